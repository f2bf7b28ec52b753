"""How a document was understood, as one HTML page: pictures with frames and lists beside them; no network needed."""

import base64
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tracecheck import __version__
from tracecheck.messages import Catalogue
from tracecheck.model.item import Item
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import BlockKind
from tracecheck.model.trace import Inspection, PagePicture
from tracecheck.reports.inspect_frames import Frame, frames_of, item_tag
from tracecheck.reports.inspect_select import Numbered, PagePart, Selection, parts_of
from tracecheck.reports.inspect_text import MARKS, part_title, shows_text, summary_lines, told_of
from tracecheck.reports.inspect_words import (
    block_name,
    continued_text,
    fate_text,
    foot_text,
    is_unread,
    item_more,
    state_of,
    table_lines,
    tip_text,
)
from tracecheck.reports.look import harmless, shortened
from tracecheck.reports.templates import render_template
from tracecheck.resources import load_data, read_text
from tracecheck.rules.phrases import unquoted

_WORDS = ("title", "about", "contents", "summary", "unread_only", "legend", "legend_item", "legend_about")
_MORE_WORDS = ("legend_unread", "list")
_CSS_PIXELS_PER_POINT = 96 / 72


@dataclass(frozen=True, slots=True)
class _View:
    """What every part of the page is made from."""

    plan: PlanDocument
    catalogue: Catalogue
    items: Mapping[str, Item]
    pictures: Mapping[int, PagePicture]
    frames: Mapping[int, list[Frame]]
    length: int


def render_inspection(inspection: Inspection, selection: Selection, catalogue: Catalogue) -> str:
    """The page; the same document and settings give the same bytes."""
    trace = inspection.trace
    parts = parts_of(trace, selection)
    view = _view(inspection, parts, selection, catalogue)
    style, script = _style(), read_text("reports/templates", "inspect.js")
    return render_template(
        "inspect.html.j2",
        language=catalogue.language,
        version=__version__,
        words=_words(catalogue),
        key=harmless(trace.plan.key),
        summary=[harmless(line) for line in summary_lines(trace, catalogue)],
        told=told_of(parts, trace, selection, catalogue),
        states=[(mark, catalogue.text(f"inspect.state.{state}"), state) for state, mark in MARKS.items()],
        pictures=bool(inspection.pictures),
        parts=[_part(at, part, view) for at, part in enumerate(parts, 1)],
        raw={"style": style, "script": script},
        style_hash=_hash(style),
        script_hash=_hash(script),
    )


def _view(inspection: Inspection, parts: Iterable[PagePart], selection: Selection, catalogue: Catalogue) -> _View:
    items = {item.id: item for item in inspection.trace.plan.items}
    frames: dict[int, list[Frame]] = {}
    for frame in frames_of((each for part in parts for each in part.units), items, catalogue):
        frames.setdefault(frame.page, []).append(frame)
    pictures = {picture.page: picture for picture in inspection.pictures}
    length = int(load_data("inspect")["text"]["part"])
    return _View(inspection.trace.plan, catalogue, items, pictures, frames, length)


def _words(catalogue: Catalogue) -> dict[str, str]:
    words = {name: catalogue.text(f"inspect.{name}") for name in (*_WORDS, *_MORE_WORDS)}
    return {**words, "left": catalogue.text("inspect.state.left")}


def _style() -> str:
    """The style sheet, with the colour of each kind."""
    colors = load_data("inspect")["colors"]
    kinds = "".join(f".k-{kind} {{ --c: {color}; }}\n" for kind, color in colors.items())
    return read_text("reports/templates", "inspect.css") + kinds


def _hash(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _part(number: int, part: PagePart, view: _View) -> dict[str, Any]:
    picture = view.pictures.get(part.page or 0)
    title = harmless(part_title(part, view.catalogue))
    return {
        "anchor": f"p{part.page}" if part.page is not None else f"s{number}",
        "title": title,
        "short": str(part.page) if part.page is not None else shortened(title, 60),
        "unread": any(is_unread(each.unit) for each in part.units),
        "picture": _picture(picture, view) if picture is not None else None,
        "frames": view.frames.get(part.page or 0, ()),
        "continued": [(each.number, continued_text(each.unit, view.catalogue)) for each in part.continued],
        "units": _without_said_tips([_unit(each, view, part.title) for each in part.units]),
        "foot": foot_text(part, view.catalogue),
    }


def _without_said_tips(units: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The units, each hint said once where several in a row have the same."""
    before = ["", *(unit["tip"] for unit in units)]
    return [
        {**unit, "tip": unit["tip"] if unit["tip"] != said else ""} for unit, said in zip(units, before, strict=False)
    ]


def _picture(picture: PagePicture, view: _View) -> dict[str, Any]:
    return {
        "data": base64.b64encode(picture.png).decode("ascii"),
        "width": round(picture.width * _CSS_PIXELS_PER_POINT),
        "height": round(picture.height * _CSS_PIXELS_PER_POINT),
        "points_wide": picture.width,
        "points_high": picture.height,
        "alt": view.catalogue.text("inspect.picture", page=picture.page),
    }


def _unit(numbered: Numbered, view: _View, title: str) -> dict[str, Any]:
    """What is shown of a unit; the heading of the part is not said twice."""
    unit, catalogue = numbered.unit, view.catalogue
    state = state_of(unit)
    said_above = unit.kind is BlockKind.HEADING and unit.text == title
    shown = shows_text(unit, view.items) and not said_above
    return {
        "number": numbered.number,
        "state": state,
        "state_name": catalogue.text(f"inspect.state.{state}"),
        "mark": MARKS[state],
        "hit": numbered.hit,
        "missed": is_unread(unit),
        "is_heading": unit.kind is BlockKind.HEADING,
        "block": block_name(unit, catalogue),
        "said": harmless(fate_text(unit, view.plan, view.items, catalogue)),
        "marker": harmless(unit.marker or ""),
        "text": shortened(unit.text, _length(numbered, view)) if shown else "",
        "found": [_item(view.items[each], view) for each in unit.items if each in view.items],
        "table": [harmless(line) for line in table_lines(unit.table, catalogue)] if unit.table is not None else [],
        "tip": tip_text(unit, catalogue),
    }


def _length(numbered: Numbered, view: _View) -> int:
    """Beside a picture of the page the beginning is enough, unless something was looked for in it."""
    beside = numbered.unit.place.page in view.pictures and not numbered.hit
    return int(load_data("inspect")["text"]["beside" if beside else "part"])


def _item(item: Item, view: _View) -> dict[str, str]:
    return {
        "kind": item.kind,
        "tag": item_tag(item, view.catalogue),
        "text": shortened(unquoted(item.text), view.length),
        "more": ", ".join(item_more(item, view.items, view.catalogue)),
    }
