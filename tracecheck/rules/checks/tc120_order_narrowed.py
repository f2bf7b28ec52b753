"""TC120: a case that takes up an order of the council, and parts of the order that nothing in the case speaks of."""

from collections.abc import Iterator

from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.model.coupling import Relation
from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import Item, ItemKind, Statement
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.answers import family
from tracecheck.rules.corpus import Corpus, Located, full_id
from tracecheck.rules.phrases import document_arguments, item_arguments, quoted
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.units import texts_of

_CASES = (DocumentKind.SAKSFRAMLEGG,)
RULE = Rule("TC120", "order-narrowed", Severity.WARNING, _CASES, ("koml-13-1-4",))

Entry = Item | Statement


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark an order and case, at the passage that restates the order."""
    for document in corpus.under_check(*_CASES):
        for order, entry in _restated(corpus, document):
            left_out = _left_out(corpus, document, order)
            if len(left_out) >= int(load_data("who_and_when")["orders"]["left_out"]):
                yield _remark(document, order, entry, left_out)


def _restated(corpus: Corpus, document: PlanDocument) -> Iterator[tuple[Located, Entry]]:
    """The orders that the case answers, each with the passage that has the most of its words."""
    found: dict[str, list[Entry]] = {}
    entries: list[Entry] = [*document.items, *document.statements]
    for entry in entries:
        for link in corpus.links_from(full_id(document, entry)):
            if link.relation is Relation.ANSWERS:
                found.setdefault(link.target, []).append(entry)
    for target, passages in sorted(found.items()):
        order = corpus.item(target)
        if order is not None and order.item.kind is ItemKind.ORDER:
            best = max(passages, key=lambda entry: (_share(order, entry), entry.id))
            if _share(order, best) >= float(load_data("who_and_when")["orders"]["restated"]) and not _tells(best):
                yield order, best


def _share(order: Located, entry: Entry) -> float:
    asked = _asked(order.item.text)
    return len(asked & set(terms_of(entry.text))) / len(asked) if asked else 0.0


def _asked(text: str) -> set[str]:
    """The words that say what is asked for: not those of every order, and not those of its date."""
    data = load_data("linking")
    return set(terms_of(text)).difference(data["orders"]["empty"], data["drift"]["deadline"])


def _tells(entry: Entry) -> bool:
    """The passage shows itself that it leaves something out."""
    return any(sign in entry.text for sign in load_data("who_and_when")["orders"]["ellipsis"])


def _left_out(corpus: Corpus, document: PlanDocument, order: Located) -> list[str]:
    """Words of the order and its sub-points that stand nowhere in the case, in their order."""
    said = {term for text in texts_of(document) for term in terms_of(text)}
    said |= {term for heading in (document.facts.headings if document.facts else ()) for term in terms_of(heading.text)}
    asked = " ".join(each.item.text for each in family(corpus, order))
    known = _asked(asked)
    missing = (term for term in terms_of(asked) if term in known and not _is_said(term, said))
    return list(dict.fromkeys(missing))


def _is_said(term: str, said: set[str]) -> bool:
    """The word itself, or within a longer one («kostnad» in «driftskostnad»)."""
    return term in said or any(term in each or each in term for each in said if min(len(term), len(each)) > 3)


def _remark(document: PlanDocument, order: Located, entry: Entry, left_out: list[str]) -> Remark:
    decision, adopted = order.item.decision, order.document.adopted
    case = (decision.case if decision else None) or (adopted.case if adopted else None) or ""
    arguments = item_arguments(order) | document_arguments(document)
    arguments |= {"case": case, "words": ", ".join(left_out), "count": len(left_out)}
    return Remark(
        document,
        RULE.code,
        arguments,
        order,
        place=entry.place,
        quote=quoted(entry.text),
        confidence=Confidence.MEDIUM,
    )
