"""The municipality's own words for kinds of items, in the forms that they are printed in."""

from tracecheck.parsers.vocabulary import kept, own_words
from tracecheck.resources import load_data


@kept
def own_labels() -> dict[str, str]:
    """By word or phrase in small letters: the kind. A single word is known in its other forms too («løft», «løftet»,
    «løftene»); a form that is a word of its own in the settings means what it means there."""
    endings = load_data("own_words")["endings"]
    stated = dict(own_words().items)
    single = {word: kind for word, kind in stated.items() if word.isalpha()}
    formed = {f"{_stem(word)}{ending}": kind for word, kind in single.items() for ending in endings}
    return formed | stated


def _stem(word: str) -> str:
    """«Satsing» as it is, «lovnad» as it is; of «løfte» what other endings come behind."""
    return word.removesuffix("e")
