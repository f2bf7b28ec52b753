"""What each sentence of a passage speaks of: words about one goal say nothing of another that is named beside it."""

import re

from tracecheck.linker.similarity.textindex import words_of
from tracecheck.model.item import Item, Statement
from tracecheck.model.keys import text_key
from tracecheck.resources import load_data

_END = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÆØÅ«])")


def sentences_of(text: str) -> list[str]:
    """The sentences of a passage; a full stop before a small letter or a figure («jf. mål 2») ends none."""
    return _END.split(text)


def is_spoken_of(named: str, others: list[str], said: str, passage: Item | Statement) -> bool:
    """Whether the words `said` are about what the passage names by the words `named`, and not about one of `others`.

    They are where both stand in one sentence; failing that, where the sentence of `said` names no other and begins with
    «dette», «målet», or where the passage begins with `named` («Mål 2: …»). What the passage itself does not hold was
    named beside it, for all that it says.
    """
    if text_key(named) not in text_key(passage.text):
        return True
    sentence = next((each for each in sentences_of(passage.text) if said in each), passage.text)
    if any(_holds(sentence, each) for each in (named, *others)):
        return _holds(sentence, named)
    again = words_of(sentence)[:1]
    backwards = bool(again) and again[0] in load_data("follow_up")["backwards"]["words"]
    return backwards or text_key(passage.text).startswith(text_key(named))


def _holds(sentence: str, words: str) -> bool:
    return text_key(words) in text_key(sentence)


def sends_elsewhere(sentence: str, names: list[str]) -> bool:
    """Whether a sentence names goals only to say where they are spoken of: «mål 2 er omtalt i virksomhetsplanen»."""
    data = load_data("follow_up")["elsewhere_told"]
    words = words_of(sentence)
    if set(words).isdisjoint(data["told"]):
        return False
    known = {*load_data("chain")["threads"]["pointing"], *(word for each in names for word in words_of(each))}
    rest = [word for word in words if word not in known and not word.isdigit() and word not in data["told"]]
    return all(any(part in word for part in _document_words()) for word in rest)


def _document_words() -> list[str]:
    """Parts of words by which documents are named («virksomhetsplan»)."""
    return [word for words in load_data("chain")["names"].values() for word in words]
