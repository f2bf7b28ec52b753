"""The couplings that were looked for: each goal with each kind of document that may answer it, and how that does."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tracecheck.model.coupling import Answer, AnswerState
from tracecheck.model.plan import DocumentKind
from tracecheck.model.result import Result
from tracecheck.rules.corpus import Corpus, Located

_BEST_FIRST = tuple(AnswerState)
ANSWERED = frozenset({AnswerState.TIGHT, AnswerState.LOOSE, AnswerState.CONFIRMED, AnswerState.JUSTIFIED})


@dataclass(frozen=True, slots=True)
class Expected:
    """How the documents of one kind answer one goal: the best answer among them, and the keys of all of them."""

    goal: Located
    kind: DocumentKind
    answer: Answer
    documents: tuple[str, ...]

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer, or a reason why there is none."""
        return self.answer.state in ANSWERED


def expected(result: Result) -> Iterator[Expected]:
    """Every goal (and adopted order) with every kind of document that was looked into for it, in the order of the
    documents and their goals."""
    corpus = Corpus(result.documents, result.linkage, ())
    for document in result.documents:
        for goal in corpus.items(document, own=False):
            if corpus.is_examined(goal.id):
                yield from _of_goal(corpus, goal)


def _of_goal(corpus: Corpus, goal: Located) -> Iterator[Expected]:
    answers = sorted(corpus.answers_to(goal.id), key=lambda each: (_kind(corpus, each), each.document))
    for kind, group in groupby(answers, key=lambda each: _kind(corpus, each)):
        same = list(group)
        best = min(same, key=lambda each: (_BEST_FIRST.index(each.state), not each.decisions, each.document))
        yield Expected(goal, DocumentKind(kind), best, tuple(each.document for each in same))


def _kind(corpus: Corpus, answer: Answer) -> str:
    document = corpus.document(answer.document)
    return document.kind.value if document else DocumentKind.UNKNOWN.value
