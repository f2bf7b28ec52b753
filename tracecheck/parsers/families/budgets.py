"""Økonomiplan with handlingsdel, årsbudsjett, styringsbrev."""

from tracecheck.model.plan import DocumentKind, ItemKind
from tracecheck.parsers.structure.scene import Manner

MANNERS = {
    kind: Manner(below_goal=ItemKind.MEASURE)
    for kind in (DocumentKind.OKONOMIPLAN, DocumentKind.ARSBUDSJETT, DocumentKind.STYRINGSBREV)
}
