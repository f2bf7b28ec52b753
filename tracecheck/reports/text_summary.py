"""The figures at the end of the text report."""

from collections.abc import Iterator, Mapping

from tracecheck.messages import Catalogue
from tracecheck.model.result import Result, StepCount, Summary
from tracecheck.reports.look import Look, harmless
from tracecheck.reports.settled_text import settled_lines


def summary_lines(result: Result, catalogue: Catalogue, look: Look) -> Iterator[str]:
    """Documents, items, couplings, steps of the chain, threads, findings; then what the figures do not say."""
    summary = result.summary
    none = catalogue.text("text.summary_none")
    yield look.style(catalogue.text("text.summary"), "bold")
    yield from _documents(result, catalogue, look)
    items = ", ".join(catalogue.text(f"kinds.{kind}", count=count) for kind, count in summary.items.items())
    yield _entry(catalogue.text("text.summary_items"), items or none, look)
    yield _entry(catalogue.text("text.summary_links"), _links(result, catalogue), look)
    for step in summary.steps:
        name = catalogue.text(
            "text.summary_step",
            upper=_level(step.upper, catalogue),
            lower=_level(step.lower, catalogue),
            documents=catalogue.text("text.summary_step_documents", count=step.documents),
        )
        yield _entry(name, _step(step, catalogue), look)
    if result.linkage.shared:
        shared = catalogue.text("text.summary_shared_text", count=len(result.linkage.shared))
        yield _entry(catalogue.text("text.summary_shared"), shared, look)
    yield _entry(catalogue.text("text.summary_threads"), _threads(summary, catalogue) or none, look)
    if summary.decisions:
        counts = [catalogue.text(f"decision_states.{state}", count=n) for state, n in summary.decisions.items() if n]
        name = catalogue.text("text.summary_decisions", file=harmless(result.run.decisions or ""))
        yield _entry(name, ", ".join(counts), look)
    findings = [catalogue.text(f"severities.{each}", count=count) for each, count in summary.findings.items() if count]
    yield _entry(catalogue.text("text.summary_findings"), ", ".join(findings) or none, look)
    yield from settled_lines(result, catalogue, look)
    yield ""
    if not result.run.complete:
        yield look.wrap(look.style(catalogue.text("text.incomplete"), "red"), indent=2)
    yield look.wrap(catalogue.text("text.understanding"), indent=2)
    if result.findings:
        yield look.wrap(catalogue.text("text.explain_hint"), indent=2)
        yield look.wrap(catalogue.text("text.why_hint"), indent=2)


def _level(name: str, catalogue: Catalogue) -> str:
    """A kind of document, or a group of kinds."""
    group = f"document_group.{name}"
    return catalogue.text(group if catalogue.has(group) else f"document_kind.{name}")


def _documents(result: Result, catalogue: Catalogue, look: Look) -> Iterator[str]:
    yield look.wrap(catalogue.text("text.read", count=result.summary.documents_read), indent=2)
    unread = result.summary.documents_not_read
    if unread:
        names = ", ".join(harmless(key) for key in unread)
        yield look.wrap(f"{catalogue.text('text.not_read', count=len(unread))}: {names}", indent=2)


def _links(result: Result, catalogue: Catalogue) -> str:
    links = result.summary.links
    text = catalogue.text("text.summary_links_text", tight=links.get("tight", 0), loose=links.get("loose", 0))
    more = [
        catalogue.text(f"text.summary_{name}", count=links[key])
        for name, key in (("conflicting", "conflicting"), ("links_confirmed", "confirmed"))
        if links.get(key)
    ]
    return ", ".join([text, *more])


def _threads(summary: Summary, catalogue: Catalogue) -> str:
    """Those of the goals that a coupling report counts, as many as it has; then those of other goals."""
    groups = [("counted", summary.threads), *summary.threads_beside.items()]
    return ". ".join(
        catalogue.text(f"text.summary_threads_{name}", count=sum(states.values()), states=_states(states, catalogue))
        for name, states in groups
        if states
    )


def _states(states: Mapping[str, int], catalogue: Catalogue) -> str:
    return ", ".join(catalogue.text(f"threads.{state}", count=count) for state, count in states.items())


def _step(step: StepCount, catalogue: Catalogue) -> str:
    text = catalogue.text(
        "text.summary_step_text",
        total=step.total,
        tight=step.tight,
        loose=step.loose,
        justified=step.justified,
        missing=step.missing,
    )
    by = {"confirmed": step.by, "decided": step.justified_by}
    counts = {
        "confirmed": step.confirmed,
        "also": step.also_confirmed,
        "decided": step.justified_by_decision,
        "unknown": step.unknown,
    }
    more = [
        catalogue.text(f"text.summary_step_{name}", count=count, by=harmless(", ".join(by.get(name, ()))))
        for name, count in counts.items()
        if count
    ]
    return ", ".join([text, *more])


def _entry(name: str, text: str, look: Look) -> str:
    return look.wrap(f"{name}: {text}", indent=2, hanging=2)
