"""Hostile web pages."""

from tests.hostile.corpus import Shelf
from tests.hostile.packages import laughs, outside

shelf = Shelf()
_HEAD = '<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Plan</title></head><body>'
_GOAL = "<p>Alle barn skal ha en trygg oppvekst.</p>"


def page(body: str, before: str = "") -> bytes:
    """A page with this body."""
    return f"{before}{_HEAD}{body}</body></html>".encode()


@shelf.add("divs-1000000-deep.html")
def deep_divs() -> bytes:
    """A million elements in each other."""
    return page("<div>" * 1_000_000 + _GOAL)


@shelf.add("bold-100000-deep.html")
def deep_bold() -> bytes:
    """A hundred thousand times bold."""
    return page("<p>" + "<b><i>a" * 50_000 + _GOAL)


@shelf.add("lists-20000-deep.html")
def deep_lists() -> bytes:
    """Lists in lists, 20 000 deep."""
    return page("<ul><li>Mål" * 20_000 + _GOAL)


@shelf.add("lists-bare-20000-deep.html")
def bare_lists() -> bytes:
    """Lists in lists without items between, 20 000 deep."""
    return page("<ul>" * 20_000 + "<li>Mål" + _GOAL)


@shelf.add("tables-1000-deep.html")
def deep_tables() -> bytes:
    """A table in a table, a thousand deep."""
    return page("<table><tr><td>a</td><td>" * 1000 + _GOAL)


@shelf.add("tables-single-1000-deep.html")
def single_tables() -> bytes:
    """A table of one cell in a table of one cell, a thousand deep."""
    return page("<table><tr><td>" * 1000 + _GOAL)


@shelf.add("paragraphs-50000.html")
def many_paragraphs() -> bytes:
    """Fifty thousand paragraphs."""
    return page("".join(f"<p>Tiltak {number}: Kommunen skal bygge gangvei</p>" for number in range(50_000)))


@shelf.add("paragraphs-50000-same.html")
def same_paragraphs() -> bytes:
    """Fifty thousand times the same goal."""
    return page(_GOAL * 50_000)


@shelf.add("headings-50000.html")
def many_headings() -> bytes:
    """Fifty thousand headings that are goals."""
    return page("".join(f"<h2>Mål {number}: Trygg oppvekst</h2>" for number in range(50_000)))


@shelf.add("scripts-100000.html")
def many_scripts() -> bytes:
    """A hundred thousand scripts and styles around a goal."""
    return page("<script>if (a < b) { document.write('<p>Mål</p>') }</script><style>p{}</style>" * 100_000 + _GOAL)


@shelf.add("script-open.html", quick=True)
def open_script() -> bytes:
    """A script that never ends."""
    return page(_GOAL + "<script>" + "<p>Mål</p>" * 1000)


@shelf.add("attribute-10mb.html")
def huge_attribute() -> bytes:
    """Attributes of ten megabytes, one of them a style that hides or not."""
    return page(f'<p style="{"display: " * 600_000}" class="{"a " * 2_000_000}">Mål</p>{_GOAL}')


@shelf.add("attributes-100000.html")
def many_attributes() -> bytes:
    """An element with a hundred thousand attributes."""
    names = " ".join(f"a{number}=1" for number in range(100_000))
    return page(f"<p {names}>Mål</p>{_GOAL}")


@shelf.add("spans-1e9.html", quick=True)
def huge_spans() -> bytes:
    """Cells over a billion columns and rows."""
    cell = '<td colspan="1000000000" rowspan="1000000000">Mål</td>'
    return page(f'<table><tr>{cell * 3}</tr><tr><td rowspan="0" colspan="-1">a</td><td colspan="٣">b</td></tr></table>')


@shelf.add("spans-flood.html")
def many_spans() -> bytes:
    """20 000 rows, each with a cell of 200 columns and 200 rows: every row is pushed further to the right."""
    return page("<table>" + '<tr><td colspan="200" rowspan="200">Mål</td></tr>' * 20_000 + "</table>")


@shelf.add("columns-100000.html")
def many_columns() -> bytes:
    """A row of 100 000 cells."""
    return page("<table><tr>" + "<td>Mål</td>" * 100_000 + "</tr><tr><td>a</td></tr></table>")


@shelf.add("rows-50000.html")
def many_rows() -> bytes:
    """A table of 50 000 measures."""
    row = "<tr><td>Mål 1</td><td>Bygge gangvei</td><td>Teknisk</td><td>2027</td></tr>"
    head = "<tr><th>Mål</th><th>Tiltak</th><th>Ansvar</th><th>Frist</th></tr>"
    return page(f"<table>{head}{row * 50_000}</table>")


@shelf.add("entities-1000000.html")
def many_entities() -> bytes:
    """A million entities, known and unknown, and numbers of no character."""
    return page("<p>" + "&aring;&nope;&#1114112;&#xD800;&#0;" * 200_000 + "</p>")


@shelf.add("laughs.html", quick=True)
def billion_laughs() -> bytes:
    """A document type with entities of entities."""
    return laughs("boom").encode() + page("<p>Mål &boom;</p>")


@shelf.add("entity-file.html", quick=True)
def entity_file() -> bytes:
    """The machine's own list of users."""
    return outside("secret", "file:///etc/passwd").encode() + page("<p>Mål &secret;</p>")


@shelf.add("breaks-100000.html")
def many_breaks() -> bytes:
    """A paragraph with a hundred thousand lines."""
    return page("<p>" + "Mål<br>" * 100_000 + "</p>")


@shelf.add("breaks-only-200000.html")
def only_breaks() -> bytes:
    """A paragraph of words without end between breaks far apart."""
    return page("<p>" + "<br>" * 200_000 + "Mål</p>")


@shelf.add("inline-200000.html")
def many_inline() -> bytes:
    """200 000 pieces of one paragraph, every second one bold."""
    return page("<p>" + "<b>mål</b> og " * 200_000 + "</p>")


@shelf.add("bold-chain.html")
def bold_chain() -> bytes:
    """A thousand spans in each other, with text on the way in and on the way out."""
    return page("<p>" + ("<span>a" * 1000 + "b</span>" * 1000) * 40 + "</p>")


@shelf.add("headers-nested.html")
def nested_headers() -> bytes:
    """Heads of pages in heads of pages, each of them searched for a title."""
    return page("<header>" * 3000 + _GOAL + "</header>" * 3000)


@shelf.add("comments-open.html", quick=True)
def open_comments() -> bytes:
    """Comments that begin and do not end, many thousand."""
    return page(_GOAL + "<!-- " * 100_000)


@shelf.add("unclosed-everything.html", quick=True)
def unclosed() -> bytes:
    """Every kind of element, none of them closed, in the wrong order."""
    tags = "table tr li td p ul h1 a b form select option svg math template noscript frameset iframe dl dt pre caption"
    return page("".join(f"<{tag}>Mål" for tag in tags.split()) * 20)


@shelf.add("charset-lie.html", quick=True)
def charset() -> bytes:
    """Says it is something that it is not, in a name that is none."""
    return '<html><head><meta charset="utf-7"><meta charset="../../etc"></head><body><p>Mål æøå'.encode("utf-16")


@shelf.add("charset-codec.html", quick=True)
def codec() -> bytes:
    """Asks for a decoder that makes no text."""
    return b'<html><head><meta charset="zlib_codec"></head><body><p>Trygg oppvekst</p>'


@shelf.add("sniff-comments.html", quick=True)
def comments_first() -> bytes:
    """Comments and spaces before the page begins, to make the search for its beginning slow."""
    return b"<!-- -->" * 400 + b" " * 800 + b"<!--" * 200
