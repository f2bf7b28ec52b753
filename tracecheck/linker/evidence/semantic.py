"""What a language model in the user's own folder adds: candidates that the words do not show, and a sign beside them.

It asserts nothing and lifts no grade: a model that finds two sentences near says nothing that a reader can look up.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from tracecheck.linker.claims import Claim, weight_of
from tracecheck.linker.evidence.lexical import Comparison, Lexical, relation_between
from tracecheck.linker.similarity.meaning import Array, vectors_of
from tracecheck.linker.similarity.normalise import relative_to
from tracecheck.model.coupling import Candidate, Evidence, EvidenceKind
from tracecheck.resources import load_data


def candidates_by_meaning(
    found: Sequence[Candidate], lexical: Lexical, folder: str
) -> tuple[tuple[Candidate, ...], dict[tuple[str, str], float]]:
    """The candidates with those that only the model shows behind them, and the likeness by meaning of every pair shown.

    A pair is added that stands out among its alternatives (`relative` above 1) and is alike in itself; never likely.
    """
    ranks: dict[str, int] = {}
    for each in found:
        ranks[each.source] = max(ranks.get(each.source, 0), each.rank)
    known = {(each.source, each.target) for each in found}
    added: list[Candidate] = []
    scores: dict[tuple[str, str], float] = {}
    for comparison in lexical.comparisons:
        for source, target, score, relative in _standing_out(comparison, lexical, folder):
            scores[source, target] = score
            if (source, target) not in known:
                ranks[source] = ranks.get(source, 0) + 1
                relation = relation_between(source, target, lexical)
                added.append(
                    Candidate(source, target, relation, score, ranks[source], relative, by=EvidenceKind.SEMANTIC)
                )
    ordered = sorted((*found, *added), key=lambda each: (each.source, each.rank, each.target))
    return tuple(ordered), scores


def claims_by_meaning(claims: Sequence[Claim], scores: dict[tuple[str, str], float]) -> Iterator[Claim]:
    """Beside what is asserted by its words: that the model finds it near too."""
    for claim in claims:
        score = scores.get((claim.source, claim.target))
        if score is not None and claim.evidence.kind is EvidenceKind.LEXICAL:
            evidence = Evidence(EvidenceKind.SEMANTIC, f"{score:.2f}", weight_of("semantic"), claim.evidence.place)
            yield Claim(claim.source, claim.target, claim.relation, evidence, tight=False)


def _standing_out(comparison: Comparison, lexical: Lexical, folder: str) -> Iterator[tuple[str, str, float, float]]:
    """The few pairs of each lower item that stand out by meaning: keys, likeness, relative likeness; best first."""
    items = lexical.corpus.items
    lower, upper = (
        vectors_of([items[key].text for key in keys], folder) for keys in (comparison.lower, comparison.upper)
    )
    step = max(1, int(load_data("linking")["candidates"]["pairs"]) // len(comparison.upper))
    blocks = [slice(start, start + step) for start in range(0, len(lower), step)]
    columns = _reach(upper, lower, step)
    for block in blocks:
        scores = (lower[block] @ upper.T).round(4)
        relative = relative_to(scores, _nearest(scores)[:, None], columns[None, :]).round(4)
        for row, column in _best(scores, relative):
            key = comparison.lower[block.start + row]
            target = comparison.upper[column]
            if comparison.fits(key, target, lexical.corpus):
                yield key, target, float(scores[row, column]), float(relative[row, column])


def _best(scores: Array, relative: Array) -> Iterator[tuple[int, int]]:
    most, floor = int(_setting("count")), _setting("floor")
    for row, order in enumerate(np.argsort(-scores, axis=1, kind="stable")[:, :most].tolist()):
        yield from ((row, column) for column in order if scores[row, column] >= floor and relative[row, column] > 1)


def _reach(rows: Array, others: Array, step: int) -> Array:
    """The mean likeness of each row to its nearest among the others, so many rows at a time."""
    return np.concatenate([_nearest(rows[at : at + step] @ others.T) for at in range(0, len(rows), step)])


def _nearest(scores: Array) -> Array:
    count = min(int(load_data("linking")["candidates"]["neighbours"]), scores.shape[1])
    return np.sort(scores, axis=1)[:, -count:].mean(axis=1).round(4)


def _setting(name: str) -> float:
    return float(load_data("linking")["semantic"][name])
