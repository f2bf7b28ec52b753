"""What was read before, kept as JSON: one file for each document as it was, never trusted blindly."""

import contextlib
import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from tracecheck.model.codec import DecodeError, from_json, to_json
from tracecheck.model.plan import PlanDocument
from tracecheck.model.view import TextView
from tracecheck.reading.fingerprint import code_fingerprint
from tracecheck.reading.task import FileRead, Task
from tracecheck.resources import load_data

# No ending of a document: a folder of plans may be the folder of the cache too.
_SUFFIX = ".plan.jsonl"
_LEMMAS = "words.lemmas"
_DAY = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class _Kept:
    """What one entry holds."""

    plans: tuple[PlanDocument, ...]
    view: TextView | None = None


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of results. Safe for several runs at once: entries are written whole or not at all.

    A folder that cannot be written costs time, never a run: it is as if nothing had been kept.
    """

    folder: Path

    def load(self, task: Task, sha256: str) -> FileRead | None:
        """What was read from these bytes by this code with these settings; None when unknown or damaged."""
        path = self._path(task, sha256)
        try:
            head, _, body = path.read_text(encoding="utf-8").partition("\n")
            if head != hashlib.sha256(body.encode("utf-8")).hexdigest():
                return None
            kept = from_json(_Kept, json.loads(body))
            os.utime(path)
        except (OSError, ValueError, DecodeError):
            return None
        plans = tuple(replace(plan, path=plan.path or task.path) for plan in kept.plans)
        return FileRead(sha256, plans, view=kept.view)

    def store(self, task: Task, read: FileRead) -> None:
        """Keep what was read; where the file lies is not kept, so that a moved folder is known again."""
        plans = tuple(replace(plan, path="" if plan.path == task.path else plan.path) for plan in read.plans)
        body = json.dumps(to_json(_Kept(plans, read.view)), ensure_ascii=False, separators=(",", ":"))
        text = hashlib.sha256(body.encode("utf-8")).hexdigest() + "\n" + body
        with contextlib.suppress(OSError, UnicodeEncodeError):
            self._write(self._path(task, read.sha256), text.encode("utf-8"))

    @property
    def lemmas(self) -> Path:
        """The file of base forms that the linker keeps beside the plans."""
        return self.folder / _LEMMAS

    def clean(self) -> int:
        """Remove every entry and the base forms beside them; how many entries there were. Other files stay."""
        _remove(self.lemmas)
        return sum(_remove(path) for path in self._entries())

    def forget_old(self) -> None:
        """Remove entries that no run has asked for in a long time."""
        oldest = time.time() - float(load_data("limits")["cache"]["days"]) * _DAY
        for path in self._entries():
            with contextlib.suppress(OSError):
                if path.stat().st_mtime < oldest:
                    path.unlink()

    def _entries(self) -> Iterator[Path]:
        with contextlib.suppress(OSError):
            yield from sorted(self.folder.glob(f"*{_SUFFIX}"))

    def _path(self, task: Task, sha256: str) -> Path:
        asked = [sha256, code_fingerprint(), to_json(replace(task, path=Path(task.path).suffix.casefold()))]
        return self.folder / (hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest() + _SUFFIX)

    def _write(self, path: Path, data: bytes) -> None:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def default_folder() -> Path:
    """The user's folder for caches on this system; TRACECHECK_CACHE_DIR names another one."""
    chosen = os.environ.get("TRACECHECK_CACHE_DIR")
    if chosen:
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("tracecheck", appauthor=False)


def _remove(path: Path) -> int:
    try:
        path.unlink()
    except OSError:
        return 0
    return 1
