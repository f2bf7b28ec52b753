"""Whether a document speaks of a topic at all (`data/topics.toml`)."""

from tracecheck.model.facts import Mention
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
    return first_mention(document, topic) is not None


def first_mention(document: PlanDocument, topic: str) -> Mention | None:
    """The first words of the document that speak of the topic."""
    mentions = document.facts.mentions if document.facts else ()
    return next((each for each in mentions if each.topic == topic), None)
