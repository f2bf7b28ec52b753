"""Where the settings are: `tracecheck.toml`, else `[tool.tracecheck]` in pyproject.toml, up to the repository's top."""

import re
from pathlib import Path

from tracecheck.places import SETTINGS_NAME, upwards
from tracecheck.toml_text import TomlError, parse_toml_text

_OURS = re.compile(r"^\s*\[+\s*tool\s*\.\s*[\"']?tracecheck\b", re.MULTILINE)


def find_config(folder: Path) -> Path | None:
    """The settings file that holds for `folder`: in it or above it, up to the top of the repository."""
    for place in upwards(folder):
        if (place / SETTINGS_NAME).is_file():
            return place / SETTINGS_NAME
        if _has_section(place / "pyproject.toml"):
            return place / "pyproject.toml"
    return None


def _has_section(path: Path) -> bool:
    if not path.is_file():
        return False
    try:
        text = path.read_text(encoding="utf-8")
        return "tracecheck" in parse_toml_text(text).get("tool", {})
    except TomlError:
        return _OURS.search(text) is not None  # a broken file is ours to report where it holds settings of ours
    except (OSError, UnicodeDecodeError):
        return False
