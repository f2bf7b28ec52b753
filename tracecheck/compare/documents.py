"""Which document on one side is which on the other, whatever their files are called."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from tracecheck.linker.documents.chain import first_year, last_year, place_key
from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.comparison import DocumentEnd, DocumentFate, DocumentPair
from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.resources import load_data
from tracecheck.unread import is_unread

_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class _Known:
    """A document with what it is known again by, each None where it is not said."""

    document: PlanDocument
    alone: bool

    @cached_property
    def says(self) -> Counter[tuple[str, str]]:
        """What its items say."""
        return Counter((item.kind.value, text_key(item.text)) for item in self.document.items)

    @cached_property
    def terms(self) -> frozenset[str]:
        """What its items are about: bokmål and nynorsk, any inflection, are the same here."""
        return frozenset(term for item in self.document.items for term in terms_of(item.text))

    @property
    def kind(self) -> str | None:
        """None where it is unknown."""
        return None if self.document.kind is DocumentKind.UNKNOWN else self.document.kind.value

    @property
    def place(self) -> str | None:
        """Municipality, None where all documents are of one."""
        return None if self.alone else place_key(self.document.municipality)

    @property
    def unit(self) -> str:
        """The unit, empty where there is none."""
        return text_key(self.document.unit or "")

    @property
    def title(self) -> str:
        """The title without years and words of progress; empty where there is none."""
        return _bare(self.document.title or "")

    @property
    def name(self) -> str:
        """The name of the file without years, words of progress and ending."""
        return _bare(PurePosixPath(self.document.key).stem)

    @property
    def years(self) -> tuple[int | None, int | None]:
        """First and last year."""
        return first_year(self.document), last_year(self.document)


def _bare(text: str) -> str:
    noise = set(load_data("chain")["versions"]["title_noise"])
    words = _WORD.findall(text.casefold())
    return " ".join(word for word in words if word not in noise and not _YEAR.fullmatch(word) and len(word) > 1)


Match = tuple[_Known, _Known]
Test = Callable[[_Known, _Known], bool]


def pair_documents(old: Sequence[PlanDocument], new: Sequence[PlanDocument]) -> tuple[DocumentPair, ...]:
    """Each document with its other side: the same one first, then versions, editions, and those under a new name."""
    alone = len({place_key(each.municipality) for each in (*old, *new) if each.municipality}) <= 1
    lefts = [_Known(each, alone) for each in sorted(old, key=_order)]
    rights = [_Known(each, alone) for each in sorted(new, key=_order)]
    pairs: list[Match] = []
    for test in _TESTS:
        pairs.extend(_take(lefts, rights, test))
    if len(old) == len(new) == 1:
        pairs.extend(_take(lefts, rights, _alone_alike))
    found = [*(_pair(*each) for each in pairs)]
    found += [DocumentPair(DocumentFate.GONE, old=_end(each.document)) for each in lefts]
    found += [DocumentPair(DocumentFate.NEW, new=_end(each.document)) for each in rights]
    return tuple(sorted(found, key=lambda each: ((each.new or each.old or _NOBODY).key, each.new is None)))


_NOBODY = DocumentEnd("", DocumentKind.UNKNOWN)


def _order(document: PlanDocument) -> tuple[int, str]:
    return first_year(document) or 0, document.key


def _take(lefts: list[_Known], rights: list[_Known], test: Test) -> Iterator[Match]:
    """Pairs that pass the test, each document once; of several the nearest in time, then the one that says the most of
    the same. Both lists lose what is paired."""
    fitting = [(left, right) for left in lefts for right in rights if test(left, right)]
    for left, right in sorted(fitting, key=lambda pair: _distance(*pair)):
        if any(left is each for each in lefts) and any(right is each for each in rights):
            lefts[:] = [each for each in lefts if each is not left]
            rights[:] = [each for each in rights if each is not right]
            yield left, right


def _distance(left: _Known, right: _Known) -> tuple[int, int, str, str]:
    one, other = left.years[0], right.years[0]
    apart = abs(one - other) if one and other else 0
    return apart, -(left.says & right.says).total(), left.document.key, right.document.key


def _same_file(left: _Known, right: _Known) -> bool:
    same = left.document.sha256 is not None and left.document.sha256 == right.document.sha256
    return same and left.document.key == right.document.key


def _same_key(left: _Known, right: _Known) -> bool:
    """The same path, and nothing it says of itself makes it another document."""
    one, other = left.document, right.document
    if one.key != other.key:
        return False
    if is_unread(one) or is_unread(other):
        return True
    return None in (left.kind, right.kind) or (left.kind == right.kind and left.unit == right.unit)


def _same_bytes(left: _Known, right: _Known) -> bool:
    return left.document.sha256 is not None and left.document.sha256 == right.document.sha256


def _version(left: _Known, right: _Known) -> bool:
    return _is_one(left, right) and left.years == right.years


def _edition(left: _Known, right: _Known) -> bool:
    return _is_one(left, right)


def _is_one(left: _Known, right: _Known) -> bool:
    """Kind, municipality and unit agree; kinds of which a municipality has several agree in title too."""
    if left.kind is None or right.kind is None:
        return bool(left.name) and left.name == right.name and left.kind == right.kind
    if left.kind != right.kind or left.unit != right.unit or _differ(left.place, right.place):
        return False
    if left.kind not in load_data("chain")["versions"]["titled"]:
        return True
    return left.title == right.title if left.title and right.title else left.name == right.name


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _renamed(left: _Known, right: _Known) -> bool:
    """Enough of the same statements, whatever the two are called."""
    rules = load_data("compare")["documents"]
    common = (left.says & right.says).total()
    fewest = min(left.says.total(), right.says.total())
    return bool(common >= rules["least"] and common >= rules["renamed"] * fewest)


def _reworked(left: _Known, right: _Known) -> bool:
    """One subject in other words: written anew, in the other written norm, for a municipality that was merged."""
    return _is_about_one(left, right, "reworked")


def _alone_alike(left: _Known, right: _Known) -> bool:
    """The only document on each side: the user says that they are editions of one, their words need say less."""
    return _is_about_one(left, right, "alone")


def _is_about_one(left: _Known, right: _Known, limit: str) -> bool:
    kinds = {left.kind, right.kind} - {None}
    units = {left.unit, right.unit} - {""}
    if len(kinds) > 1 or len(units) > 1 or not left.terms or not right.terms:
        return False
    common = 2 * len(left.terms & right.terms) / (len(left.terms) + len(right.terms))
    return bool(common >= load_data("compare")["documents"][limit])


_TESTS: tuple[Test, ...] = (_same_file, _same_key, _same_bytes, _version, _edition, _renamed, _reworked)


def _pair(left: _Known, right: _Known) -> DocumentPair:
    one, other = left.document, right.document
    start, now = first_year(one), first_year(other)
    shift = now - start if start and now else 0
    return DocumentPair(_fate(left, right, shift), _end(one), _end(other), shift)


def _fate(left: _Known, right: _Known, shift: int) -> DocumentFate:
    one, other = left.document, right.document
    if is_unread(one) or is_unread(other):
        return DocumentFate.UNREAD
    if shift:
        return DocumentFate.EDITION
    same = one.items == other.items and one.status is other.status and one.adopted == other.adopted
    if not same and not _same_bytes(left, right):
        return DocumentFate.VERSION
    return DocumentFate.SAME if _name(one) == _name(other) else DocumentFate.RENAMED


def _name(document: PlanDocument) -> str:
    """The name of its file: the folders may be those of the two sides."""
    return PurePosixPath(document.key).name


def _end(document: PlanDocument) -> DocumentEnd:
    return DocumentEnd(
        document.key,
        document.kind,
        document.title,
        document.unit,
        first_year(document),
        last_year(document),
        len(document.items),
    )
