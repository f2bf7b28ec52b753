"""Changes planted in the sample plans, and how many `compare` finds; the tables of RESULTS.md.

    python benchmarks/compare.py [--samples DIR] [--rounds N] [--write]

Everything is fictional, and the same at every run. In each round a third of the statements of a plan of the samples is
changed: dropped, new, reworded, weakened, strengthened, moved, split, merged. In half of the rounds every number is one
higher; all ids are new, and the order of the list is another one.
"""

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import results

from tracecheck.compare import compare
from tracecheck.model.comparison import Alteration, Comparison, Snapshot
from tracecheck.model.item import Item, ItemKind, Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.parsers import parse_document
from tracecheck.readers import read_document

A = Alteration
SAMPLES = Path(__file__).parents[1] / "samples" / "lyngmo"
PLANTED = (A.DROPPED, A.NEW, A.WEAKENED, A.STRENGTHENED, A.REWORDED, A.MOVED, A.RENUMBERED, A.SPLIT, A.MERGED)
TOLD = frozenset({ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.INDICATOR})
NEW = (
    "Innbyggerne skal kunne søke om alle tjenester på nett",
    "Kulturskolen skal ha plass til barn fra alle grender",
    "Kommunen skal ha en beredskapsplan for strømbrudd",
    "Rådhuset skal få ny ventilasjon",
    "Frivilligsentralen skal holde åpent om lørdagen",
    "Alle kommunale biler skal gå på strøm",
    "Skogen rundt drikkevannet skal ryddes",
    "Det skal settes opp sykkelparkering ved idrettshallen",
)
WEAKER: tuple[tuple[str, str], ...] = (
    (r"\bskal\b", "bør"),
    (r"\bskal\b", "ønsker vi at"),
    (r"\bAlle\b", "Flere"),
    (r"$", " så langt det er mulig"),
)
STRONGER: tuple[tuple[str, str], ...] = ((r"\bvil\b", "skal"), (r"\bbør\b", "skal"), (r"\bkan\b", "skal"))
OTHER_WORDS: tuple[tuple[str, str], ...] = (
    (r"\btrygg(e|t)?\b", r"trygg\1 og god"),
    (r"\bkommunen\b", "Lyngmo kommune"),
    (r"\binnbyggerne\b", "folk i kommunen"),
    (r"\bbarn\b", "barn og unge"),
    (r"\beldre\b", "eldre innbyggere"),
    (r"$", " i samarbeid med frivillige"),
)


@dataclass
class Edition:
    """The items of the new edition, and what truly became of each statement, by the key of its old text (of its new one
    where it is new)."""

    items: list[Item] = field(default_factory=list)
    truth: set[tuple[str, A]] = field(default_factory=set)

    def say(self, item: Item, *alterations: A) -> None:
        """Write down what became of a statement."""
        self.truth |= {(text_key(item.text), each) for each in alterations}


def read_plans(folder: Path) -> list[PlanDocument]:
    """The plans of the samples that hold statements enough."""
    plans = [parse_document(read_document(path, path.name)) for path in sorted(folder.iterdir()) if path.is_file()]
    return [_once_each(plan) for plan in plans if sum(_is_told(item) for item in plan.items) >= 20]


def _is_told(item: Item) -> bool:
    return item.kind in TOLD and item.origin is Origin.OWN


def _once_each(plan: PlanDocument) -> PlanDocument:
    """The plan without its second printings: of them nobody could say which one was changed."""
    seen: set[str] = set()
    kept = [item for item in plan.items if not (text_key(item.text) in seen or seen.add(text_key(item.text)))]
    ids = {item.id for item in kept}
    items = tuple(replace(item, parent=item.parent if item.parent in ids else None) for item in kept)
    return replace(plan, items=items)


def plant(plan: PlanDocument, chance: random.Random) -> Edition:
    """A new edition of a plan, with a third of its statements changed in ways that are written down."""
    edition = Edition()
    told = [item for item in plan.items if _is_told(item)]
    parents = {item.parent for item in plan.items}
    changed = {item.id for item in chance.sample(told, len(told) // 3)}
    ways = [_drop, _weaken, _strengthen, _reword, _move, _split, _merge]
    for item in plan.items:
        usable = [way for way in ways if way is not _drop or item.id not in parents]
        if item.id not in changed or not chance.choice(usable)(item, plan, edition, chance):
            edition.items.append(item)
    _add_new(edition, chance)
    _renumber(plan, edition, chance)
    return edition


Way = Callable[[Item, PlanDocument, Edition, random.Random], bool]
"""Changes an item, and says whether it did."""


def _drop(item: Item, plan: PlanDocument, edition: Edition, _chance: random.Random) -> bool:
    """A goal whose indicator is gone is weaker for it."""
    edition.say(item, A.DROPPED)
    above = next((each for each in plan.items if each.id == item.parent), None)
    if item.kind is ItemKind.INDICATOR and above is not None and _is_told(above):
        edition.say(above, A.WEAKENED)
    return True


def _replaced(
    item: Item, edition: Edition, chance: random.Random, rules: Sequence[tuple[str, str]], *alterations: A
) -> bool:
    fitting = [(old, new) for old, new in rules if re.search(old, item.text)]
    if not fitting:
        return False
    old, new = chance.choice(fitting)
    edition.items.append(replace(item, text=re.sub(old, new, item.text.rstrip(" ."), count=1)))
    edition.say(item, *alterations)
    return True


def _weaken(item: Item, _plan: PlanDocument, edition: Edition, chance: random.Random) -> bool:
    if chance.random() < 0.5 and item.deadline and item.deadline.end:
        year = int(item.deadline.end[:4])
        later = replace(item.deadline, text=str(year + 2), start=None, end=f"{year + 2}{item.deadline.end[4:]}")
        edition.items.append(replace(item, deadline=later))
        edition.say(item, A.WEAKENED, A.REWORDED)
        return True
    return _replaced(item, edition, chance, WEAKER, A.WEAKENED, A.REWORDED)


def _strengthen(item: Item, _plan: PlanDocument, edition: Edition, chance: random.Random) -> bool:
    return _replaced(item, edition, chance, STRONGER, A.STRENGTHENED, A.REWORDED)


def _reword(item: Item, _plan: PlanDocument, edition: Edition, chance: random.Random) -> bool:
    return _replaced(item, edition, chance, OTHER_WORDS, A.REWORDED)


def _move(item: Item, plan: PlanDocument, edition: Edition, chance: random.Random) -> bool:
    """Under another statement of the kind that it stands under."""
    above = {each.id: each for each in plan.items}
    if item.parent not in above:
        return False
    used = {each.parent for each in plan.items}
    kind = above[item.parent].kind
    others = [each for each in plan.items if each.kind is kind and each.id in used and each.id != item.parent]
    if not others:
        return False
    new = chance.choice(others)
    edition.items.append(replace(item, parent=new.id, section=new.section))
    edition.say(item, A.MOVED)
    return True


def _split(item: Item, _plan: PlanDocument, edition: Edition, _chance: random.Random) -> bool:
    """At «og» in the middle, the second half with the same beginning."""
    words = item.text.rstrip(" .").split()
    places = [at for at, word in enumerate(words) if word == "og" and 4 <= at <= len(words) - 4]
    if not places or item.target is not None or item.deadline is not None:
        return False
    at = places[len(places) // 2]
    edition.items.append(replace(item, text=" ".join(words[:at])))
    edition.items.append(replace(item, id=f"{item.id}-b", text=" ".join([*words[:2], *words[at + 1 :]])))
    edition.say(item, A.SPLIT)
    return True


def _merge(item: Item, plan: PlanDocument, edition: Edition, _chance: random.Random) -> bool:
    """Into the one before it, where that stands beside it unchanged."""
    if not edition.items:
        return False
    before = edition.items[-1]
    parents = {each.parent for each in plan.items}
    untouched = any(each is before for each in plan.items)
    same = (before.kind, before.parent) == (item.kind, item.parent)
    if not (untouched and same) or item.id in parents or not _is_told(before) or item.target or before.target:
        return False
    joined = f"{before.text.rstrip(' .')} og {item.text[:1].lower()}{item.text[1:]}"
    edition.items[-1] = replace(before, text=joined)
    edition.say(before, A.MERGED)
    edition.say(item, A.MERGED)
    return True


def _add_new(edition: Edition, chance: random.Random) -> None:
    kind = Counter(item.kind for item in edition.items if item.kind in TOLD).most_common(1)[0][0]
    for number, text in enumerate(chance.sample(NEW, 4)):
        item = Item(f"new-{number}", kind, text)
        edition.items.insert(chance.randrange(len(edition.items)), item)
        edition.say(item, A.NEW)


def _renumber(plan: PlanDocument, edition: Edition, chance: random.Random) -> None:
    """New ids for all, another order, and every number one higher in half of the rounds."""
    labels = {text_key(item.text): item for item in plan.items}
    shift = chance.random() < 0.5
    found = []
    for item in edition.items:
        old = labels.get(text_key(item.text))
        label = item.label
        if shift and label and (match := re.search(r"\d+$", label.rstrip("."))):
            label = label[: match.start()] + str(int(match[0]) + 1)
            single = not {A.SPLIT, A.MERGED} & {
                each for key, each in edition.truth if old and key == text_key(old.text)
            }
            source = old or next((each for each in plan.items if each.id == item.id), None)
            known = {each for key, each in edition.truth if source and key == text_key(source.text)}
            if source is not None and single and not {A.SPLIT, A.MERGED} & known and _is_told(source):
                edition.say(source, A.RENUMBERED)
        found.append(replace(item, id=f"x{item.id}", parent=f"x{item.parent}" if item.parent else None, label=label))
    chance.shuffle(found)
    edition.items = found


def said(comparison: Comparison) -> set[tuple[str, A]]:
    """What was found, in the form of the truth."""
    found = set()
    for change in comparison.items:
        for end in change.old or change.new:
            found |= {(text_key(end.text), each) for each in change.alterations}
    return found


def measure(plans: Sequence[PlanDocument], rounds: int) -> str:
    """The table of precision and recall by kind of change."""
    planted, found, right = Counter[A](), Counter[A](), Counter[A]()
    for plan in plans:
        for number in range(rounds):
            edition = plant(plan, random.Random(number))
            new = replace(plan, items=tuple(edition.items), sha256=None)
            told = said(compare(Snapshot("old", (plan,)), Snapshot("new", (new,))))
            for kind in PLANTED:
                truth, answer = ({each for each in side if each[1] is kind} for side in (edition.truth, told))
                planted[kind] += len(truth)
                found[kind] += len(answer)
                right[kind] += len(truth & answer)
    lines = [results.line(["change", "planted", "found", "precision", "recall"]), results.line(["---"] * 5)]
    for kind in PLANTED:
        precision, recall = (_share(right[kind], number[kind]) for number in (found, planted))
        lines.append(results.line([kind.value, str(planted[kind]), str(found[kind]), precision, recall]))
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else "–"


def speed(plans: Sequence[PlanDocument], size: int) -> str:
    """Seconds of work for two editions of so many statements."""
    texts = [item.text for plan in plans for item in plan.items if _is_told(item)]
    items = tuple(Item(f"i{n}", ItemKind.GOAL, f"{texts[n % len(texts)]} {NEW[n % 7]} {n}") for n in range(size))
    old = PlanDocument("a.json", "a.json", kind=DocumentKind.OKONOMIPLAN, items=items)
    fewer = tuple(
        replace(item, text=f"{item.text} i Lyngmo") if n % 3 else item for n, item in enumerate(items) if n % 10
    )
    start = time.process_time()
    compare(Snapshot("old", (old,)), Snapshot("new", (replace(old, items=fewer),)))
    return f"{time.process_time() - start:.1f}"


def main() -> None:
    """Print the tables; with --write put them into RESULTS.md."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--samples", type=Path, default=SAMPLES)
    options.add_argument("--rounds", type=int, default=10)
    options.add_argument("--write", action="store_true")
    asked = options.parse_args()
    plans = read_plans(asked.samples)
    sizes = (1_000, 10_000)
    seconds = ", ".join(f"{size} statements in {speed(plans, size)} s" for size in sizes)
    note = f"Two editions compared, two thirds of the texts changed, seconds of work: {seconds}."
    table = f"{measure(plans, asked.rounds)}\n\n{note}"
    sys.stdout.write(f"{len(plans)} plans, {asked.rounds} rounds each\n{table}\n")
    if asked.write:
        results.write("compare", INTRODUCTION, table)


INTRODUCTION = """## Two editions compared

`benchmarks/compare.py`: in each of five rounds a third of the statements of each sample plan is changed; ids and order
are new. Counted is each kind of change of each statement. Samples and changes are fictional: the figures say that the
steps hold together, not how real editions come out.
"""


if __name__ == "__main__":
    main()
