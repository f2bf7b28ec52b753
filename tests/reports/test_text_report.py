"""What a person sees of a run on the terminal."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from tracecheck.cli.app import Program
from tracecheck.messages import load_catalogue

REGISTER = {
    "path": "Målregister 2026",
    "kind": "samfunnsdel",
    "items": [{"id": "1", "kind": "goal", "text": "Fjellvik har trygge skoleveier"}],
}


def _check(folder: Path, *registers: object) -> Result:
    (folder / "register.json").write_text(json.dumps({"documents": list(registers)}), encoding="utf-8")
    return CliRunner().invoke(
        Program(load_catalogue("nb")), ["check", str(folder), "--no-cache"], env={"TRACECHECK_JOBS": "0"}
    )


def test_a_register_is_shown_with_the_name_it_was_given(tmp_path: Path) -> None:
    printed = _check(tmp_path, REGISTER, REGISTER | {"path": "Tiltaksregister", "kind": "okonomiplan"}).output
    assert "register.json!1 («Målregister 2026»)" in printed
    assert "register.json!2 («Tiltaksregister»)" in printed


def test_a_register_named_as_its_file_is_named_once(tmp_path: Path) -> None:
    assert "(«" not in _check(tmp_path, REGISTER | {"path": "register.json"}).output.split("TC0")[0]
