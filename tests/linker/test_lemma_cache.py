"""Base forms are kept from run to run: nothing of the result changes by it, and nothing else is left behind."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tracecheck.linker.similarity import lemmas
from tracecheck.linker.similarity.lemma_cache import kept_lemmas

WORDS = ("elevane", "skulane", "barnehagene", "tryggere", "gjennomføra", "Vikafjordsleden".casefold(), "auka")


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """As in a new process."""
    kept = dict(lemmas.LEARNT)
    _forget()
    yield
    lemmas.LEARNT.update(kept)


def _forget() -> None:
    lemmas.LEARNT.clear()
    lemmas.base_form.cache_clear()


def _forms(path: Path | None) -> list[str]:
    _forget()
    with kept_lemmas(path):
        return [lemmas.base_form(word) for word in WORDS]


def test_a_warm_cache_gives_the_same_base_forms_without_asking_the_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "words.lemmas"
    cold = _forms(path)
    monkeypatch.setattr(lemmas, "_in_tables", lambda word: pytest.fail(f"asked for {word}"))
    assert _forms(path) == cold
    assert cold[:3] == ["elev", "skole", "barnehage"]


@pytest.mark.parametrize("damage", ["", "nonsense", "cut", "other word", "not utf-8", "other tables", "deep"])
def test_a_damaged_cache_is_as_if_there_were_none(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "words.lemmas"
    cold = _forms(path)
    whole = path.read_bytes()
    head = whole.partition(b"\n")[0]
    damaged = {
        "": b"",
        "nonsense": b"\x00\x01",
        "cut": whole[: len(whole) // 2],
        "other word": whole.replace(b'"elev"', b'"ulve"'),
        "not utf-8": whole[:-3] + b"\xff\xfe\xfd",
        "other tables": _signed(json.dumps({"tables": "x", "lemmas": {"elevane": "ulv"}})),
        "deep": head + b"\n" + b"[" * 100_000,
    }
    path.write_bytes(damaged[damage])
    assert _forms(path) == cold
    assert path.read_bytes() == whole


def _signed(body: str) -> bytes:
    import hashlib

    return f"{hashlib.sha256(body.encode()).hexdigest()}\n{body}".encode()


def test_a_folder_that_cannot_be_written_costs_no_run(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    assert _forms(blocked / "words.lemmas") == _forms(None)


def _check(folder: Path, cache: Path, *options: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "tracecheck", "check", str(folder), "--format", "json", *options]
    done = subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "TRACECHECK_CACHE_DIR": str(cache)}
    )
    assert done.returncode in (0, 1), done.stderr
    result: dict[str, Any] = json.loads(done.stdout)
    return {name: value for name, value in result.items() if name != "run"}


def test_whole_runs_agree_cold_warm_and_without_cache(tmp_path: Path) -> None:
    folder, cache = tmp_path / "plans", tmp_path / "cache"
    folder.mkdir()
    plans = [
        ("samfunnsdel", "A1", "goal", "Alle elevar skal oppleve eit trygt og inkluderande skulemiljø"),
        ("enhetsavtale", "1", "goal", "Trygge elever i et inkluderende skolemiljø ved Vika skole"),
    ]
    for kind, each, item, text in plans:
        document = {"path": kind, "kind": kind, "items": [{"id": each, "kind": item, "text": text}]}
        (folder / f"{kind}.json").write_text(json.dumps({"documents": [document]}), encoding="utf-8")
    without = _check(folder, cache, "--no-cache")
    assert not cache.exists()
    cold = _check(folder, cache)
    assert [path.name for path in cache.iterdir()] == ["words.lemmas"]
    assert without == cold == _check(folder, cache)
    assert cold["candidates"]
