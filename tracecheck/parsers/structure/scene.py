"""What the walk is given: the units and how this kind of document is read."""

from collections.abc import Iterator
from dataclasses import dataclass

from tracecheck.model.item import ItemKind, Period
from tracecheck.model.plan import DocumentKind
from tracecheck.model.source import BlockKind
from tracecheck.parsers.structure.lexicon import inside
from tracecheck.parsers.structure.units import Unit
from tracecheck.parsers.values.periods import find_periods


@dataclass(frozen=True, slots=True)
class Manner:
    """How documents of a family are read.

    `below_goal` is what an unlabelled list under a goal holds. `passages` keeps every paragraph as a passage.
    `prose` reads goals out of running text. `scopes` reads the layers of an agreement from its headings. `evaluates`
    is true where a chapter on status speaks of the plan before, as in plans; a report's status is its own. `rows` reads
    statements that stand one below the other («Vi skal …») though no heading announces them.
    """

    below_goal: ItemKind = ItemKind.STRATEGY
    passages: bool = False
    prose: bool = True
    scopes: bool = False
    evaluates: bool = True
    rows: bool = False


@dataclass(frozen=True, slots=True)
class Scene:
    """The units of a document, and the manner in which they are read."""

    units: tuple[Unit, ...]
    manner: Manner
    kind: DocumentKind = DocumentKind.UNKNOWN
    year: int | None = None
    period: Period | None = None

    def next_unit(self, index: int) -> Unit | None:
        """The unit after `index`, or None."""
        return self.units[index + 1] if index + 1 < len(self.units) else None

    def list_follows(self, index: int) -> bool:
        """The next unit is a list item."""
        unit = self.next_unit(index)
        return unit is not None and unit.is_list

    def headings_beside(self, index: int, step: int, level: int) -> Iterator[int]:
        """The headings of this level below (`step` 1) or above (-1), nearest first, up to one of a higher level."""
        at = index + step
        while 0 <= at < len(self.units):
            unit = self.units[at]
            if unit.kind is BlockKind.HEADING and (unit.block.level or 1) <= level:
                if (unit.block.level or 1) < level:
                    return
                yield at
            at += step

    def is_older_plan(self, heading: str) -> bool:
        """The heading names a plan («Handlingsprogram 2010-2013») whose period began and ended before this one's."""
        own = self.period
        if (
            own is None
            or own.start is None
            or own.end is None
            or not inside("previous", "plans").search(heading.lower())
        ):
            return False
        found = [each for each in find_periods(heading) if each.start is not None and each.end is not None]
        return any((each.start or 0) < own.start and (each.end or 0) < own.end for each in found)

    def holds_list(self, index: int) -> bool:
        """Before the next heading stands a list, a table or a label of measures."""
        for unit in self.units[index + 1 :]:
            if unit.kind is BlockKind.HEADING:
                return False
            labelled = unit.label is not None and unit.label.kind == ItemKind.MEASURE.value
            if unit.is_list or unit.kind is BlockKind.TABLE or labelled:
                return True
        return False
