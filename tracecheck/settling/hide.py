"""What was not asked for: remarks of low confidence, and remarks on what did not change."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracecheck.model.finding import Confidence, Finding
from tracecheck.model.source import Place
from tracecheck.model.suppression import Hidden, Settling
from tracecheck.rules.corpus import Corpus
from tracecheck.settling.scope import never
from tracecheck.settling.since import new_since

_SUREST_FIRST = tuple(Confidence)
# What only lies near a remark does not make it a remark on a change.
_BESIDE = ("candidate", "nearest")


def hide(findings: Iterable[Finding], settling: Settling, corpus: Corpus) -> tuple[list[Finding], Hidden]:
    """The findings that are shown, and how many are not; what was not read is always shown."""
    every = list(findings)
    keys = {document.key for document in corpus.documents}
    new = every if settling.before is None else new_since(every, settling.before, keys)
    brought = {id(each) for each in new}
    shown = []
    hidden = Hidden()
    for finding in every:
        if finding.code in never():
            shown.append(finding)
        elif id(finding) not in brought or not _has_changed(finding, settling, corpus):
            hidden = replace(hidden, unchanged=hidden.unchanged + 1)
        elif not _is_sure_enough(finding, settling.min_confidence):
            hidden = replace(hidden, confidence=hidden.confidence + 1)
        else:
            shown.append(finding)
    return shown, hidden


def _is_sure_enough(finding: Finding, least: Confidence | None) -> bool:
    return least is None or _SUREST_FIRST.index(finding.confidence) <= _SUREST_FIRST.index(least)


def _has_changed(finding: Finding, settling: Settling, corpus: Corpus) -> bool:
    """Whether what the remark is about, or what it is held against, is among what changed."""
    changed = settling.changed
    if changed is None or finding.document is None:
        return True
    return any(
        key in changed and _is_touched(place, changed[key]) for key, place in _spots(finding, corpus) if key is not None
    )


def _spots(finding: Finding, corpus: Corpus) -> Iterator[tuple[str | None, Place | None]]:
    yield finding.document, finding.place
    item = corpus.item(finding.item)
    if item is not None:
        yield item.document.key, item.item.place
    yield from ((each.document, each.place) for each in finding.related if each.role not in _BESIDE)


def _is_touched(place: Place | None, lines: tuple[tuple[int, int], ...] | None) -> bool:
    """A remark without a line is on the whole document, which has changed."""
    line = place.line if place else None
    return lines is None or line is None or any(first <= line <= last for first, last in lines)
