"""Findings by rule with their law, those that are not told and why, and once more by audit criterion."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracecheck.messages.numbers import format_date
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.suppression import Suppressed
from tracecheck.reports.coupling.blocks import (
    Block,
    Bullets,
    Chapter,
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
from tracecheck.reports.coupling.chapters.criteria import capital, criteria_blocks
from tracecheck.reports.look import harmless, shortened
from tracecheck.reports.names import where
from tracecheck.reports.remarks import row_name
from tracecheck.resources import load_data

_SEVERITIES = tuple(Severity)


def chapter(book: Book) -> Chapter:
    """The chapter in words."""
    blocks = (*_by_rule(book), *_settled(book), *criteria_blocks(book))
    return Chapter("findings", book.text("findings_chapter.title"), blocks)


def rule_anchor(code: str) -> str:
    """Where the findings of a rule stand in the report."""
    return f"rule-{code}"


def rule_title(code: str, slug: str, book: Book) -> str:
    """What the rule is about in plain words; its slug where a rule of the municipality's own has no title."""
    title = f"{code}.title"
    return book.text(title) if book.catalogue.has(title) else slug


def _by_rule(book: Book) -> Iterator[Block]:
    findings = book.result.findings
    if not findings:
        yield Paragraph(said(book.text("findings_chapter.none")), "lead")
        return
    counts = Counter(finding.severity for finding in findings)
    told = [book.text(f"severities.{each}", count=counts[each]) for each in Severity if counts[each]]
    lead = book.text("findings_chapter.lead", count=len(findings), severities=", ".join(told))
    yield Paragraph(said(lead), "lead")
    yield Paragraph(said(book.text("findings_chapter.about")), "note")
    yield Heading(book.text("findings_chapter.by_rule"), anchor="findings-by-rule")
    groups: dict[str, list[Finding]] = {}
    for finding in findings:
        groups.setdefault(finding.code, []).append(finding)
    for code in sorted(groups, key=lambda each: (_gravest(groups[each]), each)):
        yield _rule(groups[code], book)


def _gravest(findings: Sequence[Finding]) -> int:
    return min(_SEVERITIES.index(finding.severity) for finding in findings)


def _rule(findings: Sequence[Finding], book: Book) -> Part:
    """One rule: what it means, its law or norm, and its findings in the order of the documents."""
    first = findings[0]
    code, title = first.code, rule_title(first.code, first.slug, book)
    named = book.text("findings_chapter.rule", title=title, count=len(findings))
    return Part(
        said(named), (*_meaning(findings, book), *_table(findings, title, book)), rule_anchor(code), 4, folded=True
    )


def _meaning(findings: Sequence[Finding], book: Book) -> Iterator[Block]:
    code = findings[0].code
    if book.catalogue.has(f"{code}.what"):
        yield Paragraph(said(book.text(f"{code}.what")))
    sources = dict.fromkeys(each.source.rstrip(".") for each in findings if each.source)
    lines = [book.text("findings_chapter.code", code=code) + "."]
    if sources:
        lines.append(book.text("findings_chapter.source", source=capital("; ".join(sources))))
    if book.catalogue.has(f"{code}.false_alarms"):
        lines.append(book.text("findings_chapter.false_alarms", text=book.text(f"{code}.false_alarms")))
    yield Paragraph(said(" ".join(lines)), "note")


def _table(findings: Sequence[Finding], title: str, book: Book) -> Iterator[Block]:
    most = _most(book)
    code = findings[0].code
    columns = (
        _column("place", book, "row_head", 1.8),
        _column("words", book, width=1.4),
        _column("remark", book, width=2.9),
        _column("comment", book, "comment", 1.5),
    )
    rows = tuple(Row((*_cells(finding, book), ())) for finding in findings[:most])
    yield Table(columns, rows, book.text("findings_chapter.caption", code=code, title=title))
    yield from _rest(len(findings) - most, book)


def _most(book: Book) -> int:
    return min(int(load_data("traceability")["findings"]["rows"]), book.room.findings)


def _rest(left_out: int, book: Book) -> Iterator[Block]:
    if left_out > 0:
        yield Paragraph(said(book.text("findings_chapter.more", count=left_out)), "note")


def _column(name: str, book: Book, kind: str = "text", width: float = 1.0) -> Column:
    return Column(book.text(f"findings_chapter.column.{name}"), kind, width, name)


def _cells(finding: Finding, book: Book) -> tuple[Runs, Runs, Runs]:
    """Document and place, the quoted words, the remark with its severity and advice."""
    severity = Run(f"{book.text(f'severity.{finding.severity}')}: ", strong=True)
    told = " ".join(part for part in (finding.message, finding.remedy) if part)
    if finding.count > 1:
        told = f"{told} {_rows(finding, book)}"
    return _place(finding, book), _words(finding, book), (severity, Run(told))


def _rows(finding: Finding, book: Book) -> str:
    """How many rows the finding stands for, and which: those that it names, as many as there is room for."""
    most = int(load_data("traceability")["findings"]["named"])
    named = [row_name(each, finding, book.web.items, book.catalogue) for each in finding.related[:most]]
    if not named:
        return book.text("findings_chapter.rows", count=finding.count)
    if finding.count > len(named):
        named.append(book.text("findings_chapter.rows_left", count=finding.count - len(named)))
    return book.text("findings_chapter.rows_named", count=finding.count, rows="; ".join(named))


def _place(finding: Finding, book: Book) -> Runs:
    name = finding.document or book.text("findings_chapter.general")
    place = replace(finding.place, path=finding.place.path[-1:]) if finding.place else None
    spot = where(place, book.catalogue)
    return (Run(f"{name}, " if spot else name), Run(spot, soft=True)) if spot else (Run(name),)


def _words(finding: Finding, book: Book) -> Runs:
    """The document's own words; a goal leads to its part of the report."""
    if not finding.quote:
        return ()
    length = int(load_data("traceability")["findings"]["quote"])
    link = book.anchors.get(finding.item or "")
    return (Run(shortened(finding.quote, length), quote=True, link=link),)


def _settled(book: Book) -> Iterator[Block]:
    """What somebody has set aside, what was known before, what was not asked for."""
    parts = [*_suppressed(book), *_known(book), *_hidden(book)]
    if parts:
        yield Heading(book.text("findings_chapter.settled.title"), anchor="findings-settled")
        yield from parts


def _suppressed(book: Book) -> Iterator[Block]:
    suppressed = book.result.suppressed
    if not suppressed:
        return
    most = _most(book)
    title = book.text("findings_chapter.settled.suppressed", count=len(suppressed))
    columns = (
        _column("place", book, "row_head", 1.3),
        _column("remark", book, width=2.5),
        _column("reason", book, width=2),
        _column("comment", book, "comment", 1.4),
    )
    rows = tuple(
        Row((_place(each.finding, book), _aside(each, book), _why(each, book), ())) for each in suppressed[:most]
    )
    yield Part(said(title), (Table(columns, rows, title), *_rest(len(suppressed) - most, book)), "suppressed", 4, True)


def _aside(suppressed: Suppressed, book: Book) -> Runs:
    finding = suppressed.finding
    return (Run(f"{rule_title(finding.code, finding.slug, book)}: ", strong=True), Run(finding.message))


def _why(suppressed: Suppressed, book: Book) -> Runs:
    """The reason in its author's words, then by whom (a role), in which case, until when and where it is written."""
    by = suppressed.justification
    reason = Run(harmless(by.reason), quote=True) if by.reason else Run(book.text("findings_chapter.settled.no_reason"))
    told = {"by": by.by, "case": by.case, "expires": _day(by.expires, book)}
    parts = [
        book.text(f"findings_chapter.settled.{name}", value=harmless(value)) for name, value in told.items() if value
    ]
    parts.append(book.text(f"findings_chapter.settled.written_in_{by.source}"))
    return (reason, Run(f" ({', '.join(parts)})", soft=True))


def _day(iso: str | None, book: Book) -> str:
    return format_date(iso, book.catalogue.language) if iso else ""


def _known(book: Book) -> Iterator[Block]:
    """What the baseline knows of, by rule."""
    use, known = book.result.baseline, book.result.known
    if use is None:
        return
    day = _day(use.written, book)
    written = book.text("findings_chapter.settled.written", date=day) if day else ""
    text = book.text("findings_chapter.settled.known_text", file=harmless(use.file), written=written and f" {written}")
    blocks: list[Block] = [Paragraph(said(text))]
    if use.gone:
        blocks.append(Paragraph(said(book.text("findings_chapter.settled.gone", count=use.gone))))
    counts = Counter((finding.code, finding.slug) for finding in known)
    if counts:
        columns = (_column("rule", book, "row_head", 4), _column("count", book, "number"))
        rows = [
            Row((said(f"{code} {rule_title(code, slug, book)}"), said(str(counts[code, slug]))))
            for code, slug in sorted(counts)
        ]
        blocks.append(Table(columns, tuple(rows), book.text("findings_chapter.settled.known", count=len(known))))
    title = book.text("findings_chapter.settled.known", count=len(known))
    yield Part(said(title), tuple(blocks), "known", 4, folded=True)


def _hidden(book: Book) -> Iterator[Block]:
    hidden = book.result.hidden
    counts = {"confidence": hidden.confidence, "unchanged": hidden.unchanged}
    told = [
        book.text(f"findings_chapter.settled.hidden_{name}", count=count) for name, count in counts.items() if count
    ]
    if told:
        yield Bullets(tuple(said(each) for each in told))
