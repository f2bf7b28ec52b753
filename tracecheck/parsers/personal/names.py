"""Headings, labels and cells that name the leader's own development (`data/own_development.toml`)."""

import re
from functools import cache
from typing import Any

from tracecheck.model.keys import text_key
from tracecheck.parsers.structure.lexicon import alternation, cues, inside
from tracecheck.parsers.structure.shapes import words
from tracecheck.resources import load_data


def names_leader(text: str, *, layered: bool) -> bool:
    """The text announces what is about the leader as a person; `layered` in agreements, whose layers have names."""
    plain = _plain(text)
    if _pattern("titles").search(plain):
        return False
    short = words(plain) <= _data("limits")["words"] or plain.endswith(":")
    if short and _pattern("sure").search(plain) is not None:
        return True
    leads = plain.endswith(":") and _pattern("lead_ins").search(plain) is not None
    return layered and (leads or is_leader_layer(text))


def is_leader_layer(text: str) -> bool:
    """The text is the name of the layer, alone or with its goal behind a colon."""
    plain = _plain(text)
    short = words(plain) <= _data("limits")["words"]
    match = _layer().fullmatch(plain)
    return match is not None and (short or match["after"].lstrip().startswith((":", "–", "-")))


def is_leader_word(text: str) -> bool:
    """One word that names the layer among the names of other layers («Leder»)."""
    return _bare().fullmatch(_plain(text)) is not None


def is_column_of_layers(header: str) -> bool:
    """The header stands over names of layers, or over nothing that it names."""
    return text_key(header) in {"", *map(text_key, _data("bare")["columns"])}


def names_other_layer(text: str) -> bool:
    """The text names the layer of the unit, the service, the area or the whole municipality."""
    plain = _plain(text)
    return words(plain) <= _data("limits")["words"] and any(
        inside("scopes", name).search(plain) for name in cues("scopes")
    )


def has_body(text: str) -> bool:
    """Something stands behind the colon of a label."""
    return bool(text.partition(":")[2].strip())


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("\u2014", "–").split())


def _data(section: str) -> dict[str, Any]:
    found: dict[str, Any] = load_data("own_development")[section]
    return found


@cache
def _pattern(section: str) -> re.Pattern[str]:
    data = _data(section)
    return re.compile(rf"(?<!\w){alternation(data.get('forms') or data['words'])}(?!\w)")


@cache
def _layer() -> re.Pattern[str]:
    data = _data("layer")
    forms = [*data["forms"], *_data("sure")["forms"]]
    before = rf"(?:{alternation(data['before'])}\s*){{0,3}}"
    return re.compile(rf"{before}{alternation(forms)}(?P<after>{data['after']})")


@cache
def _bare() -> re.Pattern[str]:
    before = rf"(?:{alternation(_data('layer')['before'])}\s*){{0,2}}"
    return re.compile(rf"{before}{alternation(_data('bare')['forms'])}\s*[:.]?")
