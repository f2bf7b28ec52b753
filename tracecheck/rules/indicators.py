"""When two indicators are the same."""

from tracecheck.linker.similarity.tokens import terms_of
from tracecheck.resources import load_data
from tracecheck.rules.corpus import Located


def indicator_key(text: str) -> frozenset[str]:
    """The words that name what is measured, without units and words for the whole municipality."""
    return frozenset(terms_of(text)) - frozenset(load_data("indicator_words")["ignored"])


def target_scope(located: Located) -> str:
    """Whose target it is: the unit of the document, else the scope of the goal, else the whole municipality."""
    scope = located.item.scope or "kommune"
    return f"{located.document.unit or ''}/{scope}"
