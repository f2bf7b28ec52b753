"""Editions as municipalities make them: another written norm, other numbers, taken out or turned round, given up."""

import pytest

from tests.compare.editions import A, D, between, due, goal, indicator, measure, okonomiplan, only, plan, side, told
from tests.linker.plans_of_lyngmo import order, statement
from tracecheck.compare import compare
from tracecheck.model.comparison import DocumentFate, ReasonKind, SignKind, Way
from tracecheck.model.item import Deadline, Item, Period, Target

BOKMAL = (
    measure("a", "Kommunen skal leie ut gratis sykler ved jernbanestasjonen"),
    measure("b", "Ungdomsklubben har filmkveld med forfattere hver fredag"),
    measure("c", "Alle barnehager i Lyngmo skal ha drivhus"),
)
NYNORSK = (
    measure("x", "Kommunen skal leige ut gratis syklar ved jernbanestasjonen"),
    measure("y", "Ungdomsklubben har filmkveld med forfattarar kvar fredag"),
    measure("z", "Alle barnehagar i Lyngmo skal ha drivhus"),
)


def _signs(old: str, new: str) -> list[tuple[SignKind, Way]]:
    return [(sign.kind, sign.way) for sign in only(between([measure("t", old)], [measure("t", new)])).signs]


def test_a_plan_in_the_other_written_norm_for_a_merged_municipality_is_the_same_plan() -> None:
    old = plan("Lyngmo.docx", D.TEMAPLAN, *BOKMAL, municipality="Lyngmo", title="Plan for trivsel", language="nb")
    new = plan("Nye.docx", D.TEMAPLAN, *NYNORSK, municipality="Fjellvatn", title="Trivselsplan", language="nn")
    comparison = compare(side(old), side(new))
    assert [pair.fate for pair in comparison.documents] == [DocumentFate.VERSION]
    assert A.DROPPED not in {each for change in comparison.items for each in change.alterations}


def test_plans_about_two_subjects_are_two_plans() -> None:
    old = plan("a.docx", D.TEMAPLAN, *BOKMAL, municipality="Lyngmo", title="Plan for trivsel")
    new = plan("b.docx", D.TEMAPLAN, measure("t", "Skogsveiene grøftes hver vår"), title="Plan for skog")
    fates = {pair.fate for pair in compare(side(old), side(new)).documents}
    assert fates == {DocumentFate.GONE, DocumentFate.NEW}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Legge ned biblioteket på Vika", "Videreføre biblioteket på Vika"),
        ("Selge kommunehuset i Dalen", "Rehabilitere kommunehuset i Dalen"),
    ],
)
def test_a_measure_and_its_contrary_are_two_and_the_new_one_explains_the_old(old: str, new: str) -> None:
    comparison = between([measure("t", old)], [measure("t", new)])
    assert [change.alterations for change in comparison.items] == [(A.DROPPED,), (A.NEW,)]
    assert not comparison.items[0].unexplained


def test_a_name_with_the_same_partner_is_another_measure() -> None:
    old, new = "Gårdsvert i samarbeid med Frelsesarmeen", "Leksekafé i samarbeid med Frelsesarmeen"
    assert told(between([measure("a", old)], [measure("b", new)])) == {"a": {A.DROPPED}, "b": {A.NEW}}


def test_a_partner_more_is_the_same_measure() -> None:
    old, new = "Leksekafé på Vika", "Leksekafé på Vika i samarbeid med Frelsesarmeen og Lyngmo idrettslag"
    assert only(between([measure("a", old)], [measure("b", new)])).alterations == (A.REWORDED,)


@pytest.mark.parametrize(
    ("old", "new", "way"),
    [
        ("Byggesøknader besvares innen fire uker", "Byggesøknader besvares innen to uker", Way.STRONGER),
        ("Byggesøknader besvares innan to veker", "Byggesøknader besvares innan fem veker", Way.WEAKER),
        ("Rådet møtes tre ganger i året", "Rådet møtes en gang i året", Way.WEAKER),
        ("Badet er åpent fem kvelder i uken", "Badet er åpent tre kvelder i uken", Way.WEAKER),
        ("Kommunen skal tilby 8 sommerjobber", "Kommunen skal tilby 12 sommerjobber", Way.STRONGER),
        ("Plante 300 trær i sentrum", "Plante 120 trær i sentrum", Way.WEAKER),
    ],
)
def test_numbers_whose_direction_the_words_tell(old: str, new: str, way: Way) -> None:
    assert _signs(old, new) == [(SignKind.TARGET, way)]


@pytest.mark.parametrize(
    ("limit", "way"), [("innen ti dager", Way.STRONGER), ("innen én uke", Way.STRONGER), ("innen 90 dager", Way.WEAKER)]
)
def test_a_time_limit_in_the_text_tells_nothing_of_another_number(limit: str, way: Way) -> None:
    text = f"Henvendelser som får svar {limit}, skal øke til"
    old, new = (Target(str(level), ">=", float(level), "%") for level in (85, 90))
    if way is Way.WEAKER:
        old, new = (Target(str(level), None, float(level), "dager") for level in (80, 90))
    change = only(between([goal("1", text, target=old)], [goal("1", text, target=new)]))
    assert [(sign.kind, sign.way) for sign in change.signs] == [(SignKind.TARGET, way)]


def test_alle_that_is_taken_out_weakens() -> None:
    old, new = "Tilby svømmekurs til alle femåringer i Lyngmo", "Tilby svømmekurs til femåringer i Lyngmo"
    assert _signs(old, new) == [(SignKind.SCOPE, Way.WEAKER)]
    assert _signs(new, old) == [(SignKind.SCOPE, Way.STRONGER)]


def test_alle_in_the_other_written_norm_beside_hver_is_seen() -> None:
    old, new = "Alle skal få post hver dag", "Dei fleste skal få post kvar dag"
    assert (SignKind.SCOPE, Way.WEAKER) in _signs(old, new)


def test_a_word_that_implies_a_level_adds_none() -> None:
    level = Target("Kjøpe utslippsfrie båter", "=", 0.0)
    old = [measure("a", "Kjøpe utslippsfrie båter til alle havner")]
    new = [measure("a", "Kjøpe utslippsfrie båter til havnene", target=level)]
    assert A.STRENGTHENED not in only(between(old, new)).alterations


def test_an_ongoing_deadline_is_no_deadline_given() -> None:
    new = measure("a", "Rydde strandsonen", deadline=Deadline("Løpende", open_ended=True))
    assert only(between([measure("a", "Rydde strandsonen")], [new])).signs == ()


def test_a_split_of_which_one_part_is_weaker() -> None:
    old = [goal("1", "Strandsonen skal ryddes for plast, og bålplassene skal settes i stand")]
    new = [goal("1", "Strandsonen skal ryddes for plast"), goal("2", "Bålplassene bør settes i stand")]
    change = only(between(old, new))
    assert set(change.alterations) == {A.WEAKENED, A.SPLIT}
    assert [(sign.before, sign.after) for sign in change.signs] == [("skal", "bør")]


def test_a_merger_is_due_later_only_when_it_is_later_than_all_that_it_was() -> None:
    old = [
        measure("a", "Merke turstiene rundt Lyngvatnet", deadline=due(2027)),
        measure("b", "Sette opp gapahuk ved badeplassen", deadline=due(2028)),
    ]
    words = "Merke turstiene rundt Lyngvatnet og sette opp gapahuk ved badeplassen"
    for year, signs in ((2027, 0), (2028, 0), (2029, 1)):
        assert len(only(between(old, [measure("c", words, deadline=due(year))])).signs) == signs


KEPT = goal("1", "Folk i Lyngmo har tilgang til friluftsliv")
GONE = measure("t", "Pusse opp klubbhuset på Vika", label="Tiltak 4.2")


def _reason(words: str, *others: Item) -> ReasonKind | None:
    old, new = okonomiplan(KEPT, GONE, *others), okonomiplan(KEPT, *others, statement("~1", words))
    change = next(each for each in compare(side(old), side(new)).items if A.DROPPED in each.alterations)
    return change.explanation.kind if change.explanation else None


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Oppussing av klubbhuset på Vika utgår.", ReasonKind.WORDS),
        ("Klubbhuset på Vika er slått sammen med museet.", ReasonKind.WORDS),
        ("Klubbhuset på Vika er ferdigstilt.", ReasonKind.WORDS),
        ("Klubbhuset på Vika utgår ikke.", None),
        ("Klubbhuset på Vika skal være ferdigstilt før jul.", None),
    ],
)
def test_words_that_explain_and_words_that_do_not(words: str, reason: ReasonKind | None) -> None:
    assert _reason(words) is reason


def test_words_about_another_statement_explain_nothing() -> None:
    words = "Salget av klubbhuset på Vika utgår."
    assert _reason(words, measure("u", "Klubbhuset på Vika: salget")) is None


def test_an_order_that_names_the_measure_by_its_number() -> None:
    minutes = plan("protokoll.md", D.VEDTAK, order("1", "Tiltak 4.2 tas ut av planen."))
    (change,) = compare(side(okonomiplan(KEPT, GONE)), side(okonomiplan(KEPT), minutes)).items
    assert change.explanation is not None
    assert change.explanation.kind is ReasonKind.ORDER


def test_the_end_of_a_year_is_no_reason_in_an_agreement_for_that_year() -> None:
    last = Deadline("31.12.2026", "2026-12-31", "2026-12-31")
    old = plan("a.docx", D.ENHETSAVTALE, KEPT, measure("t", "Male gymsalen", deadline=last), period=Period(2026, 2026))
    new = plan("b.docx", D.ENHETSAVTALE, KEPT, period=Period(2027, 2027))
    assert only(compare(side(old), side(new))).unexplained


def test_the_indicators_of_a_goal_that_is_gone_are_told_with_it() -> None:
    lost = [goal("2", "Flere går tur"), indicator("i", "Andel som går tur ukentlig", parent="2")]
    assert told(between([KEPT, *lost], [KEPT])) == {"2": {A.DROPPED}}
