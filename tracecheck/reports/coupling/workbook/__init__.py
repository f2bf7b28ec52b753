"""The coupling report as a workbook (XLSX) and as tables (CSV): the same rows, nothing cut short."""

from tracecheck.reports.coupling.workbook.table import render_csv
from tracecheck.reports.coupling.workbook.xlsx import render_xlsx

__all__ = ["render_csv", "render_xlsx"]
