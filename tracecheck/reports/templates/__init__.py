"""HTML templates: everything is escaped unless it ships with this package, and a missing value is an error."""

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from tracecheck.resources import read_text

if TYPE_CHECKING:
    from jinja2 import Environment


def render_template(name: str, /, *, raw: Mapping[str, str], **values: Any) -> str:
    """The template filled in; `raw` are shipped texts (style sheet, script) that are not escaped, all else is."""
    from markupsafe import Markup

    shipped = {key: Markup(text) for key, text in raw.items()}
    return _environment().get_template(name).render(**shipped, **values)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(lambda name: read_text("reports/templates", name)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
