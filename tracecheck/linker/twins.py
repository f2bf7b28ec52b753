"""Goals that one document prints twice, in an overview and again in their chapter: what answers one answers both."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracecheck.linker.claims import Claim
from tracecheck.linker.corpus import GOALS, Corpus, document_key
from tracecheck.linker.labels import label_number
from tracecheck.linker.textindex import CONTAINED, Match, TextIndex, long_enough, make_index
from tracecheck.model.plan import Item, Origin, PlanDocument
from tracecheck.resources import load_data


def twin_claims(claims: Iterable[Claim], corpus: Corpus) -> Iterator[Claim]:
    """The claims between documents once more for every twin of their target."""
    twins = {key: others for document in corpus.documents for key, others in _twins(document, corpus)}
    for claim in claims:
        if claim.target in twins and document_key(claim.source) != document_key(claim.target):
            for twin in twins[claim.target]:
                yield replace(claim, target=twin)


def _twins(document: PlanDocument, corpus: Corpus) -> Iterator[tuple[str, tuple[str, ...]]]:
    goals = {key: item for key, item in corpus.own(document) if item.kind in GOALS and item.origin is Origin.OWN}
    index = make_index((key, item.text) for key, item in goals.items())
    for key, item in goals.items():
        if long_enough(item.text):
            others = tuple(match.key for match in _same(item, index) if _is_twin(key, match, goals, corpus))
            if 0 < len(others) < int(load_data("linking")["text"]["printings"]):
                yield key, others


def _same(item: Item, index: TextIndex) -> tuple[Match, ...]:
    return index.near(item.text, float(load_data("linking")["text"]["near"]), parts=True)


def _is_twin(key: str, match: Match, goals: dict[str, Item], corpus: Corpus) -> bool:
    """Not itself, not the goal above or below it, and with no number that tells them apart."""
    if match.key == key or corpus.parents.get(match.key) == key or corpus.parents.get(key) == match.key:
        return False
    one, other = label_number(goals[key].label), label_number(goals[match.key].label)
    same_number = one is None or other is None or one == other
    return same_number and (match.share >= CONTAINED or (one is not None and one == other))
