"""What an earlier edition of the documents had already, so that only what a change brought is told."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from tracecheck.model.finding import Finding, Severity

_GRAVEST_FIRST = tuple(Severity)


def new_since(findings: Iterable[Finding], before: Sequence[Finding], documents: Collection[str]) -> list[Finding]:
    """The findings that were not there before. One of before answers for one of now: with the same fingerprint, or the
    same words in a document that is not there any more under its old name (`documents` are the keys of those that are);
    as grave, and about as many rows."""
    by_key: dict[str, list[Finding]] = defaultdict(list)
    for each in before:
        by_key[each.fingerprint].append(each)
    left = [each for each in findings if not _taken(each, by_key[each.fingerprint])]
    by_words: dict[str, list[Finding]] = defaultdict(list)
    for each in (each for rest in by_key.values() for each in rest):
        if each.words and each.document not in documents:
            by_words[each.words].append(each)
    return [each for each in left if not _taken(each, by_words[each.words])]


def _taken(finding: Finding, known: list[Finding]) -> bool:
    """Whether one of the known ones answers for the finding; that one is used up then."""
    fitting = next((each for each in known if _is_no_worse(finding, each)), None)
    if fitting is not None:
        known.remove(fitting)
    return fitting is not None


def _is_no_worse(now: Finding, then: Finding) -> bool:
    milder = _GRAVEST_FIRST.index(now.severity) >= _GRAVEST_FIRST.index(then.severity)
    return milder and now.count <= then.count
