"""Goals in the many ways that plans announce them: by a name, a question, a label with several sentences, a row."""

from pathlib import Path

import pytest

from tests.parsers.structure_plans import above, item, plan, texts
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind

GOAL, SUBGOAL, STRATEGY, MEASURE = ItemKind.GOAL, ItemKind.SUBGOAL, ItemKind.STRATEGY, ItemKind.MEASURE
LIST = "\n\n- Styrke biblioteket i bygda\n- Ta vare på gamle hus\n"


@pytest.mark.parametrize(
    "lead_in",
    ["Ås vil:", "Storvik herad skal:", "I Lia skal vi:", "Vi prioriterer:", "Området innebærer prioritering av:"],
)
def test_a_lead_in_names_whoever_acts(lead_in: str, tmp_path: Path) -> None:
    document = plan(tmp_path, f"# 4.2 Kultur\n\n{lead_in}{LIST}")
    assert texts(document, STRATEGY) == ["Styrke biblioteket i bygda", "Ta vare på gamle hus"]
    assert item(document, "Styrke").stem == lead_in


def test_the_sentence_above_a_lead_in_is_the_goal_of_its_list(tmp_path: Path) -> None:
    document = plan(tmp_path, f"# 4.2 Kultur\n\nÅs vil styrke seg som kulturbygda ved fjorden.\n\nÅs vil:{LIST}")
    assert texts(document, GOAL) == ["Ås vil styrke seg som kulturbygda ved fjorden."]
    assert above(document, "Ta vare") == "Ås vil styrke seg som kulturbygda ved fjorden."


@pytest.mark.parametrize(
    ("goals", "ways"),
    [
        ("Hvor er vi i 2035?", "Hvordan kommer vi dit?"),
        ("Kor vil vi?", "Korleis kjem vi dit?"),
        ("Hva vil vi oppnå?", "Hvordan gjør vi det?"),
        ("Slik er Lia i 2035", "Vegen dit"),
    ],
)
def test_questions_and_years_announce_goals_and_ways(goals: str, ways: str, tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        f"# Vekst\n\n## {goals}\n\n- Det er trygt å sykle i hele bygda\n- Flere har arbeid\n\n## {ways}{LIST}",
    )
    assert texts(document, GOAL) == ["Det er trygt å sykle i hele bygda", "Flere har arbeid"]
    assert texts(document, STRATEGY) == ["Styrke biblioteket i bygda", "Ta vare på gamle hus"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Måla til verksemda er merkte V1 til V5.",
        "Målene er nummerert på nytt.",
        "I første kolonne står målene slik de er vedtatt.",
    ],
)
def test_sentences_about_the_goals_are_no_goals(sentence: str, tmp_path: Path) -> None:
    document = plan(tmp_path, f"# Mål for 2026\n\n{sentence}\n\n- Alle barn i bygda har en venn å leke med\n")
    assert texts(document, GOAL) == ["Alle barn i bygda har en venn å leke med"]


def test_each_sentence_behind_a_label_that_states_something_is_an_item(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 5 Samfunn\n\nDelmål: Lia kommune skal ha et godt omdømme blant dem som bor her og dem som ser etter hus. "
        "Alle skal ha like muligheter. Dette omfatter tjenester, skole og arbeid. Vi vil ha et variert tilbud av "
        "aktiviteter for små og store gjennom hele året og i alle deler av den vidstrakte kommunen vår. "
        "Lia skal være en egen kommune.\n",
    )
    assert [text[:12] for text in texts(document, SUBGOAL)] == [
        "Lia kommune ",
        "Alle skal ha",
        "Vi vil ha et",
        "Lia skal vær",
    ]
    assert item(document, "Alle skal").description == "Dette omfatter tjenester, skole og arbeid."


def test_a_lead_in_and_its_sentences_in_one_paragraph(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 5 Samfunn\n\nFor å nå målene vil vi blant annet: Bygge gangveier. Lage en plan for lek. Støtte lag.\n",
    )
    assert texts(document, STRATEGY) == ["Bygge gangveier.", "Lage en plan for lek.", "Støtte lag."]


@pytest.mark.parametrize("label", ["Mål 2.", "Delmål 2:", "Strategi 2."])
def test_what_explains_a_labelled_goal_is_not_its_words(label: str, tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        f"# Mål\n\n{label} Lia skal være blant landets fremste frivillighetskommuner. Frivilligheten gir møteplasser. "
        "De frivillige får brukt seg selv.\n",
    )
    goal = item(document, "Lia skal")
    assert goal.text == "Lia skal være blant landets fremste frivillighetskommuner."
    assert goal.description == "Frivilligheten gir møteplasser. De frivillige får brukt seg selv."


def test_innsatsomrader_that_are_sentences_answer_the_goal_above(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 2 Tilhørighet\n\nMål: Alle i Lia skal føle tilhørighet til bygda.\n\n"
        "Innsatsområde 1. Lia skal bruke kulturarven som ressurs. Kulturminner skaper identitet.\n\n"
        "Innsatsområde 2. Innbyggerne skal ha gode møteplasser. Tilbudet styrker helsa.\n",
    )
    assert texts(document, STRATEGY) == [
        "Lia skal bruke kulturarven som ressurs.",
        "Innbyggerne skal ha gode møteplasser.",
    ]
    assert above(document, "Innbyggerne") == "Alle i Lia skal føle tilhørighet til bygda."


@pytest.mark.parametrize("bullet", ["- ", ""])
def test_a_row_of_statements_needs_no_heading_that_announces_it(bullet: str, tmp_path: Path) -> None:
    row = "\n\n".join(
        f"{bullet}{each}"
        for each in (
            "Vi skal videreutvikle sentrum sammen med dem som bor der.",
            "Vi skal ha levende grender.",
            "Lia skal sikre trygge veier for gående og syklende.",
        )
    )
    assert len(texts(plan(tmp_path, f"# Bolig og sentrum\n\n{row}\n"), GOAL)) == 3


@pytest.mark.parametrize("heading", ["Nasjonale mål", "Høringsinnspill", "Planprosessen", "Bakgrunn for planen"])
def test_a_row_of_statements_in_a_part_without_goals_is_none(heading: str, tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        f"# {heading}\n\n- Vi skal møtes i mai.\n- Vi skal skrive referat hver gang.\n- Vi skal dele det med alle.\n",
    )
    assert document.items == ()


def test_themes_between_the_lists_of_one_heading(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Sosial bærekraft\n\nSlik vil vi ha det – Lia..\n\nTrygg oppvekst\n\n- Har gode skoler\n\n"
        "Jobbe forebyggende\n\n"
        "- Gir hjelp så tidlig som mulig\n\nFrivillig arbeid\n\n- Legger til rette for lag\n",
    )
    assert texts(document, GOAL) == ["Har gode skoler", "Gir hjelp så tidlig som mulig", "Legger til rette for lag"]


def test_a_question_behind_a_goal_is_answered_by_what_follows(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 12 Mål\n\n## 12.1 Hovedmål 1: Flere unge bor i Lia\n\nLia skal være en bygd med arbeid til alle. "
        "Hvordan gjør vi det?\n\n- Møte bedriftene tidlig\n\nFiber til alle innen 2030. Hvordan gjør vi det? "
        "Knytte sammen boligområder. Eie kraftnettet.\n",
    )
    assert item(document, "Flere unge").label == "Hovedmål 1"
    assert texts(document, SUBGOAL) == ["Lia skal være en bygd med arbeid til alle.", "Fiber til alle innen 2030."]
    assert above(document, "Møte") == "Lia skal være en bygd med arbeid til alle."
    assert above(document, "Knytte") == "Fiber til alle innen 2030."


def test_numbered_measures_go_on_behind_the_cells_of_a_flattened_table(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Handlingsplan\n\nTiltak\n\n1. Etablere et samarbeidsforum\n2. Øke informasjonen\n\nAnsvarlig sektor\n\n"
        "Helse og omsorg\n\n1. Utvide aktivitetstilbudet for eldre\n2. Samle erfaringer fra naboene\n",
        DocumentKind.HANDLINGSPLAN,
    )
    assert [text.split()[0] for text in texts(document, MEASURE)] == ["Etablere", "Øke", "Utvide", "Samle"]


def test_a_numbered_chapter_with_its_prose_is_no_measure(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# 5 Tiltaksplan\n\nTiltak: Utvikle dagtilbudet for flere.\n\n5.2 Avlastning Det er ikke etablert tilbud om "
        "avlastning. Den foregår innenfor de ordinære rammene på sykehjemmet.\n\nTiltak: Det bør etableres et nytt "
        "tilbud. Tilbudet trenger ikke å være på sykehjemmet.\n",
        DocumentKind.HANDLINGSPLAN,
        "plan.txt",
    )
    assert texts(document, MEASURE) == ["Utvikle dagtilbudet for flere.", "Det bør etableres et nytt tilbud."]


def test_an_ownership_strategy_says_what_its_owner_expects(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Eierstrategi\n\n## Kommunens mål med eierskapet\n\n- Selskapet skal sikre lokal kontroll\n\n"
        "Eier forventer at selskapet\n\n- har en egenkapital på minst 40 prosent\n- tar inn lærlinger hvert år\n",
        DocumentKind.EIERSKAPSMELDING,
    )
    assert texts(document, GOAL) == ["Selskapet skal sikre lokal kontroll"]
    assert item(document, "har en egenkapital").stem == "Eier forventer at selskapet"


@pytest.mark.parametrize(
    "text",
    [
        "Målene beskriver en fremtidig ønsket tilstand for samfunnet.",
        "Målet handler om at alle skal trives i bygda.",
        "Målet er vedtatt i kommuneplanens samfunnsdel i 2018.",
        "Strategi beskriver veien til målet og hvilke valg man må ta.",
        "Målet med planarbeidet er å samle kunnskap om bygda.",
        "Målet med medvirkningen er at flere skal bli hørt.",
        "Tiltak Ansvar Tid",
    ],
)
@pytest.mark.parametrize("heading", ["# 4 Mål", "# 4 Oppvekst"])
def test_sentences_about_goals_are_none(heading: str, text: str, tmp_path: Path) -> None:
    assert plan(tmp_path, f"{heading}\n\n{text}\n").items == ()


@pytest.mark.parametrize("lead_in", ["Forutsetninger for å lykkes er blant annet:", "De eldre etterspør:"])
def test_conditions_and_wishes_of_others_are_no_goals(lead_in: str, tmp_path: Path) -> None:
    document = plan(tmp_path, f"# 4 Mål for boliger\n\nFolk bor godt.\n\n{lead_in}\n\n- Nok penger\n- Flere hender\n")
    assert [each.text for each in document.items if each.text in ("Nok penger", "Flere hender")] == []


def test_a_line_that_describes_is_no_second_goal(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Tilhørighet\n\nMål: Kommunen skal legge til rette for at alle hører til.\n\n"
        "Å høre til og å være med på noe er sentrale faktorer for helse.\n",
    )
    assert texts(document, GOAL) == ["Kommunen skal legge til rette for at alle hører til."]


def test_a_promise_in_a_heading_is_the_goal_of_what_stands_below(tmp_path: Path) -> None:
    document = plan(tmp_path, "# Lovnad 2: Me tek vare på fjorden\n\nMe skal:\n\n- Rydde strender\n- Fjerne vrak\n")
    assert texts(document, GOAL) == ["Me tek vare på fjorden"]
    assert above(document, "Rydde") == "Me tek vare på fjorden"


@pytest.mark.parametrize("heading", ["Delmål kystkultur", "Delmåla kyst og fiske", "Resultatmål havner"])
def test_a_level_of_goals_with_the_name_of_a_topic_announces_the_list_below(heading: str, tmp_path: Path) -> None:
    listed = "- Naustene skal stå om femti år\n- Alle kaier skal være trygge\n"
    document = plan(tmp_path, f"# 3 Kyst\n\nKommunen har 40 naust.\n\n## {heading}\n\n{listed}")
    assert texts(document, SUBGOAL) == ["Naustene skal stå om femti år", "Alle kaier skal være trygge"]


def test_how_a_goal_is_measured_stands_behind_its_own_label(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Mål 1: Alle skal trives i svømmehallen\n\nTiltak:\n\n- Ny varmepumpe innen juni\n\n"
        "Måling: Score i brukerundersøkelsen, minst 5,1\n",
    )
    assert texts(document, ItemKind.INDICATOR) == ["Score i brukerundersøkelsen, minst 5,1"]
    assert above(document, "Score") == "Alle skal trives i svømmehallen"
