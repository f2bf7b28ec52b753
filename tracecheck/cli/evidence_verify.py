"""What `tracecheck evidence verify` does: the pack, the documents, the run once more, and what differs."""

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import click

from tracecheck import exit_codes
from tracecheck.cli.evidence_write import input_of, versions_here
from tracecheck.cli.reading import reading_options
from tracecheck.cli.setup import with_own_rules
from tracecheck.cli.terminal import ProgressLine, fail, fail_path, fail_unreadable, write_out
from tracecheck.decisions import find_decisions
from tracecheck.discover import Found, PathError, find_documents
from tracecheck.evidence.claims import claims_of
from tracecheck.evidence.differences import Differences, differences
from tracecheck.evidence.held import altered, check_members
from tracecheck.evidence.matching import Matched, match_files
from tracecheck.evidence.portable import portable_result, result_bytes
from tracecheck.evidence.records import Claim, Claims, Recorded, Versions
from tracecheck.evidence.told import Verdict, verdict_text
from tracecheck.evidence.zipped import PackError, read_record, unpack
from tracecheck.messages import LANGUAGES, Catalogue, load_catalogue
from tracecheck.model.keys import matches
from tracecheck.model.result import Result
from tracecheck.model.suppression import Baseline, Settling
from tracecheck.readers.drafts import is_unfilled_draft
from tracecheck.reading.own import is_own_output
from tracecheck.resources import load_data
from tracecheck.run import Request, check


@dataclass(frozen=True, slots=True)
class _Pack:
    """A pack as read."""

    result: bytes
    recorded: Recorded
    claims: Claims
    versions: Versions
    members: dict[str, bytes]


def verify_pack(
    catalogue: Catalogue, path: Path, documents: Sequence[Path], model: Path | None, options: dict[str, Any]
) -> None:
    """Ends with 0 where all is the same, 1 where anything differs, 3 where something cannot be read any more."""
    pack = _pack(path, catalogue)
    recorded = pack.recorded
    found, matched = _matched(recorded, documents, catalogue)
    result = _repeated(recorded, found, model, options, catalogue) if found else None
    differ = _differences(pack, result, found, path, catalogue) if result else Differences(same=False)
    verdict = Verdict(
        matched,
        differ,
        recorded,
        repeated=result is not None,
        has_model=model is not None,
        pictures=sum(name.startswith("pictures/") for name in pack.members),
        decided=_decided_since(recorded, documents),
    )
    write_out(verdict_text(verdict, catalogue), catalogue)
    if result is not None and not result.run.complete and _was_complete(pack):
        click.echo(catalogue.text("evidence.unread_now"), err=True)
        sys.exit(exit_codes.INCOMPLETE)
    sys.exit(exit_codes.CLEAN if verdict.is_same else exit_codes.FINDINGS)


def _decided_since(recorded: Recorded, documents: Sequence[Path]) -> str | None:
    """The name of a file of decisions beside the documents that is none of those in the pack; None where there is none.
    The run is repeated with those in the pack whatever it says."""
    first = documents[0]
    here = find_decisions(first if first.is_dir() else first.parent)
    known = {each.sha256 for each in recorded.sources}
    try:
        return here.name if here and hashlib.sha256(here.read_bytes()).hexdigest() not in known else None
    except OSError:
        return None


def _was_complete(pack: _Pack) -> bool:
    return b'\n  "complete": true' in pack.result


def _pack(path: Path, catalogue: Catalogue) -> _Pack:
    """The pack; ends with a clear error where it cannot be used."""
    try:
        if path.stat().st_size > load_data("evidence")["pack"]["bytes"]:
            raise PackError("error.evidence_large")
        members = unpack(path.read_bytes())
        recorded = _with_fail_on(read_record(Recorded, members, "run.json"))
        claims = read_record(Claims, members, "claims.json")
        versions = read_record(Versions, members, "versions.json")
        check_members(members, recorded, claims, load_catalogue(_language(recorded)))
        return _Pack(members["result.json"], recorded, claims, versions, members)
    except PackError as error:
        fail(catalogue, error.message_id, None, **error.arguments, path=str(path))
    except OSError as error:
        fail_unreadable(catalogue, path, error)


def _language(recorded: Recorded) -> str:
    if recorded.language not in LANGUAGES:
        raise PackError("error.evidence_json", name="run.json", where="language")
    return recorded.language


def _with_fail_on(recorded: Recorded) -> Recorded:
    if not recorded.never_fails:
        return recorded
    rules = replace(recorded.settings.rules, fail_on=None)
    return replace(recorded, settings=replace(recorded.settings, rules=rules))


def _matched(recorded: Recorded, documents: Sequence[Path], catalogue: Catalogue) -> tuple[tuple[Found, ...], Matched]:
    """The files of the pack that are here, under the keys that they have in the pack."""
    try:
        there = {found.key: found for found in find_documents(documents)}
    except PathError as error:
        fail_path(catalogue, error)
    matched = match_files(recorded.files, {key: input_of(found).sha256 for key, found in there.items()})
    extra = tuple((key, here) for key, here in matched.extra if not _is_apart(key, there[here], recorded))
    named = {each.key: each.named for each in recorded.files}
    files = tuple(Found(there[here].path, key, named[key]) for key, here in sorted(matched.here.items()))
    return files, replace(matched, extra=extra)


def _is_apart(key: str, found: Found, recorded: Recorded) -> bool:
    """Whether a file is none that a run over the folder would read: left out by the settings, or made by us."""
    return any(matches(key, pattern) for pattern in recorded.settings.exclude) or _is_ours(found.path)


def _is_ours(path: Path) -> bool:
    return is_own_output(path) or is_unfilled_draft(path)


def _repeated(
    recorded: Recorded, found: tuple[Found, ...], model: Path | None, options: dict[str, Any], catalogue: Catalogue
) -> Result:
    linking = replace(recorded.settings.linking, semantic_model=str(model) if model else None)
    keys = {each.key for each in found}
    request = Request(
        found,
        replace(recorded.settings, linking=linking),
        tuple(key for key in recorded.focus if key in keys),
        reading=reading_options(options),
        decisions=recorded.decisions,
        settling=_settling(recorded),
    )
    with ProgressLine(catalogue) as progress:
        return check(request, _spoken(recorded), progress)


def _spoken(recorded: Recorded) -> Catalogue:
    """The language of the run, whatever that of the auditor is: its words are in the result."""
    return with_own_rules(load_catalogue(recorded.language), recorded.settings.rules.own)


def _settling(recorded: Recorded) -> Settling:
    known = recorded.baseline
    baseline = (
        Baseline(known.file, known.entries, known.written, known.names, known.strict, known.partial) if known else None
    )
    return Settling(recorded.min_confidence, baseline, recorded.suppressions, recorded.partial, today=recorded.today)


def _differences(
    pack: _Pack, result: Result, found: tuple[Found, ...], path: Path, catalogue: Catalogue
) -> Differences:
    spoken = _spoken(pack.recorded)
    told = portable_result(result, pack.recorded.settings, {each.key: str(each.path) for each in found})
    new = result_bytes(told, spoken)
    claims = (pack.claims.claims, claims_of(told, spoken))
    here = versions_here()
    try:
        differ = differences(pack.result, new, claims, (pack.versions, here))
        return replace(differ, altered=_altered(pack, told, claims[1], here, spoken)) if differ.same else differ
    except (ValueError, RecursionError):
        fail(catalogue, "error.evidence_json", path=str(path), name="result.json", where="root")


def _altered(
    pack: _Pack, told: Result, claims: tuple[Claim, ...], here: Versions, catalogue: Catalogue
) -> tuple[str, ...]:
    """The files that people read, held against the run."""
    beside = (pack.recorded, pack.claims, pack.versions)
    same_code = pack.versions.code == here.code
    return altered(pack.members, beside, (told, claims), catalogue, is_same_code=same_code)
