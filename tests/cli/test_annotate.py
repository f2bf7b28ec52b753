"""`tracecheck annotate`: a planner gets the findings where they belong, answers them there, and is heard."""

import hashlib
import shutil
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import OKONOMIPLAN, SAMFUNNSDEL, Program

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
AGREEMENT = "Enhetsavtale Lyngmo skole 2026.docx"
COPY = "Enhetsavtale Lyngmo skole 2026 - med merknader.docx"
PLAN = "Samfunnsdel 2024-2036.md"
MARK = b"<!-- tracecheck: copy with notes -->"
ANSWER = (
    '<w:comment w:id="900" w:author="Rektor"><w:p><w:r>'
    "<w:t>tracecheck: ignorer TC122 – vedtatt i sak 45/26</w:t></w:r></w:p></w:comment></w:comments>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An agreement as Word writes it, and the plans that it is read with."""
    target = tmp_path / "planer"
    target.mkdir()
    shutil.copy(SAMPLES / "lyngmo" / AGREEMENT, target / AGREEMENT)
    goals = SAMFUNNSDEL.replace("har et trygt skolemiljø", "skal oppleve et trygt og godt skolemiljø")
    (target / PLAN).write_text(goals, encoding="utf-8")
    (target / "Økonomiplan 2026-2029.md").write_text(OKONOMIPLAN, encoding="utf-8")
    return target


def _hashes(folder: Path) -> dict[str, str]:
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.iterdir()}


def _comments(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("word/comments.xml").decode()


def _saved_with_an_answer(path: Path) -> None:
    """What Word does when somebody answers the note on «Nye nettsider for skolen»: the answer is about the same words,
    and the file is written anew."""
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    comments = files["word/comments.xml"].replace(MARK, b"").decode()
    number = comments[: comments.index("TC122")].rpartition('w:id="')[2].partition('"')[0]
    document = files["word/document.xml"].decode()
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        document = document.replace(f'<w:{tag} w:id="{number}"/>', f'<w:{tag} w:id="{number}"/><w:{tag} w:id="900"/>')
    files["word/document.xml"] = document.encode()
    files["word/comments.xml"] = comments.replace("</w:comments>", ANSWER).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def test_a_copy_with_notes_lies_beside_the_document_and_nothing_else_changes(folder: Path, program: Program) -> None:
    before = _hashes(folder)
    done = program("annotate", folder / AGREEMENT)
    assert (done.code, done.out) == (0, "")
    assert f"Lest sammen: {folder} (3 dokumenter)." in done.err
    assert COPY in done.err
    assert "på ordene selv" in done.err
    assert _hashes(folder) == before | {COPY: _hashes(folder)[COPY]}
    first = (folder / COPY).read_bytes()
    assert program("annotate", folder / AGREEMENT).code == 0
    assert (folder / COPY).read_bytes() == first


def test_the_copy_is_no_document_until_somebody_has_worked_on_it(folder: Path, inside: Program) -> None:
    inside("annotate", folder / AGREEMENT)
    untouched = inside("check", folder)
    assert f"{COPY} (skrevet av tracecheck)" in untouched.err
    assert "TC007" not in untouched.out
    _saved_with_an_answer(folder / COPY)
    both = inside("check", folder, "-f", "concise").out
    assert f"Vi har brukt «{COPY}»" in both
    assert "TC122" not in both
    refused = inside("annotate", folder / AGREEMENT)
    assert refused.code == 2
    assert COPY in refused.err


def test_an_answer_to_a_note_is_heard_and_the_note_itself_is_not(folder: Path, inside: Program) -> None:
    copy = folder / COPY
    inside("annotate", folder / AGREEMENT)
    (folder / AGREEMENT).unlink()
    noted = inside("check", folder, copy, "-f", "concise")
    assert "TC122" in noted.out
    assert "TC9" not in noted.out
    _saved_with_an_answer(copy)
    answered = inside("check", folder, "-f", "concise")
    assert "TC122" not in answered.out
    assert "TC601" in answered.out


def test_what_was_answered_stays_when_the_copy_gets_new_notes(folder: Path, inside: Program) -> None:
    inside("annotate", folder / AGREEMENT)
    _saved_with_an_answer(folder / COPY)
    done = inside("annotate", folder / COPY, "-o", folder / "ny.docx")
    assert done.code == 0
    comments = _comments(folder / "ny.docx")
    assert "vedtatt i sak 45/26" in comments
    assert "Nye nettsider" not in comments
    assert comments.count("TC103<") == 1


def test_read_alone_or_with_others(folder: Path, inside: Program, tmp_path: Path) -> None:
    alone = inside("annotate", folder / AGREEMENT, "--alone", "-o", tmp_path / "a.docx", "--language", "en")
    assert "(one document)" in alone.err
    assert "TC107" not in _comments(tmp_path / "a.docx")
    plan = folder / PLAN
    named = inside("annotate", folder / AGREEMENT, plan, "-o", tmp_path, "--language", "nn")
    assert "(2 dokument)" in named.err
    assert "TC107" in _comments(tmp_path / COPY)
    assert inside("annotate", folder / AGREEMENT, plan, "--alone").code == 2


def test_rules_are_chosen_as_for_check(folder: Path, inside: Program, tmp_path: Path) -> None:
    inside("annotate", folder / AGREEMENT, "--select", "TC103", "-o", tmp_path / "a.docx")
    comments = _comments(tmp_path / "a.docx")
    assert comments.count("<w:comment ") == 1
    assert "TC103" in comments


def test_what_cannot_be_done_is_said(folder: Path, inside: Program) -> None:
    (folder / "notat.md").write_text("# Plan\n\nMål\n", encoding="utf-8")
    (folder / "øde.docx").write_bytes(b"PK\x03\x04")
    plan = folder / "annen plan.docx"
    shutil.copy(folder / AGREEMENT, plan)
    before = _hashes(folder)
    runs = {
        "notat.md": inside("annotate", folder / "notat.md"),
        "planer": inside("annotate", folder),
        "mangler.docx": inside("annotate", folder / "mangler.docx"),
        "a.pdf": inside("annotate", folder / AGREEMENT, "-o", folder / "a.pdf"),
        plan.name: inside("annotate", folder / AGREEMENT, "-o", plan),
        AGREEMENT: inside("annotate", folder / AGREEMENT, "-o", folder / AGREEMENT),
    }
    assert {name: done.code for name, done in runs.items()} == dict.fromkeys(runs, 2)
    assert [name for name, done in runs.items() if name not in done.err] == []
    assert inside("annotate", folder / "øde.docx", "--alone").code == 3
    assert _hashes(folder) == before


def test_a_file_that_is_there_already_is_not_written_over(folder: Path, inside: Program, tmp_path: Path) -> None:
    other = tmp_path / "viktig.docx"
    other.write_bytes(b"noe annet")
    done = inside("annotate", folder / AGREEMENT, "--alone", "-o", other)
    assert done.code == 2
    assert other.read_bytes() == b"noe annet"


def test_a_pdf_gets_its_notes_too(inside: Program, tmp_path: Path) -> None:
    name = "Enhetsavtale Lyngmo skole 2026.pdf"
    shutil.copy(SAMPLES / "lyngmo-pdf" / name, tmp_path / name)
    done = inside("annotate", tmp_path / name)
    assert done.code == 0
    copy = (tmp_path / "Enhetsavtale Lyngmo skole 2026 - med merknader.pdf").read_bytes()
    assert copy.startswith(b"%PDF-")
    assert b"/Annots" in copy
    assert "med merknader.pdf (skrevet av tracecheck)" in inside("check", tmp_path).err
