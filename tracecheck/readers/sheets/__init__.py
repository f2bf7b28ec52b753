"""Spreadsheets → blocks: every visible sheet with its lines of text and its tables, each cell with its name."""

from tracecheck.readers.sheets.delimited import read_csv
from tracecheck.readers.sheets.excel import read_xlsx

__all__ = ["read_csv", "read_xlsx"]
