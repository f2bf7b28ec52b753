"""The entries of a baseline: made of findings, pruned of what is gone. Pruning adds nothing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tracecheck.model.finding import Finding
from tracecheck.model.suppression import Baseline, BaselineEntry, BaselineUse
from tracecheck.resources import load_data
from tracecheck.settling.baseline_file import merged
from tracecheck.settling.known import Key, key_of, name_of
from tracecheck.settling.scope import never


def entries_of(findings: Iterable[Finding], baseline: Baseline) -> tuple[BaselineEntry, ...]:
    """An entry for each finding that a baseline may hold; `baseline` says what the documents are called there."""
    return merged(_entry(each, baseline) for each in findings if each.code not in never())


def rewritten(
    findings: Iterable[Finding], known: Iterable[Finding], baseline: Baseline, use: BaselineUse
) -> tuple[BaselineEntry, ...]:
    """All findings of today, and of the entries until now those that this run could not tell of."""
    left = pruned(known, baseline, use)
    return merged([*entries_of(findings, baseline), *left])


def pruned(known: Iterable[Finding], baseline: Baseline, use: BaselineUse) -> tuple[BaselineEntry, ...]:
    """The entries without those that are gone; what has moved to another document has its name now."""
    gone = Counter({key_of(each): each.count for each in use.stale})
    left = Counter({key_of(each): each.count - gone[key_of(each)] for each in baseline.entries})
    entries = {key_of(each): each for each in baseline.entries}
    kept = list(_moved(known, baseline, left, entries))
    return merged([*kept, *(replace(entries[key], count=count) for key, count in left.items() if count > 0)])


def _moved(
    known: Iterable[Finding], baseline: Baseline, left: Counter[Key], entries: dict[Key, BaselineEntry]
) -> Iterator[BaselineEntry]:
    """What is known under another document's name, one finding an entry; the others stay where they are."""
    held = Counter(left)
    for finding in known:
        key = (finding.code, name_of(finding.document, baseline), finding.words)
        if held[key] > 0:
            held[key] -= 1
            continue
        old = next((each for each in sorted(held) if held[each] > 0 and (each[0], each[2]) == (key[0], key[2])), None)
        if old is not None:
            held[old] -= 1
            left[old] -= 1
            yield replace(entries[old], document=key[1], count=1)


def _entry(finding: Finding, baseline: Baseline) -> BaselineEntry:
    length = int(load_data("settling")["baseline"]["text"])
    text = " ".join((finding.quote or finding.message).split())
    short = text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
    return BaselineEntry(finding.code, name_of(finding.document, baseline), finding.words, short)
