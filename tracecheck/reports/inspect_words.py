"""What became of a unit, in words: one sentence, one hint, the items read, the columns of a table."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracecheck.messages import Catalogue
from tracecheck.model.item import Item, ItemKind, Origin
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import BlockKind, Dropped
from tracecheck.model.trace import OPENING, READ, Fate, Holds, TableTrace, UnitTrace
from tracecheck.reports.inspect_select import PagePart
from tracecheck.reports.look import harmless, shortened
from tracecheck.reports.names import item_name
from tracecheck.resources import load_data

_STANDS_UNDER = {Fate.BACKGROUND: Holds.BACKGROUND, Fate.WITHOUT_GOALS: Holds.NOTHING, Fate.PREVIOUS: Holds.PREVIOUS}
_PLAIN = frozenset({Fate.HEADING, Fate.ELABORATION})
_PICTURE = "picture"
_HEADING = 60


def state_of(unit: UnitTrace) -> str:
    """read, opening, left or plain: whether the unit was read, guides the reading, was left out, or is just text."""
    if unit.fate in READ:
        return "read"
    if unit.fate in _PLAIN or (unit.fate is Fate.PROSE and not unit.in_goals):
        return "plain"
    return "opening" if unit.fate in OPENING else "left"


def is_unread(unit: UnitTrace) -> bool:
    """Whether the unit counts as not read in a part that holds goals."""
    return unit.in_goals and unit.fate in {Fate.LIST, Fate.PROSE, Fate.TABLE, Fate.DYNAMIC}


def block_name(unit: UnitTrace, catalogue: Catalogue) -> str:
    """«overskrift 2», «avsnitt»."""
    name = catalogue.text(f"inspect.block.{unit.kind}")
    return f"{name} {unit.level}" if unit.kind == "heading" and unit.level else name


def fate_text(unit: UnitTrace, plan: PlanDocument, items: Mapping[str, Item], catalogue: Catalogue) -> str:
    """What became of the unit, and why."""
    about = items.get(unit.about or "")
    return catalogue.text(
        f"inspect.fate.{_fate_key(unit, about)}",
        item=item_name(about, catalogue, length=_HEADING) if about is not None else "",
        under=shortened(unit.under or "", _HEADING),
        kinds=kinds_text(unit.announces, catalogue),
        kind=catalogue.text(f"document_kind.{plan.kind}"),
    )


def _fate_key(unit: UnitTrace, about: Item | None) -> str:
    """The text of the fate, or the one for what could not be named."""
    if unit.fate in {Fate.ANNOUNCES, Fate.LEAD_IN}:
        return _announcing_key(unit)
    if unit.fate in _STANDS_UNDER and (unit.under is None or unit.holds is not _STANDS_UNDER[unit.fate]):
        return f"announces_{_STANDS_UNDER[unit.fate]}"
    if unit.fate is Fate.PROSE and unit.in_goals and unit.under:
        return "prose_in_goals"
    if _has_known_columns(unit):
        return "table_no_rows"
    return "repeated_unknown" if unit.fate is Fate.REPEATED and about is None else unit.fate.value


def _has_known_columns(unit: UnitTrace) -> bool:
    """Whether the columns of a table that gave nothing say what they are: then it is the rows that lack."""
    return unit.fate is Fate.TABLE and unit.table is not None and unit.table.role not in ("other", "lists")


def _announcing_key(unit: UnitTrace) -> str:
    if unit.holds not in {Holds.OPEN, Holds.OWN}:
        return f"announces_{unit.holds}"
    return unit.fate.value if unit.announces else "announces_own"


def kinds_text(kinds: Iterable[ItemKind], catalogue: Catalogue) -> str:
    """«mål, strategi»."""
    return ", ".join(catalogue.text(f"kind.{kind}") for kind in kinds)


def tip_text(unit: UnitTrace, catalogue: Catalogue) -> str:
    """How it is read, where a word from the user would do; empty for the rest."""
    asked = is_unread(unit) or (unit.fate in _STANDS_UNDER and unit.kind is not BlockKind.PARAGRAPH)
    key = f"inspect.tip.{unit.fate}"
    return catalogue.text(key) if asked and catalogue.has(key) and not _has_known_columns(unit) else ""


def item_text(item: Item, items: Mapping[str, Item], catalogue: Catalogue, length: int) -> str:
    """«delmål 2.3 «Alle har et trygt sted å bo» (under mål 2 «Trygghet», frist: 2027)»."""
    name = item_name(item, catalogue, length=length)
    more = ", ".join(item_more(item, items, catalogue))
    return catalogue.text("inspect.told", item=name, more=more) if more else name


def item_more(item: Item, items: Mapping[str, Item], catalogue: Catalogue) -> list[str]:
    """What is known of an item beside its words: where it stands, its target, who answers for it, until when."""
    parent = items.get(item.parent or "")
    told = [
        catalogue.text("inspect.under", parent=item_name(parent, catalogue, length=_HEADING)) if parent else "",
        catalogue.text("extract.target", text=item.target.text) if _adds_target(item) and item.target else "",
        catalogue.text("extract.owner", text=item.owner) if item.owner else "",
        catalogue.text("extract.deadline", text=item.deadline.text) if item.deadline else "",
        catalogue.text(f"inspect.{item.origin}") if item.origin is not Origin.OWN else "",
    ]
    return [harmless(each) for each in told if each]


def _adds_target(item: Item) -> bool:
    """Whether the target says more than the words of the item do."""
    return item.target is not None and item.target.text not in item.text


def table_lines(table: TableTrace, catalogue: Catalogue) -> Iterator[str]:
    """The role of a table, its columns, its rows: how many gave something, and those that did not."""
    yield _sentence(catalogue.text(f"inspect.role.table_{table.role}"))
    columns = [_column(*each, catalogue) for each in zip(table.headers, table.roles, strict=True)]
    if columns:
        yield catalogue.text("inspect.columns", columns=" · ".join(columns))
    giving = sum(1 for row in table.rows if row.kind == "item")
    if giving:
        yield catalogue.text("inspect.rows", count=giving)
    yield from _silent_rows(table, catalogue)
    if table.unpaired:
        yield _sentence(catalogue.text("inspect.unpaired", count=table.unpaired))
    if table.hidden_rows:
        yield catalogue.text("inspect.hidden_rows", count=table.hidden_rows)


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _column(header: str, role: str, catalogue: Catalogue) -> str:
    name = catalogue.text(f"inspect.role.{role}") if catalogue.has(f"inspect.role.{role}") else role
    if not header.strip():
        return catalogue.text("inspect.column_unnamed", role=name)
    return catalogue.text("inspect.column", header=shortened(header, _HEADING), role=name)


def _silent_rows(table: TableTrace, catalogue: Catalogue) -> Iterator[str]:
    """Rows without anything read from them."""
    limits = load_data("inspect")["text"]
    silent = [row for row in table.rows if row.kind == "none"]
    for row in silent[: limits["rows"]]:
        yield catalogue.text("inspect.row_none", row=row.number, text=shortened(row.text, limits["row"]))
    if len(silent) > limits["rows"]:
        yield catalogue.text("inspect.rows_none_more", count=len(silent) - limits["rows"])


def continued_text(unit: UnitTrace, catalogue: Catalogue) -> str:
    """«tabell fra side 35 går videre her»."""
    return catalogue.text("inspect.continued", block=block_name(unit, catalogue), page=unit.place.page or "")


def foot_text(part: PagePart, catalogue: Catalogue) -> str:
    """What is said below a part: what was left out of it, or that a page has no text at all."""
    empty = part.page is not None and not (part.units or part.dropped or part.continued)
    return catalogue.text("inspect.no_text") if empty else _dropped_text(part.dropped, catalogue)


def _dropped_text(lines: Sequence[Dropped], catalogue: Catalogue) -> str:
    """«Utelatt fra siden: sidetall; topp- eller bunntekst «Plan 2030»»; empty when nothing was."""
    counts = Counter(map(_alike, lines))
    first = {_alike(each): each for each in reversed(lines)}
    said = [_left_out(first[key].reason, count, first[key].text, catalogue) for key, count in counts.items()]
    from_page = "inspect.dropped" if any(each.page is not None for each in lines) else "inspect.dropped_from_file"
    return catalogue.text(from_page, what="; ".join(said)) if said else ""


def _alike(line: Dropped) -> tuple[str, str]:
    """Pictures are told by the heading that they stand under, all else by the reason alone."""
    return line.reason, line.text if line.reason == _PICTURE else ""


def _left_out(reason: str, count: int, text: str, catalogue: Catalogue) -> str:
    key = f"inspect.left_out.{reason}" if text or reason != _PICTURE else "inspect.left_out.picture_first"
    known = key if catalogue.has(key) else "inspect.left_out.other"
    return catalogue.text(known, count=count, text=shortened(text, _HEADING))
