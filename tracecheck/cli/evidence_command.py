"""`tracecheck evidence`: what can be asked. What is done is in `evidence_write` and `evidence_verify`."""

from pathlib import Path
from typing import Any

import click

from tracecheck.cli.local import PATH, make_command
from tracecheck.cli.params import decision_params, reading_params, rule_params, settling_params
from tracecheck.cli.terminal import fail
from tracecheck.messages import Catalogue
from tracecheck.model.source import TRACKED_CHANGES

VERIFY = "verify"
_OF_READING = ("jobs", "no_cache", "cache_dir")


def command(catalogue: Catalogue) -> click.Command:
    """The command with its options, in the user's language."""

    def text(name: str) -> str:
        return catalogue.text(f"cli.{name}")

    params = [
        click.Argument(["paths"], nargs=-1, type=PATH, metavar="[PATH]... | verify FILE PATH..."),
        click.Option(["-o", "--output"], type=PATH, metavar="FILE", help=text("evidence_output")),
        click.Option(["--focus"], multiple=True, type=PATH, help=text("focus")),
        *rule_params(catalogue),
        click.Option(["--config"], type=PATH, help=text("config")),
        click.Option(["--tracked-changes"], type=click.Choice(TRACKED_CHANGES), help=text("tracked_changes")),
        *decision_params(catalogue),
        *settling_params(catalogue),
        click.Option(["--model"], type=PATH, metavar="FOLDER", help=text("evidence_model")),
        *reading_params(catalogue),
    ]
    return make_command("evidence", catalogue, params, _evidence)


def _evidence(catalogue: Catalogue, paths: tuple[Path, ...], model: Path | None, **options: Any) -> None:
    if not paths or paths[0] != Path(VERIFY):
        if model is not None:
            fail(catalogue, "error.evidence_option", name="--model")
        from tracecheck.cli.evidence_write import write_pack

        write_pack(catalogue, paths, **options)
        return
    _refuse_options(options, catalogue)
    if len(paths) < 3:
        fail(catalogue, "error.evidence_arguments")
    from tracecheck.cli.evidence_verify import verify_pack

    verify_pack(catalogue, paths[1], paths[2:], model, options)


def _refuse_options(options: dict[str, Any], catalogue: Catalogue) -> None:
    """What holds for the run stands in the pack: nothing of it can be said otherwise."""
    for name, value in options.items():
        if name not in _OF_READING and value not in (None, (), False):
            fail(catalogue, "error.evidence_verify_option", name=f"--{name.replace('_', '-')}")
