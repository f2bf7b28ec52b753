"""What a document says as a whole, beside its items: what rules about the plan as such look at."""

from dataclasses import dataclass

from tracecheck.model.source import Place


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as printed, with its level from 1."""

    text: str
    level: int
    place: Place


@dataclass(frozen=True, slots=True)
class Citation:
    """Law that is cited by the name or number of an act that is repealed now: `act` is its key in `data/laws.toml`,
    `text` the words that cite it; `past` is true where the words beside it tell that it is law that was."""

    act: str
    text: str
    place: Place
    past: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """The first words in a document that speak of a topic of `data/topics.toml`; or the name of a column that stands in
    running text (`loose_owner`, `loose_deadline`)."""

    topic: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Count:
    """A number of things in running text: `what` are the words behind it in lower case («boenheter i sentrum»), `years`
    those that its sentence names."""

    what: str
    value: float
    text: str
    place: Place
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Signing:
    """Where an agreement is signed, or has a place for it; `dated` where a day stands there. Who signed is not kept."""

    place: Place
    dated: bool = False


@dataclass(frozen=True, slots=True)
class ListTitle:
    """«Strategi til mål 2:»: the `number` that it names (none in «Strategi:»), that of the `goal` that it stands under,
    and its chapter, counted from the beginning."""

    text: str
    number: int | None
    goal: int | None
    chapter: int
    place: Place


@dataclass(frozen=True, slots=True)
class Facts:
    """`headings` in reading order, the title included. A document that came as items only has no facts at all.

    `citations` are those of acts that are repealed now, `mentions` one for each topic that is spoken of, `counts` those
    that are printed more than once with different values.
    """

    headings: tuple[Heading, ...] = ()
    citations: tuple[Citation, ...] = ()
    mentions: tuple[Mention, ...] = ()
    counts: tuple[Count, ...] = ()
    signing: Signing | None = None
    list_titles: tuple[ListTitle, ...] = ()
