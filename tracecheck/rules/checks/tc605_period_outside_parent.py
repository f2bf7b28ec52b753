"""TC605: an økonomiplan that is not for four years, and a plan that runs longer than the one it follows up."""

from collections.abc import Iterator

from tracecheck.linker.documents.chain import place_key
from tracecheck.model.finding import Severity
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import ECONOMIC, SAMFUNNSDEL, THEMATIC
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC605", "period-outside-parent", Severity.WARNING, (*ECONOMIC, *THEMATIC))


def check(corpus: Corpus) -> Iterator[Remark]:
    """An økonomiplan is measured by the act, other plans by the samfunnsdel; no length is asked of other kinds."""
    for document in corpus.under_check(*ECONOMIC):
        yield from _economic(document)
    for document in corpus.under_check(*THEMATIC):
        yield from _longer(corpus, document)


def _economic(document: PlanDocument) -> Iterator[Remark]:
    data, period = load_data("who_and_when")["period"], document.period
    if period is None or period.start is None or period.end is None or period.start >= period.end:
        return
    years = period.end - period.start + 1
    too_long = years > data["economic_years"] and period.start >= data["exactly_from"]
    if years < data["economic_years"] or too_long:
        yield Remark(document, "TC605.long" if too_long else RULE.code, document_arguments(document) | {"count": years})


def _longer(corpus: Corpus, document: PlanDocument) -> Iterator[Remark]:
    parent = _parent(corpus, document)
    end, above = (each.period.end if each and each.period else None for each in (document, parent))
    if parent is not None and end is not None and above is not None and end > above:
        arguments = document_arguments(document) | document_arguments(parent, "parent_")
        yield Remark(document, "TC605.parent", arguments | {"year": end, "parent_year": above}, severity=Severity.INFO)


def _parent(corpus: Corpus, document: PlanDocument) -> PlanDocument | None:
    """The samfunnsdel of the same municipality that was there when the plan began; None where several would do."""
    begins = document.period.start if document.period else None
    found = [each for each in corpus.in_chain(*SAMFUNNSDEL) if _is_above(each, document, begins)]
    return found[0] if len(found) == 1 else None


def _is_above(above: PlanDocument, document: PlanDocument, begins: int | None) -> bool:
    period = above.period
    same = place_key(above.municipality) == place_key(document.municipality)
    return bool(
        same
        and above.kind is DocumentKind.SAMFUNNSDEL
        and begins
        and period
        and period.start
        and period.start <= begins
    )
