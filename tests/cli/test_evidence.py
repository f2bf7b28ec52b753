"""An evidence pack as the one who makes it and the auditor use it."""

import csv
import hashlib
import io
import json
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Program
from tests.evidence.test_records import DECISIONS
from tracecheck.evidence.zipped import pack

PLAN = "Økonomiplan 2026-2029.md"
SAMFUNNSDEL = "Samfunnsdel 2024-2036.md"
DAY = ("--today", "2026-03-01")


_MADE: dict[str, bytes] = {}


@pytest.fixture
def made(inside: Program, folder: Path, tmp_path: Path) -> Path:
    """The same folder gives the same pack, so it is made once."""
    target = tmp_path / "pack.zip"
    if "pack" not in _MADE:
        assert inside("evidence", str(folder), "-o", str(target), *DAY).code == 0
        _MADE["pack"] = target.read_bytes()
    target.write_bytes(_MADE["pack"])
    return target


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def loaded(path: Path, name: str) -> Any:
    return json.loads(members(path)[name])


def verify(program: Program, made: Path, folder: Path) -> Any:
    return program("evidence", "verify", str(made), str(folder))


def test_the_pack_is_the_same_wherever_the_folder_lies(
    program: Program, made: Path, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "arkiv" / "plan 2026"
    shutil.copytree(folder, other)
    done = program("evidence", str(other), "-o", str(tmp_path / "other.zip"), *DAY)
    assert (tmp_path / "other.zip").read_bytes() == made.read_bytes()
    assert hashlib.sha256(made.read_bytes()).hexdigest() in done.out
    assert not any(str(tmp_path).encode() in content for content in members(made).values())


def test_every_document_stands_with_its_hash_and_none_is_inside(made: Path, folder: Path) -> None:
    files = {each["key"]: each["sha256"] for each in loaded(made, "run.json")["files"]}
    assert files == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.glob("*.md")}
    told = members(made)["LES-MEG.txt"].decode()
    assert all(value in told for value in files.values())
    assert not any(path.read_bytes() in members(made).values() for path in folder.glob("*.md"))


def test_every_claim_of_the_result_has_its_words(made: Path) -> None:
    claims, result = loaded(made, "claims.json")["claims"], loaded(made, "result.json")
    kinds = [each["kind"] for each in claims]
    assert kinds.count("remark") == len(result["findings"])
    assert kinds.count("coupling") == len(result["links"])
    gap = next(each for each in claims if each["state"] == "missing" and "trygt sted å bo" in each["quoted"][0]["text"])
    assert gap["looked"] == [PLAN]
    rows = list(csv.reader(io.StringIO(members(made)["claims.csv"].decode("utf-8-sig")), delimiter=";"))
    assert len(rows) == 1 + sum(max(1, len(each["quoted"])) for each in claims)


def test_the_same_documents_in_another_folder_verify(
    program: Program, made: Path, folder: Path, tmp_path: Path
) -> None:
    other = tmp_path / "revisor" / "saksmappe"
    shutil.copytree(folder, other / "dokumenter")
    (other / "dokumenter" / "svar.md").write_text("# Merknader\n\nLaget med tracecheck.\n", encoding="utf-8")
    (other / "dokumenter" / PLAN).rename(other / "dokumenter" / "vedtatt plan.md")
    done = verify(program, made, other)
    assert (done.code, done.err) == (0, "")
    assert "likt byte for byte" in done.out
    assert f"{PLAN} er nå" in done.out


def test_what_is_changed_missing_or_new_is_named_with_the_claims_that_differ(
    inside: Program, made: Path, folder: Path
) -> None:
    plan = folder / PLAN
    plan.write_text(plan.read_text(encoding="utf-8").replace("94 %", "99 %"), encoding="utf-8")
    (folder / SAMFUNNSDEL).unlink()
    (folder / "Temaplan kultur.md").write_text("# Temaplan for kultur 2026\n\nMål 1 Alle synger.\n", encoding="utf-8")
    done = verify(inside, made, folder)
    assert done.code == 1
    for said in (f"Endret: {PLAN}", f"Mangler: {SAMFUNNSDEL}", "ikke i pakken: Temaplan kultur.md"):
        assert said in done.out
    assert "Resultatet er ikke det samme" in done.out
    assert "finnes ikke lenger" in done.out


def test_settings_decisions_and_known_remarks_come_from_the_pack(inside: Program, folder: Path, tmp_path: Path) -> None:
    (folder / "felles.toml").write_text('[rules]\nignore = ["TC601"]\n', encoding="utf-8")
    (folder / "tracecheck.toml").write_text(
        'extends = ["felles.toml"]\nlanguage = "nn"\n[rules]\nfail-on = "never"\n', encoding="utf-8"
    )
    (folder / "tracecheck.decisions.toml").write_text(DECISIONS, encoding="utf-8")
    inside("baseline", "write", str(folder), *DAY)
    target = tmp_path / "pack.zip"
    assert inside("evidence", str(folder), "-o", str(target), "--strict-baseline", *DAY).code == 0
    names = [each["name"] for each in loaded(target, "run.json")["sources"]]
    assert names == [
        "felles.toml",
        "tracecheck.toml",
        "tracecheck.decisions.toml",
        "tracecheck.baseline.toml",
    ]
    assert loaded(target, "result.json")["decisions"][0]["state"] == "in_force"
    bare = tmp_path / "bare"
    bare.mkdir()
    for path in folder.glob("*.md"):
        shutil.copy(path, bare)
    done = inside("evidence", "verify", str(target), str(bare), "--language", "en")
    assert (done.code, done.err) == (0, "")
    assert "byte for byte" in done.out


def test_another_version_is_told(inside: Program, made: Path, folder: Path) -> None:
    content = {name: data for name, data in members(made).items() if name != "manifest.json"}
    for name in ("result.json", "versions.json"):
        content[name] = content[name].replace(b'"0.1.0"', b'"0.0.9"')
    made.write_bytes(pack(content))
    done = verify(inside, made, folder)
    assert done.code == 1
    assert "laget av en annen versjon" in done.out
    assert "Ulik versjon av tracecheck: 0.0.9" in done.out


def test_a_pack_that_cannot_be_trusted_is_refused(inside: Program, made: Path, folder: Path) -> None:
    made.write_bytes(made.read_bytes()[:2000])
    done = verify(inside, made, folder)
    assert done.code == 2
    assert "ikke en zip" in done.err


def test_what_is_wrong_on_the_command_line_is_said(inside: Program, made: Path, folder: Path, tmp_path: Path) -> None:
    assert "PAKKE.zip MAPPE" in inside("evidence", "verify", str(made)).err
    assert "--select" in inside("evidence", "verify", str(made), str(folder), "--select", "TC101").err
    assert ".zip" in inside("evidence", str(folder), "-o", str(tmp_path / "plan.docx")).err
    assert inside("evidence", "verify", str(tmp_path / "none.zip"), str(folder)).code == 2


def _edited(made: Path, name: str, content: bytes | None) -> None:
    """The pack by somebody who knows how to make a manifest: one file of it is another, or gone."""
    held = {each: kept for each, kept in members(made).items() if each not in {"manifest.json", name}}
    made.write_bytes(pack({**held, name: content} if content is not None else held))


@pytest.mark.parametrize(
    ("name", "edit"),
    [
        ("claims.json", (b'"missing"', b'"justified"')),
        ("claims.csv", (b"missing", b"tight")),
        ("LES-MEG.txt", (b"SLIK KONTROLLERER DU", b"DETTE ER KONTROLLERT")),
        ("result.json", (b'"tight": ', b'"tight": 1')),
    ],
)
def test_a_pack_edited_by_hand_with_a_new_manifest_does_not_verify(
    inside: Program, made: Path, folder: Path, name: str, edit: tuple[bytes, bytes]
) -> None:
    content = members(made)[name]
    assert edit[0] in content
    _edited(made, name, content.replace(*edit, 1))
    done = verify(inside, made, folder)
    assert done.code == 1, done.out
    assert name in done.out


def test_what_this_program_wrote_among_the_documents_is_no_part_of_the_pack(
    inside: Program, made: Path, folder: Path, tmp_path: Path
) -> None:
    inside("report", str(folder), "-o", str(folder / "rapport.html"))
    with_report = tmp_path / "med rapport.zip"
    assert inside("evidence", str(folder), "-o", str(with_report), *DAY).code == 0
    assert with_report.read_bytes() == made.read_bytes()
    (folder / "rapport.html").unlink()
    assert verify(inside, with_report, folder).code == 0


def test_a_pack_holds_what_belongs_there_and_nothing_else(inside: Program, made: Path, folder: Path) -> None:
    whole = made.read_bytes()
    for name, content in (("merknad.txt", b"Alt er i orden."), ("claims.csv", None), ("LES-MEG.txt", None)):
        made.write_bytes(whole)
        _edited(made, name, content)
        done = verify(inside, made, folder)
        assert done.code == 2
        assert name in done.err


def test_a_file_of_settings_in_the_pack_is_the_one_of_the_run(inside: Program, folder: Path, tmp_path: Path) -> None:
    (folder / "tracecheck.toml").write_text('[rules]\nignore = ["TC301"]\n', encoding="utf-8")
    made = tmp_path / "with.zip"
    inside("evidence", str(folder), "-o", str(made), *DAY)
    (name,) = (each for each in members(made) if each.startswith("settings/"))
    assert verify(inside, made, folder).code == 0
    _edited(made, name, b"[rules]\n")
    done = verify(inside, made, folder)
    assert done.code == 2
    assert name in done.err


def test_words_that_stand_above_a_text_are_not_said_to_stand_where_it_stands(made: Path) -> None:
    couplings = [each for each in loaded(made, "claims.json")["claims"] if each["kind"] == "coupling"]
    told = 0
    for claim in couplings:
        lower = claim["quoted"][0]
        for each in claim["quoted"][2:]:
            if each["role"] == "evidence structure" and each["text"] not in lower["text"]:
                assert (each.get("block"), each["document"]) != (lower.get("block"), lower["document"])
                told += 1
    assert told


def test_a_decision_made_since_is_told_and_the_check_holds_by_those_of_the_pack(
    inside: Program, folder: Path, tmp_path: Path
) -> None:
    pack_file = tmp_path / "pack.zip"
    (folder / "tracecheck.decisions.toml").write_text(DECISIONS, encoding="utf-8")
    assert inside("evidence", str(folder), "-o", str(pack_file), *DAY).code == 0
    assert "ligger ikke slik i pakken" not in verify(inside, pack_file, folder).out
    (folder / "tracecheck.decisions.toml").write_text(DECISIONS.replace("12/26", "13/26"), encoding="utf-8")
    done = verify(inside, pack_file, folder)
    assert done.code == 0
    assert "«tracecheck.decisions.toml» ved dokumentene ligger ikke slik i pakken" in done.out
