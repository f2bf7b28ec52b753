"""The municipality's own words (`[terms]`) and names of columns (`[columns]`), checked → the record."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from tracecheck.config.errors import ConfigProblem
from tracecheck.config.kinds import document_kind, document_kinds, item_kind, item_kinds
from tracecheck.config.layers import Layer
from tracecheck.config.lines import line_of
from tracecheck.model.finding import Argument
from tracecheck.model.keys import text_key
from tracecheck.model.settings import Terms
from tracecheck.resources import load_data

_TERMS, _COLUMNS = "terms", "columns"
Read = Callable[[str], str | None]


def make_terms(table: Mapping[str, Any]) -> Terms:
    """The words of a table that has no problems, the longest first: of two that fit it is the one that is meant."""
    words = {_plain(word): meaning for word, meaning in table.get(_TERMS, {}).items()}
    return Terms(
        items=_pairs(words, item_kind),
        documents=_pairs({word: each for word, each in words.items() if item_kind(each) is None}, document_kind),
        columns=_pairs({_plain(name): role for name, role in table.get(_COLUMNS, {}).items()}, column_role),
    )


def _pairs(words: Mapping[str, str], read: Read) -> tuple[tuple[str, str], ...]:
    found = [(word, kind) for word, meaning in words.items() if (kind := read(meaning)) is not None]
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def _plain(word: str) -> str:
    return " ".join(word.casefold().split())


def column_role(word: str) -> str | None:
    """The role of a column by its own name (owner) or by a name of columns that is known («Ansvarlig»)."""
    names: Mapping[str, Sequence[str]] = load_data("columns")["names"]
    if word.casefold() in names:
        return word.casefold()
    return next((role for role, each in names.items() if text_key(word) in map(text_key, each)), None)


def term_problems(layer: Layer) -> tuple[ConfigProblem, ...]:
    """Every word and column of one file that stands for nothing known, or is none."""
    kinds = [*item_kinds(), *document_kinds()]
    roles: Mapping[str, Sequence[str]] = load_data("columns")["names"]
    columns = [*roles, *(name for each in roles.values() for name in each)]
    return (
        *_problems(layer, _TERMS, lambda word: item_kind(word) or document_kind(word), kinds, kinds),
        *_problems(layer, _COLUMNS, column_role, columns, list(roles)),
    )


def _problems(
    layer: Layer, table: str, read: Read, known: Sequence[str], told: Sequence[str]
) -> Iterator[ConfigProblem]:
    for word, meaning in layer.table.get(table, {}).items():
        arguments: dict[str, Argument] = {
            "path": str(layer.path),
            "line": line_of(layer.text, [table, word]),
            "key": word,
            "value": meaning,
            "values": ", ".join(told),
        }
        if not any(map(str.isalpha, word)):
            yield ConfigProblem("error.term_word", arguments)
        elif read(meaning) is None:
            near = get_close_matches(meaning.casefold(), known, n=1)
            yield ConfigProblem(f"error.{table}_value", arguments, near[0] if near else None)
