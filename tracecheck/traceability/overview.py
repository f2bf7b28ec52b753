"""What page one says beside the counted goals: what was read and what was not, and the findings that a council must
know of."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from tracecheck.linker.documents.chain import place_key
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.item import Basis
from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.result import Result
from tracecheck.model.settings import Settings, Unit
from tracecheck.model.traceability import COLUMNS, Overview, ReadKind, ToClarify
from tracecheck.resources import load_data
from tracecheck.rules.checked import documents_under_check, first_year
from tracecheck.rules.corpus import GOALS, Corpus
from tracecheck.rules.kinds import AGREEMENTS, BUDGETS, ECONOMIC, REPORTS, STRATEGIC, UNIT_LEVEL, UNIT_PLANS
from tracecheck.rules.levels import levels_of
from tracecheck.unread import is_incomplete, is_unread

_YEARLY = (BUDGETS, UNIT_LEVEL, REPORTS)
_LOOKED = (*(column for column in COLUMNS if column != "indicator"), "indicator")


def overview_of(result: Result, corpus: Corpus, lists: Mapping[str, Sequence[str]], settings: Settings) -> Overview:
    """What was read and what was not, and what is to be cleared up."""
    current = set(documents_under_check(corpus.documents, corpus.linkage))
    read = [document for document in result.documents if document.key in current and not is_unread(document)]
    levels = levels_of(corpus)
    organisation = settings.linking.organisation
    clarify = tuple(_to_clarify(result.findings))
    graded = tuple(_graded(result.findings, clarify))
    return Overview(
        places=_places(result.documents),
        year=_year(read),
        body=_body(read),
        read=tuple(_kinds(read, organisation)),
        told=tuple(document.key for document in levels.told if document.key not in current),
        unread=tuple(document.key for document in result.documents if is_unread(document)),
        partly=tuple(each.key for each in result.documents if is_incomplete(each) and not is_unread(each)),
        units_absent=_absent(read, organisation),
        clarify=clarify,
        remarks=sum(number for _, number in graded),
        graded=graded,
        column=_column(lists),
        prose=tuple(_in_prose(corpus, current)),
    )


def _in_prose(corpus: Corpus, current: Collection[str]) -> Iterator[str]:
    """The own goals of the plans of now that are sentences of running text."""
    for document in corpus.in_chain(*STRATEGIC, *ECONOMIC):
        if document.key in current:
            goals = corpus.items(document, *GOALS)
            yield from (goal.id for goal in goals if goal.item.basis is Basis.PROSE)


def _places(documents: Sequence[PlanDocument]) -> tuple[str, ...]:
    """The municipalities as most of their documents print them, the one with the most documents first."""
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for document in documents:
        if document.municipality and (key := place_key(document.municipality)):
            names[key][document.municipality] += 1
    ordered = sorted(names.items(), key=lambda each: (-each[1].total(), each[0]))
    return tuple(min(spelled, key=lambda name: (-spelled[name], name)) for _, spelled in ordered)


def _year(documents: Sequence[PlanDocument]) -> int | None:
    """The year of the budgets that count now; failing them that of the plans of units, then that of the reports."""
    for kinds in _YEARLY:
        years = [year for document in documents if document.kind in kinds and (year := first_year(document))]
        if years:
            return max(years)
    return None


def _body(documents: Sequence[PlanDocument]) -> str | None:
    """The kind of council that adopted most of the documents; None where they name none."""
    councils = {name: kind for kind, names in load_data("council")["bodies"].items() for name in names}
    named = (document.adopted.body for document in documents if document.adopted and document.adopted.body)
    counted = Counter(kind for name in named if (kind := councils.get(text_key(name))))
    return min(counted, key=lambda kind: (-counted[kind], kind), default=None)


def _kinds(documents: Sequence[PlanDocument], organisation: Sequence[Unit]) -> Iterator[ReadKind]:
    """By kind in the order of the chain; kinds that have no place there under unknown, last."""
    order = [DocumentKind(kind) for kind in load_data("council")["read"]["order"]]
    for kind in order:
        keys = tuple(document.key for document in documents if document.kind is kind)
        if keys:
            yield ReadKind(kind, keys, _expected(keys, kind, documents, organisation))
    others = tuple(document.key for document in documents if document.kind not in order)
    if others:
        yield ReadKind(DocumentKind.UNKNOWN, others)


def _expected(
    keys: Sequence[str], kind: DocumentKind, documents: Sequence[PlanDocument], organisation: Sequence[Unit]
) -> int | None:
    """How many units would have such an agreement; None where one of these is of a unit that is not listed, or where
    units have agreements of several kinds."""
    of_units = [document for document in documents if document.kind in UNIT_PLANS]
    alike = all(document.kind is kind for document in of_units)
    if kind not in AGREEMENTS or not organisation or not alike:
        return None
    units = [_unit_of(document, organisation) for document in of_units if document.key in keys]
    asked = _asked(documents, organisation)
    return len(asked) if None not in units and len(set(units)) == len(keys) else None


def _asked(documents: Sequence[PlanDocument], organisation: Sequence[Unit]) -> list[Unit]:
    """The units of the levels that have agreements: a list names sectors too, which have none of their own."""
    found = (_unit_of(document, organisation) for document in documents if document.kind in UNIT_PLANS)
    levels = {unit.level for unit in found if unit is not None}
    return [unit for unit in organisation if unit.level in levels]


def _unit_of(document: PlanDocument, organisation: Sequence[Unit]) -> Unit | None:
    key = text_key(document.unit or "")
    return next((unit for unit in organisation if key in map(text_key, (unit.name, *unit.short))), None)


def _absent(documents: Sequence[PlanDocument], organisation: Sequence[Unit]) -> tuple[str, ...]:
    """The units that would have an agreement and of which none was read, in the order of the list."""
    here = [_unit_of(document, organisation) for document in documents if document.kind in UNIT_PLANS]
    return tuple(unit.name for unit in _asked(documents, organisation) if unit not in here)


def _to_clarify(findings: Sequence[Finding]) -> Iterator[ToClarify]:
    """The findings of the rules that a council must know of, most important first."""
    data = load_data("council")["clarify"]
    told = 0
    for rule in data["rules"]:
        numbers = [number for number, each in enumerate(findings) if each.code == rule and _is_sure(each)]
        if numbers and told < data["rules_told"]:
            told += 1
            most = data["findings_told"]
            yield ToClarify(rule, tuple(numbers[:most]), max(len(numbers) - most, 0))


def _graded(findings: Sequence[Finding], clarify: Sequence[ToClarify]) -> Iterator[tuple[Severity, int]]:
    """How many findings there are of each severity beside those to clarify, of which the sure ones of a rule count as
    told."""
    rules = {each.rule for each in clarify}
    rest = Counter(each.severity for each in findings if not (each.code in rules and _is_sure(each)))
    yield from ((severity, rest[severity]) for severity in Severity if rest[severity])


def _is_sure(finding: Finding) -> bool:
    """Serious, well founded, and where it is about a quotation, about that of a goal."""
    data = load_data("council")["clarify"]
    quoted = finding.arguments.get("source_kind", data["quoted"][0])
    sure = finding.severity.value in data["severities"] and finding.confidence.value in data["confidences"]
    return sure and quoted in data["quoted"]


def _column(lists: Mapping[str, Sequence[str]]) -> str | None:
    """The first column that any counted goal was looked for in: the plans, then the reports; a goal without an
    indicator is told of where nothing else could be examined."""
    return next((column for column in _LOOKED if lists.get(f"{column}.examined")), None)
