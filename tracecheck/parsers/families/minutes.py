"""Vedtak and saksframlegg: the points of a decision are orders; what fell, and remarks, are none."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from tracecheck.model.item import Basis, Decision, Item, ItemKind, Statement
from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind, Identity
from tracecheck.model.source import BlockKind, SourceDocument
from tracecheck.model.trace import Fate
from tracecheck.parsers.families.subpoints import with_subpoints
from tracecheck.parsers.items import final_ids, numbered, with_ids
from tracecheck.parsers.lengths import character_limit, word_limit
from tracecheck.parsers.structure.details import detail
from tracecheck.parsers.structure.lexicon import alternation
from tracecheck.parsers.structure.making import printed_label, provisional_id
from tracecheck.parsers.structure.passages import quotations_of, references_of
from tracecheck.parsers.structure.read import Reading
from tracecheck.parsers.structure.scene import Manner
from tracecheck.parsers.structure.sections import plain_heading
from tracecheck.parsers.structure.shapes import words
from tracecheck.parsers.structure.steps import Step
from tracecheck.parsers.structure.units import Unit, units_of
from tracecheck.parsers.values.cases import find_cases
from tracecheck.parsers.values.follow_up import find_follow_up
from tracecheck.parsers.values.periods import find_dates
from tracecheck.resources import load_data

MANNERS = {kind: Manner(passages=True, prose=False) for kind in (DocumentKind.VEDTAK, DocumentKind.SAKSFRAMLEGG)}


class Part(StrEnum):
    """Parts of minutes, named as in `data/minutes.toml`."""

    ADOPTED = "adopted"
    RECOMMENDED = "recommended"
    DEBATED = "debated"
    VOTED = "voted"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Passage:
    """A unit of the minutes: the part that it stands in, the case, and who proposed it."""

    unit: Unit
    part: Part
    case: str | None = None
    date: str | None = None
    proposer: str | None = None


def read_minutes(source: SourceDocument, identity: Identity) -> Reading:
    """Orders with their decisions, and the other paragraphs as passages; the debate names people and is left out."""
    units = tuple(with_subpoints(units_of(source.blocks)))
    passages = _passages(units, identity)
    chosen = _orders(passages, identity)
    blocks = {block.index: block for block in source.blocks}
    items = with_sub_points(tuple(order_of(passage, adopted, _body(identity)) for passage, adopted in chosen))
    used = {passage.unit for passage, _ in chosen}
    kept = [each for each in passages if each.unit not in used and each.part not in {Part.DEBATED, Part.VOTED}]
    said = [
        each
        for each in kept
        if words(each.unit.text) >= word_limit("minutes_passage_least") and each.unit.kind is not BlockKind.HEADING
    ]
    statements = tuple(_statement(each) for each in said)
    ids = final_ids(items)
    detailed = with_ids(tuple(detail(item, blocks) for item in items), ids)
    steps = _steps(units, passages, used, {each.unit for each in said})
    return Reading(detailed, numbered(statements, ids), steps=steps, ids=ids)


def _steps(
    units: tuple[Unit, ...], passages: tuple[Passage, ...], orders: set[Unit], said: set[Unit]
) -> tuple[Step, ...]:
    """What became of each unit."""
    parts = {each.unit: each.part for each in passages}
    return tuple(_step(unit, parts.get(unit), unit in orders, unit in said) for unit in units)


def _step(unit: Unit, part: Part | None, is_order: bool, is_said: bool) -> Step:
    if is_order:
        return Step(unit, Fate.ITEM, (provisional_id(unit),), in_goals=True)
    if part in {Part.DEBATED, Part.VOTED}:
        return Step(unit, Fate.DEBATE)
    if unit.kind is BlockKind.HEADING or part_of(unit) is not None:
        return Step(unit, Fate.HEADING)
    return Step(unit, Fate.PASSAGE if is_said else Fate.PROSE)


def _passages(units: tuple[Unit, ...], identity: Identity) -> tuple[Passage, ...]:
    part, proposer = Part.OTHER, None
    case = identity.adopted.case if identity.adopted else None
    date = identity.adopted.date if identity.adopted else None
    found: list[Passage] = []
    for unit in units:
        case, date = _case_of(unit, case), _date_of(unit, date, part)
        if _names_next_case(unit, part):
            part, proposer = Part.OTHER, None
            continue
        heading = part_of(unit)
        if heading is not None:
            part, proposer = heading, None
        elif part is Part.DEBATED and (who := _proposer(unit.text)):
            proposer = who
        elif unit.kind is not BlockKind.TABLE:
            found.append(Passage(unit, part, case, date, proposer))
    return tuple(found)


def part_of(unit: Unit) -> Part | None:
    """The part of the minutes that a heading or a label alone on its line begins."""
    plain = plain_heading(unit.text)
    alone = unit.kind is BlockKind.HEADING or unit.text.rstrip().endswith(":") or unit.block.style.bold
    if (
        unit.is_list
        or len(plain) > character_limit("minutes_part")
        or not (alone or words(plain) <= word_limit("minutes_label"))
    ):
        return None
    return next((part for part in Part if _pattern("parts", part.value).fullmatch(plain)), None)


@cache
def _pattern(section: str, key: str) -> re.Pattern[str]:
    return re.compile(alternation(load_data("minutes")[section][key]), re.IGNORECASE)


def _case_of(unit: Unit, before: str | None) -> str | None:
    """The case that a heading or a line of the head names; cases in running text are others."""
    named = unit.kind is BlockKind.HEADING or words(unit.text) <= word_limit("minutes_case")
    found = find_cases(unit.text) if named and not unit.is_list else ()
    return found[0][2] if found else before


def _names_next_case(unit: Unit, part: Part) -> bool:
    """«PS 6/25 Vedlikehold av veier», on a line of its own: what was decided in the case before ends here."""
    found = find_cases(unit.text) if part is not Part.OTHER and not unit.is_list else ()
    return bool(found) and not unit.text[: found[0][0]].strip() and unit.text.rstrip()[-1:].isalnum()


def _date_of(unit: Unit, before: str | None, part: Part) -> str | None:
    if before is not None or part is not Part.OTHER or words(unit.text) > word_limit("minutes_date"):
        return before
    found = find_dates(unit.text)
    return found[0][2] if found else None


def _proposer(text: str) -> str | None:
    for opening in load_data("minutes")["proposals"]["opening"]:
        match = re.match(opening, text.strip(), re.IGNORECASE)
        if match:
            return match["who"].strip()
    return None


def _orders(passages: tuple[Passage, ...], identity: Identity) -> list[tuple[Passage, bool | None]]:
    """The points that count, in order, and whether they were adopted (None: recommended only)."""
    decided = [each for each in passages if each.part is Part.ADOPTED and is_point(each.unit)]
    if decided:
        known = {text_key(each.unit.body) for each in decided}
        late = [each for each in _carried(passages) if not _known(each, known)]
        return [(each, True) for each in [*decided, *late]]
    recommended = [each for each in passages if each.part is Part.RECOMMENDED and is_point(each.unit)]
    carried = identity.kind is DocumentKind.VEDTAK and _recommendation_carried(passages)
    return [
        *((each, True if carried else None) for each in recommended),
        *((each, True) for each in _carried(passages)),
    ]


def is_point(unit: Unit) -> bool:
    """True for a paragraph or a list item that asks for something; one that leads its sub-points does."""
    enough = 1 if unit.is_list else 3
    if (
        unit.kind is BlockKind.HEADING
        or words(unit.body) < enough
        or _pattern("parts", "other").match(unit.body.lower())
    ):
        return False
    leads = unit.is_list and unit.body.endswith(":")
    return leads or _pattern("formal", "patterns").search(unit.body.lower()) is None


def _known(passage: Passage, known: set[str]) -> bool:
    key = text_key(passage.unit.body)
    return any(key in other or other in key for other in known)


def _carried(passages: tuple[Passage, ...]) -> list[Passage]:
    """Proposals from the debate that the vote carried."""
    votes = [each.unit.text for each in passages if each.part is Part.VOTED]
    proposed = [each for each in passages if each.part is Part.DEBATED and each.proposer and is_point(each.unit)]
    return [each for each in proposed if each.proposer and _won(each.proposer, votes)]


def _won(proposer: str, votes: list[str]) -> bool:
    """Exactly one vote names the proposer, and it carried the proposal."""
    names = [name for name in re.findall(r"[A-ZÆØÅ][\wæøå-]+", proposer) if len(name) > 2]
    named = [vote for vote in votes if any(re.search(rf"\b{re.escape(name)}s?\b", vote) for name in names)]
    return len(named) == 1 and _is_carried(named[0])


def _is_carried(vote: str) -> bool:
    fell = _pattern("proposals", "fallen").search(vote.lower())
    return fell is None and _pattern("proposals", "adopted").search(vote.lower()) is not None


def _recommendation_carried(passages: tuple[Passage, ...]) -> bool:
    pattern = _pattern("proposals", "recommendation")
    votes = [each.unit.text for each in passages if each.part is Part.VOTED]
    return any(pattern.search(vote.lower()) and _is_carried(vote) for vote in votes)


def _body(identity: Identity) -> str | None:
    return identity.adopted.body if identity.adopted else None


def order_of(passage: Passage, adopted: bool | None, body: str | None) -> Item:
    """The order that a point of a decision is."""
    unit = passage.unit
    label = printed_label(unit)
    return Item(
        id=provisional_id(unit),
        kind=ItemKind.ORDER,
        text=unit.body.strip('«»”“"'),
        label=label,
        section=unit.block.place.path,
        place=unit.place(),
        basis=Basis.LIST if unit.is_list else Basis.PROSE,
        decision=Decision(adopted, passage.case, passage.date, body, unit.number),
    )


def with_sub_points(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """The orders; sub-points («a)») stand under the numbered point above them."""
    found: list[Item] = []
    above: Item | None = None
    for item in items:
        lettered = item.decision is not None and (item.decision.point or "").isalpha()
        if lettered and above is not None and item.decision is not None and above.decision is not None:
            point = f"{above.decision.point or ''}{item.decision.point}"
            found.append(replace(item, parent=above.id, decision=replace(item.decision, point=point)))
            continue
        above = item
        found.append(item)
    return tuple(found)


def _statement(passage: Passage) -> Statement:
    unit = passage.unit
    return Statement(
        id=f"s@{unit.block.index}:{unit.start}",
        text=unit.text.strip(),
        place=unit.block.place_of(unit.start, unit.end),
        section=unit.block.place.path,
        references=references_of(unit, unit.start),
        quotations=quotations_of(unit, unit.start),
        follow_up=find_follow_up(unit.text),
    )
