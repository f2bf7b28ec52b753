"""How far a document has come, when and by whom it was adopted, and what it replaces."""

import re
from collections.abc import Iterator
from functools import cache

from tracecheck.model.plan import Adoption, DocumentKind, Reason, Status
from tracecheck.parsers.identify.kind import named_in
from tracecheck.parsers.identify.patterns import any_of, literal
from tracecheck.parsers.identify.zones import Zones
from tracecheck.parsers.lengths import character_limit, count_limit
from tracecheck.parsers.values.cases import find_cases
from tracecheck.parsers.values.periods import find_dates
from tracecheck.resources import load_data

_ADOPTED = (Status.ADOPTED, Status.ADOPTED_AMENDED)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ])")

_UNTIL_YEARS = re.compile(r".*?(?<!\d)(?:19|20)\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?")


def find_status(zones: Zones, kind: DocumentKind) -> tuple[Status, tuple[Reason, ...], Adoption | None]:
    """The status, its reasons (strongest first), and the adoption where the document is adopted."""
    reasons = sorted(_reasons(zones, kind), key=lambda each: (-each.weight, -_step(each.value), each.text))
    if not reasons:
        return Status.UNKNOWN, (), None
    status = Status(reasons[0].value or Status.UNKNOWN)
    own = _once([reason for reason in reasons if _same(reason.value, status)])
    if status is Status.ADOPTED and any(reason.value == Status.ADOPTED_AMENDED for reason in own):
        status = Status.ADOPTED_AMENDED
    return status, own[:4], _adoption(zones, own, kind) if status in _ADOPTED else None


def find_replaced(zones: Zones) -> str | None:
    """What the document says that it replaces, as printed."""
    rules = load_data("document_status")["replaces"]
    pattern = re.compile(rf"(?<!\w)(?:{literal(rules['words'])})\s+(?P<what>[^.;]+)", re.IGNORECASE)
    for line in zones.front:
        found = pattern.search(line)
        if found and named_in(found["what"]):
            what = found["what"][: int(rules["longest"])]
            years = _UNTIL_YEARS.match(what)
            return (years[0] if years else what).strip(" ,:")
    return None


def _same(value: str | None, status: Status) -> bool:
    return value == status.value or (status in _ADOPTED and value in {each.value for each in _ADOPTED})


def _once(reasons: list[Reason]) -> tuple[Reason, ...]:
    return tuple({(reason.text, reason.value): reason for reason in reversed(reasons)}.values())[::-1]


def _step(value: str | None) -> int:
    return list(load_data("document_status")["status"]).index(value or "")


def _reasons(zones: Zones, kind: DocumentKind) -> Iterator[Reason]:
    """What speaks for each status. Minutes are adopted text: the proposals that they quote say nothing of them."""
    weights = load_data("document_status")["weights"]
    if kind is DocumentKind.VEDTAK:
        yield Reason("kind", kind.value, float(weights["kind"]), Status.ADOPTED.value)
        return
    for cue, line in _places(zones, set(zones.title)):
        for status in _said(line, kind, cue):
            yield Reason(cue, line[:200], float(weights[cue]), status.value)
    for line in _signatures(zones, kind):
        yield Reason("signature", line[:200], float(weights["signature"]), Status.ADOPTED.value)


def _signatures(zones: Zones, kind: DocumentKind) -> Iterator[str]:
    """Sentences of the first pages or the end of an agreement that say when it was signed."""
    rules = load_data("document_status")["signed"]
    if kind.value not in rules["kinds"]:
        return
    for line in (*zones.front, *zones.text[-int(rules["lines"]) :]):
        for sentence in _SENTENCES.split(line):
            if any_of(tuple(rules["words"])).search(sentence) and find_dates(sentence):
                yield sentence


def _places(zones: Zones, title: set[str]) -> Iterator[tuple[str, str]]:
    for line in zones.title:
        yield "title", line
    for line in zones.running:
        yield "running", line
    yield "file", zones.file
    yield "properties", zones.properties
    for line in zones.front:
        if line not in title:
            yield from (("front", sentence) for sentence in _SENTENCES.split(line))


def _said(line: str, kind: DocumentKind, cue: str) -> Iterator[Status]:
    """The states that a line says the document has."""
    data = load_data("document_status")
    if not line or (cue == "front" and len(line) > int(data["adoption"]["line"])):
        return
    coming = any_of(tuple(data["adoption"]["coming"])).search(line) is not None
    for name, patterns in data["status"].items():
        found = any_of(tuple(patterns)).search(line)
        if found is None:
            continue
        status = Status(name)
        if status in _ADOPTED and (coming or not _is_own(line, found, kind, cue)):
            continue
        if status not in _ADOPTED and cue == "front" and not _stands_out(line, found):
            continue
        yield status


def _stands_out(line: str, found: re.Match[str]) -> bool:
    """A short line that begins with it («Status: Høringsutkast»); in prose it speaks of the process."""
    early = found.start() <= character_limit("status_start")
    return early and len(line) <= character_limit("status_line") and not line.endswith(".")


def _is_own(line: str, found: re.Match[str], kind: DocumentKind, cue: str) -> bool:
    """«Vedtatt …» is of this document: nothing stands before it, or a word for this document, and no other plan."""
    before = line[: found.start()].strip(" ,:;()–-|•·")
    if cue in ("file", "properties"):
        return True
    others = [named for named in named_in(before) if named.kind not in (kind, DocumentKind.UNKNOWN)]
    if _has_object(line, found, kind):
        return False
    if not before:
        return True
    if cue in ("title", "running"):
        return not (others and not any(named.kind is kind for named in named_in(before)))
    own = any(named.kind is kind for named in named_in(before)) or _own().search(before) is not None
    return own and not others and "(" not in line[: found.start()]


def _has_object(line: str, found: re.Match[str], kind: DocumentKind) -> bool:
    """«kommunestyret hadde vedtatt økonomiplanen»: another plan is what was adopted."""
    behind = [named for named in named_in(line) if found.end() <= named.start <= found.end() + 30]
    return any(named.kind not in (kind, DocumentKind.UNKNOWN) for named in behind)


@cache
def _own() -> re.Pattern[str]:
    data = load_data("document_status")["adoption"]
    return re.compile(rf"^(?:{literal([*data['own'], *data['labels']])})(?!\w)", re.IGNORECASE)


def _adoption(zones: Zones, reasons: tuple[Reason, ...], kind: DocumentKind) -> Adoption | None:
    """Date, body and case: from the line that says so and the lines right behind it; of minutes from their head."""
    if kind is DocumentKind.VEDTAK:
        return _from_fields(zones)
    said = [reason.text for reason in reasons if reason.cue != "kind"]
    lines = [near for text in said for near in _near(zones, text)]
    date = next((day for line in lines for _, _, day in find_dates(line)), None)
    body = next((name for line in lines if (name := find_body(line))), None)
    case = next((number for line in lines for _, _, number in find_cases(line)), None)
    return Adoption(date, body, case) if date or body or case else None


def _near(zones: Zones, text: str) -> list[str]:
    """The line itself, and the two short lines below it."""
    lines = list(zones.front)
    if text not in lines:
        return [text]
    below = lines.index(text) + 1
    near = lines[below : below + count_limit("below_adoption")]
    return [text, *(line for line in near if len(line) <= character_limit("line_below"))]


def find_body(text: str) -> str | None:
    """The body that a line names, the highest one of several, with its first letter large."""
    bodies = load_data("document_status")["adoption"]["bodies"]
    for body in bodies:
        if re.search(rf"(?<!\w){re.escape(body)}s?(?!\w)", text, re.IGNORECASE):
            return str(body).capitalize()
    return None


def _from_fields(zones: Zones) -> Adoption | None:
    lines = zones.front[: count_limit("minutes_head")]
    text = " ".join(lines)
    date = next((day for _, _, day in find_dates(text)), None)
    fields = load_data("document_status")["fields"]
    cases = re.search(
        rf"(?<!\w)(?:{literal(fields['case'])})[.:\s]*\s*(?P<case>\d{{1,4}}/\d{{2,4}})", text, re.IGNORECASE
    )
    case = cases["case"] if cases else next((number for _, _, number in find_cases(text)), None)
    if case is None:
        bare = next((line for line in lines if re.fullmatch(r"\d{1,4}/\d{2,4}", line.strip())), None)
        case = bare.strip() if bare else None
    body = find_body(text)
    return Adoption(date, body, case) if date or body or case else None
