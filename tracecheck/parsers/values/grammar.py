"""Parsers of the shipped grammars, with terminals made from the lexicons.

A grammar names its terminals; their patterns come from data files, so that a word is added in one place. All
grammars are LALR with a contextual lexer. Nothing is cached on disk.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tracecheck.resources import read_text

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

    ParseTree = Tree[Token]


def build(name: str, terminals: Mapping[str, str]) -> "Lark":
    """The parser of `grammars/NAME.lark`; `terminals` maps a name, with an optional priority, to its pattern.

    Patterns are regular expressions read without regard to case. A name may carry a priority: «UNIT.2».
    """
    from lark import Lark

    defined = "\n".join(f"{terminal}: /{_slashes(pattern)}/i" for terminal, pattern in terminals.items())
    return Lark(
        f"{read_text('grammars', name + '.lark')}\n{defined}\n",
        parser="lalr",
        lexer="contextual",
        maybe_placeholders=False,
    )


def parse_start(parser: "Lark", text: str) -> "tuple[ParseTree, int] | None":
    """The tree of the longest part at the start of `text` that is such a thing, and where that part ends."""
    tokens, ends = _tokens(parser, text)
    for end in reversed(ends):
        tree = _tree(parser, tokens[:end])
        if tree is not None:
            return tree, tokens[end - 1].end_pos or 0
    return None


def leaves(tree: "ParseTree") -> "list[Token]":
    """The tokens of a tree, in order."""
    from lark import Token

    return [each for each in tree.scan_values(lambda value: isinstance(value, Token)) if isinstance(each, Token)]


def first_place(token: "Token") -> int:
    """Where a token begins in the text that was parsed."""
    return token.start_pos or 0


def last_place(token: "Token") -> int:
    """Where a token ends in the text that was parsed."""
    return token.end_pos or 0


def _tokens(parser: "Lark", text: str) -> "tuple[list[Token], list[int]]":
    """The tokens as far as they fit the grammar, and the counts of tokens after which the input might stop."""
    from lark.exceptions import UnexpectedInput

    tokens: list[Token] = []
    ends: list[int] = []
    # Two methods of lark's interactive parser have no annotations.
    state: Any = parser.parse_interactive(text)
    try:
        for token in state.lexer_thread.lex(state.parser_state):
            state.feed_token(token)
            tokens.append(token)
            if "$END" in state.choices():
                ends.append(len(tokens))
    except UnexpectedInput:
        pass
    return tokens, ends


def _tree(parser: "Lark", tokens: "list[Token]") -> "ParseTree | None":
    """The tree of `tokens`. They are not cut from the text again: what follows them may have told what they are."""
    from lark.exceptions import UnexpectedInput

    state: Any = parser.parse_interactive("")
    try:
        for token in tokens:
            state.feed_token(token)
        tree: ParseTree = state.feed_eof(tokens[-1])
    except UnexpectedInput:
        return None
    return tree


def _slashes(pattern: str) -> str:
    return re.sub(r"(?<!\\)/", r"\/", pattern)
