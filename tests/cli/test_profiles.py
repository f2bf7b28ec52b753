"""A municipality's profile and its own rules, as a planner and a controller use them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program

PROFILE = """\
# Lyngmo kommune: slik ser planene våre ut

[terms]
"Løft" = "mål"
"Grep" = "strategi"
"Slik får vi det til" = "tiltak"
"Styringsdokument" = "økonomiplan"

[columns]
"Fanebærer" = "Ansvarlig"
"Ferdigpunkt" = "deadline"

[rules.severity]
TC705 = "off"

[[rule]]
code = "LK01"
name = "tiltak-uten-ansvarlig-eller-frist"
title = "Tiltak uten ansvarlig eller frist"
document = "økonomiplan"
item = "tiltak"
require = "ansvarlig og frist"
message = "Tiltaket «{text}» i {document} mangler ansvarlig eller frist."
remedy = "Skriv hvem som har ansvaret, og når det skal være gjort."
source = "Planreglement for Lyngmo § 4"
"""
PLAN = """\
# Styringsdokument 2026–2029

Lyngmo kommune. Vedtatt av kommunestyret 11.12.2025, sak 94/25.

## Løft 1: Alle elever trives på skolen

### Grep

- Tidlig innsats i barnehage og skole

### Slik får vi det til

| Tiltak | Fanebærer | Ferdigpunkt | Kostnad (i 1000 kr) |
|---|---|---|---|
| Innføre trivselsledere på alle barneskoler | Kommunalsjef oppvekst | 2027 | 250 |
| Ansette en miljøveileder | Rektor | | 700 |
| Åpne en ny fritidsklubb | Kommunalsjef oppvekst | 2028 | 900 |
"""
NAME = "Styringsdokument Lyngmø 2026.md"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder of plans beside the folder with the profile that several share."""
    place = tmp_path / "Planer på S"
    (tmp_path / "felles profil").mkdir()
    (tmp_path / "felles profil" / "lyngmo.toml").write_text(PROFILE, encoding="utf-8")
    place.mkdir()
    (place / NAME).write_text(PLAN, encoding="utf-8")
    (place / "tracecheck.toml").write_text('extends = "../felles profil/lyngmo.toml"\n', encoding="utf-8")
    return place


def _settings(plans: Path, text: str) -> None:
    (plans / "tracecheck.toml").write_text(f'extends = "../felles profil/lyngmo.toml"\n{text}', encoding="utf-8")


def _result(program: Program, plans: Path, *more: str, **environment: str) -> dict[str, object]:
    done = program("check", str(plans), "-f", "json", *more, **environment)
    found: dict[str, object] = json.loads(done.out)
    return found


def test_a_plan_with_words_of_its_own_is_read_by_the_profile(program: Program, plans: Path) -> None:
    read = json.loads(program("extract", str(plans / NAME), "-f", "json").out)["documents"][0]
    assert read["kind"] == "okonomiplan"
    assert [(each["kind"], each["text"]) for each in read["items"]][:3] == [
        ("goal", "Alle elever trives på skolen"),
        ("strategy", "Tidlig innsats i barnehage og skole"),
        ("measure", "Innføre trivselsledere på alle barneskoler"),
    ]
    assert read["items"][2]["owner"] == "Kommunalsjef oppvekst"
    assert read["items"][2]["deadline"]["to"].startswith("2027")


@pytest.mark.parametrize("jobs", ["0", "1"])
def test_words_reach_worker_processes_and_no_result_of_other_words_is_served(
    program: Program, plans: Path, jobs: str
) -> None:
    cache = str(plans.parent / "cache")

    def kinds() -> set[str]:
        done = program("extract", str(plans / NAME), "-f", "json", TRACECHECK_JOBS=jobs, TRACECHECK_CACHE_DIR=cache)
        return {each["kind"] for each in json.loads(done.out)["documents"][0]["items"]}

    assert {"goal", "strategy", "measure"} <= kinds()
    (plans / "tracecheck.toml").write_text("", encoding="utf-8")
    assert "goal" not in kinds()
    _settings(plans, '[terms]\n"Løft" = "delmål"\n')
    assert "subgoal" in kinds()


def test_an_own_rule_speaks_like_any_other(program: Program, plans: Path) -> None:
    done = program("check", str(plans), "--select", "LK")
    out = " ".join(done.out.split())
    assert done.code == 1
    assert "LK01" in out
    assert "«Ansette en miljøveileder» i økonomiplanen mangler ansvarlig eller frist" in out
    assert "Skriv hvem som har ansvaret" in out
    assert "(Planreglement for Lyngmo § 4)" in out
    assert program("check", str(plans), "--select", "LK01", "--ignore", "tiltak-uten-ansvarlig-eller-frist").code == 0


def test_an_own_rule_in_every_format_that_machines_read(program: Program, plans: Path) -> None:
    finding = _result(program, plans, "--select", "LK01")["findings"][0]  # type: ignore[index]
    assert (finding["code"], finding["slug"]) == ("LK01", "tiltak-uten-ansvarlig-eller-frist")
    assert finding["fingerprint"]
    sarif = json.loads(program("check", str(plans), "--select", "LK01", "-f", "sarif").out)
    rule = next(each for each in sarif["runs"][0]["tool"]["driver"]["rules"] if each["id"] == "LK01")
    assert rule["shortDescription"]["text"] == "Tiltak uten ansvarlig eller frist"
    assert "LK01" in program("check", str(plans), "--select", "LK01", "-f", "github").out


def test_severity_and_kinds_and_paths_hold_for_own_rules(program: Program, plans: Path) -> None:
    _settings(plans, '[rules.severity]\nLK01 = "info"\n')
    assert program("check", str(plans), "--select", "LK01").code == 0
    _settings(plans, '[rules.per-kind.okonomiplan]\nignore = ["LK"]\n')
    assert _result(program, plans, "--select", "LK01")["findings"] == []


def test_an_own_rule_can_be_set_aside_in_the_document(program: Program, plans: Path) -> None:
    text = PLAN.replace("### Slik får", "<!-- tracecheck: ignorer LK01 – vedtatt i sak 45/26 -->\n\n### Slik får")
    (plans / NAME).write_text(text, encoding="utf-8")
    result = _result(program, plans, "--select", "LK01,TC904")
    assert [each["code"] for each in result["findings"]] == []  # type: ignore[attr-defined]
    assert [each["code"] for each in result["suppressed"]] == ["LK01"]  # type: ignore[attr-defined]


def test_an_own_rule_is_known_by_the_baseline(program: Program, plans: Path) -> None:
    assert program("baseline", "write", str(plans)).code == 0
    assert program("check", str(plans), "--select", "LK01").code == 0


def test_explain_shows_the_page_of_an_own_rule(program: Program, plans: Path) -> None:
    page = program("explain", "LK01", cwd=plans, COLUMNS="200")
    assert page.code == 0
    assert "Tiltak uten ansvarlig eller frist" in page.out
    assert "ansvarlig og frist" in page.out
    assert "Planreglement for Lyngmo § 4" in page.out
    assert "LK01" in program("explain", "--all", cwd=plans).out
    assert program("explain", "LK01", cwd=plans.parent).code == 2
    named = program("explain", "LK01", "--config", str(plans / "tracecheck.toml"), cwd=plans.parent)
    assert named.code == 0


def test_the_page_of_a_shipped_rule_waits_for_no_settings(program: Program, plans: Path) -> None:
    (plans / "tracecheck.toml").write_text("extends = 3", encoding="utf-8")
    assert program("explain", "TC101", cwd=plans).code == 0
    assert program("explain", "LK01", cwd=plans).code == 2


def test_show_settings_names_the_file_that_each_value_comes_from(program: Program, plans: Path) -> None:
    _settings(plans, '[rules]\nfail-on = "error"\n')
    out = " ".join(program("check", str(plans), "--show-settings", COLUMNS="300").out.split())
    assert 'rules.fail-on = "error" (linje 3)' in out
    profile = plans.parent / "felles profil" / "lyngmo.toml"
    assert f'terms.Løft = "mål" ({profile}, linje 4)' in out
    assert f'rule.LK01 = "tiltak-uten-ansvarlig-eller-frist" ({profile}, linje 17)' in out


def test_all_mistakes_in_all_files_are_told_at_once(program: Program, plans: Path) -> None:
    broken = PROFILE.replace('ansvarlig og frist"', 'ansvarli og frist"').replace('"strategi"', '"strategii"')
    (plans.parent / "felles profil" / "lyngmo.toml").write_text(broken, encoding="utf-8")
    _settings(plans, '[columns]\n"Hvem" = "ansvarligg"\n')
    done = program("check", str(plans), COLUMNS="300")
    assert done.code == 2
    assert "lyngmo.toml, linje 22, tegn 1" in done.err
    assert "«ansvarli»" in done.err
    assert "Mente du «ansvarlig»?" in done.err
    assert "lyngmo.toml, linje 5: «grep»" in done.err.lower()
    assert "tracecheck.toml, linje 3: «hvem»" in done.err.lower()


@pytest.mark.parametrize(
    ("language", "words"), [("nb", "finner ikke profilen"), ("nn", "finn ikkje"), ("en", "cannot find")]
)
def test_a_profile_that_is_missing_is_told_in_every_language(
    program: Program, plans: Path, language: str, words: str
) -> None:
    (plans / "tracecheck.toml").write_text('# hei\nextends = ["borte.toml"]\n', encoding="utf-8")
    done = program("check", str(plans), "--language", language)
    assert done.code == 2
    assert words in " ".join(done.err.split())
    assert "2: " in done.err


def test_a_rule_of_many_languages_speaks_the_language_of_the_run(program: Program, plans: Path) -> None:
    rule = """
[[rule]]
code = "LK02"
name = "mal-uten-indikator"
item = ["mål", "delmål"]
require = "children.indicator"
message = { nb = "Målet «{text}» har ingen indikator.", en = "The goal “{text}” has no indicator." }
"""
    _settings(plans, rule)
    assert "har ingen indikator" in " ".join(program("check", str(plans), "--select", "LK02").out.split())
    assert "has no indicator" in program("check", str(plans), "--select", "LK02", "--language", "en").out
    assert "har ingen indikator" in " ".join(
        program("check", str(plans), "--select", "LK02", "--language", "nn").out.split()
    )


def test_a_rule_about_whole_documents(program: Program, plans: Path) -> None:
    rule = """
[[rule]]
code = "LK03"
name = "plan-uten-indikatorer"
document = "okonomiplan"
require = "items.indicator >= 1"
message = "{title} har ingen indikatorer."
"""
    _settings(plans, rule)
    out = " ".join(program("check", str(plans), "--select", "LK03", COLUMNS="200").out.split())
    assert "Styringsdokument 2026–2029 har ingen indikatorer." in out


def test_many_of_the_same_are_one_remark(program: Program, plans: Path) -> None:
    rows = "".join(f"| Tiltak nummer {n} om trivsel i skolen | | | 100 |\n" for n in range(1, 31))
    (plans / NAME).write_text(PLAN + rows, encoding="utf-8")
    findings = _result(program, plans, "--select", "LK01")["findings"]
    assert [each["count"] for each in findings] == [31]  # type: ignore[attr-defined]
    assert "31 av 33 tiltak" in findings[0]["message"]  # type: ignore[index]


def test_words_that_mean_something_to_a_terminal_are_harmless(program: Program, plans: Path) -> None:
    _settings(
        plans,
        '[[rule]]\ncode = "LK09"\nname = "a-b"\nitem = "mål"\nforbid = "text"\nmessage = "\\u001b[31mrødt {text}"\n',
    )
    assert "\x1b" not in program("check", str(plans), "--select", "LK09").out


def test_a_register_of_another_system_is_read_by_the_profile(program: Program, plans: Path) -> None:
    rows = [
        {"guid": "m-1", "tittel": "Alle elever trives på skolen", "nivå": 1, "plan": "SD", "person": "Kari Nordmann"},
        {"guid": "m-2", "tittel": "Ingen elever blir mobbet", "nivå": 2, "over": "m-1", "plan": "SD"},
    ]
    (plans / "mål.json").write_text(json.dumps({"body": rows}), encoding="utf-8")
    mapping = """
[registers."mål.json"]
kind = "samfunnsdel"
title = "Målene i samfunnsdelen"
status = "adopted"
period = [2024, 2036]
list = "body"
[registers."mål.json".fields]
id = "guid"
text = "tittel"
kind = "nivå"
parent = "over"
[registers."mål.json".kinds]
1 = "mål"
2 = "delmål"
"""
    _settings(plans, mapping)
    documents = {each["key"]: each for each in _result(program, plans)["documents"]}  # type: ignore[attr-defined]
    read = documents["mål.json"]
    assert (read["kind"], read["title"]) == ("samfunnsdel", "Målene i samfunnsdelen")
    assert [(each["id"], each["kind"], each.get("parent")) for each in read["items"]] == [
        ("m-1", "goal", None),
        ("m-2", "subgoal", "m-1"),
    ]
    assert "Kari" not in json.dumps(read)
    _settings(plans, mapping.replace("tittel", "titel"))
    done = program("check", str(plans))
    assert done.code == 3
    assert "har feltet «titel», som innstillingene sier (tracecheck.toml, linje 11)" in " ".join(done.out.split())
    assert "Nærmest er: tittel" in " ".join(done.out.split())


def test_documents_are_known_by_the_municipalitys_names_in_references(program: Program, plans: Path) -> None:
    agreement = """\
# Enhetsavtale 2026

Lyngmo skole, Lyngmo kommune. Avtaleperiode 2026.

## Mål for skolen

- Elevene ved Lyngmo skole kjenner de voksne, jf. Løft 1 i styringsdokumentet
"""
    (plans / "Enhetsavtale Lyngmo skole.md").write_text(agreement, encoding="utf-8")
    result = _result(program, plans)
    goal = next(each for each in result["items"] if each["document"].startswith("Enhetsavtale"))  # type: ignore[attr-defined]
    assert [(each["document"], each["label"]) for each in goal["references"]] == [("styringsdokumentet", "1")]
    links = {(each["source"], each["grade"]) for each in result["links"]}  # type: ignore[attr-defined]
    assert any(source.startswith("Enhetsavtale") and grade == "tight" for source, grade in links)
