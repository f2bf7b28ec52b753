"""What every chapter of the coupling report is made from: the result with its indexes, the figures, the words."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracecheck.messages import Argument, Catalogue
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result
from tracecheck.model.traceability import GoalRow, Traceability
from tracecheck.model.trail import End
from tracecheck.reports.coupling.blocks import Run, Runs
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
    """A file beside the documents that a run was given: `kind` is settings, profile, decisions or baseline."""

    kind: str
    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Book:
    """`anchors` are the parts of goals by full id. All look-ups are linear to build and quick to ask."""

    result: Result
    trace: Traceability
    catalogue: Catalogue
    web: Web
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
    """The book of a result; `inputs` are the files beside the documents that the run used."""
    goals = (row.goal for group in trace.groups for row in group.rows)
    anchors = {goal: f"goal-{number}" for number, goal in enumerate(goals, 1)}
    return Book(result, trace, catalogue, make_web(result), anchors, occasion, inputs)
