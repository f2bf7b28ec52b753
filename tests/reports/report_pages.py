"""A coupling report with every kind of block, as the chapters make them; fictional."""

from tracecheck.model.traceability import CellState
from tracecheck.reports.coupling.blocks import (
    Beside,
    Block,
    Bullets,
    Chapter,
    Column,
    Figure,
    Filter,
    Heading,
    Pages,
    Paragraph,
    Part,
    Quote,
    Row,
    Run,
    Table,
    said,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60" width="300" height="60" role="presentation">'
    '<a href="#goal-2"><title>Mål 2</title><path d="M10 20 H290" stroke="#1b6b36" stroke-width="3"/></a>'
    '<path d="M10 40 H150" stroke="#8f3a00" stroke-width="3" stroke-dasharray="6 4"/></svg>'
)
GOAL = "Alle har et trygt sted å bo"


def pages(goal: str = GOAL, language: str = "nb") -> Pages:
    """The report; `goal` is what a document says wherever its own words are shown."""
    chapters = (
        Chapter("council", "Kort svar", tuple(_council(goal))),
        Chapter("threads", "De røde trådene", (Figure(SVG, 300, 60, f"To mål: {goal}", "Trådene", "picture"),)),
        Chapter("matrix", "Matrise", (_matrix(goal),)),
        Chapter("goals", "Mål for mål", tuple(_goal(number, goal) for number in (1, 2, 3))),
        Chapter("findings", "Merknader", (Heading("Etter kriterium", 3, "criteria"), _findings(goal))),
    )
    return Pages("Den røde tråden i Lyngmo kommune 2026", language, chapters, "Laget med tracecheck.", "Til prøve")


def _council(goal: str) -> list[Block]:
    missing = Run(goal, quote=True, link="goal-2")
    return [
        Paragraph(
            (Run("Lest: ", strong=True), Run("samfunnsdelen 2024–2036, økonomiplanen 2026–2029 og en avtale.")),
            "lead",
        ),
        Paragraph((Run("Kort svar. ", strong=True), Run("Av 3 delmål i samfunnsdelen"))),
        Bullets(
            (
                (Run("er "), Run("2", strong=True, link="matrix-table"), Run(" fulgt opp i økonomiplanen")),
                (Run("har "), Run("1", strong=True), Run(" ingen spor")),
            )
        ),
        Paragraph((Run("Ingen spor i økonomiplanen: ", strong=True), missing, Run(" · "), Run("s. 4", soft=True))),
        Paragraph(said("Et mål kan følges opp uten at det står skrevet."), "told"),
        Paragraph(said("Siden viser tekst fra dokumentene."), "note"),
        Paragraph((Run("Uten mål", link="no-such-part"), Run("", state=CellState.UNKNOWN))),
    ]


def _matrix(goal: str) -> Table:
    columns = (
        Column("Mål", "row_head", 3.0),
        Column("Økonomiplan", "state", 2.0),
        Column("Enhet", "state", 2.0),
        Column("Antall", "number"),
    )
    states = (CellState.TIGHT, CellState.MISSING, CellState.JUSTIFIED)
    rows = tuple(
        Row(
            (
                (Run(f"{number} {goal}", link=f"goal-{number}"),),
                (Run("", state=state),),
                (Run("to avtaler", state=CellState.LOOSE),),
                (Run("4"),),
            ),
            tags=(state.value,),
            anchor=f"row-{number}",
        )
        for number, state in enumerate(states, 1)
    )
    filters = (Filter("", "Alle", 3), Filter("missing", "Uten spor", 1), Filter("justified", "Begrunnet", 1))
    return Table(columns, rows, "Mål og hva som følger dem", filters, "matrix-table")


def _goal(number: int, goal: str) -> Part:
    quote = Quote(goal, (Run("Økonomiplan 2026.docx, s. 31", soft=True),), said("Tiltak 14"), CellState.LOOSE)
    return Part(
        (Run(f"{number} "), Run(goal, quote=True)),
        (
            Paragraph(said("Svakeste ledd er indikatoren.")),
            Beside(((Quote(goal, said("Samfunnsdel.docx, s. 18")),), (quote,)), ("Vedtatt", "Følger opp")),
            Part(said("Nærmest"), (Bullets((said(goal),)),), f"goal-{number}-near", level=4),
        ),
        f"goal-{number}",
        folded=True,
        tags=("missing",),
        mark=CellState.MISSING,
    )


def _findings(goal: str) -> Table:
    columns = (Column("Merknad", "row_head", 3.0), Column("Sted", "text", 2.0), Column("Kommentar", "comment", 2.0))
    return Table(columns, (Row((said(goal), said("s. 4"), ())), Row((said("TC101"), said("s. 5"), ()))), "Merknader")
