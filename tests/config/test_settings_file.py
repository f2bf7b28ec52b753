"""A settings file says what the user wants; every mistake in it is told at once, with line and the nearest word."""

from pathlib import Path

import pytest

from tracecheck.config import ConfigError, find_config, load_settings, settings_for
from tracecheck.model.finding import Severity
from tracecheck.model.item import Period
from tracecheck.model.plan import DocumentKind, Status
from tracecheck.model.settings import Unit

GOOD = """\
language = "en"
exclude = ['arkiv\\**']

[documents."avtaler/*"]
kind = "enhetsavtale"
status = "draft"

[documents."avtaler/Lyngmo skole.docx"]
kind = "lederavtale"
period = [2025, 2026]

[rules]
ignore = ["TC106"]
fail-on = "error"

[rules.severity]
tc601 = "info"
TC602 = "off"

[chain]
samfunnsdel = ["okonomiplan", "temaplan"]
"""


def _write(folder: Path, text: str, name: str = "tracecheck.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_a_settings_file_is_read(tmp_path: Path) -> None:
    settings = load_settings(_write(tmp_path, GOOD))
    assert settings.language == "en"
    assert settings.exclude == ("arkiv/**",)
    assert settings.rules.severity == {"TC601": Severity.INFO, "TC602": None}
    assert settings.rules.fail_on is Severity.ERROR
    assert settings.linking.answers == {DocumentKind.SAMFUNNSDEL: (DocumentKind.OKONOMIPLAN, DocumentKind.TEMAPLAN)}


def test_later_patterns_win_field_by_field(tmp_path: Path) -> None:
    settings = load_settings(_write(tmp_path, GOOD))
    chosen = settings_for("avtaler/Lyngmo skole.docx", settings)
    assert (chosen.kind, chosen.status) == (DocumentKind.LEDERAVTALE, Status.DRAFT)
    assert chosen.period == Period(2025, 2026, "2025–2026")
    assert settings_for("Budsjett.docx", settings).kind is None


def test_windows_separators_and_decomposed_letters_mean_the_same(tmp_path: Path) -> None:
    text = "[documents.'planer\\Årsberetning.docx']\nkind = \"arsberetning\"\n"
    settings = load_settings(_write(tmp_path, text))
    assert settings_for("planer/A\u030arsberetning.docx", settings).kind is DocumentKind.ARSBERETNING


def test_every_mistake_is_told_with_its_line_and_the_nearest_word(tmp_path: Path) -> None:
    text = (
        'langage = "nb"\n\n[documents."a.docx"]\nkind = "okonomiplanen"\nyear = "2026"\n\n[chain]\nenhetsavtal = []\n'
    )
    with pytest.raises(ConfigError) as caught:
        load_settings(_write(tmp_path, text))
    found = {(p.message_id, p.arguments["line"], p.arguments["key"], p.suggestion) for p in caught.value.problems}
    assert found == {
        ("error.config_key", 1, "langage", "language"),
        ("error.config_value", 4, "documents.a.docx.kind", "okonomiplan"),
        ("error.config_value", 5, "documents.a.docx.year", None),
        ("error.config_key", 8, "enhetsavtal", "enhetsavtale"),
    }


def test_text_that_is_no_toml_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(_write(tmp_path, 'language = "nb"\n[documents."avtaler\\skole.docx"]\n'))
    problem = caught.value.problems[0]
    assert (problem.message_id, problem.arguments["line"]) == ("error.config_escape", 2)
    with pytest.raises(ConfigError) as caught:
        load_settings(_write(tmp_path, 'language = "nb"\nexclude = [\n'))
    assert caught.value.problems[0].message_id == "error.config_syntax"


def test_a_file_that_is_not_utf_8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "tracecheck.toml"
    path.write_bytes("# Økonomiplan\n".encode("latin-1"))
    with pytest.raises(ConfigError) as caught:
        load_settings(path)
    assert caught.value.problems[0].message_id == "error.config_encoding"


def test_an_unknown_key_with_nothing_near_is_told_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(_write(tmp_path, "foo = 1\n"))
    problem = caught.value.problems[0]
    assert (problem.message_id, problem.suggestion) == ("error.config_key_known", None)
    assert "language" in str(problem.expected_arguments["values"])


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(tmp_path / "borte.toml")
    assert caught.value.problems[0].message_id == "error.config_missing"


def test_settings_are_found_upwards_to_the_top_of_the_repository(tmp_path: Path) -> None:
    (tmp_path / "repo" / ".git").mkdir(parents=True)
    deep = tmp_path / "repo" / "2026" / "avtaler"
    deep.mkdir(parents=True)
    _write(tmp_path, GOOD)
    assert find_config(deep) is None
    pyproject = _write(tmp_path / "repo", '[tool.tracecheck]\nlanguage = "en"\n', "pyproject.toml")
    assert find_config(deep) == pyproject
    assert load_settings(pyproject).language == "en"
    own = _write(tmp_path / "repo" / "2026", GOOD)
    assert find_config(deep) == own


def _problems(path: Path) -> list[tuple[str, object, object, str | None]]:
    with pytest.raises(ConfigError) as caught:
        load_settings(path)
    return [
        (p.message_id, p.arguments.get("line"), p.arguments.get("key"), p.suggestion) for p in caught.value.problems
    ]


def test_skipping_a_level_can_be_flagged_and_a_rule_that_is_set_keeps_its_severity(tmp_path: Path) -> None:
    flagged = load_settings(_write(tmp_path, '[chain]\nskipping = "flagged"\nsamfunnsdel = ["okonomiplan"]\n'))
    assert flagged.rules.severity == {"TC108": Severity.INFO}
    assert flagged.linking.answers == {DocumentKind.SAMFUNNSDEL: (DocumentKind.OKONOMIPLAN,)}
    text = '[chain]\nskipping = "flagged"\n[rules.severity]\nTC108 = "warning"\n'
    assert load_settings(_write(tmp_path, text)).rules.severity == {"TC108": Severity.WARNING}
    assert load_settings(_write(tmp_path, '[chain]\nskipping = "allowed"\n')).rules.severity == {}


def test_a_wrong_word_in_the_level_policy_is_told(tmp_path: Path) -> None:
    text = '[chain]\nskiping = "flagged"\nsamfunnsdel = ["okonomiplann"]\n'
    assert _problems(_write(tmp_path, text)) == [
        ("error.config_key", 2, "skiping", "skipping"),
        ("error.config_value", 3, "chain.samfunnsdel", "okonomiplan"),
    ]
    assert _problems(_write(tmp_path, '[chain]\nskipping = "flaged"\n')) == [
        ("error.config_value", 2, "chain.skipping", "flagged")
    ]


UNITS = """\
[organisation]
file = "enheter.csv"

[[organisation.units]]
name = "Lyngmo legevakt"
services = ["legevakt"]
"""


def test_the_units_stand_in_the_settings_and_in_a_file_beside_them(tmp_path: Path) -> None:
    table = (
        "Enhet;Kortnavn;Sektor;Tjenester\nLyngmo barnehage;Barnehagen, Stjerna;Oppvekst;barnehage|åpen barnehage\n;;;\n"
    )
    (tmp_path / "enheter.csv").write_text(table, encoding="utf-8")
    assert load_settings(_write(tmp_path, UNITS)).linking.organisation == (
        Unit("Lyngmo legevakt", services=("legevakt",)),
        Unit("Lyngmo barnehage", ("Barnehagen", "Stjerna"), None, "Oppvekst", ("barnehage", "åpen barnehage")),
    )


def test_the_list_of_units_may_be_toml(tmp_path: Path) -> None:
    (tmp_path / "e.toml").write_text('[[units]]\nname = "Lyngmo skole"\nlevel = "enhet"\n', encoding="utf-8")
    settings = load_settings(_write(tmp_path, '[organisation]\nfile = "e.toml"\n'))
    assert settings.linking.organisation == (Unit("Lyngmo skole", level="enhet"),)


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("enheter.csv", None, [("error.organisation_missing", 2, None, None)]),
        ("enheter.csv", "Navn;Sekor\nA;B\n", [("error.organisation_column", 1, "Sekor", "sektor")]),
        ("enheter.csv", "Navn;Postboks\nA;B\n", [("error.organisation_column_known", 1, "Postboks", None)]),
        ("enheter.csv", "Sektor\nOppvekst\n", [("error.organisation_no_name_column", 1, "", None)]),
        ("enheter.csv", "Navn;Sektor\nA;B\n;B\n", [("error.organisation_no_name", 3, "", None)]),
        ("enheter.csv", "Navn;Kortnavn\nA;C\nB;c\n", [("error.organisation_twice", 3, "c", None)]),
        ("enheter.csv", "", [("error.organisation_no_name_column", 1, "", None)]),
        (
            "enheter.toml",
            '[[units]]\nnavn = "A"\n',
            [("error.config_key_known", 2, "navn", None), ("error.config_left_out", 1, "units.name", None)],
        ),
        ("enheter.toml", "[[units]\n", [("error.config_syntax", 1, None, None)]),
    ],
)
def test_mistakes_in_the_list_of_units_are_told(
    name: str, content: str | None, found: list[tuple[str, object, object, str | None]], tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    problems = _problems(_write(tmp_path, f'[organisation]\nfile = "{name}"\n'))
    assert sorted(problems) == found


@pytest.mark.parametrize(
    "value", ["[" * 20_000, "[" * 200 + "]" * 200, "9" * 5_000, f"0x{'f' * 5_000}"], ids=["open", "deep", "long", "hex"]
)
def test_numbers_and_nesting_without_bounds_are_told_with_their_line(tmp_path: Path, value: str) -> None:
    with pytest.raises(ConfigError) as caught:
        load_settings(_write(tmp_path, f'language = "nb"\nexclude = {value}\n'))
    (problem,) = caught.value.problems
    assert (problem.message_id, problem.arguments["line"]) == ("error.config_size", 2)


def test_a_foreign_pyproject_without_bounds_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    _write(tmp_path, f"{'a.' * 5_000}a = 1\nb = {'[' * 20_000}\n", "pyproject.toml")
    assert find_config(tmp_path) is None


def test_settings_in_a_broken_pyproject_are_not_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "pyproject.toml"
    broken.write_text('[tool.tracecheck.rules]\nselect = ["TC1"]\n[x\n', encoding="utf-8")
    assert find_config(tmp_path) == broken
    broken.write_text("[tool.other]\na = 1\n[x\n", encoding="utf-8")
    assert find_config(tmp_path) is None
