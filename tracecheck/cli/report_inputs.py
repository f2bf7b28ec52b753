"""What a report rests on beside the documents, with hashes: code, settings, profiles, decisions, baseline."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tracecheck import __version__
from tracecheck.cli.settling import find_baseline
from tracecheck.config.layers import read_layers
from tracecheck.decisions import find_decisions
from tracecheck.model.result import Result
from tracecheck.model.settings import Settings
from tracecheck.reading.fingerprint import whole_fingerprint
from tracecheck.reports.coupling.book import Input


def inputs_of(result: Result, settings: Settings, paths: Sequence[Path], options: dict[str, Any]) -> tuple[Input, ...]:
    """The program's own code, then those that the run used; a profile is named by its way from the settings file."""
    return tuple(_inputs(result, settings, paths, options))


def _inputs(result: Result, settings: Settings, paths: Sequence[Path], options: dict[str, Any]) -> Iterator[Input]:
    yield Input("code", f"tracecheck {__version__}", whole_fingerprint())
    if settings.path:
        own = Path(settings.path)
        for layer in read_layers(own):
            name = Path(os.path.relpath(layer.path, own.parent)).as_posix()
            yield _input("settings" if layer.path == own else "profile", name, layer.path)
    first = paths[0] if paths[0].is_dir() else paths[0].parent
    if result.run.decisions and (file := options["decisions"] or find_decisions(first)):
        yield _input("decisions", file.name, file)
    if result.baseline and (file := options["baseline"] or find_baseline(paths)):
        yield _input("baseline", file.name, file)


def _input(kind: str, name: str, file: Path) -> Input:
    return Input(kind, name, hashlib.sha256(file.read_bytes()).hexdigest())
