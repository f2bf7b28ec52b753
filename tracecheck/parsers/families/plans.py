"""Kommuneplan, temaplan, handlingsplan."""

from tracecheck.model.plan import DocumentKind, ItemKind
from tracecheck.parsers.structure.scene import Manner

_STRATEGIC = Manner(below_goal=ItemKind.STRATEGY)
_ACTING = Manner(below_goal=ItemKind.MEASURE)

MANNERS = {
    DocumentKind.PLANSTRATEGI: _STRATEGIC,
    DocumentKind.SAMFUNNSDEL: _STRATEGIC,
    DocumentKind.REGIONAL_PLAN: _STRATEGIC,
    DocumentKind.KOMMUNEDELPLAN: _STRATEGIC,
    DocumentKind.TEMAPLAN: _ACTING,
    DocumentKind.HANDLINGSPLAN: _ACTING,
    DocumentKind.UNKNOWN: Manner(below_goal=ItemKind.MEASURE, prose=False),
}

WITHOUT_GOALS = frozenset({DocumentKind.KUNNSKAPSGRUNNLAG, DocumentKind.PLANPROGRAM, DocumentKind.EIERSKAPSMELDING})
