"""The table `[rules]`: paths, kinds and options; what is not there is told with its line and the nearest name."""

from pathlib import Path

import pytest

from tracecheck.config import ConfigError, load_settings
from tracecheck.config.in_force import in_force
from tracecheck.config.lines import line_of
from tracecheck.model.finding import Severity
from tracecheck.model.plan import DocumentKind
from tracecheck.model.settings import ScopedRules
from tracecheck.model.shown import InForce, Origin
from tracecheck.rules.registry import all_rules

GOOD = """\
[rules]
extend-select = ["TC108"]
max-warnings = 10

[rules.per-path."enhetsavtaler/**"]
ignore = ["TC106"]
severity = { TC6 = "info", goal-without-indicator = "off" }

[rules.per-kind.lederavtale]
ignore = ["TC1"]
"""


def _write(folder: Path, text: str) -> Path:
    path = folder / "tracecheck.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _told(folder: Path, text: str) -> list[tuple[object, ...]]:
    with pytest.raises(ConfigError) as caught:
        load_settings(_write(folder, text))
    return [
        (each.message_id.removeprefix("error."), each.arguments["line"], each.arguments["key"], each.suggestion)
        for each in caught.value.problems
    ]


def test_settings_for_paths_and_kinds_are_read_kinds_first(tmp_path: Path) -> None:
    rules = load_settings(_write(tmp_path, GOOD)).rules
    assert (rules.extend_select, rules.max_warnings) == (("TC108",), 10)
    assert rules.scopes == (
        ScopedRules(None, DocumentKind.LEDERAVTALE, ("TC1",)),
        ScopedRules("enhetsavtaler/**", None, ("TC106",), {"TC6": Severity.INFO, "goal-without-indicator": None}),
    )


def test_rules_that_are_not_there_are_all_told_with_their_lines(tmp_path: Path) -> None:
    text = """\
[rules.per-path."avtaler/*"]
ignore = ["TC1O6"]
severity = { TC6O1 = "info" }

[rules]
select = [
  "TC1",
  "goal-without-indicater",
]
ignore = ["TC106", "XX"]

[rules.severity]
TC1011 = "info"
"""
    assert _told(tmp_path, text) == [
        ("config_rule", 8, "goal-without-indicater", "goal-without-indicator"),
        ("config_rule", 10, "XX", None),
        ("config_rule", 13, "TC1011", "TC101"),
        ("config_rule", 2, "TC1O6", "TC106"),
        ("config_rule", 3, "TC6O1", "TC601"),
    ]


def test_unknown_keys_and_kinds_are_told(tmp_path: Path) -> None:
    text = '[rules.per-kind.enhetsavtal]\nignore = []\n[rules.per-path."a"]\nselct = []\n[rules]\nmax_warnings = 1\n'
    assert sorted(_told(tmp_path, text), key=lambda each: str(each[1])) == [
        ("config_key", 1, "enhetsavtal", "enhetsavtale"),
        ("config_key_known", 4, "selct", None),
        ("config_key", 6, "max_warnings", "max-warnings"),
    ]


def _rule_with_option() -> tuple[str, str, object]:
    """Any rule with an option, as the catalogue has it."""
    found = [(each.rule, option) for each in all_rules() for option in each.rule.options]
    rule, option = next((each for each in found if isinstance(each[1].default, int | float)), found[0])
    return rule.code, option.name, option.default


def test_an_option_of_a_rule_is_taken_by_code_and_by_slug(tmp_path: Path) -> None:
    code, name, default = _rule_with_option()
    slug = next(each.rule.slug for each in all_rules() if each.rule.code == code)
    for key in (code, slug):
        settings = load_settings(_write(tmp_path, f"[rules.options.{key}]\n{name} = 3\n"))
        assert settings.rules.options == {code: {name: type(default)(3)}}


def test_options_that_are_wrong_are_told(tmp_path: Path) -> None:
    code, name, _ = _rule_with_option()
    text = (
        f'[rules.options.{code}]\n{name} = "mange"\n{name}x = 3\n'
        "[rules.options.TC007]\nmost = 1\n[rules.options.TC1]\nmost = 1\n"
    )
    told = _told(tmp_path, text)
    assert [each[:2] for each in told] == [
        ("config_value", 2),
        ("config_option", 3),
        ("config_no_options", 5),
        ("config_rule", 6),
    ]
    assert told[1][3] == name


def test_a_line_is_found_in_its_own_table(tmp_path: Path) -> None:
    text = '[rules.per-path."a/**"]\nignore = []\n[rules]\nignore = []\nseverity = { TC999 = "info" }\n'
    assert line_of(text, ["rules", "ignore"]) == 4
    assert line_of(text, ["rules", "per-path", "a/**", "ignore"]) == 2
    assert line_of(text, ["rules", "severity", "TC999"]) == 5


def test_each_setting_says_where_it_comes_from(tmp_path: Path) -> None:
    path = str(_write(tmp_path, 'language = "en"\n[rules]\nselect = ["TC1"]\nignore = ["TC106"]\nfail-on = "error"\n'))
    shown = in_force(path, {"rules.select": ("TC6",), "rules.ignore": ("TC601",)})
    by_name = {name: [each for each in shown if each.name == name] for name in (each.name for each in shown)}
    assert by_name["language"] == [InForce("language", "en", Origin.FILE, path, 1)]
    assert by_name["rules.select"] == [InForce("rules.select", ("TC6",), Origin.COMMAND_LINE)]
    assert by_name["rules.ignore"] == [
        InForce("rules.ignore", ("TC106",), Origin.FILE, path, 4),
        InForce("rules.ignore", ("TC601",), Origin.COMMAND_LINE),
    ]
    assert by_name["rules.fail-on"] == [InForce("rules.fail-on", "error", Origin.FILE, path, 5)]
    assert by_name["tracked-changes"] == [InForce("tracked-changes", "accepted")]
    assert by_name["rules.max-warnings"] == [InForce("rules.max-warnings", None)]
