"""Whether the plans are those of one municipality: a sum over two is a figure that no council has."""

from collections.abc import Sequence

from tracecheck.linker.documents.chain import place_key
from tracecheck.model.plan import PlanDocument
from tracecheck.resources import load_data
from tracecheck.rules.kinds import ECONOMIC, SAMFUNNSDEL

_ONE_OF_A_KIND = (SAMFUNNSDEL, ECONOMIC)


def several_towns(documents: Sequence[PlanDocument]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Municipalities of which each has a samfunnsdel, or an økonomiplan, of its own here: the name as it is printed and
    the keys of its documents, by name; empty where there is but one.

    A plan of the county, of a neighbour or of a part of town beside the municipality's own is no other municipality.
    """
    parts = tuple(load_data("document_names")["municipality"]["parts_of_town"])
    named = [(place_key(each.municipality), each) for each in documents if each.municipality]
    found = [(town, each) for town, each in named if town and not (each.municipality or "").endswith(parts)]
    for kinds in _ONE_OF_A_KIND:
        towns = {town for town, each in found if each.kind in kinds}
        if len(towns) > 1:
            return tuple(sorted(_told([each for name, each in found if name == town]) for town in towns))
    return ()


def _told(documents: Sequence[PlanDocument]) -> tuple[str, tuple[str, ...]]:
    return min(each.municipality or "" for each in documents), tuple(each.key for each in documents)
