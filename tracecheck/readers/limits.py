"""Limits on what is read, from `data/limits.toml`; reading stops with TC001 rather than with a full machine."""

import stat
from pathlib import Path

from tracecheck.readers.base import UnreadableError
from tracecheck.resources import load_data


def limit(section: str, name: str) -> int:
    """The limit `name` of `section` (bytes, characters or elements)."""
    return int(load_data("limits")[section][name])


def refuse_beyond(section: str, name: str, count: int) -> None:
    """Raises UnreadableError (too_many_parts) where there are more than the limit."""
    if count > limit(section, name):
        raise UnreadableError("TC001.too_many_parts", count=count, limit=limit(section, name))


def read_limited(path: Path) -> bytes:
    """The bytes of a file, its size looked at first; raises UnreadableError (missing, no_access, too_large)."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):  # a pipe or a device would never end
            raise UnreadableError("TC001.no_access", cause="not a file")
        size = status.st_size
        if size > limit("file", "bytes"):
            raise UnreadableError("TC001.too_large", bytes=size, limit=limit("file", "bytes"))
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableError("TC001.missing") from error
    except OSError as error:
        raise UnreadableError("TC001.no_access", cause=type(error).__name__) from error
