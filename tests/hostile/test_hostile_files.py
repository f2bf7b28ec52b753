"""No file stops a run, takes the machine with it, reads what it may not, or ends without a reason."""

import json
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fuzz.invariants import all_blocks, check_document, check_plan, check_record
from tests.hostile.corpus import Hostile
from tests.hostile.make_hostile import HOSTILE
from tests.hostile.packages import docx, odt, outside, paragraph, xlsx
from tracecheck.model.plan import PlanDocument
from tracecheck.model.source import SourceDocument
from tracecheck.parsers import parse_document
from tracecheck.parsers.common_schema import read_common_schema
from tracecheck.readers import read_document

QUICK = [pytest.param(each, id=each.name) for each in HOSTILE if each.quick]
SECONDS = 5.0
"""Of processor for one file; none of the quick ones takes one second on a slow machine."""
_REFUSED = (
    *("cut-off.docx", "no-document.docx", "zip-in-zip.docx", "tables-500-deep.docx", "password.pdf", "only-header.pdf"),
    *("nul-only.txt", "surrogates.json", "number-5000-digits.json", "wrong-types.json"),
)
PLAN = """# Kommuneplanens samfunnsdel 2024-2036

Lyngmo kommune. Vedtatt av kommunestyret 13.06.2024, sak 41/24.

## 1 Trygg oppvekst

Hovedmål 1. Lyngmo er en trygg kommune å vokse opp i.
"""


@pytest.fixture
def path(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The hostile file on the disk."""
    hostile: Hostile = request.param
    made = tmp_path / hostile.name
    made.write_bytes(hostile.make())
    yield made
    shutil.rmtree(tmp_path)


def read(path: Path) -> tuple[SourceDocument | None, tuple[PlanDocument, ...]]:
    """The document and its plan, or the plans of a register."""
    if path.suffix == ".json":
        return None, read_common_schema(path.read_bytes(), path.name, str(path), named=True)
    document = read_document(path, path.name)
    return document, (parse_document(document),)


@pytest.mark.parametrize("path", QUICK, indirect=True)
def test_a_hostile_file_gives_a_document_or_a_reason_in_bounded_time(path: Path) -> None:
    started = time.process_time()
    document, plans = read(path)
    assert time.process_time() - started < SECONDS
    if document is not None:
        check_document(document)
        assert document.blocks or document.problems or document.toc
        check_plan(plans[0], document)
    for plan in plans:
        check_record(plan)
        assert plan.items or plan.problems or document
        for problem in plan.problems:
            assert problem.code in ("TC001", "TC002", "TC004")
            assert problem.message_id != "TC001.reader_failed", problem.arguments


@pytest.mark.parametrize("path", [each for each in QUICK if "entity" in str(each.id)], indirect=True)
def test_files_of_the_machine_are_not_read_through_entities(path: Path) -> None:
    document = read_document(path, path.name)
    assert not any("root:" in block.text for block in all_blocks(document.blocks))


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """A server on this machine that nobody ought to call."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def test_nothing_is_fetched_from_the_network(listener: socket.socket, tmp_path: Path) -> None:
    before = outside("page", f"http://127.0.0.1:{listener.getsockname()[1]}/page")
    cell = '<row r="1"><c r="A1" t="inlineStr"><is><t>&page;</t></is></c></row>'
    files = {
        "a.docx": docx(paragraph("Mål &page;"), before=before),
        "a.odt": odt("<text:p>Mål &page;</text:p>", before=before),
        "a.xlsx": xlsx(f"<sheetData>{cell}</sheetData>", before=before),
        "a.html": f"{before}<html><body><p>Mål &page;</p></body></html>".encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
        read_document(tmp_path / name, name)
    with pytest.raises(BlockingIOError):
        listener.accept()


def test_names_in_a_zip_write_nothing(tmp_path: Path) -> None:
    for each in HOSTILE:
        if "path-traversal" in each.name:
            (tmp_path / each.name).write_bytes(each.make())
            read_document(tmp_path / each.name, each.name)
    assert not Path("/tmp/tracecheck-evil").exists()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["path-traversal.docx", "path-traversal.xlsx"]


def test_in_a_folder_of_hostile_files_the_good_plan_is_read_and_each_other_one_is_told(tmp_path: Path) -> None:
    (tmp_path / "Samfunnsdel 2024-2036.md").write_text(PLAN, encoding="utf-8")
    for each in HOSTILE:
        if each.name in _REFUSED:
            (tmp_path / each.name).write_bytes(each.make())
    done = subprocess.run(
        [sys.executable, "-m", "tracecheck", "check", str(tmp_path), "-f", "json", "--no-cache", "--jobs", "2"],
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 3, done.stderr
    documents = {each["key"]: each for each in json.loads(done.stdout)["documents"]}
    good = documents.pop("Samfunnsdel 2024-2036.md")
    assert [each["text"] for each in good["items"]] == ["Lyngmo er en trygg kommune å vokse opp i."]
    assert sorted(documents) == sorted(_REFUSED)
    for key, document in documents.items():
        assert [each["code"] for each in document["problems"] if each["loss"] == "all"] == ["TC001"], key
