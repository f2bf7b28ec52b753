"""Which words of a goal say that it is about what a unit does, from `data/unit_scope.toml`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from tracecheck.linker.similarity.textindex import words_of
from tracecheck.resources import load_data

_NOTHING = re.compile(r"(?!)")
_ONE_WORD = r"\s+(?:\w+\s+)?"


@dataclass(frozen=True, slots=True)
class Service:
    """A service as texts speak of it: patterns for names of its units (`units`, not `without`), for goals about it
    (`said`), for the leaders of its units (`roles`), and for a field in common (`near`)."""

    name: str
    units: re.Pattern[str]
    without: re.Pattern[str]
    said: re.Pattern[str]
    roles: re.Pattern[str]
    near: re.Pattern[str]
    whole: bool


@cache
def services() -> tuple[Service, ...]:
    """The services of the data file, in its order."""
    before = load_data("unit_scope")["before_places"]
    not_behind = "".join(rf"(?<!\b{re.escape(word)} )" for word in before)
    return tuple(_service(entry, not_behind) for entry in load_data("unit_scope")["service"])


def _service(entry: dict[str, Any], not_behind: str) -> Service:
    said = [
        *(_form(word, _ONE_WORD) for word in entry["said"]),
        *(not_behind + _form(word) for word in entry["places"]),
    ]
    return Service(
        name=entry["name"],
        units=_any_of(map(_form, entry["units"])),
        without=_any_of(map(_form, entry.get("without", ()))),
        said=_any_of(said),
        roles=_any_of(map(_form, entry["roles"])),
        near=_any_of(map(_form, entry["near"])),
        whole=bool(entry.get("whole")),
    )


def _form(words: str, between: str = r"\s+") -> str:
    """`skole*` fits «skolemiljøet», `*skole` «Lyngmo barneskole»; several words stand in a row, or with what may stand
    `between` them («bo trygt i egen bolig»)."""
    stem = between.join(re.escape(word) for word in words.strip("*").split())
    before = r"\b\w*" if words.startswith("*") else r"\b"
    return before + stem + (r"\w*" if words.endswith("*") else "") + r"\b"


def _any_of(forms: Iterable[str]) -> re.Pattern[str]:
    every = list(forms)
    return re.compile("|".join(every), re.IGNORECASE) if every else _NOTHING


@lru_cache(maxsize=1 << 16)
def words_said(service: str, texts: tuple[str, ...], near: bool = False) -> str | None:
    """The first words of the texts that are about a service (by its name), or with `near` about its field; asked once
    for all units that run it."""
    found = next(each for each in services() if each.name == service)
    pattern = found.near if near else found.said
    return next((match.group() for text in texts if (match := pattern.search(text))), None)


def services_of(names: Sequence[str]) -> tuple[Service, ...]:
    """The services that a unit runs, by its names or by the services that the list of the organisation has for it."""
    return tuple(service for service in services() if any(_runs(name, service) for name in names))


def _runs(name: str, service: Service) -> bool:
    if service.whole:
        words = [word for word in words_of(name) if word not in _connecting()]
        return bool(words) and all(service.units.fullmatch(word) for word in words)
    return bool(service.units.search(name)) and not service.without.search(name)


@cache
def _connecting() -> frozenset[str]:
    return frozenset(load_data("unit_scope")["connecting"])


@cache
def _common() -> re.Pattern[str]:
    return _any_of(map(_form, load_data("unit_scope")["common"]["words"]))


@cache
def _within() -> re.Pattern[str]:
    return re.compile(load_data("unit_scope")["common"]["within"], re.IGNORECASE)


def common_words(text: str) -> str | None:
    """The words of a goal that say that it is everybody's; none where it names the fields whose it is."""
    found = _common().search(text)
    return found.group() if found and not _within().search(text) else None


def common_heading(headings: Iterable[str]) -> str | None:
    """The heading that says that the goals under it are everybody's."""
    words = load_data("who_and_when")["common"]["words"]
    return next((each for each in headings if any(word in each.casefold() for word in words)), None)


def named_fields(text: str) -> str:
    """The fields that a goal is everybody's in («alle virksomheter i oppvekst og kultur»); else empty."""
    found = _within().search(text)
    return (found["fields"] or "") if found else ""


def unit_in_title(title: str) -> str | None:
    """«Grøndalsheimen» of «Einingsavtale 2026 – Grøndalsheimen»; None where the title names nothing more."""
    found = _title().match(title)
    return found["unit"].strip() if found else None


@cache
def _title() -> re.Pattern[str]:
    return re.compile(load_data("unit_scope")["title"], re.IGNORECASE)
