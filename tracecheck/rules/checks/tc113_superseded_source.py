"""TC113: a plan that says it builds on one whose period was over, or that a newer one has replaced."""

from collections.abc import Iterator

from tracecheck.linker.documents.chain import first_year, is_adopted
from tracecheck.model.finding import Argument, Confidence, Severity
from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.rules.corpus import Corpus, full_id
from tracecheck.rules.editions import others_of
from tracecheck.rules.kinds import REGIONAL, SAMFUNNSDEL, THEMATIC
from tracecheck.rules.named_sources import NamedSource, named_sources
from tracecheck.rules.phrases import document_arguments, quoted
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC113", "superseded-source", Severity.WARNING)

_PLANS = (*SAMFUNNSDEL, *THEMATIC, *REGIONAL, DocumentKind.PLANSTRATEGI)


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark a plan that is built on; a plan of the document's own kind is the one before it."""
    for document in corpus.under_check():
        told: set[str] = set()
        for source in named_sources(document, corpus.known.names):
            if source.kind in _PLANS and source.kind is not document.kind and text_key(source.words) not in told:
                told.add(text_key(source.words))
                yield from _remark(corpus, document, source)


def _remark(corpus: Corpus, document: PlanDocument, source: NamedSource) -> Iterator[Remark]:
    begins = _begins(document)
    newer = _newer(corpus, document, source)
    arguments: dict[str, Argument] = {"source": quoted(source.words), "end": source.end, **document_arguments(document)}
    if newer is not None:
        came_later = (_begins(newer) or 0) > (begins or 0)
        yield Remark(
            document,
            "TC113.since" if came_later else "TC113",
            arguments | document_arguments(newer, "newer_"),
            corpus.item(full_id(document, source.entry)),
            place=source.reference.place or source.entry.place,
            quote=source.entry.text,
            severity=Severity.INFO if came_later else None,
            subject=source.words,
        )
    elif begins is not None and source.start < source.end < begins:
        yield Remark(
            document,
            "TC113.ended",
            arguments,
            corpus.item(full_id(document, source.entry)),
            place=source.reference.place or source.entry.place,
            quote=source.entry.text,
            confidence=Confidence.MEDIUM,
            subject=source.words,
        )


def _begins(document: PlanDocument) -> int | None:
    """The year in which it was adopted, else the first that it is for."""
    date = document.adopted.date if document.adopted else None
    return int(date[:4]) if date and date[:4].isdigit() else first_year(document)


def _newer(corpus: Corpus, document: PlanDocument, source: NamedSource) -> PlanDocument | None:
    """The adopted samfunnsdel of later years, of which there is one at a time; of other plans one with that name."""
    for other in others_of(corpus, document, (source.kind,)):
        year = first_year(other)
        if is_adopted(other) and year is not None and year > source.start and _is_that_plan(other, source):
            return other
    return None


def _is_that_plan(other: PlanDocument, source: NamedSource) -> bool:
    if source.kind in SAMFUNNSDEL:
        return True
    title = text_key("".join(each for each in other.title or "" if not each.isdigit()))
    return bool(title) and title == text_key("".join(each for each in source.words if not each.isdigit()))
