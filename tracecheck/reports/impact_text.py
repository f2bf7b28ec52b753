"""What must be read again when an item changes, for people: by document, the most urgent and nearest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tracecheck.messages import Catalogue
from tracecheck.model.plan import PlanDocument
from tracecheck.model.trail import End, Hit, Impact, Stake
from tracecheck.reports.decided import change_lines, decision_line
from tracecheck.reports.evidence import end_name, end_place, evidence_text
from tracecheck.reports.look import Look, harmless, made_line
from tracecheck.reports.names import document_line, where
from tracecheck.resources import load_data
from tracecheck.rules.phrases import label_number

_COLORS: dict[Stake | None, str] = {Stake.WORDING: "red", Stake.REFERENCE: "yellow"}
# Nothing more is to be said of these than the heading does.
_SAID = (Stake.INDIRECT, Stake.STRUCTURE)
_OTHERS = 3
_NAME = 50


@dataclass(frozen=True, slots=True)
class _Page:
    """What is told, and how it is shown; `most` texts for one reason in one document, None for all."""

    impact: Impact
    ends: Mapping[str, End]
    documents: Mapping[str, PlanDocument]
    catalogue: Catalogue
    look: Look
    most: int | None

    def wrap(self, text: str, indent: int) -> str:
        """A line, its later lines further in."""
        return self.look.wrap(text, indent, hanging=2)


def render_impact(
    impact: Impact, documents: Iterable[PlanDocument], catalogue: Catalogue, look: Look, every: bool = True
) -> str:
    """The list by document; with `every` false no more for one reason than fit on a screen, and how many are left."""
    ends = {end.id: end for end in (impact.item, *(hit.end for hit in impact.hits))}
    most = None if every else int(load_data("trail")["show"]["hits"])
    page = _Page(impact, ends, {each.key: each for each in documents}, catalogue, look, most)
    lines = [*_head(page), ""]
    for key, hits in groupby(impact.hits, key=lambda hit: hit.end.document):
        lines += [*_document(key, list(hits), page), ""]
    if impact.decisions:
        lines += [*_decisions(page), ""]
    return "\n".join([*lines, made_line(catalogue, look)]) + "\n"


def _head(page: _Page) -> Iterator[str]:
    impact, item, catalogue = page.impact, page.impact.item, page.catalogue
    yield page.look.style(end_name(item, catalogue, 400), "bold")
    yield page.wrap(", ".join(part for part in (harmless(item.document), where(item.place, catalogue)) if part), 2)
    yield page.look.style(page.wrap(f"id: {harmless(item.id)}", 2), "dim")
    if impact.same:
        names = ", ".join(catalogue.quoted(harmless(each)) for each in impact.same[:_OTHERS])
        yield page.look.style(page.wrap(catalogue.text("why.same", names=names), 2), "dim")
    yield ""
    if not impact.hits:
        yield page.wrap(catalogue.text("impact.none"), 0)
        return
    documents = catalogue.text("impact.documents", count=len({hit.end.document for hit in impact.hits}))
    yield page.wrap(catalogue.text("impact.title", count=len(impact.hits), documents=documents), 0)


def _document(key: str, hits: Sequence[Hit], page: _Page) -> Iterator[str]:
    document = page.documents.get(key)
    named = f"{harmless(key)} ({document_line(document, page.catalogue)})" if document else harmless(key)
    yield page.look.style(page.wrap(named, 0), "bold")
    for (name, stake), found in groupby(hits, key=_reason):
        same = list(found)
        yield page.wrap(page.look.style(page.catalogue.text(name), _COLORS.get(stake, "cyan")), 2)
        for hit in same[: page.most]:
            yield from _hit(hit, page)
        if page.most is not None and len(same) > page.most:
            yield page.look.style(page.wrap(page.catalogue.text("why.hidden", count=len(same) - page.most), 4), "dim")


def _reason(hit: Hit) -> tuple[str, Stake | None]:
    """Why a text is to be read again: what the changed item serves is one group, however it is coupled."""
    if hit.above and hit.stake is not Stake.WORDING:
        return "impact.above", None
    return f"impact.stake.{hit.stake}", hit.stake


def _hit(hit: Hit, page: _Page) -> Iterator[str]:
    """The text and its place; then what couples it, or through what it is reached."""
    yield page.wrap(f"{end_name(hit.end, page.catalogue)}{end_place(hit.end, page.catalogue)}", 4)
    if hit.only:
        yield page.wrap(f"– {page.catalogue.text('impact.above_only')}", 6)
    if hit.distance > 1:
        steps = page.catalogue.text("impact.distance", count=hit.distance)
        yield page.wrap(f"– {page.catalogue.text('impact.via', what=_via(hit, page))}, {steps}", 6)
    if hit.stake not in _SAID:
        told = (evidence_text(each, hit.link, hit.end, page.ends, page.catalogue) for each in hit.link.evidence)
        yield page.wrap(f"– {'; '.join(told)}", 6)


def _via(hit: Hit, page: _Page) -> str:
    """The item on the way by its number, else by its first words; with its document where that is another one."""
    via = page.ends[hit.via]
    number = label_number(via.label)
    named = f"{page.catalogue.text(f'kind.{via.kind}')} {number}" if number else end_name(via, page.catalogue, _NAME)
    return f"{harmless(named)} ({harmless(via.document)})" if via.document != hit.end.document else harmless(named)


def _decisions(page: _Page) -> Iterator[str]:
    yield page.look.style(page.catalogue.text("impact.decisions"), "bold")
    for applied in page.impact.decisions:
        for line in (decision_line(applied, page.catalogue), *change_lines(applied, page.catalogue)):
            yield page.wrap(line, 2)
