"""Couplings between real documents as a careful reader noted them, and the documents in two forms.

*Ideal*: what the annotation says of the items, as a register would give it (common schema). *As read*: what tracecheck
makes of the files, its items matched to the annotation by text and page.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from tracecheck.model.codec import to_json
from tracecheck.model.item import Item
from tracecheck.model.plan import PlanDocument
from tracecheck.parsers import parse_document
from tracecheck.parsers.common_schema import read_common_schema
from tracecheck.readers import read_document

End = dict[str, Any]
# What the ends of some files are where the annotation does not say: (upper, lower).
KINDS = {
    "handlingsprogram_kunst_2010-2013__kulturarenaer_crosswalk": ("measure", "strategy"),
    "kulturarenaer__internal": ("strategy", "measure"),
    "vold_vedtak2013__handlingsplan": ("order", "goal"),
}
_FROM_TRUTH = ("owner", "description", "partners")
_HEAD = ("key", "path", "kind", "status", "period", "title", "municipality", "unit")
_SCOPE_KINDS = {"area": "area", "heading": "area", "block": "strategy"}


@dataclass(frozen=True)
class Pair:
    """One annotated file: its name, the two documents (one path twice for what is inside one), the links."""

    name: str
    upper: Path
    lower: Path
    links: list[dict[str, Any]]
    unanswered: list[End]
    orphans: list[End]

    @property
    def inside(self) -> bool:
        """True when both ends stand in one file."""
        return self.upper == self.lower


@dataclass
class Case:
    """The documents of a pair in one form; `keys` gives the items (or passages) that an annotated end stands for."""

    pair: Pair
    documents: tuple[PlanDocument, ...]
    upper: str
    lower: str
    keys: dict[str, frozenset[str]] = field(default_factory=dict)

    def of(self, end: End, side: str) -> frozenset[str]:
        """Keys of the records that are this end."""
        return self.keys.get(name_of(end, side), frozenset())

    def text(self, key: str) -> str:
        """The words of an item or a passage."""
        document, _, identity = key.rpartition("#")
        plan = next(each for each in self.documents if each.key == document)
        return next(each.text for each in (*plan.items, *plan.statements) if each.id == identity)


def same_goal(one: str, other: str) -> bool:
    """Two printings of one goal: a few words may differ."""
    a, b = plain(one), plain(other)
    return a == b or a in b or b in a or SequenceMatcher(None, a, b, autojunk=False).ratio() >= 0.85


def name_of(end: End, side: str) -> str:
    """One name for an end of a link, the same wherever it is annotated again."""
    return f"{side}|{plain(end['text'])}|{end.get('page')}|{end.get('truth')}|{end.get('id')}"


def plain(text: str) -> str:
    """Letters and figures alone."""
    return re.sub(r"[\W_]+", "", text.replace("\u00ad", "").casefold())


def read_pairs(realdata: Path) -> Iterator[Pair]:
    """The annotated pairs of documents; registers and parents inside one document are read elsewhere."""
    for path in sorted((realdata / "links").glob("*.json")):
        value = json.loads(path.read_text(encoding="utf-8"))
        if "links" not in value or str(value["upper"]).endswith(".json"):
            continue
        yield Pair(
            path.stem,
            _file(realdata, value["upper"]),
            _file(realdata, value["lower"]),
            value["links"],
            value.get("upper_unanswered", []),
            value.get("lower_without_upper", []),
        )


def _file(realdata: Path, name: str) -> Path:
    return realdata / "links" / name if name.startswith("docs/") else realdata / name


class Reader:
    """Reads each document of a run once."""

    def __init__(self) -> None:
        self._read: dict[Path, PlanDocument] = {}

    def __call__(self, path: Path) -> PlanDocument:
        """The plan as tracecheck reads it."""
        if path not in self._read:
            self._read[path] = parse_document(read_document(path, path.name))
        return self._read[path]


def ends(pair: Pair) -> Iterator[tuple[End, str]]:
    """Every annotated end with its side."""
    for link in pair.links:
        yield link["upper"], "upper"
        heading = link["lower"].get("scope") == "heading"
        yield (link["lower"] | {"evidence": link.get("evidence")} if heading else link["lower"]), "lower"
    for end in pair.unanswered:
        yield end, "upper"
    for end in pair.orphans:
        yield end, "lower"


def as_read(pair: Pair, read: Reader) -> Case:
    """The pair as tracecheck reads its files; an end that was not read has no keys."""
    uppers, lowers = read(pair.upper), read(pair.lower)
    documents = (uppers,) if pair.inside else (uppers, lowers)
    case = Case(pair, documents, uppers.key, lowers.key)
    for end, side in ends(pair):
        document = uppers if side == "upper" else lowers
        case.keys[name_of(end, side)] = frozenset(f"{document.key}#{each}" for each in _matching(end, document))
    return case


def _matching(end: End, document: PlanDocument) -> list[str]:
    """Items with the words of the end, those on its page before others; for a whole document the passages there."""
    if end.get("scope") == "document":
        every = [*document.statements, *document.items]
        return [each.id for each in every if each.place.page == end["page"]]
    found = [(_share(end["text"], each), each) for each in document.items]
    found = [(share, each) for share, each in found if share]
    if not found:
        return _telling(end, document) or _numbered(end, document)
    here = [(share, each) for share, each in found if each.place.page == end["page"]]
    best = max(share for share, _ in here or found)
    return [each.id for share, each in here or found if share == best]


def _share(text: str, item: Item) -> float:
    """With the label before the words, and without."""
    return max(similar(text, item.text), similar(text, f"{item.label} {item.text}") if item.label else 0.0)


def _telling(end: End, document: PlanDocument) -> list[str]:
    """A heading is no item: the passages with the words of the evidence stand for it."""
    words = plain(end.get("evidence") or "")
    return [each.id for each in document.statements if words and words in plain(each.text)]


def _numbered(end: End, document: PlanDocument) -> list[str]:
    """A block of text under a printed number, no item itself (one page of «Strategi 3»): the item with that number."""
    if end.get("scope") != "block" or not end.get("id"):
        return []
    return [each.id for each in document.items if each.label and plain(each.label) == plain(str(end["id"]))]


def similar(one: str, other: str) -> float:
    """How alike two texts are, 0 where they are not the same item."""
    a, b = plain(one), plain(other)
    if a == b:
        return 1.0
    short, long = sorted((a, b), key=len)
    if len(short) >= 30 and long.startswith(short):
        return 0.9
    if not short or len(short) < 0.7 * len(long):
        return 0.0
    if short in long and len(short) >= 0.8 * len(long):
        return 0.99
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    ratio = matcher.ratio() if matcher.quick_ratio() >= 0.88 else 0.0
    return ratio if ratio >= 0.88 else 0.0


def ideal(pair: Pair, read: Reader, realdata: Path) -> Case:
    """The pair as a perfect parse would give it: annotated items, sections, parents, passages of the evidence."""
    upper = _Draft(read(pair.upper), realdata, KINDS.get(pair.name, ("goal", "goal"))[0])
    lower = upper if pair.inside else _Draft(read(pair.lower), realdata, "goal")
    kinds = KINDS.get(pair.name, ("goal", "goal"))
    keys: dict[str, frozenset[str]] = {}
    for end, side in ends(pair):
        draft = upper if side == "upper" else lower
        draft.fallback = kinds[side == "lower"]
        if end.get("scope") != "document":
            keys[name_of(end, side)] = frozenset({draft.key(draft.add(end))})
    for link in pair.links:
        draft, parent = lower, link["lower"]
        if pair.inside and link["page"] == link["upper"]["page"]:
            parent = link["upper"]
        made = draft.passage(link, parent)
        if made and link["lower"].get("scope") == "document":
            name = name_of(link["lower"], "lower")
            keys[name] = keys.get(name, frozenset()) | {draft.key(made)}
    drafts = [upper] if pair.inside else [upper, lower]
    data = json.dumps({"documents": [draft.document() for draft in drafts]}, ensure_ascii=False).encode()
    documents = read_common_schema(data, "ideal", "ideal.json", named=True)
    if any(document.problems for document in documents):
        raise ValueError(f"{pair.name}: {[document.problems for document in documents]}")
    return Case(pair, documents, upper.plan.key, lower.plan.key, keys)


class _Draft:
    """A document of annotated items in the making."""

    def __init__(self, plan: PlanDocument, realdata: Path, fallback: str) -> None:
        self.plan = plan
        self.fallback = fallback
        self.items: list[dict[str, Any]] = []
        self.statements: dict[str, dict[str, Any]] = {}
        self._made: dict[str, int] = {}
        stem = Path(plan.path).stem
        truth = realdata / f"{stem}.truth.json"
        self.truth: list[dict[str, Any]] = json.loads(truth.read_text(encoding="utf-8")) if truth.exists() else []
        for each in self.truth:
            self._append(each, each["kind"])
        for child, parent in _parents(realdata, stem):
            if child != parent:
                self.items[child]["parent"] = self.items[parent]["id"]

    def key(self, identity: str) -> str:
        return f"{self.plan.key}#{identity}"

    def _append(self, end: End, kind: str) -> str:
        label = end.get("id")
        if label is not None and end.get("label") and str(label) not in end["label"]:
            label = f"{end['label']} {label}"
        section = [part.strip() for part in re.split(r" / ", end.get("section") or "") if part.strip()]
        item: dict[str, Any] = {"id": f"i{len(self.items)}", "kind": kind, "text": end["text"], "section": section}
        item["place"] = {"page": end.get("page")}
        item["label"] = None if label is None else str(label)
        item |= {name: end[name] for name in _FROM_TRUTH if end.get(name)}
        item["partners"] = [item["partners"]] if isinstance(item.get("partners"), str) else item.get("partners", [])
        if end.get("deadline"):
            item["deadline"] = {"text": end["deadline"]}
        if kind == "order":
            item["decision"] = {"adopted": True}
        self.items.append(item)
        return str(item["id"])

    def add(self, end: End) -> str:
        """The id of the item that the end is, made where the annotation has none on that page."""
        number = end.get("truth")
        if number is not None and self.truth[number].get("page") in (None, end.get("page")):
            return str(self.items[number]["id"])
        name = f"{plain(end['text'])}|{end.get('page')}"
        if name not in self._made:
            self._made[name] = len(self.items)
            kind = end.get("kind") if number is None or self.fallback == "goal" else None
            self._append(end, kind or _SCOPE_KINDS.get(str(end.get("scope"))) or _kind_of(end, self.fallback))
        return str(self.items[self._made[name]]["id"])

    def passage(self, link: dict[str, Any], holder: End) -> str | None:
        """The id of the passage that carries the evidence of a link; a heading over printed goals becomes one."""
        evidence = link.get("evidence")
        if not evidence:
            return None
        whole = holder.get("scope") == "document"
        if link["basis"] == "verbatim":
            item = next(each for each in self.items if each["id"] == self.add(holder))
            item["section"] = list(dict.fromkeys([*item["section"], evidence]))
            return None
        stands_under = (
            None if whole or holder.get("scope") == "heading" or link["basis"] == "structure" else self.add(holder)
        )
        text = f"{holder['text']} {evidence}" if whole else evidence
        name = f"{stands_under}|{text}"
        if name not in self.statements:
            made = {"id": f"~{len(self.statements)}", "text": text, "parent": stands_under}
            self.statements[name] = made | {"place": {"page": link["page"]}}
        return str(self.statements[name]["id"])

    def document(self) -> dict[str, Any]:
        """The document in the common schema: what the file says of itself, and the annotated items."""
        told = to_json(self.plan)
        head = {name: told.get(name) for name in _HEAD}
        return head | {"items": self.items, "statements": list(self.statements.values())}


def _kind_of(end: End, fallback: str) -> str:
    return "strategy" if "strategi" in str(end.get("id")).casefold() else fallback


def _parents(realdata: Path, stem: str) -> Iterator[tuple[int, int]]:
    path = realdata / "links" / f"parents_{stem}.json"
    if not path.exists():
        return
    for each in json.loads(path.read_text(encoding="utf-8"))["parents"]:
        child, parent = each["child"].get("truth"), each["parent"].get("truth")
        if child is not None and parent is not None:
            yield child, parent
