"""Which item somebody means: by id, by printed number, or by some of its words."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tracecheck.linker.evidence.labels import label_number
from tracecheck.model.coupling import Relation, Role
from tracecheck.model.item import Item, ItemKind, Origin
from tracecheck.model.keys import text_key
from tracecheck.resources import load_data
from tracecheck.trail.web import Web

_GOALS = frozenset({ItemKind.GOAL, ItemKind.SUBGOAL})
Test = Callable[[str, Item], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """`matches` are the ids that fit best; where there are none, `nearest` are those that come close.

    `others` fit as well, and were passed over: the same goal printed in another plan, another version, an earlier year.
    """

    matches: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    nearest: tuple[str, ...] = ()


def find_item(asked: str, web: Web) -> Found:
    """The items that `asked` may mean. The strictest reading that fits any item counts."""
    if asked.strip() in web.ends:
        return Found((asked.strip(),))
    document, _, rest = asked.rpartition("#")
    words = rest.strip()
    pool = {key: item for key, item in web.items.items() if _is_in(key, document, web)}
    for test in _readings(words):
        fitting = tuple(key for key, item in pool.items() if test(key, item))
        if fitting:
            chosen = _narrowed(fitting, web)
            return Found(chosen, tuple(key for key in fitting if key not in chosen))
    return Found(nearest=_nearest(words, pool))


def _is_in(key: str, document: str, web: Web) -> bool:
    """A document may be named by a part of its name."""
    return not document.strip() or text_key(document) in text_key(web.ends[key].document)


def _readings(words: str) -> Iterator[Test]:
    """Ways to read what was typed, strictest first: id, label as printed, number, text, part of text, all words."""
    key = text_key(words)
    if not key:
        return
    number, kinds = label_number(words), _kinds_named(words)
    local = words.casefold()
    yield lambda full_id, item: item.id.casefold() == local
    yield lambda _, item: item.label is not None and text_key(item.label) == key
    if number is not None and (kinds is not None or text_key(number) == key):
        yield lambda _, item: label_number(item.label) == number and (kinds is None or item.kind in kinds)
    yield lambda _, item: text_key(item.text) == key
    if len(key) >= _setting("letters"):
        yield lambda _, item: key in text_key(item.text)
        parts = [text_key(word) for word in words.split()]
        yield lambda _, item: all(part in text_key(item.text) for part in parts)


def _kinds_named(words: str) -> frozenset[ItemKind] | None:
    """The kinds that the word before a number stands for; None where there is no such word."""
    first = words.split(maxsplit=1)[0].casefold()
    named: dict[str, list[str]] = load_data("trail")["kind_words"]
    kinds = frozenset(ItemKind(kind) for kind, forms in named.items() if first in forms)
    return kinds | _GOALS if kinds & _GOALS else kinds or None


def _narrowed(keys: tuple[str, ...], web: Web) -> tuple[str, ...]:
    """What counts before what is only compared, what is set before what is printed again, now before earlier,
    a goal before what serves it."""
    for keep in (_counts, _is_own, _is_set_here, _is_current, _is_goal):
        kept = tuple(key for key in keys if keep(key, keys, web))
        keys = kept or keys
    return keys


def _counts(key: str, _keys: tuple[str, ...], web: Web) -> bool:
    return web.result.linkage.roles.get(web.ends[key].document) is not Role.CONTEXT


def _is_own(key: str, _keys: tuple[str, ...], web: Web) -> bool:
    return web.items[key].origin is Origin.OWN


def _is_set_here(key: str, keys: tuple[str, ...], web: Web) -> bool:
    """Not where it only prints another of them again."""
    return not any(link.relation is Relation.RESTATES and link.target in keys for link in web.upwards(key))


def _is_current(key: str, _keys: tuple[str, ...], web: Web) -> bool:
    return web.ends[key].document in web.current


def _is_goal(key: str, _keys: tuple[str, ...], web: Web) -> bool:
    return web.items[key].kind in _GOALS


def _nearest(words: str, pool: dict[str, Item]) -> tuple[str, ...]:
    """The items whose text or number comes nearest to what was typed."""
    from rapidfuzz import fuzz, process, utils

    once = {text_key(_named(item)): key for key, item in reversed(pool.items())}
    texts = {key: _named(pool[key]) for key in sorted(once.values())}
    most, near = _setting("nearest"), _setting("near")
    found: Iterable[tuple[str, float, str]] = process.extract(
        words, texts, scorer=fuzz.partial_ratio, processor=utils.default_process, limit=most, score_cutoff=near
    )
    return tuple(key for _, _, key in found)


def _named(item: Item) -> str:
    return f"{item.label} {item.text}" if item.label else item.text


def _setting(name: str) -> int:
    return int(load_data("trail")["find"][name])
