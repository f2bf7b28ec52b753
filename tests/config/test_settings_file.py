"""A settings file says what the user wants; every mistake in it is told at once, with line and the nearest word."""

from pathlib import Path

import pytest

from tracecheck.config import ConfigError, find_config, load_settings, settings_for
from tracecheck.model.finding import Severity
from tracecheck.model.item import Period
from tracecheck.model.plan import DocumentKind, Status

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
