"""Whether a document speaks of a topic at all (`data/topics.toml`)."""

from tracecheck.model.plan import PlanDocument
from tracecheck.rules.corpus import Corpus
from tracecheck.unread import is_incomplete


def is_silent_on(document: PlanDocument, topic: str) -> bool:
    """Whether the whole document was read and no word in it speaks of the topic; a document that came as items only
    does not tell."""
    if document.facts is None or is_incomplete(document) or any(each.code == "TC004" for each in document.problems):
        return False
    return all(mention.topic != topic for mention in document.facts.mentions)


def is_spoken_of(corpus: Corpus, topic: str) -> bool:
    """Whether any document that is here speaks of the topic."""
    return any(
        each.topic == topic for document in corpus.documents if document.facts for each in document.facts.mentions
    )
