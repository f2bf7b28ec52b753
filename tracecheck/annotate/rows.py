"""One remark that stands for several rows: it is told at the first of them, and each of the others points there."""

from collections.abc import Iterator
from dataclasses import replace

from tracecheck.annotate.notes import Note
from tracecheck.messages import Catalogue
from tracecheck.messages.places import place_code, render_place_code
from tracecheck.model.finding import Finding
from tracecheck.model.source import Place
from tracecheck.resources import load_data

_ROLES = ("row", "other")


def further_rows(finding: Finding) -> tuple[Place, ...]:
    """The other places in the same document, each once, in the order of the finding."""
    if finding.count < 2:
        return ()
    related = (each for each in finding.related if each.role in _ROLES and each.document == finding.document)
    places = {_key(each.place): each.place for each in related if each.place is not None}
    own = _key(finding.place) if finding.place is not None else None
    return tuple(place for key, place in places.items() if key != own)


def _key(place: Place) -> tuple[object, ...]:
    return place.block, place.spans, place.cell, place.line, place.boxes


def where_else(finding: Finding, catalogue: Catalogue) -> Iterator[str]:
    """How many other places there are, and the first of them."""
    rows, most = further_rows(finding), int(load_data("annotate")["rows"]["named"])
    named = list(dict.fromkeys(said for each in rows if (said := _said(each, catalogue))))
    left = len(named) - most
    if rows and named:
        more = catalogue.text("annotate_note.more", count=left) if left > 0 else ""
        what = "; ".join(named[:most]) + more
        yield catalogue.text("annotate_note.also", count=len(rows), what=what)


def pointers(finding: Finding, note: Note, catalogue: Catalogue) -> Iterator[Note]:
    """A short note for each of the other rows. It asks for no answer: that is given once, where the remark stands."""
    first = _said(finding.place, catalogue) or catalogue.text("annotate_note.title_place")
    for place in further_rows(finding)[: int(load_data("annotate")["rows"]["most"])]:
        here = _said(place, catalogue)
        text = catalogue.text("annotate_note.here", here=here, first=first) if here else ""
        if text:
            about = f"{note.fingerprint or note.code} {here}"
            yield Note(place, note.title, text, note.severity, note.code, about, pointer=True)


def _said(place: Place | None, catalogue: Catalogue) -> str:
    """«s. 2, tabell 2, rad 3»: a page alone does not tell one row from the next."""
    if place is None:
        return ""
    row = replace(place, page=None) if place.page is not None and place.cell is not None else None
    codes = [place_code(each) for each in (place, row) if each is not None]
    return ", ".join(said for each in codes if (said := render_place_code(each, catalogue.texts)))
