"""Result → what people and machines read. One module a format; every figure comes from the same result."""

from collections.abc import Callable, Iterator

from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.reports.look import Look

FORMATS = ("text", "json")

Render = Callable[[Result, Catalogue, Look], str | Iterator[str]]
"""One text, or its pieces in order where it may be large."""


def renderer(name: str) -> Render:
    """The function that writes a result in this format; raises KeyError for an unknown name."""
    if name == "text":
        from tracecheck.reports.text import render_text

        return render_text
    if name == "json":
        from tracecheck.reports.json_result import render_json

        return render_json
    raise KeyError(name)
