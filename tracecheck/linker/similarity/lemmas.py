"""Words under one key: base form in bokmål, whichever of the two written norms and whatever inflection they came in."""

from functools import cache

from tracecheck.resources import load_data

Endings = tuple[tuple[str, str], ...]

LEARNT: dict[str, str] = {}
"""What the tables say of the forms asked for so far, in this process and (`lemma_cache`) in those before it."""


@cache
def base_form(word: str) -> str:
    """The base form of one lower-case word, nynorsk brought to its bokmål form; unknown words stay as they are."""
    data = load_data("lemma_exceptions")
    exception = data["lemmas"].get(word)
    if exception is not None:
        return str(exception)
    return _to_bokmal(_lemma(word))


def _lemma(word: str) -> str:
    """What the tables say; of a form that they do not know, the form with its ending cut."""
    if not word.isalpha():
        return word
    found = LEARNT.get(word)
    if found is None:
        found = LEARNT[word] = _in_tables(word)
    return found or _cut(word)


def _in_tables(word: str) -> str:
    """Both tables are asked: a form that one knows and changes counts, bokmål first; empty where none knows it."""
    import simplemma

    knowing = [language for language in ("nb", "nn") if simplemma.is_known(word, lang=language)]
    for language in knowing:
        lemma = str(simplemma.lemmatize(word, lang=language)).casefold()
        if lemma != word:
            return _with_e(lemma) if language == "nn" else lemma
    return word if knowing else ""


def _with_e(lemma: str) -> str:
    """A nynorsk infinitive in -a («gjennomføra») as bokmål has it, where bokmål has it."""
    import simplemma

    bokmal = f"{lemma[:-1]}e"
    return bokmal if lemma.endswith("a") and simplemma.is_known(bokmal, lang="nb") else lemma


def _cut(word: str) -> str:
    """A form that no table knows (most are compounds): its inflection by rule."""
    for ending, base in _rules("endings"):
        if word.endswith(ending) and len(word) - len(ending) >= load_data("lemma_exceptions")["stems"]["shortest"]:
            return word[: len(word) - len(ending)] + base
    return word


@cache
def _rules(name: str) -> Endings:
    """Replacement rules of the data file, longest first."""
    data = load_data("lemma_exceptions")
    table = data["endings"] if name == "endings" else data["nynorsk"][name]
    return tuple(sorted(table.items(), key=lambda rule: (-len(rule[0]), rule[0])))


def _to_bokmal(word: str) -> str:
    data = load_data("lemma_exceptions")["nynorsk"]
    if word in data["keep"]:
        return word
    whole = data["words"].get(word)
    if whole is not None:
        return str(whole)
    return _new_end(_new_start(word))


def _new_start(word: str) -> str:
    for start, bokmal in _rules("starts"):
        if word.startswith(start):
            return bokmal + word[len(start) :]
    return word


def _new_end(word: str) -> str:
    for end, bokmal in _rules("ends"):
        if word.endswith(end):
            return word[: len(word) - len(end)] + bokmal
    return word
