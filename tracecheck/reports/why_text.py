"""The path of one item for people: up, down, what was looked at, the thread, what persons have decided."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tracecheck.messages import Catalogue
from tracecheck.messages.numbers import format_number
from tracecheck.model.coupling import Candidate, EvidenceKind, Grade, Link, StepState, Thread, UnresolvedReference
from tracecheck.model.decision import DecisionState, Verdict
from tracecheck.model.plan import PlanDocument
from tracecheck.model.trail import End, Hidden, Hop, Looked, Path, ThreadOf, Trail
from tracecheck.reports.decided import change_lines, decision_line
from tracecheck.reports.evidence import Grades, end_name, end_place, grade_of, link_lines, misfit_text
from tracecheck.reports.look import Look, harmless, made_line, shortened
from tracecheck.reports.names import document_line, where

_DEEPEST = 6
_OTHERS = 3
_THREADS = 3
_REASON = 120
_UNSURE = ("loose", "missing")
_SAID_BY_PERSONS = ("answered", "reported")
_STANDING = (DecisionState.IN_FORCE, DecisionState.SUSPECT)


@dataclass(slots=True)
class _Page:
    """A trail, what it names by id, and how it is shown."""

    trail: Trail
    documents: Mapping[str, PlanDocument]
    ends: Mapping[str, End]
    catalogue: Catalogue
    look: Look
    grades: Grades
    runners: dict[str, list[Candidate]] = field(default_factory=dict)

    def text(self, name: str, **arguments: str | int) -> str:
        """A text of this report."""
        return self.catalogue.text(f"why.{name}", **arguments)

    def wrap(self, text: str, indent: int) -> str:
        """A line, its later lines further in."""
        return self.look.wrap(text, indent, hanging=2)

    def heading(self, name: str) -> str:
        """The name of a part."""
        return self.look.style(self.text(name), "bold")


def render_why(trail: Trail, documents: Iterable[PlanDocument], catalogue: Catalogue, look: Look) -> str:
    """Everything that is known of the item's couplings, each claim with document, place and words."""
    hops = (*trail.up.hops, *trail.down.hops)
    ends = {end.id: end for end in (trail.item, *(hop.end for hop in hops), *trail.ends)}
    page = _Page(trail, {each.key: each for each in documents}, ends, catalogue, look, Grades(catalogue, look))
    for candidate in trail.runners_up:
        page.runners.setdefault(candidate.source, []).append(candidate)
    parts = (_head(page), _up(page), _down(page), _shared(page), _threads(page), _decisions(page), _findings(page))
    lines = [line for part in parts for line in _with_space(part)]
    return "\n".join([*lines, made_line(catalogue, look)]) + "\n"


def _with_space(lines: Iterable[str]) -> list[str]:
    found = list(lines)
    return [*found, ""] if found else []


def _head(page: _Page) -> Iterator[str]:
    trail, item = page.trail, page.trail.item
    yield page.look.style(end_name(item, page.catalogue, 400), "bold")
    spot = ", ".join(part for part in (harmless(item.document), where(item.place, page.catalogue)) if part)
    yield page.wrap(spot, 2)
    document = page.documents.get(item.document)
    if document is not None:
        yield page.wrap(document_line(document, page.catalogue), 2)
    yield page.look.style(page.wrap(f"id: {harmless(item.id)}", 2), "dim")
    if trail.context:
        yield page.wrap(page.text("context"), 2)
    if trail.same:
        names = ", ".join(page.catalogue.quoted(harmless(each)) for each in trail.same[:_OTHERS])
        more = len(trail.same) - _OTHERS
        told = page.text("and_more", names=names, count=more) if more > 0 else names
        yield page.look.style(page.wrap(page.text("same", names=told), 2), "dim")


def _up(page: _Page) -> Iterator[str]:
    trail = page.trail
    yield page.heading("up")
    if not trail.up.hops:
        yield page.wrap(page.text("up_none"), 2)
    yield from _path(trail.up, trail.up.hops, "↑", 0, page)
    for reference in trail.unresolved:
        yield page.wrap(_unresolved(reference, page), 2)
    if trail.candidates and not _is_tight_above(trail):
        yield from _candidates([(each, each.target) for each in trail.candidates], page, 2)
    for link in trail.rejected:
        other = link.target if link.source == trail.item.id else link.source
        if other in page.ends:
            named = end_name(page.ends[other], page.catalogue) + end_place(page.ends[other], page.catalogue, True)
            yield page.wrap(page.text("rejected", what=named), 2)


def _is_tight_above(trail: Trail) -> bool:
    """Whether the item says itself what it follows up in another document."""
    return any(
        link.grade is Grade.TIGHT and hop.end.document != trail.item.document
        for hop in trail.up.hops
        if hop.depth == 1
        for link in hop.links
    )


def _unresolved(reference: UnresolvedReference, page: _Page) -> str:
    near = [page.ends[key] for key in reference.nearest if key in page.ends]
    named = ", ".join(end_name(each, page.catalogue, 60) for each in near)
    said = page.text(f"unresolved.{reference.state}", text=shortened(reference.text, 120))
    return f"{said} {page.text('nearest_are', names=named)}" if named else said


def _path(path: Path, hops: Sequence[Hop], arrow: str, extra: int, page: _Page) -> Iterator[str]:
    """Steps of a path, with what is left out told after the last step of its document."""
    hidden = {(each.of, each.document): each for each in path.hidden}
    open_hops: list[Hop] = []
    for hop in hops:
        yield from _ended(open_hops, hop, hidden, extra, page)
        open_hops.append(hop)
        yield from _hop(hop, arrow, extra, page)
    yield from _ended(open_hops, None, hidden, extra, page)


def _ended(
    open_hops: list[Hop], following: Hop | None, hidden: dict[tuple[str, str], Hidden], extra: int, page: _Page
) -> Iterator[str]:
    """«… og 34 til» where the list of an item's steps into a document ends."""
    while open_hops and (following is None or open_hops[-1].depth >= following.depth):
        last = open_hops.pop()
        goes_on = following is not None and (following.of, following.end.document) == (last.of, last.end.document)
        left_out = None if goes_on else hidden.pop((last.of, last.end.document), None)
        if left_out is not None:
            yield page.look.style(
                page.wrap(page.text("hidden", count=left_out.count), _indent(last.depth) + extra), "dim"
            )


def _indent(depth: int) -> int:
    return 2 * min(depth, _DEEPEST)


def _hop(hop: Hop, arrow: str, extra: int, page: _Page) -> Iterator[str]:
    indent = _indent(hop.depth) + extra
    other = hop.end.document != hop.of.rpartition("#")[0] and not (extra and hop.depth == 1)
    yield page.wrap(f"{arrow} {end_name(hop.end, page.catalogue)}{end_place(hop.end, page.catalogue, other)}", indent)
    for link in hop.links:
        for line in link_lines(link, hop.end, page.ends, page.grades):
            yield page.wrap(line, indent + 4)
        yield from page.grades.line(grade_of(link), indent + 6)
        if hop.depth == 1 or link.grade is Grade.LOOSE:
            yield from _runner_up(link, page, indent + 4)
    for misfit in page.trail.misfits:
        if (misfit.source, misfit.target) == (hop.of, hop.end.id):
            yield page.wrap(misfit_text(misfit, page.ends, page.catalogue), indent + 4)
    if hop.repeated:
        yield page.look.style(page.wrap(page.text("repeated"), indent + 4), "dim")


def _runner_up(link: Link, page: _Page, indent: int) -> Iterator[str]:
    for candidate in page.runners.get(link.source, []):
        if candidate.target == link.runner_up and candidate.target in page.ends:
            named = _named(candidate, candidate.target, page)
            yield page.look.style(page.wrap(page.text("runner_up", what=named), indent), "dim")


def _candidates(pairs: Iterable[tuple[Candidate, str]], page: _Page, indent: int, inside: str = "") -> Iterator[str]:
    """The best three with their scores; nobody asserts them. `inside` is the document that has just been named."""
    shown = [(each, key) for each, key in pairs if key in page.ends][:_OTHERS]
    if shown:
        yield page.wrap(page.text("candidates"), indent)
    for candidate, key in shown:
        yield page.wrap(f"– {_named(candidate, key, page, inside)}", indent + 2)


def _named(candidate: Candidate, key: str, page: _Page, inside: str = "") -> str:
    name = "likeness_by_model" if candidate.by is EvidenceKind.SEMANTIC else "likeness"
    score = page.text(name, score=format_number(round(candidate.score, 2), page.catalogue.language))
    if candidate.opposed:
        score = f"{score}, {page.text('opposed')}"
    end = page.ends[key]
    return f"{score}: {end_name(end, page.catalogue)}{end_place(end, page.catalogue, end.document != inside)}"


def _down(page: _Page) -> Iterator[str]:
    """By document how it answers, and what carries that; documents that were looked into in vain; the item's own."""
    trail = page.trail
    yield page.heading("down")
    looked = {each.document: each for each in trail.looked}
    hops = _by_document(trail.down)
    if not hops and not looked:
        yield page.wrap(page.text("down_none"), 2)
        yield from _unknown(page)
    own = hops.pop(trail.item.document, [])
    for document, found in hops.items():
        yield from _document(document, looked.pop(document, None), page)
        yield from _path(trail.down, found, "↓", 2, page)
    for each in sorted(looked.values(), key=lambda found: (found.state == "missing", found.document)):
        if each.state != "missing" or each.nearest:
            yield from _document(each.document, each, page)
    yield from _in_vain(
        [each.document for each in looked.values() if each.state == "missing" and not each.nearest], page
    )
    if own:
        yield page.look.style(page.wrap(page.text("inside"), 2), "bold")
        yield from _path(trail.down, own, "↓", 2, page)


def _shared(page: _Page) -> Iterator[str]:
    """Which units have the goal, and in whose agreements there is no trace of it."""
    for each in page.trail.shared:
        total = len(each.holders) + len(each.lacking)
        yield page.heading("shared")
        names = ", ".join(_unit(key, page) for key in each.holders)
        yield page.wrap(page.text("shared_by", count=len(each.holders), total=total, names=names), 2)
        if each.lacking:
            lacking = ", ".join(_unit(key, page) for key in each.lacking)
            yield page.wrap(page.text("shared_lacking", names=lacking), 2)


def _unit(key: str, page: _Page) -> str:
    document = page.documents.get(key)
    return harmless(document.unit if document and document.unit else key)


def _in_vain(documents: Sequence[str], page: _Page) -> Iterator[str]:
    """Documents that were looked into, and bear no trace and nothing alike."""
    if documents:
        names = ", ".join(page.catalogue.quoted(harmless(each)) for each in documents)
        yield page.wrap(f"{page.grades.name('missing')}: {page.text('nothing_near', names=names)}", 2)
        yield from page.grades.line("missing", 4)


def _by_document(path: Path) -> dict[str, list[Hop]]:
    """The steps by the document that the first of them leads to."""
    found: dict[str, list[Hop]] = {}
    document = ""
    for hop in path.hops:
        document = hop.end.document if hop.depth == 1 else document
        found.setdefault(document, []).append(hop)
    return found


def _document(key: str, looked: Looked | None, page: _Page) -> Iterator[str]:
    document = page.documents.get(key)
    named = f"{harmless(key)} ({document_line(document, page.catalogue)})" if document else harmless(key)
    if looked is None:
        yield page.look.style(page.wrap(named, 2), "bold")
        return
    direct = {hop.end.id for hop in page.trail.down.hops if hop.depth == 1}
    if looked.state == "missing" and any(hop.depth == 1 and hop.end.document == key for hop in page.trail.down.hops):
        # The goal stands there: to say that there is no trace would be denied by the next line.
        yield page.look.wrap(f"{page.look.style(named, 'bold')}: {page.text('only_printed')}", 2, hanging=2)
    else:
        yield page.look.wrap(f"{page.look.style(named, 'bold')}: {page.grades.name(looked.state)}", 2, hanging=2)
        yield from page.grades.line(looked.state, 4)
    yield from _reason(looked, page)
    for source in (each for each in looked.sources[:_OTHERS] if each.document == key and each.id not in direct):
        carried = end_name(source, page.catalogue) + end_place(source, page.catalogue)
        yield page.wrap(page.text("carried_by", what=carried), 4)
    if looked.state in _UNSURE:
        yield from _candidates([(each, each.source) for each in looked.nearest], page, 4, key)


def _reason(looked: Looked, page: _Page) -> Iterator[str]:
    """Why a goal is not followed up here: as the thread quotes it."""
    reasons = [each.thread.steps["answered"].reason for each in page.trail.threads if "answered" in each.thread.steps]
    if looked.state == "justified" and reasons and reasons[0]:
        yield page.wrap(page.catalogue.quoted(shortened(reasons[0], 200)), 4)


def _unknown(page: _Page) -> Iterator[str]:
    """The kinds of document that could have answered, where none of them is here."""
    for own in page.trail.threads:
        step = own.thread.steps.get("answered")
        if own.goal.id == page.trail.item.id and step is not None and step.state is StepState.UNKNOWN:
            yield page.wrap(page.grades.name("unknown"), 2)
            yield page.wrap(page.text("unknown", what=_kinds(step.reason or "", page)), 2)


def _kinds(names: str, page: _Page) -> str:
    """«okonomiplan, arsbudsjett» as people call them."""
    kinds = (f"document_kind.{name.strip()}" for name in names.split(","))
    return ", ".join(page.catalogue.text(key) for key in kinds if page.catalogue.has(key))


def _threads(page: _Page) -> Iterator[str]:
    threads = page.trail.threads
    if not threads:
        return
    yield page.heading("thread")
    for each in threads[:_THREADS]:
        yield from _thread(each, page)
    if len(threads) > _THREADS:
        yield page.wrap(page.text("more_threads", count=len(threads) - _THREADS), 2)


def _thread(own: ThreadOf, page: _Page) -> Iterator[str]:
    thread = own.thread
    step = page.catalogue.text(f"step.{thread.broken_at}") if thread.broken_at else ""
    state = page.catalogue.text(f"why.thread_state.{thread.state}", step=step)
    if own.goal.id != page.trail.item.id:
        yield page.wrap(f"{end_name(own.goal, page.catalogue)}: {state}", 2)
        return
    yield page.wrap(state[:1].upper() + state[1:], 2)
    for step_state in StepState:
        yield from _steps(thread, step_state, page)


def _steps(thread: Thread, state: StepState, page: _Page) -> Iterator[str]:
    """The steps in a state. A person confirms couplings: what the texts state beyond one of them is told apart."""
    steps = [name for name, found in thread.steps.items() if found.state is state]
    given = [name for name in steps if state is StepState.CONFIRMED and name not in _SAID_BY_PERSONS]
    for names, title in (([name for name in steps if name not in given], f"step_state.{state}"), (given, "why.given")):
        if names:
            listed = ", ".join(page.catalogue.text(f"step.{name}") for name in names)
            told = f"{page.catalogue.text(title, who=_confirming(page))}: {listed}"
            yield page.wrap(told + _why_justified(thread, state, page), 4)


def _confirming(page: _Page) -> str:
    """The roles that have confirmed couplings of the item."""
    said = (each.decision for each in page.trail.decisions if each.state in _STANDING)
    roles = dict.fromkeys(each.by for each in said if each.verdict is Verdict.CONFIRM)
    return harmless(", ".join(roles)) or page.text("somebody")


def _why_justified(thread: Thread, state: StepState, page: _Page) -> str:
    """The words that justify, once each."""
    if state is not StepState.JUSTIFIED:
        return ""
    reasons = dict.fromkeys(step.reason for step in thread.steps.values() if step.state is state and step.reason)
    quoted = (page.catalogue.quoted(shortened(each, _REASON)) for each in reasons)
    return f" ({'; '.join(quoted)})" if reasons else ""


def _decisions(page: _Page) -> Iterator[str]:
    if page.trail.decisions:
        yield page.heading("decisions")
    for applied in page.trail.decisions:
        pair = [page.ends[key] for key in (applied.source, applied.target) if key is not None and key in page.ends]
        yield page.wrap(" → ".join(end_name(each, page.catalogue, 60) for each in pair), 2)
        for line in (decision_line(applied, page.catalogue), *change_lines(applied, page.catalogue)):
            yield page.wrap(line, 4)


def _findings(page: _Page) -> Iterator[str]:
    if page.trail.findings:
        yield page.heading("findings")
    for finding in page.trail.findings:
        yield page.wrap(f"{finding.code}: {harmless(finding.message)}", 2)
