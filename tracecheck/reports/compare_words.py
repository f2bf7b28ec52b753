"""Ends, words and reasons of a comparison, as people read them."""

import re
from collections.abc import Iterator, Mapping

from tracecheck.messages import Catalogue
from tracecheck.messages.places import place_code, render_place_code
from tracecheck.model.comparison import DiffKind, DiffPart, Explanation, ItemComparison, ItemEnd, Sign
from tracecheck.reports.look import Look, harmless, shortened
from tracecheck.reports.names import where
from tracecheck.rules.phrases import label_number, unquoted

_TEXT = 160
_SHORT = 70
_AROUND = 8
_MARKS = re.compile(r"\[-|-\]|\{\+|\+\}")


def name_of(end: ItemEnd, catalogue: Catalogue, length: int = _TEXT) -> str:
    """«delmål 2.3 «Alle har et trygt sted å bo»»."""
    return f"{label_of(end, catalogue)} «{shortened(unquoted(end.text), length)}»"


def label_of(end: ItemEnd, catalogue: Catalogue) -> str:
    """«delmål 2.3», or the kind alone."""
    number = label_number(end.label)
    return f"{catalogue.text(f'kind.{end.kind}')} {harmless(number)}".strip()


def spot_of(end: ItemEnd, catalogue: Catalogue) -> str:
    """Page, or row, line and the like; else the innermost heading."""
    return render_place_code(place_code(end.place), catalogue.texts) or (
        f"«{shortened(end.section[-1], _SHORT)}»" if end.section else ""
    )


def spots_of(change: ItemComparison, catalogue: Catalogue) -> str:
    """Where it stood and where it stands: one place where there is one, «s. 4 → s. 5» where there are two."""
    before, after = (" / ".join(_spots(ends, catalogue)) for ends in (change.old, change.new))
    if before and after and before != after:
        return catalogue.text("compare.place", before=before, after=after)
    return after or before


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
            before=f"«{shortened(sign.before or '', _SHORT)}»",
            after=f"«{shortened(sign.after or '', _SHORT)}»",
        )
        yield f"{catalogue.text(f'compare.way.{sign.way}')}: {said}"


def stated_text(change: ItemComparison, catalogue: Catalogue) -> Iterator[str]:
    """What is stated beside the text and changed, where no sign says so already."""
    told = {sign.kind.value.removesuffix("_given") for sign in change.signs}
    for each in change.stated:
        if each.field not in told:
            form = "changed" if each.before and each.after else "taken" if each.before else "added"
            what = catalogue.text(f"compare.sign_kind.{each.field}")
            before, after = (f"«{shortened(text or '', _SHORT)}»" for text in (each.before, each.after))
            yield catalogue.text(f"compare.sign.{form}", what=what, before=before, after=after)


def reason_text(why: Explanation, keys: Mapping[str, str], catalogue: Catalogue) -> str:
    """Why it is gone, and where that stands; `keys` are names of documents by key."""
    document = (why.item or "").rpartition("#")[0]
    spot = ", ".join(filter(None, [keys.get(document, harmless(document)), where(why.place, catalogue)]))
    text = shortened(unquoted(why.text), _TEXT)
    said = catalogue.text(f"compare.reason.{why.kind}", text=text, where=spot)
    return f"{said} ({catalogue.text('compare.reason.case', case=harmless(why.case))})" if why.case else said
