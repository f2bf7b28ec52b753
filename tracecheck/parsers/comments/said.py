"""What a comment says: «tracecheck: ignorer TC301, TC302 til 2027-12-31 – vedtatt i sak 45/26».

The words are in `data/comments.toml`. A comment that is not meant for this program is left alone.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from tracecheck.parsers.values.cases import find_cases
from tracecheck.parsers.values.dates import find_stretches
from tracecheck.resources import load_data

_LONGEST = 2000
# What parts the rules from the reason: a dash with a space beside it, a long dash, a colon.
_PART = re.compile(r"\s*[–—]\s*|\s+-{1,2}\s+|\s*:\s+|\s*:$")
# A code or its beginning (the municipality's own rules have codes like LK01), ALL, or a name with hyphens.
_SELECTOR = re.compile(r"tc\d*|[a-zæøå]{2,6}\d{1,4}|all|[a-zæøå]+(?:-[a-zæøå0-9]+)+", re.IGNORECASE)
# «TC 301», as people write it; and what means every rule, which is never meant of one place.
_SPLIT_CODE = re.compile(r"\b(tc)\s+(\d{1,3})\b", re.IGNORECASE)
_TOO_WIDE = re.compile(r"tc|all", re.IGNORECASE)
# A day at the very end.
_DAY = re.compile(r"(?:\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|\d{4}-\d{2}-\d{2})\W*$")
_CODE = re.compile(r"\btc\d", re.IGNORECASE)
_APART = re.compile(r"[\s,;]+")
_EDGE = " \t,.;:()–—-"


@dataclass(frozen=True, slots=True)
class Said:
    """The rules as written, reason, case and last day (ISO). `unclear` are the words that say nothing known;
    then the rest is empty."""

    rules: tuple[str, ...] = ()
    reason: str | None = None
    case: str | None = None
    expires: str | None = None
    unclear: str | None = None


def read_comment(text: str) -> tuple[Said, ...]:
    """What a comment tells this program, one record for each time that its name stands there; empty for a comment that
    is not meant for it. Excel puts the writer's name above a note: what stands before the name is left alone."""
    text = " ".join(text[:_LONGEST].split())
    marks = list(_mark().finditer(text))
    ends = [*(each.start() for each in marks[1:]), len(text)]
    said = (_said(text[mark.end() : end].strip()) for mark, end in zip(marks, ends, strict=False))
    return tuple(each for each in said if each is not None and not _is_form(each))


def quoted(text: str) -> str:
    """The text with the name of this program in quotation marks wherever a request would begin: what a document says
    may stand in a comment of ours without being read as one."""
    name = str(load_data("comments")["mark"])
    return _mark().sub(lambda found: f"«{found[0][: len(name)]}»{found[0][len(name) :]}", text)


def _is_form(said: Said) -> bool:
    """Whether this is how an answer is written, as it stands in the notes of `annotate`, with no reason filled in."""
    return (said.reason or "").casefold() in load_data("comments")["form"]


def _said(words: str) -> Said | None:
    """What stands behind the name; None where it is not said to this program."""
    asked = _ask().match(words)
    if asked is None:
        return Said(unclear=words) if _is_meant(words) else None
    return _request(words[asked.end() :].strip()) or Said(unclear=words)


def _request(text: str) -> Said | None:
    """What stands after «ignorer»; None where it names no rule, all of them, or a last day that is none."""
    head, reason = _parts(_SPLIT_CODE.sub(r"\1\2", text))
    head, expires = _without_day(head, anywhere=True)
    if expires is None:
        reason, expires = _without_day(reason, anywhere=False)
    rules = tuple(word for word in _APART.split(head) if word and word.casefold() not in load_data("comments")["and"])
    if not rules or any(_TOO_WIDE.fullmatch(each) for each in rules):
        return None
    if _has_until(head) or (expires is None and _ends_in_no_day(reason)):
        return None
    case = find_cases(reason)
    return Said(rules, reason.strip(_EDGE) or None, case[0][2] if case else None, expires)


def _parts(text: str) -> tuple[str, str]:
    """The rules (with a last day, maybe) and the reason. Without a dash or a colon, the reason begins at the first word
    that can be no rule."""
    joint = _PART.search(text)
    if joint:
        return text[: joint.start()], text[joint.end() :]
    end = 0
    words = list(re.finditer(r"[^\s,;]+", text))
    known = load_data("comments")["and"]
    for word in words:
        if not (_SELECTOR.fullmatch(word[0]) or word[0].casefold() in known):
            break
        end = word.end()
    rest = text[end:].strip()
    day = _day_at_start(rest)
    return (text, "") if day == len(rest) else (text[: end + (len(text[end:]) - len(rest)) + day], rest[day:])


def _day_at_start(text: str) -> int:
    """How many characters at the start say until when it holds; 0 where they do not."""
    found = _until().match(text)
    stretch = next((each for each in find_stretches(text) if found and each.start == found.end()), None)
    return stretch.end if stretch else 0


def _without_day(text: str, *, anywhere: bool) -> tuple[str, str | None]:
    """The text without its last day, and that day; of a reason only where it ends with it: «flyttet til 2027 fordi …»
    is no last day."""
    for found in _until().finditer(text):
        stretch = next((each for each in find_stretches(text) if each.start == found.end()), None)
        if stretch is None or stretch.last is None:
            continue
        before, after = text[: found.start()], text[stretch.end :]
        parted = not before.strip() or before.rstrip()[-1] in ",;(.–—"
        parted = parted or _is_firm(found[0]) or len(stretch.last) == len("2027-12-31")
        if anywhere or (parted and not after.strip(_EDGE)):
            return f"{before.rstrip()} {after.lstrip()}".strip(), _last_day(stretch.last)
    return text, None


def _is_firm(words: str) -> bool:
    """Whether the words before a day can only mean the last one («ut 2027»); «utsatt til 2027» may be the reason."""
    firm = load_data("comments")
    plain = " ".join(words.casefold().split())
    return plain in firm["firm"] or any(plain.startswith(f"{each} ") for each in firm["holds"])


def _last_day(moment: str) -> str:
    """The last day of an ISO date, a month or a year."""
    numbers = [int(part) for part in moment.split("-")]
    if len(numbers) == 1:
        return f"{numbers[0]:04}-12-31"
    if len(numbers) == 2:
        return f"{moment}-{monthrange(*numbers)[1]:02}"
    return moment


def _ends_in_no_day(reason: str) -> bool:
    """Whether a reason ends with «til 31.02.2027», a day that no calendar has."""
    return any(_DAY.fullmatch(reason, found.end()) for found in _until().finditer(reason))


def _has_until(head: str) -> bool:
    """Whether words are left that ask for a last day which is no day: nothing is to hold for ever by mistake."""
    return _until().search(head) is not None


def _is_meant(text: str) -> bool:
    """Whether a comment with an unknown word is nearly one that is known, or names a rule."""
    words = load_data("comments")
    first = text.casefold().split(" ", 1)[0].strip(_EDGE)
    single = [each for each in words["ignore"] if " " not in each]
    return bool(_CODE.search(text) or get_close_matches(first, single, n=1, cutoff=float(words["near"])))


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w./-]){re.escape(load_data('comments')['mark'])}(?:\s*:\s*|\s+(?={_any('ignore')}))", re.IGNORECASE
    )


@cache
def _ask() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any('ignore')})(?=$|[\s:,])\s*:?", re.IGNORECASE)


@cache
def _until() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:(?:{_any('holds')})\s+)?(?:{_any('until')})\s+(?=[\w\d])", re.IGNORECASE)


def _any(name: str) -> str:
    """The words of a list as a pattern, the longest first."""
    words = sorted(load_data("comments")[name], key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
