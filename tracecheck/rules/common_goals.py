"""Goals that several units have, as rules ask about them: who has them, how, and for whom they are meant."""

from collections.abc import Iterator

from tracecheck.model.coupling import Relation, SharedGoal
from tracecheck.model.finding import Confidence
from tracecheck.model.item import Origin
from tracecheck.model.keys import text_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.corpus import GOALS, Corpus, Located


def held_by(corpus: Corpus, shared: SharedGoal, key: str) -> list[Located]:
    """The goals of one agreement that the common goal is had by."""
    own = corpus.item(shared.goal)
    sources = (link.source for link in corpus.links_to(shared.goal) if link.relation is Relation.SHARED)
    found = [item for source in sorted(sources) if (item := corpus.item(source)) and item.document.key == key]
    return [own, *found] if own and own.document.key == key else found


def localised(corpus: Corpus, printed: Located) -> list[Located]:
    """The unit's own goals under a goal that its agreement prints from above."""
    below = [each for each in corpus.children(printed) if each.item.kind in GOALS and each.item.origin is Origin.OWN]
    return below or ([printed] if printed.item.origin is Origin.OWN else [])


def is_for_everybody(corpus: Corpus, shared: SharedGoal) -> bool:
    """Whether a heading over the goal, or over one that couples to it, says that it is everybody's."""
    sources = (corpus.item(link.source) for link in corpus.links_to(shared.goal) if link.relation is Relation.SHARED)
    return any(_is_under_common_heading(each) for each in (corpus.item(shared.goal), *sources) if each)


def meant_for(corpus: Corpus, shared: SharedGoal, document: PlanDocument) -> Confidence | None:
    """How surely a common goal under no such heading is meant for this agreement too; None where nothing tells.

    High where the list of the organisation has the unit in the one sector that has the goal; medium where most of the
    agreements that may have it do.
    """
    if _is_of_its_sector(corpus, shared, document):
        return Confidence.HIGH
    data = load_data("who_and_when")["common"]
    every = len(shared.holders) + len(shared.lacking)
    most = len(shared.holders) >= data["least_holders"] and len(shared.holders) >= data["share"] * every
    return Confidence.MEDIUM if most else None


def _is_under_common_heading(located: Located) -> bool:
    headings = " ; ".join(located.item.section).casefold()
    return any(words in headings for words in load_data("who_and_when")["common"]["words"])


def _is_of_its_sector(corpus: Corpus, shared: SharedGoal, document: PlanDocument) -> bool:
    """Every unit that has the goal is of one sector, and so is this one."""
    own = corpus.once(_sector, document)
    holders = filter(None, map(corpus.document, shared.holders))
    return own is not None and all(corpus.once(_sector, each) == own for each in holders)


def _sector(corpus: Corpus, document: PlanDocument) -> str | None:
    key = text_key(document.unit or "")
    found = (each.sector for each in corpus.known.organisation if key in map(text_key, (each.name, *each.short)))
    return next((text_key(sector) for sector in found if sector), None)


def shared_goals(corpus: Corpus) -> Iterator[tuple[SharedGoal, Located]]:
    """The goals that several units have, each with the one that stands for it."""
    for shared in corpus.linkage.shared:
        goal = corpus.item(shared.goal)
        if goal is not None:
            yield shared, goal
