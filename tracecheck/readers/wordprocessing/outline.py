"""Headings that only look like headings, and the levels of those whose style names none."""

from collections import Counter as Tally
from collections.abc import Sequence
from dataclasses import replace

from tracecheck.model.source import BlockKind
from tracecheck.readers.wordprocessing.counting import BULLET
from tracecheck.readers.wordprocessing.draft import Draft
from tracecheck.resources import load_data

_DEEPEST = 9
_TEXT = (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


def with_headings(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts with headings by look where styled ones are rare, every heading with a level. Cells stay as they are:
    bold words there are column heads and row names."""
    found = tuple(drafts)
    if _headings_are_rare(found) or _most_are_only_printed_larger(found):
        found = _guessed(found)
    return _levelled(found)


def _most_are_only_printed_larger(drafts: tuple[Draft, ...]) -> bool:
    """Lines in bold and larger letters outnumber the headings with a style by far: most writers of it used none."""
    body, rules = _body_size(drafts), load_data("wordprocessing")["heading"]
    styled = sum(each.kind is BlockKind.HEADING for each in drafts)
    large = sum(
        each.kind is BlockKind.PARAGRAPH
        and each.style.bold
        and (each.style.size or 0) > body > 0
        and _looks_like_heading(each, body)
        for each in drafts
    )
    return bool(styled) and large >= max(rules["larger_least"], styled * rules["larger_per_heading"])


def _headings_are_rare(drafts: tuple[Draft, ...]) -> bool:
    headings = sum(each.kind is BlockKind.HEADING for each in drafts)
    texts = sum(each.kind in _TEXT for each in drafts)
    needed: int = load_data("wordprocessing")["heading"]["paragraphs_per_heading"]
    return headings * needed < texts


def _guessed(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    body = _body_size(drafts)
    candidates = [_looks_like_heading(each, body) for each in drafts]
    result = []
    for index, draft in enumerate(drafts):
        following = index + 1
        alike = following < len(drafts) and candidates[following] and _rank(drafts[following]) == _rank(draft)
        is_heading = candidates[index] and following < len(drafts) and not alike
        result.append(replace(draft, kind=BlockKind.HEADING, level=None) if is_heading else draft)
    return tuple(result)


def _body_size(drafts: tuple[Draft, ...]) -> float:
    sizes: Tally[float] = Tally()
    for draft in drafts:
        if draft.kind in _TEXT and draft.style.size is not None:
            sizes[draft.style.size] += len(draft.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _looks_like_heading(draft: Draft, body: float) -> bool:
    rules = load_data("wordprocessing")["heading"]
    if draft.kind not in _TEXT or draft.marker == BULLET or (draft.kind is BlockKind.LIST_ITEM and not draft.marker):
        return False
    if draft.is_caption or len(draft.text) > rules["longest"] or draft.text.endswith(tuple(rules["no_ends"])):
        return False
    if not any(letter.isalpha() for letter in draft.text):
        return False
    whole_bold = draft.style.bold and not draft.style.bold_spans
    return whole_bold or (draft.style.size or 0) >= body * rules["larger"] > 0


def _rank(draft: Draft) -> tuple[float, bool]:
    """Sorts larger before smaller, and bold before the rest."""
    return -(draft.style.size or 0), not draft.style.bold


def _levelled(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Headings without a level come below those that have one, in order of their size."""
    headings = [each for each in drafts if each.kind is BlockKind.HEADING]
    deepest = max((each.level for each in headings if each.level is not None), default=0)
    ranks = sorted({_rank(each) for each in headings if each.level is None})
    levels = {rank: min(deepest + place, _DEEPEST) for place, rank in enumerate(ranks, 1)}
    return tuple(
        replace(each, level=levels[_rank(each)]) if each.kind is BlockKind.HEADING and each.level is None else each
        for each in drafts
    )
