"""A document is recognised by what it calls itself, in both written languages, and not by what it mentions."""

from dataclasses import replace

import pytest

from tests.parsers.identify_documents import PROSE, PROSE_EN, PROSE_NN, document, identified
from tracecheck.model.plan import DocumentKind
from tracecheck.model.settings import DocumentSettings
from tracecheck.model.source import BlockKind
from tracecheck.parsers.identify import identify

TITLES = [
    ("planstrategi", "Kommunal planstrategi 2024–2027"),
    ("planstrategi", "Regional planstrategi for Fjordland 2024-2028"),
    ("samfunnsdel", "Kommuneplanens samfunnsdel 2024–2036"),
    ("samfunnsdel", "Kommuneplanen sin samfunnsdel"),
    ("samfunnsdel", "Kommuneplan for Storvåg – samfunnsdelen 2023-2035"),
    ("samfunnsdel", "Høringsutkast til kommuneplanens samfunnsdel"),
    ("regional_plan", "Regional plan for klima 2024–2030"),
    ("regional_plan", "Fylkesplan for Fjordland"),
    ("regional_plan", "Regionplan Fjordland 2030"),
    ("kommunedelplan", "Kommunedelplan for kultur 2023–2031"),
    ("temaplan", "Temaplan for oppvekst 2024–2028 – oppfølging av kommuneplanens samfunnsdel"),
    ("temaplan", "Bustadpolitisk plan 2025-2030"),
    ("temaplan", "Folkehelseplan 2024-2028"),
    ("temaplan", "Strategi for frivillighet"),
    ("temaplan", "Helse- og omsorgsplan 2024–2032"),
    ("temaplan", "Plan for førebygging av vald"),
    ("handlingsplan", "Handlingsplan til kommuneplanens samfunnsdel"),
    ("handlingsplan", "Tiltaksplan for klima"),
    ("handlingsplan", "Handlingsprogram 2024–2027"),
    ("handlingsplan", "Handlingsdel til temaplan for helse 2026–2029"),
    ("handlingsplan", "Rullert handlingsdel 2026–2029 til kommunedelplan for idrett"),
    ("okonomiplan", "Handlings- og økonomiplan 2026–2029"),
    ("okonomiplan", "HØP 2026–2029"),
    ("okonomiplan", "Kommuneplanens handlingsdel 2026-2029"),
    ("okonomiplan", "Årsbudsjett 2026 og økonomiplan 2026–2029"),
    ("okonomiplan", "Økonomiplan 2026-2029 med årsbudsjett 2026"),
    ("okonomiplan", "Kommunedirektørens forslag til handlings- og økonomiplan 2026–2029"),
    ("arsbudsjett", "Årsbudsjett 2026"),
    ("arsbudsjett", "Budsjett 2026"),
    ("arsbudsjett", "Klimabudsjett 2026"),
    ("styringsbrev", "Kommunedirektørens styringsbrev for 2026"),
    ("styringsbrev", "Oppdragsbrev til oppvekst 2026"),
    ("enhetsavtale", "Enhetsavtale 2026 for Lyngmo skole"),
    ("enhetsavtale", "Einingsavtale helse og omsorg 2026"),
    ("enhetsavtale", "Dialogavtale 2026. Oppfølging av handlings- og økonomiplan 2026–2029"),
    ("lederavtale", "Lederavtale 2026–2027"),
    ("lederavtale", "Leiaravtale 2026"),
    ("lederavtale", "Resultatavtale 2026"),
    ("lederavtale", "Lederavtale 2026 – vedlegg til kommunedirektørens styringsbrev for 2026"),
    ("virksomhetsplan", "Virksomhetsplan 2026 – Hjemmetjenesten"),
    ("virksomhetsplan", "Verksemdsplan for helse 2026"),
    ("tertialrapport", "Tertialrapport 2. tertial 2026"),
    ("tertialrapport", "Månadsrapport mai 2026"),
    ("arsrapport", "Årsrapport 2025"),
    ("arsrapport", "Årsmelding for Storvåg herad 2025"),
    ("arsberetning", "Kommunedirektørens årsberetning for 2025"),
    ("arsberetning", "Årsregnskap og årsberetning 2025"),
    ("arsberetning", "Årsregnskap 2025 med årsberetning"),
    ("saksframlegg", "Saksframlegg – Handlings- og økonomiplan 2026–2029"),
    ("saksframlegg", "Saksfremlegg: Rullering av kommuneplanens samfunnsdel"),
    ("vedtak", "Saksprotokoll – Handlings- og økonomiplan 2026–2029"),
    ("vedtak", "Møtebok"),
    ("vedtak", "Protokoll fra kommunestyrets møte 18.12.2025"),
    ("vedtak", "Verbalvedtak til budsjett 2026"),
    ("revisjonsrapport", "Forvaltningsrevisjon: Oppfølging av mål i kommuneplanen"),
    ("kunnskapsgrunnlag", "Kunnskapsgrunnlag til kommuneplanens samfunnsdel"),
    ("kunnskapsgrunnlag", "Folkehelseoversikt 2024"),
    ("planprogram", "Planprogram for kommuneplanens samfunnsdel"),
    ("eierskapsmelding", "Eigarskapsmelding for Storvåg herad"),
    ("register", "Målregister for Lyngmo kommune"),
]


@pytest.mark.parametrize(("kind", "title"), TITLES)
def test_the_title_says_the_kind(kind: str, title: str) -> None:
    identity = identified("Lyngmo kommune", title, PROSE)
    assert (identity.kind.value, identity.kind_certain) == (kind, True)
    reason = identity.kind_reasons[0]
    assert (reason.cue, reason.text, reason.value) == ("title", title, kind)


def test_every_kind_can_be_recognised() -> None:
    assert {kind for kind, _ in TITLES} == {kind.value for kind in DocumentKind} - {"unknown"}


def test_mentions_on_every_page_do_not_beat_the_title() -> None:
    mention = "Kommuneplanens samfunnsdel sier at vi skal ha gode tjenester, og at økonomiplanen skal følge opp."
    identity = identified("Temaplan for helse 2026–2030", PROSE, *[mention] * 60)
    assert identity.kind is DocumentKind.TEMAPLAN
    assert identity.kind_certain
    assert identity.kind_guesses[0][0] is DocumentKind.TEMAPLAN


def test_the_kind_named_first_on_the_title_page_is_the_document() -> None:
    identity = identified("Budsjett og økonomiplan", "2026 – 2029", "Kommunedirektørens forslag til budsjett", PROSE)
    assert (identity.kind, identity.kind_certain) == (DocumentKind.OKONOMIPLAN, True)
    case_paper = identified("Handlings- og økonomiplan 2026–2029", "Saksframlegg", "Arkivsak: 25/123", PROSE)
    assert case_paper.kind is DocumentKind.SAKSFRAMLEGG


def test_minutes_at_the_end_of_a_plan_do_not_make_it_minutes() -> None:
    identity = identified(
        "Kommunedelplan for kultur 2023–2031",
        PROSE,
        "Saksprotokoll",
        "Møtedato: 31.01.2023",
        "Votering",
        "Enstemmig vedtatt",
    )
    assert identity.kind is DocumentKind.KOMMUNEDELPLAN


@pytest.mark.parametrize(
    "title",
    [
        "Reguleringsplan for sentrum",
        "Kommuneplanens arealdel 2024–2036",
        "Åpningstider i julen",
        "Meld. St. 9 (2023–2024)",
        "Ukeplan 34",
    ],
)
def test_other_papers_are_none_of_the_kinds(title: str) -> None:
    identity = identified("Lyngmo kommune", title, PROSE)
    assert identity.kind is DocumentKind.UNKNOWN
    assert not identity.kind_certain


def test_a_document_in_english_is_no_plan_that_is_known() -> None:
    identity = identified("Økonomiplan 2026–2029", PROSE_EN, PROSE_EN)
    assert (identity.kind, identity.kind_certain, identity.language) == (DocumentKind.UNKNOWN, False, "en")


def test_a_single_mention_in_prose_is_too_little() -> None:
    identity = identified("Velkommen til Lyngmo", PROSE, "Les mer i økonomiplanen.")
    assert identity.kind is DocumentKind.UNKNOWN
    assert identity.kind_guesses[0][0] is DocumentKind.OKONOMIPLAN


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("planer/hoep_2026-2029.pdf", "unknown"),
        ("planer/okonomiplan_2026-2029.pdf", "okonomiplan"),
        ("aarsberetning-2025.docx", "arsberetning"),
        ("Enhetsavtale Lyngmo skole.docx", "enhetsavtale"),
        ("KommuneplanensSamfunnsdel.pdf", "samfunnsdel"),
    ],
)
def test_the_file_name_helps_where_the_text_is_silent(key: str, kind: str) -> None:
    assert identified("Sammen om framtida", PROSE, key=key).kind.value == kind


def test_running_heads_help_where_the_title_page_is_missing() -> None:
    identity = identified("6 Målområder og mål", PROSE_NN, running=("Kommuneplan – Samfunnsdel 2024 – 2036",))
    assert identity.kind is DocumentKind.SAMFUNNSDEL
    assert identity.title == "Kommuneplan – Samfunnsdel 2024 – 2036"


def test_two_kinds_that_are_named_alike_are_not_certain() -> None:
    identity = identify(
        replace(document("Lyngmo kommune", PROSE, key="årsrapport.pdf"), running=("Virksomhetsplan",)),
        DocumentSettings(),
    )
    assert not identity.kind_certain
    assert {kind.value for kind, _ in identity.kind_guesses} == {"arsrapport", "virksomhetsplan"}


def test_the_user_knows_best() -> None:
    settings = DocumentSettings(kind=DocumentKind.HANDLINGSPLAN)
    identity = identify(document("Handlingsprogram med økonomiplan 2026–2029", PROSE), settings)
    assert (identity.kind, identity.kind_certain) == (DocumentKind.HANDLINGSPLAN, True)
    assert identity.kind_reasons[0].cue == "configuration"
    assert identity.kind_guesses[0][0] is DocumentKind.OKONOMIPLAN


@pytest.mark.parametrize("chapter", ["Kunnskapsgrunnlag", "Utfordringsbilde", "Utfordringsbildet"])
def test_the_first_chapter_of_a_plan_that_goes_on_to_set_goals_does_not_name_it(chapter: str) -> None:
    made = document("Kommunedelplan for helse 2025–2035", chapter, PROSE, "Mål", "Flere bor hjemme")
    headed = replace(
        made,
        blocks=tuple(replace(each, kind=BlockKind.HEADING) if len(each.text) < 40 else each for each in made.blocks),
    )
    assert identify(headed, DocumentSettings()).kind is DocumentKind.KOMMUNEDELPLAN
    without = replace(headed, blocks=headed.blocks[:3])
    assert identify(without, DocumentSettings()).kind is DocumentKind.KUNNSKAPSGRUNNLAG
