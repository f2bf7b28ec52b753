"""Ends, words and reasons of a comparison, as people read them."""

import re
from collections.abc import Iterator, Mapping

from tracecheck.messages import Catalogue
from tracecheck.messages.places import place_code, render_place_code
from tracecheck.model.comparison import DiffKind, DiffPart, Explanation, ItemComparison, ItemEnd, Sign
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import text_key
from tracecheck.reports.look import Look, harmless, shortened
from tracecheck.reports.names import where
from tracecheck.rules.phrases import label_number, unquoted

_TEXT = 160
_SHORT = 70
_HEADING = 50
_AROUND = 8
_FIGURES = re.compile(r"[\d.–-]+")
_MARKS = re.compile(r"\[-|-\]|\{\+|\+\}")


def name_of(end: ItemEnd, catalogue: Catalogue, length: int = _TEXT) -> str:
    """«delmål 2.3 «Alle har et trygt sted å bo»»; an indicator with the goal that it measures."""
    name = f"{label_of(end, catalogue)} {catalogue.quoted(shortened(unquoted(end.text), length))}"
    if end.kind is not ItemKind.INDICATOR or not end.under:
        return name
    return catalogue.text(
        "compare.of_goal", indicator=name, goal=catalogue.quoted(shortened(unquoted(end.under), _SHORT))
    )


def label_of(end: ItemEnd, catalogue: Catalogue) -> str:
    """«delmål 2.3», or the kind alone."""
    number = label_number(end.label)
    return f"{catalogue.text(f'kind.{end.kind}')} {harmless(number)}".strip()


def spot_of(end: ItemEnd, catalogue: Catalogue) -> str:
    """Page; where there are no pages row, line and the like, and the innermost heading."""
    return ", ".join(filter(None, _spot(end, catalogue)))


def _spot(end: ItemEnd, catalogue: Catalogue) -> tuple[str, str]:
    """The place, and the heading where the place is no page."""
    place = render_place_code(place_code(end.place), catalogue.texts)
    if end.place is not None and end.place.page is not None:
        return place, ""
    heading = next((title for title in reversed(end.section) if text_key(end.text) not in text_key(title)), "")
    return place, catalogue.quoted(shortened(heading, _HEADING)) if heading else ""


def spots_of(change: ItemComparison, catalogue: Catalogue) -> str:
    """Where it stood and where it stands: one place where there is one, «s. 4 → s. 5» where there are two."""
    if len(change.old) == len(change.new) == 1:
        return _moved_spot(change.old[0], change.new[0], catalogue)
    before, after = (" / ".join(_spots(ends, catalogue)) for ends in (change.old, change.new))
    if before and after and before != after:
        return catalogue.text("compare.place", before=before, after=after)
    return after or before


def _moved_spot(old: ItemEnd, new: ItemEnd, catalogue: Catalogue) -> str:
    """A heading that is the same on both sides is said once, after the places."""
    (place, heading), (now, under) = _spot(old, catalogue), _spot(new, catalogue)
    if _bare(heading) != _bare(under):
        place, now = (", ".join(filter(None, each)) for each in ((place, heading), (now, under)))
        under = ""
    both = catalogue.text("compare.place", before=place, after=now) if place and now and place != now else now or place
    return ", ".join(filter(None, (both, under)))


def _bare(heading: str) -> str:
    """A heading without chapter numbers and years, which a new edition changes in all of them."""
    return text_key(_FIGURES.sub(" ", heading))


def _spots(ends: tuple[ItemEnd, ...], catalogue: Catalogue) -> list[str]:
    return list(dict.fromkeys(spot for end in ends if (spot := spot_of(end, catalogue))))


def diff_text(parts: tuple[DiffPart, ...], look: Look) -> str:
    """«Alle elever [-skal-]{+bør+} ha …»; long stretches that were kept are shortened."""
    return " ".join(_shown(part, at == 0, at == len(parts) - 1, look) for at, part in enumerate(parts))


def _shown(part: DiffPart, first: bool, last: bool, look: Look) -> str:
    text = _MARKS.sub("", harmless(part.text))
    if part.kind is DiffKind.TAKEN:
        return look.style(f"[-{text}-]", "red")
    if part.kind is DiffKind.ADDED:
        return look.style(f"{{+{text}+}}", "green")
    return _shortened(text.split(), first, last)


def _shortened(words: list[str], first: bool, last: bool) -> str:
    """The words next to what changed; what lies further away is left out."""
    head = [] if first else words[:_AROUND]
    tail = [] if last else words[-_AROUND:]
    return " ".join(words) if len(words) <= len(head) + len(tail) + 2 else " ".join([*head, "…", *tail])


def signs_text(signs: tuple[Sign, ...], catalogue: Catalogue) -> Iterator[str]:
    """What made it weaker or stronger, sign by sign: «svakere: frist 2028 → 2030»."""
    for sign in signs:
        form = "changed" if sign.before and sign.after else "taken" if sign.before else "added"
        said = catalogue.text(
            f"compare.sign.{form}",
            what=catalogue.text(f"compare.sign_kind.{sign.kind}"),
            before=catalogue.quoted(shortened(sign.before or "", _SHORT)),
            after=catalogue.quoted(shortened(sign.after or "", _SHORT)),
        )
        yield f"{catalogue.text(f'compare.way.{sign.way}')}: {said}"


def stated_text(change: ItemComparison, catalogue: Catalogue) -> Iterator[str]:
    """What is stated beside the text and changed, where no sign says so already."""
    told = {sign.kind.value.removesuffix("_given") for sign in change.signs}
    for each in change.stated:
        if each.field not in told:
            form = "changed" if each.before and each.after else "taken" if each.before else "added"
            what = catalogue.text(f"compare.sign_kind.{each.field}")
            before, after = (catalogue.quoted(shortened(text or "", _SHORT)) for text in (each.before, each.after))
            yield catalogue.text(f"compare.sign.{form}", what=what, before=before, after=after)


def reason_text(why: Explanation, keys: Mapping[str, str], catalogue: Catalogue) -> str:
    """Why it is gone, and where that stands; `keys` are names of documents by key."""
    document = (why.item or "").rpartition("#")[0]
    spot = ", ".join(filter(None, [keys.get(document, harmless(document)), where(why.place, catalogue)]))
    text = shortened(unquoted(why.text), _TEXT)
    said = catalogue.text(f"compare.reason.{why.kind}", text=text, where=spot)
    return f"{said} ({catalogue.text('compare.reason.case', case=harmless(why.case))})" if why.case else said
