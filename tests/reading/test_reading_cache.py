"""What was read once is not read again, and never taken for something that it is not."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import tracecheck.readers
from tracecheck.discover import find_documents
from tracecheck.model.plan import DocumentKind, PlanDocument
from tracecheck.model.settings import DocumentSettings, Settings
from tracecheck.reading import ReadingOptions, cache, read_files
from tracecheck.reading.cache import Cache, default_folder
from tracecheck.reading.one import read_file
from tracecheck.reading.plans import task_of

LYNGMO = Path(__file__).resolve().parents[2] / "samples" / "lyngmo"
PLAN = "# Samfunnsdel 2024-2036\n\nDelmål 1.1 Alle elever har et trygt skolemiljø.\n"
REGISTER = (
    '{"documents": [{"path": "mål.json", "kind": "samfunnsdel", "items": [{"id": "1", "kind": "goal", "text": "X"}]}]}'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two plans, one of them a register in the common schema."""
    place = tmp_path / "planer"
    place.mkdir()
    (place / "Samfunnsdel.md").write_text(PLAN, encoding="utf-8")
    (place / "register.json").write_text(REGISTER, encoding="utf-8")
    return place


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that a reader was called for."""
    called: list[str] = []
    real = tracecheck.readers.read_document

    def counting(path: Path, *arguments: object) -> object:
        called.append(path.name)
        return real(path, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(tracecheck.readers, "read_document", counting)
    return called


def _read(folder: Path, kept: Path, settings: Settings | None = None) -> tuple[PlanDocument, ...]:
    options = ReadingOptions(jobs=0, cache=kept)
    return read_files(find_documents([folder]), settings or Settings(), lambda *_: None, options).plans


def test_a_second_run_calls_no_reader_and_starts_no_worker(
    folder: Path, tmp_path: Path, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _read(folder, tmp_path / "kept")
    assert readings == ["Samfunnsdel.md"]

    def never(*_: object) -> None:
        raise AssertionError("a worker was started")

    monkeypatch.setattr("tracecheck.reading.plans.run_bounded", never)
    assert _read(folder, tmp_path / "kept") == first
    assert readings == ["Samfunnsdel.md"]


def test_a_small_register_is_read_in_this_process_and_not_kept(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "Samfunnsdel.md").unlink()
    monkeypatch.setattr("tracecheck.reading.plans.run_bounded", lambda *_: pytest.fail("a worker was started"))
    options = ReadingOptions(jobs=2, cache=tmp_path / "kept")
    (plan,) = read_files(find_documents([folder]), Settings(), lambda *_: None, options).plans
    assert plan.items[0].text == "X"
    assert not (tmp_path / "kept").exists()


def test_what_is_kept_is_the_very_same_plan(tmp_path: Path) -> None:
    cold = _read(LYNGMO, tmp_path)
    assert sum(len(plan.items) for plan in cold) > 400
    assert _read(LYNGMO, tmp_path) == cold


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "Samfunnsdel.md").write_text(PLAN.replace("trygt", "godt"), encoding="utf-8"),
        lambda folder: (folder / "Samfunnsdel.md").rename(folder / "Økonomiplan 2026-2029.md"),
    ],
    ids=["another text", "another name"],
)
def test_a_changed_document_is_read_again(
    change: Callable[[Path], object], folder: Path, tmp_path: Path, readings: list[str]
) -> None:
    _read(folder, tmp_path / "kept")
    change(folder)
    again = _read(folder, tmp_path / "kept")
    assert len(readings) == 2
    assert again == _read(folder, tmp_path / "other")


def test_other_settings_and_other_code_read_again(
    folder: Path, tmp_path: Path, readings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    _read(folder, tmp_path / "kept")
    settings = Settings(documents=(("*.md", DocumentSettings(kind=DocumentKind.TEMAPLAN)),))
    assert _read(folder, tmp_path / "kept", settings)[0].kind is DocumentKind.TEMAPLAN
    assert _read(folder, tmp_path / "kept")[0].kind is DocumentKind.SAMFUNNSDEL
    assert len(readings) == 2
    monkeypatch.setattr(cache, "code_fingerprint", lambda: "of another version")
    _read(folder, tmp_path / "kept")
    assert len(readings) == 3


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: text[: len(text) // 2],
        lambda text: text.replace("trygt skolemiljø", "utrygt skolemiljø"),
        lambda text: "",
        lambda text: "[]",
        lambda text: text.partition("\n")[0] + "\n[1, 2]",
    ],
    ids=["cut", "altered", "empty", "foreign", "another body"],
)
def test_a_damaged_entry_is_not_believed(
    damage: Callable[[str], str], folder: Path, tmp_path: Path, readings: list[str]
) -> None:
    first = _read(folder, tmp_path / "kept")
    for entry in (tmp_path / "kept").iterdir():
        entry.write_text(damage(entry.read_text(encoding="utf-8")), encoding="utf-8")
    assert _read(folder, tmp_path / "kept") == first
    assert readings == ["Samfunnsdel.md"] * 2
    assert _read(folder, tmp_path / "kept") == first, "the damaged entry was mended"
    assert readings == ["Samfunnsdel.md"] * 2


def test_a_moved_folder_is_known_again_under_its_new_path(folder: Path, tmp_path: Path, readings: list[str]) -> None:
    _read(folder, tmp_path / "kept")
    moved = folder.rename(tmp_path / "flyttet")
    assert _read(moved, tmp_path / "kept")[0].path == str(moved / "Samfunnsdel.md")
    assert readings == ["Samfunnsdel.md"]


def test_runs_that_share_a_folder_never_see_half_an_entry(folder: Path, tmp_path: Path) -> None:
    task = task_of(find_documents([folder / "Samfunnsdel.md"])[0], Settings())
    read = read_file(task)
    store = Cache(tmp_path / "kept")
    store.store(task, read)
    seen: list[bool] = []

    def work() -> None:
        for _ in range(40):
            store.store(task, read)
            seen.append(store.load(task, read.sha256) == read)

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(seen) == 160
    assert all(seen)
    assert [path.suffixes for path in (tmp_path / "kept").iterdir()] == [[".plan", ".jsonl"]], "nothing half is left"


def test_a_folder_that_cannot_be_used_costs_no_run(folder: Path, tmp_path: Path, readings: list[str]) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder", encoding="utf-8")
    assert _read(folder, in_the_way) == _read(folder, in_the_way)
    assert len(readings) == 2


def test_what_could_not_be_opened_is_tried_again(folder: Path, tmp_path: Path) -> None:
    gone = find_documents([folder])
    (folder / "Samfunnsdel.md").rename(folder / "flyttet.md")
    missing = read_files(gone, Settings(), lambda *_: None, ReadingOptions(cache=tmp_path / "kept")).plans
    assert [problem.message_id for problem in missing[0].problems] == ["TC001.missing"]
    (folder / "flyttet.md").rename(folder / "Samfunnsdel.md")
    found = read_files(gone, Settings(), lambda *_: None, ReadingOptions(cache=tmp_path / "kept")).plans
    assert found[0].problems == ()


def test_clean_removes_what_is_kept_and_nothing_else(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    _read(folder, kept)
    Cache(kept).lemmas.write_text("base forms", encoding="utf-8")
    (kept / "notater.txt").write_text("mine egne", encoding="utf-8")
    assert Cache(kept).clean() == 1
    assert [path.name for path in kept.iterdir()] == ["notater.txt"]
    assert Cache(tmp_path / "finnes ikke").clean() == 0


def test_entries_that_nobody_asks_for_are_forgotten(folder: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    _read(folder, kept)
    for entry in kept.iterdir():
        os.utime(entry, (0, 0))
    (folder / "Ny plan.md").write_text(PLAN, encoding="utf-8")
    (folder / "register.json").unlink()
    _read(folder, kept)
    assert len(list(kept.iterdir())) == 2, "the plan that is still here, and the new one"


def test_the_environment_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACECHECK_CACHE_DIR", "/et/annet/sted")
    assert default_folder() == Path("/et/annet/sted")
    monkeypatch.delenv("TRACECHECK_CACHE_DIR")
    assert default_folder().name == "tracecheck"


def test_a_folder_of_plans_may_keep_the_cache_too(folder: Path) -> None:
    first = _read(folder, folder)
    assert _read(folder, folder) == first
