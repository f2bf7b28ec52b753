"""What became of every unit of a document, for those who ask why something was not read."""

from collections.abc import Iterator, Mapping

from tracecheck.model.item import Item
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import Block, BlockKind, Box, SourceDocument
from tracecheck.model.trace import Fate, Holds, Trace, UnitTrace
from tracecheck.parsers.coverage import characters_in, characters_of
from tracecheck.parsers.explain_tables import trace_table
from tracecheck.parsers.parsing import Parsed
from tracecheck.parsers.structure.sections import Part
from tracecheck.parsers.structure.steps import Step, why_nothing

_HOLDS = {
    Part.OPEN: Holds.OPEN,
    Part.OWN: Holds.OWN,
    Part.SOFT: Holds.BACKGROUND,
    Part.HARD: Holds.NOTHING,
    Part.PREVIOUS: Holds.PREVIOUS,
    Part.QUOTED: Holds.QUOTED,
}


def explain(source: SourceDocument, parsed: Parsed) -> Trace:
    """The plan with the fate of each unit, in reading order."""
    steps: dict[int, list[Step]] = {}
    for step in parsed.reading.steps:
        steps.setdefault(step.unit.block.index, []).append(step)
    public = {block.index: block for block in parsed.public.blocks}
    names = _Names(parsed)
    units = tuple(unit for block in source.blocks for unit in _units(block, public, steps, names))
    return Trace(parsed.plan, units, source.dropped, tuple(_hidden(source.blocks, public)))


def _hidden(blocks: tuple[Block, ...], public: Mapping[int, Block]) -> Iterator[Box]:
    """Where what was left out of the blocks stands, cells of tables included."""
    for block in blocks:
        kept = public.get(block.index)
        if kept is None:
            yield from block.place.boxes
        elif kept is not block and block.table is not None and kept.table is not None:
            shown = {inner.index for cell in kept.table.cells for inner in cell.blocks}
            yield from (
                box
                for cell in block.table.cells
                for inner in cell.blocks
                if inner.index not in shown
                for box in inner.place.boxes
            )


class _Names:
    """Final ids by provisional ones, and by the words of goals that are printed again."""

    def __init__(self, parsed: Parsed) -> None:
        self.plan: PlanDocument = parsed.plan
        self._final: dict[str, list[str]] = {}
        for provisional, final in parsed.reading.ids.items():
            self._final.setdefault(provisional.partition("+")[0], []).append(final)
        self._worded: dict[str, Item] = {}
        for item in parsed.plan.items:
            self._worded.setdefault(text_key(item.text), item)

    def final(self, provisional: tuple[str, ...]) -> tuple[str, ...]:
        """The ids of the plan for those of the walk; none for an item that was put together with another."""
        return tuple(final for each in provisional for final in self._final.get(each, ()))

    def about(self, step: Step) -> str | None:
        """The item that the unit writes on, or says again."""
        if step.about is not None:
            return next(iter(self.final((step.about,))), None)
        said = self._worded.get(text_key(step.unit.body)) if step.items and not self.final(step.items) else None
        return said.id if said is not None else None


def _units(
    block: Block, public: Mapping[int, Block], steps: Mapping[int, list[Step]], names: _Names
) -> Iterator[UnitTrace]:
    """The units of a block; one without any was left out as a whole."""
    if block.index not in public:
        yield UnitTrace(block.kind, Fate.PERSONAL, "", block.place, characters_of(block), block.level)
    elif found := steps.get(block.index):
        yield from (_unit(step, block, names) for step in found)
    elif block.kind is BlockKind.TABLE or block.text.strip():
        fate = Fate.FOOTNOTE if block.kind is BlockKind.FOOTNOTE else _unread_fate(steps)
        yield UnitTrace(block.kind, fate, block.text, block.place, characters_of(block), block.level, block.marker)


def _unread_fate(steps: Mapping[int, list[Step]]) -> Fate:
    """A document without any step was not read for goals at all."""
    return Fate.NOISE if steps else Fate.DOCUMENT


def _unit(step: Step, original: Block, names: _Names) -> UnitTrace:
    unit = step.unit
    items = names.final(step.items)
    return UnitTrace(
        kind=BlockKind.LIST_ITEM if unit.is_list else unit.kind,
        fate=Fate.REPEATED if step.items and not items else why_nothing(step),
        text=unit.text.strip(),
        place=unit.block.place_of(unit.start, unit.end),
        characters=characters_in(unit),
        level=unit.block.level,
        marker=unit.block.marker,
        holds=_HOLDS[step.section.part],
        announces=step.section.kinds,
        under=step.under,
        items=items,
        about=names.about(step),
        in_goals=step.in_goals,
        table=trace_table(unit.block, original, names.plan) if unit.block.table is not None else None,
    )
