"""What was not asked for: remarks of low confidence, and remarks on what did not change."""

from collections.abc import Iterable
from dataclasses import replace

from tracecheck.model.finding import Confidence, Finding
from tracecheck.model.suppression import Hidden, Settling
from tracecheck.rules.corpus import Corpus
from tracecheck.settling.scope import never
from tracecheck.settling.since import new_since

_SUREST_FIRST = tuple(Confidence)


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
        elif id(finding) not in brought:
            hidden = replace(hidden, unchanged=hidden.unchanged + 1)
        elif not _is_sure_enough(finding, settling.min_confidence):
            hidden = replace(hidden, confidence=hidden.confidence + 1)
        else:
            shown.append(finding)
    return shown, hidden


def _is_sure_enough(finding: Finding, least: Confidence | None) -> bool:
    return least is None or _SUREST_FIRST.index(finding.confidence) <= _SUREST_FIRST.index(least)
