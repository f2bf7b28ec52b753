"""Likeness comes last: candidates for all, assertions for few, and the same answer every time."""

import random
import subprocess
import sys
import time

import numpy as np
from plans_of_lyngmo import (
    D,
    K,
    across,
    answer,
    enhetsavtale,
    item,
    okonomiplan,
    plan,
    run,
    samfunnsdel,
)

from tracecheck.linker.similarity.compounds import parts_of
from tracecheck.linker.similarity.lemmas import base_form
from tracecheck.linker.similarity.nearest import Sizes, find_nearest
from tracecheck.linker.similarity.tokens import groups_of, terms_of
from tracecheck.linker.similarity.vectors import Text, make_space
from tracecheck.model.coupling import AnswerState, EvidenceKind, Grade


def nynorsk_plan():
    return okonomiplan(
        item("a", K.MEASURE, "Leige ut bustader der eldre bur trygt i eigen heim"),
        item("b", K.MEASURE, "Ny felles innkjøpsordning"),
    )


def test_the_right_goal_leads_across_bokmal_and_nynorsk():
    linkage = run(samfunnsdel(), nynorsk_plan())
    first = next(each for each in linkage.candidates if each.source == "okonomiplan.docx#a" and each.rank == 1)
    assert first.target == "samfunnsdel.docx#2.2"


def test_candidates_are_at_most_five_for_an_item_and_best_first():
    goals = [item(f"g{n}", K.GOAL, f"Trygge skoleveier i bydel {n}") for n in range(9)]
    upper = plan("samfunnsdel.docx", D.SAMFUNNSDEL, *goals)
    linkage = run(upper, enhetsavtale(item("t", K.MEASURE, "Gangfelt og lys ved skoleveien")))
    shown = linkage.candidates
    assert len(shown) == 5
    assert [each.score for each in shown] == sorted((each.score for each in shown), reverse=True)
    assert [each.rank for each in shown] == [1, 2, 3, 4, 5]


def test_an_unanswered_goal_is_told_what_comes_nearest_below():
    near = item("t", K.MEASURE, "Utleie av hus til innbyggere uten eget sted")
    far = item("u", K.MEASURE, "Ny innkjøpsordning")
    found = answer(run(samfunnsdel(), okonomiplan(near, far)), "samfunnsdel.docx#2.3", "okonomiplan.docx")
    assert [each.source for each in found.nearest] == ["okonomiplan.docx#t"]


def test_what_only_shares_a_common_word_is_not_called_near():
    far = item("u", K.MEASURE, "Trygt nettbrett til alle i innkjøpsavdelingen")
    found = answer(run(samfunnsdel(), okonomiplan(far)), "samfunnsdel.docx#2.3", "okonomiplan.docx")
    assert (found.state, found.nearest) == (AnswerState.MISSING, ())


def test_a_shared_word_asserts_nothing():
    linkage = run(samfunnsdel(), enhetsavtale(item("g", K.GOAL, "Skolens barn leser mer")))
    assert not across(linkage)
    assert linkage.candidates


def test_an_assertion_by_words_alone_is_loose_and_shows_its_terms_and_the_runner_up():
    goal = item("g", K.GOAL, "Barn og unge opplever mestring og tilhørighet i skole og bolig")
    linkage = run(samfunnsdel(), enhetsavtale(goal))
    (found,) = [each for each in linkage.links if each.source.startswith("enhetsavtale")]
    assert (found.target, found.grade, found.evidence[0].kind) == (
        "samfunnsdel.docx#2.1",
        Grade.LOOSE,
        EvidenceKind.LEXICAL,
    )
    assert "mestring" in found.evidence[0].text
    assert 0.45 <= found.score < 1
    assert found.runner_up is not None


def test_no_score_has_more_than_four_decimals():
    linkage = run(samfunnsdel(), nynorsk_plan())
    assert linkage.candidates
    assert all(round(each.score, 4) == each.score for each in (*linkage.candidates, *linkage.links))


def test_the_order_of_the_documents_does_not_matter():
    documents = [samfunnsdel(), nynorsk_plan(), enhetsavtale(item("g", K.GOAL, "Eldre bor trygt i egen bolig"))]
    assert run(*documents) == run(*reversed(documents))


def test_a_measure_may_follow_up_a_measure_of_a_theme_plan_but_a_goal_may_not():
    theme = plan("tema.docx", D.TEMAPLAN, item("m", K.MEASURE, "Turvei langs elva med lys og benker"))
    economic = okonomiplan(
        item("t", K.MEASURE, "Lys og benker langs turveien ved elva"),
        item("g", K.GOAL, "Lys og benker langs turveien ved elva i hele byen"),
    )
    sources = {each.source for each in run(theme, economic).candidates}
    assert sources == {"okonomiplan.docx#t"}


def test_no_documents_give_an_empty_linkage():
    assert run().links == ()


def test_importing_the_linker_loads_no_heavy_package():
    code = "import sys, tracecheck.linker; print(sorted({'numpy', 'scipy', 'simplemma'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_three_thousand_items_link_in_seconds():
    words = ["bolig", "skole", "helse", "klima", "eldre", "barn", "vei", "buss", "kultur", "idrett", "jobb", "vann"]
    chance = random.Random(7)
    text = lambda: " ".join(chance.sample(words, 6))  # noqa: E731
    upper = plan("samfunnsdel.docx", D.SAMFUNNSDEL, *(item(f"g{n}", K.GOAL, text()) for n in range(300)))
    lower = okonomiplan(*(item(f"t{n}", K.MEASURE, text()) for n in range(2700)))
    run(samfunnsdel(), nynorsk_plan())
    started = time.perf_counter()
    run(upper, lower)
    assert time.perf_counter() - started < 10


def test_inflections_and_both_written_norms_have_one_base_form():
    groups = [
        ("barnehagene", "barnehagar", "barnehage"),
        ("tjenestene", "tenestene", "teneste"),
        ("boliger", "bustader"),
        ("medarbeiderne", "medarbeidarane"),
        ("skolene", "skulane"),
        ("klimagassutslippene", "klimagassutsleppa"),
    ]
    assert [len({base_form(word) for word in group}) for group in groups] == [1] * len(groups)
    assert base_form("halvere") == "halvere"
    assert base_form("kvalitet") == "kvalitet"


def test_compounds_are_cut_at_known_stems():
    assert parts_of("skolehelsetjeneste") == ("skole", "helse", "tjeneste")
    assert parts_of("kommune") == ()


def test_expressions_of_several_words_name_their_group():
    assert groups_of(terms_of("Universell utforming av skolebygg")).keys() & groups_of(terms_of("likestilling")).keys()


def test_a_chapter_leaves_room_for_the_goal_that_the_words_point_at():
    measure = item(
        "t",
        K.MEASURE,
        "Eldre bor trygt i egen bolig med alarm",
        section=("3 Lyngmo har gode tjenester gjennom hele livet",),
    )
    targets = across(run(samfunnsdel(), okonomiplan(measure)))
    assert targets == {
        ("okonomiplan.docx#t", "samfunnsdel.docx#2"),
        ("okonomiplan.docx#t", "samfunnsdel.docx#2.2"),
    }


def test_texts_compared_a_few_at_a_time_come_out_as_all_at_once():
    words = ("skole", "barn", "vei", "bolig", "helse", "klima", "kultur")
    texts = [Text(f"{words[n % 7]} {words[n * n % 5]} {words[n // 7 % 7]}") for n in range(60)]
    vectors = make_space(texts).whole
    owners = ["a"] * 25 + ["b"] * 5 + ["c"] * 20
    allowed = np.ones((50, 10), dtype=bool)
    few, all_ = (
        find_nearest(vectors[:50], vectors[50:], lambda rows: allowed[rows], owners, Sizes(3, 2, pairs))
        for pairs in (40, 10_000)
    )
    for name in ("columns", "scores", "leads", "followers", "followed"):
        assert (getattr(few, name) == getattr(all_, name)).all(), name
    assert 0 < all_.leads.sum() < 50
