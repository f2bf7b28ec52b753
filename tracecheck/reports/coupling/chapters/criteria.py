"""The audit criteria in words: source, what was counted, what does not meet it, what was not examined, remarks."""

from collections import Counter
from collections.abc import Iterator, Sequence

from tracecheck.model.traceability import Criterion, Population
from tracecheck.reports.coupling.blocks import (
    Block,
    Bullets,
    Column,
    Heading,
    Paragraph,
    Part,
    Row,
    Run,
    Runs,
    Table,
    said,
)
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.lists import listed
from tracecheck.reports.look import harmless, shortened
from tracecheck.resources import load_data
from tracecheck.traceability.criteria import findings_beside


def criteria_blocks(book: Book) -> Iterator[Block]:
    """A table of all criteria with room for a comment, then one part for each, then what bears on none."""
    if not book.trace.criteria:
        return
    yield Heading(_text(book, "by_criterion"), anchor="criteria")
    yield Paragraph(said(_text(book, "criteria.about")))
    yield _overview(book)
    for criterion in book.trace.criteria:
        yield _part(criterion, book)
    beside = findings_beside(book.trace, book.result)
    if beside:
        codes = sorted({book.result.findings[number].code for number in beside})
        yield Paragraph(said(_text(book, "criteria.beside", count=len(beside), codes=", ".join(codes))), "note")


def capital(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


def _text(book: Book, name: str, /, **arguments: str | int) -> str:
    return book.text(f"findings_chapter.{name}", **arguments)


def _anchor(criterion: Criterion) -> str:
    return f"criterion-{criterion.key}"


def _name(criterion: Criterion, book: Book) -> str:
    return _text(book, f"criterion.{criterion.key}")


def _overview(book: Book) -> Table:
    kinds = (
        ("criterion", "row_head", 1.6),
        ("answer", "text", 3.0),
        ("remarks", "number", 0.6),
        ("comment", "comment", 1.6),
    )
    columns = tuple(Column(_text(book, f"column.{name}"), kind, width, name) for name, kind, width in kinds)
    rows = tuple(Row(_cells(criterion, book)) for criterion in book.trace.criteria)
    return Table(columns, rows, _text(book, "criteria.caption"))


def _cells(criterion: Criterion, book: Book) -> tuple[Runs, Runs, Runs, Runs]:
    counted = ". ".join(_sentence(each, book) for each in criterion.populations if each.total)
    answer = f"{counted}." if counted else _text(book, "criteria.nothing")
    named = said(_name(criterion, book), link=_anchor(criterion))
    return named, said(answer), said(str(len(criterion.findings))), ()


def _part(criterion: Criterion, book: Book) -> Part:
    blocks = (
        Paragraph(said(_text(book, "criteria.sources", sources=capital("; ".join(_sources(criterion, book))))), "note"),
        *_counted(criterion, book),
        *_not_examined(criterion, book),
        *_remarks(criterion, book),
    )
    return Part(said(_name(criterion, book)), blocks, _anchor(criterion), 4, folded=True)


def _sources(criterion: Criterion, book: Book) -> list[str]:
    laws = (f"law.{key}" for key in criterion.sources)
    norms = (f"findings_chapter.norm.{key}" for key in criterion.sources)
    return [book.text(law if book.catalogue.has(law) else norm) for law, norm in zip(laws, norms, strict=True)]


def _counted(criterion: Criterion, book: Book) -> Iterator[Block]:
    """What was counted, and under it the texts that do not meet it, each with its place."""
    counted = [each for each in criterion.populations if each.total]
    if not counted:
        yield Paragraph(said(_text(book, "criteria.nothing")))
    for each in counted:
        yield Paragraph((Run(f"{_sentence(each, book)}."),))
        if each.lacking:
            yield from _lacking(each, book)


def _sentence(population: Population, book: Book) -> str:
    """«14 av 17 mål i samfunnsdelen har en indikator; 2 er begrunnet; 1 kan ikke vurderes»."""
    told = _text(
        book,
        f"said.{population.what}",
        count=population.total,
        met=population.met,
        where=_where(population.documents, book),
    )
    beside = {"justified": population.justified, "unknown": population.unknown}
    more = [_text(book, f"criteria.{name}", count=count) for name, count in beside.items() if count]
    return "; ".join([told, *more])


def _where(documents: Sequence[str], book: Book) -> str:
    """«samfunnsdelen og 3 temaplaner»."""
    found = (book.document(key) for key in documents)
    kinds = Counter(each.kind.value for each in found if each is not None)
    names = [kind for kind in kinds if book.catalogue.has(f"findings_chapter.kinds.{kind}")]
    told = [_text(book, f"kinds.{kind}", count=kinds[kind]) for kind in names]
    others = sum(kinds.values()) - sum(kinds[kind] for kind in names)
    return listed([*told, *([_text(book, "kinds.other", count=others)] if others else [])], book.catalogue)


def _lacking(population: Population, book: Book) -> Iterator[Block]:
    most = int(load_data("traceability")["findings"]["lacking"])
    what = _text(book, f"without.{population.what}")
    yield Paragraph(said(_text(book, "criteria.lacking", what=what, count=len(population.lacking)) + ":"), "told")
    yield Bullets(tuple(_text_of(each, book) for each in population.lacking[:most]))
    if len(population.lacking) > most:
        yield Paragraph(said(_text(book, "more", count=len(population.lacking) - most)), "note")


def _text_of(name: str, book: Book) -> Runs:
    """The words with document and place; a document by its name."""
    if book.end(name) is None:
        return said(harmless(name))
    length = int(load_data("traceability")["findings"]["quote"])
    quoted = Run(shortened(book.words(name), length), quote=True, link=book.anchors.get(name))
    return (quoted, Run(" "), *book.source(name))


def _not_examined(criterion: Criterion, book: Book) -> Iterator[Block]:
    gaps = dict.fromkeys(gap for each in criterion.populations for gap in each.not_examined)
    if not gaps:
        yield Paragraph(said(_text(book, "criteria.all_examined")), "note")
        return
    yield Paragraph(said(f"{_text(book, 'criteria.not_examined')}:"), "told")
    yield Bullets(tuple(said(_text(book, f"reason.{reason}", what=harmless(what))) for what, reason in gaps))


def _remarks(criterion: Criterion, book: Book) -> Iterator[Block]:
    """The rules that spoke, each with how often and a link to what they said."""
    findings = [book.result.findings[number] for number in criterion.findings]
    counts = Counter(finding.code for finding in findings)
    if not counts:
        yield Paragraph(said(f"{_text(book, 'criteria.no_remarks')}."))
    else:
        yield Paragraph(said(f"{_text(book, 'criteria.remarks', count=len(findings))}:"), "told")
        yield Bullets(tuple(_remark(code, counts[code], book) for code in sorted(counts)))
    if criterion.silent:
        yield Paragraph(said(_text(book, "criteria.silent", codes=", ".join(criterion.silent))), "note")


def _remark(code: str, count: int, book: Book) -> Runs:
    title = _text(book, "rule", title=book.text(f"{code}.title"), count=count)
    return (Run(title, link=f"rule-{code}"), Run(f" {code}", soft=True))
