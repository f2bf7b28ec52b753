"""What a comparison may be made to fail on."""

from tracecheck.model.comparison import Alteration, Comparison, CouplingFate


def is_worse(comparison: Comparison, what: str) -> bool:
    """Whether there is what the user named: `weakened` (in what is promised, or in a coupling), `dropped` (a statement
    or coupling that is gone with nothing that explains it, or a whole document), `any` (the one or the other), `never`.
    """
    weakened = comparison.counts.get(Alteration.WEAKENED.value, 0) > 0 or any(
        each.fate in (CouplingFate.LOOSER, CouplingFate.CONFLICTING) for each in comparison.couplings
    )
    dropped = (
        any(each.unexplained for each in comparison.items)
        or any(each.unexplained for each in comparison.couplings)
        or any(pair.new is None for pair in comparison.documents)
    )
    return {"weakened": weakened, "dropped": dropped, "any": weakened or dropped}.get(what, False)
