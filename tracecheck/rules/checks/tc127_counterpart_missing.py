"""TC127: an agreement names another unit as its partner, and that unit's agreement does not speak of it."""

from collections.abc import Iterator

from tracecheck.model.finding import Confidence, Related, Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.dates import years_of
from tracecheck.rules.kinds import UNIT_PLANS
from tracecheck.rules.phrases import document_arguments, item_arguments
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.units import Names, named_in, texts_of, unit_names, unit_of

RULE = Rule("TC127", "counterpart-missing", Severity.INFO, UNIT_PLANS)


def check(corpus: Corpus) -> Iterator[Remark]:
    """One remark for each pair of agreements of the same time, at the first goal or measure that names the other."""
    names = unit_names(corpus)
    others = {unit: document for document in corpus.in_chain(*UNIT_PLANS) if (unit := unit_of(document, names))}
    for document in corpus.under_check(*UNIT_PLANS):
        own = unit_of(document, names)
        partners = _partners(corpus, document, names) if own else {}
        for unit, located in sorted(partners.items(), key=lambda each: each[0]):
            other = others.get(unit)
            if own and other and unit != own and _same_time(document, other) and not _speaks_of(other, own, names):
                yield _remark(located, own, unit, other)


def _partners(corpus: Corpus, document: PlanDocument, names: Names) -> dict[str, Located]:
    """The units that are named as partners, each with the first item that does so."""
    found: dict[str, Located] = {}
    for located in corpus.items(document):
        for unit in named_in(" ; ".join(_of_partners(located)), names):
            found.setdefault(unit, located)
    return found


def _of_partners(located: Located) -> Iterator[str]:
    yield from located.item.partners
    for text in (located.item.text, located.item.description or ""):
        small = text.casefold()
        starts = [small.find(cue) for cue in load_data("who_and_when")["together"]["words"] if cue in small]
        if starts:
            yield text[min(starts) :]


def _same_time(one: PlanDocument, other: PlanDocument) -> bool:
    first, second = years_of(one), years_of(other)
    return bool(first and second and first[0] <= second[1] and second[0] <= first[1])


def _speaks_of(document: PlanDocument, unit: str, names: Names) -> bool:
    return any(unit in named_in(text, names) for text in texts_of(document))


def _remark(located: Located, own: str, unit: str, other: PlanDocument) -> Remark:
    arguments = item_arguments(located) | document_arguments(located.document) | {"unit": own, "other": unit}
    related = (Related("other", None, other.key),)
    return Remark(
        located.document, RULE.code, arguments, located, related=related, confidence=Confidence.MEDIUM, subject=unit
    )
