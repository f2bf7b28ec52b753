"""TC208: a challenge that no goal takes up."""

from collections.abc import Iterable, Iterator

from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.resources import load_data
from tracecheck.rules.checked import still_mendable
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.goal_texts import WITH_GOALS
from tracecheck.rules.goal_words import words_left
from tracecheck.rules.phrases import document_arguments, item_arguments
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC208", "challenge-never-a-goal", Severity.INFO, WITH_GOALS)

_AIMS = (*GOALS, ItemKind.AREA, ItemKind.STRATEGY, ItemKind.MEASURE)


def check(corpus: Corpus) -> Iterator[Remark]:
    """Challenges that share no subject with anything that the plan wants to do. One word in common is enough to keep
    silent, also with the heading: what takes up a challenge rarely repeats it. «527 elever …» is a count."""
    least = load_data("rule_thresholds")["challenged_plan_least_goals"]
    for document in still_mendable(corpus, *RULE.kinds):
        if sum(1 for _ in corpus.items(document, *GOALS, own=False)) < least:
            continue
        taken_up = _subjects(corpus.items(document, *_AIMS, own=False))
        for challenge in corpus.items(document, ItemKind.CHALLENGE):
            subjects = _subjects([challenge])
            if subjects and not subjects & taken_up and not challenge.item.text[:1].isdigit():
                arguments = item_arguments(challenge) | document_arguments(document)
                yield Remark(document, RULE.code, arguments, challenge, confidence=Confidence.MEDIUM)


def _subjects(items: Iterable[Located]) -> set[str | int]:
    """The terms of texts, the parts of compounds, and the numbers of the synonym groups that they belong to."""
    from tracecheck.linker.similarity.tokens import compound_terms, groups_of, terms_of

    found: set[str | int] = set()
    for each in items:
        text = " ".join((*each.item.section[-1:], each.item.text, each.item.description or ""))
        terms = terms_of(" ".join(words_left(text, each.document.municipality or "")))
        parts = tuple(part for term in terms for part in compound_terms(term))
        found.update(terms, parts, groups_of((*terms, *parts)))
    return found
