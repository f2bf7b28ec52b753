"""A run as the formats are given it: two plans with a gap between them, and what somebody has said of remarks."""

from dataclasses import replace
from pathlib import Path

from tests.cli.conftest import OKONOMIPLAN, SAMFUNNSDEL
from tracecheck.discover import find_documents
from tracecheck.messages import load_catalogue
from tracecheck.model.finding import Finding, Severity
from tracecheck.model.result import Result
from tracecheck.model.settings import Settings
from tracecheck.model.suppression import BaselineEntry, BaselineUse, Suppressed, Suppression, SuppressionSource
from tracecheck.reading import ReadingOptions
from tracecheck.run import Request, check

DOCUMENTS = {"Samfunnsdel 2024-2036.md": SAMFUNNSDEL, "Økonomiplan 2026-2029.md": OKONOMIPLAN}


def result_of(folder: Path, documents: dict[str, str] = DOCUMENTS, language: str = "nb") -> Result:
    """The run over these documents, with their text views."""
    folder.mkdir(exist_ok=True)
    for name, text in documents.items():
        (folder / name).write_text(text, encoding="utf-8")
    request = Request(find_documents([folder]), Settings(), reading=ReadingOptions(views=True))
    result = check(request, load_catalogue(language), lambda *_: None)
    return replace(result, documents=tuple(replace(each, path=each.key) for each in result.documents))


def with_findings(result: Result, *findings: Finding) -> Result:
    """The same run with these findings, counted."""
    counts = {each.value: sum(1 for finding in findings if finding.severity is each) for each in Severity}
    return replace(result, findings=findings, summary=replace(result.summary, findings=counts))


def with_history(result: Result) -> Result:
    """The same run where one more remark was set aside, one stood in the baseline, and one of the baseline is gone."""
    first = result.findings[0]
    why = Suppression(
        ("TC101",),
        SuppressionSource.DECISIONS,
        reason="Utsatt til 2027",
        case="45/26",
        by="controller",
        on="2026-03-12",
    )
    gone = BaselineEntry("TC301", "Økonomiplan 2026-2029.md", "0123456789abcdef", "Flere lærlinger")
    return replace(
        result,
        suppressed=(Suppressed(replace(first, fingerprint="aaaaaaaaaaaaaaaa"), why),),
        known=(replace(first, fingerprint="bbbbbbbbbbbbbbbb"),),
        baseline=BaselineUse("tracecheck.baseline.toml", 1, (gone,)),
    )
