"""The baseline held against findings: what it knows, what is gone. It never takes in anything by itself."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from tracecheck.model.finding import Finding
from tracecheck.model.keys import fingerprint
from tracecheck.model.suppression import Baseline, BaselineEntry, BaselineUse, Settling
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.excused import Excused
from tracecheck.rules.rule import Rule
from tracecheck.settling.scope import Scope, never, rules_by_code

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """For each finding, by number, the entry that knows it; and how many of each entry are left."""

    known: dict[int, BaselineEntry]
    left: dict[Key, int]


def take_known(
    findings: Sequence[Finding], baseline: Baseline | None, scope: Scope
) -> tuple[list[Finding], list[Finding], BaselineUse | None]:
    """What is new, what the baseline knows, and how the baseline fits; all is new where there is none."""
    if baseline is None:
        return list(findings), [], None
    match = match_entries(findings, baseline, scope)
    new = [each for number, each in enumerate(findings) if number not in match.known]
    known = [each for number, each in enumerate(findings) if number in match.known]
    stale = tuple(stale_entries(baseline, match, scope))
    total = sum(each.count for each in baseline.entries)
    use = BaselineUse(baseline.file, len(known), stale, total, baseline.written, baseline.strict)
    return new, known, use


def match_entries(findings: Sequence[Finding], baseline: Baseline, scope: Scope) -> Match:
    """An entry knows as many findings as it counts, by rule, document and words.

    What has the same words in a document that has come in place of one that is gone is known too: a draft that is
    adopted under a new name brings nothing new.
    """
    left = Counter({key_of(each): each.count for each in baseline.entries})
    entries = {key_of(each): each for each in baseline.entries}
    known: dict[int, BaselineEntry] = {}
    takable = [(number, each) for number, each in enumerate(findings) if each.code not in never()]
    for number, finding in takable:
        _take(number, (finding.code, name_of(finding.document, baseline), finding.words), left, entries, known)
    settled = {each.document for each in baseline.entries}
    gone = _by_words(key_of(each) for each in baseline.entries if _is_gone(each.document, baseline, scope))
    for number, finding in takable:
        if number not in known and name_of(finding.document, baseline) not in settled:
            for key in gone.get((finding.code, finding.words), ()):
                _take(number, key, left, entries, known)
    return Match(known, dict(left))


def known_items(settling: Settling, corpus: Corpus) -> Excused:
    """The items whose words a rule has spoken of already, in the baseline or in an earlier edition."""
    words: dict[str, set[str]] = {}
    for entry in settling.baseline.entries if settling.baseline else ():
        words.setdefault(entry.code, set()).add(entry.fingerprint)
    for finding in settling.before or ():
        words.setdefault(finding.code, set()).add(finding.words)

    def known(rule: Rule) -> frozenset[str]:
        said = words.get(rule.code)
        if not said:
            return frozenset()
        located = (each for document in corpus.documents for each in corpus.items(document, own=False))
        return frozenset(each.id for each in located if fingerprint(rule.code, each.item.text) in said)

    return known


def key_of(entry: BaselineEntry) -> Key:
    """What an entry is known again by."""
    return entry.code, entry.document, entry.fingerprint


def name_of(document: str | None, baseline: Baseline) -> str:
    """The path of a document as the entries have it."""
    return baseline.names.get(document or "", document or "")


def stale_entries(baseline: Baseline, match: Match, scope: Scope) -> Iterator[BaselineEntry]:
    """The entries that fit no finding any more, with how many are gone; only those that the run can tell of: of a part
    of the documents other things are found than of all."""
    if baseline.partial:
        return
    here = {name_of(key, baseline) for key in scope.under_check}
    for entry in baseline.entries:
        count = match.left[key_of(entry)]
        if count and _has_run(entry.code, scope) and _is_looked_into(entry.document, here, scope, baseline):
            yield replace(entry, count=count)


def _take(
    number: int, key: Key, left: Counter[Key], entries: dict[Key, BaselineEntry], known: dict[int, BaselineEntry]
) -> None:
    if number not in known and left[key] > 0:
        left[key] -= 1
        known[number] = entries[key]


def _by_words(keys: Iterator[Key]) -> dict[tuple[str, str], list[Key]]:
    found: dict[tuple[str, str], list[Key]] = {}
    for key in sorted(keys):
        found.setdefault((key[0], key[2]), []).append(key)
    return found


def _is_gone(document: str, baseline: Baseline, scope: Scope) -> bool:
    """Whether the document is here no more, or counts no more: a newer one has come in its place."""
    if scope.focused or baseline.partial:
        return False
    here = {name_of(key, baseline) for key in (*scope.under_check, *scope.unread)}
    return document not in here


def _has_run(code: str, scope: Scope) -> bool:
    return code in scope.ran or code not in rules_by_code(scope.settings)


def _is_looked_into(document: str, here: Collection[str], scope: Scope, baseline: Baseline) -> bool:
    """Also of what is here no more; of a document that could not be read nothing is known."""
    if document in here:
        return True
    unread = {name_of(key, baseline) for key in scope.unread}
    return not scope.focused and document not in unread
