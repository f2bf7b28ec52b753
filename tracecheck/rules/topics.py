"""Whether a document speaks of a topic at all (`data/topics.toml`)."""

from tracecheck.model.plan import PlanDocument
from tracecheck.unread import is_incomplete


def is_silent_on(document: PlanDocument, topic: str) -> bool:
    """Whether the whole document was read and no word in it speaks of the topic; a document that came as items only
    does not tell."""
    if document.facts is None or is_incomplete(document) or any(each.code == "TC004" for each in document.problems):
        return False
    return not speaks_of(document, topic)


def speaks_of(document: PlanDocument, topic: str) -> bool:
    """Whether any words of the document speak of the topic."""
    return document.facts is not None and any(each.topic == topic for each in document.facts.mentions)
