"""TC606: someone is named as responsible who is not in the municipality's own list of units."""

from collections.abc import Iterator, Mapping, Sequence

from tracecheck.model.finding import Severity
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Corpus, Located
from tracecheck.rules.kinds import ECONOMIC, THEMATIC, UNIT_PLANS
from tracecheck.rules.phrases import document_arguments, item_arguments, quoted, related_item
from tracecheck.rules.rule import Remark, Rule
from tracecheck.rules.units import is_known, parts_of

RULE = Rule("TC606", "owner-unknown", Severity.INFO, (*THEMATIC, *ECONOMIC, *UNIT_PLANS))

_SHOWN = 5


def check(corpus: Corpus) -> Iterator[Remark]:
    """Only where a list is given; one remark a name, and one for all where a document has many."""
    if not corpus.known.organisation:
        return
    for document in corpus.under_check(*RULE.kinds):
        unknown = _unknown(corpus, document)
        if len(unknown) > int(load_data("rule_thresholds")["collective_most"]):
            yield _all(document, unknown)
        else:
            yield from (_remark(document, name, rows) for name, rows in unknown.items())


def _unknown(corpus: Corpus, document: PlanDocument) -> dict[str, list[Located]]:
    named: dict[str, list[Located]] = {}
    for located in corpus.items(document):
        for part in parts_of(located.item.owner or ""):
            named.setdefault(part, []).append(located)
    return {part: rows for part, rows in named.items() if not is_known(part, corpus)}


def _remark(document: PlanDocument, name: str, rows: Sequence[Located]) -> Remark:
    arguments = item_arguments(rows[0]) | document_arguments(document) | {"owner": quoted(name), "count": len(rows)}
    return Remark(
        document,
        RULE.code,
        arguments,
        place=rows[0].item.place,
        quote=rows[0].item.text,
        related=tuple(related_item(each, "row") for each in rows[:_SHOWN]),
        subject=name,
        count=len(rows),
        replaces_items=tuple(each.id for each in rows),
    )


def _all(document: PlanDocument, unknown: Mapping[str, Sequence[Located]]) -> Remark:
    rows = [each for found in unknown.values() for each in found]
    names = ", ".join(quoted(name) for name in list(unknown)[:_SHOWN])
    return Remark(
        document,
        "TC606.several",
        document_arguments(document) | {"owners": names, "count": len(unknown)},
        place=rows[0].item.place,
        related=tuple(related_item(each, "row") for each in rows[:_SHOWN]),
        subject=RULE.code,
        count=len(rows),
        replaces_items=tuple(each.id for each in rows),
    )
