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
class Facts:
    """`headings` in reading order, the title included. A document that came as items only has no facts at all."""

    headings: tuple[Heading, ...] = ()
