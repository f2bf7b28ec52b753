"""How far above a folder a file may lie that holds for it."""

from pathlib import Path

SETTINGS_NAME = "tracecheck.toml"
_TOP = ".git"


def upwards(folder: Path) -> tuple[Path, ...]:
    """The folder and those above it, nearest first, to the top of its repository; without one, to the root."""
    start = folder.resolve()
    found = []
    for place in (start, *start.parents):
        found.append(place)
        if is_top(place):
            break
    return tuple(found)


def is_top(folder: Path) -> bool:
    """Whether a repository begins in the folder."""
    return (folder / _TOP).exists()
