"""Rows in which it cannot be told what belongs to which goal, as a problem."""

from collections.abc import Sequence

from tracecheck.model.source import Place, Problem


def unpaired_rows(table: int, places: Sequence[Place | None]) -> tuple[Problem, ...]:
    """The problem (TC005) of the rows with these places, at the first of them; none without rows.

    What helps differs: in a PDF rows may lack the lines that tell them apart; elsewhere a row has several goals.
    """
    rows = {(place.page, place.cell.row) if place and place.cell else at for at, place in enumerate(places)}
    if not rows:
        return ()
    first = places[0]
    message = "TC005" if first is None or first.page is not None else "TC005.row"
    return (Problem("TC005", message, {"table": table, "count": len(rows)}, first),)
