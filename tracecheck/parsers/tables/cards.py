"""Tables of two columns whose rows are a name and what it holds: cards of a goal, or words explained."""

from tracecheck.parsers.tables.columns import read_header
from tracecheck.parsers.tables.records import Row
from tracecheck.parsers.tables.texts import cell_text
from tracecheck.parsers.values.labels import strip_label
from tracecheck.resources import load_data


def names_each_row(rows: tuple[Row, ...]) -> bool:
    """Whether all rows are pairs of a name and what it holds («Dit vil vi | …», «Slik gjør vi det | …»), each once."""
    return _are_named(rows) and not explains(rows)


def explains(rows: tuple[Row, ...]) -> bool:
    """Whether the rows explain words («Mål | Det vi vil oppnå»): most meanings start with «det», «en», «hvordan»."""
    starts = load_data("columns")["explained"]["starts"]
    said = [cell_text(row.own(1)).split()[0].casefold() for row in rows] if _are_named(rows) else []
    return bool(said) and sum(word in starts for word in said) * 2 > len(said)


def _are_named(rows: tuple[Row, ...]) -> bool:
    """Whether the first cells are different names of columns for goals and measures, and the others hold text."""
    if len(rows) < 2 or any(len(row.cells) != 2 or not all(row.fresh) for row in rows):
        return False
    firsts = [cell_text(row.own(0)) for row in rows]
    texts = [cell_text(row.own(1)) for row in rows]
    names = [read_header(strip_label(text) or text) for text in firsts]
    roles = (*load_data("columns")["kinds"], "indicator")
    named = all(name.sure and name.role in roles for name in names) and len(set(firsts)) == len(firsts)
    return named and all(texts) and not any(read_header(text).sure for text in texts)
