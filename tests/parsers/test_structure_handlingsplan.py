"""Measures of action plans, with what is printed beside them; and what only looks like a goal."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import above, item, plan, texts
from tracecheck.model.item import ItemKind, Origin
from tracecheck.model.plan import DocumentKind

GOAL, STRATEGY, MEASURE, AREA = ItemKind.GOAL, ItemKind.STRATEGY, ItemKind.MEASURE, ItemKind.AREA
TEMA, HANDLING = DocumentKind.TEMAPLAN, DocumentKind.HANDLINGSPLAN


def test_lettered_measures_under_each_main_goal_with_prose_between(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 6 Mål og tiltak\n\nHovedmål 1: Alle som kan, skal komme i arbeid.\n\nTiltak i planperioden:\n\n"
        "a) Alle unge skal få tilbud om aktivitet.\n\nb) Kommunen skal lage praksisplasser.\n\n"
        "Det finnes mange virkemidler for dette i dag, og flere av dem virker godt sammen.\n\n"
        "Hovedmål 2: Sosialhjelp er midlertidig.\n\nTiltak:\n\na) Rådgiving tilbys alle.\n",
        TEMA,
    )
    assert texts(document, GOAL) == ["Alle som kan, skal komme i arbeid.", "Sosialhjelp er midlertidig."]
    assert texts(document, MEASURE) == [
        "Alle unge skal få tilbud om aktivitet.",
        "Kommunen skal lage praksisplasser.",
        "Rådgiving tilbys alle.",
    ]
    assert [each.label for each in document.items if each.kind is MEASURE] == ["a)", "b)", "a)"]
    assert above(document, "Rådgiving") == "Sosialhjelp er midlertidig."
    assert len({each.id for each in document.items}) == 5


def test_owner_deadline_and_partner_lines_belong_to_the_measure_above(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Innsatsområde A: Forebygging\n\n## Mål - Forebygging\n\n- Innbyggerne har god helse\n\n"
        "## Prioriterte tiltak:\n\n- Ansette kreftkoordinator\n\nAnsvar: Helse og mestring\n\nFrist: 2027\n\n"
        "## Andre foreslåtte tiltak\n\n- Bygge nytt helsehus\n",
        TEMA,
    )
    measure = item(document, "Ansette")
    assert measure.owner == "Helse og mestring"
    assert measure.deadline is not None
    assert measure.deadline.end == "2027"
    assert texts(document, AREA) == ["Forebygging"]
    assert texts(document, MEASURE) == ["Ansette kreftkoordinator"]


def test_measures_after_a_lead_in_with_a_period(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 2 Kultur for alle\n\n## Arenaer i bydelene\n\nI perioden 2024-2027 vil Nordhavn kommune\n\n"
        "➔ Fullføre ombyggingen av gamle Sør skole\n➔ Øke bemanningen i biblioteket\n\n"
        "Biblioteket er en viktig møteplass for mange som bor i bydelene og trenger et sted å være.\n",
        HANDLING,
    )
    assert texts(document, MEASURE) == ["Fullføre ombyggingen av gamle Sør skole", "Øke bemanningen i biblioteket"]
    assert item(document, "Øke").stem == "I perioden 2024-2027 vil Nordhavn kommune"


def test_lists_of_wishes_in_an_action_plan_are_strategies(tmp_path: Path) -> None:
    wishes = "\n".join(
        f"- Det skal være {word} å reise kollektivt." for word in ("trygt", "billig", "enkelt", "greit", "fint", "lett")
    )
    done = "\n".join(f"- {verb} flere avganger." for verb in ("Sikre", "Skaffe", "Tilby", "Prøve", "Vurdere"))
    document = plan(tmp_path, f"# Samferdsel\n\nUngdomsrådet vil derfor:\n\n{wishes}\n{done}\n", HANDLING)
    assert len(texts(document, STRATEGY)) == 11


def test_goal_and_strategies_printed_from_the_plan_above_and_as_chapters(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 3 Mål og strategier\n\nI kommuneplanens samfunnsdel er det satt som mål at Fjelldal kommune skal ha "
        "«trygge innbyggere med gode liv».\n\nStrategier Strategiene for å nå målet er følgende:\n\n"
        "- ivareta et trygt oppvekstmiljø\n- satse på friluftsliv\n\n# 6 Tiltak\n\n"
        "## 6.1 Ivareta et trygt oppvekstmiljø\n\n- Låne ut utstyr\n\n## 6.2 Satse på friluftsliv\n\n- Merke stier\n",
        HANDLING,
    )
    assert texts(document, STRATEGY) == ["ivareta et trygt oppvekstmiljø", "satse på friluftsliv"]
    assert above(document, "Merke stier") == "satse på friluftsliv"
    assert texts(document, GOAL) == ["trygge innbyggere med gode liv"]


def test_a_table_flattened_to_lines(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 6 Tiltak\n\nTiltak Videreføre utlån av utstyr\n\nAnsvar Frivilligsentralen\n\n"
        "Etablere et møtested for unge Gi informasjon om spillemidler\n\nKommentar Stedet ble valgt i fjor.\n",
        HANDLING,
    )
    assert texts(document, MEASURE) == [
        "Videreføre utlån av utstyr",
        "Etablere et møtested for unge",
        "Gi informasjon om spillemidler",
    ]


def test_titled_paragraphs_after_a_lead_in(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Strategiske grep\n\nKommunen legger vekt på to strategiske grep som går igjen:\n\n"
        "Kunnskap: Kommunen vil gå foran og bygge kunnskap sammen med andre.\n\n"
        "Samarbeid: Kommunen deltar i nettverk med naboene sine.\n",
        DocumentKind.KOMMUNEDELPLAN,
    )
    assert texts(document, STRATEGY) == ["Kunnskap", "Samarbeid"]


NOT_GOALS = {
    "foreword": "# Forord\n\nVårt mål er at alle skal trives.\n\n- Kommunen skal være god\n",
    "law": "# 2 Bakgrunn\n\nFormålet med loven er å sikre gode tjenester. Nasjonale mål er at:\n\n"
    "- utslippene skal ned\n",
    "research": "# 3 Metode\n\nMålet med undersøkelsen er å måle trivsel blant elevene i kommunen.\n",
    "UN goals": "# FNs bærekraftsmål\n\n- 3 God helse og livskvalitet\n- 4 God utdanning\n",
    "UN icons": "# 4 Oppvekst\n\nMål\n\n- GOD UTDANNING\n- STOPPE KLIMAENDRINGENE\n",
    "process": "# Medvirkning\n\nProsjektgruppen skal:\n\n- møtes hver måned\n- skrive referat\n",
    "sources": "# Kilder\n\n- Folkehelseprofil 2024\n- Ungdata\n",
    "other plans": "# 2 Rammer\n\nPlanen skal virke sammen med andre vedtatte planer og strategier:\n\n- Boligplan\n",
    "contents": "# Innhold\n\n1. Mål ........ 4\n2. Tiltak ........ 9\n",
    "follow-up": "# 8 Rullering og rapportering\n\n- Årlig rullering av planen\n- Rådmannen rapporterer hvert år\n",
    "trends": "# 2 Utviklingstrekk\n\nVi blir eldre. Kommunen må derfor:\n\n- planlegge for flere eldre\n- spare\n",
    "evaluation": "# Evaluering\n\nPlanen evalueres i 2029. Målene skal måles med:\n\n- brukerundersøkelse\n- KOSTRA\n",
    "caption": "# Mål\n\nFoto: Kari Nordmann\n",
    "dates": "# Mål\n\nVedtatt 13.06.2024\n\n12.06.2024\n",
}


@pytest.mark.parametrize("name", NOT_GOALS)
def test_what_only_looks_like_a_goal_is_none(tmp_path: Path, name: str) -> None:
    assert plan(tmp_path, NOT_GOALS[name], TEMA).items == ()


@pytest.mark.parametrize("kind", [DocumentKind.KUNNSKAPSGRUNNLAG, DocumentKind.PLANPROGRAM])
def test_documents_that_decide_nothing_hold_no_goals(tmp_path: Path, kind: DocumentKind) -> None:
    assert plan(tmp_path, "# Mål\n\n- Alle skal trives\n", kind).items == ()


def test_announced_goals_that_were_not_read_are_a_problem(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 4 Levekår\n\nMange har det godt her.\n\n## Mål\n\n"
        "Klikk på et element for å filtrere slik at tabellen viser et utvalg\n\n# 5 Klima\n\n## Mål\n\n"
        "- Utslippene skal halveres\n\n# 6 Bakgrunn\n\n## Strategier\n\n# 7 Næring\n\n## Delmål\n\n"
        "### Handel\n\n- Flere butikker\n",
        DocumentKind.SAMFUNNSDEL,
    )
    problems = [(each.code, each.arguments, each.place and each.place.line) for each in document.problems]
    assert problems == [("TC004", {"heading": "Mål"}, 5)]


def test_passages_with_references_quotations_or_a_lawful_answer_are_kept(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 6.2 Helse\n\nHovedmål 2: Innbyggerne mestrer hverdagen\n\nKommunen har mange tilbud fra før.\n\n"
        "Delmål 2.2 følges opp i ordinær drift gjennom frisklivssentralen.\n",
        DocumentKind.OKONOMIPLAN,
    )
    (statement,) = document.statements
    assert statement.text.startswith("Delmål 2.2 følges opp")
    assert [each.label for each in statement.references] == ["2.2"]
    assert statement.follow_up is not None
    assert statement.follow_up.kind == "ordinary_operations"
    assert statement.place.line == 7


def test_reading_the_same_file_twice_gives_the_same_ids(tmp_path: Path) -> None:
    goals = "# Mål\n\n- Alle skal trives\n- Alle skal trives\n- Ingen skal være alene\n\n"
    text = f"{goals}# Tiltak\n\n- Ingen skal være alene\n"
    first, second = plan(tmp_path, text, TEMA), plan(tmp_path, text, TEMA, "again.md")
    ids = [each.id for each in first.items]
    assert ids == [each.id for each in second.items]
    assert len(set(ids)) == len(ids)
    assert all(each.isascii() for each in ids)


def test_owner_deadline_and_cost_behind_the_words_of_a_measure(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Slik gjer me det\n\n## Kortsiktige tiltak\n\n- Kartleggje behovet. Ansvar: Teknisk. Frist: 2026\n"
        "- Byggje gangveg. Kostnad: kr 250 000, innanfor ramma\n\n## Ikkje kostnadskrevjande tiltak\n\n"
        "- Informere på nettsida\n",
        HANDLING,
    )
    assert texts(document, MEASURE) == ["Kartleggje behovet.", "Byggje gangveg.", "Informere på nettsida"]
    first, second = item(document, "Kartleggje"), item(document, "Byggje")
    assert (first.owner, first.deadline and first.deadline.end) == ("Teknisk", "2026")
    assert [each.value for each in second.amounts] == [250000.0]
    assert second.funding == "within_frame"


def test_an_owner_is_a_role_and_never_a_person(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Tiltak\n\n- Bygge gangvei\n\nAnsvar: Teknisk sjef Kari Nordmann\n\n- Male skolen. Ansvar: Ola Hansen\n",
        HANDLING,
    )
    assert item(document, "Bygge").owner == "Teknisk sjef"
    assert item(document, "Male").owner is None


def test_an_indicator_measures_the_goal_and_not_the_measure_beside_it(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 3 Mål for 2026\n\nMål 1: Alle barn skal ha en venn\n\nTiltak:\n\n- Vennegrupper hver uke\n\n"
        "Indikator: Andel barn som har en venn\n",
        DocumentKind.VIRKSOMHETSPLAN,
    )
    assert above(document, "Andel barn") == "Alle barn skal ha en venn"
    assert above(document, "Vennegrupper") == "Alle barn skal ha en venn"


def test_goals_that_a_report_prints_from_the_plan_are_quoted(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 3 Skole\n\nI økonomiplan 2026-2029 ble følgende målsettinger framholdt som de viktigste:\n\n"
        "- Sikre god ledelse.\n- Alle elever skal lære.\n\n## Viktige hendelser\n\n- Ny skole ble åpnet i august\n",
        DocumentKind.ARSRAPPORT,
    )
    assert [(each.text, each.origin) for each in document.items] == [
        ("Sikre god ledelse.", Origin.QUOTED),
        ("Alle elever skal lære.", Origin.QUOTED),
    ]


def test_measures_listed_after_all_goals_stand_under_the_goal_of_their_number(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 3 Mål\n\nMål 1: Flere skal gå\n\nMål 2: Færre skal kjøre bil\n\n# 4 Tiltak\n\n"
        "Tiltak 1.1: Bygge turvei\n\nTiltak 2.1: Legge om parkeringen\n\nTiltak 1.2: Lyse opp skoleveien\n",
        TEMA,
    )
    assert above(document, "Bygge") == "Flere skal gå"
    assert above(document, "Legge om") == "Færre skal kjøre bil"
    assert above(document, "Lyse") == "Flere skal gå"


def test_only_the_sentences_of_goals_under_a_heading_are_goals(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Målsetting\n\nKommunen skal ha nok leger i alle grender.\n\nKommunen skal utdanne leger.\n\n"
        "I dag er det ventetid hos de fleste. Mange har sluttet de siste årene, og det er vanskelig å finne nye.\n",
        TEMA,
    )
    assert texts(document, GOAL) == ["Kommunen skal ha nok leger i alle grender.", "Kommunen skal utdanne leger."]


def test_a_chapter_of_measures_across_the_board_belongs_to_no_goal_beside_it(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 3 Mål og strategier\n\nStrategiene for å nå målet er:\n\n- trygge møteplasser i alle grender\n"
        "- bruke frivilligsentralen mer\n\n# 6 Tiltak\n\n## 6.1 Trygge møteplasser i alle grender\n\n"
        "Tiltak: Pusse opp grendehuset\n\n## 6.2 Bruke frivilligsentralen mer\n\n"
        "Tiltak: Ansette en leder på sentralen\n\n"
        "## 6.3 Andre tiltak på tvers av områdene\n\nTiltak: Bli en aldersvennlig kommune\n",
        HANDLING,
    )
    assert above(document, "Ansette") == "bruke frivilligsentralen mer"
    assert above(document, "Bli en") is None
