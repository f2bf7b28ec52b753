"""How well an extraction agrees with a truth written by hand: precision, recall and F1 of the distinct texts.

Two texts agree when they are the same without case, spaces, punctuation and printed label, when the shorter is at least
four fifths of the longer and stands in it, or when they are alike to 0.88. Each text is used once, best pairs first.
Texts of the plan before and challenges take no part; as many areas, visions and quoted goals as a tenth of the truth
(three at least) may be too much without a cost, since readers differ about them.
"""

import json
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from tracecheck.model.item import Item, ItemKind, Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.parsers import parse_document
from tracecheck.readers import read_document

ALIKE, CONTAINED = 0.88, 0.8
SCORED = {
    ItemKind.VISION: "goal",
    ItemKind.AREA: "goal",
    ItemKind.GOAL: "goal",
    ItemKind.SUBGOAL: "goal",
    ItemKind.STRATEGY: "goal",
    ItemKind.MEASURE: "measure",
    ItemKind.INDICATOR: "indicator",
    ItemKind.RESULT: "indicator",
}
DISPUTABLE = {ItemKind.VISION, ItemKind.AREA}
_LABEL = re.compile(
    r"^\s*(?:(?:hoved|hovud|del)?mål|strategi|tiltak)?\s*[A-Z]?\d+(?:\.\d+)*\s*[.:)–-]*\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Score:
    """`f1` of the texts and, among the texts found, the share with the right group and with the right kind."""

    precision: float
    recall: float
    f1: float
    group: float
    kind: float
    missed: tuple[str, ...]
    extra: tuple[str, ...]


def score_file(path: Path) -> Score:
    """The score of the document at `path` against `<stem>.expected.json` beside it."""
    truth = json.loads(path.with_name(f"{path.stem}.expected.json").read_text(encoding="utf-8"))
    return score(truth, read_plan(path))


def read_plan(path: Path) -> PlanDocument:
    return parse_document(read_document(path, path.name))


def score(truth: list[dict[str, str]], document: PlanDocument) -> Score:
    wanted = {_key(each["text"]): each for each in truth}
    found = {_key(each.text): each for each in reversed(document.items) if _takes_part(each)}
    pairs = _pairs(list(wanted), list(found))
    extra = [item for key, item in found.items() if key not in pairs.values()]
    costly = _costly(extra, max(3, len(truth) // 10))
    hits, total = len(pairs), len(pairs) + len(costly)
    precision, recall = _share(hits, total), _share(hits, len(wanted))
    kinds = [(ItemKind(wanted[a]["kind"]), found[b].kind) for a, b in pairs.items()]
    return Score(
        precision,
        recall,
        _share(2 * hits, total + len(wanted)),
        _share(sum(SCORED[a] == SCORED[b] for a, b in kinds), hits),
        _share(sum(a is b for a, b in kinds), hits),
        tuple(each["text"] for key, each in wanted.items() if key not in pairs),
        tuple(f"{item.kind}: {item.text}" for item in costly),
    )


def _takes_part(item: Item) -> bool:
    return item.kind in SCORED and item.origin in (Origin.OWN, Origin.QUOTED)


def _costly(extra: list[Item], spare: int) -> list[Item]:
    forgiven = [each for each in extra if _is_disputable(each)][:spare]
    return [each for each in extra if each not in forgiven]


def _is_disputable(item: Item) -> bool:
    return item.kind in DISPUTABLE or item.origin is Origin.QUOTED


def _pairs(wanted: list[str], found: list[str]) -> dict[str, str]:
    likeness = ((_likeness(a, b), a, b) for a in wanted for b in found)
    pairs: dict[str, str] = {}
    for rate, a, b in sorted(likeness, reverse=True):
        if rate and a not in pairs and b not in pairs.values():
            pairs[a] = b
    return pairs


def _likeness(a: str, b: str) -> float:
    shorter, longer = sorted((a, b), key=len)
    if not shorter or a == b:
        return float(a == b)
    if shorter in longer and len(shorter) >= CONTAINED * len(longer):
        return 0.99
    rate = SequenceMatcher(None, a, b, autojunk=False).ratio()
    return rate if rate >= ALIKE else 0.0


def _key(text: str) -> str:
    return text_key(_LABEL.sub("", text, count=1))


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
