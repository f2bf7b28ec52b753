"""A doubt in words: both texts, where they stand, why it is asked, and what else could be meant."""

from collections.abc import Iterator

from tracecheck.messages import Catalogue
from tracecheck.messages.numbers import format_number
from tracecheck.model.coupling import Candidate
from tracecheck.model.review import Doubt, DoubtKind
from tracecheck.reports.decided import change_lines, decision_line
from tracecheck.reports.evidence import end_name, end_place, evidence_text, grade_name, grade_of, misfit_text
from tracecheck.reports.look import Look, harmless, shortened
from tracecheck.reports.names import where
from tracecheck.rules.phrases import label_number, unquoted
from tracecheck.trail.web import Web

_LONGEST = 600
_NAME = 8
_DOCUMENTS = 3


def doubt_lines(doubt: Doubt, web: Web, catalogue: Catalogue, look: Look) -> Iterator[str]:
    """The question as it is shown in a terminal."""
    yield from _end("goal", doubt.goal, web, catalogue, look)
    yield from _end("answer", doubt.answer, web, catalogue, look)
    for line in why_asked(doubt, web, catalogue):
        yield look.wrap(line, indent=2, hanging=2)
    if doubt.candidates:
        yield look.wrap(catalogue.text("review.candidates"), indent=2)
    for number, candidate in enumerate(doubt.candidates, start=1):
        yield look.wrap(f"{number}  {candidate_text(doubt, candidate, web, catalogue)}", indent=4, hanging=3)


def _end(name: str, key: str | None, web: Web, catalogue: Catalogue, look: Look) -> Iterator[str]:
    if key is None:
        return
    end = web.ends[key]
    title = f"{catalogue.text(f'review.{name}')}:".ljust(_NAME)
    yield look.wrap(f"{look.style(title, 'bold')} {end_text(key, web, catalogue)}", indent=2, hanging=_NAME + 1)
    spot = ", ".join(part for part in (harmless(end.document), where(end.place, catalogue)) if part)
    yield look.style(look.wrap(spot, indent=2 + _NAME + 1), "dim")


def end_text(key: str, web: Web, catalogue: Catalogue, length: int = _LONGEST) -> str:
    """«delmål 2.3: Alle skal ha et trygt sted å bo»: the whole text, as the reader is to judge it."""
    end = web.ends[key]
    kind = catalogue.text(f"kind.{end.kind}")
    label = f" {harmless(number)}" if (number := label_number(end.label)) else ""
    return f"{kind}{label} {catalogue.quoted(shortened(unquoted(end.text), length))}"


def candidate_text(doubt: Doubt, candidate: Candidate, web: Web, catalogue: Catalogue) -> str:
    """What could be meant, where it stands, how alike it is."""
    end = web.ends[candidate_end(doubt, candidate)]
    score = catalogue.text("why.likeness", score=format_number(round(candidate.score, 2), catalogue.language))
    named = f"{end_name(end, catalogue)}{end_place(end, catalogue, True)}"
    # What fits better by place and number may have no words in common, and no likeness was counted.
    return f"{named}, {score}" if candidate.score > 0 else named


def candidate_end(doubt: Doubt, candidate: Candidate) -> str:
    """The end of a candidate that is chosen: an answer where the goal has none, else a goal."""
    return candidate.source if doubt.answer is None else candidate.target


def why_asked(doubt: Doubt, web: Web, catalogue: Catalogue) -> Iterator[str]:
    """Why a person is asked, with the evidence that there is."""
    if doubt.kind is DoubtKind.UNANSWERED:
        names = ", ".join(catalogue.quoted(harmless(each)) for each in doubt.documents[:_DOCUMENTS])
        more = len(doubt.documents) - _DOCUMENTS
        looked = catalogue.text("why.and_more", names=names, count=more) if more > 0 else names
        yield catalogue.text("review.why.unanswered", document=looked)
        return
    yield catalogue.text(f"review.why.{doubt.kind}")
    if doubt.misfit is not None:
        yield misfit_text(doubt.misfit, web.ends, catalogue)
    if doubt.applied is not None:
        yield decision_line(doubt.applied, catalogue)
        yield from change_lines(doubt.applied, catalogue)
    if doubt.link is not None and doubt.answer is not None:
        shown = web.ends[doubt.answer]
        told = (evidence_text(each, doubt.link, shown, web.ends, catalogue) for each in doubt.link.evidence)
        yield f"{grade_name(grade_of(doubt.link), catalogue)}: {'; '.join(told)}"
