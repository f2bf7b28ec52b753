"""TC107: a quoted goal that is not worded as adopted."""

from collections.abc import Iterator, Sequence

from tracecheck.model.coupling import EvidenceKind, Link, Relation, WordChange
from tracecheck.model.finding import Argument, Severity
from tracecheck.model.item import Item, Statement
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument, Status
from tracecheck.model.source import Place
from tracecheck.rules.corpus import Corpus, full_id
from tracecheck.rules.kinds import BUDGETS, STRATEGIC
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC107", "quoted-goal-drift", Severity.WARNING, law=("koml-23-3-1",))

_GRAVEST = ("number", "modal", "deadline", "owner", "scope", "wording", "editorial")

_SOURCES = (*STRATEGIC, *BUDGETS)
_ADOPTED = (Status.ADOPTED, Status.ADOPTED_AMENDED)


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark a quotation, however often it is printed, naming the gravest change; editorial: for information."""
    told: set[tuple[str, str, str]] = set()
    for document in corpus.under_check():
        entries: list[Item | Statement] = [*document.items, *document.statements]
        for link in (link for entry in entries for link in corpus.links_from(full_id(document, entry))):
            for remark in _remarks(corpus, document, link) if _is_adopted_goal(corpus, link) else ():
                once = (document.key, text_key(remark.subject or ""), remark.message_id)
                if once not in told:
                    told.add(once)
                    yield remark


def _is_adopted_goal(corpus: Corpus, link: Link) -> bool:
    """Quotations are held against plans and budgets above, never against a neighbour."""
    target = corpus.item(link.target)
    return target is not None and target.document.kind in _SOURCES and link.relation is not Relation.SHARED


def _remarks(corpus: Corpus, document: PlanDocument, link: Link) -> Iterator[Remark]:
    source = corpus.item(link.target)
    changes, place, words = _drift(link)
    if not changes or source is None:
        return
    gravest = changes[0]
    located = corpus.item(link.source)
    arguments: dict[str, Argument] = {"before": gravest.before, "after": gravest.after, "count": len(changes)}
    yield Remark(
        document,
        _variant(gravest, source.document.status in _ADOPTED),
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


def _variant(change: WordChange, adopted: bool) -> str:
    """What the change is; «the adopted wording» is said only of a text that says that it is adopted."""
    kind = "changed" if change.before and change.after else "added" if change.after else "removed"
    return {"changed": "TC107"}.get(kind, f"TC107.{kind}") if adopted else f"TC107.other_{kind}"
