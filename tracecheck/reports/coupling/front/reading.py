"""What was read, and what could not be examined."""

from collections.abc import Iterator, Sequence

from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.traceability import COLUMNS, ReadKind
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.front.words import (
    adopted_words,
    documents_words,
    most,
    number_word,
    say,
)
from tracecheck.reports.lists import listed
from tracecheck.reports.look import harmless, shortened
from tracecheck.reports.names import period_text
from tracecheck.rules.checked import first_year
from tracecheck.rules.kinds import ANNUAL_REPORTS, REPORTS, SAMFUNNSDEL, UNIT_PLANS

_KINDS = {"unit": UNIT_PLANS, "report": REPORTS}


def read_text(book: Book) -> str:
    """«samfunnsdelen 2024–2036, økonomiplanen 2026–2029 slik dere vedtok den (sak 94/25), sju av ni …»."""
    overview = book.trace.overview
    if not overview.read:
        if not book.result.documents:
            return say(book, "read.none")
        everything = len(overview.unread) == len(book.result.documents)
        return say(book, "read.nothing" if everything else "read.none_counts")
    told = listed([part for kind in overview.read for part in _kind(kind, book)], book.catalogue)
    return " ".join([f"{told}.", *_places(book)])


def _places(book: Book) -> Iterator[str]:
    places = [shortened(place, most("lengths", "name")) for place in book.trace.overview.places]
    if len(places) > 1:
        number = number_word(len(places), book)
        yield say(book, "read.places", number=number, names=listed(places, book.catalogue))


def _kind(read: ReadKind, book: Book) -> Iterator[str]:
    """The documents of one kind: by name where they are few, else counted."""
    documents = [document for key in read.documents if (document := book.document(key)) is not None]
    if read.kind is DocumentKind.UNKNOWN:
        yield say(book, "read.other", count=len(documents), number=number_word(len(documents), book))
    elif read.kind is DocumentKind.VEDTAK and all(each.adopted and each.adopted.case for each in documents):
        cases = [harmless(each.adopted.case) for each in documents if each.adopted and each.adopted.case]
        yield _decisions(cases, book)
    elif read.expected is not None and read.expected > 1:
        yield _counted("of", documents, book, number_word(read.expected, book))
    elif len(documents) <= _named(book):
        yield from (_one(document, book) for document in documents)
    else:
        yield _counted("counted", documents, book)


def _named(book: Book) -> int:
    """So many of a kind are named; of several municipalities two plans of a kind have one name."""
    return most("read", "named") if len(book.trace.overview.places) < 2 else 1


def _decisions(cases: Sequence[str], book: Book) -> str:
    if len(cases) <= most("read", "named"):
        return listed([say(book, "read.decision", case=case) for case in cases], book.catalogue)
    kinds = say(book, f"plural.{DocumentKind.VEDTAK}")
    return say(book, "read.counted", number=number_word(len(cases), book), kinds=kinds, period="")


def _counted(form: str, documents: Sequence[PlanDocument], book: Book, total: str = "") -> str:
    periods = {period_text(document) for document in documents}
    period = say(book, "read.for_year", period=periods.pop()) if len(periods) == 1 and "" not in periods else ""
    kinds = say(book, f"plural.{documents[0].kind}")
    number = number_word(len(documents), book) if len(documents) > 1 else say(book, "read.one")
    return say(book, f"read.{form}", number=number, total=total, kinds=kinds, period=period)


def _one(document: PlanDocument, book: Book) -> str:
    """A document by name; a report with the year of the plan that it was held against."""
    name = adopted_words(document, book)
    told = [plan for key in book.trace.overview.told if (plan := book.document(key)) is not None]
    if document.kind not in REPORTS or not any(first_year(plan) == first_year(document) for plan in told):
        return name
    annual = [each for kind in book.trace.overview.read if kind.kind in ANNUAL_REPORTS for each in kind.documents]
    if annual and document.key not in annual:
        return name
    return say(book, "read.held", what=name, year=first_year(document))


def unread_sentences(book: Book) -> Iterator[str]:
    """What could not be examined, and what that keeps open."""
    overview = book.trace.overview
    told = [*_files("files", overview.unread, book), *_files("partly", overview.partly, book), *_absent(book)]
    if book.trace.counts["goals"]:
        told.extend(_no_top(book))
    if not overview.unread and not overview.partly:
        told.append(say(book, "unread.all_read") if book.result.documents else "")
    yield from (*filter(None, told), say(book, "unread.never"))


def _files(form: str, keys: Sequence[str], book: Book) -> Iterator[str]:
    if keys:
        names = _names(
            [book.catalogue.quoted(shortened(key.rpartition("/")[2], most("lengths", "name"))) for key in keys], book
        )
        yield say(book, f"unread.{form}", count=len(keys), number=number_word(len(keys), book), names=names)


def _names(names: Sequence[str], book: Book) -> str:
    named = most("unread", "named")
    if len(names) <= named:
        return listed(names, book.catalogue)
    return say(book, "since.names", names=", ".join(names[:named]))


def absent_columns(book: Book) -> list[str]:
    """The columns that no document of this folder could be looked into for; none where there are no goals."""
    counts = book.trace.counts
    columns = [column for column in COLUMNS if counts["goals"] and not counts.get(f"{column}.examined")]
    here = {kind.kind for kind in book.trace.overview.read}
    return [column for column in columns if column != "indicator" and not _is_top(column, here, book)]


def absent_name(column: str, book: Book) -> str:
    """The name of a column that could not be looked into: other words where such documents are here of another time."""
    kinds = _KINDS.get(column, ())
    here = any(kind.kind in kinds for kind in book.trace.overview.read)
    return f"{column}_of_now" if here else column


def _is_top(column: str, here: set[DocumentKind], book: Book) -> bool:
    """The økonomiplan does not follow up itself where its own goals are the ones that are counted."""
    return column == "plan" and DocumentKind.OKONOMIPLAN in here


def _absent(book: Book) -> Iterator[str]:
    columns = absent_columns(book)
    if columns:
        what = listed([say(book, f"unread.{absent_name(column, book)}") for column in columns], book.catalogue)
        yield say(book, "unread.absent", count=len(columns), what=what)
    units = book.trace.overview.units_absent
    if units and "unit" not in columns:
        names = _names([shortened(unit, most("lengths", "name")) for unit in units], book)
        yield say(book, "unread.units", count=len(units), number=number_word(len(units), book), names=names)


def _no_top(book: Book) -> Iterator[str]:
    kinds = {kind.kind for kind in book.trace.overview.read}
    if kinds.isdisjoint(SAMFUNNSDEL):
        yield say(book, "unread.top", documents=top_words(book))


def top_words(book: Book, dated: bool = True) -> str:
    """The documents whose goals are counted."""
    return documents_words([group.document for group in book.trace.groups if group.counted], book, dated)


def sides_words(book: Book) -> tuple[str, str]:
    """The budgets and agreements of both editions that were compared, whether their deadlines moved on or not; a plan
    that was in force for both is the same file on both sides."""
    since = book.trace.since
    pairs = since.comparison.documents if since else ()
    sides = [(pair.old.key, pair.new.key) for pair in pairs if pair.old and pair.new and pair.old.key != pair.new.key]
    return documents_words([old for old, _ in sides], book), documents_words([new for _, new in sides], book)
