"""What a run was told comes back out of a pack as it was put in: else the run could not be made again."""

from tracecheck.decisions import parse_decisions, parse_suppressions
from tracecheck.evidence.portable import portable_settings
from tracecheck.evidence.records import Input, KnownRemarks, Recorded
from tracecheck.evidence.zipped import encoded, read_record
from tracecheck.model.decision import Decisions
from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import ItemKind, Period
from tracecheck.model.plan import DocumentKind, Status
from tracecheck.model.settings import (
    DocumentSettings,
    LimitSettings,
    LinkSettings,
    OwnRule,
    Register,
    RuleSettings,
    ScopedRules,
    Selection,
    Settings,
    Terms,
    Unit,
)
from tracecheck.model.suppression import BaselineEntry

DECISIONS = """
[[decision]]
goal = "Alle har et trygt sted å bo."
verdict = "justify"
level = "okonomiplan"
reason = "Utsatt til boligplanen er vedtatt"
by = "kommunedirektøren"
date = 2026-01-15
case = "12/26"
expires = 2027-12-31
goal-document = "Samfunnsdel 2024-2036.md"

[[suppression]]
rules = ["TC301"]
document = "Økonomiplan 2026-2029.md"
text = "Alle elever har et trygt skolemiljø."
reason = "Målet er en retning"
by = "kommunedirektøren"
date = 2026-01-15
"""


def every_setting() -> Settings:
    rules = RuleSettings(
        select=("ALL",),
        severity={"TC1": Severity.INFO, "TC2": None},
        options={"TC101": {"least": 3, "share": 0.5, "on": True, "word": "mål"}},
        over=(Selection(("TC101",), ("TC2",), ("LK01",)),),
        scopes=(ScopedRules("avtaler/**", None, ("TC602",), {"TC9": None}), ScopedRules(None, DocumentKind.VEDTAK)),
        max_warnings=3,
        own=(
            OwnRule(
                "LK01", "frist", Severity.ERROR, (("nb", "Mangler frist."),), items=(ItemKind.MEASURE,), when="frist"
            ),
        ),
    )
    document = DocumentSettings(DocumentKind.TEMAPLAN, Status.ADOPTED, 2026, Period(2026, 2029), unit="Skolen")
    return Settings(
        language="nn",
        exclude=("arkiv/**",),
        tracked_changes="both",
        documents=(("*.pdf", document),),
        linking=LinkSettings({DocumentKind.SAMFUNNSDEL: (DocumentKind.TEMAPLAN,)}, (Unit("Skolen", ("S",)),), "modell"),
        rules=rules,
        limits=LimitSettings(60, 900),
        terms=Terms((("Løft", "goal"),)),
        registers=(Register("m.json", (("kind", "temaplan"), ("year", 2026)), (("text", "navn"),), path=("a",)),),
    )


def test_settings_decisions_and_known_remarks_come_back_as_they_were() -> None:
    recorded = Recorded(
        language="nn",
        files=(Input("plan.pdf", "0" * 64, 12), Input("borte.pdf", named=True)),
        settings=every_setting(),
        focus=("plan.pdf",),
        decisions=Decisions(
            parse_decisions(DECISIONS, "d.toml"),
            "d.toml",
            "2026-03-01",
            partial=True,
            suppressions=parse_suppressions(DECISIONS, "d.toml"),
        ),
        baseline=KnownRemarks("b.toml", (BaselineEntry("TC101", "plan.pdf", "0" * 16, "x", 2),), names={"a": "b"}),
        min_confidence=Confidence.MEDIUM,
        suppressions=False,
        today="2026-03-01",
    )
    assert recorded.decisions.every
    assert recorded.decisions.suppressions
    assert read_record(Recorded, {"run.json": encoded(recorded)}, "run.json") == recorded


def test_settings_in_the_pack_say_nothing_of_where_their_files_lie() -> None:
    settings = every_setting()
    here = portable_settings(
        Settings(
            path="/home/kari/plan/tracecheck.toml",
            linking=LinkSettings(semantic_model="/home/kari/modell"),
            registers=(Register("m.json", (), (), file="/home/kari/r.toml", lines=(("text", 3),)),),
        )
    )
    assert "/home" not in encoded(here).decode()
    assert here.linking.semantic_model == "modell"
    assert portable_settings(settings) == settings
