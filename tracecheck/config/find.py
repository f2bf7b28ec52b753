"""Where the settings are: `tracecheck.toml`, else `[tool.tracecheck]` in pyproject.toml, up to the repository's top."""

from pathlib import Path

from tracecheck.places import SETTINGS_NAME, upwards
from tracecheck.toml_text import TomlError, parse_toml_text


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
        return "tracecheck" in parse_toml_text(path.read_text(encoding="utf-8")).get("tool", {})
    except (OSError, UnicodeDecodeError, TomlError):
        return False  # somebody else's broken file is not ours to report
