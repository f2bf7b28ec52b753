"""Result → what people and machines read. One module a format; every figure comes from the same result."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # whoever asks for the names of formats waits for no records
    from tracecheck.messages import Catalogue
    from tracecheck.model.result import Result
    from tracecheck.reports.look import Look

_MODULES = {
    "text": "text",
    "concise": "concise",
    "json": "json_result",
    "sarif": "sarif",
    "sarif-full": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "rdjson": "rdjson",
    "csv": "csv_rows",
}
FORMATS = tuple(_MODULES)

Render = Callable[["Result", "Catalogue", "Look"], str | Iterator[str]]
"""One text, or its pieces in order where it may be large."""


def renderer(name: str) -> Render:
    """The function that writes a result in this format; raises KeyError for an unknown name."""
    module = import_module(f"tracecheck.reports.{_MODULES[name]}")
    render: Render = getattr(module, f"render_{name.replace('-', '_')}")
    return render
