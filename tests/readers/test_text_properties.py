"""Whatever a file holds: the text and HTML readers give sound blocks, or say that there is nothing to read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tracecheck.model.source import Block, Format, SourceDocument
from tracecheck.readers.base import FileHead, ReadOptions, UnreadableError
from tracecheck.readers.html import read_html
from tracecheck.readers.text import read_text

PIECES = [
    *(
        "Mål 1. ",
        "2. ",
        "1.2 ",
        "- ",
        "• ",
        " o ",
        "➔ ",
        "–",
        "Strategi:",
        "Vi skal bygge ",
        "VI SKAL",
        "# ",
        "| a | b |",
    ),
    *("|---|---|", "\n", "\n\n", "\f", "<!-- side 2 -->", "12", "14 av 16", "**fet**", "```", "....... 4", "samar-\n"),
    *("klima-\nog ", "\u00ad", "\uf0b7", "\t", "a)", "(1) ", "===", "Innhold\n", "<p>", "<td>", "<table><tr>", "<li>"),
    *("<br>", "</p>", "<h2>", "<ol start=2>", "&amp;", "<details>", "</table>", "<td rowspan=3>", "<ul>", "<b>"),
]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=60).map("".join)


def blocks_of(document: SourceDocument) -> list[Block]:
    """All blocks, those of cells where they stand."""
    found: list[Block] = []
    for block in document.blocks:
        found.append(block)
        if block.table is not None:
            found += [inner for cell in block.table.cells for inner in cell.blocks]
    return found


def check(document: SourceDocument) -> None:
    blocks = blocks_of(document)
    assert [block.index for block in blocks] == list(range(len(blocks)))
    for block in blocks:
        assert "\n" not in block.text
        assert block.text == block.text.strip()
        assert block.table is not None or block.text
        starts = [line.start for line in block.lines]
        assert starts == sorted(starts)
        assert all(0 <= line.start <= line.end <= len(block.text) for line in block.lines)
        assert all(0 <= start < end <= len(block.text) for start, end in block.style.bold_spans)
        assert block.place.line is not None


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_gives_sound_blocks(text: str) -> None:
    head = FileHead("plan.txt", "/plan.txt", "", Format.TEXT)
    try:
        document = read_text(text.encode("utf-8", "replace"), head, ReadOptions())
    except UnreadableError:
        return
    check(document)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_page_gives_sound_blocks(text: str) -> None:
    head = FileHead("plan.html", "/plan.html", "", Format.HTML)
    try:
        document = read_html(text.encode("utf-8", "replace"), head, ReadOptions())
    except UnreadableError:
        return
    check(document)
