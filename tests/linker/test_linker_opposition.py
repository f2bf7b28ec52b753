"""Texts that pull one thing opposite ways are never asserted to follow each other up, however alike their words are."""

import pytest
from plans_of_lyngmo import D, K, across, enhetsavtale, item, plan, run

from tracecheck.linker.evidence.opposition import are_opposed, stance_of

OPPOSED = [
    ("Redusere sykefraværet", "Øke sykefraværet"),
    ("Redusere sjukefråværet i eininga", "Auka sykefravær i enheten"),
    ("Øke nærværet", "Øke fraværet"),
    ("Klimagassutslippene skal reduseres", "Øke klimagassutslippene"),
    ("Redusere veksten i utgiftene", "Øke utgiftene"),
    ("Ikke øke gjelden", "Øke gjelden"),
    ("Kommunen skal ikke bygge ut vassdraget", "Bygge ut vassdraget"),
    ("Ikkje byggje på dyrka mark", "Bygge på dyrka mark"),
]
NOT_OPPOSED = [
    ("Redusere sykefraværet", "Øke nærværet"),
    ("Redusere klimagassutslipp", "Kutte utslipp av klimagasser"),
    ("Flere barn lærer å svømme", "Færre barn drukner"),
    ("Barn skal ikke oppleve mobbing", "Færre barn opplever mobbing"),
    ("Ikke øke gjelden", "Redusere gjelden"),
    ("Øke andelen heltidsstillinger", "Redusere andelen deltidsstillinger"),
    ("Forebygge vold i nære relasjoner", "Øke kompetansen om vold i nære relasjoner"),
    ("Styrke frivilligheten", "Redusere fattigdommen"),
    ("", "Øke gjelden"),
]
ENGLISH = [
    ("Reduce the number of failed logins", "Increase the number of failed logins", True),
    ("The system shall not store passwords", "The system shall store passwords", True),
    ("Increase throughput", "Reduce response time", False),
]


@pytest.mark.parametrize(("one", "other"), OPPOSED)
def test_more_and_less_of_one_thing_are_opposed(one, other):
    assert are_opposed(stance_of(one, "no"), stance_of(other, "no"))
    assert are_opposed(stance_of(other, "no"), stance_of(one, "no"))


@pytest.mark.parametrize(("one", "other"), NOT_OPPOSED)
def test_what_pulls_one_way_or_is_about_other_things_is_not(one, other):
    assert not are_opposed(stance_of(one, "no"), stance_of(other, "no"))


@pytest.mark.parametrize(("one", "other", "opposed"), ENGLISH)
def test_english_words_tell_as_well(one, other, opposed):
    assert are_opposed(stance_of(one, "en"), stance_of(other, "en")) is opposed


def goals(*texts):
    found = [item(f"g{number}", K.GOAL, text) for number, text in enumerate(texts)]
    return plan("samfunnsdel.docx", D.SAMFUNNSDEL, *found)


def test_an_opposed_goal_is_a_candidate_that_says_so_and_no_coupling():
    upper = goals("Øke bruken av innleide vikarer i helsetjenesten", "Gode skoler", "Levende sentrum")
    lower = enhetsavtale(item("t", K.GOAL, "Redusere bruken av innleide vikarer i helsetjenesten"))
    linkage = run(upper, lower)
    (found,) = [each for each in linkage.candidates if each.target.endswith("#g0")]
    assert (found.opposed, found.likely) == (True, False)
    assert not across(linkage)


def test_the_same_goal_the_right_way_round_is_asserted():
    upper = goals("Redusere den samlede bruken av innleide vikarer i helsetjenesten", "Gode skoler", "Levende sentrum")
    lower = enhetsavtale(item("t", K.GOAL, "Redusere bruken av innleide vikarer i helsetjenesten"))
    linkage = run(upper, lower)
    assert not any(each.opposed for each in linkage.candidates)
    assert across(linkage)
