"""TC708: a chapter of a budget with money and no goals, beside chapters that have both."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tracecheck.model.finding import Confidence, Severity
from tracecheck.model.item import ItemKind
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.kinds import BUDGETS
from tracecheck.rules.phrases import document_arguments
from tracecheck.rules.plan_sides import is_technical_chapter
from tracecheck.rules.rule import Remark, Rule

RULE = Rule("TC708", "budget-area-without-goals", Severity.INFO, BUDGETS, ("koml-14-4-2",))

Path = tuple[str, ...]


def check(corpus: Corpus) -> Iterator[Remark]:
    """Only where the document itself sets goals by area: some chapters beside it have both goals and money. A document
    that gathers its goals in one place is none such, and a chapter coupled to a goal elsewhere has one."""
    least = int(load_data("rule_thresholds")["areas_with_goals"])
    for document in corpus.under_check(*RULE.kinds):
        for chapters in _beside_each_other(corpus, document):
            with_both = [path for path, items in chapters.items() if _has_goals(items) and _money(items)]
            if len(with_both) >= least:
                lacking = {path: items for path, items in chapters.items() if _lacks_goals(corpus, path, items)}
                yield from (_remark(document, path, items, len(with_both)) for path, items in lacking.items())


def _beside_each_other(corpus: Corpus, document: PlanDocument) -> Sequence[dict[Path, list[Located]]]:
    """The chapters below each heading, with all that stands in them."""
    groups: dict[Path, dict[Path, list[Located]]] = defaultdict(lambda: defaultdict(list))
    for each in corpus.items(document, own=False):
        section = each.item.section
        for depth in range(1, len(section) + 1):
            groups[section[: depth - 1]][section[:depth]].append(each)
    return list(groups.values())


def _lacks_goals(corpus: Corpus, path: Path, items: Sequence[Located]) -> bool:
    if _has_goals(items) or not _money(items) or is_technical_chapter(path[-1]):
        return False
    return not any(corpus.links_from(each.id) for each in items)


def _has_goals(items: Sequence[Located]) -> bool:
    return any(each.item.kind in GOALS for each in items)


def _money(items: Sequence[Located]) -> list[Located]:
    return [
        each
        for each in items
        if each.item.kind is ItemKind.BUDGET_LINE or (each.item.kind is ItemKind.MEASURE and each.item.amounts)
    ]


def _remark(document: PlanDocument, path: Path, items: Sequence[Located], others: int) -> Remark:
    money = _money(items)
    return Remark(
        document,
        RULE.code,
        {"chapter": path[-1], "count": len(money), "others": others, **document_arguments(document)},
        place=money[0].item.place,
        quote=path[-1],
        confidence=Confidence.MEDIUM,
        subject=" ".join(path),
        count=len(money),
    )
