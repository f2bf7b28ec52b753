"""Which document is meant by words such as «samfunnsdelen», «HØP 2026–2029» or the title of a plan."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from tracecheck.linker.corpus import Corpus
from tracecheck.linker.documents.chain import Chain, covers, first_year
from tracecheck.model.keys import text_key
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.resources import load_data

_YEAR = re.compile(r"(?:19|20)\d\d")


def named_documents(words: str, source: PlanDocument, corpus: Corpus, chain: Chain) -> tuple[PlanDocument, ...]:
    """The chain documents that `words`, written in `source`, can mean; empty when none of them is here."""
    if text_key(words) in _own_words():
        return (source,)
    titled = tuple(each for each in _titled(words, corpus) if each.key != source.key)
    if titled:
        return _of_years(words, titled) if _YEAR.search(words) else _valid(titled, source, chain) or titled
    kind = named_kind(words, chain.policy.names)
    if kind is None:
        return ()
    return _of_kind(words, kind, source, corpus, chain)


def named_kind(words: str, names: Sequence[tuple[str, DocumentKind]] = ()) -> DocumentKind | None:
    """The kind of document that the longest known word in `words` stands for; of two as long the
    municipality's own (`names`, as text keys)."""
    key = text_key(words)
    cues = [*((cue, kind, False) for cue, kind in _cues()), *((cue, kind, True) for cue, kind in names)]
    fitting = [(len(cue), own, kind) for cue, kind, own in cues if (key == cue if len(cue) <= 3 else cue in key)]
    return DocumentKind(max(fitting)[2]) if fitting else None


@cache
def _cues() -> tuple[tuple[str, str], ...]:
    return tuple((text_key(cue), kind) for kind, cues in load_data("chain")["names"].items() for cue in cues)


@cache
def _own_words() -> frozenset[str]:
    return frozenset(text_key(words) for words in load_data("chain")["own_document"]["words"])


def _titled(words: str, corpus: Corpus) -> Iterator[PlanDocument]:
    """The documents whose title stands in the words, or of whose title, without its years, the words are most."""
    key, rules = _without_years(words), load_data("linking")["naming"]
    shortest, share = int(rules["shortest"]), float(rules["share"])
    for document in corpus.documents if len(key) >= shortest else ():
        title = _without_years(document.title or "")
        if len(title) >= shortest and (title in key or (key in title and len(key) >= share * len(title))):
            yield document


@cache
def _without_years(words: str) -> str:
    return text_key(_YEAR.sub("", words))


def _of_kind(
    words: str, kind: DocumentKind, source: PlanDocument, corpus: Corpus, chain: Chain
) -> tuple[PlanDocument, ...]:
    """Of several of a kind: the ones with the years named, else the ones valid for the document that refers."""
    here = tuple(each for each in corpus.documents if each.kind is kind)
    if _YEAR.search(words):
        return _of_years(words, here)
    valid = _valid(here, source, chain)
    if valid or source.kind is not kind:
        return valid
    return (source,)


def _valid(documents: tuple[PlanDocument, ...], source: PlanDocument, chain: Chain) -> tuple[PlanDocument, ...]:
    """Those that the chain joins with the document that refers, else those of a neighbour, else those of a level that
    the policy does not let it answer: they are the ones meant, whatever the policy says."""
    joined = {each.key for each in (*chain.above[source.key], *chain.below[source.key])}
    beyond = {each.key for each in chain.beyond[source.key]}
    own = tuple(each for each in documents if each.key in joined)
    return own or tuple(each for each in documents if each.key in beyond or _barred(each, source, chain))


def _barred(document: PlanDocument, source: PlanDocument, chain: Chain) -> bool:
    policy = chain.policy
    allowed = policy.allows(source.kind, document.kind) or policy.allows(document.kind, source.kind)
    return source.key != document.key and source.kind is not document.kind and not allowed


def _of_years(words: str, documents: tuple[PlanDocument, ...]) -> tuple[PlanDocument, ...]:
    years = [int(year) for year in _YEAR.findall(words)]
    exact = tuple(each for each in documents if first_year(each) in (None, years[0]))
    return exact or tuple(each for each in documents if len(years) == 1 and covers(each, years[0]))
