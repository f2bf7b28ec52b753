"""A controller's January: sixty agreements on a shared drive, some of which cannot be opened."""

import csv
import io
import json
import unicodedata
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from reportlab.pdfgen.canvas import Canvas

from tests.cli.conftest import Done
from tests.stories import agreements, word
from tests.stories.conftest import Program

LOCKED_WORD = "Enhetsavtale Nes kulturskole 2026.docx"
LOCKED_PDF = "Enhetsavtale Vågen legesenter 2026.pdf"
DAMAGED = "Enhetsavtale Øvre Moen vannverk 2026.docx"
COMPOUND_FILE = (
    bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 504 + "EncryptedPackage".encode("utf-16-le").ljust(512, b"\0")
)


@pytest.fixture(scope="module")
def drive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shared drive: a folder for each sector, names with æøå from Windows (NFC) and from a Mac (NFD)."""
    top = tmp_path_factory.mktemp("fellesområde") / "Styring og økonomi 2026"
    for number in range(60):
        name = f"Enhetsavtale {agreements.unit(number)} 2026{'.docx' if number % 4 == 0 else '.md'}"
        form = "NFD" if number % 5 == 0 else "NFC"
        agreements.save(
            top / "Enhetsavtaler" / agreements.sector(number) / unicodedata.normalize(form, name),
            agreements.agreement(number, verb="De fleste elever" if number == 15 else "Alle elever"),
        )
    agreements.save(top / "Kommuneplanens samfunnsdel 2024-2036.docx", word.text("samfunnsdel"))
    adopted = word.text("okonomiplan-utkast").replace(
        "Kommunedirektørens utkast, 12.10.2026", "Vedtatt av kommunestyret 11.12.2025, sak 94/25"
    )
    agreements.save(top / "Økonomiplan 2026-2029 vedtatt.docx", adopted.replace("2027–2030", "2026–2029"))
    unreadable(top / "Enhetsavtaler")
    return top


def unreadable(folder: Path) -> None:
    """Three files that cannot be opened, and the mark that Word leaves beside a document somebody has open."""
    (folder / LOCKED_WORD).write_bytes(COMPOUND_FILE)
    locked = Canvas(str(folder / LOCKED_PDF), encrypt="hemmelig")
    locked.drawString(72, 720, "Enhetsavtale 2026")
    locked.save()
    whole = next(folder.parent.glob("*.docx")).read_bytes()
    (folder / DAMAGED).write_bytes(whole[: len(whole) // 2])
    (folder / f"~${LOCKED_WORD[2:]}").write_bytes(b"\x06Planlegger" + b"\0" * 150)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("lest"))


def check(program: Program, drive: Path, cache: str, *options: str) -> Done:
    environment = {"TRACECHECK_CACHE_DIR": cache, "TRACECHECK_JOBS": "2"}
    return program("check", str(drive), "--today", "2026-01-20", *options, **environment)


def findings(done: Done) -> list[dict[str, Any]]:
    result: dict[str, Any] = json.loads(done.out)
    return list(result["findings"])


def written(cache: str) -> dict[str, int]:
    """The files of the cache. What is written anew is another file with the same name."""
    return {path.name: path.stat().st_ino for path in Path(cache).rglob("*") if path.is_file()}


def test_what_can_be_read_is_judged_and_the_rest_is_named_with_a_remedy(
    program: Program, drive: Path, cache: str, tmp_path: Path
) -> None:
    table, cases = tmp_path / "merknader.csv", tmp_path / "merknader.xml"
    done = check(program, drive, cache, "-f", "text", "-f", f"csv={table}", "-f", f"junit={cases}")
    assert done.code == 3
    shown = " ".join(done.out.split())
    for name in (LOCKED_WORD, LOCKED_PDF, DAMAGED):
        assert name in shown
    assert shown.count("TC001") >= 3
    assert "passord" in shown
    assert "~$" not in done.out
    assert "62 dokumenter lest" in shown

    assert table.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig")), delimiter=";"))
    told = [(unicodedata.normalize("NFC", Path(row["Dokument"]).name), row["Kode"]) for row in rows]
    unread = {name for name, code in told if code == "TC001"}
    assert unread == {LOCKED_WORD, LOCKED_PDF, DAMAGED}
    assert [code for name, code in told if name in unread] == ["TC001"] * 3
    assert all(row["Forslag"] for row in rows if row["Kode"] == "TC001")
    assert [name for name, code in told if code == "TC107"] == ["Enhetsavtale Ånneland barnehage 2026.md"]
    assert "TC007" not in [code for _, code in told]
    failed = {
        case.get("classname") for case in ElementTree.parse(cases).iter("testcase") if case.find("failure") is not None
    }
    assert len([name for name in failed if name and Path(name).name in unread]) == 3


def test_the_second_run_reads_nothing_again_and_says_the_same(program: Program, drive: Path, cache: str) -> None:
    first = check(program, drive, cache, "-f", "json")
    kept = written(cache)
    alone = program(
        "check", str(drive), "--today", "2026-01-20", "-f", "json", "--jobs", "0", TRACECHECK_CACHE_DIR=cache
    )
    assert (first.code, alone.code) == (3, 3)
    assert findings(alone) == findings(first)
    assert written(cache) == kept
