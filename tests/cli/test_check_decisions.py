"""check with decisions beside the documents: used, told of, left out when asked, and refused where they are wrong."""

import json
from pathlib import Path

from tests.cli.conftest import Program

NAME = "tracecheck.decisions.toml"
CONFIRMED = """\
[[decision]]
goal = "Alle har et trygt sted å bo."
answer = "Innføre miljøteam på skolen"
verdict = "confirm"
reason = "Miljøteamet hjelper familier som må flytte"
by = "controller"
date = 2026-03-01
case = "12/26"
expires = 2026-12-31
goal-document = "Samfunnsdel 2024-2036.md"
answer-document = "Økonomiplan 2026-2029.md"
"""


def decide(folder: Path, text: str = CONFIRMED) -> None:
    (folder / NAME).write_text(text, encoding="utf-8")


def test_what_a_person_confirmed_is_told_apart(program: Program, folder: Path) -> None:
    decide(folder)
    done = program("check", str(folder), "--today", "2026-06-01")
    said = " ".join(done.out.split())
    assert "1 bare bekreftet av controller" in said
    assert f"Beslutninger i {NAME}: 1 i kraft" in said


def test_without_decisions_the_text_stands_alone(program: Program, folder: Path) -> None:
    alone = json.loads(program("check", str(folder), "-f", "json").out)
    decide(folder)
    also = json.loads(program("check", str(folder), "-f", "json", "--without-decisions").out)
    assert also["run"].pop("arguments") != alone["run"].pop("arguments")
    assert also == alone
    text = program("check", str(folder), "--without-decisions").out
    (folder / NAME).unlink()
    assert program("check", str(folder)).out == text


def test_the_day_is_written_down_and_decides_what_has_expired(program: Program, folder: Path) -> None:
    decide(folder)
    first = json.loads(program("check", str(folder), "-f", "json", "--today", "2026-12-31").out)
    assert (first["run"]["decisions"], first["run"]["today"]) == (NAME, "2026-12-31")
    assert first["decisions"][0]["state"] == "in_force"
    later = json.loads(program("check", str(folder), "-f", "json", "--today", "2027-01-01").out)
    (finding,) = (each for each in later["findings"] if each["code"] == "TC902")
    assert (finding["document"], finding["place"]["line"]) == (NAME, 1)


def test_decisions_of_a_folder_above_hold_for_a_part_and_miss_nothing_there(program: Program, folder: Path) -> None:
    decide(folder)
    (folder / "tracecheck.toml").write_text("", encoding="utf-8")
    below = folder / "2026"
    below.mkdir()
    (folder / "Økonomiplan 2026-2029.md").rename(below / "Økonomiplan 2026-2029.md")
    whole = json.loads(program("check", str(folder), "-f", "json", "--today", "2026-06-01").out)
    assert whole["decisions"][0]["state"] == "in_force"
    part = json.loads(program("check", str(below), "-f", "json", "--today", "2026-06-01").out)
    assert part["decisions"][0]["unused"] == "not_read"
    assert not [each for each in part["findings"] if each["code"].startswith("TC90")]


def test_a_file_of_decisions_with_mistakes_ends_the_run_with_all_of_them(program: Program, folder: Path) -> None:
    decide(folder, CONFIRMED.replace('"confirm"', '"bekreft"').replace("case =", "sak ="))
    done = program("check", str(folder))
    assert (done.code, done.out) == (2, "")
    assert f"{NAME}, linje 4: «verdict» kan ikke være «bekreft»" in done.err
    assert f"{NAME}, linje 8: ukjent nøkkel «sak»" in done.err


def test_a_file_that_was_named_must_be_there(program: Program, folder: Path) -> None:
    done = program("check", str(folder), "--decisions", str(folder / "borte.toml"))
    assert done.code == 2
    assert "Finner ikke beslutningsfilen" in done.err


def test_a_day_is_a_date(program: Program, folder: Path) -> None:
    done = program("check", str(folder), "--today", "1.6.2026")
    assert done.code == 2
    assert "«--today» skal være en dato skrevet som 2026-06-18" in done.err


def test_what_the_text_states_beyond_a_confirmed_coupling_is_not_laid_in_the_persons_mouth(
    program: Program, folder: Path
) -> None:
    decide(folder)
    said = " ".join(program("why", "Alle har et trygt sted å bo", str(folder), "--today", "2026-06-01").out.split())
    confirmed = said.partition("Rød tråd")[2].partition("Avgjort av en person")[0]
    assert "Bekreftet av en person: svar i plan eller avtale" in confirmed
    assert "Står i teksten, og følger av en kobling som controller har bekreftet: tiltak" in confirmed
    assert "Bekreftet av en person: gjennomfører det. Controller, 12/26" in said
