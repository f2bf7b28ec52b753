"""One file → its text view, in a worker process within its limits; what was read before comes from the cache."""

from dataclasses import replace

from tracecheck.discover import Found
from tracecheck.model.settings import Settings
from tracecheck.model.view import TextView
from tracecheck.reading.plans import ReadingOptions, read_files


def read_view(found: Found, settings: Settings, options: ReadingOptions) -> TextView | None:
    """The document as plain text; None where nothing could be read of it."""
    reading = read_files((found,), settings, lambda *_: None, replace(options, views=True))
    return reading.views[0] if reading.views else None
