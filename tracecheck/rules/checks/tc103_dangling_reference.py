"""TC103: a reference into a document that was read, and that has no such goal; or one that the settings stop."""

from collections.abc import Iterator
from functools import cache, partial

from tracecheck.model.coupling import BrokenReferenceState, UnresolvedReference
from tracecheck.model.facts import ListTitle
from tracecheck.model.finding import Severity
from tracecheck.model.item import Origin
from tracecheck.model.plan import PlanDocument
from tracecheck.rules.corpus import Corpus
from tracecheck.rules.phrases import document_arguments, item_arguments, label_number, quoted, related_item
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC103", "dangling-reference", Severity.ERROR, supersedes=("TC102", "TC122"))


def check(corpus: Corpus) -> Iterator[Remark]:
    """Silent where the document referred to was not read, also when the text leaves out which one it is."""
    shapes = cache(partial(_shapes_in, corpus))
    for document in corpus.under_check():
        yield from _misnumbered(document)
        for broken in corpus.unresolved(document):
            stopped = _stopped(corpus, document, broken)
            if stopped is not None:
                yield stopped
            target = corpus.document(broken.document) if broken.document else None
            if broken.state is not BrokenReferenceState.DANGLING or target is None:
                continue
            if _names_its_document(corpus, broken) or _shape(broken.label or "") in shapes(target.key):
                yield _remark(corpus, document, broken, target)


def _misnumbered(document: PlanDocument) -> Iterator[Remark]:
    """«Strategi til mål 1» under mål 2, where mål 1 has a list of its own and mål 2 has no other."""
    titles = document.facts.list_titles if document.facts else ()
    own = {(title.chapter, title.goal) for title in titles if title.number in (None, title.goal)}
    for title in titles:
        if title.number is None or title.goal in (None, title.number):
            continue
        if (title.chapter, title.number) in own and (title.chapter, title.goal) not in own:
            yield _list_remark(document, title)


def _list_remark(document: PlanDocument, title: ListTitle) -> Remark:
    return Remark(
        document,
        "TC103.list",
        {"reference": quoted(title.text.rstrip(":. ")), "goal": str(title.goal)},
        place=title.place,
        quote=title.text,
        severity=Severity.WARNING,
        subject=f"{title.text} {title.goal} {title.chapter}",
    )


def _stopped(corpus: Corpus, document: PlanDocument, broken: UnresolvedReference) -> Remark | None:
    """A reference that leads somewhere, and that counts for nothing by the settings: the user must learn of it."""
    target = corpus.item(next(iter(broken.nearest), None))
    if broken.state is not BrokenReferenceState.NOT_ALLOWED or target is None:
        return None
    source = corpus.item(broken.source)
    return Remark(
        document,
        "TC103.not_allowed",
        {"reference": quoted(broken.text), **document_arguments(target.document)},
        source,
        place=broken.place,
        quote=source.item.text if source else broken.text,
        related=(related_item(target, "target"),),
        severity=Severity.INFO,
        subject=f"{broken.text} {source.item.text if source else ''}",
    )


def _names_its_document(corpus: Corpus, broken: UnresolvedReference) -> bool:
    """«mål 4.2.1 i samfunnsdelen», not «mål 4.2.1» alone."""
    entry = corpus.entry(broken.source)
    return any(each.document and each.text == broken.text for each in (entry.references if entry else ()))


def _shapes_in(corpus: Corpus, key: str) -> frozenset[tuple[int, bool]]:
    """How goals of the document's own are numbered: «3.4» in a plan of goals 1, 2, 3, or in one that only prints the
    goals of another plan, is a number of that other plan."""
    target = corpus.document(key)
    items = target.items if target else ()
    return frozenset(_shape(item.label) for item in items if item.origin is Origin.OWN and item.label)


def _shape(label: str) -> tuple[int, bool]:
    """How deep a number is, and whether it begins with a letter."""
    number = label_number(label)
    return number.count("."), number[:1].isalpha()


def _remark(corpus: Corpus, document: PlanDocument, broken: UnresolvedReference, target: PlanDocument) -> Remark:
    source = corpus.item(broken.source)
    arguments = {"reference": quoted(broken.text), **document_arguments(target)}
    near = next((found for each in broken.nearest if (found := corpus.item(each))), None)
    return Remark(
        document,
        "TC103.near" if near else "TC103",
        arguments | (item_arguments(near, "near_") if near else {}),
        source,
        place=broken.place,
        quote=source.item.text if source else broken.text,
        related=(related_item(near, "nearest"),) if near else (),
        subject=f"{broken.text} {source.item.text if source else ''}",
    )
