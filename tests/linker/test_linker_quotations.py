"""Printed goals of a plan above: exact, drifted, copied; and what stands under them."""

import time

import pytest
from plans_of_lyngmo import (
    D,
    K,
    Quotation,
    between,
    enhetsavtale,
    item,
    okonomiplan,
    pairs,
    plan,
    quoted,
    ref,
    run,
    samfunnsdel,
    statement,
)

from tracecheck.linker.claims import Claim, merge_claims
from tracecheck.linker.evidence.drift import classify_changes
from tracecheck.model.coupling import Evidence, EvidenceKind, Grade, Relation
from tracecheck.model.item import Period, Target

SAFE_HOME = "Alle innbyggere har et trygt sted å bo innen 2030"


def test_a_printed_goal_restates_its_source_and_its_table_answers_it():
    economic = okonomiplan(
        quoted("q", SAFE_HOME, label="Delmål 2.3"),
        item("t1", K.MEASURE, "Bygge tolv omsorgsboliger ved Lyngtun", parent="q"),
        item("i1", K.INDICATOR, "Antall bostedsløse", parent="q"),
    )
    linkage = run(samfunnsdel(), economic)
    restated = between(linkage, "okonomiplan.docx#q", "samfunnsdel.docx#2.3")
    assert restated is not None
    assert (restated.relation, restated.grade, restated.copied) == (Relation.RESTATES, Grade.TIGHT, False)
    measure = between(linkage, "okonomiplan.docx#t1", "samfunnsdel.docx#2.3")
    assert measure is not None
    assert (measure.relation, measure.grade) == (Relation.IMPLEMENTS, Grade.TIGHT)
    assert [each.kind for each in measure.evidence] == [EvidenceKind.STRUCTURE, EvidenceKind.QUOTATION]
    indicator = between(linkage, "okonomiplan.docx#i1", "samfunnsdel.docx#2.3")
    assert indicator is not None
    assert indicator.relation is Relation.MEASURES


def test_a_code_that_one_document_has_in_the_text_of_a_goal_is_no_change_of_its_words():
    economic = okonomiplan(item("h1", K.GOAL, "H1 Hjemmeboende får hjelp av kjente folk"))
    agreement = enhetsavtale(
        quoted("q", "Hjemmeboende får hjelp av kjente folk", label="H1"), item("g", K.GOAL, "Små team i tre soner")
    )
    restated = between(run(economic, agreement), "enhetsavtale-skole.docx#q", "okonomiplan.docx#h1")
    assert restated is not None
    assert [each.drift for each in restated.evidence] == [()]


def test_a_printed_goal_with_nothing_under_it_is_only_a_copy():
    linkage = run(samfunnsdel(), okonomiplan(quoted("q", SAFE_HOME)))
    restated = between(linkage, "okonomiplan.docx#q", "samfunnsdel.docx#2.3")
    assert restated is not None
    assert restated.copied


def test_a_quotation_with_one_word_changed_is_tight_and_says_which():
    economic = okonomiplan(quoted("q", "Alle innbyggere har et trygt sted å bo innen 2032"))
    restated = between(run(samfunnsdel(), economic), "okonomiplan.docx#q", "samfunnsdel.docx#2.3")
    assert restated is not None
    assert restated.grade is Grade.TIGHT
    (change,) = restated.evidence[0].drift
    assert (change.before, change.after, change.change) == ("2030", "2032", "deadline")


def test_words_in_quotation_marks_tie_the_unit_goal_to_the_goal_they_quote():
    agreement = enhetsavtale(
        item(
            "g",
            K.GOAL,
            "Færre elever med bekymringsfullt fravær",
            quotations=(Quotation("Barn og unge opplever mestring og tilhørighet"),),
        ),
    )
    found = between(run(samfunnsdel(), agreement), "enhetsavtale-skole.docx#g", "samfunnsdel.docx#2.1")
    assert found is not None
    assert (found.relation, found.grade, found.evidence[0].kind) == (
        Relation.REFINES,
        Grade.TIGHT,
        EvidenceKind.QUOTATION,
    )


def test_two_goals_of_one_plan_with_the_same_words_are_told_apart_by_their_number():
    twice = plan(
        "samfunnsdel.docx",
        D.SAMFUNNSDEL,
        item("a", K.GOAL, "Lyngmo er en åpen kommune", label="1.4"),
        item("b", K.GOAL, "Lyngmo er en åpen kommune", label="3.2"),
    )
    linkage = run(twice, okonomiplan(quoted("q", "Lyngmo er en åpen kommune", label="3.2")))
    assert pairs(linkage) == {("okonomiplan.docx#q", "samfunnsdel.docx#b")}


def test_a_goal_copied_without_a_word_on_its_source_is_loose_and_says_copied():
    linkage = run(samfunnsdel(), enhetsavtale(item("g", K.GOAL, "Barn og unge opplever mestring og tilhørighet")))
    copied = between(linkage, "enhetsavtale-skole.docx#g", "samfunnsdel.docx#2.1")
    assert copied is not None
    assert (copied.grade, copied.copied, copied.evidence[0].kind) == (Grade.LOOSE, True, EvidenceKind.VERBATIM)


@pytest.mark.parametrize(
    "local",
    [
        {"description": "Skolen følger hver klasse opp med klassetrivsel."},
        {"target": Target("minst 90 %", ">=", 90.0, "%")},
        {"owner": "rektor"},
    ],
)
def test_a_copy_with_something_local_beside_it_is_tight(local):
    goal = item("g", K.GOAL, "Barn og unge opplever mestring og tilhørighet", **local)
    copied = between(run(samfunnsdel(), enhetsavtale(goal)), "enhetsavtale-skole.docx#g", "samfunnsdel.docx#2.1")
    assert copied is not None
    assert (copied.grade, copied.copied) == (Grade.TIGHT, False)


def test_a_copy_with_a_measure_of_the_unit_under_it_is_tight():
    agreement = enhetsavtale(
        item("g", K.GOAL, "Barn og unge opplever mestring og tilhørighet"),
        item("t", K.MEASURE, "Leksehjelp to dager i uken", parent="g"),
    )
    linkage = run(samfunnsdel(), agreement)
    copied = between(linkage, "enhetsavtale-skole.docx#g", "samfunnsdel.docx#2.1")
    assert copied is not None
    assert (copied.grade, copied.copied) == (Grade.TIGHT, False)
    inherited = between(linkage, "enhetsavtale-skole.docx#t", "samfunnsdel.docx#2.1")
    assert inherited is not None
    assert inherited.grade is Grade.LOOSE


def test_goals_from_one_mould_are_not_taken_for_each_other():
    upper = plan("samfunnsdel.docx", D.SAMFUNNSDEL, item("a", K.GOAL, "Redusere sykefraværet i skolen"))
    linkage = run(upper, enhetsavtale(item("g", K.GOAL, "Redusere sykefraværet i barnehagen")))
    assert all(evidence.kind is not EvidenceKind.VERBATIM for link in linkage.links for evidence in link.evidence)


def test_a_chapter_named_after_a_goal_above_carries_what_stands_in_it_loosely():
    theme = plan(
        "folkehelseplan.docx",
        D.HANDLINGSPLAN,
        item("t", K.MEASURE, "Utlån av ski og skøyter", section=("6.2 Barn og unge opplever mestring og tilhørighet",)),
    )
    found = between(run(samfunnsdel(), theme), "folkehelseplan.docx#t", "samfunnsdel.docx#2.1")
    assert found is not None
    assert (found.grade, found.evidence[0].kind) == (Grade.LOOSE, EvidenceKind.STRUCTURE)


def test_prose_that_names_the_plan_and_retells_its_goal_quotes_it():
    reference = ref("kommuneplanens samfunnsdel", document="kommuneplanens samfunnsdel")
    prose = statement(
        "~s1",
        "Kommuneplanens samfunnsdel styrer denne planen. Det heter der at eldre skal kunne bo trygt i egen bolig så "
        "lenge de ønsker.",
        references=(reference,),
    )
    theme = plan("eldreplan.docx", D.TEMAPLAN, prose)
    found = between(run(samfunnsdel(), theme), "eldreplan.docx#~s1", "samfunnsdel.docx#2.2")
    assert found is not None
    assert found.evidence[0].kind is EvidenceKind.QUOTATION


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("Sykefraværet skal ned til 6,5 prosent", "Sykefraværet skal ned til 7,0 prosent", "number"),
        ("Utslippene er halvert innen 2030", "Utslippene er halvert innen 2035", "deadline"),
        ("Barna skal ha en trygg hverdag", "Barna bør ha en trygg hverdag", "modal"),
        ("Alle barn har et fritidstilbud", "Mange barn har et fritidstilbud", "scope"),
        ("tilbud til barn og unge", "tilbud til barn og voksne", "scope"),
        ("Byen har levende sentrumsgater", "Byen har trivelige sentrumsgater", "wording"),
        ("Tjenestene utvikles sammen med brukerne", "Tenestene utvikles saman med brukarane", "editorial"),
        ("Trygge skulevegar rundt grendssentrum", "Trygge skulevegar rundt grendsentrum", "editorial"),
        (
            "Et åpent og raust bygdesamfunn uten murer",
            "Et åpent og raust bygdesamfunn, uten murer",
            "editorial",
        ),
        ("Innbyggerne opplever god service", "Innbygger opplever god service", "editorial"),
        ("Rådmannens budsjett følger målene", "Kommunedirektørens budsjett følger målene", "editorial"),
        ("Heradsstyret får årleg melding", "Kommunestyret får årlig melding", "editorial"),
        ("Rådmannen melder om resultatene", "Kommunestyret melder om resultatene", "owner"),
    ],
)
def test_each_change_has_its_class(before, after, change):
    assert {each.change for each in classify_changes(before, after)} == {change}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Trygg oppvekst for alle", "«Trygg oppvekst for alle.»"),
        ("klima- og miljøvennlig", "klimaog miljøvennlig"),
        ("God  helse", "god helse"),
    ],
)
def test_case_ends_quotation_marks_and_lost_hyphens_are_no_change(before, after):
    assert classify_changes(before, after) == ()


def test_each_changed_word_is_told_by_itself():
    changes = classify_changes("Utslipp ned 40 % innen 2030", "Utslipp ned 30 % innen 2035")
    assert [(each.before, each.after, each.change) for each in changes] == [
        ("40", "30", "number"),
        ("2030", "2035", "deadline"),
    ]


def test_a_neighbours_plan_is_answered_only_where_it_is_named():
    upper = samfunnsdel(municipality="Fjellvik")
    reference = ref("Fjellviks samfunnsdel", document="Fjellviks samfunnsdel")
    words = "Barn og unge opplever mestring og tilhørighet"
    named = statement(
        "~s1", f"Fjellviks samfunnsdel sier: «{words}»", references=(reference,), quotations=(Quotation(words),)
    )
    theme = plan("kulturplan.docx", D.TEMAPLAN, item("g", K.GOAL, words), named)
    assert {source for source, target in pairs(run(upper, theme)) if target == "samfunnsdel.docx#2.1"} == {
        "kulturplan.docx#~s1"
    }


def test_a_printed_goal_under_a_printed_goal_has_its_own_source():
    economic = okonomiplan(
        quoted("q", "Lyngmo har gode tjenester gjennom hele livet"),
        quoted("q1", SAFE_HOME, parent="q"),
        item("t", K.MEASURE, "Bygge seks leiligheter", parent="q1"),
    )
    linkage = run(samfunnsdel(), economic)
    assert ("okonomiplan.docx#q1", "samfunnsdel.docx#2.3") in pairs(linkage)
    assert ("okonomiplan.docx#q1", "samfunnsdel.docx#2") not in pairs(linkage)
    assert ("okonomiplan.docx#t", "samfunnsdel.docx#2.3") in pairs(linkage)


def test_a_printed_goals_own_reference_counts_while_its_source_is_not_here():
    goal = quoted("q", "Netto driftsresultat skal være 1,75 %", label="F1", references=(ref("delmål 2.1", "2.1"),))
    agreement = enhetsavtale(goal, item("u", K.GOAL, "Regnskapet går i balanse", parent="q"))
    assert ("enhetsavtale-skole.docx#u", "samfunnsdel.docx#2.1") in pairs(run(samfunnsdel(), agreement))
    economic = okonomiplan(item("f1", K.GOAL, "Netto driftsresultat skal være 1,75 %", label="F1"))
    with_source = pairs(run(samfunnsdel(), economic, agreement))
    assert ("enhetsavtale-skole.docx#q", "okonomiplan.docx#f1") in with_source
    assert ("enhetsavtale-skole.docx#u", "okonomiplan.docx#f1") in with_source
    assert ("enhetsavtale-skole.docx#u", "samfunnsdel.docx#2.1") not in with_source


def test_printed_goals_are_neither_candidates_nor_looked_for_again():
    linkage = run(samfunnsdel(), okonomiplan(quoted("q", SAFE_HOME)), enhetsavtale(item("g", K.GOAL, "Trygt sted")))
    assert all("okonomiplan.docx#q" not in (each.source, each.target) for each in linkage.candidates)


def test_a_goal_printed_in_the_overview_and_in_its_chapter_is_one_goal():
    twice = plan(
        "samfunnsdel.docx",
        D.SAMFUNNSDEL,
        item("list", K.GOAL, "en god oppvekstkommune med trygge nærmiljø"),
        item("5", K.GOAL, "Lyngmo skal være en god oppvekstkommune med trygge nærmiljø", label="5"),
        item("6", K.GOAL, "Lyngmo skal være en kommune i vekst", label="6"),
    )
    reference = ref("hovedmål 5 i samfunnsdelen", "5", document="samfunnsdelen")
    linkage = run(twice, okonomiplan(item("g", K.GOAL, "Flere barn i barnehage", references=(reference,))))
    assert {target for _, target in pairs(linkage)} == {"samfunnsdel.docx#5", "samfunnsdel.docx#list"}


def test_goals_with_different_numbers_are_no_twins():
    twice = plan(
        "samfunnsdel.docx",
        D.SAMFUNNSDEL,
        item("a", K.GOAL, "Trygge nærmiljø i hele kommunen", label="1.2"),
        item("b", K.GOAL, "Trygge nærmiljø i hele kommunen", label="4.1"),
    )
    reference = ref("mål 1.2 i samfunnsdelen", "1.2", document="samfunnsdelen")
    linkage = run(twice, okonomiplan(item("g", K.GOAL, "Flere lekeplasser", references=(reference,))))
    assert pairs(linkage) == {("okonomiplan.docx#g", "samfunnsdel.docx#a")}


def test_inherited_words_may_be_printed_with_a_quotation():
    upper = plan(
        "samfunnsdel.docx",
        D.SAMFUNNSDEL,
        item("a", K.STRATEGY, "ta i bruk ny teknologi i alle tjenester", stem="Lyngmo kommune vil:"),
    )
    linkage = run(upper, okonomiplan(quoted("q", "Lyngmo kommune vil ta i bruk ny teknologi i alle tjenester")))
    restated = between(linkage, "okonomiplan.docx#q", "samfunnsdel.docx#a")
    assert restated is not None
    assert restated.evidence[0].drift == ()


@pytest.mark.parametrize("printed", [f"{SAFE_HOME} (delmål 2.3)", f"{SAFE_HOME} (jf. mål 2.3 i samfunnsdelen)."])
def test_a_pointer_in_brackets_is_no_change_of_the_goal(printed):
    restated = between(
        run(samfunnsdel(), okonomiplan(quoted("q", printed))), "okonomiplan.docx#q", "samfunnsdel.docx#2.3"
    )
    assert restated is not None
    assert [each.drift for each in restated.evidence if each.kind is EvidenceKind.QUOTATION] == [()]


def test_each_relation_of_a_pair_is_graded_by_itself():
    """What one kind of evidence makes tight lifts nothing that rests on another."""
    strong = Claim("b#1", "a#1", Relation.RESTATES, Evidence(EvidenceKind.QUOTATION, "«…»", 0.95), tight=True)
    weak = Claim("b#1", "a#1", Relation.REFINES, Evidence(EvidenceKind.LEXICAL, "bolig", 0.5), tight=False)
    links = {link.relation: link for link in merge_claims([weak, strong])}
    assert (links[Relation.RESTATES].grade, links[Relation.REFINES].grade) == (Grade.TIGHT, Grade.LOOSE)
    assert [each.kind for each in links[Relation.REFINES].evidence] == [EvidenceKind.LEXICAL]


@pytest.mark.parametrize(
    ("label", "status", "grade", "kind", "copied"),
    [
        ("Delmål 2.2", None, Grade.TIGHT, EvidenceKind.REFERENCE, False),
        (None, "Nådd", Grade.TIGHT, EvidenceKind.VERBATIM, False),
        (None, None, Grade.LOOSE, EvidenceKind.VERBATIM, True),
    ],
)
def test_a_row_of_a_report_with_the_words_of_a_goal_tells_of_it(label, status, grade, kind, copied):
    """Also of a short goal; with its number it says itself which goal it is, else it needs something of its own."""
    economic = okonomiplan(item("2.2", K.SUBGOAL, "Flere skal være i arbeid", label="Delmål 2.2"))
    row = item("r", K.RESULT, "Flere skal være i arbeid.", label=label, status_text=status)
    report = plan("aar.pdf", D.ARSBERETNING, row, applies_to_year=2026)
    link = between(run(economic, report), "aar.pdf#r", "okonomiplan.docx#2.2")
    assert link is not None
    assert (link.relation, link.grade, link.copied) == (Relation.REPORTS, grade, copied)
    assert [each.kind for each in link.evidence] == [kind]


def test_a_row_with_the_number_of_one_goal_and_the_words_of_another_is_no_reference():
    economic = okonomiplan(
        item("2.1", K.SUBGOAL, "Alle skal ha et trygt sted å bo", label="Delmål 2.1"),
        item("2.2", K.SUBGOAL, "Flere skal være i arbeid", label="Delmål 2.2"),
    )
    row = item("r", K.RESULT, "Flere skal være i arbeid", label="Delmål 2.1")
    linkage = run(economic, plan("aar.pdf", D.ARSBERETNING, row, applies_to_year=2026))
    assert between(linkage, "aar.pdf#r", "okonomiplan.docx#2.1") is None
    link = between(linkage, "aar.pdf#r", "okonomiplan.docx#2.2")
    assert link is not None
    assert [each.kind for each in link.evidence] == [EvidenceKind.VERBATIM]


def copied_list(*entries, size=4):
    """A goal of the economic plan and the same goal in an agreement, each with its list."""
    main = "Eleven møter en skole som ser hele barnet"
    listed = (
        "gi opplæring med høye forventninger",
        "styrke samarbeidet med hjemmet",
        "rekruttere flere faglærte",
        "bruke midlene godt",
    )
    upper = [item(f"u{n}", K.SUBGOAL, text, parent="g") for n, text in enumerate(listed[:size])]
    lower = [item(f"l{n}", K.SUBGOAL, text, parent="g") for n, text in enumerate(entries)]
    return run(okonomiplan(item("g", K.GOAL, main), *upper), enhetsavtale(item("g", K.GOAL, main), *lower))


def test_a_copy_whose_list_is_copied_with_it_has_nothing_local():
    linkage = copied_list("gi opplæring med høye forventninger", "styrke samarbeidet med hjemmet", size=2)
    for lower, upper in (("g", "g"), ("l0", "u0"), ("l1", "u1")):
        found = between(linkage, f"enhetsavtale-skole.docx#{lower}", f"okonomiplan.docx#{upper}")
        assert found is not None
        assert (found.grade, found.copied, found.evidence[0].kind) == (Grade.LOOSE, True, EvidenceKind.VERBATIM)


def test_one_entry_of_the_units_own_makes_the_copy_above_it_tight():
    linkage = copied_list("gi opplæring med høye forventninger", "åpne verkstedet hver ettermiddag", size=2)
    found = between(linkage, "enhetsavtale-skole.docx#g", "okonomiplan.docx#g")
    assert found is not None
    assert (found.grade, found.copied) == (Grade.TIGHT, False)


def test_an_entry_in_its_place_of_a_copied_list_is_known_by_fewer_words():
    entries = ("gi opplæring med høye forventninger", "styrke samarbeidet med hjemmet", "rekruttere flere faglærte")
    linkage = copied_list(*entries, "bruke midlene på en god måte")
    found = between(linkage, "enhetsavtale-skole.docx#l3", "okonomiplan.docx#u3")
    assert found is not None
    assert (found.relation, found.copied) == (Relation.RESTATES, True)
    assert found.evidence[0].drift


def test_a_list_with_few_words_in_common_is_no_copy():
    linkage = copied_list("gi opplæring i matte", "styrke laget", "rekruttere naboer", "bruke midlene på en god måte")
    assert between(linkage, "enhetsavtale-skole.docx#l3", "okonomiplan.docx#u3") is None


def test_a_target_of_the_units_own_is_no_copy_though_the_number_is_the_common_one():
    level = Target("9 %", "<=", 9.0, "%")
    common = item("g", K.GOAL, "Sykefraværet i enhetene skal ikke overstige 9 %", target=level)
    own = item("g", K.GOAL, "Sykefraværet ved Lyngmo skole skal ikke overstige 9 %", target=level)
    found = between(run(okonomiplan(common), enhetsavtale(own)), "enhetsavtale-skole.docx#g", "okonomiplan.docx#g")
    assert found is None or not found.copied


def test_a_register_of_ten_thousand_equal_goals_is_linked_in_seconds():
    goals = [item(str(n), K.GOAL, "Alle barn opplever mestring i en trygg skole") for n in range(10_000)]
    started = time.perf_counter()
    linkage = run(samfunnsdel(*goals[:100]), plan("register.json", D.OKONOMIPLAN, *goals, period=Period(2026, 2029)))
    assert time.perf_counter() - started < 10
    assert len(linkage.links) < 20_000


def test_of_a_printed_goal_with_quotation_marks_only_what_stands_in_them_is_held_against_its_source():
    words = "Barn og unge opplever mestring og tilhørighet"
    told = quoted("q", f"I samfunnsdelen står det at «{words}» (delmål 2.1).", quotations=(Quotation(words),))
    found = between(run(samfunnsdel(), enhetsavtale(told)), "enhetsavtale-skole.docx#q", "samfunnsdel.docx#2.1")
    assert found is not None
    assert found.relation is Relation.RESTATES
    assert all(not each.drift for each in found.evidence)


@pytest.mark.parametrize(
    ("goal", "printed", "changed"),
    [
        (
            "Bidra til drift av grendehus i alle kretser",
            "Kommunen skal også bidra til å drive grendehus i alle kretser",
            2,
        ),
        ("Støtte frivillige lag i alle kretser", "Lyngmo kommune vil støtte frivillige lag i alle kretser", 0),
        ("Stø frivillige lag i alle krinsar", "Vi skal òg stø frivillige lag i alle krinsar", 0),
        ("Støtte frivillige lag i alle kretser", "Kommunen bør støtte frivillige lag i alle kretser", 1),
        ("Kommunen skal støtte frivillige lag", "Kommunen skal også støtte frivillige lag", 1),
    ],
)
def test_who_shall_do_it_before_a_goal_in_the_infinitive_is_no_change_of_it(goal, printed, changed):
    upper = plan("samfunnsdel.docx", D.SAMFUNNSDEL, item("a", K.GOAL, goal))
    link = between(run(upper, okonomiplan(quoted("q", printed))), "okonomiplan.docx#q", "samfunnsdel.docx#a")
    assert link is not None
    assert len(link.evidence[0].drift) == changed


DEMANDS = item("k", K.GOAL, "Kommunen stiller klimakrav i alle anskaffelser", label="Delmål 2.4")


def copies_of(text, kind=K.MEASURE, goal=DEMANDS, **fields):
    lower = okonomiplan(item("t", kind, text), **fields)
    linkage = run(samfunnsdel(goal), lower)
    return between(linkage, "okonomiplan.docx#t", f"samfunnsdel.docx#{goal.id}")


@pytest.mark.parametrize("kind", [K.GOAL, K.MEASURE])
@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("Kommunen stiller klimakrav i anskaffelser over 500 000 kroner", {("alle", ""), ("", "over 500 000 kroner")}),
        ("Kommunen bør stille klimakrav i alle anskaffelser der det er mulig", {("", "der det er mulig")}),
    ],
)
def test_a_copy_that_narrows_the_goal_is_known_with_the_words_that_narrow_it(kind, text, changed):
    link = copies_of(text, kind)
    assert link is not None
    (copy,) = [each for each in link.evidence if each.kind is EvidenceKind.VERBATIM]
    assert changed <= {(change.before, change.after) for change in copy.drift}


@pytest.mark.parametrize(
    "text", ["Kommunen stiller språkkrav i alle anskaffelser", "Skolene stiller miljøkrav i anskaffelser fra utlandet"]
)
def test_a_measure_of_the_same_mould_is_no_copy_of_a_goal(text):
    link = copies_of(text)
    assert link is None or all(each.kind is not EvidenceKind.VERBATIM for each in link.evidence)


def test_a_copy_in_the_other_written_norm_is_a_copy_with_its_changes_in_the_printed_words():
    goal = item("m", K.GOAL, "Ingen elever skal oppleve mobbing", label="Delmål 2.4")
    link = copies_of("Ingen elevar bør oppleve mobbing", K.GOAL, goal, language="nn")
    assert link is not None
    (copy,) = [each for each in link.evidence if each.kind is EvidenceKind.VERBATIM]
    told = {(change.before, change.after): change.change for change in copy.drift}
    assert told["skal", "bør"] == "modal"
    assert told["elever", "elevar"] == "editorial"
