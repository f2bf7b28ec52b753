"""Texts in the cells of a spreadsheet."""

from tracecheck.resources import load_data


def safe_cell(text: str) -> str:
    """A text that begins like a formula gets an apostrophe before it: a spreadsheet then takes it for text."""
    return f"'{text}" if text.startswith(tuple(load_data("review")["form"]["formula"])) else text
