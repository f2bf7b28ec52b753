"""A condition as it is written → its parts, each with its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from tracecheck.parsers.values.grammar import build
from tracecheck.parsers.values.text import closed
from tracecheck.resources import load_data
from tracecheck.rules.own.errors import At, ConditionError

if TYPE_CHECKING:
    from lark import Lark, Token

_OPENING = frozenset("([")
_CLOSING = frozenset(")]")
# Texts in quotation marks, whole, so that what stands in them is no bracket; brackets; words.
_SKELETON = re.compile(r"""\"[^"\n]*"|'[^'\n]*'|«[^»\n]*»|[()\[\]]|\w+""")
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Leaf:
    """A name, a text, a number or a date (`kind`), as written; `function` is count or words where it stands in one."""

    kind: str
    text: str
    at: At
    function: str | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A step of a condition: `kind` is disjunction, conjunction, negated, comparison, member, no_member, contains,
    matches, stated or missing; `sign` is how a comparison compares."""

    kind: str
    at: At
    parts: tuple["Part", ...] = ()
    leaves: tuple[Leaf, ...] = ()
    sign: str | None = None


def read_condition(text: str) -> Part:
    """The parts of a condition; raises ConditionError for what is none, or is endless."""
    limits = load_data("condition")["limits"]
    if not text.strip():
        raise ConditionError("empty", At())
    if len(text) > int(limits["characters"]):
        raise ConditionError("long", At(), arguments={"most": int(limits["characters"])})
    _refuse_deep(text, int(limits["depth"]))
    return _part(_tree(text))


def _refuse_deep(text: str, most: int) -> None:
    """Before anything is parsed: brackets inside one another, and «not» before «not»."""
    refusing = set(load_data("condition")["words"]["not"])
    brackets = nots = 0
    for found in _SKELETON.finditer(text):
        word = found[0].casefold()
        brackets += (word in _OPENING) - (word in _CLOSING)
        nots = nots + 1 if word in refusing else nots if word in _OPENING else 0
        if brackets + nots > most:
            raise ConditionError("deep", _at_index(text, found.start()), arguments={"most": most})


def _at_index(text: str, index: int) -> At:
    before = text[:index]
    return At(before.count("\n") + 1, index - before.rfind("\n"))


def _tree(text: str) -> Any:
    from lark.exceptions import UnexpectedCharacters, UnexpectedEOF, UnexpectedToken

    try:
        return _parser().parse(text)
    except UnexpectedCharacters as error:
        raise _unexpected(text, error.line, error.column, error.pos_in_stream or 0) from None
    except UnexpectedToken as error:
        if error.token.type == "$END":
            raise ConditionError("unfinished", _end(text)) from None
        raise _unexpected(text, error.line, error.column, error.pos_in_stream or 0) from None
    except UnexpectedEOF:
        raise ConditionError("unfinished", _end(text)) from None


def _unexpected(text: str, line: int, column: int, place: int) -> ConditionError:
    """Of what does not fit the words up to the next space are shown."""
    rest = text[place : place + _SHOWN].split()
    return ConditionError("unexpected", At(line, column), arguments={"words": rest[0] if rest else ""})


def _end(text: str) -> At:
    lines = text.rstrip().split("\n")
    return At(len(lines), len(lines[-1]) + 1)


def _part(tree: Any) -> Part:
    """Recursive: what lies deeper than the limit has been refused."""
    from lark import Tree

    below = tuple(_part(each) for each in tree.children if isinstance(each, Tree) and each.data in _STEPS)
    leaves = tuple(leaf for each in tree.children if isinstance(each, Tree) for leaf in _leaves(each))
    signs = [each for each in tree.children if not isinstance(each, Tree) and each.type in ("COMPARISON", "IS")]
    sign = _sign(signs[0]) if signs else None
    return Part(str(tree.data), _first_place(tree), below, leaves, sign)


_STEPS = frozenset(
    {
        "disjunction",
        "conjunction",
        "negated",
        "comparison",
        "member",
        "no_member",
        "contains",
        "matches",
        "stated",
        "missing",
    }
)


def _sign(token: "Token") -> str:
    return "=" if token.type == "IS" or token.value == "==" else str(token.value)


def _leaves(tree: Any) -> Iterator[Leaf]:
    if tree.data in _STEPS:
        return
    function = next((_function(token) for token in tree.children if getattr(token, "type", "") == "FUNCTION"), None)
    for token in _named(tree):
        yield Leaf(str(token.type), _text(token), _at(token), function)


def _named(tree: Any) -> "list[Token]":
    from lark import Token

    tokens = tree.scan_values(lambda value: isinstance(value, Token))
    return sorted(
        (each for each in tokens if each.type in ("NAME", "STRING", "NUMBER", "DATE")),
        key=lambda each: each.start_pos or 0,
    )


def _function(token: "Token") -> str:
    names = load_data("condition")["functions"]
    return next(str(name) for name, words in names.items() if token.value.casefold() in words)


def _text(token: "Token") -> str:
    """A text without its quotation marks."""
    return str(token.value[1:-1] if token.type == "STRING" else token.value)


def _at(token: "Token") -> At:
    return At(token.line or 1, token.column or 1)


def _first_place(tree: Any) -> At:
    from lark import Token

    tokens = list(tree.scan_values(lambda value: isinstance(value, Token)))
    return _at(min(tokens, key=lambda each: each.start_pos or 0)) if tokens else At()


@cache
def _parser() -> "Lark":
    data = load_data("condition")
    words = {f"{name.upper()}.5": _word(each) for name, each in data["words"].items()}
    functions = [word for each in data["functions"].values() for word in each]
    return build("condition", {**words, "FUNCTION.6": rf"{closed(functions)}(?=\s*\()"})


def _word(words: list[str]) -> str:
    return rf"{closed(words)}(?!\.)"
