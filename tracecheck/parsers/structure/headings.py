"""The step of the walk for a heading."""

from dataclasses import replace

from tracecheck.model.item import ItemKind
from tracecheck.parsers.lengths import word_limit
from tracecheck.parsers.structure.areas import holds_statements, is_area
from tracecheck.parsers.structure.leads import item_since_heading, lead_kind, leave_group, set_label, set_lead
from tracecheck.parsers.structure.lexicon import whole
from tracecheck.parsers.structure.making import add_item, child_kind, item_kind
from tracecheck.parsers.structure.origin import section_of
from tracecheck.parsers.structure.paragraphs.surroundings import acting
from tracecheck.parsers.structure.scene import Scene
from tracecheck.parsers.structure.sections import Part, Section, classify, is_soft_label, plain_heading
from tracecheck.parsers.structure.shapes import (
    has_leaders,
    is_action,
    is_duty,
    is_meta,
    is_noise,
    is_nominal_action,
    is_state,
    is_statement,
    is_un_title,
    words,
)
from tracecheck.parsers.structure.state import GOALS, RANKS, Heading, Lead, State, is_next_code
from tracecheck.parsers.structure.stems import read_lead_in
from tracecheck.parsers.structure.units import Unit


def step_heading(scene: Scene, state: State, index: int) -> State:
    """The state after heading number `index`."""
    unit = scene.units[index]
    if has_leaders(unit.text):
        return state
    state = _behind_appendix(state, unit)
    if is_un_title(unit.text) and not (unit.label and unit.label.kind):
        return open_plain(state, unit, Section()) if _goal_follows(scene, index) else state
    if is_noise(unit.body) and not (unit.label and unit.label.kind) and classify(unit.text).part is Part.OPEN:
        return state
    if state.lead is not None and state.lead.waits and unit.label is None and classify(unit.text).part is Part.OPEN:
        return _fill_waiting(scene, state, unit)
    return (
        _text_of_label(scene, state, index)
        or _vision(state, unit)
        or _labelled(scene, state, index)
        or _announcing(scene, state, index)
        or _area(scene, state, index)
        or _stating(scene, state, index)
        or open_plain(state, unit, Section())
    )


def _behind_appendix(state: State, unit: Unit) -> State:
    """What was adopted is printed behind «Litteratur» or «Vedlegg» and is no part of it; a protocol goes to its end."""
    plain = plain_heading(unit.text)
    protocols = any(whole("nongoal", "protocols").match(plain_heading(each.title)) for each in state.headings)
    if state.part is not Part.HARD or protocols or not whole("nongoal", "adopted").match(plain):
        return state
    return replace(state, headings=(), anchors=(), lead=None)


def open_plain(state: State, unit: Unit, section: Section, item: str | None = None, keep: int | None = None) -> State:
    """The state under this heading."""
    state = _left_loose(state, unit, section)
    subtitle = _is_subtitle(state, unit, section)
    level = _level(unit) + (1 if subtitle else 0)
    announced = state.headings[-1].section if subtitle else section
    heading = Heading(level, unit.text.strip(), announced, item, unit.number, unit.block.index, unit.block.frame)
    grouped = leave_group(state, section.kinds[0]) if section.part is Part.OWN and section.kinds else state
    return grouped.open_heading(heading, keep)


def _left_loose(state: State, unit: Unit, section: Section) -> State:
    """A numbered chapter ends goals that stand under no heading at all."""
    loose = not state.headings and section.part is Part.OPEN
    if not loose or not unit.number or "." in unit.number or (unit.label and unit.label.kind):
        return state
    return replace(state, anchors=tuple(each for each in state.anchors if each.kind not in GOALS))


def _level(unit: Unit) -> int:
    return unit.block.level or 1


def _is_subtitle(state: State, unit: Unit, section: Section) -> bool:
    """The second of two lines of headings at the top of a box does not close the first."""
    above = state.headings[-1] if state.headings else None
    if above is None or unit.block.frame is None or above.frame != unit.block.frame or section.part is not Part.OPEN:
        return False
    return above.unit + 1 == unit.block.index and above.level == _level(unit) and above.item is None


def _labelled(scene: Scene, state: State, index: int) -> State | None:
    """«Mål 2 …», «Hovedmål 1.1: …», «Strategi til mål 4»."""
    unit = scene.units[index]
    label = unit.label
    kind = item_kind(label.kind) if label else None
    if label is None or kind is None or state.part is Part.HARD:
        return None
    if label.of is not None:
        opened = open_plain(state, unit, Section(Part.OWN, (kind,)), keep=RANKS.get(kind))
        goal = opened.numbered(label.of)
        return set_label(opened, unit, kind, goal.id if goal else None)
    if label.number is None and not _says_itself(scene, index, kind):
        return None
    return _item_heading(scene, state, unit, kind)


def _says_itself(scene: Scene, index: int, kind: ItemKind) -> bool:
    """Behind a label without a number: a statement («Mål: Flere søker seg hit»), or words that are answered right
    below; a topic («Mål: Oppvekst») only says what the statements below are about."""
    unit = scene.units[index]
    if not unit.body or classify(unit.body).part is not Part.OPEN:
        return False
    if classify(unit.text).part is Part.OPEN:
        return True
    if classify(unit.text).part is not Part.OWN or kind is ItemKind.VISION:
        return False
    if kind is ItemKind.AREA:
        return holds_statements(scene, index)
    if words(unit.body) < word_limit("stated_heading_least"):
        return False
    return is_statement(unit.body) or (kind in GOALS and _is_answered_below(scene, index))


def _is_answered_below(scene: Scene, index: int) -> bool:
    following = scene.next_unit(index)
    kinds = classify(following.text).kinds if following is not None else ()
    return kinds[:1] in {(ItemKind.STRATEGY,), (ItemKind.MEASURE,)}


def _item_heading(scene: Scene, state: State, unit: Unit, kind: ItemKind) -> State:
    """A heading that is itself an item; what stands under it answers it."""
    section = Section(
        Part.OWN if state.part in {Part.OPEN, Part.OWN, Part.SOFT} else state.part, (child_kind(kind, scene),)
    )
    if not unit.body:
        opened = open_plain(state, unit, section, keep=RANKS.get(kind))
        label = unit.label.text.strip() if unit.label else None
        return replace(opened, lead=Lead(kind, waits=True, label=label, number=unit.number, frame=unit.block.frame))
    closed = open_plain(state, unit, Section(), keep=RANKS.get(kind))
    above = replace(closed, headings=closed.headings[:-1])
    made = add_item(above, unit, kind)
    heading = replace(closed.headings[-1], section=section, item=made.last)
    anchors = (*made.anchors[:-1], replace(made.anchors[-1], level=_reach(above, heading.level, kind)))
    return replace(made, headings=(*made.headings, heading), anchors=anchors)


def _reach(above: State, level: int, kind: ItemKind) -> int:
    """The level whose next heading ends an item that is a heading: its own, or that of the label right above it.

    One delmål under «Slik vil vi ha det» is still open under «Slik gjør vi det» beside it; of several delmål none is.
    """
    label = above.headings[-1] if above.headings else None
    announced = label.section.kinds[:1] if label and label.item is None and label.level < level else ()
    if label is None or not announced or (announced[0] is not kind and not {announced[0], kind} <= GOALS):
        return level
    follows = any(each.kind is kind and each.level == label.level for each in above.anchors)
    return level if follows else label.level


def _fill_waiting(scene: Scene, state: State, unit: Unit) -> State:
    """The text of a goal whose label stood alone on the line above."""
    kind = state.lead.kind if state.lead and state.lead.kind else ItemKind.GOAL
    made = replace(add_item(state, unit, kind), lead=None)
    headings = (*made.headings[:-1], replace(made.headings[-1], item=made.last)) if made.headings else ()
    return replace(made, headings=headings)


def _text_of_label(scene: Scene, state: State, index: int) -> State | None:
    """The goal right behind its label («Dit vil vi:»), set so large that it looks like a heading above the label."""
    unit, following = scene.units[index], scene.next_unit(index)
    answered = following is not None and classify(following.text).part is Part.OWN
    if not index or not answered or unit.label is not None or not _may_be_text(unit):
        return None
    lead, heading = state.lead, state.headings[-1] if state.headings else None
    if lead is not None and lead.kind in GOALS and not (lead.begun or lead.stem or lead.waits or state.quiet):
        return add_item(state, unit, lead.kind)
    if heading is None or heading.unit != scene.units[index - 1].block.index or not _awaits_goal(heading, unit):
        return None
    made = add_item(state, unit, heading.section.kinds[0])
    anchors = (*made.anchors[:-1], replace(made.anchors[-1], level=heading.level))
    return replace(made, headings=(*made.headings[:-1], replace(heading, item=made.last)), anchors=anchors)


def _may_be_text(unit: Unit) -> bool:
    long = words(unit.text) >= word_limit("state_heading_least")
    return long and is_statement(unit.text) and classify(unit.text).part is Part.OPEN


def _awaits_goal(heading: Heading, unit: Unit) -> bool:
    section = heading.section
    if section.part is not Part.OWN or not section.bare or heading.item is not None:
        return False
    return section.kinds[0] in GOALS and _level(unit) <= heading.level


def _vision(state: State, unit: Unit) -> State | None:
    """The words under a heading «Visjon»."""
    heading = state.headings[-1] if state.headings else None
    if heading is None or heading.section.kinds[:1] != (ItemKind.VISION,) or item_since_heading(state):
        return None
    if unit.block.index > heading.unit + 2 or unit.label is not None or classify(unit.text).part is not Part.OPEN:
        return None
    return add_item(state, unit, ItemKind.VISION)


def _announcing(scene: Scene, state: State, index: int) -> State | None:
    """A heading that announces a kind of statement, or a part without any; or a lead-in."""
    unit = scene.units[index]
    section = _section_of(scene, state, unit)
    if section.part is not Part.OPEN:
        section = _beside_goal(state, unit, section)
        keep = RANKS.get(section.kinds[0]) if section.kinds else None
        opened = open_plain(state, unit, section, keep=keep)
        return _announced(opened, unit) if section.part is Part.OWN else opened
    lead_in = read_lead_in(unit.text, before_list=scene.list_follows(index))
    if lead_in is None or state.part in {Part.HARD, Part.PREVIOUS}:
        return None
    kind = lead_kind(scene, state, lead_in)
    opened = open_plain(state, unit, Section(Part.OPEN, (kind,)), keep=RANKS.get(kind))
    return set_lead(opened, unit, kind)


def _section_of(scene: Scene, state: State, unit: Unit) -> Section:
    """What the heading announces; only a plan evaluates the one before it. A report's status is its own, and so is what
    it sums up."""
    section = section_of(state, unit.text)
    if section.part is Part.SOFT and acting(state) is not None and is_nominal_action(unit.text):
        return Section()
    if not scene.manner.evaluates:
        summed_up = whole("nongoal", "summaries").match(plain_heading(unit.text))
        return Section() if section.part is Part.PREVIOUS or summed_up else section
    return Section(Part.PREVIOUS, (ItemKind.GOAL,)) if scene.is_older_plan(unit.text) else section


def _beside_goal(state: State, unit: Unit, section: Section) -> Section:
    """«Slik vil vi ha det» beside «Hovedmål» tells more of that goal."""
    beside = any(each.kind is ItemKind.GOAL and each.level == _level(unit) for each in state.anchors)
    if section.kinds[:1] != (ItemKind.GOAL,) or not beside or not is_soft_label(unit.text):
        return section
    return replace(section, kinds=(ItemKind.SUBGOAL, *section.kinds[1:]))


def _announced(state: State, unit: Unit) -> State:
    """The state under a heading that announces; one that ends with a modal is inherited by its list."""
    below = _below_goal(state)
    stem = read_lead_in(unit.text, before_list=True)
    kinds = below.headings[-1].section.kinds
    return set_lead(below, unit, kinds[0]) if stem is not None and stem.kind is None and kinds else below


def _below_goal(state: State) -> State:
    """«Slik vil vi ha det» under a hovedmål announces its delmål."""
    heading = state.headings[-1]
    if heading.section.kinds[:1] != (ItemKind.GOAL,) or not any(each.kind is ItemKind.GOAL for each in state.anchors):
        return state
    section = replace(heading.section, kinds=(ItemKind.SUBGOAL, *heading.section.kinds[1:]))
    return replace(state, headings=(*state.headings[:-1], replace(heading, section=section)))


def _area(scene: Scene, state: State, index: int) -> State | None:
    return _item_heading(scene, state, scene.units[index], ItemKind.AREA) if is_area(scene, state, index) else None


def _stating(scene: Scene, state: State, index: int) -> State | None:
    """A heading that is a goal, strategy or measure in so many words."""
    unit = scene.units[index]
    outer = replace(state, headings=tuple(each for each in state.headings if each.level < _level(unit)))
    if outer.part not in {Part.OWN, Part.QUOTED, Part.OPEN} or _is_short(unit) or is_meta(unit.text):
        return None
    kind = _numbered_kind(state, unit) or _stated_kind(scene, outer, index) or _kind_in_row(scene, outer, index)
    return _item_heading(scene, state, unit, kind) if kind else None


def _is_short(unit: Unit) -> bool:
    return words(unit.text) < word_limit("stated_heading_least")


def _numbered_kind(state: State, unit: Unit) -> ItemKind | None:
    """«1.1.1 …» where 1.1 is a goal is a subgoal."""
    number = unit.number
    above = state.numbered(number.rpartition(".")[0]) if number and "." in number else None
    if above is None:
        return None
    if above.kind is ItemKind.AREA:
        return ItemKind.GOAL
    return ItemKind.SUBGOAL if above.kind in GOALS else above.kind


def _stated_kind(scene: Scene, state: State, index: int) -> ItemKind | None:
    text = scene.units[index].body
    kinds = state.section.kinds
    if state.part is Part.OPEN:
        return ItemKind.GOAL if is_duty(text) and _strategy_follows(scene, index) else None
    if not _may_state(state):
        return None
    if is_action(text) or (acting(state) is not None and is_nominal_action(text) and not scene.holds_list(index)):
        return _action_kind(scene, kinds, index)
    if kinds[:1] in {(ItemKind.MEASURE,), (ItemKind.STRATEGY,)} and state.headings[-1].item is None:
        return None
    if not (
        is_duty(text)
        or (is_state(text) and words(text) >= word_limit("state_heading_least"))
        or (is_statement(text) and _strategy_follows(scene, index))
        or _long_under_goals(state, text)
        or _has_code_of_goals(state, scene.units[index])
    ):
        return None
    return _kind_among_goals(state, scene.units[index])


def _kind_among_goals(state: State, unit: Unit) -> ItemKind:
    """Beside the goal whose code comes before, under a goal that its heading is, else as the chapter announces."""
    goals = [each for each in state.anchors if each.kind in {ItemKind.GOAL, ItemKind.SUBGOAL}]
    if goals and is_next_code(goals[-1].number, unit.number):
        return goals[-1].kind
    if goals and any(heading.item for heading in state.headings):
        return ItemKind.SUBGOAL
    kinds = state.section.kinds
    return kinds[0] if kinds and kinds[0] is not ItemKind.AREA else ItemKind.GOAL


def _kind_in_row(scene: Scene, state: State, index: int) -> ItemKind | None:
    """Headings of one level that all are sentences («Vi tar vare på naturen»), each with its list: goals."""
    if _delmal_follow(scene, index):
        return ItemKind.GOAL
    known = {each.item for each in state.headings if each.item is not None}
    if not scene.manner.prose or known or not _states_above_list(scene, index):
        return None
    level = _level(scene.units[index])
    beside = (next(scene.headings_beside(index, step, level), None) for step in (1, -1))
    return ItemKind.GOAL if any(at is not None and _states_above_list(scene, at) for at in beside) else None


def _delmal_follow(scene: Scene, index: int) -> bool:
    """A sentence of intention as heading, with «Delmål» right below it."""
    text, following = scene.units[index].text, scene.next_unit(index)
    if following is None or not (is_duty(text) or is_state(text)) or classify(text).part is not Part.OPEN:
        return False
    return classify(following.text).kinds[:1] == (ItemKind.SUBGOAL,) and not is_meta(text)


def _states_above_list(scene: Scene, index: int) -> bool:
    unit = scene.units[index]
    text = unit.text.strip()
    said = is_statement(text) and not is_action(text) and not text.endswith((":", "?"))
    return said and scene.list_follows(index) and classify(text).part is Part.OPEN and not is_meta(text)


def _may_state(state: State) -> bool:
    """The heading above is an item itself, or announces a kind and says nothing else."""
    saying = [each for each in state.headings if each.item is not None or each.section.part is not Part.OPEN]
    return bool(saying) and (
        saying[-1].item is not None or saying[-1].section.bare or saying[-1].section.part is Part.QUOTED
    )


def _long_under_goals(state: State, text: str) -> bool:
    """Directly under «Mål» even a goal without a verb; the name of a theme is shorter."""
    heading = state.headings[-1]
    goals = heading.section.bare and heading.section.kinds[:1] in {(ItemKind.GOAL,), (ItemKind.SUBGOAL,)}
    return goals and words(text) >= word_limit("bare_heading_least") and not text.rstrip().endswith("?")


def _has_code_of_goals(state: State, unit: Unit) -> bool:
    """«B2 …» under «B. Mål og leveranser»: the letter of the chapter with a number is the code of a goal; under «Mål»
    without a letter any letter with a number is one before a statement («O1 Barn lærer å svømme»)."""
    heading = state.headings[-1]
    if not heading.section.bare or heading.section.kinds[:1] not in {(ItemKind.GOAL,), (ItemKind.SUBGOAL,)}:
        return False
    letter, number = unit.number[:1] if unit.number else "", (unit.number or "")[1:]
    if not (letter.isalpha() and number.isdigit()):
        return False
    return heading.number == letter or (not heading.number and is_statement(unit.body))


def _action_kind(scene: Scene, kinds: tuple[ItemKind, ...], index: int) -> ItemKind | None:
    """An action as heading is a measure, or the strategy of the measures under it."""
    for kind in (ItemKind.MEASURE, ItemKind.STRATEGY):
        if kind in kinds:
            return ItemKind.STRATEGY if scene.holds_list(index) else kind
    return None


def _goal_follows(scene: Scene, index: int) -> bool:
    """The plan has chapters by UN goals: the label of its own goals comes right below the title."""
    unit = scene.next_unit(index)
    return unit is not None and classify(unit.text).kinds[:1] == (ItemKind.GOAL,)


def _strategy_follows(scene: Scene, index: int) -> bool:
    unit = scene.next_unit(index)
    return unit is not None and ItemKind.STRATEGY in classify(unit.text).kinds
