"""Each strategic goal: its thread, its weakest step, the quotes side by side, what came near."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tracecheck.messages.numbers import format_number
from tracecheck.model.coupling import Candidate, Link, ThreadState
from tracecheck.model.finding import Finding
from tracecheck.model.keys import text_key
from tracecheck.model.traceability import COLUMNS, Cell, CellState, GoalRow
from tracecheck.reports.coupling import put_off, states
from tracecheck.reports.coupling.blocks import Beside, Block, Bullets, Chapter, Paragraph, Part, Quote, Run, Runs, said
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.coupling.chapters.findings import rule_anchor
from tracecheck.reports.coupling.chapters.goal_steps import goal_steps
from tracecheck.reports.evidence import evidence_text
from tracecheck.reports.lists import listed
from tracecheck.reports.look import harmless, shortened
from tracecheck.resources import load_data
from tracecheck.rules.answers import same_goal
from tracecheck.rules.kinds import REPORTS

_CARRIED = (CellState.TIGHT, CellState.LOOSE, CellState.CONFIRMED, CellState.CONFLICTING)
_SAID = (CellState.JUSTIFIED, CellState.MISSING)
_KINDS = {"indicator": "indicator"}
_FOLDED = (ThreadState.WHOLE, ThreadState.JUSTIFIED)

Findings = Mapping[str, Sequence[Finding]]


def chapter(book: Book) -> Chapter:
    """The chapter in words: a part a goal, in the order of the documents."""
    return Chapter("goals", book.text("goals_chapter.title"), tuple(_blocks(book)))


def _blocks(book: Book) -> Iterator[Block]:
    rows = list(book.rows())
    if not rows:
        yield Paragraph(said(book.text("goals_chapter.none")), "lead")
        return
    yield Paragraph(said(book.text("goals_chapter.lead")), "lead")
    yield Paragraph(said(book.text("goals_chapter.about")), "note")
    if len(book.room.told) < len(rows):
        yield Paragraph(said(book.text("report_room.told", goals=len(rows), shown=len(book.room.told))), "told")
    findings: dict[str, list[Finding]] = defaultdict(list)
    for finding in book.result.findings:
        if finding.item:
            findings[finding.item].append(finding)
    for row in rows:
        if row.goal in book.room.told:
            yield _part(row, findings, book)


def _part(row: GoalRow, findings: Findings, book: Book) -> Part:
    beside = tuple(_beside(row, book))
    blocks = (*_head(row, book, bool(beside)), *beside, *_without(row, book), *goal_steps(row, book))
    return Part(
        title=(Run(book.name(row.goal)), Run(f" – {state_words(row, book)}", soft=True)),
        blocks=(*blocks, *_findings(findings.get(row.goal, ()), book)),
        anchor=book.anchors[row.goal],
        folded=row.state in _FOLDED,
        tags=(f"thread-{row.state.value}",),
    )


def state_words(row: GoalRow, book: Book) -> str:
    """«hel tråd», «brutt ved indikator»."""
    state = book.text(f"thread.{row.state.value}")
    if row.state is not ThreadState.BROKEN or not row.broken_at:
        return state
    return book.text("goals_chapter.state_at", state=state, step=book.text(f"step.{row.broken_at}"))


def _head(row: GoalRow, book: Book, quoted: bool) -> Iterator[Block]:
    """Where the goal stands, unless its words are quoted below, and its weakest step where that is not said above."""
    runs = [] if quoted else [*book.source(row.goal), Run(". ", soft=True)]
    if row.area:
        runs.append(Run(book.text("goals_chapter.area", name=book.name(row.area, 80)) + " ", soft=True))
    if row.weakest and (row.state is not ThreadState.BROKEN or row.weakest != row.broken_at):
        step = book.text(f"step.{row.weakest}")
        runs.append(Run(book.text("goals_chapter.weakest", step=step), strong=True))
    if runs:
        yield Paragraph(tuple(runs))


def _beside(row: GoalRow, book: Book) -> Iterator[Block]:
    """The goal's own words, and beside them those that carry each column."""
    carried = [(name, row.cells[name]) for name in COLUMNS if row.cells[name].state in _CARRIED]
    quotes = tuple(quote for name, cell in carried for quote in _quotes(row, name, cell, book))
    if quotes:
        own = Quote(_short(book.words(row.goal)), book.source(row.goal))
        titles = (book.text("goals_chapter.decided"), book.text("goals_chapter.follows"))
        yield Beside(((own,), quotes), titles)


def _quotes(row: GoalRow, name: str, cell: Cell, book: Book) -> Iterator[Quote]:
    """The words that carry a column best, why they do, and how many more there are."""
    item = _best(row, name, cell, book)
    lead = [Run(f"{_column(name, book)}: ", strong=True), Run(states.word(cell.state, book.catalogue).lower())]
    more = len(cell.items) - 1 + cell.more
    if more > 0:
        lead.append(Run(", " + book.text("goals_chapter.more", count=more), soft=True))
    if name == "indicator" and row.measures_itself:
        lead.append(Run(", " + book.text("matrix_chapter.own_measure"), soft=True))
    if item is None or item == row.goal:
        yield Quote(_short(book.words(row.goal)), book.source(row.goal), tuple(lead), cell.state)
        return
    evidence = _evidence(row, item, book)
    source = (*book.source(item), Run(f" – {evidence}", soft=True)) if evidence else book.source(item)
    yield Quote(_short(book.words(item)), source, tuple(lead), cell.state)


def _best(row: GoalRow, name: str, cell: Cell, book: Book) -> str | None:
    """Of what carries a column the text that says something of its own, not the goal printed again; an indicator where
    one is asked for, from a plan of now rather than a report or an older plan."""
    own = text_key(book.words(row.goal))
    items = [each for each in _carrying(row, name, cell, book) if each in book.web.ends]

    def rank(item: str) -> tuple[bool, bool, bool, bool, int]:
        end, document = book.web.ends[item], book.document(book.web.ends[item].document)
        told = name != "report" and document is not None and document.kind in REPORTS
        other = name != "report" and (end.kind == "indicator") != (name == "indicator")
        return text_key(end.text) == own, other, told, end.document not in book.web.current, items.index(item)

    return min(items, key=rank, default=None)


def _carrying(row: GoalRow, name: str, cell: Cell, book: Book) -> Sequence[str]:
    """The items of a column; where it rests on the goal alone, what below it says so («minst 150 deltakere»)."""
    thread = book.corpus.thread(row.goal)
    step = thread.steps.get(name) if thread else None
    if cell.items != (row.goal,) or step is None:
        return cell.items
    return [link.partition(" -> ")[0] for link in (*step.shallow, *step.deep)] or cell.items


def _column(name: str, book: Book) -> str:
    return book.text(f"threads_chapter.column.{name}")


def _evidence(row: GoalRow, item: str, book: Book) -> str:
    """The first piece of evidence of the coupling that leads from the item to the goal, else upwards."""
    link = _link(row, item, book)
    shown = book.end(item)
    if link is None or not link.evidence or shown is None:
        return ""
    return evidence_text(link.evidence[0], link, shown, book.web.ends, book.catalogue)


def _link(row: GoalRow, item: str, book: Book) -> Link | None:
    """The coupling to the goal itself or where it is printed, before those to what lies between."""
    goal = book.corpus.item(row.goal)
    places = {each.id for each in same_goal(book.corpus, goal)} if goal else set()
    links = [link for link in book.web.upwards(item) if link.relation != "shared"]
    return min(links, key=lambda link: (link.target != row.goal, link.target not in places, link.target), default=None)


def _without(row: GoalRow, book: Book) -> Iterator[Block]:
    """The columns that nothing carries, with the reason, or what was looked into and what comes near; columns of which
    the same is to be said share a line."""
    lines: dict[Runs, list[str]] = {}
    for name in COLUMNS:
        if row.cells[name].state in _SAID:
            lines.setdefault(_line(row.cells[name], book), []).append(_column(name, book))
    if lines:
        yield Bullets(tuple((Run(f"{_named(names, book)}: ", strong=True), *line) for line, names in lines.items()))


def _named(names: Sequence[str], book: Book) -> str:
    """«Økonomiplan, indikator og rapport»."""
    return listed([names[0], *(name[:1].lower() + name[1:] for name in names[1:])], book.catalogue)


def _line(cell: Cell, book: Book) -> Runs:
    runs = [Run(f"{states.word(cell.state, book.catalogue).lower()}. ")]
    if cell.state is CellState.JUSTIFIED:
        runs.extend(_justified(cell, book))
    else:
        runs.extend(_near(cell, book))
        runs.extend(_looked(cell, book))
    return tuple(runs)


def _justified(cell: Cell, book: Book) -> Iterator[Run]:
    """The words that put it off, and in brackets where they stand or who decided it."""
    words = put_off.reason(cell, book)
    yield from (*words, Run(" (" if words else "(", soft=True), *put_off.resting_on(cell, book), Run("). ", soft=True))


def _near(cell: Cell, book: Book) -> Iterator[Run]:
    found = [near for each in cell.nearest[: _most("nearest")] if (near := _candidate(each, book))]
    if found:
        yield Run(book.text("goals_chapter.nearest") + ": ")
        for number, runs in enumerate(found):
            yield from (*((Run("; "),) if number else ()), *runs)
        yield Run(". ")


def _candidate(candidate: Candidate, book: Book) -> Runs:
    """A text that comes near, with its likeness and place."""
    if book.end(candidate.source) is None:
        return ()
    score = format_number(round(candidate.score, 2), book.catalogue.language)
    name = book.text("goals_chapter.likeness", name=book.name(candidate.source, 100), score=score)
    return (Run(name), Run(", ", soft=True), *book.source(candidate.source))


def _looked(cell: Cell, book: Book) -> Iterator[Run]:
    if cell.looked:
        most = _most("looked")
        names = ", ".join(book.catalogue.quoted(harmless(key)) for key in cell.looked[:most])
        if len(cell.looked) > most:
            names = book.text("goals_chapter.looked_more", names=names, count=len(cell.looked) - most)
        yield Run(book.text("goals_chapter.looked", names=names) + ".", soft=True)


def _findings(findings: Sequence[Finding], book: Book) -> Iterator[Block]:
    """What the rules say of the goal; each leads to its rule."""
    if not findings:
        return
    most = _most("findings")
    runs: list[Run] = [Run(book.text("goals_chapter.findings") + ": ", strong=True)]
    for number, finding in enumerate(findings[:most]):
        runs.extend((Run("; "),) if number else ())
        runs.append(Run(finding.code, link=rule_anchor(finding.code)))
        runs.append(Run(" " + _short(finding.message)))
    if len(findings) > most:
        runs.append(Run(" " + book.text("goals_chapter.findings_more", count=len(findings) - most), soft=True))
    yield Paragraph(tuple(runs))


def _short(text: str) -> str:
    return shortened(text, _most("quote"))


def _most(name: str) -> int:
    return int(load_data("traceability")["goal"][name])
