"""Words for levels: told where documents disagree, silent where one plan has different words for different levels."""

import pytest

from tests.linker.plans_of_lyngmo import D, K, item, okonomiplan, plan, quoted, run, samfunnsdel
from tests.traceability.sample_runs import NAMES, trace_of
from tracecheck.model.item import Basis, Item, ItemKind
from tracecheck.model.plan import PlanDocument, TableFacts
from tracecheck.model.settings import Terms
from tracecheck.model.source import CellRef, Place
from tracecheck.model.traceability import TermGroup
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus
from tracecheck.traceability.terms import known_word, term_groups


def _groups(*documents: PlanDocument, terms: Terms | None = None) -> list[TermGroup]:
    return list(term_groups(Corpus(documents, run(*documents), ()), terms or Terms()))


def _two_levels(key: str, upper: str, lower: str, kind: ItemKind = K.SUBGOAL) -> PlanDocument:
    """A thematic plan with goals in two levels, called so."""
    return plan(
        key,
        D.TEMAPLAN,
        item("1", K.GOAL, f"Innbyggerne har god helse ({key})", label=f"{upper} 1"),
        item("1.1", kind, f"Flere er fysisk aktive ({key})", label=f"{lower} 1.1", parent="1"),
        item("1.2", kind, f"Færre er ensomme ({key})", label=f"{lower} 1.2", parent="1"),
    )


def _in_column(key: str, header: str, kind: ItemKind, *texts: str, document: D = D.TEMAPLAN) -> PlanDocument:
    """A document with one table, its items in the second column."""
    items = tuple(
        Item(f"t{row}", kind, text, place=Place(cell=CellRef(1, row, 2)), basis=Basis.TABLE)
        for row, text in enumerate(texts, 2)
    )
    table = TableFacts(1, "measures", ("number", "measure"), ("Nr.", header), len(texts), tuple(i.id for i in items))
    return PlanDocument(key, key, kind=document, items=items, tables=(table,), municipality="Lyngmo")


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_told_where_all_agree(name: str) -> None:
    assert trace_of(name).terms == ()


def test_different_words_for_different_levels_of_one_plan_are_no_disagreement() -> None:
    assert _groups(samfunnsdel(), _two_levels("helse.docx", "Hovedmål", "Delmål")) == []


def test_one_word_for_the_upper_and_the_lower_level() -> None:
    found = _groups(
        _two_levels("oppvekst.docx", "Hovedmål", "Delmål"), _two_levels("helse.docx", "Målsetting", "Hovedmål")
    )
    (word,) = [group for group in found if group.word]
    assert word.word == "hovedmål"
    assert [(use.document, use.kind, use.count, use.first) for use in word.uses] == [
        ("oppvekst.docx", K.GOAL, 1, "oppvekst.docx#1"),
        ("helse.docx", K.SUBGOAL, 2, "helse.docx#1.1"),
    ]


def test_several_words_for_one_level() -> None:
    found = _groups(
        _two_levels("oppvekst.docx", "Hovedmål", "Delmål"), _two_levels("helse.docx", "Hovedmål", "Resultatmål")
    )
    assert [(group.word, group.kind, [use.word for use in group.uses]) for group in found] == [
        (None, K.SUBGOAL, ["delmål", "resultatmål"])
    ]


def test_a_level_is_where_a_goal_stands_and_not_what_it_is_called() -> None:
    """A parser that knows «hovedmål» as an upper goal reads it so under a heading that is a goal as well."""
    helse = plan(
        "helse.docx",
        D.TEMAPLAN,
        item("1", K.GOAL, "Innbyggerne har god helse", label="Målsetting 1", basis=Basis.HEADING),
        *(
            item(str(n), K.GOAL, text, label=f"Hovedmål 1.{n}", section=("Målsetting 1: Innbyggerne har god helse",))
            for n, text in enumerate(("Flere er fysisk aktive", "Færre er ensomme"), 2)
        ),
    )
    found = _groups(_two_levels("oppvekst.docx", "Hovedmål", "Delmål"), helse)
    assert [group.word for group in found if group.word] == ["hovedmål"]


def test_a_single_level_of_goals_agrees_with_the_upper_as_well_as_the_lower_one() -> None:
    goals = [item(str(n), K.GOAL, f"Mål nummer {n} for boligene", label=f"Delmål {n}") for n in (1, 2)]
    assert _groups(samfunnsdel(), plan("bolig.docx", D.KOMMUNEDELPLAN, *goals)) == []


def test_a_goal_under_one_that_is_printed_from_the_plan_above_is_on_the_first_level_of_its_document() -> None:
    upper = _two_levels("helse.docx", "Mål", "Delmål")
    budget = okonomiplan(
        quoted("q", "Barn og unge opplever mestring og tilhørighet"),
        *(item(str(n), K.GOAL, f"Resultat {n} i skolen", label=f"Mål {n}", parent="q") for n in (1, 2)),
    )
    assert [group for group in _groups(upper, budget) if group.word] == []


def test_columns_are_words_too() -> None:
    found = _groups(
        _in_column("a.docx", "Tiltak", K.MEASURE, "Nye lekeplasser", "Flere turstier"),
        _in_column("b.docx", "Aktiviteter 2026", K.MEASURE, "Kurs for foreldre", "Åpen hall på lørdager"),
    )
    assert [(group.kind, [use.word for use in group.uses]) for group in found] == [(K.MEASURE, ["aktivitet", "tiltak"])]


def test_a_document_that_has_two_words_for_a_level_tells_them_apart_itself() -> None:
    both = plan(
        "c.docx",
        D.TEMAPLAN,
        *(item(f"t{n}", K.MEASURE, f"Kurs nummer {n}", label=f"Tiltak {n}") for n in (1, 2)),
        *(item(f"a{n}", K.MEASURE, f"Møte nummer {n}", label=f"Aktivitet {n}") for n in (1, 2)),
    )
    only = _in_column("a.docx", "Tiltak", K.MEASURE, "Nye lekeplasser", "Flere turstier")
    assert _groups(only, both) == []


def test_a_result_under_the_name_of_its_goal_is_no_word_for_results() -> None:
    goals = _in_column("a.docx", "Mål", K.GOAL, "Flere trives", "Flere sykler")
    report = _in_column("r.docx", "Mål", K.RESULT, "Flere trives", "Flere sykler", document=D.ARSRAPPORT)
    assert _groups(goals, report) == []


def test_a_word_that_is_used_once_is_not_yet_the_word_of_the_document() -> None:
    once = plan("b.docx", D.TEMAPLAN, item("t1", K.MEASURE, "Kurs for foreldre", label="Aktivitet 1"))
    assert _groups(_in_column("a.docx", "Tiltak", K.MEASURE, "Nye lekeplasser", "Flere turstier"), once) == []


def test_words_of_the_municipality_are_known_as_they_are_written() -> None:
    documents = (
        _in_column("a.docx", "Tiltak", K.MEASURE, "Nye lekeplasser", "Flere turstier"),
        _in_column("b.docx", "Dugnadsløft", K.MEASURE, "Kurs for foreldre", "Åpen hall på lørdager"),
    )
    assert _groups(*documents) == []
    (group,) = _groups(*documents, terms=Terms(items=(("Dugnadsløft", "measure"),)))
    assert [use.word for use in group.uses] == ["Dugnadsløft", "tiltak"]


@pytest.mark.parametrize(
    ("printed", "word"),
    [
        ("Delmål 2.3", "delmål"),
        ("Hovudmål 1:", "hovedmål"),
        ("Tiltak 2026–2029", "tiltak"),
        ("Mål for perioden", "mål"),
        ("4.2 Strategiar", "strategi"),
        ("2.1", None),
        ("B3", None),
        ("Mål og tiltak", None),
        ("Klimamål", None),
        ("Slik gjør vi det", None),
        ("", None),
    ],
)
def test_the_word_of_a_label_a_column_or_a_heading(printed: str, word: str | None) -> None:
    assert known_word(printed, {}) == word


def test_the_words_are_those_that_the_parsers_know() -> None:
    labels, names = load_data("labels")["kinds"], load_data("columns")["names"]
    known = {form for table in (labels, names) for forms in table.values() for form in forms}
    forms = [form for entry in load_data("terms")["word"] for form in entry["forms"]]
    assert [form for form in forms if form not in known] == []
    assert len(forms) == len(set(forms))
