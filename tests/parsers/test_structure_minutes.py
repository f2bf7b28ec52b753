"""Orders come from what was adopted; what fell, was only proposed, or is a remark, is none."""

from pathlib import Path

from tests.parsers.structure_plans import item, plan, texts
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind

ORDER = ItemKind.ORDER
HEAD = "# Saksprotokoll\n\nUtvalg: Kommunestyret\n\nMøtedato: 18.06.2026\n\nSak: 86/26\n\n"


def test_numbered_points_with_sub_points(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        HEAD + "# Vedtak\n\n1. Kommunestyret tar saken til orientering.\n"
        "2. Kommunestyret ber kommunedirektøren legge fram en sak om ungdomstilbudet høsten 2026:\n"
        "    a) kostnader ved utvidet åpningstid\n    b) mulige lokaler i alle grender\n"
        "3. Gratis halleie for barn skal innarbeides i økonomiplanen.\n\n"
        "FLERTALLSMERKNAD fra A, B og C:\n\nMerknadsstillerne mener at alle unge bør få et tilbud.\n",
        DocumentKind.VEDTAK,
    )
    assert texts(document, ORDER) == [
        "Kommunestyret ber kommunedirektøren legge fram en sak om ungdomstilbudet høsten 2026:",
        "kostnader ved utvidet åpningstid",
        "mulige lokaler i alle grender",
        "Gratis halleie for barn skal innarbeides i økonomiplanen.",
    ]
    sub = item(document, "mulige")
    assert sub.parent == item(document, "Kommunestyret ber").id
    assert sub.decision is not None
    assert (sub.decision.adopted, sub.decision.case, sub.decision.date) == (True, "86/26", "2026-06-18")
    assert sub.decision.point == "2b"


def test_a_proposal_that_the_vote_carried_counts_once_and_one_that_fell_never(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        HEAD + "# Behandling\n\nGrendelista fremmet dette forslaget til nytt punkt 2:\n\n"
        "«Kommunedirektøren bes legge fram en sak om veilys.»\n\nFrie velgere fremmet følgende forslag:\n\n"
        "«Kommunedirektøren bes utrede nedlegging av kulturskolen.»\n\nSenterlista fremmet følgende forslag:\n\n"
        "«Kommunedirektøren bes melde om sykefraværet hvert tertial.»\n\n# Votering\n\n"
        "Innstillingen ble enstemmig vedtatt.\n\nForslaget fra Grendelista ble vedtatt med 15 mot 6 stemmer.\n\n"
        "Forslaget fra Frie velgere falt med 4 mot 17 stemmer.\n\nForslaget fra Senterlista ble enstemmig vedtatt.\n\n"
        "# Vedtak\n\n1. Kommunestyret ber om en plan for skolene innen 2027.\n"
        "2. Kommunedirektøren bes legge fram en sak om veilys.\n",
        DocumentKind.VEDTAK,
    )
    assert texts(document, ORDER) == [
        "Kommunestyret ber om en plan for skolene innen 2027.",
        "Kommunedirektøren bes legge fram en sak om veilys.",
        "Kommunedirektøren bes melde om sykefraværet hvert tertial.",
    ]


def test_a_recommendation_is_not_adopted(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "# Saksframlegg\n\n# Kommunedirektørens innstilling\n\n1. Kommunestyret vedtar planen slik den ligger.\n"
        "2. Kommunedirektøren bes rapportere om planen hvert år.\n\n# Saksopplysninger\n\nPlanen har vært på høring.\n",
        DocumentKind.SAKSFRAMLEGG,
    )
    assert [each.decision and each.decision.adopted for each in document.items] == [None, None]


def test_a_carried_recommendation_without_a_printed_decision(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        HEAD + "# Innstilling\n\n1. Kommunedirektøren bes utrede nye lokaler til biblioteket.\n\n"
        "# Votering\n\nInnstillingen ble enstemmig vedtatt.\n",
        DocumentKind.VEDTAK,
    )
    assert [each.decision and each.decision.adopted for each in document.items] == [True]


def test_the_debate_and_its_names_are_not_kept(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        HEAD + "# Behandling\n\nKari Nordmann (X) tok ordet og mente at saken burde vært utsatt til høsten.\n\n"
        "# Vedtak\n\n1. Kommunedirektøren bes legge fram en ny sak.\n",
        DocumentKind.VEDTAK,
    )
    assert all("Nordmann" not in each.text for each in (*document.items, *document.statements))


def test_a_decision_ends_where_the_next_case_begins(tmp_path: Path) -> None:
    document = plan(
        tmp_path,
        "Møteprotokoll\n\nPS 5/25 Skolebruksplan\n\nVedtak:\n\n1. Planen legges til grunn for neste budsjett.\n\n"
        "PS 6/25 Vedlikehold av kommunale veier\n\nOrdføreren svarte at målet er å ta igjen etterslepet på veiene.\n",
        DocumentKind.VEDTAK,
    )
    assert texts(document, ItemKind.ORDER) == ["Planen legges til grunn for neste budsjett."]
