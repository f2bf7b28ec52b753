"""Tertialrapport, årsrapport, årsberetning, audit report: every paragraph may speak of a goal."""

from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.structure.scene import Manner

MANNERS = {
    kind: Manner(below_goal=ItemKind.MEASURE, passages=True, prose=False, evaluates=False)
    for kind in (
        DocumentKind.TERTIALRAPPORT,
        DocumentKind.ARSRAPPORT,
        DocumentKind.ARSBERETNING,
        DocumentKind.REVISJONSRAPPORT,
    )
}
