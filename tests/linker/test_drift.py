"""What was changed between two wordings of a goal, word by word, and what kind of change it is."""

import pytest

from tracecheck.linker.evidence.drift import classify_changes


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        # number
        ("Fraværet skal være under 7 %", "Fraværet skal være under 9 %", "number"),
        ("Fråværet skal vere under 7 %", "Fråværet skal vere under 8 %", "number"),
        ("Halvere utslippene fra egen bilpark", "Doble utslippene fra egen bilpark", "number"),
        ("Minst to samlinger for nye ledere", "Minst fire samlinger for nye ledere", "number"),
        ("Bygge 1 200 boliger ved stasjonen", "Bygge 900 boliger ved stasjonen", "number"),
        # deadline
        ("Ny brannstasjon innen 2027", "Ny brannstasjon innen 2029", "deadline"),
        ("Planen rulleres innen utgangen av juni", "Planen rulleres innen utgangen av oktober", "deadline"),
        ("Oppstart 1. tertial", "Oppstart 2. tertial", "deadline"),
        ("Ferdig seinast 1.9.2026", "Ferdig seinast 15.12.2026", "deadline"),
        ("Evaluering innan 2 år", "Evaluering innan 4 år", "deadline"),
        ("Ny plan vert lagd fram våren", "Ny plan vert lagd fram hausten", "deadline"),
        # modal
        ("Elevene skal oppleve mestring", "Elevene bør oppleve mestring", "modal"),
        ("Elevane skal oppleve meistring", "Elevane kan oppleve meistring", "modal"),
        ("Barnehagene skal ha nok voksne", "Barnehagene bør så langt det er mulig ha nok voksne", "modal"),
        ("Kommunen skal bygge ned dyrka mark", "Kommunen skal ikke bygge ned dyrka mark", "modal"),
        # owner
        ("Enhetsleder følger opp nærværet", "Kommunalsjef følger opp nærværet", "owner"),
        ("Rektor har ansvar for skolemiljøet", "Sosiallærer har ansvar for skolemiljøet", "owner"),
        ("Kommunen skal lage sommeraktiviteter", "Skolene skal lage sommeraktiviteter", "owner"),
        ("Kommunen skal lage tiltakskort", "Einingane skal lage tiltakskort", "owner"),
        # scope
        ("Alle elever får svømmeopplæring", "Noen elever får svømmeopplæring", "scope"),
        ("Gratis buss for barn", "Gratis buss for pensjonister og barn", "wording"),
        ("Gratis buss for ungdom", "Gratis buss for eldre", "scope"),
        ("Eit trygt miljø i barnehagen", "Eit trygt miljø i skulen", "scope"),
        # editorial
        ("Elevene opplever et trygt skolemiljø", "Elevane opplever eit trygt skulemiljø", "editorial"),
        ("Barna får god hjelp", "Barn får god hjelp", "editorial"),
        ("Flere innbyggere deltar i frivillig arbeid", "Fleire innbyggjarar deltek i frivillig arbeid", "editorial"),
        ("Auka tryggleik heime", "Økt trygghet hjemme", "editorial"),
        ("Rådmannen legger fram sak", "Kommunedirektøren legger fram sak", "editorial"),
        ("Bystyret får melding", "Kommunestyret får melding", "editorial"),
        # wording
        ("Elva er ren og levende", "Elva er ren og tilgjengelig", "wording"),
        ("Styrke biblioteket", "Avvikle biblioteket", "wording"),
    ],
)
def test_the_kind_of_a_change(before: str, after: str, change: str) -> None:
    assert {each.change for each in classify_changes(before, after)} == {change}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Et Levende Sentrum", "et levende sentrum."),
        ("Gang- og sykkelveier i alle tettsteder", "Gang - og sykkelveier i alle tettsteder"),
        ("«Trygg heime»", "Trygg heime"),
        ("Friluftsliv for\u00a0alle", "Friluftsliv for alle"),
        ("Lågterskel\u00adtilbod", "Lågterskeltilbod"),
    ],
)
def test_print_alone_is_no_change(before: str, after: str) -> None:
    assert classify_changes(before, after) == ()


def test_the_changed_words_are_told_as_they_are_printed() -> None:
    changes = classify_changes(
        "Kommunen skal redusere energibruken med 20 % innen 2027",
        "Kommunen bør redusere energibruken med 15 % innen 2030",
    )
    assert [(each.before, each.after, each.change) for each in changes] == [
        ("skal", "bør", "modal"),
        ("20", "15", "number"),
        ("2027", "2030", "deadline"),
    ]
