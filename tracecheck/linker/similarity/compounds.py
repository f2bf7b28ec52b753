"""Compounds cut at known stems: «skolehelsetjeneste» shares «skole» with «skole»."""

from functools import cache

from tracecheck.linker.similarity.lemmas import base_form
from tracecheck.resources import load_data


@cache
def parts_of(word: str) -> tuple[str, ...]:
    """Base forms of the known parts of a compound, first part first; empty when the word is no known compound."""
    for cut in range(len(word) - _shortest(), _shortest() - 1, -1):
        head = _stem(word[:cut])
        if head is not None:
            tail = _tail(word[cut:])
            if tail:
                return (head, *tail)
    return ()


def _tail(word: str) -> tuple[str, ...]:
    base = base_form(word)
    return parts_of(word) or ((base,) if base in _stems() else ())


def _stem(head: str) -> str | None:
    """The known stem that a first part is, without the letter that joins it to the next."""
    for joint in load_data("lemma_exceptions")["stems"]["joints"]:
        bare = head.removesuffix(joint)
        if bare in _stems():
            return base_form(bare)
    return None


@cache
def _shortest() -> int:
    return int(load_data("lemma_exceptions")["stems"]["shortest"])


@cache
def _stems() -> frozenset[str]:
    return frozenset(load_data("lemma_exceptions")["stems"]["known"])
