"""The municipality's own words for kinds of items and documents, in the forms that they are printed in."""

from tracecheck.parsers.vocabulary import kept, own_words
from tracecheck.resources import load_data


@kept
def own_labels() -> dict[str, str]:
    """By word or phrase in small letters: the kind. A single word is known in its other forms too («løft», «løftet»,
    «løftene»); a form that is a word of its own in the settings means what it means there."""
    return _in_all_forms(dict(own_words().items))


@kept
def own_documents() -> dict[str, str]:
    """The municipality's own names of documents in the same way: by word, the kind."""
    return _in_all_forms(dict(own_words().documents))


def _in_all_forms(stated: dict[str, str]) -> dict[str, str]:
    endings = load_data("own_words")["endings"]
    single = {word: kind for word, kind in stated.items() if word.isalpha()}
    formed = {f"{_stem(word)}{ending}": kind for word, kind in single.items() for ending in endings}
    return formed | stated


def _stem(word: str) -> str:
    """«Satsing» as it is, «lovnad» as it is; of «løfte» what other endings come behind."""
    return word.removesuffix("e")
