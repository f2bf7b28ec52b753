"""How page one says numbers, documents and goals."""

from collections.abc import Mapping, Sequence

from tracecheck.messages import Argument
from tracecheck.model.plan import DocumentKind, PlanDocument, Status
from tracecheck.model.traceability import GoalRow
from tracecheck.reports.coupling.blocks import Run, Runs
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.lists import listed
from tracecheck.reports.look import harmless, shortened
from tracecheck.reports.names import period_text
from tracecheck.resources import load_data
from tracecheck.rules.checked import DRAFTS
from tracecheck.rules.kinds import BUDGETS, ECONOMIC, REPORTS, THEMATIC
from tracecheck.rules.phrases import label_number, unquoted

PART = "council_chapter"
_ADOPTED = (Status.ADOPTED, Status.ADOPTED_AMENDED)
_MARK = "\x00"
_TITLED = frozenset({*THEMATIC, DocumentKind.SAKSFRAMLEGG})
"""Of these a municipality has several, and each is known by its title."""


def say(book: Book, message: str, /, **arguments: Argument) -> str:
    """A text of page one."""
    return book.text(f"{PART}.{message}", **arguments)


def filled(book: Book, message: str, runs: Mapping[str, Runs], /, **arguments: Argument) -> Runs:
    """A text of page one in which some words look otherwise or lead somewhere."""
    marks = {name: f"{_MARK}{name}{_MARK}" for name in runs}
    told: list[Run] = []
    for number, piece in enumerate(say(book, message, **arguments, **marks).split(_MARK)):
        told.extend(runs[piece] if number % 2 else (Run(piece),) if piece else ())
    return tuple(told)


def number_word(number: int, book: Book) -> str:
    """«sju»; figures from thirteen."""
    name = f"{PART}.number.{number}"
    return book.text(name) if book.catalogue.has(name) else str(number)


def document_words(document: PlanDocument, book: Book, dated: bool = True) -> str:
    """«økonomiplanen 2026–2029», «forslaget til økonomiplan 2027–2030», «enhetsavtalen for Lyngmo skole 2026»; without
    the years where they have been said."""
    period = period_text(document) if dated else ""
    if document.title and document.kind in _TITLED:
        return _of_title(document, period, book)
    if document.status in DRAFTS:
        kind = book.text(f"document_kind.{document.kind}")
        return say(book, f"read.{document.status}", kind=kind, period=period)
    the_document = book.text(f"the_document.{document.kind}")
    if document.kind in REPORTS and period:
        return say(book, "read.dated", the_document=the_document, period=period)
    if document.unit:
        unit = shortened(document.unit, _short())
        return say(book, "read.of_unit", the_document=the_document, unit=unit, period=period)
    return say(book, "read.named", the_document=the_document, period=period)


def _of_title(document: PlanDocument, period: str, book: Book) -> str:
    """««Boligplan 2026–2033»», «høringsutkastet til «Boligplan 2026–2033»»; a case put before a council is no draft."""
    titled = _titled(document, period, book)
    if document.status in DRAFTS and document.kind in THEMATIC:
        return say(book, f"read.{document.status}", kind=titled, period="").rstrip()
    return titled


def _titled(document: PlanDocument, period: str, book: Book) -> str:
    """««Bustadpolitisk plan 2024–2033»»: a municipality has several plans of such a kind."""
    title = shortened(document.title or "", _short())
    quoted = book.catalogue.quoted(title)
    said = all(year in title for year in period.split("–"))
    return quoted if said else f"{quoted} {period}"


def adopted_words(document: PlanDocument, book: Book) -> str:
    """«økonomiplanen 2026–2029 slik dere vedtok den (sak 94/25)» for a plan of this council; else its name, and that
    nothing says whether it is adopted."""
    if document.kind not in BUDGETS or document.status in DRAFTS:
        return document_words(document, book)
    the_document = book.text(f"the_document.{document.kind}")
    it, period = say(book, f"it.{document.kind}"), period_text(document)
    adopted = document.adopted
    if document.status is Status.UNKNOWN:
        return say(book, "read.unsaid", the_document=the_document, period=period, it=it)
    if document.status in _ADOPTED and document.kind in ECONOMIC and adopted and is_council(adopted.body):
        case = say(book, "read.case", case=harmless(adopted.case)) if adopted.case else ""
        return say(book, "read.council", the_document=the_document, period=period, it=it, case=case)
    return document_words(document, book)


def is_council(body: str | None) -> bool:
    """Whether a body that a document names is the council."""
    return any((body or "").casefold() in names for names in load_data("council")["bodies"].values())


def documents_words(keys: Sequence[str], book: Book, dated: bool = True) -> str:
    """One document by its name; several of one kind as «enhetsavtalene», of several kinds as «temaplanene og
    økonomiplanen»."""
    documents = [document for key in keys if (document := book.document(key)) is not None]
    kinds = list(dict.fromkeys(document.kind for document in documents))
    by_kind = ([each for each in documents if each.kind is kind] for kind in kinds)
    return listed([_of_kind(each, book, dated) for each in by_kind], book.catalogue)


def _of_kind(documents: Sequence[PlanDocument], book: Book, dated: bool) -> str:
    if len(documents) == 1:
        return document_words(documents[0], book, dated)
    return the_plural(documents[0].kind, book)


def the_plural(kind: DocumentKind, book: Book) -> str:
    """«enhetsavtalene»."""
    name = f"{PART}.the_plural.{kind}"
    return book.text(name) if book.catalogue.has(name) else say(book, "the_plural.plans")


def goal_words(label: str | None, text: str) -> str:
    """«2.3 Alle har et trygt sted å bo»."""
    return f"{harmless(label_number(label))} {shortened(unquoted(text).rstrip('.'), _short())}".strip()


def goal_run(row: GoalRow, book: Book) -> Run:
    """A goal by number and short text, leading to its part of the report."""
    return Run(goal_words(row.label, row.text), link=book.anchors.get(row.goal))


def joined(parts: Sequence[Runs], between: str) -> Runs:
    """Runs after each other, with something between them."""
    told: list[Run] = []
    for number, part in enumerate(parts):
        told.extend((Run(between), *part) if number else part)
    return tuple(told)


def council_words(book: Book) -> str:
    """«kommunestyret», or what this municipality calls it."""
    return say(book, f"council.{book.trace.overview.body or 'kommunestyret'}")


def most(table: str, name: str) -> int:
    """A number of `data/council.toml`."""
    return int(load_data("council")[table][name])


def _short() -> int:
    return most("missing", "short")
