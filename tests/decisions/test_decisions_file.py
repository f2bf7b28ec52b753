"""The file of decisions: what is written is read again, mistakes are told all at once, and it merges in git."""

import json
import subprocess
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.linker.plans_of_lyngmo import D, K, enhetsavtale, item, samfunnsdel, statement
from tracecheck.decisions import (
    NAME,
    DecisionsError,
    endpoint_of,
    find_decisions,
    parse_decisions,
    read_decisions,
    read_suppressions,
    save_decisions,
    write_decisions,
)
from tracecheck.messages import LANGUAGES, load_catalogue
from tracecheck.model.coupling import Relation
from tracecheck.model.decision import PersonDecision, Verdict
from tracecheck.model.item import Deadline, Target
from tracecheck.model.keys import fingerprint
from tracecheck.resources import read_text

GOALS = [
    "Barn og unge opplever mestring",
    "Alle har et trygt sted å bo innen 2030",
    "Eldre kan bo trygt hjemme",
    "Flere reiser kollektivt",
    "Kommunen halverer utslippene",
    "Levende sentrum hele året",
]
MINIMAL = """\
[[decision]]
goal = "Eldre kan bo trygt hjemme"
goal-document = "samfunnsdel.docx"
verdict = "justify"
reason = "Utsatt til 2028"
by = "controller"
date = 2026-03-01
"""


def decided(goal: str, answer: str | None = "Startlån til unge", **fields: object) -> PersonDecision:
    upper = endpoint_of(samfunnsdel(), item("1", K.GOAL, goal, label="Delmål 1", section=("Levekår",)))
    lower = endpoint_of(enhetsavtale(), item("t", K.MEASURE, answer)) if answer else None
    said = {"by": "controller", "on": "2026-03-01", "reason": "Vedtatt slik", "answer": lower, **fields}
    return PersonDecision(Verdict.CONFIRM if answer else Verdict.JUSTIFY, upper, **said)  # type: ignore[arg-type]


def problems(text: str) -> list[str]:
    with pytest.raises(DecisionsError) as caught:
        parse_decisions(text, "d.toml")
    catalogue = load_catalogue("nb")
    return [
        catalogue.text(each.message_id, **each.arguments) + (f" Mente du {each.suggestion}?" if each.suggestion else "")
        for each in caught.value.problems
    ]


def test_what_is_written_is_read_again() -> None:
    measure = item(
        "m",
        K.MEASURE,
        'Kurs i «trygg i vann»,\t"nivå 1" \\ 2\x7f',
        owner="Rektor",
        deadline=Deadline("innen 2027"),
        target=Target("90 %"),
    )
    every = (
        decided(GOALS[0], case="12/26", expires="2028-12-31", relation=Relation.IMPLEMENTS),
        decided(GOALS[1], None, level=D.OKONOMIPLAN),
        replace(decided(GOALS[2]), verdict=Verdict.REJECT, answer=endpoint_of(enhetsavtale(), measure)),
        replace(decided(GOALS[3]), answer=endpoint_of(enhetsavtale(), statement("~1", "Følger opp delmål 1"))),
    )
    assert set(parse_decisions(write_decisions(every), "d.toml")) == set(every)


def test_what_is_written_fits_the_schema() -> None:
    schema = json.loads(read_text("schemas", "decisions.schema.json"))
    measure = item("m", K.MEASURE, "Kurs", label="1", owner="Rektor", deadline=Deadline("2027"), target=Target("90 %"))
    every = [
        decided(GOALS[0], case="12/26", expires="2028-12-31", relation=Relation.IMPLEMENTS),
        decided(GOALS[1], None, level=D.OKONOMIPLAN),
        replace(decided(GOALS[2]), answer=endpoint_of(enhetsavtale(), measure)),
    ]
    value = tomllib.loads(write_decisions(every))
    for each in value["decision"]:
        each |= {key: each[key].isoformat() for key in ("date", "expires") if key in each}
    Draft202012Validator(schema).validate(value)
    known = set(schema["$defs"]["decision"]["properties"])
    written = {key for each in value["decision"] for key in each}
    assert written <= known
    assert {key.removeprefix("goal-") for key in known if key.startswith("goal-")} == {
        key.removeprefix("answer-") for key in known if key.startswith("answer-")
    }


def test_the_goal_comes_first_and_dates_are_dates() -> None:
    block = write_decisions([decided(GOALS[0], expires="2028-12-31")]).split("[[decision]]\n")[1].splitlines()
    assert block[0] == 'goal = "Barn og unge opplever mestring"'
    assert "date = 2026-03-01" in block
    assert "expires = 2028-12-31" in block


def test_the_order_of_the_decisions_does_not_matter() -> None:
    every = [decided(goal) for goal in GOALS]
    assert write_decisions(every) == write_decisions(reversed(every))


def test_decisions_know_where_they_stand() -> None:
    text = write_decisions([decided(goal) for goal in GOALS])
    for decision in parse_decisions(text, "d.toml"):
        assert decision.line is not None
        assert decision.file == "d.toml"
        assert decision.goal.text in text.splitlines()[decision.line]


def test_a_hand_written_decision_needs_no_fingerprint() -> None:
    (decision,) = parse_decisions(MINIMAL, "d.toml")
    assert decision.goal.fingerprint == fingerprint("Eldre kan bo trygt hjemme")


def test_a_file_that_is_written_again_changes_no_byte(tmp_path: Path) -> None:
    path = tmp_path / "tracecheck.decisions.toml"
    save_decisions(path, [decided(goal) for goal in GOALS])
    text = path.read_bytes()
    save_decisions(path, reversed(read_decisions(path)))
    assert path.read_bytes() == text
    assert list(tmp_path.iterdir()) == [path]


def test_comments_and_the_form_of_unchanged_decisions_stay() -> None:
    text = "# Vår fil\n\n# Avklart med rådgiver\n" + MINIMAL.replace("2026-03-01\n", "2026-03-01   # i møte\n")
    written = write_decisions([*parse_decisions(text, "d.toml"), decided(GOALS[0])], text)
    assert written.startswith("# Vår fil\n")
    assert '# Avklart med rådgiver\n[[decision]]\ngoal = "Eldre' in written
    assert "2026-03-01   # i møte" in written
    assert len(parse_decisions(written, "d.toml")) == 2


def test_the_comment_above_a_changed_decision_stays() -> None:
    text = "# Vår fil\n\n# Avklart med rådgiver\n" + MINIMAL
    (old,) = parse_decisions(text, "d.toml")
    written = write_decisions([replace(old, reason="Utsatt til 2029")], text)
    assert '# Avklart med rådgiver\n[[decision]]\ngoal = "Eldre' in written
    assert "Utsatt til 2029" in written


def test_a_file_with_mistakes_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "d.toml"
    path.write_text(MINIMAL.replace("justify", "maybe"), encoding="utf-8")
    with pytest.raises(DecisionsError):
        save_decisions(path, [decided(GOALS[0])])
    assert "maybe" in path.read_text(encoding="utf-8")


def test_the_file_is_found_beside_the_documents_or_above(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    below = tmp_path / "plan" / "2026"
    below.mkdir(parents=True)
    assert find_decisions(below) is None
    save_decisions(tmp_path / "tracecheck.decisions.toml", [decided(GOALS[0])])
    assert find_decisions(below) == (tmp_path / "tracecheck.decisions.toml").resolve()


def test_outside_of_a_repository_it_is_looked_for_beside_the_documents_and_the_settings(tmp_path: Path) -> None:
    below = tmp_path / "plan" / "2026"
    below.mkdir(parents=True)
    save_decisions(tmp_path / "tracecheck.decisions.toml", [decided(GOALS[0])])
    assert find_decisions(below) is None
    (tmp_path / "plan" / "tracecheck.toml").write_text("", encoding="utf-8")
    assert find_decisions(below) is None
    own = tmp_path / "plan" / "tracecheck.decisions.toml"
    save_decisions(own, [decided(GOALS[0])])
    assert find_decisions(below) == own.resolve()


def test_it_is_not_looked_for_above_what_was_unpacked(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    top = tmp_path / "utpakket"
    (top / "planer").mkdir(parents=True)
    save_decisions(tmp_path / "tracecheck.decisions.toml", [decided(GOALS[0])])
    assert find_decisions(top / "planer", top) is None
    own = top / "tracecheck.decisions.toml"
    save_decisions(own, [decided(GOALS[0])])
    assert find_decisions(top / "planer", top) == own.resolve()


def test_every_mistake_is_told_at_once_with_its_line() -> None:
    text = """\
[[decision]]
goal = "Eldre kan bo trygt hjemme"
verdict = "confirmed"
resaon = "Vedtatt"
by = ""
date = 2026-02-01
expires = "2026-01-01"

[[decision]]
goal = 5
goal-document = "a.docx"
goal-year = "2026"
verdict = "confirm"
reason = "Vedtatt"
by = "controller"
date = "2026-02-31"
level = "okonomiplan"
goal-fingerprint = "xyz"
"""
    said = "\n".join(problems(text))
    for words in (
        "linje 1: beslutningen mangler «goal-document»",
        "linje 1: beslutningen mangler «reason»",
        "linje 3: «verdict» kan ikke være «confirmed». Tillatt: confirm, reject, justify, own. Mente du confirm?",
        "linje 4: ukjent nøkkel «resaon». Mente du reason?",
        "linje 5: «by» er tom",
        "linje 7: beslutningen går ut før den ble tatt",
        "linje 9: beslutningen mangler «answer»",
        "linje 10: «goal» skal være tekst",
        "linje 12: «goal-year» skal være et helt tall",
        "linje 16: «date» skal være en dato som finnes",
        "linje 17: «level» gjelder bare",
        "linje 18: «goal-fingerprint» hører ikke til teksten",
    ):
        assert words in said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (MINIMAL + "case = 12/26\n", "linje 8: filen er ikke gyldig TOML"),
        (MINIMAL.replace("2026-03-01", "2026-02-30"), "linje 7: «date» skal være en dato som finnes"),
        (MINIMAL.replace("2026-03-01", "2026-13-01 # valgt"), "linje 7: «date» skal være en dato som finnes"),
        ("<<<<<<< HEAD\n" + MINIMAL, "linje 1: filen har en uløst sammenslåing"),
        (MINIMAL.replace("[[decision]]", "[[decisions]]"), "linje 1: ukjent tabell «decisions». Mente du decision?"),
        (MINIMAL.replace("[[decision]]", "[decision]"), "linje 1: «decision» skal skrives som [[decision]]"),
        (MINIMAL + '\n[[supression]]\ncode = "TC101"\n', "linje 9: ukjent tabell «supression»"),
        (MINIMAL + 'answer = "Startlån"\n', "linje 8: «answer» hører ikke hjemme i en begrunnelse"),
        (MINIMAL + 'goal-fingerprint = "0123456789abcdef"\n', "linje 8: «goal-fingerprint» hører ikke til teksten"),
        (MINIMAL.replace("2026-03-01", "2026-03-01T10:00:00"), "linje 7: «date» skal være en dato"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(text: str, words: str) -> None:
    assert words in " ".join(problems(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, language: str) -> None:
    with pytest.raises(DecisionsError) as caught:
        read_decisions(tmp_path / "borte.toml")
    (problem,) = caught.value.problems
    assert "borte.toml" in load_catalogue(language).text(problem.message_id, **problem.arguments)


def _git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Lyngmo", "-c", "user.email=plan@lyngmo.example"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def _add(path: Path, *decisions: PersonDecision) -> None:
    save_decisions(path, [*read_decisions(path), *decisions])


def test_two_branches_that_each_add_a_decision_merge(tmp_path: Path) -> None:
    path = tmp_path / "tracecheck.decisions.toml"
    save_decisions(path, [decided(GOALS[2]), decided(GOALS[4])])
    _git(tmp_path, "init", "-q", "-b", "main")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-q", "-m", "to beslutninger")
    _git(tmp_path, "checkout", "-q", "-b", "skole")
    _add(path, decided(GOALS[0]))
    _git(tmp_path, "commit", "-q", "-a", "-m", "skole")
    _git(tmp_path, "checkout", "-q", "main")
    _add(path, decided(GOALS[5]), decided(GOALS[3], None))
    _git(tmp_path, "commit", "-q", "-a", "-m", "sentrum")
    _git(tmp_path, "merge", "-q", "skole")
    merged = read_decisions(path)
    assert {each.goal.text for each in merged} == {GOALS[n] for n in (0, 2, 3, 4, 5)}
    assert write_decisions(merged) == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "value", ["[" * 20_000, "[" * 200 + "]" * 200, "9" * 5_000, f"0x{'f' * 5_000}"], ids=["open", "deep", "long", "hex"]
)
def test_numbers_and_nesting_without_bounds_are_told_with_their_line(value: str) -> None:
    with pytest.raises(DecisionsError) as caught:
        parse_decisions(MINIMAL.replace('"Utsatt til 2028"', value), "d.toml")
    (problem,) = caught.value.problems
    assert (problem.message_id, problem.arguments["line"]) == ("error.config_size", 5)


def test_a_name_of_names_without_end_is_told() -> None:
    with pytest.raises(DecisionsError) as caught:
        parse_decisions(f"{MINIMAL}{'a.' * 5_000}a = 1\n", "d.toml")
    assert caught.value.problems[0].message_id == "error.config_size"


def test_a_separator_of_a_word_processor_inside_a_reason_is_no_new_line() -> None:
    said = MINIMAL.replace("Utsatt til", "Utsatt\u2028til\u0085år") + 'resaon = "Vedtatt"\n'
    with pytest.raises(DecisionsError) as caught:
        parse_decisions(said, "d.toml")
    assert [each.arguments["line"] for each in caught.value.problems] == [8]


def test_a_file_from_windows_keeps_its_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "d.toml"
    path.write_bytes(MINIMAL.replace("\n", "\r\n").encode())
    save_decisions(path, [*read_decisions(path), decided(GOALS[0])])
    written = path.read_bytes()
    assert MINIMAL.replace("\n", "\r\n").encode() in written
    assert written.count(b"\n") == written.count(b"\r\n")
    assert len(read_decisions(path)) == 2


def test_what_is_set_aside_stays_when_decisions_are_written(tmp_path: Path) -> None:
    path = tmp_path / NAME
    aside = (
        '# Avklart i ledermøtet\n[[suppression]]\nrules = ["TC301"]\ntext = "Elevene trives"\nreason = "En retning"\n'
    )
    path.write_text(aside + "\n" + MINIMAL, encoding="utf-8")
    decisions = read_decisions(path)
    save_decisions(path, [*decisions, replace(decisions[0], on="2026-04-01")])
    assert aside.strip() in path.read_text(encoding="utf-8")
    (kept,) = read_suppressions(path)
    assert (kept.rules, kept.text, kept.reason) == (("TC301",), "Elevene trives", "En retning")
