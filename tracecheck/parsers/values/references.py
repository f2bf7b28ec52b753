"""Pointers in a text to goals, strategies, measures, chapters, pages, documents and cases."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tracecheck.model.item import Reference
from tracecheck.parsers.values.cases import find_cases
from tracecheck.parsers.values.counts import unit_pattern
from tracecheck.parsers.values.documents import document_pattern, find_documents, long_name_end
from tracecheck.parsers.values.grammar import build, first_place, last_place, leaves, parse_start
from tracecheck.parsers.values.labels import read_label
from tracecheck.parsers.values.own_labels import own_documents, own_labels
from tracecheck.parsers.values.text import REMEMBERED, closed, holds_any, normal, shortest
from tracecheck.parsers.vocabulary import kept, remembered
from tracecheck.resources import load_data

if TYPE_CHECKING:
    from lark import Lark, Token

    from tracecheck.parsers.values.grammar import ParseTree

# What may stand between the name of a document and a label in it.
_LINK = re.compile(r",? | ?\(|: ")
# Longer than any printed row of labels with its document.
_WINDOW = 200
# A range of labels is written out up to so many.
_LONGEST_RANGE = 30


@remembered(REMEMBERED)
def find_references(text: str) -> tuple[Reference, ...]:
    """References in order of place; `text[r.start:r.end] == r.text`.

    A row of labels («hovedmål 2.3, 3.5 og 3.9») gives one reference each; a range («mål 1-3») one for every whole
    number, all with the same place. The label at the start of the text is its own and no reference. Laws and the goals
    of the United Nations are no goals of a plan.
    """
    plain = normal(text)
    numbered, named = _number_or_letter().search(plain), holds_any(plain, _names())
    documents = _documents(text, plain) if named else iter(())
    return _in_order(text, plain, documents) if numbered else _sorted(documents)


def _in_order(text: str, plain: str, documents: Iterator[Reference]) -> tuple[Reference, ...]:
    """Labels first, then cases and names of documents that stand in no row of labels."""
    labelled = list(_labelled(text, plain))
    label = read_label(text) if labelled else None
    own = label.end if label else 0
    labelled = [each for each in labelled if each.start >= own]
    entries = list(_entries(text, plain))
    named = list(documents)
    labelled = _named_before([*entries, *_without(entries, iter(labelled))], named, text)
    documents = iter(named)
    return _sorted([*labelled, *_without(labelled, _cases(text)), *_without(labelled, documents)])


def _named_before(labelled: list[Reference], documents: list[Reference], text: str) -> list[Reference]:
    """«i samfunnsdelen, mål 3.4 og 3.5»: labels right behind the name of a document are labels of that document."""
    found: list[Reference] = []
    for each in _sorted(labelled):
        last = found[-1] if found else None
        found.append(each if each.document else _in_named(each, last, documents, text))
    return found


def _in_named(reference: Reference, last: Reference | None, documents: list[Reference], text: str) -> Reference:
    for named in documents:
        if named.end <= reference.start and _LINK.fullmatch(text, named.end, reference.start):
            words = text[named.start : reference.end]
            return replace(reference, text=words, document=named.document, start=named.start)
    in_row = last is not None and last.document and _is_in_row(last, reference, text)
    return replace(reference, document=last.document) if last is not None and in_row else reference


def _is_in_row(last: Reference, reference: Reference, text: str) -> bool:
    joined = closed(load_data("references")["words"]["and"])
    return re.fullmatch(rf", ?| {joined} ", text[last.end : reference.start]) is not None


def _sorted(found: Iterable[Reference]) -> tuple[Reference, ...]:
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _labelled(text: str, plain: str) -> Iterator[Reference]:
    last = 0
    for match in _lead().finditer(plain):
        if match.start() < last:
            continue
        parsed = parse_start(_parser(), plain[match.start() : match.start() + _WINDOW])
        if parsed and not _is_other(plain, match.start(), match.start() + parsed[1]):
            last = match.start() + parsed[1]
            yield from _with_long_name(list(_read(text, parsed[0], match.start())), text, plain)


def _read(text: str, tree: "ParseTree", offset: int) -> Iterator[Reference]:
    tokens = leaves(tree)
    document = _document(tokens)
    labels = sorted(tree.find_data("label"), key=lambda each: first_place(leaves(each)[0]))
    first_start = offset + first_place(next(token for token in tokens if token.type not in {"CUE", "OPEN"}))
    ends = [offset + last_place(leaves(each)[-1]) for each in labels]
    if len(labels) == 1 and tokens[-1].type in {"DOCUMENT", "YEARS"}:
        ends = [offset + last_place(tokens[-1])]
    for index, label in enumerate(labels):
        start = first_start if index == 0 else offset + _start_of(tokens, leaves(label)[0])
        kind = _kind(tokens, leaves(label)[0])
        for number in _expanded([token.value for token in leaves(label) if token.type == "NUMBER"]):
            yield Reference(text[start : ends[index]], document, number, kind, start=start, end=ends[index])


def _with_long_name(found: list[Reference], text: str, plain: str) -> list[Reference]:
    """«målsetting 1 i temaplan for klima og energi»: the grammar knows the first word of such a name; the next label
    ends it."""
    last = found[-1]
    if last.document is None or not text[: last.end].endswith(last.document):
        return found
    end = long_name_end(plain, last.end - len(last.document), last.end)
    label = _lead().search(plain, last.end, end)
    end = label.start() if label else end
    name = re.sub(rf"(?: {closed(load_data('references')['words']['and'])})?[ ,]*$", "", text[last.end : end])
    told = [replace(each, document=f"{each.document}{name}") if each.document else each for each in found]
    return [*told[:-1], replace(told[-1], text=last.text + name, end=last.end + len(name))]


def _start_of(tokens: "list[Token]", number: "Token") -> int:
    """Where a later label begins: at the kind word of its own («mål 2 og tiltak 14»), else at its number."""
    before = tokens[tokens.index(number) - 1]
    return first_place(before if before.type == "KIND" else number)


def _kind(tokens: "list[Token]", number: "Token") -> str | None:
    """By the nearest kind word before the number."""
    words = [token for token in tokens if token.type == "KIND" and first_place(token) < first_place(number)]
    return _kinds()[re.sub(" +", " ", words[-1].lower())] if words else None


def _document(tokens: "list[Token]") -> str | None:
    parts = [token.value for token in tokens if token.type in {"DOCUMENT", "YEARS", "ABBREVIATION"}]
    return " ".join(parts) or None


def _expanded(numbers: list[str]) -> list[str]:
    """«1», «3» as the ends of a range give 1, 2, 3; ends that are no whole numbers stand for themselves."""
    if len(numbers) == 2 and all(number.isdigit() for number in numbers):
        first, last = int(numbers[0]), int(numbers[1])
        if first < last <= first + _LONGEST_RANGE:
            return [str(number) for number in range(first, last + 1)]
    return numbers


def _is_other(plain: str, start: int, end: int) -> bool:
    """A law, a goal of the United Nations, a count («mål 95 prosent») or the foot of a page instead."""
    around = plain[max(0, start - 30) : start]
    if _page().match(plain, start) and not _before_page().search(around):
        return True
    if _law_before().search(around) or _law_after().match(plain, end):
        return True
    return bool(_law().search(plain, start, end) or _counted().match(plain, end))


def _entries(text: str, plain: str) -> Iterator[Reference]:
    """«kulepunkt 2 og 3 under satsingsområde 1»: the second and the third entry, with the labels 1.2 and 1.3."""
    for match in _counted_entries().finditer(plain):
        for number in re.findall(r"\d+", match["numbers"]):
            label = f"{match['above']}.{number}"
            yield Reference(text[match.start() : match.end()], None, label, start=match.start(), end=match.end())


@kept
def _counted_entries() -> re.Pattern[str]:
    data = load_data("references")
    entries, joined = data["entries"], closed(data["words"]["and"])
    numbers = rf"\d{{1,2}}(?:(?:, ?| {joined} )\d{{1,2}}){{0,20}}"
    below = rf"{closed(entries['below'])} {closed(_kinds())}"
    return re.compile(
        rf"(?<!\w){closed(entries['words'])} (?P<numbers>{numbers}) {below} (?P<above>\d{{1,2}})", re.IGNORECASE
    )


def _cases(text: str) -> Iterator[Reference]:
    for start, end, number in find_cases(text):
        yield Reference(text[start:end], case=number, start=start, end=end)


def _documents(text: str, plain: str) -> Iterator[Reference]:
    for named in find_documents(text):
        if not _law().search(plain, named.start, named.end):
            yield Reference(named.name, document=named.name, start=named.start, end=named.end)


def _without(taken: list[Reference], found: Iterator[Reference]) -> list[Reference]:
    return [each for each in found if not any(one.start < each.end and each.start < one.end for one in taken)]


@kept
def _kinds() -> dict[str, str]:
    """The kind for each word; the municipality's own words have the last say."""
    return {word: kind for kind, words in load_data("references")["kinds"].items() for word in words} | own_labels()


@kept
def _lead() -> re.Pattern[str]:
    """Where a pointer with a label may begin."""
    data = load_data("references")
    kind, cue = closed(_kinds()), closed(data["cues"]["words"])
    short = "|".join(data["documents"]["abbreviations"])
    head = rf"(?:{cue}:? {{0,2}})?(?:{kind}(?: {closed(data['words']['number'])})? {{0,2}}(?=[A-Z]?\d|[A-H](?!\w)))"
    return re.compile(
        rf"(?<![\w-])(?:{head}|{cue}:? {{0,2}}(?=\d)|(?:{cue} {{1,2}})?(?:{short}),? (?=(?:[a-zæøå]+ )?\d))"
        rf"|\((?:{cue} {{1,2}})?(?:(?:{short}) )?(?=[A-H]?\d)"
        rf"|(?<![\w-])(?=(?!E)[A-ZÆØÅ]\d{{1,2}}(?:,| {closed((*data['words']['and'], *data['words']['in']))}) )",
        re.IGNORECASE,
    )


@kept
def _parser() -> "Lark":
    data = load_data("references")
    words = data["words"]
    return build(
        "references",
        {
            "CUE.4": closed(data["cues"]["words"]) + ":?",
            "KIND.3": closed(_kinds()),
            "ABBREVIATION.3": closed(data["documents"]["abbreviations"]),
            "NR.3": closed(words["number"]),
            "AND.3": closed(words["and"]),
            "RANGE.3": closed(words["range"]),
            "IN.3": closed(words["in"]),
            "DOCUMENT.1": document_pattern(),
            "NUMBER.2": _NUMBER,
        },
    )


# Labels: «2», «2.3», «4.2.6», «A1», «A». Years and parts of longer numbers are none.
_NUMBER = (
    r"(?!(?:19|20)\d\d)(?:\d{1,2}(?:\.\d{1,2}){1,4}|\d{1,3}|[A-ZÆØÅ]\d{1,2}|[A-H](?!\w))"
    r"(?![\w,.\/]*\d{3})(?!\w)(?![,.]\d)(?! ?%)(?!\/\d)(?! \d{3}(?!\d))"
)


@cache
def _number_or_letter() -> re.Pattern[str]:
    """What every label and every case holds: a text without one is not looked at closely."""
    return re.compile(r"\d|(?<!\w)[A-Ha-h](?!\w)")


@kept
def _names() -> tuple[str, ...]:
    """What every name of a document holds."""
    names = load_data("references")["documents"]
    shipped = [word for kind in ("full", "common", "endings", "nouns") for word in names[kind]]
    return shortest([*shipped, *own_documents()])


@cache
def _page() -> re.Pattern[str]:
    return re.compile(closed(load_data("references")["kinds"]["page"]), re.IGNORECASE)


@cache
def _before_page() -> re.Pattern[str]:
    words = load_data("references")["words"]["before_page"]
    return re.compile(rf"(?<!\w){closed(words)} ?$", re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    of = closed(load_data("references")["words"]["of"])
    money = load_data("money")
    amounts = closed([*money["scales"], *money["currency"]["words"]])
    return re.compile(rf" ?{unit_pattern()}| {of} \d| {amounts}", re.IGNORECASE)


@cache
def _laws() -> str:
    data = load_data("references")["laws"]
    words = closed([*data["words"], *data["abbreviations"], *data["un_goals"]])
    return rf"(?:{words}|\w{{2,60}}{closed(data['endings'])})"


@cache
def _law() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_laws()}", re.IGNORECASE)


@cache
def _law_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){_laws()}(?: [\d-]{{1,6}})?,? ?$", re.IGNORECASE)


@cache
def _law_after() -> re.Pattern[str]:
    links = closed(load_data("references")["laws"]["links"])
    return re.compile(rf" {links} (?:\w{{1,20}}-? (?:\w{{2}} )?)?{_laws()}", re.IGNORECASE)
