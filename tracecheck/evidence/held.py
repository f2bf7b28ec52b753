"""Whether the parts of a pack that people read say what its result says: a new manifest is soon made."""

import hashlib
from collections.abc import Iterator, Mapping

from tracecheck.evidence.differences import bare
from tracecheck.evidence.readme import readme, table
from tracecheck.evidence.records import Claim, Claims, Recorded, Versions
from tracecheck.evidence.zipped import MANIFEST, REQUIRED, PackError
from tracecheck.messages import Catalogue
from tracecheck.model.result import Result

_CLAIMS, _TABLE = "claims.json", "claims.csv"


def check_members(members: Mapping[str, bytes], recorded: Recorded, claims: Claims, catalogue: Catalogue) -> None:
    """Raises PackError for a file that no pack has, for one that every pack has and this one has not, and for a file of
    settings that is none of those that the run was made with. `catalogue` is that of the run."""
    sources = {each.member: each.sha256 for each in recorded.sources}
    readable = (MANIFEST, _TABLE, catalogue.text("evidence.readme_name"))
    belong = {*REQUIRED, *readable, *sources, *_pictures(claims)}
    for name in sorted(belong - set(members)):
        raise PackError("error.evidence_member", name=name)
    changed = [name for name, sha256 in sources.items() if hashlib.sha256(members[name]).hexdigest() != sha256]
    for name in sorted({*members} - belong) or sorted(changed):
        raise PackError("error.evidence_changed", name=name)


def _pictures(claims: Claims) -> Iterator[str]:
    yield from (name for claim in claims.claims for each in claim.quoted for name in each.pictures)


def altered(
    members: Mapping[str, bytes],
    told: tuple[Recorded, Claims, Versions],
    repeated: tuple[Result, tuple[Claim, ...]],
    catalogue: Catalogue,
    *,
    is_same_code: bool,
) -> tuple[str, ...]:
    """The files of the pack that say anything else than the repeated run, where its result is that of the pack. The
    introduction is asked only of the same code: words change between versions."""
    (recorded, claims, versions), (result, now) = told, repeated
    found = [] if [*map(bare, claims.claims)] == [*map(bare, now)] else [_CLAIMS]
    if _rows(members[_TABLE]) != _rows(table(claims, catalogue)):
        found.append(_TABLE)
    name = catalogue.text("evidence.readme_name")
    if is_same_code and members[name] != readme(result, recorded, claims, versions, catalogue):
        found.append(name)
    return tuple(found)


def _rows(content: bytes) -> bytes:
    """All but the titles of the columns."""
    return content.partition(b"\n")[2]
