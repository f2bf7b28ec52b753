"""What every chapter of the coupling report is made from: the result with its indexes, the figures, the words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracecheck.messages import Argument, Catalogue
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result
from tracecheck.model.traceability import GoalRow, Traceability
from tracecheck.model.trail import End
from tracecheck.reports.coupling.blocks import Run, Runs
from tracecheck.reports.coupling.room import Room, room_of
from tracecheck.reports.evidence import end_name
from tracecheck.reports.names import where
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.phrases import unquoted
from tracecheck.trail.web import Web, make_web

_LONG = 4000


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a person says of the report, all of it optional: whom it is for («Til kommunestyret 18. juni 2026»)."""

    subtitle: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Input:
    """What a run was given beside the documents: `kind` is code (of the program), settings, profile, decisions or
    baseline."""

    kind: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Book:
    """`room` says what is shown of much. `anchors` are where goals stand by full id: their part, else their row of the
    matrix; none for those that have neither. All look-ups are linear to build and quick to ask."""

    result: Result
    trace: Traceability
    catalogue: Catalogue
    web: Web
    room: Room
    anchors: dict[str, str]
    occasion: Occasion = Occasion()
    inputs: tuple[Input, ...] = ()

    @property
    def corpus(self) -> Corpus:
        """The documents with their look-ups."""
        return self.web.corpus

    def text(self, message_id: str, /, **arguments: Argument) -> str:
        """A text of the catalogue."""
        return self.catalogue.text(message_id, **arguments)

    def end(self, full_id: str) -> End | None:
        """The item or passage with this full id."""
        return self.web.ends.get(full_id)

    def name(self, full_id: str, length: int = 160) -> str:
        """«delmål 2.3 «Alle har et trygt sted å bo»»; the id itself where it names nothing."""
        end = self.end(full_id)
        return end_name(end, self.catalogue, length) if end else full_id

    def words(self, full_id: str) -> str:
        """The whole text of an item or passage, without quotation marks around it."""
        end = self.end(full_id)
        return unquoted(end.text)[:_LONG] if end else ""

    def source(self, full_id: str) -> Runs:
        """Document and place of an item: «Økonomiplan 2026.docx, s. 31»."""
        end = self.end(full_id)
        if end is None:
            return ()
        spot = where(replace(end.place, path=end.place.path[-1:]), self.catalogue)
        return (Run(", ".join(part for part in (end.document, spot) if part), soft=True),)

    def document(self, key: str) -> PlanDocument | None:
        """The document with this key."""
        return self.corpus.document(key)

    def rows(self) -> Iterator[GoalRow]:
        """Every strategic goal that has a row, in the order of the report."""
        for group in self.trace.groups:
            yield from group.rows


def make_book(
    result: Result,
    trace: Traceability,
    catalogue: Catalogue,
    occasion: Occasion = Occasion(),
    inputs: tuple[Input, ...] = (),
) -> Book:
    """The book of a result, with the room of a web page; `inputs` are the files beside the documents that the run
    used."""
    room = room_of(trace, rules=_rules(result))
    return Book(result, trace, catalogue, make_web(result), room, _anchors(trace, room), occasion, inputs)


def fitted(book: Book, form: str) -> Book:
    """The same with the room of a page or of a document («word»)."""
    room = room_of(book.trace, form, _rules(book.result))
    return replace(book, room=room, anchors=_anchors(book.trace, room))


def _rules(result: Result) -> int:
    return len({finding.code for finding in result.findings})


def _anchors(trace: Traceability, room: Room) -> dict[str, str]:
    goals = (row.goal for group in trace.groups for row in group.rows)
    return {goal: f"goal-{number}" for number, goal in enumerate(goals, 1) if goal in room.rowed}
