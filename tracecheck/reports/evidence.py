"""A coupling in words: its grade, the one line that explains the grade, and the evidence with its place."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from tracecheck.messages import Catalogue
from tracecheck.messages.numbers import format_number
from tracecheck.messages.places import place_code, render_place_code
from tracecheck.model.coupling import Evidence, EvidenceKind, Grade, Link, Misfit, WordChange
from tracecheck.model.keys import text_key
from tracecheck.model.trail import End
from tracecheck.reports.lists import listed
from tracecheck.reports.look import Look, harmless, shortened
from tracecheck.reports.names import where
from tracecheck.rules.phrases import label_number, unquoted

GRADE_COLORS = {"tight": "green", "loose": "yellow", "missing": "red", "conflicting": "red", "justified": "cyan"}
_WITH_WORDS = ("quotation", "quotation_above", "verbatim", "structure")
_GOALS = ("goal", "subgoal")
_LONGEST = 160


class Grades:
    """Grades as they are told: the one line under a grade stands where it is met for the first time."""

    def __init__(self, catalogue: Catalogue, look: Look) -> None:
        self.catalogue = catalogue
        self._look = look
        self._told: set[str] = set()

    def name(self, grade: str) -> str:
        """«Tett kobling», coloured where colours are on."""
        return self._look.style(grade_name(grade, self.catalogue), GRADE_COLORS.get(grade, "dim"))

    def line(self, grade: str, indent: int) -> Iterator[str]:
        """The explanation of a grade, once."""
        if grade not in self._told:
            self._told.add(grade)
            said = self._look.wrap(self.catalogue.text(f"grade_line.{grade}"), indent=indent)
            yield self._look.style(said, "dim")


def grade_name(grade: str, catalogue: Catalogue) -> str:
    """A grade as the beginning of a line: «Tett kobling»."""
    name = catalogue.text(f"grade.{grade}")
    return name[:1].upper() + name[1:]


def end_name(end: End, catalogue: Catalogue, length: int = _LONGEST) -> str:
    """«delmål 2.3 «Alle har et trygt sted å bo»»."""
    kind = catalogue.text(f"kind.{end.kind}")
    label = f" {harmless(number)}" if (number := label_number(end.label)) else ""
    return f"{kind}{label} {catalogue.quoted(shortened(unquoted(end.text), length))}"


def end_place(end: End, catalogue: Catalogue, document: bool = False) -> str:
    """« (avsnitt 12, under «6.2 Folkehelse»)», with the document where it is asked for; empty without a place."""
    place = replace(end.place, path=end.place.path[-1:])
    parts = [harmless(end.document) if document else "", where(place, catalogue)]
    told = ", ".join(part for part in parts if part)
    return f" ({told})" if told else ""


def link_lines(link: Link, shown: End, ends: Mapping[str, End], grades: Grades) -> Iterator[str]:
    """A coupling on one line: grade, what the lower text does to the upper one, and every piece of evidence.

    `shown` is the end that has just been named: what stands there needs no place of its own. `ends` are items by id.
    """
    catalogue = grades.catalogue
    marks = [catalogue.text(f"why.{name}") for name in _marks(link)]
    if link.skips:
        kinds = ", ".join(catalogue.text(f"the_document.{kind}") for kind in link.skips)
        marks.append(catalogue.text("why.skips", kinds=kinds))
    said = "; ".join(evidence_text(each, link, shown, ends, catalogue) for each in link.evidence)
    parts = [f"{grades.name(grade_of(link))}: {catalogue.text(f'relation.{link.relation}')}", *marks]
    yield ", ".join(parts) + (f". {said[:1].upper()}{said[1:]}" if said else "")


def misfit_text(misfit: Misfit, ends: Mapping[str, End], catalogue: Catalogue) -> str:
    """«Et annet mål passer bedre med ordlyd, kapittel og rekkefølge: mål 2 «…» (avsnitt 12). …»."""
    other = ends[misfit.other]
    signs = listed([catalogue.text(f"why.sign.{each}") for each in misfit.signs], catalogue)
    named = end_name(other, catalogue) + end_place(other, catalogue, other.document != misfit.source.rpartition("#")[0])
    form = "misfit_goal" if other.kind in _GOALS else "misfit"
    return catalogue.text(f"why.{form}", signs=signs, what=named)


def grade_of(link: Link) -> str:
    """The grade that the text gives a coupling; confirmed where a person's word alone carries it."""
    return "confirmed" if link.basis == "person" else link.grade.value


def _marks(link: Link) -> Iterator[str]:
    if link.copied:
        yield "copied"
    if link.suspect:
        yield "suspect"


def evidence_text(evidence: Evidence, link: Link, shown: End, ends: Mapping[str, End], catalogue: Catalogue) -> str:
    """«viser til «delmål 2.1» (Økonomiplan.docx, avsnitt 60; vekt 0,95)»."""
    form = _form(evidence, link)
    upper = ends.get(link.target)
    if form in _WITH_WORDS and upper is not None and text_key(evidence.text) == text_key(upper.text):
        form += "_same"
    said = catalogue.text(f"why.evidence.{form}", text=shortened(unquoted(evidence.text), _LONGEST))
    if evidence.kind is EvidenceKind.PERSON:
        return shortened(unquoted(evidence.text), _LONGEST) if link.basis == "person" else said
    changes = "; ".join(word_change(each, catalogue) for each in evidence.drift)
    weight = catalogue.text("why.weight", weight=format_number(round(evidence.weight, 2), catalogue.language))
    told = "; ".join(part for part in (_spot(evidence, link, shown, catalogue), weight) if part)
    return f"{said}{f': {changes}' if changes else ''} ({told})"


def _spot(evidence: Evidence, link: Link, shown: End, catalogue: Catalogue) -> str:
    """Where the words stand, if that is not where the text stands that has just been named."""
    document = link.source.rpartition("#")[0]
    if _form(evidence, link) in ("structure_inside", "quotation_above"):
        return ""
    if evidence.place is None or (shown.id == link.source and place_code(evidence.place) == place_code(shown.place)):
        return ""
    spot = render_place_code(place_code(evidence.place), catalogue.texts)
    return ", ".join(part for part in ("" if document == shown.document else harmless(document), spot) if part)


def _is_inside(link: Link) -> bool:
    return link.source.rpartition("#")[0] == link.target.rpartition("#")[0]


def _form(evidence: Evidence, link: Link) -> str:
    """Structure inside a document is the author's own; a contradiction is told as one."""
    if evidence.kind is EvidenceKind.STRUCTURE and _is_inside(link):
        return "structure_inside"
    if evidence.kind is EvidenceKind.NUMBER and link.grade is Grade.CONFLICTING:
        return "number_conflicting"
    if evidence.kind is EvidenceKind.QUOTATION and any(_is_under(each, evidence) for each in link.evidence):
        return "quotation_above"
    return evidence.kind.value


def _is_under(structure: Evidence, quotation: Evidence) -> bool:
    """Whether the text stands under a goal that is quoted there: the quotation is not in the text itself."""
    return structure.kind is EvidenceKind.STRUCTURE and structure.place == quotation.place


def word_change(change: WordChange, catalogue: Catalogue) -> str:
    """««skal» er blitt «bør» (modalverb)»."""
    kind = catalogue.text(f"why.change.{change.change}")
    before, after = harmless(change.before), harmless(change.after)
    form = "replaced" if before and after else "inserted" if after else "deleted"
    return catalogue.text(f"why.{form}", before=before, after=after, change=kind)
