"""What every command that reads documents does first: settings, language, files."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from tracecheck.cli.language import stated_language
from tracecheck.cli.terminal import fail, fail_config, fail_path
from tracecheck.config import ConfigError, find_config, load_settings
from tracecheck.discover import SUFFIXES, Found, PathError, find_documents
from tracecheck.messages import Catalogue, load_catalogue
from tracecheck.model.keys import matches
from tracecheck.model.result import PassedOver
from tracecheck.model.settings import OwnRule, Settings
from tracecheck.reports.look import harmless

_NAMES_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Setup:
    """Settings, the catalogue in the language of the run, and the documents found."""

    settings: Settings
    catalogue: Catalogue
    files: tuple[Found, ...]


def set_up(
    paths: Sequence[Path],
    config: Path | None,
    tracked_changes: str | None,
    catalogue: Catalogue,
    *,
    look: bool = True,
) -> Setup:
    """Ends the program with a clear error where settings or paths cannot be used; without `look` no settings are looked
    for, and only those of `config` hold."""
    settings = _settings(paths, config, catalogue, look=look)
    if tracked_changes:
        settings = replace(settings, tracked_changes=tracked_changes)
    spoken = catalogue if stated_language(sys.argv[1:]) else load_catalogue(settings.language)
    spoken = with_own_rules(spoken, settings.rules.own)
    try:
        root = Path(settings.path).parent if settings.path else None
        files = tuple(each for each in find_documents(paths, settings.exclude, root) if not _is_stdout(each))
    except PathError as error:
        fail_path(spoken, error)
    return Setup(settings, spoken, files)


def with_own_rules(catalogue: Catalogue, own: Sequence[OwnRule]) -> Catalogue:
    """The catalogue with the words of the municipality's own rules, where it has any."""
    if not own:
        return catalogue
    from tracecheck.rules.own import texts

    return texts.with_own_rules(catalogue, own)


def own_rules_of(config: Path | None, catalogue: Catalogue) -> tuple[OwnRule, ...]:
    """The municipality's own rules in the settings file, by default that of this folder; ends with every mistake."""
    try:
        return load_settings(config or find_config(Path())).rules.own
    except ConfigError as error:
        fail_config(catalogue, error)


def _is_stdout(found: Found) -> bool:
    """Whether the file is the one that a shell made for what is written now (`tracecheck check > svar.txt`)."""
    try:
        return not found.named and os.path.samestat(found.path.stat(), os.fstat(sys.stdout.fileno()))
    except (OSError, ValueError, AttributeError):  # no file, or no stdout that is one
        return False


def tell_unused_patterns(setup: Setup) -> None:
    """Name on stderr the patterns of the settings that fit no document: most often a misspelt file name."""
    scopes = [each.pattern for each in setup.settings.rules.scopes if each.pattern is not None]
    registers = [each.pattern for each in setup.settings.registers]
    for pattern in dict.fromkeys([*(each for each, _ in setup.settings.documents), *scopes, *registers]):
        if not any(matches(found.key, pattern) for found in setup.files):
            click.echo(setup.catalogue.text("error.pattern_unused", pattern=harmless(pattern)), err=True)


def tell_passed_over(files: Sequence[PassedOver], catalogue: Catalogue) -> None:
    """One line on stderr with the files of the folder that are no documents, and why."""
    if not files:
        return
    names: dict[str, list[str]] = {}
    for each in files:
        names.setdefault(each.reason, []).append(harmless(each.key))
    parts = [
        catalogue.text("passed_over.part", names=_some(keys, catalogue), reason=catalogue.text(f"passed_over.{reason}"))
        for reason, keys in names.items()
    ]
    click.echo(catalogue.text("passed_over.message", count=len(files), files="; ".join(parts)), err=True)


def _some(names: Sequence[str], catalogue: Catalogue) -> str:
    """The first names; how many more there are (the result in JSON has them all)."""
    shown = ", ".join(names[:_NAMES_SHOWN])
    more = len(names) - _NAMES_SHOWN
    return catalogue.text("passed_over.more", names=shown, count=more) if more > 0 else shown


def no_documents(paths: Sequence[Path], setup: Setup) -> str:
    """The message that there is nothing to read."""
    return setup.catalogue.text(
        "error.no_documents", path=", ".join(str(path) for path in paths), suffixes=" ".join(SUFFIXES)
    )


def _settings(paths: Sequence[Path], config: Path | None, catalogue: Catalogue, *, look: bool) -> Settings:
    first = paths[0]
    if not first.exists():
        fail(catalogue, "error.path_missing", path=str(first))
    try:
        found = find_config(first if first.is_dir() else first.parent) if look and config is None else config
        return load_settings(found)
    except ConfigError as error:
        fail_config(catalogue, error)
