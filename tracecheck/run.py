"""Strings the rooms together: files → blocks → plans → couplings → findings → result."""

import gc
import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from tracecheck import exit_codes
from tracecheck.discover import Found
from tracecheck.messages import Catalogue
from tracecheck.model.codec import to_json
from tracecheck.model.decision import Decisions
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.result import Result, Run
from tracecheck.model.settings import Settings
from tracecheck.reading import ReadingOptions, read_files
from tracecheck.reading.cache import Cache
from tracecheck.reading.plans import IN_THIS_PROCESS, Progress
from tracecheck.summary import summarise
from tracecheck.unread import is_incomplete, is_unread

_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do. `focus` are keys of documents; empty means all. `arguments` are shown as given.

    `reading` is how files are read; it changes nothing of the result. `decisions` are those of persons.
    """

    files: tuple[Found, ...]
    settings: Settings
    focus: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    reading: ReadingOptions = IN_THIS_PROCESS
    decisions: Decisions = Decisions()


def check(request: Request, catalogue: Catalogue, progress: Progress) -> Result:
    """The whole run. Base forms of words are kept beside the plans, where plans are kept."""
    from tracecheck.linker.similarity.lemma_cache import kept_lemmas

    folder = request.reading.cache
    with kept_lemmas(Cache(folder).lemmas if folder else None), _without_collector():
        return _check(request, catalogue, progress)


@contextmanager
def _without_collector() -> Iterator[None]:
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
    from tracecheck.rules import Corpus, Known, documents_under_check, in_focus, run_rules

    reading = read_files(request.files, request.settings, progress, request.reading)
    plans = reading.plans
    decisions = request.decisions
    linkage = link([plan for plan in plans if not is_unread(plan)], request.settings.linking, decisions)
    named = in_focus(request.focus, linkage)
    focus = named or documents_under_check(plans, linkage)
    known = Known(request.settings.linking.organisation, request.settings.rules.options, decisions.today)
    corpus = Corpus(plans, linkage, focus, known, named)
    outcome = run_rules(corpus, request.settings.rules, catalogue)
    complete = bool(plans) and not outcome.crashed and not any(is_incomplete(plan) for plan in plans)
    run = Run(
        arguments=request.arguments,
        configuration_sha256=settings_sha256(request.settings),
        complete=complete,
        exit_code=exit_code(outcome.findings, complete, request.settings.rules.fail_on),
        language=catalogue.language,
        focus=request.focus,
        passed_over=reading.passed_over,
        decisions=decisions.file,
        today=decisions.today,
    )
    summary = summarise(plans, linkage, outcome.findings)
    return Result(run, plans, linkage, outcome.findings, (), summary, views=reading.views)


def settings_sha256(settings: Settings) -> str:
    """The hash of the settings in force, whatever file and options they came from."""
    effective = to_json(replace(settings, path=None))
    return hashlib.sha256(json.dumps(effective, sort_keys=True).encode("utf-8")).hexdigest()


def exit_code(findings: Iterable[Finding], complete: bool, fail_on: Severity | None) -> int:
    """3 before 1 before 0 (2 is for usage errors, which end before there is a result)."""
    if not complete:
        return exit_codes.INCOMPLETE
    failing = _SEVERITIES[: _SEVERITIES.index(fail_on) + 1] if fail_on else ()
    return exit_codes.FINDINGS if any(finding.severity in failing for finding in findings) else exit_codes.CLEAN
