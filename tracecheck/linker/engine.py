"""Strings the steps of the linker together, strongest evidence first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tracecheck.linker.claims import Claim, merge_claims
from tracecheck.linker.corpus import Corpus, document_key, make_corpus
from tracecheck.linker.documents.chain import Chain, make_chain
from tracecheck.linker.documents.duplicates import find_duplicates
from tracecheck.linker.documents.organisation import with_unit_names
from tracecheck.linker.documents.policy import allowed_claims, make_policy
from tracecheck.linker.documents.skips import mark_skips
from tracecheck.linker.documents.versions import choose_versions
from tracecheck.linker.evidence.again import said_again
from tracecheck.linker.evidence.carried import carried_claims
from tracecheck.linker.evidence.enumerations import enumerated_claims
from tracecheck.linker.evidence.follow_up import Reasons, apply_follow_up
from tracecheck.linker.evidence.headings import heading_claims
from tracecheck.linker.evidence.indicators import indicator_claims
from tracecheck.linker.evidence.inherit import inherited_claims, printed_again, without_second_hand
from tracecheck.linker.evidence.orders import order_claims
from tracecheck.linker.evidence.references import resolve_references
from tracecheck.linker.evidence.sources import Sources, make_sources, source_claims
from tracecheck.linker.evidence.structure import structural_claims
from tracecheck.linker.evidence.twins import alike_goals, twin_claims, worded_again
from tracecheck.linker.grading.cycles import find_cycles
from tracecheck.linker.grading.shared import find_shared
from tracecheck.linker.persons.decisions import Settled, person_claims, settle, with_idle_rejections
from tracecheck.linker.persons.judgement import Judgement, judge
from tracecheck.model.coupling import Answer, AnswerState, Candidate, EvidenceKind, Link, Role
from tracecheck.model.decision import Decisions
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import LinkSettings

_UNSURE = frozenset({AnswerState.MISSING, AnswerState.LOOSE})

if TYPE_CHECKING:
    from tracecheck.linker.evidence.lexical import Lexical


def link_documents(documents: Sequence[PlanDocument], settings: LinkSettings, decisions: Decisions) -> Linkage:
    """See `tracecheck.linker.link`."""
    read, documents = documents, with_unit_names(documents, settings.organisation)
    duplicates = find_duplicates(documents)
    versions, roles = choose_versions(documents, duplicates)
    chained = (document for document in documents if roles[document.key] is Role.CHAIN)
    corpus = make_corpus(chained, settings.organisation)
    chain = make_chain(corpus, make_policy(settings))
    sources = make_sources(corpus, chain)
    references = resolve_references(corpus, chain, sources.copies)
    settled = settle(decisions, corpus, chain.policy, (*duplicates, *versions), read)
    found, reasons, likeness = _found(references.claims, sources, settled, settings)
    claims = settled.kept(found)
    merged = merge_claims([*claims, *person_claims(settled, claims, corpus)])
    links = settled.mark(mark_skips(_with_runner_up(merged, likeness.candidates), corpus, chain))
    judged = judge(links, corpus, chain, reasons, settled)
    shared = find_shared(tuple(link for link in links if link.basis == "text"), corpus, chain)
    rejected = merge_claims(claim for claim in found if settled.refuses(claim))
    return Linkage(
        links=tuple(sorted((*links, *shared.links), key=_ends)),
        candidates=likeness.candidates,
        threads=judged.threads,
        unresolved=references.unresolved,
        versions=versions,
        roles=roles,
        answers=tuple(_with_nearest(judged, likeness)),
        examined=judged.examined,
        duplicates=duplicates,
        cycles=find_cycles(links, corpus),
        shared=shared.goals,
        decisions=with_idle_rejections(judged.decisions, rejected),
        rejected=rejected,
    )


def _found(
    references: Iterable[Claim], sources: Sources, settled: Settled, settings: LinkSettings
) -> tuple[list[Claim], Reasons, "Likeness"]:
    """All claims that the policy allows, those that a person has turned down among them; reasons; what is alike."""
    corpus, chain = sources.corpus, sources.chain
    written = _written_claims(references, sources, settled)
    followed = apply_follow_up(settled.kept(written), corpus, chain)
    refused = [claim for claim in written if settled.refuses(claim)]
    # A coupling that was turned down leaves room for no other: what stands without it stood beside it.
    likeness = _likeness([*followed.claims, *refused], corpus, chain, settings.semantic_model)
    found = allowed_claims([*followed.claims, *likeness.claims, *refused], corpus, chain.policy)
    return list(found), followed.reasons, likeness


def _ends(link: Link) -> tuple[str, str, str]:
    return link.source, link.target, link.relation.value


def _written_claims(references: Iterable[Claim], sources: Sources, decided: Settled) -> list[Claim]:
    """All that rests on more than likeness: structure, references, quotations, orders, indicators. Nothing is inherited
    from what a person has turned down."""
    corpus = sources.corpus
    carried = carried_claims(corpus, sources.chain)
    told = without_second_hand([*references, *carried, *source_claims(sources), *order_claims(sources)], corpus)
    structure = list(structural_claims(corpus))
    listed = list(enumerated_claims(sources))
    placed = {claim.source for claim in listed}
    below = inherited_claims(decided.kept([*structure, *told]), corpus)
    inherited = [claim for claim in below if claim.tight or claim.source not in placed]
    settled = {claim.source for claim in (*told, *inherited, *listed)}
    chapters = [claim for claim in heading_claims(sources) if claim.source not in settled]
    written = [*structure, *told, *inherited, *listed, *chapters, *indicator_claims(sources)]
    alike = alike_goals(corpus)
    return [*written, *twin_claims(written, alike, corpus), *worded_again(alike, corpus), *said_again(corpus)]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What likeness of words gives: claims, candidates, and the nearest items of a document to a goal."""

    claims: tuple[Claim, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    nearest: dict[tuple[str, str], tuple[Candidate, ...]] = field(default_factory=dict)


def _likeness(claims: Sequence[Claim], corpus: Corpus, chain: Chain, model: str | None) -> Likeness:
    """Lexical claims of what nothing stronger ties upwards; nothing is loaded where none can be."""
    if not any(chain.compared.values()):
        return Likeness()
    from tracecheck.linker.evidence.lexical import candidates, compare, lexical_claims, nearest_below

    lexical = compare(corpus, chain, frozenset(printed_again(claims, corpus)))
    between = [claim for claim in claims if document_key(claim.source) != document_key(claim.target)]
    coupled = frozenset(claim.source for claim in between if not _by_place_alone(claim))
    found = Likeness(tuple(lexical_claims(lexical, coupled)), candidates(lexical), nearest_below(lexical))
    return found if model is None else _with_meaning(found, lexical, model)


def _with_meaning(found: Likeness, lexical: "Lexical", model: str) -> Likeness:
    """What the model in the user's folder adds; it is loaded where it is asked for alone."""
    from tracecheck.linker.evidence.semantic import candidates_by_meaning, claims_by_meaning

    shown, scores = candidates_by_meaning(found.candidates, lexical, model)
    return replace(found, claims=(*found.claims, *claims_by_meaning(found.claims, scores)), candidates=shown)


def _with_nearest(judged: Judgement, likeness: Likeness) -> Iterator[Answer]:
    """The answers by goal and document, with what comes nearest where nothing answers, or what does is only alike."""
    for goal, document in sorted({*judged.answers, *likeness.nearest}):
        answer = judged.answers.get((goal, document), Answer(goal, document, AnswerState.MISSING))
        near = likeness.nearest.get((goal, document), ()) if answer.state in _UNSURE else ()
        known = tuple(each for each in near if each.source not in answer.sources)
        if document in judged.looked.get(goal, ()) and (known or answer.state is not AnswerState.MISSING):
            yield replace(answer, nearest=known)


def _by_place_alone(claim: Claim) -> bool:
    """A chapter with the name of a goal above leaves room for a goal that the words themselves point at."""
    return claim.evidence.kind is EvidenceKind.STRUCTURE and not claim.tight


def _with_runner_up(links: tuple[Link, ...], candidates: tuple[Candidate, ...]) -> tuple[Link, ...]:
    """Each link between documents with the best candidate of its source that is not its target."""
    best: dict[str, list[str]] = {}
    for candidate in candidates:
        best.setdefault(candidate.source, []).append(candidate.target)
    return tuple(_add_runner_up(link, best.get(link.source, [])) for link in links)


def _add_runner_up(link: Link, targets: list[str]) -> Link:
    if document_key(link.source) == document_key(link.target):
        return link
    return replace(link, runner_up=next((target for target in targets if target != link.target), None))
