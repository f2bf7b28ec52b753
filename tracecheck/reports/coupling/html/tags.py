"""Elements of a page: everything is escaped that is not an element already, and made harmless first."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from tracecheck.reports.coupling.blocks import clean

EMPTY = Markup("")
Child = Markup | str


def text(words: str) -> Markup:
    """Words of a document or of the catalogue, harmless and escaped."""
    return escape(clean(words))


def tag(name: str, /, *children: Child, **attributes: str | bool | None) -> Markup:
    """An element; words among its children are escaped. An attribute that is None or False is left out, one that is
    True stands by its name alone; `class_` is `class`, and `_` in a name stands for `-`."""
    inside = EMPTY.join(each if isinstance(each, Markup) else text(each) for each in children)
    return Markup(f"<{name}{_attributes(attributes)}>{inside}</{name}>")


def joined(parts: Iterable[Markup]) -> Markup:
    """Elements one after the other."""
    return EMPTY.join(parts)


def _attributes(attributes: dict[str, str | bool | None]) -> str:
    shown = []
    for name, value in attributes.items():
        if value is None or value is False:
            continue
        plain = name.rstrip("_").replace("_", "-")
        shown.append(f" {plain}" if value is True else f' {plain}="{text(str(value))}"')
    return "".join(shown)
