"""Strings the rooms together: files → blocks → plans → couplings → findings → result."""

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from tracecheck import exit_codes
from tracecheck.config import settings_for
from tracecheck.discover import REGISTER_SUFFIX, Found
from tracecheck.messages import Catalogue
from tracecheck.model.codec import to_json
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.model.result import Result, Run
from tracecheck.model.settings import Settings
from tracecheck.model.source import Format, Loss, Problem
from tracecheck.summary import summarise
from tracecheck.unread import is_incomplete, is_unread

Progress = Callable[[str, int, int], None]


_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked to do. `focus` are keys of documents; empty means all. `arguments` are shown as given."""

    files: tuple[Found, ...]
    settings: Settings
    focus: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()


def read_plans(files: Sequence[Found], settings: Settings, progress: Progress) -> tuple[PlanDocument, ...]:
    """The plan of each file, in the order of the files; what cannot be read becomes a document with problems."""
    plans: list[PlanDocument] = []
    for number, found in enumerate(files, start=1):
        progress(found.key, number, len(files))
        plans.extend(_read_one(found, settings))
    return _with_own_keys(plans)


def _with_own_keys(plans: Sequence[PlanDocument]) -> tuple[PlanDocument, ...]:
    """Two documents never share a key: a register may name a document that lies beside it."""
    seen: dict[str, int] = {}
    named = []
    for plan in plans:
        seen[plan.key] = seen.get(plan.key, 0) + 1
        number = seen[plan.key]
        named.append(plan if number == 1 else replace(plan, key=f"{plan.key}!{number}"))
    return tuple(named)


def check(request: Request, catalogue: Catalogue, progress: Progress) -> Result:
    """The whole run."""
    from tracecheck.linker import link
    from tracecheck.rules import Corpus, documents_under_check, run_rules

    plans = read_plans(request.files, request.settings, progress)
    linkage = link([plan for plan in plans if not is_unread(plan)], request.settings.linking)
    corpus = Corpus(plans, linkage, request.focus or documents_under_check(plans, linkage))
    outcome = run_rules(corpus, request.settings.rules, catalogue)
    complete = bool(plans) and not outcome.crashed and not any(is_incomplete(plan) for plan in plans)
    run = Run(
        arguments=request.arguments,
        configuration_sha256=settings_sha256(request.settings),
        complete=complete,
        exit_code=exit_code(outcome.findings, complete, request.settings.rules.fail_on),
        language=catalogue.language,
        focus=request.focus,
    )
    summary = summarise(plans, linkage, outcome.findings)
    return Result(run, plans, linkage, outcome.findings, (), summary)


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


def _read_one(found: Found, settings: Settings) -> tuple[PlanDocument, ...]:
    if found.path.suffix.casefold() == REGISTER_SUFFIX:
        return _read_register(found)
    from tracecheck.parsers import parse_document
    from tracecheck.readers import read_document
    from tracecheck.readers.base import ReadOptions

    source = read_document(found.path, found.key, ReadOptions(settings.tracked_changes))
    try:
        return (parse_document(source, settings_for(found.key, settings)),)
    except Exception as error:  # one document that breaks a parser must not stop the others
        plan = PlanDocument(source.key, source.path, source.sha256, source.format, problems=source.problems)
        return (_with_problem(plan, error),)


def _read_register(found: Found) -> tuple[PlanDocument, ...]:
    from tracecheck.parsers.common_schema import read_common_schema
    from tracecheck.readers.base import UnreadableError
    from tracecheck.readers.limits import read_limited

    try:
        data = read_limited(found.path)
    except UnreadableError as error:
        problem = Problem(error.code, error.message_id, dict(error.arguments), loss=Loss.ALL)
        return (PlanDocument(found.key, str(found.path), format=Format.JSON, problems=(problem,)),)
    return read_common_schema(data, found.key, str(found.path), found.named)


def _with_problem(plan: PlanDocument, error: Exception) -> PlanDocument:
    problem = Problem(
        "TC001", "TC001.reader_failed", {"cause": f"{type(error).__name__}: {error}"[:200]}, loss=Loss.ALL
    )
    return replace(plan, problems=(*plan.problems, problem))
