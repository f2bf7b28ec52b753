"""What is said of each line of a document: how it was read, or why it was not; how much was not read."""

from pathlib import Path

import pytest

from tracecheck.model.codec import to_json
from tracecheck.model.coverage import Coverage
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind
from tracecheck.model.settings import DocumentSettings
from tracecheck.model.trace import Fate, Holds, Trace, UnitTrace
from tracecheck.parsers import explain_document, parse_document
from tracecheck.readers import read_document

PLAN = """\
# Kommuneplanens samfunnsdel 2026-2038

Fjordvik kommune. Vedtatt av kommunestyret 12.06.2026, sak 31/26.

## 1 Bakgrunn

- Flere eldre bor alene enn før

## 2 Mål og strategier

### 2.1 Trygg oppvekst

Mål 1. Alle barn i Fjordvik har en trygg barndom.

Barn som har det trygt, lærer bedre og får flere venner.

Ansvar: Oppvekst

Strategier:

- Styrke helsestasjonen
- Åpne flere møteplasser for ungdom

God helse og livskvalitet

### 2.2 Levende bygder

Bygdene har hatt butikk og skole i mange år. Folk er glade i stedet sitt, og mange flytter hjem igjen når de får barn.

## 3 Mål i forrige plan

- Bygge ny barnehage i sentrum

## 4 Forord

- Ordføreren takker alle som har bidratt
"""


def _trace(folder: Path, text: str = PLAN, kind: DocumentKind = DocumentKind.SAMFUNNSDEL) -> Trace:
    path = folder / "plan.md"
    path.write_text(text, encoding="utf-8")
    return explain_document(read_document(path, "plan.md"), DocumentSettings(kind=kind))


def _unit(trace: Trace, start: str) -> UnitTrace:
    found = [unit for unit in trace.units if unit.text.startswith(start)]
    assert len(found) == 1, [unit.text for unit in trace.units]
    return found[0]


@pytest.mark.parametrize(
    ("start", "fate"),
    [
        ("2 Mål og strategier", Fate.ANNOUNCES),
        ("2.1 Trygg oppvekst", Fate.HEADING),
        ("Mål 1.", Fate.ITEM),
        ("Barn som har det trygt", Fate.DESCRIPTION),
        ("Ansvar: Oppvekst", Fate.ATTRIBUTE),
        ("Strategier:", Fate.ANNOUNCES),
        ("Styrke helsestasjonen", Fate.ITEM),
        ("God helse og livskvalitet", Fate.UN_TITLE),
        ("Flere eldre", Fate.BACKGROUND),
        ("Bygge ny barnehage", Fate.PREVIOUS),
        ("Ordføreren takker", Fate.WITHOUT_GOALS),
        ("Bygdene har hatt", Fate.PROSE),
    ],
)
def test_each_line_says_how_it_was_read_or_why_not(start: str, fate: Fate, tmp_path: Path) -> None:
    assert _unit(_trace(tmp_path), start).fate is fate


def test_what_was_read_is_named_where_it_stands_and_so_is_what_it_belongs_to(tmp_path: Path) -> None:
    trace = _trace(tmp_path)
    goal = next(item for item in trace.plan.items if item.kind is ItemKind.GOAL and item.label == "Mål 1")
    assert _unit(trace, "Mål 1.").items == (goal.id,)
    assert _unit(trace, "Barn som").about == goal.id
    assert _unit(trace, "Ansvar:").about == goal.id
    read = [each for unit in trace.units for each in unit.items]
    assert sorted(read) == sorted(item.id for item in trace.plan.items)


def test_a_part_that_is_left_out_names_the_heading_that_decided_it(tmp_path: Path) -> None:
    trace = _trace(tmp_path)
    assert _unit(trace, "Flere eldre").under == "1 Bakgrunn"
    assert _unit(trace, "1 Bakgrunn").holds is Holds.BACKGROUND
    assert _unit(trace, "3 Mål i forrige").holds is Holds.PREVIOUS
    assert _unit(trace, "2 Mål og").announces == (ItemKind.GOAL, ItemKind.STRATEGY)


def test_explaining_changes_nothing_of_the_plan(tmp_path: Path) -> None:
    trace = _trace(tmp_path)
    source = read_document(tmp_path / "plan.md", "plan.md")
    assert parse_document(source, DocumentSettings(kind=DocumentKind.SAMFUNNSDEL)) == trace.plan


def test_a_goal_that_is_printed_again_is_said_to_be_counted_once(tmp_path: Path) -> None:
    again = "## Mål\n\nMål 1. Alle har et trygt hjem.\n\n## 2 Hjemme\n\nMål 1. Alle har et trygt hjem.\n"
    trace = _trace(tmp_path, f"# Samfunnsdel\n\n{again}")
    prints = [unit for unit in trace.units if unit.text.endswith("trygt hjem.")]
    assert sorted(unit.fate for unit in prints) == [Fate.ITEM, Fate.REPEATED]
    assert next(unit.about for unit in prints if unit.fate is Fate.REPEATED) == trace.plan.items[0].id


def test_a_table_tells_what_each_column_was_taken_for_and_which_rows_gave_nothing(tmp_path: Path) -> None:
    table = "| Tiltak | Ansvar | Rom |\n|---|---|---|\n| Bygge gangvei | Teknisk | A |\n|  |  | B |\n"
    trace = _trace(tmp_path, f"# Handlingsplan\n\n## Tiltak\n\n{table}", DocumentKind.HANDLINGSPLAN)
    found = next(unit.table for unit in trace.units if unit.table is not None)
    assert dict(zip(found.headers, found.roles, strict=True)) == {
        "Tiltak": "measure",
        "Ansvar": "owner",
        "Rom": "other",
    }
    assert [(row.kind, row.text) for row in found.rows] == [
        ("header", "Tiltak | Ansvar | Rom"),
        ("item", "Bygge gangvei | Teknisk | A"),
        ("none", "B"),
    ]


def test_what_is_about_a_leader_as_a_person_is_not_repeated(tmp_path: Path) -> None:
    own = "Bli tryggere i vanskelige samtaler"
    text = f"# Lederavtale 2026\n\n## Mål for enheten\n\n- Natten er rolig\n\n## Egen utvikling\n\n- {own}\n"
    trace = _trace(tmp_path, text, DocumentKind.LEDERAVTALE)
    assert own not in str(to_json(trace))
    assert [unit.characters for unit in trace.units if unit.fate is Fate.PERSONAL] == [len("Egen utvikling"), len(own)]


def test_minutes_tell_orders_from_debate(tmp_path: Path) -> None:
    text = (
        "# Saksprotokoll\n\nSak 45/26\n\n## Behandling\n\nKari Moen (X) foreslo utsettelse av saken.\n\n## Vedtak\n\n"
    )
    orders = "1. Kommunestyret ber om en sak om ungdomstilbudet innen høsten.\n"
    trace = _trace(tmp_path, text + orders, DocumentKind.VEDTAK)
    assert _unit(trace, "Kommunestyret ber").fate is Fate.ITEM
    assert _unit(trace, "Kari Moen").fate is Fate.DEBATE


def _coverage(folder: Path, text: str) -> Coverage:
    found = _trace(folder, text).plan.coverage
    assert found is not None
    return found


def test_prose_where_goals_are_announced_and_none_is_read_counts_as_unread(tmp_path: Path) -> None:
    found = _coverage(tmp_path, PLAN)
    assert found.unread == len(_unit(_trace(tmp_path), "Bygdene har hatt").text)
    assert [place.text[:16] for place in found.places] == ["Bygdene har hatt"]
    assert found.unread < found.in_goal_sections < found.characters


def test_what_explains_a_goal_is_not_unread(tmp_path: Path) -> None:
    told = "Barn som har det trygt, lærer bedre.\n\nDette vet vi fra flere undersøkelser blant elever på skolene.\n"
    goal = "Mål 1. Alle barn har en trygg barndom.\n"
    assert _coverage(tmp_path, f"# Samfunnsdel\n\n## Mål\n\n### Oppvekst\n\n{goal}\n{told}").unread == 0


def test_an_introduction_above_the_chapters_that_hold_the_goals_is_not_unread(tmp_path: Path) -> None:
    text = "# Samfunnsdel\n\n## Mål\n\nHer forteller vi hvordan folk lever i kommunen.\n\n### Oppvekst\n\n"
    assert _coverage(tmp_path, f"{text}Mål 1. Alle er trygge.\n").unread == 0


def test_a_document_that_is_not_read_for_goals_has_no_figure(tmp_path: Path) -> None:
    trace = _trace(tmp_path, PLAN, DocumentKind.KUNNSKAPSGRUNNLAG)
    assert trace.plan.coverage is None
    assert {unit.fate for unit in trace.units} == {Fate.DOCUMENT}


def test_a_table_of_the_icons_of_the_un_goals_is_nothing_to_read(tmp_path: Path) -> None:
    icons = "| 3 God helse og livskvalitet | 4 God utdanning |\n|---|---|\n"
    text = f"# Samfunnsdel\n\n## Mål\n\n### Oppvekst\n\n{icons}\nMål 1. Alle barn er trygge.\n"
    table = next(unit for unit in _trace(tmp_path, text).units if unit.table is not None)
    assert table.fate is Fate.UN_TITLE
    assert _coverage(tmp_path, text).unread == 0
