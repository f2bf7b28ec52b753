"""How much of the text in the parts that hold goals was not read, and where."""

from collections.abc import Iterable

from tracecheck.model.coverage import Coverage, Unread
from tracecheck.model.source import Block, BlockKind
from tracecheck.model.trace import Fate
from tracecheck.parsers.structure.steps import Step, why_nothing
from tracecheck.parsers.structure.units import Unit
from tracecheck.resources import load_data

_UNREAD = frozenset({Fate.LIST, Fate.PROSE, Fate.TABLE, Fate.DYNAMIC})


def coverage_of(blocks: Iterable[Block], steps: tuple[Step, ...]) -> Coverage | None:
    """The figures of a document; None where no part of it was read for goals."""
    if not steps:
        return None
    inside = [step for step in steps if step.in_goals]
    unread = [step for step in inside if is_unread(step)]
    return Coverage(
        characters=sum(characters_of(block) for block in blocks),
        in_goal_sections=sum(characters_in(step.unit) for step in inside),
        unread=sum(characters_in(step.unit) for step in unread),
        places=_largest(unread),
    )


def is_unread(step: Step) -> bool:
    """Whether the step left text of a part that holds goals unread."""
    return step.in_goals and step.fate in _UNREAD and why_nothing(step) in _UNREAD


def characters_in(unit: Unit) -> int:
    """How long the text of a unit is; of a table, the text of its cells."""
    return characters_of(unit.block) if unit.kind is BlockKind.TABLE else len(unit.text.strip())


def characters_of(block: Block) -> int:
    """How long the text of a block is, that of its cells included."""
    cells = block.table.cells if block.table is not None else ()
    return len(block.text.strip()) + sum(len(inner.text.strip()) for cell in cells for inner in cell.blocks)


def _largest(unread: list[Step]) -> tuple[Unread, ...]:
    """The longest passages, in reading order."""
    limits = load_data("coverage")["limits"]
    order = sorted(range(len(unread)), key=lambda index: (-characters_in(unread[index].unit), index))
    kept = [unread[index] for index in sorted(order[: limits["places"]])]
    return tuple(Unread(step.unit.place(), characters_in(step.unit), _beginning(step.unit)) for step in kept)


def _beginning(unit: Unit) -> str:
    text = unit.text.strip() or _cells(unit.block)
    longest = int(load_data("coverage")["limits"]["text"])
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


def _cells(block: Block) -> str:
    cells = block.table.cells if block.table is not None else ()
    return " | ".join(" ".join(cell.text.split()) for cell in cells if cell.text.strip())
