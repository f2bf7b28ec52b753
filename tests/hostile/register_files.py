"""Hostile registers in the common schema (JSON)."""

import json
from typing import Any

from tests.hostile.corpus import Shelf

shelf = Shelf()


def item(number: int, **more: Any) -> dict[str, Any]:
    """A goal."""
    return {"id": str(number), "kind": "goal", "text": f"Trygg oppvekst {number}", **more}


def register(items: list[dict[str, Any]], **more: Any) -> bytes:
    """A register with one document."""
    document = {"path": "plan.pdf", "kind": "samfunnsdel", "status": "adopted", "items": items, **more}
    return json.dumps({"schema": "tracecheck/1", "documents": [document]}).encode()


@shelf.add("deep-1000000.json")
def deep() -> bytes:
    """Lists in lists, a million deep."""
    return b'{"documents": ' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}"


@shelf.add("deep-objects.json", quick=True)
def deep_objects() -> bytes:
    """Objects in objects where a place ought to be."""
    return register([item(1, place={})]).replace(b'"place": {}', b'"place": ' + b'{"cell":' * 900 + b"1" + b"}" * 900)


@shelf.add("numbers.json", quick=True)
def numbers() -> bytes:
    """Numbers that are too large, or none."""
    data = register([item(at, target={"text": "x", "value": "VALUE"}) for at in range(4)])
    for value in (b"1e400", b"NaN", b"-Infinity", b"9" * 4000):
        data = data.replace(b'"VALUE"', value, 1)
    return data


@shelf.add("number-5000-digits.json", quick=True)
def long_number() -> bytes:
    """A whole number of more digits than are read."""
    return register([item(1)], pages=0).replace(b'"pages": 0', b'"pages": ' + b"9" * 500_000)


@shelf.add("number-400-digits-value.json", quick=True)
def large_number() -> bytes:
    """A whole number that no float holds."""
    return register([item(1, target={"text": "x", "value": 10**400})])


@shelf.add("pages-negative.json", quick=True)
def odd_places() -> bytes:
    """Places before the first page and behind the last."""
    places: list[dict[str, Any]] = [
        {"page": -7}, {"page": 10**30, "block": -1}, {"spans": [[10**9, 5, -3]]}, {"boxes": [[0, 1e300, -1, 0, 0]]},
    ]  # fmt: skip
    return register([item(at, place=place) for at, place in enumerate(places)], pages=-3)


@shelf.add("duplicate-keys.json", quick=True)
def duplicate_keys() -> bytes:
    """The same key many times in one object."""
    return register([item(1)]).replace(b'"kind": "goal"', b'"kind": "goal", ' * 5000 + b'"kind": "measure"')


@shelf.add("duplicate-ids.json", quick=True)
def duplicate_ids() -> bytes:
    """All items have one id."""
    return register([item(1, text=f"Mål {at}") for at in range(50)])


@shelf.add("ids-odd.json", quick=True)
def odd_ids() -> bytes:
    """Ids with the marks that stand between a document and its item."""
    ids = ("a#b", "#", "##", "", " ", "~1", "plan.pdf#1", "../x", "1\n2", "\x1b[2J", "\ud800", "a -> b")
    return register([{**item(1), "id": each} for each in ids])


@shelf.add("parents-ring.json", quick=True)
def parent_ring() -> bytes:
    """Items that are each other's parents, their own parents, and children of nobody."""
    ring = [item(at, parent=str((at + 1) % 300)) for at in range(300)]
    return register([*ring, item(900, parent="900"), item(901, parent="nowhere")])


@shelf.add("parents-chain-3000.json", quick=True)
def parent_chain() -> bytes:
    """A chain of 3000 parents."""
    return register([item(at, parent=str(at + 1) if at < 2999 else None) for at in range(3000)])


@shelf.add("items-1000000.json")
def many_items() -> bytes:
    """A million goals."""
    return register([item(at) for at in range(1_000_000)])


@shelf.add("items-20000-same.json")
def same_items() -> bytes:
    """20 000 goals of the same words."""
    return register([{**item(at), "text": "Trygg oppvekst for alle barn i kommunen"} for at in range(20_000)])


@shelf.add("wrong-types.json", quick=True)
def wrong_types() -> bytes:
    """Lists where objects ought to be, and the other way round."""
    return json.dumps({"documents": [{"path": [], "kind": {}, "items": {"0": 1}}, 7, None, "x", []]}).encode()


@shelf.add("kinds-unknown.json", quick=True)
def unknown_kinds() -> bytes:
    """Words that the schema does not have, of a megabyte."""
    return register([{**item(1), "kind": "x" * 1_000_000}])


@shelf.add("text-20mb.json")
def huge_text() -> bytes:
    """A goal of twenty megabytes."""
    return register([{**item(1), "text": "Trygg oppvekst for alle. " * 800_000}])


@shelf.add("documents-20000.json")
def many_documents() -> bytes:
    """20 000 empty documents, all with the same key."""
    document = {"path": "a.pdf", "key": "a.pdf", "kind": "samfunnsdel", "items": []}
    return json.dumps({"documents": [document] * 20_000}).encode()


@shelf.add("surrogates.json", quick=True)
def surrogates() -> bytes:
    """Halves of characters, which no file can be written with."""
    return register([{**item(1), "text": "Trygg \ud800 oppvekst", "label": "\udfff"}], title="\ud83d", key="\udc00.pdf")


@shelf.add("nul.json", quick=True)
def nul() -> bytes:
    """NUL and control characters in texts."""
    return register([{**item(1), "text": "Trygg\0oppvekst\x1b[2J\u202e\r\n"}], title="\0")


@shelf.add("utf16.json", quick=True)
def utf16() -> bytes:
    """JSON in UTF-16."""
    return register([item(1)]).decode().encode("utf-16")


@shelf.add("invalid-utf8.json", quick=True)
def invalid() -> bytes:
    """Bytes that are no UTF-8."""
    return register([item(1)]).replace(b"Trygg", b"Tr\xff\xfeygg")


@shelf.add("cut-off.json", quick=True)
def cut_off() -> bytes:
    """The first half."""
    data = register([item(at) for at in range(30)])
    return data[: len(data) // 2]
