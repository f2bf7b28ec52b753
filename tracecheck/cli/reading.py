"""Options of every command that reads documents: how many at a time, and what is kept of earlier readings."""

from collections.abc import Sequence
from typing import Any

from tracecheck.model.keys import printable
from tracecheck.reading import ReadingOptions

_WITH_VALUE = ("--jobs", "--cache-dir", "-o", "--output")
_ALONE = ("--no-cache", "--open")


def recorded_arguments(arguments: Sequence[str]) -> tuple[str, ...]:
    """The arguments as a result records them: without those of reading, and where it is written to: they change nothing
    of the result."""
    recorded: list[str] = []
    skipped = False
    for argument in arguments:
        name, _, value = argument.partition("=")
        if skipped or name in (*_WITH_VALUE, *_ALONE):
            skipped = name in _WITH_VALUE and not value and not skipped
        else:
            recorded.append(printable(argument))
    return tuple(recorded)


def reading_options(options: dict[str, Any]) -> ReadingOptions:
    """What the user chose, else workers for all processors and the user's cache; texts too where `--text-view` asks."""
    from tracecheck.reading.cache import default_folder
    from tracecheck.reading.workers import default_jobs

    jobs = default_jobs() if options["jobs"] is None else options["jobs"]
    cache = None if options["no_cache"] else options["cache_dir"] or default_folder()
    return ReadingOptions(jobs, cache, views=options.get("text_view") is not None)
