"""Suppressions held against findings: by the rule that they name, and by what they stand beside or quote."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tracecheck.model.decision import Decisions
from tracecheck.model.finding import Finding
from tracecheck.model.keys import fingerprint
from tracecheck.model.suppression import Scope, Suppressed, Suppression, SuppressionSource
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.excused import Excused
from tracecheck.rules.rule import Rule
from tracecheck.rules.selection import names
from tracecheck.settling.scope import never


@dataclass(frozen=True, slots=True)
class Silenced:
    """What remains, what is set aside by which suppression, and the suppressions (by number) that fitted anything."""

    remaining: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    used: frozenset[int]


def stated(corpus: Corpus, decisions: Decisions) -> tuple[Suppression, ...]:
    """Every suppression of a run: those of the file of decisions, then the comments, document by document."""
    comments = (each for document in corpus.documents for each in document.suppressions)
    return (*decisions.suppressions, *comments)


def silence(
    findings: Iterable[Finding],
    every: Sequence[Suppression],
    corpus: Corpus,
    today: str | None,
    rules: Mapping[str, Rule],
) -> Silenced:
    """Each finding is set aside by the first suppression that fits it and holds; all that fit count as used. `rules`
    are those there are, by code."""
    remaining: list[Finding] = []
    suppressed: list[Suppressed] = []
    used: set[int] = set()
    holding = [(number, each) for number, each in enumerate(every) if holds(each, today)]
    for finding in findings:
        fitting = [(n, each) for n, each in holding if _fits(each, finding, rules[finding.code], corpus)]
        used.update(number for number, _ in fitting)
        if fitting:
            suppressed.append(Suppressed(finding, fitting[0][1]))
        else:
            remaining.append(finding)
    return Silenced(tuple(remaining), tuple(suppressed), frozenset(used))


def excused_by(every: Sequence[Suppression], corpus: Corpus, today: str | None) -> Excused:
    """The items that each rule is set aside for. A suppression for a whole document names none: what is said of the
    document is set aside as it stands."""
    holding = [each for each in every if holds(each, today)]
    items = [(each.rules, _items_of(each, corpus)) for each in holding]

    def excused(rule: Rule) -> frozenset[str]:
        if rule.code in never():
            return frozenset()
        return frozenset(key for rules, keys in items if any(names(each, rule) for each in rules) for key in keys)

    return excused


def _items_of(suppression: Suppression, corpus: Corpus) -> frozenset[str]:
    """By id where a comment stands on them, by place where it stands on their chapter or table, else by words."""
    if suppression.scope is Scope.ITEM:
        return frozenset(f"{suppression.document}#{each}" for each in suppression.items)
    documents = [each for each in corpus.documents if suppression.document in (None, each.key)]
    located = (each for document in documents for each in corpus.items(document, own=False))
    if suppression.scope is Scope.PART and suppression.blocks:
        first, last = suppression.blocks[0], suppression.blocks[-1]
        return frozenset(each.id for each in located if first <= _block_of(each) <= last)
    if suppression.fingerprint is None:
        return frozenset()
    return frozenset(each.id for each in located if fingerprint(each.item.text) == suppression.fingerprint)


def _block_of(located: Located) -> int:
    block = located.item.place.block
    return -1 if block is None else block


def holds(suppression: Suppression, today: str | None) -> bool:
    """Whether it has a reason, has not expired, and says clearly what it is about."""
    return bool(suppression.reason) and not suppression.has_expired(today) and suppression.unclear is None


def _fits(suppression: Suppression, finding: Finding, rule: Rule, corpus: Corpus) -> bool:
    if rule.code in never() or not any(names(each, rule) for each in suppression.rules):
        return False
    if suppression.source is SuppressionSource.DECISIONS:
        return _is_meant(suppression, finding, corpus)
    return _stands_beside(suppression, finding, corpus)


def _is_meant(suppression: Suppression, finding: Finding, corpus: Corpus) -> bool:
    """By document and words: the document may be that of the remark, or that of the goal that it is about."""
    item = corpus.item(finding.item)
    documents = {finding.document, item.document.key if item else None}
    if suppression.document is not None and suppression.document not in documents:
        return False
    return suppression.fingerprint is None or suppression.fingerprint in _texts(finding, corpus)


def _texts(finding: Finding, corpus: Corpus) -> set[str]:
    item = corpus.item(finding.item)
    texts = (finding.quote, item.item.text if item else None)
    return {fingerprint(text) for text in texts if text}


def _stands_beside(suppression: Suppression, finding: Finding, corpus: Corpus) -> bool:
    if suppression.scope is Scope.ITEM and _is_about_items(suppression, finding, corpus):
        return True
    if finding.document != suppression.document:
        return False
    if suppression.scope is Scope.DOCUMENT:
        return True
    block = finding.place.block if finding.place else None
    within = bool(suppression.blocks) and block is not None
    on_item = suppression.scope is Scope.ITEM and finding.item is not None
    return within and not on_item and suppression.blocks[0] <= (block or 0) <= suppression.blocks[-1]


def _is_about_items(suppression: Suppression, finding: Finding, corpus: Corpus) -> bool:
    """The item itself, wherever the remark stands; or the same words of another plan, in a remark on this document."""
    ids = [f"{suppression.document}#{each}" for each in suppression.items]
    if finding.item in ids:
        return True
    texts = {fingerprint(found.item.text) for each in ids if (found := corpus.item(each))}
    return finding.document == suppression.document and not texts.isdisjoint(_texts(finding, corpus))
