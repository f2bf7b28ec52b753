"""Where the decisions are: beside the documents, or in a folder above, up to the top of the repository."""

from pathlib import Path

NAME = "tracecheck.decisions.toml"


def find_decisions(folder: Path) -> Path | None:
    """The file of decisions that holds for `folder`; None where there is none."""
    start = folder.resolve()
    for place in (start, *start.parents):
        if (place / NAME).is_file():
            return place / NAME
        if (place / ".git").exists():
            return None
    return None
