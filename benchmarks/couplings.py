"""Measure couplings against pairs of documents that were annotated by hand, and write the tables of RESULTS.md.

    python benchmarks/couplings.py --realdata DIR [--show] [--write]

DIR holds the documents, their `NAME.truth.json`, and `links/` with the annotated couplings. The documents are other
people's: names and figures go into the tables, no text of theirs.

Recall is over the couplings that the reader is sure of. What the program asserts beyond them is judged against those
and the likely ones together; a likely one that is not found costs nothing.
"""

import argparse
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, TypeAlias

import results
from annotated import Case, Reader, as_read, ideal, read_pairs, same_goal

from tracecheck.linker import link
from tracecheck.linker.corpus import document_key
from tracecheck.model.coupling import EvidenceKind, Grade, Link, Relation
from tracecheck.model.linkage import Linkage
from tracecheck.model.settings import LinkSettings

BASES = ("reference", "quote", "verbatim", "structure", "theme")
_BASIS_OF = {
    EvidenceKind.REFERENCE: "reference",
    EvidenceKind.QUOTATION: "quote",
    EvidenceKind.VERBATIM: "verbatim",
    EvidenceKind.STRUCTURE: "structure",
    EvidenceKind.LEXICAL: "theme",
}
Ends = tuple[str, str]
Measured: TypeAlias = "dict[EvidenceKind | None, dict[str, dict[str, Tally]]]"


@dataclass
class Tally:
    """Counts over one or more pairs: `sure` and `found` by annotated basis, `right` and `asserted` by evidence."""

    sure: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    asserted: Counter[str] = field(default_factory=Counter)
    graded: Counter[str] = field(default_factory=Counter)
    well_graded: Counter[str] = field(default_factory=Counter)
    drifted: int = 0
    drift_right: int = 0
    drift_false: int = 0
    silent: int = 0
    broken_silence: int = 0
    notes: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Take the counts of another tally in."""
        for name in ("sure", "found", "right", "asserted", "graded", "well_graded"):
            getattr(self, name).update(getattr(other, name))
        for name in ("drifted", "drift_right", "drift_false", "silent", "broken_silence"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def f1(self, basis: str) -> tuple[float | None, float | None, float | None]:
        """Precision, recall, F1 of a basis; None where there is nothing to measure."""
        precision = self.right[basis] / self.asserted[basis] if self.asserted[basis] else None
        recall = self.found[basis] / self.sure[basis] if self.sure[basis] else None
        if precision is None or recall is None:
            return precision, recall, None
        return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score(case: Case, linkage: Linkage) -> Tally:
    """One pair in one form against its annotation."""
    tally = Tally()
    between = {(each.source, each.target): [] for each in linkage.links}
    for each in linkage.links:
        between[each.source, each.target].append(each)
    sure = _sure(case)
    known = {ends for name in ("sure", "likely") for ends in _pairs(case, name)}
    for annotation in sure:
        _score_link(annotation, case, between, tally)
    for ends, links in sorted(between.items()):
        if _counts(ends, case):
            _score_asserted(ends, links, known, tally, case)
    _score_silence(case, linkage, tally)
    return tally


def _sure(case: Case) -> list[dict[str, Any]]:
    """The sure links, one for each pair of ends and basis."""
    seen: dict[tuple[Any, ...], dict[str, Any]] = {}
    for each in case.pair.links:
        ends = (each["upper"]["text"], each["upper"].get("page"), each["lower"]["text"], each["lower"].get("page"))
        if each["confidence"] == "sure":
            seen.setdefault((*ends, each["basis"]), each)
    return list(seen.values())


def _pairs(case: Case, confidence: str) -> Iterator[Ends]:
    for each in case.pair.links:
        if each["confidence"] == confidence:
            yield from _ends(each, case)


def _ends(annotation: dict[str, Any], case: Case) -> list[Ends]:
    uppers, lowers = case.of(annotation["upper"], "upper"), case.of(annotation["lower"], "lower")
    return [(lower, upper) for lower in sorted(lowers) for upper in sorted(uppers)]


def _score_link(annotation: dict[str, Any], case: Case, between: dict[Ends, list[Link]], tally: Tally) -> None:
    basis = annotation["basis"]
    links = [each for ends in _ends(annotation, case) for each in between.get(ends, ())]
    if annotation.get("restates"):
        links = [each for each in links if each.relation is Relation.RESTATES]
    tally.sure[basis] += 1
    tally.found[basis] += bool(links)
    if not links:
        tally.notes.append(f"missed {basis}: {_names(annotation)}")
    if basis != "verbatim" and links:
        tally.graded[basis] += 1
        right = any(each.grade is _grade(basis, case) for each in links)
        tally.well_graded[basis] += right
        if not right:
            tally.notes.append(f"grade {links[0].grade.value} {basis}: {_names(annotation)}")
    if basis in ("quote", "verbatim"):
        _score_drift(annotation, links, tally)


def _grade(basis: str, case: Case) -> Grade:
    loose = basis == "theme" or (basis == "structure" and not case.pair.inside)
    return Grade.LOOSE if loose else Grade.TIGHT


def _names(annotation: dict[str, Any]) -> str:
    return f"{annotation['lower']['text'][:60]!r} -> {annotation['upper']['text'][:60]!r}"


def _score_drift(annotation: dict[str, Any], links: list[Link], tally: Tally) -> None:
    found = [change for each in links for evidence in each.evidence for change in evidence.drift]
    said = _words(change.before for change in found), _words(change.after for change in found)
    if annotation["drift"]:
        tally.drifted += 1
        right = any(said == wanted for wanted in (_changed(annotation["drift"]), _commas(annotation["drift"])))
        tally.drift_right += right
        if not right:
            tally.notes.append(f"drift {said} of {annotation['drift']}")
    elif any(change.change != "editorial" for change in found):
        tally.drift_false += 1
        tally.notes.append(f"drift where nothing changed: {said}")


def _words(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"\w+", text.casefold()))


def _changed(drift: dict[str, str]) -> tuple[Counter[str], Counter[str]]:
    """Words that went and words that came."""
    one, other = (re.findall(r"\w+", drift[name].casefold()) for name in ("from", "to"))
    return _differing(one, other)


def _commas(drift: dict[str, str]) -> tuple[Counter[str], Counter[str]]:
    """The same, where a comma or hyphen is part of its word."""
    one, other = (re.findall(r"\w+[,-]?", drift[name].casefold()) for name in ("from", "to"))
    gone, come = _differing(one, other)
    return _words(gone.elements()), _words(come.elements())


def _differing(one: list[str], other: list[str]) -> tuple[Counter[str], Counter[str]]:
    gone: Counter[str] = Counter()
    come: Counter[str] = Counter()
    for operation, a0, a1, b0, b1 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if operation != "equal":
            gone.update(one[a0:a1])
            come.update(other[b0:b1])
    return gone, come


def _counts(ends: Ends, case: Case) -> bool:
    """Links from the lower document to the upper one; inside one document those between annotated ends."""
    if not case.pair.inside:
        return document_key(ends[0]) == case.lower and document_key(ends[1]) == case.upper
    lowers = {key for name, keys in case.keys.items() if name.startswith("lower|") for key in keys}
    uppers = {key for name, keys in case.keys.items() if name.startswith("upper|") for key in keys}
    return ends[0] in lowers and ends[1] in uppers


def _score_asserted(ends: Ends, links: list[Link], known: set[Ends], tally: Tally, case: Case) -> None:
    first = min((each.evidence[0] for each in links), key=lambda each: list(EvidenceKind).index(each.kind))
    basis = _BASIS_OF.get(first.kind)
    if basis is None:
        return
    right = ends in known or _is_known(ends, known, case)
    tally.asserted[basis] += 1
    tally.right[basis] += right
    if not right:
        tally.notes.append(
            f"asserted {basis}: {case.text(ends[0])[:60]!r} -> {case.text(ends[1])[:60]!r} ({first.text[:50]})"
        )


def _is_known(ends: Ends, known: set[Ends], case: Case) -> bool:
    """The same goal printed elsewhere in its plan; a passage that is no item is judged by the goal alone."""
    passage = ends[0].rpartition("#")[2].startswith("~")
    targets = {target for source, target in known if source == ends[0] or passage}
    return any(same_goal(case.text(ends[1]), case.text(target)) for target in targets)


def _score_silence(case: Case, linkage: Linkage, tally: Tally) -> None:
    """Goals that nothing answers, and items without a goal above: none may be asserted as coupled."""
    answers = [each for each in linkage.links if each.relation is not Relation.RESTATES and _counts_loosely(each, case)]
    for end in case.pair.unanswered:
        if end.get("confidence") == "sure":
            keys = case.of(end, "upper")
            _note_silence(end, [each for each in answers if each.target in keys], tally)
    for end in case.pair.orphans:
        if end.get("confidence") == "sure":
            keys = case.of(end, "lower")
            _note_silence(end, [each for each in answers if each.source in keys], tally)


def _counts_loosely(each: Link, case: Case) -> bool:
    return case.pair.inside or (document_key(each.source), document_key(each.target)) == (case.lower, case.upper)


def _note_silence(end: dict[str, Any], links: list[Link], tally: Tally) -> None:
    tally.silent += 1
    tally.broken_silence += bool(links)
    if links:
        tally.notes.append(f"answered, though it is not: {end['text'][:60]!r} by {links[0].source} {links[0].evidence}")


def measure(realdata: Path) -> Measured:
    """The counts of every pair in both forms: with all evidence, and without each kind of it."""
    read = Reader()
    measured: Measured = {None: {"ideal": {}, "read": {}}}
    for pair in read_pairs(realdata):
        for form, case in (("ideal", ideal(pair, read, realdata)), ("read", as_read(pair, read))):
            linkage = link(case.documents, LinkSettings())
            for kind in (None, *_BASIS_OF):
                forms = measured.setdefault(kind, {"ideal": {}, "read": {}})
                forms[form][pair.name] = score(case, without(linkage, kind))
    return measured


def without(linkage: Linkage, kind: EvidenceKind | None) -> Linkage:
    """The linkage with one kind of evidence taken away; a coupling that rests on it alone is gone."""
    if kind is None:
        return linkage
    left = (
        replace(each, evidence=tuple(one for one in each.evidence if one.kind is not kind)) for each in linkage.links
    )
    return replace(linkage, links=tuple(each for each in left if each.evidence))


def ablation(measured: Measured) -> str:
    """What each kind of evidence adds: sure couplings found, and right ones among those asserted, without it."""
    head = ["without", *(f"{form}: {what}" for form in ("as annotated", "as read") for what in ("found", "right"))]
    lines = [_line(head), _line(["---"] * len(head))]
    for kind, forms in measured.items():
        cells = [cell for form in ("ideal", "read") for cell in _sums(total(forms[form]))]
        lines.append(_line([kind.value if kind else "nothing", *cells]))
    return "\n".join(lines)


def _sums(tally: Tally) -> list[str]:
    found, sure = sum(tally.found.values()), sum(tally.sure.values())
    right, asserted = sum(tally.right.values()), sum(tally.asserted.values())
    return [f"{found}/{sure}", f"{right}/{asserted}"]


def report(measured: dict[str, dict[str, Tally]]) -> str:
    """The tables in Markdown."""
    lines: list[str] = []
    for form, title in (("ideal", "Items as annotated"), ("read", "Documents as read")):
        whole = total(measured[form])
        lines += [f"**{title}**", "", _line(["pair", *(f"{b} P / R / F1" for b in BASES), "drift", "silence broken"])]
        lines.append(_line(["---"] * (len(BASES) + 3)))
        lines += [_row(name, tally) for name, tally in measured[form].items()]
        lines += [_row("**all**", whole), "", _grades(whole), ""]
    return "\n".join(lines).rstrip()


def total(tallies: dict[str, Tally]) -> Tally:
    """All pairs together."""
    whole = Tally()
    for tally in tallies.values():
        whole.add(tally)
    return whole


def _row(name: str, tally: Tally) -> str:
    cells = [_cell(tally, basis) for basis in BASES]
    drift = f"{tally.drift_right}/{tally.drifted}" + (f", {tally.drift_false} false" if tally.drift_false else "")
    return _line([name, *cells, drift if tally.drifted else "", f"{tally.broken_silence}/{tally.silent}"])


def _cell(tally: Tally, basis: str) -> str:
    if not tally.sure[basis] and not tally.asserted[basis]:
        return ""
    figures = " / ".join("–" if each is None else f"{each:.2f}" for each in tally.f1(basis))
    counts = f"{tally.right[basis]}/{tally.asserted[basis]}, {tally.found[basis]}/{tally.sure[basis]}"
    return f"{figures} ({counts})"


def _grades(tally: Tally) -> str:
    parts = [f"{basis} {tally.well_graded[basis]}/{tally.graded[basis]}" for basis in BASES if tally.graded[basis]]
    right, graded = sum(tally.well_graded.values()), sum(tally.graded.values())
    sure = sum(tally.sure[basis] for basis in BASES if basis != "verbatim")
    shares = f"{right / graded:.3f} of those found, {right / sure:.3f} of all" if graded else "none found"
    return f"Grade right on sure couplings, verbatim apart: {shares} ({', '.join(parts)})."


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def main() -> int:
    """Measure all pairs in both forms, print the tables, write them if asked to."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--realdata", type=Path, required=True)
    arguments.add_argument(
        "--show", action="store_true", help="list what was missed and what was too much (shows text)"
    )
    arguments.add_argument("--write", action="store_true", help="put the tables into RESULTS.md")
    chosen = arguments.parse_args()
    measured = measure(chosen.realdata)
    for form, tallies in measured[None].items() if chosen.show else ():
        for name, tally in tallies.items():
            print("\n".join(f"{form} {name}: {note}" for note in tally.notes))
    tables = f"{report(measured[None])}\n\n**What each kind of evidence adds**\n\n{ablation(measured)}"
    print(tables)
    if chosen.write:
        results.write("couplings", INTRODUCTION, tables)
    return 0


INTRODUCTION = """## Couplings

Pairs of public plans whose couplings a careful reader noted; neither the plans nor the notes are part of the project.
«Items as annotated»: what a register would hold (items, sections, parents, and the passages that carry the evidence).
«Documents as read»: the files themselves. In brackets: right of those asserted, found of the sure ones. A coupling
that is asserted and not noted counts as wrong; a likely one that is not found costs nothing. Drift: changed wordings
told with the very words. A noted block of text that is no item («Strategi 3», one page of it) stands, in a document as
read, for the item with its printed number. «Silence broken»: goals that nothing answers, and items with no goal above,
that were coupled.
Run: `python benchmarks/couplings.py --realdata DIR --write`.
"""


if __name__ == "__main__":
    sys.exit(main())
