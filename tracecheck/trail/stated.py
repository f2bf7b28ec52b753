"""Which stated couplings something else fits clearly better: asked of one item, or of all."""

from tracecheck.model.coupling import EvidenceKind, Link, Misfit, Role
from tracecheck.trail.web import Web

Pair = tuple[str, str]
_STATED = frozenset({EvidenceKind.STRUCTURE, EvidenceKind.REFERENCE})


def find_misfits(web: Web, item_id: str | None = None) -> tuple[Misfit, ...]:
    """The stated couplings upwards of an item, or of every item of the documents that count now, that something else
    fits better. Only the documents that the asked couplings lead to are compared."""
    links = web.upwards(item_id) if item_id else web.result.linkage.links
    asked = {(link.source, link.target) for link in links if _is_asked(link, web)}
    if not asked:
        return ()
    # What counts likeness is heavy, and most items have nothing to be asked about.
    from tracecheck.linker.corpus import make_corpus
    from tracecheck.linker.grading.misfits import misfits

    roles = web.result.linkage.roles
    corpus = make_corpus(each for each in web.result.documents if roles.get(each.key) is Role.CHAIN)
    across = {(link.source, link.target) for link in web.result.linkage.links if _is_stated(link, web)}
    known = {pair for pair in across | set(corpus.parents.items()) if all(key in corpus.items for key in pair)}
    return tuple(misfits(known, corpus, lambda pair: pair in asked))


def _is_asked(link: Link, web: Web) -> bool:
    return (
        _is_stated(link, web)
        and web.ends[link.source].document in web.current
        and not any(each.kind is EvidenceKind.PERSON for each in link.evidence)
    )


def _is_stated(link: Link, web: Web) -> bool:
    """Between two items: by structure inside a document, or by reference to another."""
    ends = web.items.get(link.source), web.items.get(link.target)
    if None in ends or link.basis != "text" or not link.evidence or link.source == link.target:
        return False
    inside = web.ends[link.source].document == web.ends[link.target].document
    return any(each.kind is (EvidenceKind.STRUCTURE if inside else EvidenceKind.REFERENCE) for each in link.evidence)
