"""The plain text that tells an auditor what the pack holds, and how to repeat it; and the claims as a table."""

import csv
import io
from collections.abc import Iterator, Mapping

from tracecheck.evidence.records import Claims, Quoted, Recorded, Versions
from tracecheck.messages import Catalogue
from tracecheck.model.result import Result
from tracecheck.reports.cells import safe_cell
from tracecheck.reports.look import harmless

_COLUMNS = (
    "claim", "kind", "state", "says", "role", "text", "document",
    "place", "page", "page_label", "block", "item", "looked", "pictures",
)  # fmt: skip
_MARK = "\ufeff"
_MOST = 32_000
_KINDS = ("remark", "answer", "coupling")


def readme(result: Result, recorded: Recorded, claims: Claims, versions: Versions, catalogue: Catalogue) -> bytes:
    """In the language of the run; ends of lines as every editor shows them."""
    counts = {kind: sum(each.kind == kind for each in claims.claims) for kind in _KINDS}
    text = catalogue.text(
        "evidence.readme",
        version=versions.tracecheck,
        python=versions.python,
        code=versions.code[:12],
        day=recorded.today or recorded.decisions.today or catalogue.text("evidence.any_day"),
        documents=len(recorded.files),
        remarks=counts["remark"],
        answers=counts["answer"],
        couplings=counts["coupling"],
        pictures=claims.pictures.made,
        left_out=claims.pictures.left_out,
        files=_files(recorded, catalogue),
        without=_without(claims, catalogue),
        complete=catalogue.text("evidence.complete" if result.run.complete else "evidence.incomplete"),
    )
    return (text + "\n").replace("\n", "\r\n").encode("utf-8", "backslashreplace")


def _files(recorded: Recorded, catalogue: Catalogue) -> str:
    unread = catalogue.text("evidence.unread")
    return "\n".join(f"{each.sha256 or unread}  {harmless(each.key)}" for each in recorded.files)


def _without(claims: Claims, catalogue: Catalogue) -> str:
    keys = claims.pictures.documents_without
    return "\n".join(f"- {harmless(key)}" for key in keys) if keys else catalogue.text("evidence.none_without")


def table(claims: Claims, catalogue: Catalogue) -> bytes:
    """A quoted text a row, as Excel for Norway opens it; no text of a document is taken for a formula."""
    rows = [[catalogue.text(f"evidence.column.{name}") for name in _COLUMNS]]
    for claim in claims.claims:
        said = {"claim": claim.id, "kind": claim.kind, "state": claim.state, "says": claim.says}
        said["looked"] = "; ".join(claim.looked)
        for quoted in claim.quoted or (Quoted("", "", ""),):
            row = {**said, **_cells(quoted)}
            rows.append([safe_cell(harmless(row[name])[:_MOST]) for name in _COLUMNS])
    return (_MARK + "".join(_lines(rows))).encode("utf-8", "backslashreplace")


def _cells(quoted: Quoted) -> Mapping[str, str]:
    numbers = {"page": quoted.page, "block": quoted.block}
    return {
        "role": quoted.role,
        "text": quoted.text,
        "document": quoted.document,
        "place": quoted.place,
        "page_label": quoted.page_label or "",
        "item": quoted.item or "",
        "pictures": "; ".join(quoted.pictures),
        **{name: "" if value is None else str(value) for name, value in numbers.items()},
    }


def _lines(rows: list[list[str]]) -> Iterator[str]:
    target = io.StringIO()
    csv.writer(target, delimiter=";", lineterminator="\r\n").writerows(rows)
    yield target.getvalue()
