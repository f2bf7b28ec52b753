"""What is to be read, and what came of it: plain values that go to a worker process and back."""

from dataclasses import dataclass

from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import DocumentSettings
from tracecheck.model.view import TextView
from tracecheck.readers.base import ReadOptions


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read. `named` is true for a file that the user named, not found in a folder; `view` asks for the
    document as plain text beside its plan."""

    path: str
    key: str
    named: bool
    options: ReadOptions
    settings: DocumentSettings
    view: bool = False


@dataclass(frozen=True, slots=True)
class FileRead:
    """The plans in a file (a register may hold several), and the hash of the bytes that were read.

    `passed_over` says why a file that was found in a folder is no document (see `PassedOver`). `view` is there where
    the task asked for it, and the file has blocks.
    """

    sha256: str
    plans: tuple[PlanDocument, ...]
    passed_over: str | None = None
    view: TextView | None = None
