"""Plans → couplings with evidence and grade. Knows language and structure."""

from collections.abc import Sequence

from tracecheck.model.decision import Decisions
from tracecheck.model.linkage import Linkage
from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import LinkSettings


def link(documents: Sequence[PlanDocument], settings: LinkSettings, decisions: Decisions = Decisions()) -> Linkage:
    """All couplings between and inside `documents`, with threads and broken references; the order does not matter.

    What persons have decided is applied to what the text says, and marked wherever it counts.
    """
    from tracecheck.linker.engine import link_documents
    from tracecheck.linker.hashes import have_hashes, with_hashes, without_hashes

    if not have_hashes(documents):
        return link_documents(documents, settings, decisions)
    return with_hashes(link_documents([without_hashes(each) for each in documents], settings, decisions))
