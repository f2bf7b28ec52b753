"""Items that somebody has set a rule aside for: told apart, so that a remark on many does not lose the others."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tracecheck.messages import Catalogue
from tracecheck.rules.collective import single_remark
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.rule import RegisteredRule, Remark, Rule

Excused = Callable[[Rule], frozenset[str]]
"""The full ids of the items that a rule is to keep silent about."""


def remarks_apart(
    registered: RegisteredRule, corpus: Corpus, excused: frozenset[str], catalogue: Catalogue
) -> Sequence[Remark]:
    """What the rule says. Where a common remark speaks of an excused item too, that item gets a remark of its own, and
    the rule is asked again about the others."""
    remarks = list(registered.check(corpus))
    common = {each: remark for remark in remarks for each in excused.intersection(remark.replaces_items)}
    if not common:
        return remarks
    apart = [
        _alone(located, common[each], registered.rule, catalogue)
        for each in sorted(common)
        if (located := corpus.item(each)) is not None
    ]
    return [*registered.check(corpus.without(frozenset(common))), *apart]


def _alone(located: Located, common: Remark, rule: Rule, catalogue: Catalogue) -> Remark:
    """The remark on one item; in the words of the common one where the rule has none for a single item."""
    single = single_remark(located, rule.code)
    if _can_be_said(single, catalogue):
        return replace(single, document=common.document, severity=common.severity, confidence=common.confidence)
    item = located.item
    return replace(common, item=located, place=item.place, quote=item.text, subject=None, count=1, replaces_items=())


def _can_be_said(remark: Remark, catalogue: Catalogue) -> bool:
    try:
        catalogue.text(remark.message_id, **remark.arguments)
    except KeyError:
        return False
    return True
