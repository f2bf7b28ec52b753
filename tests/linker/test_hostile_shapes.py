"""Shapes that no planner means to make: rings, twins by the thousand, texts of nothing: clear findings or silence."""

import json
import sys
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from plans_of_lyngmo import (
    D,
    K,
    across,
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
)

from tracecheck.discover import find_documents
from tracecheck.messages import load_catalogue
from tracecheck.model.coupling import Relation
from tracecheck.model.result import Result
from tracecheck.model.settings import LinkSettings, Settings
from tracecheck.run import Request, check


def checked(folder: Path, *documents: dict[str, Any]) -> Result:
    """What `check` makes of documents in the common schema, a file each."""
    for number, document in enumerate(documents):
        whole = {"schema": "tracecheck/1", "documents": [{"path": f"{number}.json", **document}]}
        (folder / f"{number}.json").write_text(json.dumps(whole), encoding="utf-8")
    return check(Request(find_documents([folder]), Settings()), load_catalogue("nb"), lambda *_: None)


def goals(kind: str, *texts: str, **fields: Any) -> dict[str, Any]:
    return {
        "kind": kind,
        "items": [{"id": f"m{at}", "kind": "goal", "text": text} for at, text in enumerate(texts)],
        **fields,
    }


def codes(result: Result) -> list[str]:
    return [finding.code for finding in result.findings]


def test_a_goal_that_is_its_own_parent_is_told_and_nothing_else_breaks(tmp_path):
    register = goals("samfunnsdel", "Boliger til alle", "Levende sentrum")
    register["items"][0]["parent"] = "m0"
    result = checked(tmp_path, register, goals("okonomiplan", "Flere boliger"))
    assert codes(result).count("TC114") == 1
    assert result.linkage.cycles == (("0.json#m0",),)
    assert {thread.item for thread in result.linkage.threads} == {"0.json#m0", "0.json#m1"}


def test_a_ring_of_parents_is_told_once(tmp_path):
    register = goals("samfunnsdel", *(f"Mål om noe som er nummer {at}" for at in range(300)))
    for at, entry in enumerate(register["items"]):
        entry["parent"] = f"m{(at + 1) % 300}"
    result = checked(tmp_path, register)
    assert codes(result).count("TC114") == 1
    assert len(result.linkage.cycles[0]) == 300


def test_two_documents_that_answer_each_other_by_references_are_a_ring():
    both = LinkSettings({D.TEMAPLAN: (D.HANDLINGSPLAN,), D.HANDLINGSPLAN: (D.TEMAPLAN,)})
    one = item(
        "a",
        K.GOAL,
        "Trygge veier",
        label="A1",
        references=(ref("mål B1 i handlingsplanen", "B1", document="handlingsplanen"),),
    )
    other = item(
        "b", K.GOAL, "Lys i gata", label="B1", references=(ref("mål A1 i temaplanen", "A1", document="temaplanen"),)
    )
    linkage = run(plan("a", D.TEMAPLAN, one), plan("b", D.HANDLINGSPLAN, other), settings=both)
    assert pairs(linkage) == {("a#a", "b#b"), ("b#b", "a#a")}
    assert linkage.cycles == (("a#a", "b#b"),)


def test_in_the_usual_order_of_levels_references_both_ways_are_one_coupling():
    down = item(
        "2.4",
        K.SUBGOAL,
        "Lys i gata",
        label="Delmål 2.4",
        references=(ref("mål 7 i økonomiplanen", "7", document="økonomiplanen"),),
    )
    up = item(
        "g", K.GOAL, "Nye lykter", label="Mål 7", references=(ref("delmål 2.4", "2.4", document="samfunnsdelen"),)
    )
    linkage = run(samfunnsdel(down), okonomiplan(up))
    assert across(linkage) == {("okonomiplan.docx#g", "samfunnsdel.docx#2.4")}
    assert linkage.cycles == ()


def test_diamonds_of_a_hundred_levels_are_walked_once():
    entries = []
    for level in range(100):
        above = [ref(f"mål {level - 1}.{side}", f"{level - 1}.{side}") for side in (1, 2)] if level else []
        kinds = (K.SUBGOAL, K.GOAL) if level % 2 else (K.GOAL, K.SUBGOAL)
        entries += [
            item(f"{level}.{side}", kinds[0], f"Mål {level} {side}", label=f"{level}.{side}", references=tuple(above))
            for side in (1, 2)
        ]
    measure = item("t", K.MEASURE, "Bygge bro", parent="99.1")
    started = time.perf_counter()
    linkage = run(plan("d", D.TEMAPLAN, *entries, measure), okonomiplan(item("x", K.MEASURE, "Nye benker")))
    assert time.perf_counter() - started < 3
    assert {("d#99.1", "d#98.1"), ("d#99.1", "d#98.2"), ("d#1.2", "d#0.1")} <= pairs(linkage)
    top = next(thread for thread in linkage.threads if thread.item == "d#0.1")
    assert top.steps["measure"].deep == ("d#t -> d#99.1",)


def test_an_item_that_refers_to_itself_couples_nothing():
    own = item(
        "g",
        K.GOAL,
        "Trygge veier",
        label="Mål 3",
        references=(ref("mål 3", "3"), ref("mål 3 i denne planen", "3", document="denne planen")),
    )
    linkage = run(okonomiplan(own))
    assert (linkage.links, linkage.cycles) == ((), ())


def test_an_item_that_refers_to_its_namesake_above_couples_to_that_alone():
    own = item(
        "2.3",
        K.GOAL,
        "Hybler",
        label="Delmål 2.3",
        references=(ref("delmål 2.3 i samfunnsdelen", "2.3", document="samfunnsdelen"),),
    )
    assert across(run(samfunnsdel(), okonomiplan(own))) == {("okonomiplan.docx#2.3", "samfunnsdel.docx#2.3")}


def test_a_plan_that_prints_itself_again_in_a_ring_of_quotations_ends():
    one = plan("a", D.TEMAPLAN, quoted("q", "Alle barn lærer å svømme før de er ti år", label="1"))
    other = plan("b", D.HANDLINGSPLAN, quoted("q", "Alle barn lærer å svømme før de er ti år", label="1"))
    both = LinkSettings({D.TEMAPLAN: (D.HANDLINGSPLAN,), D.HANDLINGSPLAN: (D.TEMAPLAN,)})
    linkage = run(one, other, settings=both)
    assert linkage.cycles == ()
    assert {link.relation for link in linkage.links} <= {Relation.RESTATES}


def test_ten_thousand_identical_goals_in_a_plan_are_one_goal_printed_often():
    words = "Innbyggerne får gode og likeverdige tjenester gjennom hele livet"
    lower = okonomiplan(*(item(f"l{at}", K.GOAL, words) for at in range(10_000)))
    started = time.perf_counter()
    linkage = run(samfunnsdel(item("9", K.GOAL, words)), lower)
    assert time.perf_counter() - started < 15
    assert len(across(linkage)) <= 10_000
    assert len(linkage.candidates) <= 50_000


def calls_of(work: Callable[[], object]) -> int:
    """How many calls a piece of work makes: the same on every machine, however busy."""
    count = 0

    def counted(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_the_same_goal_on_every_line_of_two_plans_costs_no_square(tmp_path):
    def twins(count: int) -> Result:
        folder = tmp_path / str(count)
        folder.mkdir(exist_ok=True)
        same = ["Sykefraværet i tjenestene går ned hvert år"] * count
        return checked(folder, goals("samfunnsdel", *same), goals("okonomiplan", *same))

    twins(10)  # word lists are read once
    once, twice = (calls_of(lambda count=count: twins(count)) for count in (300, 600))
    assert twice < 2.5 * once


def test_one_goal_of_a_hundred_thousand_words_is_read_with_the_rest():
    long = " ".join(f"ord{at % 5000}" for at in range(100_000))
    started = time.perf_counter()
    linkage = run(
        samfunnsdel(item("9", K.GOAL, long)),
        okonomiplan(item("a", K.GOAL, long + " til"), item("b", K.GOAL, "Alle har et trygt sted å bo")),
    )
    assert time.perf_counter() - started < 30
    assert all(each.source != each.target for each in linkage.links)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "12",
        "2026 2027 2028",
        "—",
        "«»",
        "%",
        "٣٤٥",
        "Цели района",
        "目標 安全",
        "Trygg سكن 安全 bolig",
        "\u200b",
        "\ufeffmål",
        "a" * 5000,
    ],
)
def test_texts_of_nothing_numbers_or_other_scripts_are_silent(text, tmp_path):
    upper = goals("samfunnsdel", text, "Alle har et trygt sted å bo")
    lower = goals("okonomiplan", text, "Bygge boliger", municipality="Lyngmo", period={"from": 2026, "to": 2029})
    result = checked(tmp_path, upper, lower)
    assert "TC900" not in codes(result)
    for link in result.linkage.links:
        assert link.relation is Relation.RESTATES or link.evidence


def test_two_documents_with_the_same_ids_are_kept_apart():
    one = enhetsavtale(
        item("1", K.GOAL, "Trygge veier"), item("2", K.MEASURE, "Lys", parent="1"), key="a.docx", unit="A"
    )
    other = enhetsavtale(
        item("1", K.GOAL, "Rent vann"), item("2", K.MEASURE, "Nye rør", parent="1"), key="b.docx", unit="B"
    )
    assert pairs(run(one, other)) == {("a.docx#2", "a.docx#1"), ("b.docx#2", "b.docx#1")}


def test_of_two_items_with_one_id_the_first_counts():
    twice = okonomiplan(
        item("1", K.GOAL, "Trygge veier"), item("1", K.GOAL, "Rent vann"), item("2", K.MEASURE, "Lys", parent="1")
    )
    (link,) = run(twice).links
    assert link.evidence[0].text == "Trygge veier"


def test_an_id_that_stands_twice_in_a_file_is_told_with_its_place(tmp_path):
    register = goals("okonomiplan", "Trygge veier", "Rent vann")
    register["items"][1]["id"] = "m0"
    (finding,) = checked(tmp_path, register).findings
    assert (finding.code, "items[1].id" in finding.message) == ("TC001", True)


def test_a_parent_that_is_not_there_couples_nothing():
    assert run(okonomiplan(item("1", K.MEASURE, "Lys", parent="borte"))).links == ()


def test_a_folder_with_a_number_sign_is_a_folder_like_any_other():
    entries = item("1", K.GOAL, "Trygge veier"), item("3", K.MEASURE, "Lys", parent="1")
    linkage = run(samfunnsdel(), okonomiplan(*entries, key="mappe #1/plan.docx"))
    assert ("mappe #1/plan.docx#3", "mappe #1/plan.docx#1") in pairs(linkage)


def test_an_id_with_the_sign_that_parts_it_from_its_document_is_told_with_its_place(tmp_path):
    register = goals("okonomiplan", "Trygge veier")
    register["items"][0]["id"] = "#12"
    (finding,) = checked(tmp_path, register).findings
    assert (finding.code, "items[0].id" in finding.message, "#" in finding.message) == ("TC001", True, True)


def test_ten_thousand_items_in_one_chain_of_parents_need_no_deep_stack():
    entries = [item("0", K.GOAL, "Mål 0")]
    entries += [item(str(at), K.SUBGOAL, f"Mål {at}", parent=str(at - 1)) for at in range(1, 10_000)]
    started = time.perf_counter()
    linkage = run(samfunnsdel(*entries), okonomiplan())
    assert time.perf_counter() - started < 20
    assert len(linkage.threads) >= 10_000


def test_memory_is_linear_in_the_items():
    def peak(count):
        units = [
            enhetsavtale(
                *(item(str(at), K.GOAL, f"Mål {at} for enheten") for at in range(count // 20)), key=f"{n}", unit=f"{n}"
            )
            for n in range(20)
        ]
        tracemalloc.start()
        run(okonomiplan(*(item(f"g{at}", K.GOAL, f"Felles mål {at}") for at in range(50))), *units)
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    run(okonomiplan(item("g", K.GOAL, "Felles mål")), enhetsavtale(item("m", K.GOAL, "Mål for enheten")))
    assert peak(600) < 3 * peak(300)


def test_an_id_with_the_sign_of_keys_is_an_id_like_others():
    goal = item("a#1", K.GOAL, "Trygge elever i skolen hver dag", label="Mål 9")
    measure = item("t#x", K.MEASURE, "Kurs for vakter", parent="m#y", references=(ref("mål 9 i samfunnsdelen", "9"),))
    above = item("m#y", K.GOAL, "Lærere er til stede i friminuttet")
    linkage = run(samfunnsdel(goal), okonomiplan(above, measure))
    assert between(linkage, "okonomiplan.docx#t#x", "samfunnsdel.docx#a#1") is not None
    assert between(linkage, "okonomiplan.docx#t#x", "okonomiplan.docx#m#y") is not None
    assert "samfunnsdel.docx#a#1" in {thread.item for thread in linkage.threads}


@pytest.mark.parametrize("replacing", [False, True])
def test_twice_the_agreements_cost_no_square(tmp_path, replacing):
    """Each with a goal of its own, one that all have, and one that half of them have."""

    def units(count: int) -> Result:
        folder = tmp_path / str(count)
        folder.mkdir(exist_ok=True)
        above = goals("samfunnsdel", "Barn og unge opplever mestring og tilhørighet", "Eldre bor trygt i egen bolig")
        return checked(folder, above, *(agreement(number) for number in range(count)))

    def agreement(number: int) -> dict[str, Any]:
        half = ["Eldre bor trygt i egen bolig"] * (number % 2)
        texts = [f"Avdeling {number} korter ned ventetiden", "Sykefraværet går ned hvert år", *half]
        more = {"replaces": f"avtale {number} i fjor"} if replacing else {}
        return goals(
            "enhetsavtale",
            *texts,
            unit=f"Enhet {number}",
            title=f"Avtale {number}",
            status="adopted",
            applies_to_year=2026,
            **more,
        )

    units(10)  # word lists are read once
    once, twice = (calls_of(lambda count=count: units(count)) for count in (150, 300))
    assert twice < 2.3 * once
