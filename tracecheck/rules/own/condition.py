"""A condition, checked against the fields there are, as a function of what it is held against.

A small interpreter of closures: every name and type is known before it runs, so that no item can make it fail.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from tracecheck.resources import load_data
from tracecheck.rules.own.compare import Side, Test, can_be_held, comparison, is_ordered
from tracecheck.rules.own.days import as_day
from tracecheck.rules.own.errors import ConditionError
from tracecheck.rules.own.fields import Field, Type, all_fields, canonical, other_names
from tracecheck.rules.own.syntax import Leaf, Part, read_condition
from tracecheck.rules.own.words import holds_pattern, joined, pattern_of, words_of


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the tests of one condition; `items`: it is about items, else about documents."""

    items: bool

    def test(self, part: Part) -> Test:
        return _MAKERS[part.kind](self, part)

    def disjunction(self, part: Part) -> Test:
        tests = tuple(map(self.test, part.parts))
        return lambda subject: any(each(subject) for each in tests)

    def conjunction(self, part: Part) -> Test:
        tests = tuple(map(self.test, part.parts))
        return lambda subject: all(each(subject) for each in tests)

    def negated(self, part: Part) -> Test:
        test = self.test(part.parts[0])
        return lambda subject: not test(subject)

    def stated(self, part: Part) -> Test:
        field = self.field(part.leaves[0])
        if field.type in (Type.COUNT, Type.TRUTH):
            return lambda subject: any(field.read(subject))
        return lambda subject: bool(field.read(subject))

    def missing(self, part: Part) -> Test:
        stated = self.stated(part)
        return lambda subject: not stated(subject)

    def comparison(self, part: Part) -> Test:
        left, right = self.sides(part.leaves[0], part.leaves[1])
        sign = part.sign or "="
        if sign not in ("=", "!=") and not is_ordered(left):
            raise ConditionError("unordered", part.at, arguments={"sign": sign}, types={"type": left.type})
        return comparison(sign, left, right)

    def member(self, part: Part) -> Test:
        first, *others = part.leaves
        tests = [comparison("=", *self.sides(first, each)) for each in others]
        return lambda subject: any(each(subject) for each in tests)

    def no_member(self, part: Part) -> Test:
        """Like «!=»: what is not stated is in no list, and not outside of one."""
        member, side = self.member(part), self.side(part.leaves[0])
        return lambda subject: bool(side.of(subject)) and not member(subject)

    def contains(self, part: Part) -> Test:
        side, wanted = self.text_side(part.leaves[0]), [joined(leaf.text) for leaf in part.leaves[1:]]
        _refuse_empty(part, [words_of(leaf.text) for leaf in part.leaves[1:]])
        return lambda subject: any(each in joined(text) for text in side.of(subject) for each in wanted)

    def matches(self, part: Part) -> Test:
        side, wanted = self.text_side(part.leaves[0]), [pattern_of(leaf.text) for leaf in part.leaves[1:]]
        _refuse_empty(part, wanted)
        return lambda subject: any(holds_pattern(text, each) for text in side.of(subject) for each in wanted)

    def sides(self, first: Leaf, second: Leaf) -> tuple[Side, Side]:
        """Both sides of a comparison; a bare word beside a field of few words is one of them."""
        if not self.is_field(first) and not self.is_field(second):
            raise self.unknown(first) if first.kind == "NAME" else ConditionError("no_field", first.at)
        if not self.is_field(first):
            right = self.side(second)
            return self.constant(first, right), right
        left = self.side(first)
        right = self.side(second) if self.is_field(second) else self.constant(second, left)
        if not can_be_held(left, right):
            raise ConditionError("types", second.at, types={"left": left.type, "right": right.type})
        return left, right

    def side(self, leaf: Leaf) -> Side:
        field = self.field(leaf)
        if leaf.function == "count":
            return Side(Type.COUNT, lambda subject: (len(field.read(subject)),), name=field.name)
        if leaf.function == "words":
            text = self.text_side(Leaf(leaf.kind, leaf.text, leaf.at))
            return Side(Type.COUNT, lambda subject: tuple(len(words_of(each)) for each in text.of(subject)))
        field = self.part_of(field, "default_part", leaf)
        return Side(field.type, field.read, name=field.name, values=field.values)

    def text_side(self, leaf: Leaf) -> Side:
        if leaf.kind != "NAME" or leaf.function:
            raise ConditionError("not_text", leaf.at)
        field = self.part_of(self.field(leaf), "default_text", leaf)
        if field.type is not Type.TEXT:
            raise ConditionError("not_text", leaf.at, types={"type": field.type})
        return Side(field.type, field.read, name=field.name)

    def part_of(self, field: Field, defaults: str, leaf: Leaf) -> Field:
        """For a field of several parts the one that is meant when none is named."""
        if field.type is not Type.RECORD:
            return field
        part = load_data("condition")[defaults].get(field.name.rpartition(".")[2])
        if part is None:
            raise ConditionError("parts", leaf.at, arguments={"name": leaf.text, "names": _parts_of(field)})
        return all_fields()[f"{field.name}.{part}"]

    def constant(self, leaf: Leaf, beside: Side) -> Side:
        """What is written in the condition, as the type of the field that it stands beside wants it."""
        if beside.type is Type.WORD and leaf.kind in ("NAME", "STRING"):
            return Side(Type.WORD, constant=_word(leaf, beside))
        if leaf.kind == "NAME":
            raise self.unknown(leaf)
        if beside.type in (Type.DATE, Type.YEAR) and (leaf.kind == "DATE" or beside.type is Type.DATE):
            if as_day(leaf.text.replace("_", "")) is None:
                raise ConditionError("date", leaf.at, arguments={"value": leaf.text})
            return Side(Type.DATE, constant=leaf.text)
        if leaf.kind == "NUMBER":
            return Side(Type.NUMBER, constant=float(leaf.text.replace("_", "")))
        return Side(Type.DATE if leaf.kind == "DATE" else Type.TEXT, constant=leaf.text)

    def is_field(self, leaf: Leaf) -> bool:
        return leaf.kind == "NAME" and (leaf.function is not None or canonical(leaf.text) in all_fields())

    def field(self, leaf: Leaf) -> Field:
        if leaf.kind != "NAME":
            raise ConditionError("no_field", leaf.at)
        found = all_fields().get(canonical(leaf.text))
        if found is None:
            raise self.unknown(leaf)
        if found.of_item and not self.items:
            raise ConditionError("item_field", leaf.at, arguments={"name": leaf.text})
        return found

    def unknown(self, leaf: Leaf) -> ConditionError:
        return ConditionError("field", leaf.at, _nearest_field(leaf.text), {"name": leaf.text})


_MAKERS: Mapping[str, Callable[[_Maker, Part], Test]] = {
    "disjunction": _Maker.disjunction,
    "conjunction": _Maker.conjunction,
    "negated": _Maker.negated,
    "comparison": _Maker.comparison,
    "member": _Maker.member,
    "no_member": _Maker.no_member,
    "contains": _Maker.contains,
    "matches": _Maker.matches,
    "stated": _Maker.stated,
    "missing": _Maker.missing,
}


@cache
def compiled(text: str, *, items: bool) -> Test:
    """The test that a condition is; raises ConditionError with the place of what is wrong."""
    return _Maker(items).test(read_condition(text))


def _refuse_empty(part: Part, wanted: list[tuple[str, ...]]) -> None:
    for leaf, words in zip(part.leaves[1:], wanted, strict=True):
        if not words:
            raise ConditionError("no_words", leaf.at)


def _word(leaf: Leaf, beside: Side) -> str:
    """One of the words of a field, by its own name or another one."""
    written = leaf.text.casefold()
    named = _aliases_of(beside.values).get(written, written)
    if named in beside.values:
        return named
    near = get_close_matches(written, [*beside.values, *_aliases_of(beside.values)], n=1)
    arguments: dict[str, str | int] = {"value": leaf.text, "names": ", ".join(beside.values)}
    raise ConditionError("value", leaf.at, near[0] if near else None, arguments)


def _aliases_of(values: tuple[str, ...]) -> Mapping[str, str]:
    """The other names of words, from the table that belongs to just these."""
    for name in ("item_kinds", "document_kinds", "statuses", "origins"):
        if set(other_names(name).values()) <= set(values):
            return other_names(name)
    return {}


def _nearest_field(name: str) -> str | None:
    """A field with this name in another place («status» is document.status), else the nearest by its letters."""
    wanted = canonical(name)
    same = [each for each in all_fields() if each.endswith(f".{wanted}")]
    known = [each for each in (*all_fields(), *other_names("fields")) if canonical(each) in all_fields()]
    near = get_close_matches(name.casefold(), known, n=1)
    return same[0] if same else near[0] if near else None


def _parts_of(field: Field) -> str:
    return ", ".join(name for name in all_fields() if name.startswith(f"{field.name}."))
