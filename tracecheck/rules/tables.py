"""Which rows came of which table."""

from collections.abc import Iterator, Sequence

from tracecheck.model.plan import PlanDocument, TableFacts
from tracecheck.rules.corpus import Located


def rows_by_table(document: PlanDocument, rows: Sequence[Located]) -> Iterator[tuple[TableFacts, list[Located]]]:
    """Each table of a document that any of its `rows` was read from, with those rows in their order."""
    at = {row.item.id: number for number, row in enumerate(rows)}
    for table in document.tables:
        found = sorted({at[item] for item in table.items if item in at})
        if found:
            yield table, [rows[number] for number in found]
