"""TC706: law is cited that was repealed when the document was adopted."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tracecheck.messages.places import place_code
from tracecheck.model.facts import Citation
from tracecheck.model.finding import Confidence, Related, Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.checked import first_year
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.kinds import REPORTS
from tracecheck.rules.laws import repealed_on, successor_of
from tracecheck.rules.phrases import document_arguments, quoted
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC706", "repealed-law-cited", Severity.INFO)

_SHOWN = 5


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark for each act; a document of no known day is not judged, nor law that the text tells of as past."""
    for document in corpus.under_check():
        day = _first_day(document)
        if document.facts is None or day is None:
            continue
        by_act: dict[str, list[Citation]] = defaultdict(list)
        for citation in document.facts.citations:
            if not citation.past and repealed_on(citation.act) < day:
                by_act[citation.act].append(citation)
        for act, citations in by_act.items():
            yield _remark(document, act, citations)


def _first_day(document: PlanDocument) -> str | None:
    """The day from which the law cited has to be that in force: a report tells of what was done by the law of its year;
    a plan of no known date may be made in the year before it begins."""
    year = first_year(document)
    if document.kind in REPORTS and year:
        return f"{year}-01-01"
    if document.adopted and document.adopted.date:
        return document.adopted.date
    return f"{year - 1}-01-01" if year else None


def _remark(document: PlanDocument, act: str, citations: Sequence[Citation]) -> Remark:
    first = citations[0]
    has_date = document.adopted is not None and document.adopted.date is not None
    return Remark(
        document,
        RULE.code,
        {
            "text": quoted(first.text),
            "place": place_code(first.place),
            "count": len(citations),
            "act": act,
            "successor": successor_of(act),
            "to": repealed_on(act),
            **document_arguments(document),
        },
        place=first.place,
        quote=first.text,
        related=tuple(Related("row", None, document.key, each.place, each.text) for each in citations[1:_SHOWN]),
        confidence=Confidence.HIGH if has_date else Confidence.MEDIUM,
        subject=act,
        count=len(citations),
    )
