"""Two sides of a comparison: whether they can be held against each other, and how."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from tracecheck.rules.own.days import as_day, order
from tracecheck.rules.own.fields import Read, Subject, Type, Values

Test = Callable[[Subject], bool]
Compare = Callable[[Any, Any], bool]

NUMBERS = frozenset({Type.NUMBER, Type.COUNT})
MOMENTS = frozenset({Type.DATE, Type.YEAR})
_EQUAL: Mapping[str, Callable[[Any, Any], bool]] = {"=": operator.eq, "!=": operator.ne}
_SIGNS: Mapping[str, Callable[[Any, Any], bool]] = {
    **_EQUAL,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Side:
    """One side: a field (`read`), or what is written in the condition (`constant`)."""

    type: Type
    read: Read | None = None
    constant: Any = None
    name: str = ""
    values: tuple[str, ...] = ()

    def of(self, subject: Subject) -> Values:
        """Its values in a subject."""
        return self.read(subject) if self.read else (self.constant,)


def can_be_held(left: Side, right: Side) -> bool:
    """Whether two sides are of one sort: numbers, moments, truths, or words."""
    types = {left.type, right.type}
    if types <= NUMBERS | {Type.YEAR} and (types & NUMBERS or types == {Type.YEAR}):
        return True
    return types <= MOMENTS or (len(types) == 1 and types <= {Type.TEXT, Type.WORD})


def is_ordered(side: Side) -> bool:
    """Whether there is a before and a behind among its values."""
    return side.type in NUMBERS | MOMENTS


def comparison(sign: str, left: Side, right: Side) -> Test:
    """True where any value of the one side and any of the other compare so; a side without values never does."""
    compare = _compare(sign, left, right)
    if right.read is None:
        constant = right.constant
        return lambda subject: any(compare(each, constant) for each in left.of(subject))
    return lambda subject: any(compare(one, other) for one in left.of(subject) for other in right.of(subject))


def _compare(sign: str, left: Side, right: Side) -> Compare:
    types = {left.type, right.type}
    if Type.DATE in types:
        return _of_days(sign)
    if Type.TEXT in types:
        return lambda one, other: _EQUAL[sign](plain(one), plain(other))
    return _SIGNS[sign]


def _of_days(sign: str) -> Compare:
    def compare(one: Any, other: Any) -> bool:
        left, right = as_day(one), as_day(other)
        return left is not None and right is not None and _SIGNS[sign](order(left, right), 0)

    return compare


def plain(text: str) -> str:
    """A text without regard to case and to how much space stands between its words."""
    return " ".join(text.casefold().split())
