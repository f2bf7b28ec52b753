"""Which of the files that are here are those of the pack, wherever the folder lies and whatever it is called."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracecheck.evidence.records import Input


@dataclass(frozen=True, slots=True)
class Matched:
    """`here` gives the file (its key here) for each file of the pack (its key there).

    `missing` and `changed` are keys of the pack, `moved` such keys with where the same bytes are now, `extra` files
    that the pack does not have: the key that they would have had, and the one here.
    """

    here: dict[str, str]
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    extra: tuple[tuple[str, str], ...] = ()


def match_files(pack: Sequence[Input], here: Mapping[str, str | None]) -> Matched:
    """Files are found by their keys, under the folders that fit most of them; then by their bytes. `here` are hashes by
    key; None for a file that cannot be opened."""
    inside, outside = _best_folders([each.key for each in pack], list(here))
    renamed = {_moved_in(key, outside, inside): key for key in here}
    found = {each.key: renamed[each.key] for each in pack if each.key in renamed}
    free = {key: renamed[key] for key in sorted(renamed) if renamed[key] not in set(found.values())}
    moved = tuple(_moves([each for each in pack if each.key not in found], free, here))
    found |= dict(moved)
    taken = set(found.values())
    return Matched(
        found,
        missing=tuple(each.key for each in pack if each.key not in found),
        changed=tuple(each.key for each in pack if each.key in found and here[found[each.key]] != each.sha256),
        moved=moved,
        extra=tuple(each for each in sorted(free.items()) if each[1] not in taken),
    )


def _moves(lost: Sequence[Input], free: Mapping[str, str], here: Mapping[str, str | None]) -> list[tuple[str, str]]:
    by_hash: dict[str, list[str]] = {}
    for original in free.values():
        by_hash.setdefault(here[original] or "", []).append(original)
    return [(each.key, by_hash[each.sha256].pop(0)) for each in lost if each.sha256 and by_hash.get(each.sha256)]


def _best_folders(pack: Sequence[str], here: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The folders to put before the keys here, and to take away from them, so that most fit; the shortest first."""
    wanted = set(pack)
    common, own = _common(pack), _common(here)
    choices = [(common[:i], own[:j]) for j in range(len(own) + 1) for i in range(len(common) + 1)]

    def fitting(choice: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[int, int]:
        inside, outside = choice
        return sum(_moved_in(key, outside, inside) in wanted for key in here), -len(inside) - len(outside)

    return max(choices, key=fitting)


def _common(keys: Sequence[str]) -> tuple[str, ...]:
    """The folders that all keys begin with."""
    parts = [tuple(key.split("/")[:-1]) for key in keys]
    if not parts:
        return ()
    shortest = min(parts, key=len)
    same = Counter(part[: n + 1] for part in parts for n in range(len(shortest)) if part[: n + 1] == shortest[: n + 1])
    return max((prefix for prefix, count in same.items() if count == len(parts)), key=len, default=())


def _moved_in(key: str, outside: Sequence[str], inside: Sequence[str]) -> str:
    return "/".join([*inside, *key.split("/")[len(outside) :]])
