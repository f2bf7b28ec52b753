"""TC306: one indicator, one year, one scope, and two targets."""

from collections.abc import Iterator

from tracecheck.linker.documents.chain import target_year
from tracecheck.model.coupling import Grade, Relation
from tracecheck.model.finding import Argument, Severity
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.phrases import document_arguments, item_arguments, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC306", "target-differs", Severity.ERROR)
_BETWEEN_INDICATORS = frozenset({Relation.MEASURES, Relation.REPORTS})


def check(corpus: Corpus) -> Iterator[Remark]:
    """Indicators that contradict each other, and results that are held up to another target than was set; a unit's own
    target for a common goal is the design, not an error."""
    for link in corpus.linkage.links:
        if link.grade is not Grade.CONFLICTING or link.relation not in _BETWEEN_INDICATORS:
            continue
        lower, upper = corpus.item(link.source), corpus.item(link.target)
        if lower and upper and {lower.document.key, upper.document.key} & corpus.focus:
            yield _remark(lower, upper)


def _remark(lower: Located, upper: Located) -> Remark:
    texts: dict[str, Argument] = {
        "target": _text(lower),
        "other_target": _text(upper),
        "year": target_year(lower.item, lower.document) or "",
    }
    arguments = item_arguments(lower) | document_arguments(lower.document)
    others = item_arguments(upper, "other_") | document_arguments(upper.document, "other_")
    related = (related_item(upper, "other"),)
    return Remark(lower.document, RULE.code, arguments | others | texts, lower, related=related)


def _text(located: Located) -> str:
    return located.item.target.text if located.item.target else ""
