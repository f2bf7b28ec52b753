"""What every reader is given and what it raises."""

import zipfile
import zlib
from dataclasses import dataclass

from tracecheck.model.source import Format

BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, KeyError, ValueError, OverflowError)
"""What Python raises for a damaged zip."""


@dataclass(frozen=True, slots=True)
class FileHead:
    """The file itself: `key` as in SourceDocument, `path` for people, `sha256` of its bytes, what it really is."""

    key: str
    path: str
    sha256: str
    format: Format


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """`tracked_changes` is accepted (default), original or both: which view of a document with tracked changes is
    read. With both it is the accepted one, and who asked reads the other one as well."""

    tracked_changes: str = "accepted"


class UnreadableError(Exception):
    """Nothing can be had of the file. `code` is TC001 or TC002; `message_id` names the cause in the catalogue."""

    def __init__(self, message_id: str, code: str = "TC001", **arguments: str | int | float) -> None:
        super().__init__(message_id)
        self.code = code
        self.message_id = message_id
        self.arguments = arguments
