"""The language of a municipality's own rules: what holds of which item, and what is refused before anything runs."""

import contextlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from tests.linker.plans_of_lyngmo import D, K, item, plan, ref
from tracecheck.linker import link
from tracecheck.model.item import Amount, Deadline, Item, Period, Target
from tracecheck.model.plan import Adoption, PlanDocument
from tracecheck.model.settings import LinkSettings
from tracecheck.rules.corpus import Corpus, Known
from tracecheck.rules.own.condition import compiled
from tracecheck.rules.own.errors import ConditionError
from tracecheck.rules.own.fields import Subject, all_fields

GOAL = item("2", K.GOAL, "Alle elever trives på skolen", label="Mål 2")
MEASURE = item(
    "t",
    K.MEASURE,
    "Innføre trivselsledere på alle barneskoler, jf. samfunnsdelen",
    parent="2",
    owner="Kommunalsjef  oppvekst",
    deadline=Deadline("innen juni 2027", end="2027-06"),
    amounts=(Amount(2026, 250_000.0), Amount(2027, 400_000.0)),
    references=(ref("samfunnsdelen", document="samfunnsdelen"),),
    tags=("skole",),
    section=("Oppvekst", "Tiltak"),
)
INDICATOR = item("i", K.INDICATOR, "Trivsel i 7. trinn", parent="2", target=Target("minst 4,5", ">=", 4.5, year=2027))


def subject(entry: Item | None = MEASURE, today: str | None = "2026-11-22", **fields: Any) -> Subject:
    document = plan("plan.md", D.OKONOMIPLAN, GOAL, MEASURE, INDICATOR, period=Period(2026, 2029), **fields)
    corpus = Corpus([document], link([document], LinkSettings()), ["plan.md"], Known(today=today))
    return Subject(corpus, document, corpus.item(f"plan.md#{entry.id}") if entry else None)


def holds(condition: str, entry: Item | None = MEASURE, **fields: Any) -> bool:
    return compiled(condition, items=entry is not None)(subject(entry, **fields))


@pytest.mark.parametrize(
    "condition",
    [
        "ansvarlig og frist",
        "owner and deadline",
        "owner = 'kommunalsjef oppvekst'",
        "owner in ['Rektor', 'Kommunalsjef oppvekst']",
        "owner not in ['Rektor']",
        "kind = tiltak og parent.kind i [mål, delmål]",
        "frist <= 2027",
        "frist.slutt < 30.09.2027",
        "deadline.end > 2027-05-31",
        "2028 > frist",
        "frist <= dokument.periode.slutt",
        "frist > i_dag",
        "tekst inneholder «alle barneskoler»",
        "text matches 'trivsel* på'",
        "text matches ['mobb*', 'inn??re']",
        "section contains 'oppvekst'",
        "tags = 'Skole'",
        "amounts >= 400_000",
        "amounts.year = 2026",
        "antall(beløp) = 2 og ord(tekst) < 10",
        "references contains 'samfunnsdelen'",
        "under mangler",
        "status_text mangler",
        "ikke måltall",
        "not (owner and not deadline)",
        "document.kind = økonomiplan",
        "items.indicator = 1",
        "owner != 'Rektor'",
    ],
)
def test_a_condition_that_holds(condition: str) -> None:
    assert holds(condition)


@pytest.mark.parametrize(
    "condition",
    [
        "måltall",
        "frist < 2027",
        "frist.slutt > 2027-06-15",
        "text contains 'trivsel'",
        "text contains 'barne skoler'",
        "text matches '*ledere på *busser'",
        "support = 'x' or support != 'x'",
        "support not in ['x']",
        "amounts > 400000",
        "items.indicator >= 2",
        "children",
        "owner = 'Kommunalsjef'",
    ],
)
def test_a_condition_that_does_not_hold(condition: str) -> None:
    assert not holds(condition)


def test_what_stands_under_a_goal_and_where_it_stands_can_be_asked_for() -> None:
    assert holds("children.indicator >= 1 and under.tiltak = 1", GOAL)
    assert holds("parent.text contains 'elever'", INDICATOR)
    assert holds("target >= 4.5 and target.year = 2027", INDICATOR)
    assert not holds("parent", GOAL)


def test_what_a_document_is_can_be_asked_for_without_an_item() -> None:
    assert holds("document.adopted.case = '94/25' and items.goal >= 1", None, adopted=Adoption(case="94/25"))
    assert not holds("dokument.vedtatt", None)


def test_without_a_day_nothing_is_before_or_after_today() -> None:
    assert not holds("frist > today", today=None)
    assert not holds("frist <= today", today=None)


@pytest.mark.parametrize(
    ("condition", "reason", "line", "column", "suggestion"),
    [
        ("ansvarleg og ansvarli", "field", 1, 14, "ansvarlig"),
        ("status = utkast", "field", 1, 1, "document.status"),
        ("owner > 'x'", "unordered", 1, 1, None),
        ("owner = 3", "types", 1, 9, None),
        ("owner\n  and kind = tilta", "value", 2, 14, "tiltak"),
        ("frist < 'i morgen'", "date", 1, 9, None),
        ("frist < 2027-02-30", "date", 1, 9, None),
        ("1 = 2", "no_field", 1, 1, None),
        ("'a' contains 'b'", "not_text", 1, 1, None),
        ("amounts.value contains 'b'", "not_text", 1, 1, None),
        ("text contains '...'", "no_words", 1, 15, None),
        ("parent = 'x'", "parts", 1, 1, None),
        ("(owner", "unfinished", 1, 7, None),
        ("owner and", "unfinished", 1, 10, None),
        ("owner deadline", "unexpected", 1, 7, None),
        ("owner = «x", "unexpected", 1, 9, None),
        ("target >= 6,5", "unexpected", 1, 12, None),
        ("   ", "empty", 1, 1, None),
        ("owner and " * 300 + "owner", "long", 1, 1, None),
        ("(" * 60 + "owner" + ")" * 60, "deep", 1, 41, None),
        ("not " * 60 + "owner", "deep", 1, 161, None),
        ("deadline.open_ended = 1", "types", 1, 23, None),
    ],
)
def test_a_condition_that_cannot_be_used_is_told_with_its_place(
    condition: str, reason: str, line: int, column: int, suggestion: str | None
) -> None:
    with pytest.raises(ConditionError) as told:
        compiled(condition, items=True)
    error = told.value
    assert (error.reason, error.at.line, error.at.column, error.suggestion) == (reason, line, column, suggestion)


def test_a_rule_about_documents_cannot_ask_for_what_items_have() -> None:
    with pytest.raises(ConditionError) as told:
        compiled("owner", items=False)
    assert told.value.reason == "item_field"


def test_brackets_and_operators_inside_a_text_are_text() -> None:
    assert not holds(f"owner = '{'(' * 60}'")
    assert not holds("owner = 'a and b or not c'")


_NAMES = some.sampled_from(sorted(all_fields()))
_VALUES = some.one_of(
    _NAMES,
    some.sampled_from(["2027", "2027-06", "31.12.2026", "'x'", "«økt trivsel»", "4.5", "tiltak", "økonomiplan"]),
)
_PREDICATES = some.one_of(
    _NAMES,
    some.builds("{} {} {}".format, _NAMES, some.sampled_from(["=", "!=", "<", ">=", "er"]), _VALUES),
    some.builds("{} i [{}, {}]".format, _NAMES, _VALUES, _VALUES),
    some.builds(
        "{} {} '{}'".format, _NAMES, some.sampled_from(["contains", "matches"]), some.text("ab*? ", min_size=1)
    ),
    some.builds("{} {}".format, _NAMES, some.sampled_from(["mangler", "finnes"])),
    some.builds("{}({}) > {}".format, some.sampled_from(["count", "ord"]), _NAMES, some.integers(0, 9)),
)
_CONDITIONS = some.recursive(
    _PREDICATES,
    lambda inner: some.one_of(
        some.builds("({} og {})".format, inner, inner),
        some.builds("{} or ({})".format, inner, inner),
        some.builds("ikke ({})".format, inner),
    ),
    max_leaves=6,
)
_SUBJECTS = (subject(), subject(GOAL), subject(INDICATOR, today=None))


@settings(max_examples=150, deadline=None)
@given(_CONDITIONS)
def test_any_condition_over_any_item_is_true_or_false_or_told_before(condition: str) -> None:
    try:
        test = compiled(condition, items=True)
    except ConditionError:
        return
    assert all(test(each) in (True, False) for each in _SUBJECTS)


@settings(max_examples=150, deadline=None)
@given(some.text(max_size=60))
def test_whatever_is_written_is_a_condition_or_a_told_mistake(text: str) -> None:
    with contextlib.suppress(ConditionError):
        assert callable(compiled(text, items=True))


def test_a_pattern_with_many_stars_takes_no_time() -> None:
    words = item("x", K.GOAL, "a" * 4000)
    document = PlanDocument("p.md", "p.md", items=(words,))
    corpus = Corpus([document], link([document], LinkSettings()), ["p.md"])
    test = compiled(f"text matches '{'*a' * 40}*b'", items=True)
    assert not test(Subject(corpus, document, corpus.item("p.md#x")))
