"""The same document twice: copies of one file, one plan in several formats, a sheet with the table of a plan."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracecheck.linker.documents.chain import first_year, place_key
from tracecheck.model.coupling import VersionChoice
from tracecheck.model.item import Item
from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind, PlanDocument, Status
from tracecheck.resources import load_data

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+")
_OF_UNITS = frozenset({DocumentKind.ENHETSAVTALE, DocumentKind.LEDERAVTALE, DocumentKind.VIRKSOMHETSPLAN})

Signature = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class _Content:
    """A document and what it says: its items by words and numbers, however they were printed; and what it says of
    itself (`told`: kind, year, place, unit, numbers of its title), None where it says nothing."""

    document: PlanDocument
    says: Counter[Signature]
    told: tuple[object, ...]


def find_duplicates(documents: Sequence[PlanDocument]) -> tuple[VersionChoice, ...]:
    """For each document that is here more than once, which one is used; `reason` is a message id of TC007."""
    waiting = sorted((_content(each) for each in documents), key=_preference)
    groups: list[list[_Content]] = []
    saying: dict[object, list[int]] = {}
    for each in waiting:
        near = sorted({number for sign in _signs(each) for number in saying.get(sign, ())})
        group = next((groups[number] for number in near if _is_twin(groups[number][0], each)), None)
        if group is not None:
            group.append(each)
            continue
        for sign in _signs(each):
            saying.setdefault(sign, []).append(len(groups))
        groups.append([each])
    choices = (choice for group in groups for choice in _choices(group))
    return tuple(sorted(choices, key=lambda choice: (choice.chosen, choice.reason)))


def _signs(content: _Content) -> list[object]:
    """Two documents that have none of these in common are not the same: the file with the place in it, each item."""
    document = content.document
    return [*([(document.sha256, document.key.partition("!")[2])] if document.sha256 else []), *content.says]


def _content(document: PlanDocument) -> _Content:
    return _Content(document, Counter(_signature(item) for item in document.items), _told(document))


def _told(document: PlanDocument) -> tuple[object, ...]:
    return (
        _kind(document),
        first_year(document),
        place_key(document.municipality),
        text_key(document.unit or "") or None,
        _numbers(document.title),
    )


def _signature(item: Item) -> Signature:
    amounts = tuple(sorted((amount.year or 0, amount.value) for amount in item.amounts))
    target = item.target.value if item.target else None
    value = item.value.value if item.value else None
    return text_key(item.text), target, value, amounts


def _preference(content: _Content) -> tuple[bool, int, bool, int, int, str]:
    """A whole plan before a sheet of it, then the format, then the one in which somebody has answered remarks (what is
    said in the others is not heard), then the file that lies highest and has the shortest name."""
    document = content.document
    formats = load_data("chain")["duplicates"]["formats"]
    form = document.format.value if document.format else ""
    place = formats.index(form) if form in formats else len(formats)
    unanswered = not document.suppressions
    return _is_part(document), place, unanswered, document.key.count("/"), len(document.key), document.key


def _is_part(document: PlanDocument) -> bool:
    return document.format is not None and document.format.value in load_data("chain")["duplicates"]["parts"]


def _choices(group: Sequence[_Content]) -> Iterator[VersionChoice]:
    """One for each way in which the others of a group are the one that is used, over again."""
    used, *others = group
    reasons = {other.document.key: _reason(used, other) for other in others}
    if set(reasons.values()) == {"same_file", "same_content"}:
        reasons = dict.fromkeys(reasons, "same_content")
    for reason in sorted(set(reasons.values())):
        keys = tuple(sorted(key for key, each in reasons.items() if each == reason))
        yield VersionChoice(used.document.key, keys, f"TC007.{reason}")


def _reason(used: _Content, other: _Content) -> str:
    if _is_copy(used.document, other.document):
        return "same_file"
    if used.says == other.says:
        return "same_content"
    return "part" if other.says <= used.says else "nearly_same"


def _is_twin(used: _Content, other: _Content) -> bool:
    one, two = used.document, other.document
    if _is_copy(one, two) and one.format is two.format and one.items == two.items:
        return True
    return _may_be_one(used, other) and _alike(used, other)


def _is_copy(one: PlanDocument, two: PlanDocument) -> bool:
    """The same bytes in two files, and the same place in them: all documents of a register have its bytes."""
    if not one.sha256 or one.sha256 != two.sha256:
        return False
    (file, _, place), (other, _, elsewhere) = (each.key.partition("!") for each in (one, two))
    return file != other and place == elsewhere


def _may_be_one(one: _Content, two: _Content) -> bool:
    """Nothing that the two say of themselves tells them apart."""
    pairs = zip(one.told, two.told, strict=True)
    return all(a is None or b is None or a == b for a, b in pairs) and not _of_two_units(one.document, two.document)


def _of_two_units(one: PlanDocument, two: PlanDocument) -> bool:
    """Whether the titles of two agreements name one unit each: «… for Moen verksted», «… for Nes verksted». Units of
    one kind often have the same goals."""
    if one.kind not in _OF_UNITS or two.kind not in _OF_UNITS or (one.unit and two.unit):
        return False
    names, others = _names(one.title), _names(two.title)
    return bool(names - others and others - names)


def _names(title: str | None) -> frozenset[str]:
    """The words of a title that begin with a capital letter, apart from the first."""
    return frozenset(word.casefold() for word in _WORD.findall(title or "")[1:] if word[0].isupper())


def _kind(document: PlanDocument) -> DocumentKind | None:
    """None where it is not known, and for sheets, which seldom say what they were taken from."""
    unsaid = document.kind in (DocumentKind.UNKNOWN, DocumentKind.REGISTER) or _is_part(document)
    return None if unsaid else document.kind


def _numbers(title: str | None) -> tuple[str, ...] | None:
    return tuple(_NUMBER.findall(title)) if title else None


def _alike(used: _Content, other: _Content) -> bool:
    """By items: all of them in one format, nearly all in two; of a sheet it is enough that the plan has them."""
    rules = load_data("chain")["duplicates"]
    one, two = used.says, other.says
    if min(one.total(), two.total()) < rules["least_items"]:
        return False
    common = (one & two).total()
    if _is_part(other.document):
        return bool(common >= rules["alike"] * two.total())
    if used.document.format is other.document.format or not _same_status(used.document, other.document):
        return one == two and _status_fits(used.document, other.document)
    return bool(2 * common >= rules["alike"] * (one.total() + two.total()))


def _same_status(one: PlanDocument, two: PlanDocument) -> bool:
    return one.status is two.status and one.adopted == two.adopted


def _status_fits(one: PlanDocument, two: PlanDocument) -> bool:
    return Status.UNKNOWN in (one.status, two.status) or _same_status(one, two)
