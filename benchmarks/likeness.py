"""What each part of the likeness of words adds, and how wrong parents are told; the tables of RESULTS.md.

    python benchmarks/likeness.py --realdata DIR --public DIR [--write]

`--realdata` holds `links/parents_*.json` (parents inside public plans, noted by a careful reader) and the plans
themselves; `--public` a folder for each trace set in English: `high.json` and `low.json` (lists of `id` and `text`),
`truth.json` (pairs low, high). Neither is part of the project. One setting for all sets; rows change one thing each.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import annotated
import numpy as np
import planted
import register
import results

from tracecheck.linker import link
from tracecheck.linker.corpus import Corpus, make_corpus
from tracecheck.linker.grading.signs import Pair, Sign
from tracecheck.linker.similarity.language import language_of
from tracecheck.linker.similarity.normalise import relative_to
from tracecheck.linker.similarity.vectors import Text, make_space
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.settings import LinkSettings
from tracecheck.parsers import parse_document
from tracecheck.readers import read_document
from tracecheck.resources import load_data

Array = Any
LEAST, PARENTS = 12, 2
LEAST_THEMES = 20
SHARES: dict[str, dict[str, float]] = {
    "as it is": {},
    "words alone": {"pairs": 0, "letters": 0, "groups": 0},
    "letters alone": {"words": 0, "pairs": 0, "groups": 0},
    "without words": {"words": 0},
    "without pairs of words": {"pairs": 0},
    "without letters": {"letters": 0},
    "without synonym groups": {"groups": 0},
}


@dataclass(frozen=True)
class Trace:
    """One set: texts below and above, and which belong together (below × above)."""

    lower: list[str]
    upper: list[str]
    truth: Array
    same: Array


def english_sets(folder: Path) -> list[Trace]:
    """The trace sets of the folder, by name."""
    return [_public(path.parent) for path in sorted(folder.glob("*/truth.json"))]


def _public(folder: Path) -> Trace:
    high, low, truth = (json.loads((folder / f"{name}.json").read_text("utf-8")) for name in ("high", "low", "truth"))
    pairs = [(str(lower), str(upper)) for lower, upper in truth]
    return _trace(
        {str(each["id"]): each["text"] for each in low}, {str(each["id"]): each["text"] for each in high}, pairs
    )


def norwegian_sets(folder: Path) -> list[Trace]:
    """Parents inside public plans; headings that are no item are left out."""
    found = []
    for path in sorted((folder / "links").glob("parents_*.json")):
        links = [
            each for each in json.loads(path.read_text("utf-8"))["parents"] if each["parent"].get("truth") is not None
        ]
        lower = {str(each["child"]["truth"]): each["child"]["text"] for each in links}
        upper = {str(each["parent"]["truth"]): each["parent"]["text"] for each in links}
        pairs = [(str(each["child"]["truth"]), str(each["parent"]["truth"])) for each in links]
        if len(upper) > 1:
            found.append(_trace(lower, upper, pairs))
    return found


def _trace(lower: Mapping[str, str], upper: Mapping[str, str], pairs: Sequence[tuple[str, str]]) -> Trace:
    wanted = set(pairs)
    truth = np.array([[(low, high) in wanted for high in upper] for low in lower])
    same = np.array([[low == high for high in upper.values()] for low in lower.values()])
    return Trace(list(lower.values()), list(upper.values()), truth, same)


# Likeness ------------------------------------------------------------------------------------------------------------


def similarities(trace: Trace, *, counted: bool = True) -> Array:
    """Below × above; rarity of words is counted over the fewer of the two, or over all."""
    below, above = language_of(trace.lower), language_of(trace.upper)
    texts = [
        *(Text(text, language=below) for text in trace.lower),
        *(Text(text, language=above) for text in trace.upper),
    ]
    split = len(trace.lower)
    fewer = range(split) if split < len(trace.upper) else range(split, len(texts))
    whole = make_space(texts, fewer if counted else None).whole
    found = (whole[:split] @ whole[split:].T).toarray().round(4)
    found[trace.same] = 0.0
    return found


def relative(scores: Array) -> Array:
    """The scores over what both ends have with their nearest."""
    return relative_to(scores, _reach(scores)[:, None], _reach(scores.T)[None, :])


def _reach(scores: Array) -> Array:
    count = int(load_data("linking")["candidates"]["neighbours"])
    return np.sort(scores, axis=1)[:, -count:].mean(axis=1)


def average_precision(scores: Array, truth: Array) -> float:
    """The mean over the texts below that have something above."""
    found = []
    for row, right in zip(scores, truth, strict=True):
        if right.any():
            places = np.flatnonzero(right[np.argsort(-row, kind="stable")])
            found.append(float(np.mean((np.arange(len(places)) + 1) / (places + 1))))
    return float(np.mean(found))


def f1(chosen: Array, truth: Array) -> float:
    """Of the pairs chosen against the true ones."""
    return float(2 * (chosen & truth).sum() / max(1, chosen.sum() + truth.sum()))


def likely(scores: Array, above: float | None = None, alike: float | None = None) -> Array:
    """Which pairs are marked as likely."""
    setting = load_data("linking")["candidates"]
    over = setting["likely"] if above is None else above
    return (relative(scores) > over) & (scores >= (setting["alike"] if alike is None else alike))


Sets = Mapping[str, Sequence[Trace]]


def table(rows: Mapping[str, Callable[[Trace], tuple[Array, Array]]], sets: Sets) -> str:
    """For each row (what ranks, which are chosen): MAP and F1 of the chosen, mean over the sets of each language."""
    head = ["", *(f"{name} {figure}" for name in sets for figure in ("MAP", "F1 of likely"))]
    lines = [results.line(head), results.line(["---"] * len(head))]
    for name, measure in rows.items():
        cells = []
        for traces in sets.values():
            found = [(measure(trace), trace.truth) for trace in traces]
            cells.append(f"{np.mean([average_precision(ranked, truth) for (ranked, _), truth in found]):.3f}")
            cells.append(f"{np.mean([f1(chosen, truth) for (_, chosen), truth in found]):.3f}")
        lines.append(results.line([name, *cells]))
    return "\n".join(lines)


def _usual(scores: Array) -> tuple[Array, Array]:
    return scores * relative(scores), likely(scores)


@contextmanager
def _setting(table: str, changed: Mapping[str, float]) -> Iterator[None]:
    """Some thresholds of `data/linking.toml` changed for a while."""
    values = load_data("linking")[table]
    before = dict(values)
    values.update(changed)
    try:
        yield
    finally:
        values.update(before)


def features(sets: Sets) -> str:
    """Shares of the features changed, and where rarity is counted."""

    def with_shares(changed: Mapping[str, float]) -> Callable[[Trace], tuple[Array, Array]]:
        def measure(trace: Trace) -> tuple[Array, Array]:
            with _setting("features", changed):
                return _usual(similarities(trace))

        return measure

    rows = {name: with_shares(changed) for name, changed in SHARES.items()}
    rows["rarity counted over all texts"] = lambda trace: _usual(similarities(trace, counted=False))
    return table(rows, sets)


def normalisations(sets: Sets) -> str:
    """What ranks, and what is called likely."""

    @cache
    def scores(at: tuple[str, int]) -> Array:
        return similarities(sets[at[0]][at[1]])

    place = {id(trace): (name, at) for name, traces in sets.items() for at, trace in enumerate(traces)}

    def by(ranked: Callable[[Array], Array], **setting: float) -> Callable[[Trace], tuple[Array, Array]]:
        def measure(trace: Trace) -> tuple[Array, Array]:
            found = scores(place[id(trace)])
            return ranked(found), likely(found, **setting)

        return measure

    def product(found: Array) -> Array:
        return found * relative(found)

    rows = {
        "as it is": by(product),
        "ranked by similarity alone": by(lambda found: found),
        "ranked by the relative score alone": by(relative),
        **{f"likely above {above}": by(product, above=above) for above in (0.8, 0.9, 1.1, 1.2)},
        **{f"likely from a similarity of {alike}": by(product, alike=alike) for alike in (0.0, 0.08, 0.15, 0.2)},
    }
    return table(rows, sets)


# Context -------------------------------------------------------------------------------------------------------------


def context(folder: Path) -> str:
    """Couplings by theme between public plans, items as annotated: MAP of the candidates with one part left out."""
    read = annotated.Reader()
    wanted = [pair for pair in annotated.read_pairs(folder) if not pair.inside and len(_themes(pair)) >= LEAST_THEMES]
    cases = [annotated.ideal(pair, read, folder) for pair in wanted]
    head = ["without", *(f"{case.pair.name} ({len(_known(case))})" for case in cases)]
    lines = [results.line(head), results.line(["---"] * len(head))]
    parts = tuple(load_data("linking")["context"])
    rows = {"nothing": (), **{part: (part,) for part in parts if part != "unit"}, "all of it": parts}
    for name, left_out in rows.items():
        with _setting("context", dict.fromkeys(left_out, 0.0)):
            lines.append(results.line([name, *(f"{_theme_precision(case):.3f}" for case in cases)]))
    return "\n".join(lines)


def _themes(pair: annotated.Pair) -> list[dict[str, Any]]:
    return [each for each in pair.links if each["basis"] == "theme"]


def _known(case: annotated.Case) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for each in _themes(case.pair):
        for source in case.of(each["lower"], "lower"):
            found.setdefault(source, set()).update(case.of(each["upper"], "upper"))
    return {source: targets for source, targets in found.items() if targets}


def _theme_precision(case: annotated.Case) -> float:
    ranked: dict[str, list[str]] = {}
    for each in link(case.documents, LinkSettings()).candidates:
        ranked.setdefault(each.source, []).append(each.target)
    found = []
    for source, targets in _known(case).items():
        places = [place for place, target in enumerate(ranked.get(source, ()), start=1) if target in targets]
        found.append(sum(number / place for number, place in enumerate(places, start=1)) / len(targets))
    return float(np.mean(found))


# Declared parents ----------------------------------------------------------------------------------------------------


def declared(folder: Path) -> dict[str, tuple[list[Pair], Corpus]]:
    """The parents of each plan as it is read, where there are enough; nearly all are right (see Extraction)."""
    found = {}
    for path in sorted((folder / "links").glob("parents_*.json")):
        name = json.loads(path.read_text("utf-8"))["doc"]
        corpus = make_corpus([_read(folder, name)])
        pairs = sorted(corpus.parents.items())
        if len(pairs) >= LEAST and len({upper for _, upper in pairs}) > PARENTS:
            found[name] = pairs, corpus
    return found | {"goal register of one municipality": _register(folder)}


def _register(folder: Path) -> tuple[list[Pair], Corpus]:
    """The goals in the order of the register, their parents as it has them."""
    goals, parents = register.read_register(folder)
    items = tuple(
        Item(key, ItemKind.GOAL, goal["maalNavn"], parent=parents.get(key) if parents.get(key) != key else None)
        for key, goal in goals.items()
    )
    corpus = make_corpus([PlanDocument("register", "register", kind=DocumentKind.REGISTER, items=items)])
    return sorted(corpus.parents.items()), corpus


def _read(folder: Path, name: str) -> PlanDocument:
    (path,) = (each for each in folder.glob(f"{name}.*") if not each.name.endswith(".truth.json"))
    return parse_document(read_document(path, path.name))


def without_signs(sets: Mapping[str, tuple[Sequence[Pair], Corpus]]) -> str:
    """The mean over the plans with all signs, with all but one, and with one alone."""
    rounds = [
        planted.planted_round(name, pairs, corpus, number)
        for name, (pairs, corpus) in sets.items()
        for number in range(planted.ROUNDS // 4)
    ]
    head = ["sign", "alone", "all but this"]
    lines = [results.line(head), results.line(["---"] * len(head))]
    for sign in Sign:
        chosen = ((sign,), tuple(each for each in Sign if each is not sign))
        areas = [f"{np.mean([each.area(signs) for each in rounds]):.3f}" for signs in chosen]
        lines.append(results.line([sign.value, *areas]))
    return "\n".join(lines)


INTRODUCTION = """## Likeness of words

Public trace sets in English (requirements; two of six with a truth of our own reading) and parents inside public
Norwegian plans, by the items' own words alone. MAP is of the true ones among all, F1 of the pairs marked as likely;
means over the sets, one setting for all. Differences under .02 mean nothing. Neither is part of the project.
Run: `python benchmarks/likeness.py --realdata DIR --public DIR --write`.
"""


def report(realdata: Path, public: Path) -> str:
    """All tables in Markdown."""
    sets = {"English": english_sets(public), "Norwegian": norwegian_sets(realdata)}
    plans = declared(realdata)
    parts = (
        ("Features, one thing changed in each row", features(sets)),
        ("Ranking and marking", normalisations(sets)),
        ("What stands around an item, one part left out: MAP of couplings by theme (sources)", context(realdata)),
        (
            "Parents of public plans swapped, a fifth of them: how often a right one is more plausible (headings, "
            "order and numbers stay as printed, as when a register has a wrong parent; «texts alone» lacks these)",
            planted.table_of_swaps(plans),
        ),
        ("The same as it is told to a person (`why`, `review`)", planted.told_to_a_person(plans)),
        ("The same by sign, mean over the plans", without_signs(plans)),
    )
    return "\n\n".join(f"{title}:\n\n{found}" for title, found in parts)


def main() -> int:
    """Print the tables, write them if asked to."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--realdata", type=Path, required=True)
    arguments.add_argument("--public", type=Path, required=True)
    arguments.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    chosen = arguments.parse_args()
    tables = report(chosen.realdata, chosen.public)
    print(tables)
    if chosen.write:
        results.write("likeness", INTRODUCTION, tables)
    return 0


if __name__ == "__main__":
    sys.exit(main())
