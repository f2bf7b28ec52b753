"""Fictional municipalities with any number of items, the same at every run: what benchmarks/speed.py measures with."""

import json
import random
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MUNICIPALITY_ITEMS = 3_000
WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("speed_words.toml").read_text(encoding="utf-8"))
NAMES = [f"{onset}{coda}" for onset, coda in zip(WORDS["onsets"], WORDS["codas"], strict=False)]
Record = dict[str, Any]

SHARES = {"samfunnsdel": 0.02, "temaplan": 0.15, "okonomiplan": 0.25, "enhetsavtale": 0.45, "arsberetning": 0.13}
"""Levels from the top, with their share of the items."""

MOST = {"samfunnsdel": 1, "temaplan": 80, "okonomiplan": 1, "enhetsavtale": 30, "arsberetning": 1}
"""Items of a temaplan and of an enhetsavtale (a level has as many documents as it takes); 1: one document in all."""

COPIED, REFERRING, PLACED, DESCRIBED = 0.06, 0.15, 0.25, 0.2
"""Of the items below the top: the words of one above, «(mål 2.3 i samfunnsdelen)», a place of the municipality named,
an explaining sentence beside it."""


@dataclass(frozen=True)
class Level:
    """The documents of one level."""

    kind: str
    documents: tuple[Record, ...]

    @property
    def items(self) -> list[Record]:
        """All items of the level."""
        return [item for document in self.documents for item in document["items"]]


def make_municipalities(size: int) -> list[list[Level]]:
    """All levels, from the top down, of as many municipalities of some 3 000 items as make up `size`."""
    count = max(1, round(size / MUNICIPALITY_ITEMS))
    sizes = [size // count + (1 if number < size % count else 0) for number in range(count)]
    return [
        _make_levels(f"{NAMES[number % len(NAMES)]} {number // len(NAMES) or ''}".strip(), each, number)
        for number, each in enumerate(sizes)
    ]


def _make_levels(name: str, size: int, number: int) -> list[Level]:
    chance = random.Random(f"tracecheck {size} {number}")
    levels: list[Level] = []
    for kind, share in SHARES.items():
        above = [item for level in levels for item in level.items]
        count = size - len(above) if kind == "arsberetning" else round(size * share)
        documents = (
            {**document, "municipality": f"{name} kommune"} for document in _documents(kind, count, above, chance)
        )
        levels.append(Level(kind, tuple(documents)))
    return levels


def write_corpus(municipalities: list[list[Level]], folder: Path) -> None:
    """One file a document, in the common schema."""
    for place, levels in enumerate(municipalities, start=1):
        for level in levels:
            for number, document in enumerate(level.documents, start=1):
                path = folder / f"{level.kind}-{place:02}-{number:03}.json"
                path.write_text(json.dumps({"documents": [document]}, ensure_ascii=False), encoding="utf-8")


def _documents(kind: str, count: int, above: list[Record], chance: random.Random) -> Iterator[Record]:
    most = MOST[kind] if MOST[kind] > 1 else count
    for number, start in enumerate(range(0, count, most), start=1):
        title, unit = _title(kind, number)
        items = list(make_items(kind, min(most, count - start), above, chance))
        yield {**_head(kind, title, unit), "items": items}


def _head(kind: str, title: str, unit: str | None) -> Record:
    head: Record = {"path": title, "title": title, "kind": kind, "status": "adopted"}
    if unit:
        head["unit"] = unit
    if kind in ("okonomiplan", "enhetsavtale", "arsberetning"):
        head["applies_to_year"] = 2026
    if kind != "arsberetning":
        head["period"] = {"from": 2026, "to": {"samfunnsdel": 2038, "enhetsavtale": 2026}.get(kind, 2029)}
    return head


def _title(kind: str, number: int) -> tuple[str, str | None]:
    if kind == "temaplan":
        stem = WORDS["stems"][number % len(WORDS["stems"])]
        return f"Temaplan for {stem}arbeid {number}", None
    if kind == "enhetsavtale":
        unit = (
            f"{WORDS['onsets'][number % 14]}{WORDS['codas'][number // 14 % 14]} {WORDS['units'][number % 8]} {number}"
        )
        return f"Enhetsavtale {unit}", unit
    names = {"samfunnsdel": "Kommuneplanens samfunnsdel", "okonomiplan": "Økonomiplan", "arsberetning": "Årsberetning"}
    return f"{names[kind]} 2026", None


def make_items(kind: str, count: int, above: list[Record], chance: random.Random) -> Iterator[Record]:
    """Goals, each with what stands under it: subgoals, measures, an indicator; of a report its results."""
    made = 0
    for goal_number in range(1, count + 1):
        section = [chance.choice(WORDS["areas"]), f"{_compound(chance).capitalize()} og {_compound(chance)}"]
        goal = f"{goal_number}"
        for place, item_kind in enumerate(_family(kind)):
            if made == count:
                return
            label = goal if place == 0 else f"{goal}.{place}"
            yield _item(item_kind, label, section, above, chance)
            made += 1


def _family(kind: str) -> tuple[str, ...]:
    families = {
        "samfunnsdel": ("goal", "subgoal", "subgoal", "subgoal", "strategy"),
        "temaplan": ("goal", "strategy", "measure", "measure", "indicator"),
        "okonomiplan": ("goal", "subgoal", "measure", "measure", "measure", "indicator"),
        "enhetsavtale": ("goal", "measure", "measure", "indicator"),
        "arsberetning": ("result", "result", "result"),
    }
    return families[kind]


def _item(kind: str, label: str, section: list[str], above: list[Record], chance: random.Random) -> Record:
    item: Record = {"id": label, "kind": kind, "text": _text(kind, chance), "label": label, "section": section}
    if kind != "result" and "." in label:
        item["parent"] = label.partition(".")[0]
    if above and chance.random() < COPIED:
        item["text"] = chance.choice(above)["text"]
    elif above and chance.random() < REFERRING:
        _refer(item, chance.randint(1, 12), chance)
    if chance.random() < DESCRIBED:
        item["description"] = f"{_sentence(chance)}. {_sentence(chance)}"
    return {**item, **_facts(kind, chance)}


def _refer(item: Record, number: int, chance: random.Random) -> None:
    label = f"{number}.{chance.randint(1, 3)}"
    text = f"mål {label} i samfunnsdelen"
    start = len(item["text"]) + 2
    item["text"] = f"{item['text']} ({text})"
    reference = {"text": text, "document": "samfunnsdelen", "label": label, "label_kind": "goal"}
    item["references"] = [{**reference, "start": start, "end": start + len(text)}]


def _facts(kind: str, chance: random.Random) -> Record:
    if kind == "measure":
        year = chance.randint(2026, 2029)
        money = [{"year": year, "value": float(chance.randint(1, 90) * 100_000), "unit": "kr"}]
        owner = f"Enhetsleder {chance.choice(WORDS['units'])}"
        return {"owner": owner, "deadline": {"text": str(year), "to": str(year)}, "amounts": money}
    if kind == "indicator":
        value = float(chance.randint(1, 100))
        return {"target": {"text": f"{value:.0f} %", "comparator": ">=", "value": value, "unit": "%", "year": 2026}}
    return {"status_text": chance.choice(["Gjennomført", "I arbeid", "Ikke startet"])} if kind == "result" else {}


def _text(kind: str, chance: random.Random) -> str:
    if kind == "indicator":
        return f"Andel {chance.choice(WORDS['groups'])} som er fornøyd med {_compound(chance)} og {_compound(chance)}"
    text = _sentence(chance)
    return text.replace(" skal ", " har ", 1) if kind == "result" else text


def _sentence(chance: random.Random) -> str:
    """Eight to twelve words: who, what is to be done with what, how, sometimes where or when."""
    verb, group = chance.choice(WORDS["verbs"]), chance.choice(WORDS["groups"])
    parts = [f"Kommunen skal {verb} {_compound(chance)} for {group}"]
    parts.append(f"{chance.choice(WORDS['linkers'])} {chance.choice(WORDS['adjectives'])} {_compound(chance)}")
    if chance.random() < PLACED:
        parts.append(f"i {chance.choice(WORDS['onsets'])}{chance.choice(WORDS['codas'])}")
    elif chance.random() < 0.5:
        parts.append(chance.choice(WORDS["times"]))
    return " ".join(parts)


def _compound(chance: random.Random) -> str:
    """A stem and a head: some thousands of words, of which the first are far more common than the last."""
    return chance.choice(_common(WORDS["stems"], chance)) + chance.choice(_common(WORDS["heads"], chance))


def _common(choices: list[str], chance: random.Random) -> list[str]:
    """The first choices more often than the others, as in texts."""
    return choices[: max(1, round(len(choices) * chance.random()))]
