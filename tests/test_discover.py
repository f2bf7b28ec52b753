"""Which files are documents, and the keys that they get."""

import os
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from tracecheck.discover import PathError, find_documents
from tracecheck.readers import read_document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    names = ["Årsberetning.docx", "avtaler/Lyngmo skole.pdf", "gammel.doc", "bilde.png", "~$Årsberetning.docx"]
    names += [".skjult/plan.md", ".gjemt.md", "register.json", "avtaler/utkast/Ny avtale.MD"]
    for name in names:
        path = tmp_path / "2026" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path / "2026"


def test_documents_are_found_and_hidden_and_lock_files_are_not(folder: Path) -> None:
    assert [found.key for found in find_documents([folder])] == [
        "avtaler/Lyngmo skole.pdf",
        "avtaler/utkast/Ny avtale.MD",
        "gammel.doc",
        "register.json",
        "Årsberetning.docx",
    ]


def test_patterns_leave_files_out(folder: Path) -> None:
    keys = [found.key for found in find_documents([folder], ["avtaler/*", "*.json"])]
    assert keys == ["gammel.doc", "Årsberetning.docx"]


def test_a_document_keeps_its_key_whichever_part_is_checked_when_the_root_is_known(folder: Path) -> None:
    whole = {found.key for found in find_documents([folder], root=folder.parent)}
    part = {found.key for found in find_documents([folder / "avtaler"], root=folder.parent)}
    one = {found.key for found in find_documents([folder / "avtaler" / "Lyngmo skole.pdf"], root=folder.parent)}
    assert one <= part <= whole
    assert one == {"2026/avtaler/Lyngmo skole.pdf"}


def test_a_file_named_twice_is_read_once(folder: Path) -> None:
    file = folder / "Årsberetning.docx"
    found = [each for each in find_documents([folder, file]) if each.path.resolve() == file.resolve()]
    assert len(found) == 1


def test_decomposed_letters_give_the_same_key(tmp_path: Path) -> None:
    (tmp_path / unicodedata.normalize("NFD", "Økonomiplan å.md")).write_text("x", encoding="utf-8")
    assert [found.key for found in find_documents([tmp_path])] == ["Økonomiplan å.md"]


@pytest.mark.parametrize(
    ("name", "message_id"), [("finnes ikke.docx", "error.path_missing"), ("bilde.png", "error.not_supported")]
)
def test_a_named_path_that_cannot_be_used_is_told(folder: Path, name: str, message_id: str) -> None:
    with pytest.raises(PathError) as caught:
        find_documents([folder / name])
    assert caught.value.message_id == message_id
    assert name in str(caught.value.arguments["path"])


def test_a_link_to_the_folder_itself_does_not_end_in_a_ring(folder: Path) -> None:
    (folder / "avtaler" / "ring").symlink_to(folder, target_is_directory=True)
    assert len(find_documents([folder])) == 5


def test_a_folder_that_may_not_be_opened_is_told_as_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def closed(path: str) -> Any:
        if str(path).endswith("avtaler"):
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", closed)
    found = {each.key: each.path for each in find_documents([folder])}
    assert "avtaler" in found
    assert "Årsberetning.docx" in found
    problem = read_document(found["avtaler"], "avtaler").problems[0]
    assert problem.message_id == "TC001.no_access"


@pytest.mark.parametrize("pattern", ["avtaler", "avtaler/", "avtaler/*"])
def test_the_name_of_a_folder_leaves_out_all_that_is_in_it(folder: Path, pattern: str) -> None:
    keys = [found.key for found in find_documents([folder], (pattern,))]
    assert keys
    assert not [key for key in keys if key.startswith("avtaler/")]
