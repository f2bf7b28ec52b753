"""Indicators that belong to goals; figures that only describe (nøkkeltall, KOSTRA, comparisons) are not among them."""

from collections.abc import Iterator, Sequence
from typing import Any

from tracecheck.model.item import ItemKind
from tracecheck.model.plan import PlanDocument, TableFacts
from tracecheck.parsers.values.directions import better_direction
from tracecheck.resources import load_data
from tracecheck.rules.answers import ancestors
from tracecheck.rules.corpus import GOALS, Corpus, Located
from tracecheck.rules.problems import unpaired_items

_FIGURES = frozenset({"value", "baseline", "target"})


def words_for(topic: str) -> Any:
    """A table of `data/indicator_rules.toml`."""
    return load_data("indicator_rules")[topic]


def holds(text: str, words: Sequence[str]) -> bool:
    """Whether one of the words stands anywhere in the text, in any case."""
    small = text.casefold()
    return any(word in small for word in words)


def indicators_of(corpus: Corpus, document: PlanDocument) -> Sequence[Located]:
    """The document's own indicators, without statistics and without tables whose rows cannot be told apart."""
    return corpus.once(_indicators, document)


def counted_indicators(corpus: Corpus, document: PlanDocument) -> Sequence[Located]:
    """Those of them that are no signs in words, and need a figure."""
    return corpus.once(_counted, document)


def _counted(corpus: Corpus, document: PlanDocument) -> tuple[Located, ...]:
    return tuple(each for each in indicators_of(corpus, document) if not is_qualitative(each))


def _indicators(corpus: Corpus, document: PlanDocument) -> tuple[Located, ...]:
    unpaired = unpaired_items(document)
    return tuple(
        each
        for each in corpus.items(document, ItemKind.INDICATOR)
        if each.item.id not in unpaired and not is_statistic(each)
    )


def is_statistic(located: Located) -> bool:
    """Whether a figure stands in a table of statistics, beside those of others with no target, or under such a
    heading."""
    data, table = words_for("statistics"), located.table
    if table is not None and (table.role == "statistics" or _only_compares(table)):
        return True
    return any(holds(heading, data["headings"]) for heading in located.item.section)


def _only_compares(table: TableFacts) -> bool:
    columns = words_for("statistics")["columns"]
    return "target" not in table.columns and not set(columns).isdisjoint(table.columns)


def is_qualitative(located: Located) -> bool:
    """Whether it is a sign in words («kjennetegn»), which needs no figure: by its column, label or heading, or because
    it is a sentence that names no quantity, where there is no column for figures."""
    item, table, data = located.item, located.table, words_for("qualitative")
    headers = table.headers if table else ()
    named = " ".join((item.label or "", item.stem or "", *item.section[-1:], *headers))
    has_figures = item.value or item.target or (table and not _FIGURES.isdisjoint(table.columns))
    is_sentence = len(item.text.split()) >= data["least_words"] and not holds(f"{item.text} ", data["quantities"])
    return holds(named, data["headers"]) or (is_sentence and not has_figures)


def goals_above(corpus: Corpus, located: Located) -> Iterator[Located]:
    """The goals that an item stands under or couples to, nearest first."""
    seen = {located.id}
    for each in ancestors(corpus, located):
        coupled = (corpus.item(link.target) for link in corpus.links_from(each.id))
        for found in (each, *coupled):
            if found is not None and found.item.kind in GOALS and found.id not in seen:
                seen.add(found.id)
                yield found


def all_words(located: Located) -> str:
    """Everything that is printed of an item, in one text."""
    item = located.item
    return " ".join(filter(None, (item.text, item.description, item.status_text, item.stem, *item.tags)))


def better_way(text: str) -> str | None:
    """«up» or «down» where the name of an indicator leaves no doubt which is better, else None.

    Stricter than `better_direction`: a word that only says who is counted does not tell, nor does one that stands
    beside words that turn it round («andel klager behandlet innen fristen»).
    """
    data, small = words_for("direction"), f" {text.casefold()} "
    if holds(small, data["unclear"]):
        return None
    for word in data["neutral"]:
        small = small.replace(word, " ")
    return better_direction(small)
