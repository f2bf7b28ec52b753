"""Statements meet across spellings, inflections and languages; several parents are several likely candidates."""

import pytest
from plans_of_lyngmo import D, K, item, plan, run

from tracecheck.linker.similarity.language import ENGLISH, NORWEGIAN, OTHER, language_of
from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.linker.similarity.vectors import Text, make_space

ENGLISH_GOALS = [
    "Users shall be able to reset a forgotten password without help",
    "The system shall record who viewed a patient journal and when",
    "Reports shall be available on mobile phones",
    "Payments are confirmed to the customer within one minute",
]
ITALIAN = [
    "Il sistema deve consentire al medico di registrare una nuova visita per il paziente e di stampare la ricetta",
    "L'operatore può modificare i dati anagrafici del paziente già registrato nel sistema e salvare le modifiche",
    "Il paziente deve poter annullare la prenotazione della visita entro il giorno precedente tramite il portale",
    "Il direttore visualizza le statistiche relative alle prestazioni erogate nel mese dalla struttura sanitaria",
]


def likeness(one, other, *rest):
    space = make_space([Text(text) for text in (one, other, *rest)])
    return float(space.own([0]).multiply(space.own([1])).sum())


def two_lists(upper, lower):
    goals = [item(f"g{number}", K.GOAL, text) for number, text in enumerate(upper)]
    measures = [item(f"t{number}", K.MEASURE, text) for number, text in enumerate(lower)]
    return run(plan("A.json", D.SAMFUNNSDEL, *goals), plan("B.json", D.OKONOMIPLAN, *measures))


def first(linkage, source):
    return next(each.target for each in linkage.candidates if each.source == source and each.rank == 1)


def likely(linkage, source):
    return {each.target for each in linkage.candidates if each.source == source and each.likely}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Redusere klimagassutslipp", "Utslipp av klimagasser"),
        ("Trygg skulekvardag for alle elevar", "Trygge skoler for elevene"),
        ("Fleire bustader for vanskelegstilte", "Boliger til vanskeligstilte"),
        ("Byggje ut tenestene i heimen", "Bygge ut tjenester i hjemmet"),
    ],
)
def test_compounds_and_both_written_norms_meet(one, other):
    assert likeness(one, other, "God økonomistyring", "Levende sentrum", "Mer kultur") > 0.3


@pytest.mark.parametrize(
    ("texts", "told", "language"),
    [
        (ENGLISH_GOALS, None, ENGLISH),
        (["Alle barn skal ha en trygg skole", "Ein trygg barnehage for alle"], None, NORWEGIAN),
        (["Arealplanlegging", "Klima"], None, NORWEGIAN),
        (ITALIAN, None, OTHER),
        (["Arealplanlegging"], "en", ENGLISH),
        (ENGLISH_GOALS, "nn", NORWEGIAN),
        (ENGLISH_GOALS, "mixed", NORWEGIAN),
        ([], None, NORWEGIAN),
    ],
)
def test_the_language_is_told_by_the_document_or_by_its_small_words(texts, told, language):
    assert language_of(texts, told) == language


def test_english_words_lose_english_endings_and_norwegian_rules_leave_them_alone():
    assert len({terms_of(word, ENGLISH) for word in ("monitor", "monitors", "monitored", "monitoring")}) == 1
    assert terms_of("The users shall be notified of all policies", ENGLISH) == ("user", "notify", "policy")
    assert terms_of("men", ENGLISH) == ("men",)
    assert terms_of("status process", ENGLISH) == ("status", "process")


def test_english_statements_find_each_other():
    lower = [
        "Send a link for choosing a new password to the user's mail",
        "Log each access to journals with name and time",
        "Show the reports in a layout for small screens and phones",
    ]
    linkage = two_lists(ENGLISH_GOALS, lower)
    assert [first(linkage, f"B.json#t{number}") for number in range(3)] == ["A.json#g0", "A.json#g1", "A.json#g2"]


def test_a_statement_may_have_several_likely_parents():
    upper = [
        *ENGLISH_GOALS,
        "A lost password is never sent by mail",
        "Journals are kept for ten years",
        "Bills in print",
    ]
    lower = [
        "A page where users reset their password; no password is sent by mail",
        "Print of bills",
        "Confirm payments to customers",
        "Phones show reports",
    ]
    linkage = two_lists(upper, lower)
    assert likely(linkage, "B.json#t0") == {"A.json#g0", "A.json#g4"}


def test_a_statement_with_nothing_above_has_no_likely_parent():
    linkage = two_lists(ENGLISH_GOALS, ["Buy chairs", "Confirm payments to customers", "Phones show reports"])
    assert likely(linkage, "B.json#t0") == set()


def test_equal_goals_do_not_stand_out_from_each_other():
    linkage = two_lists(["Trygge skoleveier"] * 9, ["Gangfelt ved skoleveien"])
    assert likely(linkage, "B.json#t0") == set()
