"""Which places get a picture: those of PDFs, each place once, no more than the limits."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tracecheck.evidence.records import Claim, Pictures, Quoted
from tracecheck.model.source import Box
from tracecheck.resources import load_data


@dataclass(frozen=True, slots=True)
class Spot:
    """Boxes on one page of a document: what one picture shows."""

    document: str
    page: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """The spots to make pictures of, and how many more there were."""

    spots: tuple[Spot, ...]
    left_out: int


def wished(claims: Iterable[Claim], documents: Collection[str]) -> Wish:
    """The spots of all claims in these documents, each once, in the order of the claims, within the limits."""
    limits = load_data("evidence")["picture"]
    every = dict.fromkeys(spot for claim in claims for quoted in claim.quoted for spot in spots_of(quoted))
    kept: list[Spot] = []
    count: Counter[str] = Counter()
    here = [spot for spot in every if spot.document in documents]
    for spot in here:
        if len(kept) < limits["most"] and count[spot.document] < limits["most_of_document"]:
            kept.append(spot)
            count[spot.document] += 1
    return Wish(tuple(kept), len(here) - len(kept))


def spots_of(quoted: Quoted) -> Iterator[Spot]:
    """A spot for each page that the words stand on."""
    for page in sorted({box.page for box in quoted.boxes}):
        yield Spot(quoted.document, page, tuple(sorted(box for box in quoted.boxes if box.page == page)))


def names_of(spots: Sequence[Spot], files: Sequence[str]) -> dict[Spot, str]:
    """A name in the pack for each spot: number of the file (from 1), page, and a hash that tells places apart."""
    numbers = {key: number for number, key in enumerate(files, 1)}
    return {spot: f"pictures/{numbers[spot.document]:03}-p{spot.page:04}-{_hash(spot)}.png" for spot in spots}


def _hash(spot: Spot) -> str:
    return hashlib.sha256(repr((spot.document, [tuple(box) for box in spot.boxes])).encode()).hexdigest()[:12]


def with_pictures(claims: Iterable[Claim], names: Mapping[Spot, str]) -> tuple[Claim, ...]:
    """The claims with the names of the pictures that were made."""
    return tuple(
        replace(claim, quoted=tuple(replace(each, pictures=_of(each, names)) for each in claim.quoted))
        for claim in claims
    )


def _of(quoted: Quoted, names: Mapping[Spot, str]) -> tuple[str, ...]:
    return tuple(names[spot] for spot in spots_of(quoted) if spot in names)


def counted(wish: Wish, made: Collection[Spot], documents: Iterable[str]) -> Pictures:
    """What the pack says of its pictures; `documents` are all documents of the run."""
    shown = {spot.document for spot in made}
    without = tuple(sorted(key for key in documents if key not in shown))
    return Pictures(len(made), wish.left_out + len(wish.spots) - len(made), without)
