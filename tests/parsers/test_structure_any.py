"""Whatever is read, what comes out holds together: ids, parents and places can be relied on."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.settings import DocumentSettings
from tracecheck.model.source import Block, BlockKind, Format, Line, Place, SourceDocument
from tracecheck.parsers import parse_document

PHRASES = [
    "Mål 1: Alle skal trives", "Mål", "Strategier:", "Hovedmål 2", "Delmål 2.1 Flere skal gå", "1.1 Trygge veier",
    "Tiltak", "Kommunen vil:", "Strategi til mål 4:", "A1 Alle har et hjem", "Bakgrunn", "FNs bærekraftsmål",
    "God utdanning", "Det er et mål at ingen er alene.", "Ansvar: Skole", "Frist: 2027", "", "…", "§ 14-4",
    "Evaluering av forrige plan", "Vedtak", "Se også mål 2.3", "Vår visjon er «Sammen»", "Satsingsområde 1: Helse",
    "Tjenesten skal gi gode liv ved å gi omsorg hver dag, å styrke alle som bor her, å legge til rette for lek og å "
    "sikre trygge hjem.",
]  # fmt: skip
KINDS = [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.FOOTNOTE]


@st.composite
def blocks(draw: st.DrawFn) -> tuple[Block, ...]:
    """Blocks in any order: headings of any level, lists of any depth, boxes."""
    found = []
    for index in range(draw(st.integers(0, 14))):
        text = draw(st.sampled_from(PHRASES) | st.text(max_size=30))
        kind = draw(st.sampled_from(KINDS))
        level = draw(st.integers(1, 4)) if kind is BlockKind.HEADING else draw(st.integers(0, 2))
        marker = draw(st.sampled_from(["-", "1.", "a)", "•"])) if kind is BlockKind.LIST_ITEM else None
        line = Line(0, len(text), number=index + 1)
        frame = draw(st.sampled_from([None, None, 1, 2]))
        found.append(Block(index, kind, text, Place(block=index), level, marker, (line,), frame=frame))
    return tuple(found)


def parsed(given_blocks: tuple[Block, ...], kind: DocumentKind) -> PlanDocument:
    """The plan in these blocks."""
    source = SourceDocument("plan.txt", "plan.txt", "0" * 64, Format.TEXT, given_blocks)
    return parse_document(source, DocumentSettings(kind=kind))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks(), st.sampled_from(list(DocumentKind)))
def test_ids_are_unique_parents_exist_and_never_form_a_ring(found: tuple[Block, ...], kind: DocumentKind) -> None:
    document = parsed(found, kind)
    ids = [each.id for each in (*document.items, *document.statements)]
    parents = {each.id: each.parent for each in document.items}
    assert len(set(ids)) == len(ids)
    assert all(parent is None or parent in parents for parent in parents.values())
    for start, parent in parents.items():
        node, seen = parent, {start}
        while node is not None:
            assert node not in seen
            seen.add(node)
            node = parents[node]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(blocks())
def test_the_words_of_an_item_stand_where_its_place_says(found: tuple[Block, ...]) -> None:
    for item in parsed(found, DocumentKind.SAMFUNNSDEL).items:
        (span,) = item.place.spans
        assert found[span.block].text[span.start : span.end].strip().startswith(item.text[:5])
        assert item.text.strip()
