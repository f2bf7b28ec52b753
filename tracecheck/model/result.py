"""What a run hands on to the reports (`schemas/result.schema.json`)."""

from dataclasses import dataclass, field

from tracecheck.model.finding import Finding
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import PlanDocument
from tracecheck.model.suppression import BaselineUse, Hidden, Suppressed
from tracecheck.model.view import TextView

SCHEMA = "tracecheck/1"


@dataclass(frozen=True, slots=True)
class StepCount:
    """One step of the chain, counted: of `total` goals, how many are tight, loose, justified, without trace.

    `upper` and `lower` are a document kind, or one of the groups thematic_plans, unit_plans, reports; `documents` says
    how many of the lower ones were looked into. `confirmed` are carried by a person's word alone; `also_confirmed` are
    those of the tight and loose ones that a person has confirmed too, `justified_by_decision` those of the justified
    ones that a person justified; `by` and `justified_by` are the roles that the confirmed and the justified rest on.
    """

    upper: str
    lower: str
    total: int
    tight: int
    loose: int
    justified: int
    missing: int
    documents: int = 0
    unknown: int = 0
    confirmed: int = 0
    also_confirmed: int = 0
    justified_by_decision: int = 0
    by: tuple[str, ...] = ()
    justified_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures that every report shows. All counts; `steps` follow the chain from the top. `links` counts those that
    a person's word alone carries as confirmed, apart from the grades; `decisions` by state, empty without decisions.
    `threads` by state are those of the goals that the report counts; `threads_beside` the others, by state for each
    cause: other_plans (beside the highest level here), main_goals (with goals under them), in_prose (told in passing).
    The two are all threads of the result."""

    documents_read: int = 0
    documents_not_read: tuple[str, ...] = ()
    items: dict[str, int] = field(default_factory=dict)
    links: dict[str, int] = field(default_factory=dict)
    steps: tuple[StepCount, ...] = ()
    threads: dict[str, int] = field(default_factory=dict)
    threads_beside: dict[str, dict[str, int]] = field(default_factory=dict)
    findings: dict[str, int] = field(default_factory=dict)
    decisions: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file in the folder that is no document. `reason` is own (this program wrote it), draft (an agreement of
    `template` that nobody has filled in), extract (it wrote it as JSON, which is read when it is named) or
    foreign (JSON that is not in the common schema)."""

    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class Run:
    """How the run was made. `complete` is false when something could not be read or a rule crashed.

    `decisions` is the file of decisions that was used, `today` the day by which they expire; None without one.
    """

    arguments: tuple[str, ...] = ()
    configuration_sha256: str | None = None
    complete: bool = True
    exit_code: int = 0
    language: str = "nb"
    focus: tuple[str, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    decisions: str | None = None
    today: str | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """Everything a run found out. `findings` are those that count; `suppressed` are set aside with a reason, `known`
    because they stand in the baseline; `hidden` counts those that were not asked for. `views` are the documents as
    plain text where they were asked for; they are no part of the result in JSON."""

    run: Run
    documents: tuple[PlanDocument, ...] = ()
    linkage: Linkage = Linkage()
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Suppressed, ...] = ()
    summary: Summary = Summary()
    known: tuple[Finding, ...] = ()
    baseline: BaselineUse | None = None
    hidden: Hidden = Hidden()
    views: tuple[TextView, ...] = ()
