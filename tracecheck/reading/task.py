"""What is to be read, and what came of it: plain values that go to a worker process and back."""

from dataclasses import dataclass

from tracecheck.model.plan import PlanDocument
from tracecheck.model.settings import DocumentSettings
from tracecheck.readers.base import ReadOptions


@dataclass(frozen=True, slots=True)
class Task:
    """One file to read. `named` is true for a file that the user named, not found in a folder."""

    path: str
    key: str
    named: bool
    options: ReadOptions
    settings: DocumentSettings


@dataclass(frozen=True, slots=True)
class FileRead:
    """The plans in a file (a register may hold several), and the hash of the bytes that were read."""

    sha256: str
    plans: tuple[PlanDocument, ...]
