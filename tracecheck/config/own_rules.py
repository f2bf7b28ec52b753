"""The municipality's own rules (`[[rule]]`): what is wrong with them, told with line and column; and their records."""

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from tracecheck.config.errors import ConfigProblem
from tracecheck.config.kinds import document_kind, document_kinds, item_kind, item_kinds
from tracecheck.config.layers import RULES, Layer
from tracecheck.config.lines import line_of_entry
from tracecheck.model.finding import Argument, Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import DocumentKind
from tracecheck.model.settings import OwnRule, Wording

_CODE = re.compile(r"[A-ZÆØÅ]{2,6}[0-9]{1,4}")
_NAME = re.compile(r"[a-zæøå0-9]+(?:-[a-zæøå0-9]+)+")
_KEPT = ("TC", "ALL")
_CONDITIONS = ("when", "require", "forbid")
_MESSAGES = ("message", "message-all", "remedy")
_LANGUAGES = ("nb", "nn", "en")


def own_rules(table: Mapping[str, Any]) -> tuple[OwnRule, ...]:
    """The rules of a table that has no problems."""
    return tuple(_made(each) for each in table.get(RULES, ()))


def _made(rule: Mapping[str, Any]) -> OwnRule:
    documents = (document_kind(each) for each in _list(rule.get("document")))
    items = (item_kind(each) for each in _list(rule.get("item")))
    return OwnRule(
        code=rule["code"].upper(),
        slug=rule["name"],
        severity=Severity(rule.get("severity", Severity.WARNING)),
        message=_wording(rule["message"]),
        documents=tuple(DocumentKind(each) for each in documents if each),
        items=tuple(ItemKind(each) for each in items if each),
        when=rule.get("when"),
        require=rule.get("require"),
        forbid=rule.get("forbid"),
        title=_wording(rule.get("title")),
        message_all=_wording(rule.get("message-all")),
        remedy=_wording(rule.get("remedy")),
        why=_wording(rule.get("why")),
        source=_wording(rule.get("source")),
    )


def _list(said: str | list[str] | None) -> list[str]:
    return [said] if isinstance(said, str) else list(said or ())


def _wording(said: str | Mapping[str, str] | None) -> Wording:
    if isinstance(said, str):
        return (("nb", said),)
    return tuple((language, said[language]) for language in _LANGUAGES if said and language in said)


def own_rule_problems(layer: Layer) -> tuple[ConfigProblem, ...]:
    """Every mistake in the rules of one file, which fit the schema."""
    rules: Sequence[Mapping[str, Any]] = layer.table.get(RULES, ())
    if not rules:
        return ()
    doubles = _doubles(rules, "code", layer), _doubles(rules, "name", layer)
    single = [_Teller(layer, number, rule) for number, rule in enumerate(rules)]
    return (*(each for teller in single for each in teller.problems()), *doubles[0], *doubles[1])


def _doubles(rules: Sequence[Mapping[str, Any]], key: str, layer: Layer) -> list[ConfigProblem]:
    first: dict[str, int] = {}
    found = []
    for number, rule in enumerate(rules):
        before = first.setdefault(rule[key].casefold(), number)
        if before != number:
            other = line_of_entry(layer.text, RULES, before, key)
            found.append(_Teller(layer, number, rule).problem("rule_twice", key, value=rule[key], other=other))
    return found


class _Teller:
    """Tells what is wrong with one rule, each with the line of the key."""

    def __init__(self, layer: Layer, number: int, rule: Mapping[str, Any]) -> None:
        self._layer, self._number, self._rule = layer, number, rule

    def problems(self) -> Iterator[ConfigProblem]:
        yield from self._names()
        yield from self._kinds("document", document_kind, document_kinds())
        yield from self._kinds("item", item_kind, item_kinds())
        if ("require" in self._rule) == ("forbid" in self._rule):
            yield self.problem("rule_require", "code")
        for key in _CONDITIONS:
            if key in self._rule:
                yield from self._condition(key)
        for key in _MESSAGES:
            yield from self._places(key)

    def problem(
        self, reason: str, key: str, suggestion: str | None = None, /, *, later: int = 0, **more: Argument
    ) -> ConfigProblem:
        line = line_of_entry(self._layer.text, RULES, self._number, key) + later
        rule = str(self._rule["code"])
        return ConfigProblem(
            f"error.{reason}",
            {"path": str(self._layer.path), "line": line, "rule": rule, "key": key, **more},
            suggestion,
        )

    def _names(self) -> Iterator[ConfigProblem]:
        from tracecheck.rules.registry import all_rules

        code, name = self._rule["code"], self._rule["name"]
        if not _CODE.fullmatch(code.upper()) or code.upper().startswith(_KEPT):
            yield self.problem("rule_code", "code", value=code)
        if not _NAME.fullmatch(name) or any(each.rule.slug == name for each in all_rules()):
            yield self.problem("rule_name", "name", value=name)

    def _kinds(self, key: str, read: Any, known: Sequence[str]) -> Iterator[ConfigProblem]:
        for each in _list(self._rule.get(key)):
            if read(each) is None:
                near = get_close_matches(each.casefold(), known, n=1)
                yield self.problem("rule_kind", key, near[0] if near else None, value=each, values=", ".join(known))

    def _condition(self, key: str) -> Iterator[ConfigProblem]:
        from tracecheck.rules.own.condition import compiled
        from tracecheck.rules.own.errors import ConditionError

        try:
            compiled(self._rule[key], items=bool(self._rule.get("item")))
        except ConditionError as error:
            yield self._told(key, error)

    def _told(self, key: str, error: Any) -> ConfigProblem:
        later = _lines_before(self._layer.text, self._number, key, self._rule[key]) + error.at.line - 1
        told = self.problem(
            f"condition_{error.reason}", key, error.suggestion, later=later, column=error.at.column, **error.arguments
        )
        return replace(told, words={name: f"field_type.{each}" for name, each in error.types.items()})

    def _places(self, key: str) -> Iterator[ConfigProblem]:
        from tracecheck.rules.own.rule import DOCUMENT_PLACES, ITEM_PLACES, MANY_PLACES

        known = [*DOCUMENT_PLACES, *(ITEM_PLACES if self._rule.get("item") else ())]
        known += MANY_PLACES if key == "message-all" else ()
        for _, text in _wording(self._rule.get(key)):
            for name in _names_in(text):
                if name not in known:
                    near = get_close_matches(name, known, n=1)
                    values = ", ".join(f"{{{each}}}" for each in known)
                    yield self.problem("rule_place", key, _braced(near), value=f"{{{name}}}", values=values)


def _braced(near: Sequence[str]) -> str | None:
    return f"{{{near[0]}}}" if near else None


def _names_in(text: str) -> Iterator[str]:
    """What stands in braces; «?» for braces that are not closed or hold more than a name."""
    try:
        parts = list(string.Formatter().parse(text))
    except ValueError:
        yield "?"
        return
    for _, name, form, conversion in parts:
        if name is not None:
            yield name if not form and not conversion else f"{name}:{form}"


def _lines_before(text: str, number: int, key: str, condition: str) -> int:
    """A condition over several lines begins on the line after its three quotation marks, or on the same line."""
    line = line_of_entry(text, RULES, number, key)
    written = text.split("\n")[line - 1]
    return int("\n" in condition and written.rstrip().endswith(('"""', "'''")))
