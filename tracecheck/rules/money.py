"""Amounts as rules ask for them: by year, compared as far as they are printed, with the goal that they are for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracecheck.model.item import Amount, ItemKind
from tracecheck.model.keys import text_key
from tracecheck.parsers.tables.kinds import is_technical
from tracecheck.resources import load_data
from tracecheck.rules.answers import ancestors
from tracecheck.rules.corpus import GOALS, Corpus, Located

_DECIMALS = re.compile(r"\d[.,](\d{1,2})(?!\d)")
_PRICED = (ItemKind.MEASURE, ItemKind.BUDGET_LINE)


@dataclass(frozen=True, slots=True)
class Priced:
    """A measure or a budget line with one of its amounts."""

    located: Located
    amount: Amount


def priced(located: Located) -> Iterator[Priced]:
    """The amounts of an item that are for a year."""
    return (Priced(located, amount) for amount in located.item.amounts if amount.year is not None)


def is_money_line(located: Located) -> bool:
    """A measure or a budget line that does something: no bookkeeping, no line of accounts, no mandatory overview."""
    item = located.item
    chapter = " ".join(item.section).casefold()
    mandatory = any(word in chapter for word in load_data("money_words")["mandatory"])
    return item.kind in _PRICED and not is_technical(item.text) and not mandatory


def differ(one: Amount, other: Amount) -> bool:
    """Whether two amounts are not the same, as far as they are printed: «1,2 mill.» is 1 150 000 too."""
    if one.unit != other.unit or (one.kind and other.kind and one.kind != other.kind):
        return False
    return abs(one.value - other.value) > max(_step(one), _step(other)) / 2


def _step(amount: Amount) -> float:
    """What the last printed digit is worth: by the scale of the printed figure, as the value over it shows."""
    printed = re.sub(r"[^\d,.]", "", amount.text or "").strip(".,")
    decimals = _DECIMALS.search(f"{printed} ")
    plain = re.sub(r"\D", "", printed)
    if not plain or not int(plain):
        return 1.0
    digits = len(decimals.group(1)) if decimals else 0
    scale = abs(amount.value) / (int(plain) / 10**digits)
    return scale / 10**digits if scale >= 1 else 1.0


def words_of(located: Located) -> str:
    """The item's text with what stands beside it, in small letters."""
    item = located.item
    parts = (item.text, item.description, item.funding, item.source, item.follow_up.text if item.follow_up else None)
    return " ".join(part for part in (*parts, *item.tags) if part).casefold()


def says_any(text: str, name: str) -> bool:
    """Whether a text has one of the words of a list in `data/money_words.toml`, also inside a compound."""
    low = text.casefold()
    return any(word in low for word in load_data("money_words")[name])


def goals_above(corpus: Corpus, located: Located) -> list[Located]:
    """The goals that an item stands under or is coupled to."""
    above = list(ancestors(corpus, located))
    coupled = (corpus.item(link.target) for each in above for link in corpus.links_from(each.id))
    found = {each.id: each for each in (*above[1:], *coupled) if each is not None and each.item.kind in GOALS}
    return [found[key] for key in sorted(found)]


def by_wording(items: Iterable[Located]) -> dict[str, list[Located]]:
    """Items with the same words together, those of a single word left out: they name too much."""
    groups: dict[str, list[Located]] = {}
    for each in items:
        if len(each.item.text.split()) > 1:
            groups.setdefault(text_key(each.item.text), []).append(each)
    return groups
