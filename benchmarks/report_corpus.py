"""Fictional municipalities that ask much of a report, the same at every run: what report.py measures with."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

from speed_corpus import WORDS, Record, make_items, make_municipalities, write_corpus

_PERIODS = {"samfunnsdel": (2026, 2038), "temaplan": (2026, 2029), "okonomiplan": (2026, 2029)}


def write_shape(name: str, folder: Path) -> None:
    """The documents of a shape, in the common schema."""
    if name == "municipality":
        write_corpus(make_municipalities(3_000), folder)
        return
    for number, record in enumerate(SHAPES[name](random.Random(f"tracecheck {name}")), 1):
        path = folder / f"{record['kind']}-{number:04}.json"
        path.write_text(json.dumps({"documents": [record]}, ensure_ascii=False), encoding="utf-8")


def _document(kind: str, number: int, items: list[Record]) -> Record:
    title = f"{kind.capitalize()} {number}"
    head: Record = {"path": title, "title": title, "kind": kind, "status": "adopted", "municipality": "Storlia kommune"}
    if kind == "enhetsavtale":
        head["unit"] = f"{WORDS['onsets'][number % 14]}{WORDS['codas'][number // 14 % 14]} skole {number}"
    if kind in _PERIODS:
        begin, end = _PERIODS[kind]
        head["period"] = {"from": begin, "to": end}
    return {**head, "applies_to_year": 2026, "items": items}


def _many(kind: str, count: int, most: int, above: list[Record], chance: random.Random) -> Iterator[Record]:
    for number, start in enumerate(range(0, count, most), 1):
        yield _document(kind, number, list(make_items(kind, min(most, count - start), above, chance)))


def _rest(above: list[Record], counts: tuple[int, int, int], chance: random.Random) -> Iterator[Record]:
    """The plan, the agreements (25 items each) and the report under a samfunnsdel."""
    plan, units, report = counts
    yield from _many("okonomiplan", plan, plan, above, chance)
    yield from _many("enhetsavtale", units, 25, above, chance)
    yield from _many("arsberetning", report, report, above, chance)


def _goals(chance: random.Random) -> Iterator[Record]:
    """Two thousand strategic goals and 148 units."""
    top = _document("samfunnsdel", 1, list(make_items("samfunnsdel", 3_340, [], chance)))
    yield top
    yield from _rest(top["items"], (2_000, 3_700, 960), chance)


def _findings(chance: random.Random) -> Iterator[Record]:
    """Few goals, 150 units whose long goals lead to none above, measures without owner or deadline."""
    top = _document("samfunnsdel", 1, list(make_items("samfunnsdel", 50, [], chance)))
    yield top
    yield from _rest(top["items"], (1_000, 0, 900), chance)
    for record in _many("enhetsavtale", 7_800, 52, [], chance):
        bare = [{key: value for key, value in item.items() if key not in _FACTS} for item in record["items"]]
        long = [{**item, "text": _long(item["text"], chance)} for item in bare]
        yield {**record, "items": long}


_FACTS = ("owner", "deadline", "amounts", "target")


def _long(text: str, chance: random.Random) -> str:
    return " ".join([f"{text}.", *(f"{each['text']}." for each in make_items("samfunnsdel", 10, [], chance))])


def _measures(chance: random.Random) -> Iterator[Record]:
    """One goal with 3 000 measures."""
    goal, *others = list(make_items("samfunnsdel", 1, [], chance))
    measures = [
        {**item, "id": f"1.{number}", "label": f"1.{number}", "kind": "measure", "parent": "1"}
        for number, item in enumerate(make_items("samfunnsdel", 3_000, [], chance), 1)
    ]
    yield _document("samfunnsdel", 1, [goal, *others])
    yield _document("okonomiplan", 1, [goal, *measures])


def _units(chance: random.Random) -> Iterator[Record]:
    """Sixty goals and a thousand units."""
    top = _document("samfunnsdel", 1, list(make_items("samfunnsdel", 100, [], chance)))
    yield top
    yield from _many("enhetsavtale", 3_000, 3, top["items"], chance)


def _ring(chance: random.Random) -> Iterator[Record]:
    """Six hundred goals, each of which names the next; the plan names each."""
    texts = [_plain(item) for item in make_items("samfunnsdel", 600, [], chance)]
    yield _document("samfunnsdel", 1, [_naming(item, number % 600 + 1) for number, item in enumerate(texts, 1)])
    yield _document("okonomiplan", 1, [_naming(item, number) for number, item in enumerate(texts, 1)])


def _plain(item: Record) -> Record:
    return {"id": item["id"], "kind": "goal", "text": item["text"], "label": item["label"], "section": item["section"]}


def _naming(item: Record, number: int) -> Record:
    said = f"mål {number} i samfunnsdelen"
    start = len(item["text"]) + 2
    reference = {"text": said, "document": "samfunnsdelen", "label": str(number), "label_kind": "goal"}
    text = f"{item['text']} ({said})"
    return {**item, "text": text, "references": [{**reference, "start": start, "end": start + len(said)}]}


def _documents(chance: random.Random) -> Iterator[Record]:
    """Forty plans of 250 goals."""
    for number in range(1, 41):
        items = [_plain(item) for item in make_items("samfunnsdel", 250, [], chance)]
        yield _document("temaplan", number, items)
    yield from _rest(items, (300, 0, 200), chance)


def _missing(chance: random.Random) -> Iterator[Record]:
    """A thousand goals, and of each a text that comes near."""
    goals = [_plain(item) for item in make_items("samfunnsdel", 1_000, [], chance)]
    near = [{**item, "kind": "measure", "text": _near(item["text"])} for item in goals]
    yield _document("samfunnsdel", 1, goals)
    yield _document("okonomiplan", 1, near)
    for number in range(40):
        yield _document("enhetsavtale", number + 1, near[number * 25 : number * 25 + 25])


def _near(text: str) -> str:
    words = text.split()
    middle = len(words) // 2
    return " ".join([*words[:middle], *words[middle + 3 :], "og", "mer", "til"])


def _deep(chance: random.Random) -> Iterator[Record]:
    """Two hundred goals under a path of two hundred headings."""
    path = [f"Nivå {number}" for number in range(200)]
    for kind in ("samfunnsdel", "okonomiplan"):
        items = [{**_plain(item), "section": path} for item in make_items("samfunnsdel", 200, [], chance)]
        yield _document(kind, 1, items)


SHAPES = {
    "goals": _goals,
    "findings": _findings,
    "measures": _measures,
    "units": _units,
    "ring": _ring,
    "documents": _documents,
    "missing": _missing,
    "deep": _deep,
}
NAMES = ("municipality", *SHAPES)
