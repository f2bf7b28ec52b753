"""TC309: the same score on another scale than before."""

from collections.abc import Iterator

from tracecheck.model.finding import Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.keys import text_key
from tracecheck.rules.checked import first_year
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.indicators import is_statistic
from tracecheck.rules.kinds import BUDGETS, REPORTS, UNIT_PLANS
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.scales import scale_of, without_scale

RULE = Rule("TC309", "scale-changed", Severity.WARNING, (*BUDGETS, *UNIT_PLANS, *REPORTS))

_SCORES = frozenset({ItemKind.INDICATOR, ItemKind.RESULT})
Named = tuple[str, str]


def check(corpus: Corpus) -> Iterator[Remark]:
    """Each indicator against the latest earlier document of the same unit that prints its scale."""
    scored = sorted(_scored(corpus), key=lambda each: (first_year(each.document), each.id))
    before: dict[Named, Located] = {}
    for each in scored:
        earlier = before.get(_name(each))
        if earlier is not None and _has_changed(earlier, each) and each.document.key in corpus.focus:
            yield _remark(each, earlier)
        before[_name(each)] = each


def _scored(corpus: Corpus) -> Iterator[Located]:
    for document in corpus.documents:
        if document.kind in RULE.kinds and first_year(document):
            for each in corpus.items(document, *_SCORES):
                if scale_of(each) and not is_statistic(each):
                    yield each


def _name(located: Located) -> Named:
    return text_key(located.document.unit or ""), text_key(without_scale(located.item.text))


def _has_changed(earlier: Located, later: Located) -> bool:
    is_later = first_year(earlier.document) < first_year(later.document)
    return is_later and scale_of(earlier) != scale_of(later)


def _remark(later: Located, earlier: Located) -> Remark:
    scales = {"scale": _shown(later), "other_scale": _shown(earlier)}
    arguments = item_arguments(later) | document_arguments(later.document)
    others = item_arguments(earlier, "other_") | document_arguments(earlier.document, "other_")
    related = (related_item(earlier, "other"),)
    return Remark(later.document, RULE.code, arguments | others | scales, later, related=related)


def _shown(located: Located) -> str:
    low, high = scale_of(located) or (0, 0)
    return f"{low}–{high}"
