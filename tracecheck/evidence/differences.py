"""What differs between the result of the pack and that of the run that was made again."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from tracecheck.evidence.records import Claim, Versions


@dataclass(frozen=True, slots=True)
class Differences:
    """`same` where the result is byte for byte the same. `documents` are keys whose reading differs. `gone`, `new` and
    `changed` are ids of claims. `versions` are what differs of the program and its libraries: name, then, now.
    `only_version` where nothing but the name of the version differs in the result. `altered` are files of the pack that
    say anything else than the result that they lie beside. `parts` are the parts of the result that differ."""

    same: bool
    only_version: bool = False
    documents: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    versions: tuple[tuple[str, str, str], ...] = ()
    altered: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


def differences(
    old: bytes, new: bytes, claims: tuple[Iterable[Claim], Iterable[Claim]], versions: tuple[Versions, Versions]
) -> Differences:
    """Old is what the pack has; raises ValueError where its result is no JSON object."""
    then, now = ({each.id: bare(each) for each in side} for side in claims)
    before, after = _loaded(old), _loaded(new)
    return Differences(
        same=old == new,
        only_version=old != new and {**before, "tool": None} == {**after, "tool": None},
        documents=tuple(_documents(before, after)),
        parts=tuple(sorted(name for name in {*before, *after} if before.get(name) != after.get(name))),
        gone=tuple(each for each in then if each not in now),
        new=tuple(each for each in now if each not in then),
        changed=tuple(each for each in then if each in now and then[each] != now[each]),
        versions=tuple(_versions(*versions)),
    )


def _loaded(data: bytes) -> dict[str, Any]:
    value = json.loads(data)
    if not isinstance(value, dict):
        raise ValueError("no object")
    return value


def bare(claim: Claim) -> Claim:
    """Without its pictures: they are made for people, and are no part of what is said."""
    return replace(claim, quoted=tuple(replace(each, pictures=()) for each in claim.quoted))


def _documents(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    old, new = _by_key(before), _by_key(after)
    return sorted(key for key in {*old, *new} if old.get(key) != new.get(key))


def _by_key(value: dict[str, Any]) -> dict[str, Any]:
    documents = value.get("documents")
    found = documents if isinstance(documents, list) else []
    return {str(each.get("key")): each for each in found if isinstance(each, dict)}


def _versions(then: Versions, now: Versions) -> Iterable[tuple[str, str, str]]:
    pairs = [("tracecheck", then.tracecheck, now.tracecheck), ("Python", then.python, now.python)]
    names = sorted({*then.libraries, *now.libraries})
    pairs += [(name, then.libraries.get(name, "–"), now.libraries.get(name, "–")) for name in names]
    if then.tracecheck == now.tracecheck:
        pairs.append(("tracecheck (code)", then.code[:12], now.code[:12]))
    yield from (each for each in pairs if each[1] != each[2])
