"""How a document was understood, for a terminal."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracecheck.messages import Catalogue
from tracecheck.model.item import Item
from tracecheck.model.trace import Trace, UnitTrace
from tracecheck.reports.coverage import coverage_text
from tracecheck.reports.inspect_select import Numbered, PagePart, Selection, has_words, parts_of
from tracecheck.reports.inspect_words import (
    block_name,
    continued_text,
    fate_text,
    foot_text,
    item_text,
    state_of,
    table_lines,
    tip_text,
)
from tracecheck.reports.look import Look, harmless, made_line, shortened
from tracecheck.reports.names import document_line, problem_text
from tracecheck.resources import load_data

MARKS = {"read": "●", "opening": "◆", "left": "○", "plain": "·"}
_STYLES = {"read": "green", "opening": "cyan", "left": "yellow", "plain": "dim"}


@dataclass(frozen=True, slots=True)
class _View:
    """What every line is made from."""

    trace: Trace
    selection: Selection
    catalogue: Catalogue
    look: Look
    items: Mapping[str, Item]

    @property
    def length(self) -> int:
        """How many characters of a text are shown."""
        return int(load_data("inspect")["text"]["part" if self.selection.is_part else "overview"])


def render_inspection(trace: Trace, selection: Selection, catalogue: Catalogue, look: Look) -> str:
    """Who the document is, then page by page what became of each unit; a legend at the top."""
    view = _View(trace, selection, catalogue, look, {item.id: item for item in trace.plan.items})
    parts = parts_of(trace, selection)
    told = told_of(parts, trace, selection, catalogue)
    lines = [*_head(view), *(("", look.wrap(told, indent=2)) if told else ())]
    for part in parts:
        lines += ["", *_part(part, view)]
    return "\n".join([*lines, "", made_line(catalogue, look)]) + "\n"


def part_title(part: PagePart, catalogue: Catalogue) -> str:
    """«Side 14 (trykt 12)», or the heading of a part of a document without pages."""
    if part.page is None:
        return part.title or catalogue.text("inspect.beginning")
    if part.label and part.label != str(part.page):
        return catalogue.text("inspect.page_printed", page=part.page, printed=harmless(part.label))
    return catalogue.text("inspect.page", page=part.page)


def summary_lines(trace: Trace, catalogue: Catalogue) -> Iterator[str]:
    """What the document is, what was read, what was not."""
    yield document_line(trace.plan, catalogue)
    counts: dict[str, int] = {}
    for item in trace.plan.items:
        counts[item.kind] = counts.get(item.kind, 0) + 1
    said = ", ".join(catalogue.text(f"kinds.{kind}", count=count) for kind, count in sorted(counts.items()))
    yield said or catalogue.text("inspect.items_none")
    line = coverage_text(trace.plan, catalogue)
    if line:
        yield line
    for problem in trace.plan.problems:
        yield catalogue.text("inspect.problem", message=problem_text(problem, trace.plan, catalogue))


def told_of(parts: tuple[PagePart, ...], trace: Trace, selection: Selection, catalogue: Catalogue) -> str:
    """How many places were found, or what to do when there is nothing to show."""
    if not trace.units:
        scanned = any(problem.code == "TC002" for problem in trace.plan.problems)
        return catalogue.text("inspect.nothing_scanned" if scanned else "inspect.nothing")
    if not selection.words:
        return ""
    words = harmless(selection.words)
    hits = sum(each.hit for part in parts for each in part.units) + sum(len(part.dropped) for part in parts)
    return (
        catalogue.text("inspect.hit", count=hits, words=words)
        if hits
        else catalogue.text("inspect.no_hit", words=words)
    )


def _head(view: _View) -> Iterator[str]:
    look = view.look
    yield look.style(harmless(view.trace.plan.key), "bold")
    for line in summary_lines(view.trace, view.catalogue):
        yield look.wrap(harmless(line), indent=2, hanging=2)
    marks = (f"{mark} {view.catalogue.text(f'inspect.state.{state}')}" for state, mark in MARKS.items())
    yield look.style(look.wrap("   ".join(marks), indent=2), "dim")


def _part(part: PagePart, view: _View) -> Iterator[str]:
    look = view.look
    yield look.style(shortened(part_title(part, view.catalogue), look.width), "bold")
    for each in part.continued:
        yield look.style(look.wrap(continued_text(each.unit, view.catalogue), indent=2), "dim")
    for each in part.units:
        yield from _unit(each, view)
    foot = foot_text(part, view.catalogue)
    if foot:
        yield look.style(look.wrap(foot, indent=2, hanging=2), "dim")


def _unit(numbered: Numbered, view: _View) -> Iterator[str]:
    unit, look, catalogue = numbered.unit, view.look, view.catalogue
    yield _marked(unit, view)
    if shows_text(unit, view.items):
        marker = f"{harmless(unit.marker)} " if unit.marker else ""
        yield look.wrap(marker + catalogue.quoted(shortened(unit.text, view.length)), indent=4)
    for line in table_lines(unit.table, catalogue) if unit.table is not None else ():
        yield look.wrap(harmless(line), indent=4, hanging=2)
    for item in _shown_items(numbered, view):
        yield look.wrap(f"→ {item_text(item, view.items, catalogue, view.length)}", indent=4, hanging=2)
    tip = tip_text(unit, catalogue) if numbered.hit else ""
    if tip:
        yield look.style(look.wrap(tip, indent=4), "bold")


def _marked(unit: UnitTrace, view: _View) -> str:
    state = state_of(unit)
    said = (block_name(unit, view.catalogue), fate_text(unit, view.trace.plan, view.items, view.catalogue))
    line = view.look.wrap(f"{MARKS[state]} {harmless(' · '.join(said))}", indent=2, hanging=2)
    return view.look.style(line, _STYLES[state])


def _shown_items(numbered: Numbered, view: _View) -> Iterator[Item]:
    """What was read from the unit; of a table in which words were found, what has them."""
    narrowed = numbered.hit and numbered.unit.table is not None
    for item in (view.items[each] for each in numbered.unit.items if each in view.items):
        if not narrowed or has_words(_words(item), view.selection.words):
            yield item


def shows_text(unit: UnitTrace, items: Mapping[str, Item]) -> bool:
    """Whether the words of a unit say more than the one item read from it."""
    if not unit.text:
        return False
    read = [items[each] for each in unit.items if each in items]
    return len(read) != 1 or len(unit.text) > len(_words(read[0])) + len(read[0].label or "") + 3


def _words(item: Item) -> str:
    return " ".join(filter(None, (item.label, item.text, item.description)))
