"""Ids that hold a «#», the sign between document and id in a key: another sign stands for it while links are made."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from tracecheck.model.plan import PlanDocument

# A sign that no text of a document has a meaning for (Unicode leaves it to private use).
_SIGN = "\ue023"
T = TypeVar("T")


def have_hashes(documents: Sequence[PlanDocument]) -> bool:
    """Whether any item or passage has an id with «#»; readers of files give none such."""
    ids = (each.id for document in documents for some in (document.items, document.statements) for each in some)
    return any("#" in each for each in ids)


def without_hashes(document: PlanDocument) -> PlanDocument:
    """The document with the other sign in its ids."""
    items = tuple(replace(each, id=_safe(each.id), parent=_safe(each.parent)) for each in document.items)
    said = tuple(replace(each, id=_safe(each.id), parent=_safe(each.parent)) for each in document.statements)
    return replace(document, items=items, statements=said)


def _safe(id: Any) -> Any:
    return id.replace("#", _SIGN) if id is not None else None


def with_hashes(value: T) -> T:
    """What the linker hands on, with «#» in the ids again."""
    found: Any = value
    if type(found) is str:
        found = found.replace(_SIGN, "#")
    elif isinstance(value, tuple | frozenset):
        found = type(value)(map(with_hashes, value))
    elif isinstance(value, dict):
        found = {with_hashes(key): with_hashes(each) for key, each in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        found = replace(value, **{each.name: with_hashes(getattr(value, each.name)) for each in fields(value)})
    result: T = found
    return result
