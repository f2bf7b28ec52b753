"""What users read, in their language: one catalogue a language, rendered from message ids and plain arguments.

`messages/LANGUAGE.toml` has the words of the framework, `messages/parts/NAME.toml` those of a part of a report (ids
begin with `NAME.`), `rules/texts/CODE.toml` those of each rule; the last two have a table for each language. A text may
hold `{name}` and `{name:form}`; the forms are:

- `kind`, `the_document`, `status`, `severity`, `body`: the argument is a key, shown as a word (as it is, if it is
  none);
- `place`: the argument is a place code (see `places.py`), shown as «s. 31» or «tabell 2, rad 3»;
- `number`: decimal comma or point, and thousands, as the language has them;
- `date`: an ISO date as «11.12.2025» (as it is in English).

A form with `^` behind it (`the_document^`) begins with a capital letter, for the start of a sentence.

A text may have the forms `one` and `other`; the argument `count` decides.
"""

import re
import string
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from tracecheck.messages.numbers import format_date, format_number
from tracecheck.messages.places import render_place_code

LANGUAGES = ("nb", "nn", "en")
_CAPITAL = "^"
# What an empty argument leaves behind: a space too many, brackets with nothing in them.
_GAPS = re.compile(r" +(?= )|(?<!:) +(?=[.,;:)»”](?:\s|$))| \(\)")

Argument = str | int | float
Text = str | Mapping[str, str]


@dataclass(frozen=True)
class Catalogue:
    """All texts of one language."""

    language: str
    texts: Mapping[str, Text]

    def with_texts(self, own: Mapping[str, Text]) -> "Catalogue":
        """The same catalogue with texts of the user's own beside those that there are."""
        return replace(self, texts=_Beside(own, self.texts)) if own else self

    def has(self, message_id: str) -> bool:
        """Whether there is a text with this id."""
        return message_id in self.texts

    def text(self, message_id: str, /, **arguments: Argument) -> str:
        """The text with its arguments filled in; raises KeyError for an unknown id or a missing argument."""
        found = self.texts[message_id]
        template = found if isinstance(found, str) else found[_plural_form(arguments.get("count"))]
        return _GAPS.sub("", _Filler(self).vformat(template, (), arguments)).strip()

    def quoted(self, words: str) -> str:
        """Words in the quotation marks of the language."""
        return f"{self.texts['quotation.before']}{words}{self.texts['quotation.after']}"


class _Filler(string.Formatter):
    """Fills templates; only plain names are allowed, so that no argument can reach into an object."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._catalogue = catalogue

    def get_field(self, field_name: str, args: Any, kwargs: Any) -> tuple[Any, str]:
        return kwargs[field_name], field_name

    def format_field(self, value: Any, format_spec: str) -> str:
        if format_spec.endswith(_CAPITAL):
            said = self.format_field(value, format_spec.removesuffix(_CAPITAL))
            return said[:1].upper() + said[1:]
        if format_spec == "number" or (not format_spec and isinstance(value, float)):
            return format_number(value, self._catalogue.language)
        if not format_spec:
            return str(value)
        if format_spec == "date":
            return format_date(str(value), self._catalogue.language)
        if format_spec == "place":
            return render_place_code(str(value), self._catalogue.texts)
        return _word(self._catalogue, format_spec, str(value))


def _word(catalogue: Catalogue, form: str, key: str) -> str:
    """The word for a key; for several keys with a comma between them, their words."""
    found = [catalogue.texts.get(f"{form}.{each}", each) for each in key.split(", ")]
    return ", ".join(each if isinstance(each, str) else each["other"] for each in found)


def _plural_form(count: Argument | None) -> str:
    return "one" if count == 1 else "other"


@cache
def load_catalogue(language: str) -> Catalogue:
    """The catalogue of a language; raises KeyError for a language that is not there."""
    if language not in LANGUAGES:
        raise KeyError(language)
    return Catalogue(language, _Texts(language))


class _Beside(Mapping[str, Text]):
    """Texts of the user's own, and all others."""

    def __init__(self, own: Mapping[str, Text], others: Mapping[str, Text]) -> None:
        self._own, self._others = own, others

    def __getitem__(self, key: str) -> Text:
        return self._own[key] if key in self._own else self._others[key]

    def __iter__(self) -> Iterator[str]:
        yield from self._own
        yield from (key for key in self._others if key not in self._own)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class _Texts(Mapping[str, Text]):
    """Texts by id: those of the framework, and those of a rule or a part of a report from the first time that one of
    them is asked for, so that a help text does not wait for a hundred files."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._known: dict[str, Text] = dict(_flat(_read("messages", f"{language}.toml")))
        self._parts = {each.name.removesuffix(".toml"): each for each in _part_files()}

    def __getitem__(self, key: str) -> Text:
        if key not in self._known:
            self._read_part(key.partition(".")[0])
        return self._known[key]

    def __iter__(self) -> Iterator[str]:
        for name in sorted(self._parts):
            self._read_part(name)
        return iter(self._known)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read_part(self, name: str) -> None:
        file = self._parts.pop(name, None)
        if file is not None:
            parsed = tomllib.loads(file.read_text(encoding="utf-8"))
            self._known.update(_part_texts(name, parsed.get(self._language, {})))


def _part_files() -> list[Traversable]:
    """The texts of rules and of parts of reports; no two have one name."""
    folders = (("rules", "texts"), ("messages", "parts"))
    entries = [each for folder in folders for each in files("tracecheck").joinpath(*folder).iterdir()]
    return [each for each in entries if each.name.endswith(".toml")]


def _read(folder: str, name: str) -> dict[str, Any]:
    return tomllib.loads(files("tracecheck").joinpath(folder, name).read_text(encoding="utf-8"))


def _flat(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, Text]]:
    entries: list[tuple[str, Text]] = []
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, str) or set(value) == {"one", "other"}:
            entries.append((name, value))
        else:
            entries.extend(_flat(value, f"{name}."))
    return entries


def _part_texts(part: str, table: Mapping[str, Any]) -> list[tuple[str, Text]]:
    """`message` is the text of the rule's code itself; every other key stands under its name («TC101.remedy»)."""
    return [(part if name == "message" else f"{part}.{name}", text) for name, text in _flat(table)]
