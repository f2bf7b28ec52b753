"""One calm line on how much of the chapters on goals was not read."""

from tracecheck.messages import Catalogue
from tracecheck.messages.places import place_code, render_place_code
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data


def coverage_text(document: PlanDocument, catalogue: Catalogue) -> str:
    """«3 % av teksten i målkapitlene ga ingen mål (s. 14, 22)»; empty where it is too little to speak of."""
    coverage = document.coverage
    limits = load_data("coverage")["limits"]
    if coverage is None or coverage.unread < limits["characters"]:
        return ""
    share = coverage.unread / coverage.in_goal_sections
    if share < limits["share"]:
        return ""
    percent = round(share * 100)
    places = _places(document, catalogue)
    if not places:
        return catalogue.text("coverage.line_unplaced", share=percent)
    return catalogue.text("coverage.line", share=percent, places=places)


def _places(document: PlanDocument, catalogue: Catalogue) -> str:
    """The pages of the longest passages, else where they stand in a document without pages."""
    unread = document.coverage.places if document.coverage is not None else ()
    pages = sorted({each.place.page for each in unread if each.place.page is not None})
    if pages:
        return catalogue.text("place.page", page=", ".join(map(str, pages)))
    spots = (render_place_code(place_code(each.place), catalogue.texts) for each in unread)
    return ", ".join(dict.fromkeys(spot for spot in spots if spot))
