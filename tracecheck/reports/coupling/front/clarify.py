"""What should be cleared up: the few findings that a council must know of."""

from collections.abc import Iterator

from tracecheck.model.finding import Argument, Finding
from tracecheck.model.traceability import ToClarify
from tracecheck.reports.coupling.blocks import Run, Runs
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.front.words import PART, document_words, most, number_word, say
from tracecheck.reports.lists import listed
from tracecheck.reports.look import harmless, shortened
from tracecheck.rules.phrases import label_number


def clarify_runs(book: Book) -> Iterator[Runs]:
    """One sentence a rule, each leading to its findings."""
    for each in book.trace.overview.clarify:
        more = len(each.findings) - 1 + each.more
        same = say(book, "clarify.same", count=more, number=number_word(more, book)) if more else ""
        told = " ".join(part for part in (sentence_of(book.result.findings[each.findings[0]], book), same) if part)
        yield Run(f"{told} "), Run(say(book, "more_link"), soft=True, link=f"rule-{each.rule}")


def rest_runs(book: Book) -> Runs:
    """How many other findings there are; empty where there are none."""
    remarks = book.trace.overview.remarks
    if not remarks:
        return ()
    form = "clarify.rest" if book.trace.overview.clarify else "clarify.only_rest"
    graded = book.trace.overview.graded
    parts = [say(book, f"clarify.graded_{severity}", number=str(number)) for severity, number in graded]
    return (Run(say(book, form, count=remarks, graded=listed(parts, book.catalogue)), link="findings"),)


def sentence_of(finding: Finding, book: Book) -> str:
    """The finding in a short sentence; in its own words where there is none for its rule."""
    for form in _forms(finding):
        message = f"{PART}.clarify.{form}"
        if book.catalogue.has(message):
            return book.text(message, **arguments_of(finding, book))
    return harmless(finding.message)


def _forms(finding: Finding) -> Iterator[str]:
    """The text for what the finding says exactly, then that of its rule."""
    kind = finding.message_id.rpartition(".")[2]
    kind = "other" if kind.startswith("other_") else kind
    yield f"{finding.code}_{'twice' if _other_document(finding) == finding.document else kind}"
    yield finding.code


def arguments_of(finding: Finding, book: Book) -> dict[str, Argument]:
    """The finding's own arguments, shortened, with `where` (the document), `other_where` (that of the place it is held
    against) and `what` (the goal that it is about)."""
    plain: dict[str, Argument] = {
        name: shortened(value, most("lengths", "remark")) if isinstance(value, str) else value
        for name, value in finding.arguments.items()
    }
    where = _where(finding.document, book)
    return {
        **plain,
        "where": where,
        "other_where": _where(_other_document(finding), book),
        "what": _goal(finding, book),
    }


def _where(key: str | None, book: Book) -> str:
    document = book.document(key or "")
    return document_words(document, book) if document else harmless(key or "")


def _other_document(finding: Finding) -> str | None:
    """The document (key) of the other place that a finding holds its own against."""
    return next((each.document for each in finding.related if each.role == "other"), None)


def _goal(finding: Finding, book: Book) -> str:
    """«Delmål 1.1»; by its words where it has no number."""
    prefix = "source_" if "source_kind" in finding.arguments else ""
    kind = str(finding.arguments.get(f"{prefix}kind", ""))
    if not kind:
        return ""
    number = label_number(str(finding.arguments.get(f"{prefix}label", "")))
    name = book.text(f"kind.{kind}") if number else book.text(f"the_kind.{kind}")
    text = shortened(str(finding.arguments.get(f"{prefix}text", "")), most("lengths", "remark"))
    words = harmless(number) or book.catalogue.quoted(text)
    return f"{name[:1].upper()}{name[1:]} {words}"


def first_of(each: ToClarify, book: Book) -> Finding:
    """The finding that is told."""
    return book.result.findings[each.findings[0]]
