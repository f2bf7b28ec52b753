"""A note about a whole table of a PDF stands on its header row, as it does in Word: nobody reads a table that is marked
from end to end."""

from collections.abc import Iterator
from dataclasses import replace

from tracecheck.model.plan import PlanDocument, TableFacts
from tracecheck.model.source import Box, Place
from tracecheck.resources import load_data


def on_head(place: Place, document: PlanDocument | None) -> Place:
    """The place of a table as that of its header row: from the top of the table to the first row that became an item.
    Any other place as it is."""
    if document is None or place.spans or place.cell or not place.boxes:
        return place
    table = next((each for each in document.tables if each.place.block == place.block), None)
    return (
        place
        if table is None or place.block is None
        else replace(place, boxes=(_head(place.boxes[0], table, document),))
    )


def _head(whole: Box, table: TableFacts, document: PlanDocument) -> Box:
    limits = load_data("annotate_pdf")["head"]
    below = min(_tops(whole, table, document), default=whole.bottom) - float(limits["gap"])
    highest = whole.top + float(limits["most"])
    return whole._replace(bottom=max(min(below, highest, whole.bottom), whole.top + float(limits["least"])))


def _tops(whole: Box, table: TableFacts, document: PlanDocument) -> Iterator[float]:
    """Where the rows begin, on the first page of the table."""
    for item in document.items:
        if item.id in table.items and item.place is not None:
            yield from (box.top for box in item.place.boxes if box.page == whole.page and box.top > whole.top)
