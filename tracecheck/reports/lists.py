"""Several things in a sentence."""

from collections.abc import Sequence

from tracecheck.messages import Catalogue


def listed(parts: Sequence[str], catalogue: Catalogue) -> str:
    """«a, b og c»."""
    if len(parts) < 2:
        return "".join(parts)
    return catalogue.text("compare.and", first=", ".join(parts[:-1]), last=parts[-1])
