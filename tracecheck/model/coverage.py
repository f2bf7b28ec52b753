"""How much of a document was not read where goals stand."""

from dataclasses import dataclass

from tracecheck.model.source import Place


@dataclass(frozen=True, slots=True)
class Unread:
    """A passage in a part that holds goals from which nothing was read; `text` is its beginning."""

    place: Place
    characters: int
    text: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of a document's text stands in parts that hold goals, strategies or measures, and was not read there.

    All are characters of text. `in_goal_sections` counts statements and what stands under headings that announce them
    or are such themselves. `unread` counts, of that, prose in sections where nothing was read at all, lists that no
    line leads into, and tables without columns that say what they hold. `places` are the longest such passages, in
    reading order.
    """

    characters: int
    in_goal_sections: int
    unread: int
    places: tuple[Unread, ...] = ()
