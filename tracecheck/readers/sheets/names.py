"""What a workbook says of itself: names of its sheets, title and times. Never who wrote it."""

import re
from functools import cache

from tracecheck.readers.sheets.package import Package
from tracecheck.resources import load_data

_PROPERTIES = ("title", "subject", "created", "modified", "category")


def is_default_name(name: str) -> bool:
    """Whether a sheet has the name that the program gave it («Ark1», «Sheet 2»)."""
    return _default().fullmatch(name.strip()) is not None


@cache
def _default() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_data("sheets")["sheets"]["unnamed"]))
    return re.compile(rf"(?:{words})\s*\(?\d*\)?", re.IGNORECASE)


def properties(package: Package) -> dict[str, str]:
    """Title, subject, category and times, those that are filled in."""
    root = package.tree("docProps/core.xml")
    if root is None:
        return {}
    texts = {name: (root.findtext(f"{{*}}{name}") or "").strip() for name in _PROPERTIES}
    return {name: text for name, text in texts.items() if text}
