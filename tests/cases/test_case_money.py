"""Budget cuts of two years: the table adds up, and proposal and decision differ without either being called wrong."""

from pathlib import Path

import pytest

from tests.cases.case_documents import FORMATS, checked, document, findings
from tracecheck.messages import load_catalogue
from tracecheck.model.coupling import Role
from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import Status
from tracecheck.model.result import Result

AREAS = (
    ("Oppvekst og utdanning", "71,2", "66,4"),
    ("Helse og velferd", "88,0", "80,5"),
    ("Kultur", "9,6", "9,6"),
    ("Byutvikling", "12,4", "11,0"),
    ("Teknisk drift", "23,9", "25,1"),
    ("Brann og redning", "6,0", "6,0"),
    ("Eiendom", "18,3", "17,7"),
    ("Miljø", "4,1", "3,5"),
    ("Næring", "2,8", "2,2"),
    ("Personal", "7,5", "7,5"),
    ("Stab og støtte", "15,7", "14,9"),
)
HEAD = "| Område | Beløp 2010 |\n|---|---|\n"


def _table(column: int, total: str) -> str:
    return HEAD + "\n".join(f"| {row[0]} | {row[column]} |" for row in AREAS) + f"\n| Sum | {total} |\n"


PROPOSED = f"""# Økonomiplan 2010-2013 – rådmannens forslag

Storvik kommune. Rådmannens forslag, lagt fram 30.10.2009.

## Innsparinger

Tallene er i mill. kroner.

{_table(1, "259,5")}"""
ADOPTED = f"""# Økonomiplan 2010-2013

Storvik kommune. Vedtatt av bystyret 17.12.2009, sak 140/09.

## Innsparinger

Oppvekst og utdanning skal spare 69,4 mill. kroner i 2010.

Tallene er i mill. kroner.

{_table(2, "244,4")}"""
BOTH = {"Økonomiplan 2010-2013 - forslag": PROPOSED, "Økonomiplan 2010-2013 - vedtatt": ADOPTED}


@pytest.fixture(params=FORMATS, scope="module")
def form(request: pytest.FixtureRequest) -> str:
    """The file format."""
    return str(request.param)


@pytest.fixture(scope="module")
def both(form: str, tmp_path_factory: pytest.TempPathFactory) -> Result:
    """The proposal beside what was adopted."""
    return checked(tmp_path_factory.mktemp("plans"), form, BOTH)


def test_the_tables_are_what_the_case_says() -> None:
    assert sum(row[1] != row[2] for row in AREAS) == 8
    assert len(AREAS) == 11


def test_printed_sums_are_read_and_add_up(both: Result) -> None:
    for name, total in (("Økonomiplan 2010-2013 - forslag", 259.5), ("Økonomiplan 2010-2013 - vedtatt", 244.4)):
        (check,) = [sums for table in document(both, name).tables for sums in table.sums]
        assert len(check.rows) == 11
        assert check.printed == pytest.approx(total * 1_000_000)
        assert check.computed == pytest.approx(total * 1_000_000)
    assert findings(both, "TC503") == []


def test_a_sum_that_does_not_add_up_is_reported(form: str, tmp_path: Path) -> None:
    wrong = {"Økonomiplan 2010-2013 - vedtatt": ADOPTED.replace("| 66,4 |", "| 69,4 |")}
    (finding,) = findings(checked(tmp_path, form, wrong), "TC503")
    assert finding.document is not None
    assert finding.document.startswith("Økonomiplan 2010-2013 - vedtatt")
    assert finding.count == 11


def test_amounts_are_read_in_the_unit_that_the_text_gives(both: Result) -> None:
    lines = [each for each in document(both, "Økonomiplan 2010-2013 - vedtatt").items if each.amounts]
    assert len(lines) == 11
    assert {each.kind for each in lines} == {ItemKind.BUDGET_LINE}
    by_area = {each.text: each.amounts[0] for each in lines}
    assert by_area["Oppvekst og utdanning"].value == pytest.approx(66_400_000)
    assert by_area["Oppvekst og utdanning"].year == 2010


def test_the_proposal_is_compared_with_what_was_adopted_and_not_linked(both: Result) -> None:
    proposal, adopted = (
        document(both, "Økonomiplan 2010-2013 - forslag"),
        document(both, "Økonomiplan 2010-2013 - vedtatt"),
    )
    assert (proposal.status, adopted.status) == (Status.PROPOSAL, Status.ADOPTED)
    assert both.linkage.roles == {proposal.key: Role.CONTEXT, adopted.key: Role.CHAIN}
    ends = [end for link in both.linkage.links for end in (link.source, link.target)]
    ends += [end for each in both.linkage.candidates for end in (each.source, each.target)]
    assert not [end for end in ends if end.startswith(proposal.key)]
    (finding,) = findings(both, "TC009")
    assert finding.severity is Severity.INFO


def test_proposal_and_decision_may_differ_without_an_error(both: Result) -> None:
    assert [finding.code for finding in findings(both) if finding.severity is Severity.ERROR] == []
    assert findings(both, "TC306") == []


def test_no_text_calls_a_difference_in_money_wrong() -> None:
    """What is seen is that two numbers differ; the scope may differ too."""
    for language, words in (("nb", ("er feil", "gal sum")), ("en", ("is wrong", "incorrect"))):
        texts = load_catalogue(language).texts
        said = [str(text).casefold() for key, text in texts.items() if key.startswith(("TC503", "TC306", "TC009"))]
        assert said
        assert not [text for text in said for word in words if word in text]
