"""What the tables of base forms said, kept in a file from run to run: loading the tables takes longer than linking.

The file holds answers of the tables alone, under a hash of them: of what texts say nothing but single words, and no
rule or exception of ours. It is never trusted blindly: a damaged one is as if there were none.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from tracecheck.linker.similarity.lemmas import LEARNT
from tracecheck.resources import load_data

_TABLES = ("nb.*", "nn.*")


@contextmanager
def kept_lemmas(path: Path | None) -> Iterator[None]:
    """While base forms are asked for: what `path` knows is not asked again, and afterwards it knows the new ones.

    None: nothing is read or written. A file that cannot be written costs time, never a run.
    """
    tables = _fingerprint() if path else None
    if path is None or tables is None:
        yield
        return
    known = _load(path, tables)
    LEARNT.update(known)
    yield
    if LEARNT.keys() - known.keys():
        _save(path, tables, LEARNT)
    else:
        with contextlib.suppress(OSError):
            os.utime(path)


def _fingerprint() -> str | None:
    """A hash of the tables as they are installed; None where they are not where they are looked for."""
    spec = find_spec("simplemma")
    if spec is None or spec.origin is None:
        return None
    package = Path(spec.origin).parent
    files = sorted({file for pattern in _TABLES for file in package.rglob(pattern) if file.suffix != ".pyc"})
    if not files:
        return None
    return hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()


def _load(path: Path, tables: str) -> dict[str, str]:
    """The forms and their base forms; empty when there is no file, it is damaged, or it is of other tables."""
    try:
        head, _, body = path.read_text(encoding="utf-8").partition("\n")
        if head != _sum(body):
            return {}
        value = json.loads(body)
    except (OSError, ValueError, RecursionError):
        return {}
    return value["lemmas"] if _is_ours(value, tables) else {}


def _is_ours(value: Any, tables: str) -> bool:
    if not isinstance(value, dict) or value.get("tables") != tables or not isinstance(value.get("lemmas"), dict):
        return False
    return all(isinstance(lemma, str) for lemma in value["lemmas"].values())


def _save(path: Path, tables: str, lemmas: dict[str, str]) -> None:
    """The file takes its place at once. Beyond a number of forms the oldest are forgotten."""
    most = int(load_data("limits")["cache"]["lemmas"])
    kept = dict(sorted(list(lemmas.items())[-most:]))
    body = json.dumps({"tables": tables, "lemmas": kept}, ensure_ascii=False, separators=(",", ":"))
    with contextlib.suppress(OSError, UnicodeEncodeError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _replace(path, f"{_sum(body)}\n{body}".encode())


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _sum(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()
