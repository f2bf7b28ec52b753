"""TC107: a quoted goal that is not worded as adopted."""

from collections.abc import Iterator, Sequence

from tracecheck.model.coupling import EvidenceKind, Link, Relation, WordChange
from tracecheck.model.finding import Argument, Severity
from tracecheck.model.source import Place
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import BUDGETS, STRATEGIC
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC107", "quoted-goal-drift", Severity.WARNING, law=("koml-23-3-1",))

_GRAVEST = ("number", "modal", "deadline", "scope", "wording", "editorial")

_SOURCES = (*STRATEGIC, *BUDGETS)


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark a quotation, naming the gravest change; editorial changes alone are for information."""
    for document in corpus.under_check():
        prefix = f"{document.key}#"
        for link in corpus.linkage.links:
            if link.source.startswith(prefix) and _is_adopted_goal(corpus, link):
                yield from _remarks(corpus, link)


def _is_adopted_goal(corpus: Corpus, link: Link) -> bool:
    """Quotations are held against plans and budgets above, never against a neighbour."""
    target = corpus.item(link.target)
    return target is not None and target.document.kind in _SOURCES and link.relation is not Relation.SHARED


def _remarks(corpus: Corpus, link: Link) -> Iterator[Remark]:
    source = corpus.item(link.target)
    document = corpus.document(link.source.rpartition("#")[0])
    changes, place, words = _drift(link)
    if not changes or source is None or document is None:
        return
    gravest = changes[0]
    located = corpus.item(link.source)
    arguments: dict[str, Argument] = {"before": gravest.before, "after": gravest.after, "count": len(changes)}
    yield Remark(
        document,
        _variant(gravest),
        arguments | item_arguments(source, "source_") | document_arguments(source.document, "source_"),
        located,
        place=place,
        quote=words,
        related=(related_item(source, "source"),),
        severity=Severity.INFO if gravest.change == "editorial" else None,
        subject=words,
    )


def _drift(link: Link) -> tuple[Sequence[WordChange], Place | None, str]:
    for evidence in link.evidence:
        if evidence.drift and evidence.kind is EvidenceKind.QUOTATION:
            ranked = sorted(evidence.drift, key=lambda change: _GRAVEST.index(change.change))
            return ranked, evidence.place, evidence.text
    return (), None, ""


def _variant(change: WordChange) -> str:
    if change.before and change.after:
        return "TC107"
    return "TC107.added" if change.after else "TC107.removed"
