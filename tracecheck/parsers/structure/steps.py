"""What one step of the walk did with its unit, seen from the states before and after it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from tracecheck.model.item import ItemKind
from tracecheck.model.source import BlockKind
from tracecheck.model.trace import Fate
from tracecheck.parsers.structure.sections import Part, Section, classify
from tracecheck.parsers.structure.shapes import (
    has_leaders,
    is_dynamic,
    is_flattened_cell,
    is_meta,
    is_noise,
    is_of_un_titles,
    is_un_title,
)
from tracecheck.parsers.structure.state import Heading, Lead, State
from tracecheck.parsers.structure.units import Unit

_STATED = frozenset(
    {
        ItemKind.VISION,
        ItemKind.AREA,
        ItemKind.GOAL,
        ItemKind.SUBGOAL,
        ItemKind.STRATEGY,
        ItemKind.MEASURE,
        ItemKind.INDICATOR,
    }
)
_SKIPPED = {Part.SOFT: Fate.BACKGROUND, Part.HARD: Fate.WITHOUT_GOALS, Part.PREVIOUS: Fate.PREVIOUS}
_BELOW_ALL = 99
_LOOSE = frozenset({Fate.PROSE, Fate.ELABORATION})
_NOTHING = frozenset({*_SKIPPED.values(), *_LOOSE, Fate.LIST, Fate.HEADING})
_STATING = frozenset({Fate.ITEM, Fate.DESCRIPTION, Fate.ATTRIBUTE})


@dataclass(frozen=True, slots=True)
class Step:
    """A unit and what became of it; ids of items are provisional.

    `opened` is what it announces to what follows, else `section` is what the heading above announces; `under` is that
    heading's words. `in_goals` is true inside a part that holds goals, `explains` for prose around statements.
    """

    unit: Unit
    fate: Fate
    items: tuple[str, ...] = ()
    about: str | None = None
    section: Section = Section()
    under: str | None = None
    in_goals: bool = False
    explains: bool = False


def step_between(before: State, after: State, unit: Unit) -> Step:
    """What became of `unit`, which led from one state to the other."""
    made = tuple(item.id for item in after.items[len(before.items) :])
    about = None if made else _changed(before, after)
    opened = _opened(before, after)
    deciding = opened or _deciding(after)
    fate = Fate.ITEM if made else _other_fate(before, after, unit, about)
    return Step(
        unit=unit,
        fate=fate,
        items=made,
        about=about,
        section=_announced(opened, after.lead, fate) or (deciding.section if deciding else Section()),
        under=None if opened or deciding is None else deciding.title,
        in_goals=bool(made) or _is_led(before, after, unit) or holds_goals(after),
    )


def holds_goals(state: State) -> bool:
    """Whether the part is one of goals, strategies or measures: a heading announces them or is one itself."""
    if state.part in _SKIPPED:
        return False
    saying = [each for each in state.headings if each.item is not None or each.section.part is not Part.OPEN]
    return bool(saying) and not _STATED.isdisjoint(saying[-1].section.kinds)


def _is_led(before: State, after: State, unit: Unit) -> bool:
    """The unit is a lead-in, or stands in the list of one."""
    lead = after.lead if after.lead is not before.lead or unit.is_list else None
    return lead is not None and lead.kind in _STATED


def _opened(before: State, after: State) -> Heading | None:
    """The heading that the step opened."""
    found = after.headings[-1] if after.headings else None
    return found if found is not None and all(found is not each for each in before.headings) else None


def _deciding(state: State) -> Heading | None:
    """The heading that has the say where the step ended."""
    part = state.part
    for heading in reversed(state.headings):
        if heading.section.part is part and part is not Part.OPEN:
            return heading
    return next((heading for heading in reversed(state.headings) if heading.item is not None), None)


def _changed(before: State, after: State) -> str | None:
    """The item that the step wrote on."""
    if after.items is before.items:
        return None
    pairs = zip(reversed(before.items), reversed(after.items), strict=False)
    return next((new.id for old, new in pairs if old is not new), None)


def _other_fate(before: State, after: State, unit: Unit, about: str | None) -> Fate:
    if about is not None:
        return _of_addition(before, after, about)
    if unit.kind is BlockKind.HEADING:
        return _of_heading(before, after, unit)
    if _led(before, after):
        return Fate.LEAD_IN if after.lead and after.lead.stem else Fate.ANNOUNCES
    if _opened(before, after) is not None:
        return Fate.ANNOUNCES
    if len(after.statements) > len(before.statements):
        return Fate.PASSAGE
    introduces = after.intro is not None and after.intro != before.intro and after.part not in _SKIPPED
    return Fate.INTRODUCTION if introduces else _nothing(after, unit)


def _of_addition(before: State, after: State, about: str) -> Fate:
    """What a unit added to an item that was there before."""
    old, new = (next(item for item in reversed(state.items) if item.id == about) for state in (before, after))
    return Fate.DESCRIPTION if old.description != new.description else Fate.ATTRIBUTE


def _of_heading(before: State, after: State, unit: Unit) -> Fate:
    opened = _opened(before, after)
    if opened is None:
        return Fate.HEADING
    if _led(before, after) and after.lead and after.lead.stem:
        return Fate.LEAD_IN
    return Fate.HEADING if opened.section.part is Part.OPEN else Fate.ANNOUNCES


def _led(before: State, after: State) -> bool:
    """The step set a label or lead-in."""
    return after.lead is not None and _words(after.lead) != _words(before.lead)


def _words(lead: Lead | None) -> tuple[ItemKind | None, str | None, str | None, bool] | None:
    return (lead.kind, lead.stem, lead.label, lead.waits) if lead is not None else None


def _announced(opened: Heading | None, lead: Lead | None, fate: Fate) -> Section | None:
    """What a unit announces to what follows."""
    if opened is not None:
        return opened.section
    led = fate in {Fate.LEAD_IN, Fate.ANNOUNCES} and lead is not None and lead.kind is not None
    return Section(Part.OWN, (lead.kind,)) if led and lead is not None and lead.kind is not None else None


def settled(steps: Iterable[Step]) -> tuple[Step, ...]:
    """The steps, with prose judged by its section: around statements it explains them, without any it gave nothing.

    The sections below a heading are part of its own.
    """
    sections = list(_sections(steps))
    stating = [any(step.fate in _STATING for step in section) for section in sections]
    levels = [_level(section) for section in sections]
    found: list[Step] = []
    for at, section in enumerate(sections):
        end = next((each for each in range(at + 1, len(sections)) if levels[each] <= levels[at]), len(sections))
        explains = any(stating[at:end])
        found += (_judged(step, explains) for step in section)
    return tuple(found)


def _judged(step: Step, explains: bool) -> Step:
    if step.fate is Fate.PROSE and explains:
        return replace(step, explains=True)
    return replace(step, fate=Fate.PROSE) if step.fate is Fate.INTRODUCTION and not explains else step


def _sections(steps: Iterable[Step]) -> Iterator[list[Step]]:
    """Each heading with what stands below it, up to the next."""
    section: list[Step] = []
    for step in steps:
        if step.unit.kind is BlockKind.HEADING and section:
            yield section
            section = []
        section.append(step)
    yield section


def _level(section: list[Step]) -> int:
    """The level of the heading of a section; what stands above all headings has nothing below it."""
    heading = section[0].unit if section and section[0].unit.kind is BlockKind.HEADING else None
    return (heading.block.level or 1) if heading is not None else _BELOW_ALL


def _nothing(state: State, unit: Unit) -> Fate:
    """What kind of text it is that nothing came of, as far as the walk itself can tell."""
    if state.part in _SKIPPED:
        return _SKIPPED[state.part]
    if unit.kind is BlockKind.TABLE:
        return Fate.TABLE
    return Fate.LIST if unit.is_list else _prose(state)


def why_nothing(step: Step) -> Fate:
    """Why nothing came of a unit, by its words too; other fates stay. Not done in the walk: it would take longer."""
    table = step.unit.block.table
    if step.fate is Fate.TABLE and table is not None and is_of_un_titles(table):
        return Fate.UN_TITLE
    if step.fate not in _NOTHING or step.unit.kind is BlockKind.TABLE:
        return step.fate
    found = _of_no_use(step.unit)
    if found is not None:
        return found
    if step.fate in _LOOSE and not step.unit.is_list:
        if classify(step.unit.text).part in _SKIPPED:
            return Fate.BACKGROUND
        if is_meta(step.unit.text):
            return Fate.META
    return Fate.INTRODUCTION if step.explains else step.fate


def _prose(state: State) -> Fate:
    """Prose below a statement under the same heading goes on about it."""
    heading = state.headings[-1] if state.headings else None
    since = state.last is not None and (heading is None or int(state.last[1:].split(":")[0]) >= heading.unit)
    return Fate.ELABORATION if since else Fate.PROSE


def _of_no_use(unit: Unit) -> Fate | None:
    """Text that no part could read anything from."""
    if has_leaders(unit.text):
        return Fate.TOC_LINE
    if is_dynamic(unit.text):
        return Fate.DYNAMIC
    if is_un_title(unit.text):
        return Fate.UN_TITLE
    if is_noise(unit.body):
        return Fate.NOISE
    return Fate.FLATTENED_CELL if is_flattened_cell(unit.text) else None
