"""A finding's place is in the document that the finding is told of: notes are written there, and nowhere else."""

from tracecheck.messages import load_catalogue
from tracecheck.model.item import Item, ItemKind
from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import RuleSettings
from tracecheck.model.source import Place
from tracecheck.rules.corpus import Located
from tracecheck.rules.registry import find_rule
from tracecheck.rules.rule import Remark
from tracecheck.rules.runner import make_finding

HERE = Place(page=3, block=12)
GOAL = Item("m1", ItemKind.GOAL, "Flere lærlinger i kommunen", place=HERE)
PLAN = PlanDocument("Økonomiplan.docx", "Økonomiplan.docx", items=(GOAL,))
REPORT = PlanDocument("Årsberetning.docx", "Årsberetning.docx")


def _place(document: PlanDocument, place: Place | None = None) -> Place | None:
    rule = find_rule("TC102").rule
    remark = Remark(document, "TC102.remedy", item=Located(PLAN, GOAL), place=place)
    return make_finding(rule, remark, RuleSettings(), load_catalogue("nb")).place


def test_a_remark_on_an_item_stands_at_the_item() -> None:
    assert _place(PLAN) == HERE
    assert _place(PLAN, Place(page=4)) == Place(page=4)


def test_the_place_of_an_item_in_another_document_is_no_place_in_this_one() -> None:
    assert _place(REPORT) is None
    assert _place(REPORT, HERE) is None
    assert _place(REPORT, Place(page=7)) == Place(page=7)
