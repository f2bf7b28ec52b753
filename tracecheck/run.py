"""Strings the rooms together: files → blocks → plans → couplings → findings → result."""

import gc
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from tracecheck import exit_codes
from tracecheck.discover import Found
from tracecheck.messages import Catalogue
from tracecheck.model.codec import to_json
from tracecheck.model.decision import Decisions
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result, Run
from tracecheck.model.settings import RuleSettings, Settings
from tracecheck.model.suppression import BaselineUse, Settling
from tracecheck.reading import ReadingOptions, read_files
from tracecheck.reading.cache import Cache
from tracecheck.reading.plans import IN_THIS_PROCESS, Progress
from tracecheck.summary import summarise
from tracecheck.unread import is_incomplete, is_unread

_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do. `focus` are keys of documents; empty means all. `arguments` are shown as given.

    `reading` is how files are read; it changes nothing of the result. `decisions` are those of persons. `settling` says
    what becomes of findings that are known, not sure enough, or on what did not change.
    """

    files: tuple[Found, ...]
    settings: Settings
    focus: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    reading: ReadingOptions = IN_THIS_PROCESS
    decisions: Decisions = Decisions()
    settling: Settling = Settling()


def check(request: Request, catalogue: Catalogue, progress: Progress) -> Result:
    """The whole run. Base forms of words are kept beside the plans, where plans are kept."""
    from tracecheck.linker.similarity.lemma_cache import kept_lemmas

    folder = request.reading.cache
    with kept_lemmas(Cache(folder).lemmas if folder else None), without_collector():
        return _check(request, catalogue, progress)


@contextmanager
def without_collector() -> Iterator[None]:
    """Records hold no rings: the search for them takes a tenth of a run and finds nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def _check(request: Request, catalogue: Catalogue, progress: Progress) -> Result:
    from tracecheck.linker import link
    from tracecheck.linker.documents.policy import make_policy
    from tracecheck.rules import Corpus, Known, documents_under_check, in_focus, run_rules
    from tracecheck.settling import Heard, excused_items, settle

    reading = read_files(request.files, request.settings, progress, request.reading)
    plans = reading.plans
    decisions = request.decisions
    linkage = link([plan for plan in plans if not is_unread(plan)], request.settings.linking, decisions)
    named = in_focus(request.focus, linkage)
    focus = named or documents_under_check(plans, linkage)
    linking = request.settings.linking
    names = make_policy(linking).names
    known = Known(linking.organisation, request.settings.rules.options, decisions.today, names)
    corpus = Corpus(plans, linkage, focus, known, named)
    rules = request.settings.rules
    heard = Heard(rules, request.settling, decisions, bool(request.focus))
    outcome = run_rules(corpus, rules, catalogue, excused_items(corpus, heard))
    settled = settle(outcome, corpus, heard, catalogue)
    complete = bool(plans) and not outcome.crashed and not any(is_incomplete(plan) for plan in plans)
    run = Run(
        arguments=request.arguments,
        configuration_sha256=settings_sha256(request.settings),
        complete=complete,
        exit_code=exit_code(settled.findings, complete, rules, is_stale=_fails_as_stale(settled.baseline)),
        language=catalogue.language,
        focus=request.focus,
        passed_over=reading.passed_over,
        decisions=decisions.file,
        today=decisions.today or _day_of_comments(plans, request.settling),
    )
    return Result(
        run=run,
        documents=plans,
        linkage=linkage,
        findings=settled.findings,
        suppressed=settled.suppressed,
        summary=summarise(plans, linkage, settled.findings),
        known=settled.known,
        baseline=settled.baseline,
        hidden=settled.hidden,
        views=reading.views,
    )


def settings_sha256(settings: Settings) -> str:
    """The hash of the settings in force, whatever file and options they came from."""
    registers = tuple(replace(each, file="", lines=()) for each in settings.registers)
    effective = to_json(replace(settings, path=None, registers=registers))
    return hashlib.sha256(json.dumps(effective, sort_keys=True).encode("utf-8")).hexdigest()


def exit_code(findings: Iterable[Finding], complete: bool, rules: RuleSettings, *, is_stale: bool = False) -> int:
    """3 before 1 before 0 (2 is for usage errors, which end before there is a result). `is_stale` when the baseline
    has entries that fit nothing, and that counts as a failure."""
    if not complete:
        return exit_codes.INCOMPLETE
    return exit_codes.FINDINGS if is_stale or _fails(findings, rules) else exit_codes.CLEAN


def _fails(findings: Iterable[Finding], rules: RuleSettings) -> bool:
    """Where so many warnings are allowed, more of them fail and fewer do not, whatever `fail_on` says of warnings;
    with None for it nothing fails."""
    if rules.fail_on is None:
        return False
    counts = Counter(finding.severity for finding in findings)
    failing = set(_SEVERITIES[: _SEVERITIES.index(rules.fail_on) + 1])
    if rules.max_warnings is not None:
        failing.discard(Severity.WARNING)
        if counts[Severity.WARNING] > rules.max_warnings:
            return True
    return any(counts[each] for each in failing)


def _day_of_comments(plans: Iterable[PlanDocument], settling: Settling) -> str | None:
    """The day of the run where a comment has a last day; else the result is the same on any day."""
    return settling.today if any(each.expires for plan in plans for each in plan.suppressions) else None


def _fails_as_stale(use: BaselineUse | None) -> bool:
    return use is not None and use.strict and bool(use.stale)
