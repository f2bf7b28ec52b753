"""Kommuneplan, temaplan, handlingsplan."""

from dataclasses import replace

from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind
from tracecheck.model.source import BlockKind, SourceDocument
from tracecheck.parsers.structure.scene import Manner
from tracecheck.parsers.structure.shapes import is_action, is_duty
from tracecheck.resources import load_data

_STRATEGIC = Manner(below_goal=ItemKind.STRATEGY, rows=True)
_ACTING = Manner(below_goal=ItemKind.MEASURE, rows=True)

MANNERS = {
    DocumentKind.PLANSTRATEGI: _STRATEGIC,
    DocumentKind.SAMFUNNSDEL: _STRATEGIC,
    DocumentKind.REGIONAL_PLAN: _STRATEGIC,
    DocumentKind.KOMMUNEDELPLAN: _STRATEGIC,
    DocumentKind.TEMAPLAN: _ACTING,
    DocumentKind.HANDLINGSPLAN: _ACTING,
    DocumentKind.EIERSKAPSMELDING: replace(_STRATEGIC, prose=False),
    DocumentKind.UNKNOWN: replace(_ACTING, prose=False),
}

WITHOUT_GOALS = frozenset({DocumentKind.KUNNSKAPSGRUNNLAG, DocumentKind.PLANPROGRAM})


def manner_for(source: SourceDocument, manner: Manner, kind: DocumentKind) -> Manner:
    """The manner for one document: a handlingsplan whose lists say what shall be, not what is done, holds strategies.

    A list of sentences («Det skal være trygt å reise») states what is wanted; infinitives state what is done.
    """
    if kind not in {DocumentKind.HANDLINGSPLAN, DocumentKind.TEMAPLAN} or not _wishes(source):
        return manner
    return replace(manner, below_goal=ItemKind.STRATEGY)


def _wishes(source: SourceDocument) -> bool:
    texts = [block.text for block in source.blocks if block.kind is BlockKind.LIST_ITEM]
    wishes = sum(1 for text in texts if is_duty(text) and not is_action(text))
    share = load_data("cues")["limits"]["wishes"]
    return bool(len(texts) >= load_data("cues")["limits"]["enough_items"] and wishes >= share * len(texts))
