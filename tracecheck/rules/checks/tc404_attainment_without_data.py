"""TC404: «målet er nådd», with neither value, sign nor source."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import ItemKind, Statement
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.answers import family
from tracecheck.rules.attainment import attainment_of, has_any, says_more
from tracecheck.rules.collective import remarks_on
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import ANNUAL_REPORTS
from tracecheck.rules.phrases import document_arguments, quoted
from tracecheck.rules.rule import Remark, Rule

RULE = Rule(
    "TC404",
    "attainment-without-data",
    Severity.WARNING,
    ANNUAL_REPORTS,
    law=("koml-14-7-2-c",),
    supersedes=("TC402",),
)

_JUDGED = (*sorted(GOALS), ItemKind.RESULT, ItemKind.INDICATOR)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«])")


def check(corpus: Corpus) -> Iterator[Remark]:
    """A status alone, or a sentence that sums up where its chapter shows nothing; a comment in words is a sign."""
    for report in corpus.under_check(*RULE.kinds):
        reached = [each for each in corpus.items(report, *_JUDGED, own=False) if attainment_of(each) == "reached"]
        shown = _shown_goals(corpus, report)
        bare = [each for each in reached if not _is_shown(corpus, each, shown)]
        yield from remarks_on(bare, reached, RULE.code)
        yield from _summed_up(corpus, report)


def _is_shown(corpus: Corpus, located: Located, shown: frozenset[str]) -> bool:
    """By a figure or words beside it, by what stands under it, or by another row about the same goal."""
    if any(_has_data(each) for each in family(corpus, located)) or corpus.statements_under(located):
        return True
    return any(link.target in shown for link in corpus.links_from(located.id))


def _shown_goals(corpus: Corpus, report: PlanDocument) -> frozenset[str]:
    """What the rows with figures or words are coupled to."""
    rows = (each for each in corpus.items(report, own=False) if _has_data(each))
    return frozenset(link.target for each in rows for link in corpus.links_from(each.id))


def _has_data(located: Located) -> bool:
    item = located.item
    beside = item.value or item.description or item.source or item.amounts
    return bool(beside) or says_more(located) or bool(re.search(r"\d", item.status_text or ""))


def _summed_up(corpus: Corpus, report: PlanDocument) -> Iterator[Remark]:
    measured = {each.section for each in report.items if each.value or each.kind is ItemKind.RESULT}
    for statement in report.statements:
        chapter = statement.section
        if statement.parent or any(section[: len(chapter)] == chapter for section in measured):
            continue
        claim = _claim(statement)
        if claim and not _is_shown_nearby(report.statements, statement):
            yield Remark(
                report,
                "TC404.passage",
                {"words": quoted(claim), **document_arguments(report)},
                place=statement.place,
                quote=claim,
                subject=claim,
                confidence=Confidence.MEDIUM,
                severity=Severity.INFO,
            )


def _claim(statement: Statement) -> str | None:
    """The sentence that says that goals were reached; None where it denies or conditions it."""
    for sentence in _SENTENCE.split(statement.text):
        found = _phrases().search(sentence.casefold())
        if found and not has_any(sentence[: found.end()], _attained("denied"), whole=True):
            return sentence
    return None


@cache
def _phrases() -> re.Pattern[str]:
    phrases = (re.escape(each).replace(r"\ …\ ", r"(?:\ \w+){0,4}\ ") for each in _attained("phrases"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")


def _attained(name: str) -> list[str]:
    words: list[str] = load_data("reporting")["attained"][name]
    return words


def _is_shown_nearby(statements: Sequence[Statement], claim: Statement) -> bool:
    """A figure, or words that say how it is known, anywhere in the chapter of the claim."""
    near = [each.text.casefold() for each in statements if each.section == claim.section]
    return any(re.search(r"\d", text) or any(word in text for word in _attained("shown")) for text in near)
