"""Parsers of the shipped grammars, with terminals made from the lexicons.

A grammar names its terminals; their patterns come from data files, so that a word is added in one place. All
grammars are LALR with a contextual lexer. Nothing is cached on disk.
"""

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


def parse(parser: "Lark", text: str) -> "ParseTree | None":
    """The tree of the whole of `text`, or None when it is no such thing."""
    from lark.exceptions import UnexpectedInput

    try:
        return parser.parse(text)
    except UnexpectedInput:
        return None


def parse_start(parser: "Lark", text: str) -> "tuple[ParseTree, int] | None":
    """The tree of the longest part at the start of `text` that is such a thing, and where that part ends."""
    for end in reversed(_possible_ends(parser, text)):
        tree = parse(parser, text[:end])
        if tree is not None:
            return tree, end
    return None


def _possible_ends(parser: "Lark", text: str) -> list[int]:
    """Ends of tokens after which the input might stop, in order."""
    from lark.exceptions import UnexpectedInput

    ends: list[int] = []
    # Two methods of lark's interactive parser have no annotations.
    state: Any = parser.parse_interactive(text)
    try:
        for token in state.lexer_thread.lex(state.parser_state):
            state.feed_token(token)
            if "$END" in state.choices():
                ends.append(token.end_pos)
    except UnexpectedInput:
        pass
    return ends


def _slashes(pattern: str) -> str:
    return pattern.replace("/", r"\/")
