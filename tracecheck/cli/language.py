"""The language of help and messages, needed before the command line is read: it decides the help texts."""

import os
from collections.abc import Sequence

from tracecheck.cli.local import ENVIRONMENT
from tracecheck.messages import LANGUAGES


def chosen_language(arguments: Sequence[str]) -> str:
    """What `--language` says, else the environment, else bokmål; an unknown language is left for click to report."""
    stated = stated_language(arguments)
    return stated if stated in LANGUAGES else LANGUAGES[0]


def stated_language(arguments: Sequence[str]) -> str | None:
    """The language that the user asked for on the command line or in the environment, known or not."""
    for position, argument in enumerate(arguments):
        if argument.startswith("--language="):
            return argument.removeprefix("--language=")
        if argument == "--language" and position + 1 < len(arguments):
            return arguments[position + 1]
    return os.environ.get(ENVIRONMENT)
