"""Settings that build on profiles: what wins, where paths are seen from, and what is refused with its line."""

from pathlib import Path

import pytest

from tracecheck.config import ConfigError, load_settings
from tracecheck.config.in_force import in_force
from tracecheck.model.finding import Severity
from tracecheck.model.plan import DocumentKind


def write(folder: Path, **files: str) -> Path:
    """The files by name (`/` as `__`); the first one is the settings file."""
    paths = [folder / f"{name.replace('__', '/')}.toml" for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return paths[0]


def refused(path: Path) -> tuple[str, dict[str, object]]:
    with pytest.raises(ConfigError) as told:
        load_settings(path)
    return told.value.problems[0].message_id, dict(told.value.problems[0].arguments)


def rule(code: str, **more: str) -> str:
    fields = {"code": code, "name": f"regel-{code.lower()}", "message": "Se {document}.", "item": "mål", **more}
    return "[[rule]]\n" + "".join(f'{key} = "{value}"\n' for key, value in fields.items())


def test_the_later_profile_and_the_file_itself_win_key_by_key(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        tracecheck='extends = ["a.toml", "b.toml"]\n[rules.severity]\nTC601 = "error"\n',
        a='language = "nn"\n[rules.severity]\nTC601 = "info"\nTC602 = "info"\nTC603 = "info"\n',
        b='[rules.severity]\nTC602 = "off"\n',
    )
    settings = load_settings(path)
    assert settings.language == "nn"
    assert settings.rules.severity == {"TC601": Severity.ERROR, "TC602": None, "TC603": Severity.INFO}


def test_paths_are_seen_from_the_file_that_says_them(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        plan__tracecheck='extends = "../felles/profil.toml"\n',
        felles__profil='extends = "dypere/grunn.toml"\n[organisation]\nfile = "enheter.toml"\n',
        felles__enheter='[[units]]\nname = "Lyngmo skole"\n',
        felles__dypere__grunn='[chain]\nsamfunnsdel = ["okonomiplan"]\n',
    )
    settings = load_settings(path)
    assert [unit.name for unit in settings.linking.organisation] == ["Lyngmo skole"]
    assert settings.linking.answers == {DocumentKind.SAMFUNNSDEL: (DocumentKind.OKONOMIPLAN,)}


def test_a_rule_of_a_profile_can_be_changed_by_its_code_and_named_beside_the_profile(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        tracecheck='extends = "p.toml"\n[rules.severity]\nLK0 = "info"\n' + rule("LK02", forbid="owner"),
        p=rule("LK01", require="owner") + rule("LK02", require="owner"),
    )
    settings = load_settings(path)
    assert [(each.code, each.require, each.forbid) for each in settings.rules.own] == [
        ("LK01", "owner", None),
        ("LK02", None, "owner"),
    ]


def test_what_is_in_force_names_the_file_that_says_it(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        tracecheck='extends = "p.toml"\n[terms]\n"Grep" = "tiltak"\n',
        p='[terms]\n"Løft" = "mål"\n"Grep" = "strategi"\n',
    )
    said = {each.name: (each.value, Path(str(each.path)).name, each.line) for each in in_force(str(path), {})}
    assert said["terms.Løft"] == ("mål", "p.toml", 2)
    assert said["terms.Grep"] == ("tiltak", "tracecheck.toml", 3)


@pytest.mark.parametrize(
    ("files", "message", "file", "line"),
    [
        ({"tracecheck": '# a\nextends = "borte.toml"\n'}, "extends_missing", "tracecheck.toml", 2),
        (
            {"tracecheck": 'extends = [\n "a.toml",\n "b.toml",\n]\n', "a": ""},
            "extends_missing",
            "tracecheck.toml",
            3,
        ),
        ({"tracecheck": 'extends = "a\\u0000b"\n'}, "extends_missing", "tracecheck.toml", 1),
        ({"tracecheck": f'extends = "{"a" * 5000}"\n'}, "extends_missing", "tracecheck.toml", 1),
        ({"tracecheck": 'extends = "tracecheck.toml"\n'}, "extends_ring", "tracecheck.toml", 1),
        ({"tracecheck": 'extends = "a.toml"\n', "a": '\nextends = "tracecheck.toml"\n'}, "extends_ring", "a.toml", 2),
        ({"tracecheck": 'extends = "a.toml"\n', "a": "x = \n"}, "config_syntax", "a.toml", 1),
        ({"tracecheck": 'extends = "a.toml"\n', "a": '\nlangauge = "nb"\n'}, "config_key", "a.toml", 2),
        ({"tracecheck": "extends = 3\n"}, "config_value", "tracecheck.toml", 1),
        ({"tracecheck": '[terms]\n"Løft" = "maal"\n'}, "terms_value", "tracecheck.toml", 2),
        ({"tracecheck": '[terms]\n"1." = "mål"\n'}, "term_word", "tracecheck.toml", 2),
        ({"tracecheck": '[columns]\n"Hvem" = "ansvarleg person"\n'}, "columns_value", "tracecheck.toml", 2),
    ],
)
def test_a_profile_that_cannot_be_used_is_told_with_file_and_line(
    tmp_path: Path, files: dict[str, str], message: str, file: str, line: int
) -> None:
    told, arguments = refused(write(tmp_path, **files))
    assert told == f"error.{message}"
    assert Path(str(arguments["path"])).name == file
    assert arguments["line"] == line


def test_a_chain_of_profiles_without_end_is_refused(tmp_path: Path) -> None:
    files = {f"p{number}": f'extends = "p{number + 1}.toml"\n' for number in range(20)}
    assert refused(write(tmp_path, **files))[0] == "error.extends_deep"


def test_profiles_that_are_taken_in_again_and_again_are_refused(tmp_path: Path) -> None:
    files = {f"p{number}": f'extends = ["p{number + 1}.toml", "p{number + 1}.toml"]\n' for number in range(6)}
    assert refused(write(tmp_path, **files, p6=""))[0] == "error.extends_many"


GOOD = {"code": "LK01", "name": "mal-uten-frist", "message": "Målet «{text}»", "item": "mål", "require": "frist"}


@pytest.mark.parametrize(
    ("changed", "message", "line"),
    [
        ({"code": "TC901"}, "rule_code", 3),
        ({"code": "lokal 1"}, "rule_code", 3),
        ({"name": "Mål"}, "rule_name", 4),
        ({"name": "goal-without-indicator"}, "rule_name", 4),
        ({"item": "mäl"}, "rule_kind", 6),
        ({"document": "økonomiplann"}, "rule_kind", 8),
        ({"forbid": "owner"}, "rule_require", 3),
        ({"message": "{tekst}"}, "rule_place", 5),
        ({"message": "{text"}, "rule_place", 5),
        ({"message": "{text!r}"}, "rule_place", 5),
        ({"message": "{text.x}"}, "rule_place", 5),
        ({"remedy": "{count}"}, "rule_place", 8),
        ({"require": "fristt"}, "condition_field", 7),
        ({"when": 'owner > "a"'}, "condition_unordered", 8),
        ({"severity": "grave"}, "config_value", 8),
        ({"condition": "frist"}, "config_key_known", 8),
    ],
)
def test_a_rule_that_cannot_be_used_is_told_with_its_line(
    tmp_path: Path, changed: dict[str, str], message: str, line: int
) -> None:
    text = "# egne regler\n[[rule]]\n" + "".join(f"{key} = '{value}'\n" for key, value in {**GOOD, **changed}.items())
    told, arguments = refused(write(tmp_path, tracecheck=text))
    assert (told, arguments["line"]) == (f"error.{message}", line)


def test_two_rules_with_one_code_or_name_are_told(tmp_path: Path) -> None:
    text = rule("LK01", require="owner") + rule("lk01", require="owner")
    told, arguments = refused(write(tmp_path, tracecheck=text))
    assert (told, arguments["line"], arguments["other"]) == ("error.rule_twice", 8, 2)


def test_the_place_in_a_condition_over_several_lines_is_its_own_line(tmp_path: Path) -> None:
    text = rule("LK01") + 'require = """\nansvarlig\n  og fristt\n"""\n'
    told, arguments = refused(write(tmp_path, tracecheck=text))
    assert (told, arguments["line"], arguments["column"]) == ("error.condition_field", 8, 6)


def test_a_mistake_in_the_second_rule_is_told_there(tmp_path: Path) -> None:
    text = rule("LK01", require="owner") + "\n" + rule("LK02", require="ownerr")
    assert refused(write(tmp_path, tracecheck=text))[1]["line"] == 13
    missing = rule("LK01", require="owner") + '\n[[rule]]\ncode = "LK02"\n'
    assert refused(write(tmp_path, tracecheck=missing))[1]["line"] == 8


REGISTER = """\
[registers."mål.json"]
kind = "samfunnsdel"
[registers."mål.json".fields]
text = "navn"
kind = "type"
"""


@pytest.mark.parametrize(
    ("text", "message", "line"),
    [
        (REGISTER.replace("text", "txet"), "register_field", 4),
        (REGISTER.replace("samfunnsdel", "samfundsdel"), "register_kind", 2),
        (REGISTER.replace("text", "label"), "register_text", 3),
        (REGISTER.replace('kind = "type"\n', ""), "register_item", 2),
        (REGISTER + '[registers."mål.json".kinds]\nA = "maal"\n', "register_kind", 7),
        (REGISTER.replace('kind = "samfunnsdel"\n', ""), "config_left_out", 1),
    ],
)
def test_a_register_that_cannot_be_used_is_told_with_its_line(
    tmp_path: Path, text: str, message: str, line: int
) -> None:
    told, arguments = refused(write(tmp_path, tracecheck=text))
    assert (told, arguments["line"]) == (f"error.{message}", line)
