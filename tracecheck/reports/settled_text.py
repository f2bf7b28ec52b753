"""What is not told as a remark, and why: set aside, known from before, not asked for."""

from collections.abc import Iterator

from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.reports.baseline_text import baseline_line
from tracecheck.reports.look import Look, harmless


def settled_lines(result: Result, catalogue: Catalogue, look: Look) -> Iterator[str]:
    """One line for each way of not being told."""
    if result.suppressed:
        yield _entry(catalogue.text("settled.suppressed"), _suppressed(result, catalogue), look)
    if result.baseline:
        yield _entry(harmless(result.baseline.file), baseline_line(result.baseline, catalogue), look)
        if result.baseline.stale:
            yield look.wrap(catalogue.text("baseline.prune"), indent=4)
        if result.baseline.stale and result.baseline.strict:
            yield look.wrap(catalogue.text("baseline.strict"), indent=4)
    counts = {"confidence": result.hidden.confidence, "unchanged": result.hidden.unchanged}
    hidden = [catalogue.text(f"settled.{name}", count=count) for name, count in counts.items() if count]
    if hidden:
        yield _entry(catalogue.text("settled.hidden"), ", ".join(hidden), look)


def _suppressed(result: Result, catalogue: Catalogue) -> str:
    sources = {each.justification.source.value for each in result.suppressed}
    place = catalogue.text(f"settled.{'both' if len(sources) > 1 else sources.pop()}")
    return catalogue.text("settled.suppressed_text", count=len(result.suppressed), where=place)


def _entry(name: str, text: str, look: Look) -> str:
    return look.wrap(f"{name}: {text}", indent=2, hanging=2)
