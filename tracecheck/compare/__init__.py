"""Two editions of plans → what became of documents, statements, couplings and threads. Relies on no ids."""

from tracecheck.model.comparison import Comparison, Snapshot


def compare(old: Snapshot, new: Snapshot) -> Comparison:
    """All that differs between two snapshots; `compare(x, x)` finds nothing, whatever the ids and the order are."""
    from tracecheck.compare.engine import compare_snapshots

    return compare_snapshots(old, new)
