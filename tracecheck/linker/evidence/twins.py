"""Goals that one document prints twice, in an overview and again in their chapter: what answers one answers both."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tracecheck.linker.claims import Claim, weight_of
from tracecheck.linker.corpus import GOALS, Corpus, document_key
from tracecheck.linker.evidence.drift import classify_changes
from tracecheck.linker.evidence.labels import label_number
from tracecheck.linker.similarity.textindex import Match, TextIndex, contained, long_enough, make_index
from tracecheck.model.coupling import Evidence, EvidenceKind, Relation, WordChange
from tracecheck.model.item import Item, Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data

Alike = Mapping[str, tuple[Match, ...]]


def alike_goals(corpus: Corpus) -> Alike:
    """By own goal the goals of its document with nearly the same words, itself among them, where these are few."""
    return {key: found for document in corpus.documents for key, found in _alike_in(_goals(document, corpus))}


def _alike_in(goals: dict[str, Item]) -> Iterator[tuple[str, tuple[Match, ...]]]:
    """None for words that stand in many places."""
    from tracecheck.linker.similarity.neartexts import near_texts

    index = make_index((key, item.text) for key, item in goals.items())
    few = {key: text_key(item.text) for key, item in goals.items() if _is_told_apart(item, index)}
    near = near_texts({text: index.words[text] for text in few.values()}, index.words, _lowest(), parts=True)
    for key in goals:
        texts = ((few[key], 1.0), *near.get(few[key], ())) if key in few else ()
        yield key, _best_first(Match(each, share) for text, share in texts for each in index.by_key[text])


def _is_told_apart(item: Item, index: TextIndex) -> bool:
    return long_enough(item.text) and len(index.exact(item.text)) <= _most_printings()


def _best_first(matches: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(sorted(matches, key=lambda match: (-match.share, match.key)))


def twin_claims(claims: Iterable[Claim], alike: Alike, corpus: Corpus) -> Iterator[Claim]:
    """The claims between documents once more for every twin of their target; `alike` is that of `alike_goals`."""
    claims = tuple(claims)
    twins = {key: others for document in corpus.documents for key, others in _twins(document, alike, corpus)}
    said = {(claim.source, claim.target, claim.evidence.kind) for claim in claims}
    for claim in claims:
        if claim.target in twins and document_key(claim.source) != document_key(claim.target):
            unsaid = (twin for twin in twins[claim.target] if (claim.source, twin, claim.evidence.kind) not in said)
            for twin in unsaid:
                yield replace(claim, target=twin, evidence=_told_against(corpus.items[twin], claim.evidence))


def _told_against(twin: Item, evidence: Evidence) -> Evidence:
    """The evidence with what differs from the words of the twin: a plan may say its goal in two ways."""
    if evidence.kind not in (EvidenceKind.QUOTATION, EvidenceKind.VERBATIM):
        return evidence
    return replace(evidence, drift=classify_changes(twin.text, evidence.text))


def _twins(document: PlanDocument, alike: Alike, corpus: Corpus) -> Iterator[tuple[str, tuple[str, ...]]]:
    goals = _goals(document, corpus)
    for key in goals:
        others = tuple(match.key for match in alike[key] if _is_twin(key, match, goals, corpus))
        if 0 < len(others) < _most_printings():
            yield key, others


def _goals(document: PlanDocument, corpus: Corpus) -> dict[str, Item]:
    return {key: item for key, item in corpus.own(document) if item.kind in GOALS and item.origin is Origin.OWN}


def worded_again(alike: Alike, corpus: Corpus) -> Iterator[Claim]:
    """Goals that their document says twice in other spelling or inflection: the later one restates the first."""
    for document in corpus.documents:
        found = _reworded(_goals(document, corpus), alike)
        for key, (first, drift) in found.items():
            if _stand_alike(key, first, found, corpus):
                item = corpus.items[key]
                evidence = Evidence(EvidenceKind.VERBATIM, item.text, weight_of("verbatim"), item.place, drift)
                yield Claim(key, first, Relation.RESTATES, evidence, tight=False)


def _reworded(goals: dict[str, Item], alike: Alike) -> dict[str, tuple[str, tuple[WordChange, ...]]]:
    """By goal the first one before it that differs from it in nothing but editorial changes, and those."""
    place = {key: number for number, key in enumerate(goals)}
    found: dict[str, tuple[str, tuple[WordChange, ...]]] = {}
    for key, item in goals.items():
        matches = alike[key]
        earlier = sorted((match.key for match in matches if place[match.key] < place[key]), key=place.__getitem__)
        for first in earlier if len(matches) <= _most_printings() else ():
            drift = classify_changes(goals[first].text, item.text)
            if drift and all(change.change == "editorial" for change in drift):
                found.setdefault(key, (first, drift))
    return found


def _stand_alike(key: str, first: str, found: dict[str, tuple[str, tuple[WordChange, ...]]], corpus: Corpus) -> bool:
    """Not one under the other, no numbers that tell them apart, and under the same goal if under any."""
    one, other = corpus.items[key], corpus.items[first]
    if None not in (one.label, other.label) and label_number(one.label) != label_number(other.label):
        return False
    above, above_first = _goal_above(key, corpus), _goal_above(first, corpus)
    same = above == above_first or (above in found and found[above][0] == above_first)
    return same and above != first and above_first != key


def _goal_above(key: str, corpus: Corpus) -> str:
    parent = corpus.parents.get(key, "")
    return parent if parent and corpus.items[parent].kind in GOALS else ""


def _lowest() -> float:
    return float(load_data("linking")["text"]["twin"])


def _most_printings() -> int:
    return int(load_data("linking")["text"]["printings"])


def _is_twin(key: str, match: Match, goals: dict[str, Item], corpus: Corpus) -> bool:
    """Not itself, not the goal above or below it, and with no number that tells them apart."""
    if match.key == key or corpus.parents.get(match.key) == key or corpus.parents.get(key) == match.key:
        return False
    one, other = label_number(goals[key].label), label_number(goals[match.key].label)
    same_number = one is None or other is None or one == other
    return same_number and (match.share >= contained() or (one is not None and one == other))
