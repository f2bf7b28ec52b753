"""Vedtak and saksframlegg: orders from adopted points."""

from tracecheck.model.plan import DocumentKind
from tracecheck.parsers.structure.scene import Manner

MANNERS = {kind: Manner(passages=True, prose=False) for kind in (DocumentKind.VEDTAK, DocumentKind.SAKSFRAMLEGG)}
