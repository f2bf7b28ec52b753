"""Several versions of one document: which counts, and which are context."""

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

from tracecheck.linker.documents.chain import first_year, is_adopted, kinds_of, place_key, title_key, unit_key
from tracecheck.model.coupling import Role, VersionChoice
from tracecheck.model.item import Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind, PlanDocument, Status
from tracecheck.resources import load_data

_WORD = re.compile(r"[^\W_]+")

# Whether it is a file's or a title's, and the name.
Name = tuple[str, str]
Versions = tuple[tuple[VersionChoice, ...], dict[str, Role]]


def choose_versions(documents: Sequence[PlanDocument], duplicates: Sequence[VersionChoice] = ()) -> Versions:
    """The choice for each document that is here in several versions, and the role of every document. A duplicate of
    another document is no version."""
    ordered = sorted(documents, key=lambda document: document.key)
    again = {key for choice in duplicates for key in choice.others}
    groups = _group([document for document in ordered if document.key not in again])
    choices = tuple(_choose(group) for group in groups if len(group) > 1)
    replaced = {key for choice in choices for key in choice.others} | again
    background = {DocumentKind(name) for name in load_data("chain")["background"]}
    roles = {
        document.key: Role.CONTEXT if document.key in replaced or document.kind in background else Role.CHAIN
        for document in ordered
    }
    return choices, roles


def _group(documents: list[PlanDocument]) -> list[list[PlanDocument]]:
    one_place = len({place_key(each.municipality) for each in documents if each.municipality}) <= 1
    groups: dict[tuple[str, ...], list[PlanDocument]] = {}
    for document in documents:
        groups.setdefault(_identity(document, one_place), []).append(document)
    return _join_replaced(list(groups.values()))


def _identity(document: PlanDocument, one_place: bool) -> tuple[str, ...]:
    """What versions of one document have in common; of documents of unknown kind a title alone says nothing."""
    versions = load_data("chain")["versions"]
    kind = document.kind.value
    place = "" if one_place else place_key(document.municipality) or ""
    if kind in versions["single"]:
        return kind, place
    if document.kind is DocumentKind.UNKNOWN:
        return kind, document.key
    unit = unit_key(document)
    year = "" if kind in versions["titled"] and document.kind not in kinds_of("reports") else str(first_year(document))
    title = _title(document) if kind in versions["titled"] or year == "None" else ""
    return kind, place, unit, year, title


def _title(document: PlanDocument) -> str:
    """The title without years and words of progress; a document without one is like no other."""
    return title_key(document) or document.key


def _join_replaced(groups: list[list[PlanDocument]]) -> list[list[PlanDocument]]:
    """Groups where a document says that it replaces one of another group are one group."""
    tied = _tied(groups)
    joined: list[list[PlanDocument]] = []
    for group in groups:
        ties = {key for document in group for key in tied.get(document.key, ())}
        heirs = [other for other in joined if any(each.key in ties for each in other)] if ties else []
        joined = [other for other in joined if not any(other is heir for heir in heirs)] if heirs else joined
        joined.append([document for part in [*heirs, group] for document in part])
    return joined


def _tied(groups: Iterable[Iterable[PlanDocument]]) -> dict[str, set[str]]:
    """For each document the keys of those that replace it or that it replaces, by the names that are said of them."""
    documents = [document for group in groups for document in group if document.kind is not DocumentKind.UNKNOWN]
    named: dict[tuple[DocumentKind, Name], list[str]] = {}
    for document in documents:
        for name in _names(document):
            named.setdefault((document.kind, name), []).append(document.key)
    tied: dict[str, set[str]] = {}
    for new in documents:
        for words in _asked(new.replaces):
            for old in named.get((new.kind, words), ()):
                tied.setdefault(new.key, set()).add(old)
                tied.setdefault(old, set()).add(new.key)
    return tied


def _names(document: PlanDocument) -> set[Name]:
    """What a document is called by another: its key, the name of its file, or its title in whatever spelling."""
    titles = {("title", text_key(document.title))} if document.title else set()
    return {("file", document.key), ("file", PurePosixPath(document.key).name)} | titles


def _asked(words: str | None) -> tuple[Name, ...]:
    """What a document that replaces one of this name is looked for by."""
    return (("file", words), ("title", text_key(words))) if words else ()


def _choose(group: list[PlanDocument]) -> VersionChoice:
    ordered = sorted(group, key=_order)
    chosen, others = ordered[-1], ordered[:-1]
    keys = tuple(sorted(each.key for each in others))
    return VersionChoice(chosen.key, keys, f"TC009.{_reason(chosen, others[-1])}")


def _reason(chosen: PlanDocument, next_best: PlanDocument) -> str:
    """Why the best version comes before the next best: never a date or a status that does not tell them apart."""
    if _rank(chosen) == _rank(next_best):
        return "most_read" if _read_items(chosen) > _read_items(next_best) else "nothing_decides"
    if not is_adopted(chosen):
        return "only_draft"
    if not is_adopted(next_best):
        return "adopted_over_proposal"
    return "newest_adopted" if _is_newer(chosen, next_best) else "furthest_adopted"


def _is_newer(one: PlanDocument, other: PlanDocument) -> bool:
    """By the first of date and year that tells them apart; one that is not known tells nothing."""
    differing = next(((a, b) for a, b in zip(_when(one), _when(other), strict=True) if a != b), (None, None))
    return all(differing)


Rank = tuple[bool, str, int, int]


def _order(document: PlanDocument) -> tuple[Rank, int, int, str]:
    """By rank; of equals the one that most was read of, then the format; the key settles what is left."""
    formats = load_data("chain")["duplicates"]["formats"]
    form = document.format.value if document.format else ""
    place = formats.index(form) if form in formats else len(formats)
    return _rank(document), _read_items(document), -place, document.key


def _read_items(document: PlanDocument) -> int:
    return sum(1 for item in document.items if item.origin is Origin.OWN)


def _when(document: PlanDocument) -> tuple[str, int]:
    """When it was adopted, and the first year that it is for."""
    return (document.adopted.date if document.adopted else None) or "", first_year(document) or 0


def _rank(document: PlanDocument) -> Rank:
    """Adopted above all, then the newest, then how far it has come."""
    status = load_data("chain")["versions"]["status_order"].index(document.status.value)
    adopted = is_adopted(document)
    date, year = _when(document)
    if document.status is Status.REPLACED:
        return False, "", 0, -1
    return adopted, date if adopted else "", year, status
