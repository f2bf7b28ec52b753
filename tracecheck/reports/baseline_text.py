"""A baseline for people: what it knows, document by document, and what is gone."""

from collections.abc import Iterator
from itertools import groupby

from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.model.suppression import Baseline, BaselineEntry, BaselineUse
from tracecheck.reports.look import Look, harmless


def render_baseline(baseline: Baseline, use: BaselineUse, catalogue: Catalogue, look: Look) -> str:
    """Every entry with its rule and words; those that fit nothing any more are marked."""
    return "\n".join(_lines(baseline, use, catalogue, look)) + "\n"


def stale_text(result: Result, catalogue: Catalogue) -> str | None:
    """Why the run fails though it may have no remark: the baseline has entries that fit nothing, and that counts. None
    where it does not."""
    use = result.baseline
    if use is None or not (use.strict and use.stale):
        return None
    said = (baseline_line(use, catalogue), catalogue.text("baseline.prune"), catalogue.text("baseline.strict"))
    return f"{said[0]}. {said[1]}. {said[2]}"


def baseline_line(use: BaselineUse, catalogue: Catalogue) -> str:
    """How many remarks are known, and how many of them are gone since the file was written."""
    if not use.stale:
        return catalogue.text("baseline.known", count=use.known)
    since = "baseline.gone_since" if use.written else "baseline.gone"
    return catalogue.text(since, count=use.gone, total=use.total, known=use.known, written=use.written or "")


def _lines(baseline: Baseline, use: BaselineUse, catalogue: Catalogue, look: Look) -> Iterator[str]:
    gone = {(each.code, each.document, each.fingerprint): each.count for each in use.stale}
    for document, entries in groupby(baseline.entries, key=lambda entry: entry.document):
        yield look.style(harmless(document), "bold")
        for entry in entries:
            missing = gone.get((entry.code, entry.document, entry.fingerprint), 0)
            yield look.wrap(_entry(entry, missing, catalogue), indent=2, hanging=2)
        yield ""
    yield harmless(f"{use.file}: {baseline_line(use, catalogue)}")


def _entry(entry: BaselineEntry, missing: int, catalogue: Catalogue) -> str:
    times = f" ×{entry.count}" if entry.count > 1 else ""
    state = f" – {catalogue.text('baseline.entry_gone', count=missing)}" if missing else ""
    return f"{entry.code}{times}  {catalogue.quoted(harmless(entry.text or ''))}{state}"
