"""Hostile OpenDocument texts."""

from tests.hostile.corpus import Shelf
from tests.hostile.packages import laughs, odt, odt_parts, outside, zipped

shelf = Shelf()
_GOAL = "<text:p>Alle barn skal ha en trygg oppvekst.</text:p>"


def _cell(attributes: str = "") -> str:
    return f"<table:table-cell {attributes}>{_GOAL}</table:table-cell>"


@shelf.add("spaces-1e9.odt", quick=True)
def many_spaces() -> bytes:
    """A billion spaces in twenty characters."""
    return odt('<text:p>Mål<text:s text:c="1000000000"/>1</text:p>' * 3 + '<text:p>a<text:s text:c="-5"/>b</text:p>')


@shelf.add("spaces-9e400.odt", quick=True)
def endless_spaces() -> bytes:
    """More spaces than there are numbers for."""
    return odt(f'<text:p>Mål<text:s text:c="{"9" * 5000}"/>1<text:s text:c="x"/></text:p>')


@shelf.add("spaces-flood.odt")
def space_flood() -> bytes:
    """A hundred thousand times some thousand spaces."""
    return odt("<text:p>Mål" + '<text:s text:c="9999"/>a' * 100_000 + "</text:p>")


@shelf.add("columns-repeated-1e9.odt", quick=True)
def repeated_columns() -> bytes:
    """A cell that is repeated a billion times."""
    repeated = 'table:number-columns-repeated="1000000000"'
    row = f"<table:table-row>{_cell(repeated)}{_cell()}</table:table-row>"
    return odt(f"<table:table><table:table-column {repeated}/>{row * 2}</table:table>{_GOAL}")


@shelf.add("rows-repeated-1e9.odt", quick=True)
def repeated_rows() -> bytes:
    """A row that is repeated a billion times."""
    row = f'<table:table-row table:number-rows-repeated="1000000000">{_cell()}{_cell()}</table:table-row>'
    return odt(f"<table:table>{row * 2}</table:table>{_GOAL}")


@shelf.add("both-repeated.odt", quick=True)
def both_repeated() -> bytes:
    """Ten thousand rows of ten thousand cells each, out of one."""
    cell = _cell('table:number-columns-repeated="10000"')
    return odt(
        f'<table:table><table:table-row table:number-rows-repeated="10000">{cell}</table:table-row></table:table>'
    )


@shelf.add("repeated-in-repeated.odt")
def repeated_inside() -> bytes:
    """Repeated rows in repeated cells, eight levels: more cells than atoms."""
    inner = _GOAL
    for _ in range(8):
        cell = f'<table:table-cell table:number-columns-repeated="900">{inner}</table:table-cell>'
        inner = f'<table:table><table:table-row table:number-rows-repeated="900">{cell}</table:table-row></table:table>'
    return odt(inner)


@shelf.add("spans-1e9.odt", quick=True)
def huge_spans() -> bytes:
    """Cells over a billion rows and columns."""
    spans = 'table:number-columns-spanned="1000000000" table:number-rows-spanned="1000000000"'
    row = f"<table:table-row>{_cell(spans)}{_cell()}</table:table-row>"
    return odt(f"<table:table>{row * 3}</table:table>")


@shelf.add("paragraphs-700000.odt")
def many_paragraphs() -> bytes:
    """Seven hundred thousand paragraphs of one letter."""
    return odt("<text:p>a</text:p>" * 700_000)


@shelf.add("deep-100000.odt", quick=True)
def deep() -> bytes:
    """Elements a hundred thousand deep."""
    return odt("<text:p>" + "<text:span>" * 100_000 + "Mål" + "</text:span>" * 100_000 + "</text:p>" + _GOAL)


@shelf.add("deep-240.odt", quick=True)
def deep_within_limits() -> bytes:
    """Elements as deep as the XML parser takes."""
    return odt("<text:p>" + "<text:span>a" * 240 + "Mål" + "b</text:span>" * 240 + "</text:p>" + _GOAL)


@shelf.add("lists-110-deep.odt", quick=True)
def deep_lists() -> bytes:
    """Lists in lists."""
    return odt("<text:list><text:list-item>" * 110 + _GOAL + "</text:list-item></text:list>" * 110)


@shelf.add("tables-60-deep.odt", quick=True)
def deep_tables() -> bytes:
    """A table in a table, sixty deep."""
    opened = f"<table:table><table:table-row>{_cell()}<table:table-cell>" * 60
    return odt(opened + _GOAL + "</table:table-cell></table:table-row></table:table>" * 60)


@shelf.add("changes-100000.odt")
def many_changes() -> bytes:
    """A hundred thousand tracked changes, all of them deletions."""
    region = (
        '<text:changed-region text:id="c{0}"><text:deletion><text:p>bort</text:p></text:deletion></text:changed-region>'
    )
    regions = "".join(region.format(at) for at in range(100_000))
    marks = "".join(f'<text:change text:change-id="c{at}"/>a' for at in range(100_000))
    return odt(f"<text:tracked-changes>{regions}</text:tracked-changes><text:p>{marks}</text:p>")


@shelf.add("styles-ring.odt", quick=True)
def styles_ring() -> bytes:
    """Styles that inherit from each other in a ring of 5000."""
    styles = "".join(
        f'<style:style style:name="S{at}" style:family="paragraph" style:parent-style-name="S{(at + 1) % 5000}"/>'
        for at in range(5000)
    )
    return odt('<text:p text:style-name="S7">Mål 1: Trygg oppvekst</text:p>', styles=styles)


@shelf.add("outline-1e9.odt", quick=True)
def huge_outline() -> bytes:
    """Headings of levels that do not exist."""
    levels = ("1000000000", "-1", "0", "x", "9" * 5000, "٣")
    return odt("".join(f'<text:h text:outline-level="{each}">Mål 1</text:h>{_GOAL}' for each in levels))


@shelf.add("laughs.odt", quick=True)
def billion_laughs() -> bytes:
    """A billion words out of ten entities."""
    return odt("<text:p>Mål &boom;</text:p>", before=laughs("boom"))


@shelf.add("entity-file.odt", quick=True)
def entity_file() -> bytes:
    """The machine's own list of users."""
    return odt("<text:p>Mål &secret;</text:p>", before=outside("secret", "file:///etc/passwd"))


@shelf.add("entity-http.odt", quick=True)
def entity_http() -> bytes:
    """A page of the network."""
    return odt("<text:p>Mål &page;</text:p>", before=outside("page", "http://127.0.0.1:9/x"))


@shelf.add("bomb-content.odt")
def bomb() -> bytes:
    """A content part that unpacks to 300 MB of spaces."""
    return odt(_GOAL + " " * 300_000_000)


@shelf.add("no-content.odt", quick=True)
def no_content() -> bytes:
    """The content is not there."""
    parts = odt_parts(_GOAL)
    del parts["content.xml"]
    return zipped(parts)


@shelf.add("mimetype-huge.odt", quick=True)
def huge_mimetype() -> bytes:
    """Its kind is told in ten megabytes."""
    return zipped({**odt_parts(_GOAL), "mimetype": b"application/vnd.oasis.opendocument.text" + b" " * 10_000_000})


@shelf.add("cut-off.odt", quick=True)
def cut_off() -> bytes:
    """The first half of a file."""
    data = odt(_GOAL * 50)
    return data[: len(data) // 2]
