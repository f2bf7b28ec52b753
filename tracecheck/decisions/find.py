"""Where the decisions are: beside the documents, or in a folder above that belongs to them."""

from pathlib import Path

from tracecheck.places import SETTINGS_NAME, is_top, upwards

NAME = "tracecheck.decisions.toml"


def find_decisions(folder: Path, top: Path | None = None) -> Path | None:
    """The file of decisions that holds for `folder`; None where there is none. It lies there or above: up to `top`,
    else up to the top of the repository; outside of one, up to the nearest settings file, else in the folder alone.
    What lies further up (in a folder that anybody may write in) is somebody else's.
    """
    return find_beside(folder, NAME, top)


def find_beside(folder: Path, name: str, top: Path | None = None) -> Path | None:
    """A file with another name that holds for `folder` in the same way."""
    return next((place / name for place in _reach(folder, top) if (place / name).is_file()), None)


def _reach(folder: Path, top: Path | None) -> tuple[Path, ...]:
    above = upwards(folder)
    if top is not None:
        return tuple(place for place in above if place.is_relative_to(top.resolve()))
    if is_top(above[-1]):
        return above
    home = next((number for number, place in enumerate(above) if (place / SETTINGS_NAME).is_file()), 0)
    return above[: home + 1]
