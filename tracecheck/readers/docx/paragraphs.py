"""What a paragraph is by its properties: its own over those of its style."""

from tracecheck.readers.archive import Element
from tracecheck.readers.docx.names import child, number, value
from tracecheck.readers.wordprocessing.counting import Counter, clamp_level
from tracecheck.readers.wordprocessing.paragraphs import Form
from tracecheck.readers.wordprocessing.styles import Style, StyleSheet


def form_of(paragraph: Element, sheet: StyleSheet, lists: Counter) -> Form:
    """The form of a `w:p`: its own properties over those of its style."""
    properties = child(paragraph, "pPr")
    style = sheet.style(value(properties, "pStyle"))
    outline = number(value(properties, "outlineLvl"))
    level = style.heading
    if outline is not None:
        level = outline + 1 if 0 <= outline < 9 else None
    num_id, num_level = _list_of(properties, style, lists)
    return Form(style, level is not None or style.named_heading, level, num_id, num_level)


def _list_of(properties: Element | None, style: Style, lists: Counter) -> tuple[str | None, int]:
    own = child(properties, "numPr")
    own_id, own_level = value(own, "numId"), number(value(own, "ilvl"))
    num_id = style.num_id if own_id is None else own_id
    if num_id is None or num_id not in lists.lists:
        return None, 0
    tied = lists.lists[num_id].level_of_style(style.id)
    fallback = style.num_level if tied is None else tied
    return num_id, clamp_level(fallback if own_level is None else own_level)
