"""TC508: money that somebody gives for a time, and no word on what comes after it."""

from collections.abc import Iterator

from tracecheck.linker.documents.chain import last_year
from tracecheck.model.finding import Argument, Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import BUDGETS, THEMATIC
from tracecheck.rules.money import is_money_line, says_any, words_of
from tracecheck.rules.phrases import document_arguments, item_arguments
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC508", "grant-ends-without-continuation", Severity.INFO, (*BUDGETS, *THEMATIC))


def check(corpus: Corpus) -> Iterator[Remark]:
    """Posts and services only: what is bought or written once ends by itself."""
    for document in corpus.under_check(*RULE.kinds):
        end = last_year(document)
        printed = max((each.year or 0 for item in document.items for each in item.amounts), default=0)
        for measure in corpus.items(document, ItemKind.MEASURE):
            last = _last_year(measure, printed)
            if end and last and last < end and _is_granted(measure) and not _is_continued(corpus, measure):
                years: dict[str, Argument] = {"last": last, "end": end}
                arguments = item_arguments(measure) | document_arguments(document) | years
                yield Remark(document, RULE.code, arguments, measure, confidence=Confidence.MEDIUM)


def _is_granted(measure: Located) -> bool:
    text = words_of(measure)
    operating = all(amount.kind != "investment" for amount in measure.item.amounts)
    return operating and says_any(text, "grant") and says_any(text, "lasting") and is_money_line(measure)


def _last_year(measure: Located, printed: int) -> int | None:
    """The last year with money, where the document has amounts for years after it; else the end of its period."""
    years = {each.year: each.value for each in measure.item.amounts if each.year is not None}
    paid = [year for year, value in years.items() if value]
    if paid and printed > max(paid):
        return max(paid)
    return measure.item.period.end if measure.item.period and not paid else None


def _is_continued(corpus: Corpus, measure: Located) -> bool:
    """In its own words, in a passage under it, or in one that names it."""
    name = measure.item.text.casefold()
    passages = (each.text for each in corpus.statements_under(measure))
    named = (each.text for each in measure.document.statements if name in each.text.casefold())
    return any(says_any(text, "continued") for text in (words_of(measure), *passages, *named))
