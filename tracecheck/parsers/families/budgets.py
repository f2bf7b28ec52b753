"""Økonomiplan with handlingsdel, årsbudsjett, styringsbrev."""

from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.structure.scene import Manner

MANNERS = {
    kind: Manner(below_goal=ItemKind.MEASURE, evaluates=False)
    for kind in (DocumentKind.OKONOMIPLAN, DocumentKind.ARSBUDSJETT, DocumentKind.STYRINGSBREV)
}
