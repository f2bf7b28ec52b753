"""What `tracecheck evidence` does: a run, its claims, pictures of their places, all in one file."""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from tracecheck import exit_codes
from tracecheck.cli.check_run import request_of, result_of, set_up_run, with_focus
from tracecheck.cli.incomplete import tell_incomplete
from tracecheck.cli.screen import USUAL
from tracecheck.cli.settling import find_baseline
from tracecheck.cli.setup import Setup
from tracecheck.cli.terminal import fail, fail_config, os_cause, write_file, write_out
from tracecheck.config import ConfigError
from tracecheck.config.layers import read_layers
from tracecheck.decisions import find_decisions
from tracecheck.discover import Found
from tracecheck.evidence.claims import claims_of
from tracecheck.evidence.pictures import Spot, counted, names_of, wished, with_pictures
from tracecheck.evidence.portable import MADE_HERE, portable_result, portable_settings, result_bytes
from tracecheck.evidence.readme import readme, table
from tracecheck.evidence.records import (
    SCHEMA,
    Claim,
    Claims,
    Input,
    KnownRemarks,
    Recorded,
    SettingFile,
    Versions,
)
from tracecheck.evidence.zipped import encoded, pack
from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.model.source import Format
from tracecheck.model.suppression import Baseline
from tracecheck.readers.base import UnreadableError
from tracecheck.readers.limits import read_limited
from tracecheck.reports.look import harmless
from tracecheck.run import Request

NAME = "tracecheck-evidence.zip"


def write_pack(catalogue: Catalogue, paths: tuple[Path, ...], focus: tuple[Path, ...], **options: Any) -> None:
    """Check, gather, write; the hash of the pack on the screen."""
    target: Path = options["output"] or Path(NAME)
    if target.suffix.casefold() != ".zip":
        fail(catalogue, "error.evidence_suffix", path=str(target))
    paths = tuple(with_focus(paths or (Path(),), focus))
    setup = set_up_run(paths, options, catalogue)
    request = request_of(paths, focus, setup, {**options, "since": None})
    result = result_of(request, paths, setup, USUAL)
    sources = dict(_sources(paths, setup, request, options))
    members = _members(result, request, setup, sources)
    data = pack(members)
    write_file(target, data, setup.catalogue)
    _tell(target, data, members, setup.catalogue)
    tell_incomplete(replace(result, findings=()), setup.catalogue)
    sys.exit(exit_codes.CLEAN if result.run.complete else exit_codes.INCOMPLETE)


def _tell(target: Path, data: bytes, members: dict[str, bytes], catalogue: Catalogue) -> None:
    pictures = sum(name.startswith("pictures/") for name in members)
    claims = members["claims.json"].count(b'\n   "kind":')
    said = catalogue.text("evidence.written", path=harmless(str(target)), claims=claims, pictures=pictures)
    hashed = catalogue.text("evidence.hash", hash=hashlib.sha256(data).hexdigest())
    write_out(f"{said}\n{hashed}\n", catalogue)


def _members(result: Result, request: Request, setup: Setup, sources: dict[str, tuple[str, bytes]]) -> dict[str, bytes]:
    """Everything but the manifest, by name."""
    catalogue = setup.catalogue
    recorded = _recorded(result, request, setup, sources)
    paths = {found.key: str(found.path) for found in request.files}
    told = portable_result(result, request.settings, paths)
    claims, pictures = _claims(told, request, catalogue)
    versions = versions_here()
    return {
        "result.json": result_bytes(told, catalogue),
        "claims.json": encoded(claims),
        "claims.csv": table(claims, catalogue),
        "run.json": encoded(recorded),
        "versions.json": encoded(versions),
        catalogue.text("evidence.readme_name"): readme(told, recorded, claims, versions, catalogue),
        **{member: content for member, (_, content) in sources.items()},
        **pictures,
    }


def _claims(result: Result, request: Request, catalogue: Catalogue) -> tuple[Claims, dict[str, bytes]]:
    """The claims with the names of their pictures, and the pictures by name."""
    bare = claims_of(result, catalogue)
    pdfs = {each.key: each.sha256 or "" for each in result.documents if each.format is Format.PDF}
    wish = wished(bare, pdfs)
    made = _pictures(wish.spots, pdfs, request)
    names = names_of(list(made), [found.key for found in request.files])
    claims: tuple[Claim, ...] = with_pictures(bare, names)
    pictures = counted(wish, made, [each.key for each in result.documents])
    return Claims(SCHEMA, claims, pictures), {names[spot]: png for spot, png in made.items()}


def _pictures(spots: Sequence[Spot], pdfs: dict[str, str], request: Request) -> dict[Spot, bytes]:
    from tracecheck.reading.cutouts import cut_outs

    files = {found.key: found for found in request.files}
    by_document: dict[str, list[Spot]] = {}
    for spot in spots:
        if spot.document in files:
            by_document.setdefault(spot.document, []).append(spot)
    wanted = {key: (pdfs[key], tuple((spot.page, spot.boxes) for spot in found)) for key, found in by_document.items()}
    cut = cut_outs(files, wanted, request.settings, request.reading.jobs)
    made = {by_document[key][at]: png for key, at, png in cut}
    return {spot: made[spot] for spot in spots if spot in made}


def _recorded(result: Result, request: Request, setup: Setup, sources: dict[str, tuple[str, bytes]]) -> Recorded:
    settling = request.settling
    made_here = {each.key for each in result.run.passed_over if each.reason in MADE_HERE}
    return Recorded(
        language=setup.catalogue.language,
        files=tuple(input_of(found) for found in request.files if found.key not in made_here),
        settings=portable_settings(request.settings),
        never_fails=request.settings.rules.fail_on is None,
        focus=request.focus,
        decisions=request.decisions,
        baseline=_known(settling.baseline),
        min_confidence=settling.min_confidence,
        suppressions=settling.suppressions,
        partial=settling.partial,
        today=result.run.today,
        sources=tuple(
            SettingFile(name, member, hashlib.sha256(content).hexdigest())
            for member, (name, content) in sorted(sources.items())
        ),
    )


def _known(baseline: Baseline | None) -> KnownRemarks | None:
    if baseline is None:
        return None
    names = dict(sorted(baseline.names.items()))
    return KnownRemarks(baseline.file, baseline.entries, baseline.written, names, baseline.strict, baseline.partial)


def input_of(found: Found) -> Input:
    """The hash of a file as it is now; none where it cannot be opened."""
    try:
        data = read_limited(found.path)
    except UnreadableError:
        return Input(found.key, named=found.named)
    return Input(found.key, hashlib.sha256(data).hexdigest(), len(data), found.named)


def versions_here() -> Versions:
    """Of this program, its code, Python and the libraries that decide what is read."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    from tracecheck import __version__
    from tracecheck.reading.fingerprint import whole_fingerprint
    from tracecheck.resources import load_data

    libraries = {}
    for name in load_data("evidence")["libraries"]:
        try:
            libraries[name] = version(name)
        except PackageNotFoundError:
            libraries[name] = ""
    return Versions(__version__, whole_fingerprint(), platform.python_version(), libraries)


def _sources(
    paths: Sequence[Path], setup: Setup, request: Request, options: dict[str, Any]
) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """The files that settings, decisions and known remarks stand in: name in the pack, own name, bytes."""
    for number, path in enumerate(_files(paths, setup, request, options), 1):
        try:
            yield f"settings/{number:02}-{_plain(path.name)}", (path.name, path.read_bytes())
        except OSError as error:
            fail(setup.catalogue, "error.path_unreadable", path=str(path), cause=os_cause(error, setup.catalogue))


def _files(paths: Sequence[Path], setup: Setup, request: Request, options: dict[str, Any]) -> Iterator[Path]:
    first = paths[0] if paths[0].is_dir() else paths[0].parent
    if setup.settings.path:
        try:
            yield from dict.fromkeys(layer.path for layer in read_layers(Path(setup.settings.path)))
        except ConfigError as error:
            fail_config(setup.catalogue, error)
    decisions = options["decisions"] or find_decisions(first)
    if request.decisions.file and decisions:
        yield decisions
    baseline = options["baseline"] or find_baseline(paths)
    if request.settling.baseline is not None and baseline:
        yield baseline


def _plain(name: str) -> str:
    """A name that any system can have in a zip."""
    return "".join(sign if sign.isalnum() or sign in "._-" else "_" for sign in name).strip(".") or "file"
