"""TC405: a target that was missed, and no word on why or what next."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.attainment import attainment_of, has_any, outcome_of, says_more
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import ANNUAL_REPORTS
from tracecheck.rules.passages import Passages, make_passages
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC405", "deviation-unexplained", Severity.WARNING, ANNUAL_REPORTS, law=("koml-14-7-2-c",))


@dataclass(frozen=True, slots=True)
class _Told:
    """The passages that explain: their chapters, all their words as printed, and those of each in base form."""

    sections: frozenset[tuple[str, ...]]
    words: frozenset[str]
    passages: Passages


_MOST_OF_IT = 0.5

_JUDGED = (*sorted(GOALS), ItemKind.RESULT, ItemKind.INDICATOR)


def check(corpus: Corpus) -> Iterator[Remark]:
    """What is reached in part is for information: the status itself says how far."""
    for report in corpus.under_check(*RULE.kinds):
        missed, lacking = deviations(corpus, report)
        for remark in remarks_on(lacking, missed, RULE.code):
            yield _with_outcome(corpus, remark, lacking)


def deviations(corpus: Corpus, report: PlanDocument) -> tuple[list[Located], list[Located]]:
    """What the report says was missed, and what of it nothing in the report explains."""
    missed = [each for each in corpus.items(report, *_JUDGED, own=False) if _falls_short(corpus, each)]
    told = _explanations(report)
    return missed, [each for each in missed if not _is_explained(corpus, each, told)]


def _falls_short(corpus: Corpus, located: Located) -> bool:
    """The status decides; without one the figures do, where it is known which way is better."""
    said = attainment_of(located)
    if said is not None or located.item.status_text:
        return said in ("missed", "partly")
    outcome = outcome_of(corpus, located)
    return outcome is not None and not outcome.met


def _explanations(report: PlanDocument) -> _Told:
    """What the report says with words that explain."""
    words = load_data("reporting")["explaining"]["words"]
    told = [(each.section, each.text) for each in report.statements]
    told += [(each.section, f"{each.text} {each.description or ''}") for each in report.items if _is_prose(each.kind)]
    found = [(section, text) for section, text in told if has_any(text, words)]
    return _Told(
        frozenset(section for section, _ in found),
        frozenset(word for _, text in found for word in _words(text)),
        make_passages(_terms(text) for _, text in found),
    )


def _terms(text: str) -> frozenset[str]:
    return frozenset(word for word in terms_of(text) if not word.isdigit())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.replace(":", " ").replace(",", " ").split())


def _is_prose(kind: ItemKind) -> bool:
    return kind in (ItemKind.MEASURE, ItemKind.CHALLENGE, ItemKind.STRATEGY)


def _is_explained(corpus: Corpus, located: Located, told: _Told) -> bool:
    """Beside it, under it, in its chapter, or anywhere by its number or most of its words."""
    item = located.item
    if (
        item.description
        or item.follow_up
        or says_more(located)
        or corpus.statements_under(located)
        or corpus.children(located)
    ):
        return True
    labels = {item.label or "", *(each.label or "" for each in item.references)} - {""}
    if item.section in told.sections or labels & told.words:
        return True
    own = _terms(item.text) - frozenset(load_data("indicator_words")["ignored"])
    return told.passages.tell(own, _MOST_OF_IT)


def _with_outcome(corpus: Corpus, remark: Remark, lacking: list[Located]) -> Remark:
    """The figures where they are known; for information where all that is told was reached in part."""
    shown = [remark.item] if remark.item else lacking
    partly = all(attainment_of(each) == "partly" for each in shown)
    severity = Severity.INFO if partly else None
    sure = all(attainment_of(each) for each in shown)
    remark = replace(remark, confidence=Confidence.HIGH if sure else Confidence.MEDIUM)
    outcome = outcome_of(corpus, remark.item) if remark.item else None
    if remark.item is None or outcome is None or outcome.met:
        return replace(remark, severity=severity)
    figures = {"value": outcome.value, "target": outcome.target}
    return replace(remark, message_id="TC405.figures", arguments={**remark.arguments, **figures}, severity=severity)
