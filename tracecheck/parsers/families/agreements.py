"""Enhetsavtale, lederavtale, virksomhetsplan: goals in layers from the whole municipality to the unit."""

from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.structure.scene import Manner

MANNERS = {
    kind: Manner(below_goal=ItemKind.MEASURE, scopes=True, evaluates=False)
    for kind in (DocumentKind.ENHETSAVTALE, DocumentKind.LEDERAVTALE, DocumentKind.VIRKSOMHETSPLAN)
}
