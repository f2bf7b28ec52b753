"""What the rules about decisions have in common: where a decision stands, and how it is named."""

from collections.abc import Iterable, Iterator

from tracecheck.model.decision import AppliedDecision, DecisionState, PersonDecision, Verdict
from tracecheck.model.finding import Argument, Related
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import Place
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.phrases import quoted, related_item
from tracecheck.rules.rule import Remark


def of_state(corpus: Corpus, state: DecisionState) -> Iterator[AppliedDecision]:
    """The decisions in a state that are about the documents under check; one that fits nothing is about all of them."""
    for applied in corpus.linkage.decisions:
        ends = [found for key in (applied.source, applied.target) if (found := corpus.item(key))]
        if applied.state is state and (not ends or any(end.document.key in corpus.focus for end in ends)):
            yield applied


def own_goals(decisions: Iterable[AppliedDecision]) -> frozenset[str]:
    """The goals, by id, of which a person has said that they are their unit's own and need follow up nothing above."""
    standing = (DecisionState.IN_FORCE, DecisionState.SUSPECT)
    said = (each for each in decisions if each.decision.verdict is Verdict.OWN and each.state in standing)
    return frozenset(each.target for each in said if each.target is not None)


def decision_remark(
    corpus: Corpus,
    applied: AppliedDecision,
    message_id: str,
    arguments: dict[str, Argument],
    others: tuple[PersonDecision, ...] = (),
) -> Remark:
    """A remark that stands at the decision in its file; the ends of today, and other decisions, belong to it."""
    decision = applied.decision
    name = decision.file or ""
    ends = ((applied.target, "target"), (applied.source, "source"))
    return Remark(
        PlanDocument(key=name, path=name),
        message_id,
        {**decision_arguments(decision), **arguments},
        place=_place(decision),
        related=(
            *(related_item(found, role) for key, role in ends if (found := corpus.item(key))),
            *(Related("other", None, each.file, _place(each), quoted(each.goal.text)) for each in others),
        ),
        subject=" ".join(str(each) for each in (message_id, *arguments.values(), *_texts(decision))),
    )


def decision_arguments(decision: PersonDecision) -> dict[str, Argument]:
    """Who decided what and when; `who` has the case where one is given."""
    return {
        "verdict": decision.verdict.value,
        "who": f"{decision.by}, sak {decision.case}" if decision.case else decision.by,
        "on": decision.on,
        "goal": quoted(decision.goal.text),
        "answer": quoted(decision.answer.text) if decision.answer else "",
    }


def _texts(decision: PersonDecision) -> tuple[str, ...]:
    return (decision.goal.text, decision.answer.text) if decision.answer else (decision.goal.text,)


def _place(decision: PersonDecision) -> Place | None:
    return Place(line=decision.line) if decision.line else None
