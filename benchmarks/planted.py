"""Faults planted in the sample municipality, and how many are found; the tables of RESULTS.md.

    python benchmarks/planted.py [--samples DIR] [--write]

Everything is fictional, and the same at every run. Planted are: goals put under another parent, couplings whose written
trace is taken away, goals reworded at three strengths (`planted_words.toml`), and goals copied with nothing local
beside them.
"""

import argparse
import random
import sys
import tomllib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import results

from tracecheck.linker import link
from tracecheck.linker.corpus import Corpus as LinkCorpus
from tracecheck.linker.corpus import document_key, make_corpus
from tracecheck.linker.grading.misfits import misfits
from tracecheck.linker.grading.plausibility import plausibilities
from tracecheck.linker.grading.signs import Pair, Sign
from tracecheck.messages import load_catalogue
from tracecheck.model.coupling import EvidenceKind, Grade, Link, Relation
from tracecheck.model.item import Item, ItemKind, Origin, Period
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import DocumentKind, PlanDocument, Status
from tracecheck.model.settings import LinkSettings, Settings
from tracecheck.parsers import parse_document
from tracecheck.readers import read_document
from tracecheck.rules import Corpus, documents_under_check, run_rules

SAMPLES = Path(__file__).parents[1] / "samples" / "lyngmo"
STRENGTHS = ("light", "medium", "strong")
ROUNDS = 20
TOLD_ROUNDS = 8
SWAPPED = 0.2
TOPS = (1, 3, 5)


def read_samples(folder: Path) -> tuple[PlanDocument, ...]:
    """The sample plans as they are read."""
    return tuple(parse_document(read_document(path, path.name)) for path in sorted(folder.iterdir()) if path.is_file())


# Wrong parents -------------------------------------------------------------------------------------------------------


def swapped_parents(plans: Sequence[PlanDocument]) -> str:
    """A fifth of the couplings get another upper end; can the declared ones be told apart?"""
    corpus = make_corpus(plans)
    return table_of_swaps({name: (pairs, corpus) for name, pairs in _declared(plans, corpus).items()})


def told_in_samples(plans: Sequence[PlanDocument]) -> str:
    """What a person is told of, in the samples."""
    corpus = make_corpus(plans)
    return told_to_a_person({name: (pairs, corpus) for name, pairs in _declared(plans, corpus).items()})


def table_of_swaps(sets: Mapping[str, tuple[Sequence[Pair], LinkCorpus]]) -> str:
    """By set: how often a right coupling is more plausible than a planted one, by the texts alone and by all signs."""
    head = ["couplings", "links", "planted a round", "texts alone", "lowest round", "all signs", "lowest round"]
    lines = [results.line(head), results.line(["---"] * len(head))]
    means = []
    for name, (pairs, corpus) in sets.items():
        rounds = [planted_round(name, pairs, corpus, number) for number in range(ROUNDS)]
        found = [[planted.area(signs) for planted in rounds] for signs in ((Sign.WORDS,), tuple(Sign))]
        means.append([float(np.mean(areas)) for areas in found])
        cells = [f"{value:.3f}" for areas in found for value in (np.mean(areas), min(areas))]
        lines.append(results.line([name, str(len(pairs)), str(round(SWAPPED * len(pairs))), *cells]))
    texts, all_signs = np.mean(means, axis=0)
    lines.append(results.line(["**mean**", "", "", f"{texts:.3f}", "", f"{all_signs:.3f}", ""]))
    return "\n".join(lines)


def told_to_a_person(sets: Mapping[str, tuple[Sequence[Pair], LinkCorpus]]) -> str:
    """By set, of what `why` and `review` tell: right couplings as they stand; planted ones, when a fifth is planted and
    when a single one is, and for how many of them the other that is named is the one that was taken away."""
    head = ["couplings", "right ones told", "planted told", "with the right one named", "right ones told beside them"]
    lines = [results.line([*head, "a single one planted, told"]), results.line(["---"] * (len(head) + 1))]
    counted = np.zeros((len(sets), 9), dtype=int)
    for row, (name, (pairs, corpus)) in enumerate(sets.items()):
        counted[row, :2] = len(misfits(pairs, corpus)), len(pairs)
        for number in range(TOLD_ROUNDS):
            counted[row, 2:7] += _told(planted_round(name, pairs, corpus, number), pairs)
        counted[row, 7:] = _told_alone(name, pairs, corpus)
        lines.append(results.line([name, *_shares(counted[row])]))
    lines.append(results.line(["**all**", *_shares(counted.sum(axis=0))]))
    return "\n".join(lines)


def _told(planted: "Planted", pairs: Sequence[Pair]) -> tuple[int, int, int, int, int]:
    """Planted ones told, planted, told with the right one, right ones told, right ones."""
    found = {(each.source, each.target): each.other for each in misfits(planted.declared, planted.corpus)}
    swapped = [pair for at, pair in enumerate(planted.declared) if at in planted.wrong and pair != pairs[at]]
    right = [pair for at, pair in enumerate(planted.declared) if at not in planted.wrong]
    hits = [pair for pair in swapped if pair in found]
    named = sum((source, found[source, target]) in set(pairs) for source, target in hits)
    return len(hits), len(swapped), named, sum(pair in found for pair in right), len(right)


def _told_alone(name: str, pairs: Sequence[Pair], corpus: LinkCorpus) -> tuple[int, int]:
    chance = random.Random(name)
    found = planted = 0
    for at in chance.sample(range(len(pairs)), min(ROUNDS, len(pairs))):
        wrong = _other(pairs[at], pairs, chance)
        if wrong == pairs[at]:
            continue
        declared = [wrong if place == at else pair for place, pair in enumerate(pairs)]
        told = misfits(declared, _with_parents(corpus, declared), lambda pair, wrong=wrong: pair == wrong)
        found, planted = found + len(told), planted + 1
    return found, planted


def _shares(counts: Sequence[int]) -> list[str]:
    right, every, hits, swapped, named, beside, others, single, singles = (int(each) for each in counts)
    return [
        f"{right}/{every}",
        f"{hits / max(1, swapped):.2f}",
        f"{named / max(1, hits):.2f}",
        f"{beside / max(1, others):.3f}",
        f"{single}/{singles}",
    ]


def _declared(plans: Sequence[PlanDocument], corpus: LinkCorpus) -> dict[str, list[Pair]]:
    """The parents in each plan with many of them, and the written couplings between the plans."""
    found = {
        plan.key: sorted(pair for pair in corpus.parents.items() if document_key(pair[0]) == plan.key) for plan in plans
    }
    many = {f"in {name}": pairs for name, pairs in found.items() if len(pairs) >= 40}
    links = [each for each in _linked(plans).links if each.source in corpus.items and each.target in corpus.items]
    written = {(each.source, each.target) for each in links if _is_written(each)}
    return many | {"between the plans, by reference": sorted(written)}


@dataclass(frozen=True)
class Planted:
    """Couplings of one round: those declared, which of them are planted, and the corpus as it then stands."""

    declared: list[Pair]
    wrong: set[int]
    corpus: LinkCorpus

    def area(self, signs: Collection[Sign]) -> float:
        """How often a right coupling scores above a planted one."""
        scores = plausibilities(self.declared, self.corpus, signs)
        right = [scores[pair] for at, pair in enumerate(self.declared) if at not in self.wrong]
        return area(right, [scores[self.declared[at]] for at in sorted(self.wrong)])


def planted_round(name: str, pairs: Sequence[Pair], corpus: LinkCorpus, number: int) -> Planted:
    """A fifth of the couplings with another upper end: the parent's id is wrong, all else stays as it is printed."""
    chance = random.Random(f"{name} {number}")
    wrong = set(chance.sample(range(len(pairs)), round(SWAPPED * len(pairs))))
    declared = [_other(pair, pairs, chance) if at in wrong else pair for at, pair in enumerate(pairs)]
    return Planted(declared, wrong, _with_parents(corpus, declared))


def _with_parents(corpus: LinkCorpus, declared: Sequence[Pair]) -> LinkCorpus:
    inside = {lower: upper for lower, upper in declared if document_key(lower) == document_key(upper)}
    return replace(corpus, parents={**corpus.parents, **inside})


def _other(pair: Pair, pairs: Sequence[Pair], chance: random.Random) -> Pair:
    """The lower end with an upper end of the same document that it does not have."""
    mine = {target for source, target in pairs if source == pair[0]} | {pair[0]}
    others = {target for _, target in pairs if document_key(target) == document_key(pair[1])} - mine
    return pair[0], chance.choice(sorted(others)) if others else pair[1]


def area(right: Sequence[float], wrong: Sequence[float]) -> float:
    """How often a right link scores above a wrong one; equal scores count half."""
    pairs = [(one > other) + 0.5 * (one == other) for one in right for other in wrong]
    return float(np.mean(pairs)) if pairs else 0.5


# Couplings without their trace ---------------------------------------------------------------------------------------


def removed_traces(plans: Sequence[PlanDocument]) -> str:
    """References, quotations and numbers are taken away: are the couplings still among the candidates?"""
    before = {(each.source, each.target) for each in _linked(plans).links if _is_written(each)}
    linkage = _linked([_without_traces(plan) for plan in plans])
    asserted = {(each.source, each.target): each for each in linkage.links}
    goals = {source: {target for one, target in before if one == source} for source, _ in before}
    head = ["couplings that a text states", "asserted without the statement", *(f"among the first {t}" for t in TOPS)]
    found = sum(pair in asserted for pair in before)
    places = {(each.source, each.target): each.rank for each in linkage.candidates}
    shares = [
        sum(
            any((source, target) in asserted or places.get((source, target), 99) <= top for target in targets)
            for source, targets in goals.items()
        )
        for top in TOPS
    ]
    cells = [str(len(before)), f"{found}/{len(before)}", *(f"{share}/{len(goals)}" for share in shares)]
    return "\n".join([results.line(head), results.line(["---"] * len(head)), results.line(cells)])


def _is_written(each: Link) -> bool:
    """Between two plans, by a reference: what is quoted is its source's words and needs no trace."""
    across = document_key(each.source) != document_key(each.target)
    return across and each.grade is Grade.TIGHT and each.evidence[0].kind is EvidenceKind.REFERENCE


def _without_traces(plan: PlanDocument) -> PlanDocument:
    items = tuple(replace(item, references=(), quotations=(), label=None, origin=_own(item)) for item in plan.items)
    statements = tuple(replace(each, references=(), quotations=()) for each in plan.statements)
    return replace(plan, items=items, statements=statements)


def _own(item: Item) -> Origin:
    return Origin.OWN if item.origin is Origin.QUOTED else item.origin


def _linked(plans: Sequence[PlanDocument]) -> Linkage:
    return link(plans, LinkSettings())


# Goals in other words ------------------------------------------------------------------------------------------------


def read_words() -> list[list[str]]:
    """Each goal with its rewordings: light, medium, strong."""
    path = Path(__file__).with_name("planted_words.toml")
    goals: list[list[str]] = tomllib.loads(path.read_text(encoding="utf-8"))["goals"]
    return goals


def reworded() -> str:
    """Goals of a samfunnsdel stand in the økonomiplan in other words: what is asserted, what is a candidate."""
    goals = read_words()
    head = [
        "strength",
        "goals",
        "restated or near-verbatim",
        "by likeness",
        "wrong",
        *(f"coupled or first {top}" for top in TOPS),
    ]
    head.append("not coupled: right one first / among 3")
    lines = [results.line(head), results.line(["---"] * len(head))]
    upper = _plan("samfunnsdel", DocumentKind.SAMFUNNSDEL, [goal[0] for goal in goals], Period(2024, 2036))
    for strength, name in enumerate(STRENGTHS, start=1):
        lower = _plan("okonomiplan", DocumentKind.OKONOMIPLAN, [goal[strength] for goal in goals], Period(2026, 2029))
        linkage = _linked([upper, lower])
        links = [each for each in linkage.links if document_key(each.source) == lower.key]
        right = [each for each in links if _same_number(each.source, each.target)]
        worded = sum(each.evidence[0].kind is not EvidenceKind.LEXICAL for each in right)
        ranks = {each.source: each.rank for each in linkage.candidates if _same_number(each.source, each.target)}
        known = {each.source for each in right}
        tops = [sum(rank <= top or key in known for key, rank in ranks.items()) for top in TOPS]
        found = [len(goals), worded, len(right) - worded, len(links) - len(right), *tops]
        left = [rank for key, rank in ranks.items() if key not in known]
        shown = " / ".join(f"{sum(rank <= top for rank in left)}" for top in TOPS[:2])
        lines.append(results.line([name, *map(str, found), f"{shown} of {len(goals) - len(known)}"]))
    return "\n".join(lines)


def _plan(key: str, kind: DocumentKind, texts: Sequence[str], period: Period) -> PlanDocument:
    items = tuple(Item(f"g{at}", ItemKind.GOAL, text) for at, text in enumerate(texts))
    return PlanDocument(
        key, key, kind=kind, status=Status.ADOPTED, period=period, municipality="Lyngmo kommune", items=items
    )


def _same_number(one: str, other: str) -> bool:
    return one.rpartition("#")[2] == other.rpartition("#")[2]


# Copies --------------------------------------------------------------------------------------------------------------


def bare_copies() -> str:
    """Goals of the økonomiplan copied into agreements, every second one lightly changed; nothing local beside them."""
    goals = read_words()
    upper = _plan("okonomiplan", DocumentKind.OKONOMIPLAN, [goal[0] for goal in goals], Period(2026, 2029))
    lowers = []
    for unit in range(4):
        texts = [goals[at][0] for at in range(unit * 10, unit * 10 + 10)]
        copied = _plan(f"enhetsavtale-{unit}", DocumentKind.ENHETSAVTALE, texts, Period(2026, 2026))
        lowers.append(replace(copied, unit=f"Enhet {unit}", applies_to_year=2026))
    plans = (upper, *lowers)
    linkage = _linked(plans)
    corpus = Corpus(plans, linkage, documents_under_check(plans, linkage))
    outcome = run_rules(corpus, Settings().rules, load_catalogue("nb"))
    reported = {each.item for each in outcome.findings if each.code == "TC106"}
    copies = [f"{plan.key}#{item.id}" for plan in lowers for item in plan.items]
    across = [each for each in linkage.links if document_key(each.source) != document_key(each.target)]
    tight = {each.source for each in across if each.grade is Grade.TIGHT}
    restated = {each.source for each in across if each.relation is Relation.RESTATES and each.copied}
    head = ["copies", "known as copies", "called tight", "TC106"]
    cells = [len(copies), *(sum(key in keys for key in copies) for keys in (restated, tight, reported))]
    return "\n".join([results.line(head), results.line(["---"] * len(head)), results.line(map(str, cells))])


INTRODUCTION = """## Planted faults

Faults planted in the sample municipality and in fictional goals, the same at every run.
Run: `python benchmarks/planted.py --write`.
"""


def report(folder: Path) -> str:
    """All tables in Markdown."""
    plans = read_samples(folder)
    parts = (
        (
            "Couplings with another upper end: how often a right one is more plausible than a planted one",
            swapped_parents(plans),
        ),
        ("The same as it is told to a person (`why`, `review`)", told_in_samples(plans)),
        ("Written traces taken away between the plans", removed_traces(plans)),
        ("Goals of the plan above in other words: how many are coupled, how many have the right candidate", reworded()),
        ("Copies with nothing local beside them", bare_copies()),
    )
    return "\n\n".join(f"{title}:\n\n{table}" for title, table in parts)


def main() -> int:
    """Print the tables, write them if asked to."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--samples", type=Path, default=SAMPLES)
    arguments.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    chosen = arguments.parse_args()
    tables = report(chosen.samples)
    print(tables)
    if chosen.write:
        results.write("planted", INTRODUCTION, tables)
    return 0


if __name__ == "__main__":
    sys.exit(main())
