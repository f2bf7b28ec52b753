"""A draft with tracked changes is shown for what it is, and with `both` what the changes do to the goals."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Program
from tests.readers.docx_building import docx, paragraph, words

WHO = 'w:id="1" w:author="Kari Nordmann" w:date="2026-03-01T10:00:00Z"'


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    goal = (
        f"<w:p>{words('Mål 1: Alle elever ')}<w:del {WHO}><w:r><w:delText>skal</w:delText></w:r></w:del>"
        f"<w:ins {WHO}>{words('bør')}</w:ins>{words(' ha et trygt skolemiljø innen 2028.')}</w:p>"
    )
    title = paragraph("Handlingsplan for oppvekst 2026-2029. Høringsutkast", "Tittel")
    (tmp_path / "utkast.docx").write_bytes(docx(title + paragraph("Mål", "Overskrift1") + goal))
    return tmp_path


@pytest.mark.parametrize(
    ("view", "said"),
    [("accepted", "lest som godtatt"), ("original", "lest som avvist"), ("both", "sammenlignet med teksten før")],
)
def test_the_view_that_was_read_is_shown(program: Program, draft: Path, view: str, said: str) -> None:
    for arguments in (("check", "."), ("extract", "utkast.docx")):
        shown = " ".join(program(*arguments, "--tracked-changes", view, cwd=draft).out.split())
        assert said in shown
        assert ("«skal» → «bør»" in shown) is (view == "both")


def test_both_can_be_the_setting_of_the_folder_and_is_in_json(program: Program, draft: Path) -> None:
    (draft / "tracecheck.toml").write_text('tracked-changes = "both"\n', encoding="utf-8")
    result = json.loads(program("check", ".", "-f", "json", cwd=draft).out)
    (document,) = result["documents"]
    assert document["view"] == "both"
    (change,) = document["changes"]
    assert (change["change"], change["kind"]) == ("changed", "goal")
    assert change["replaced"] == [{"field": "text", "before": "skal", "after": "bør"}]
    assert change["item"] == document["items"][0]["id"]
    assert "Nordmann" not in json.dumps(result)


def test_what_was_kept_of_one_view_is_not_shown_for_another(program: Program, draft: Path) -> None:
    cache = ("--cache-dir", str(draft / "cache"))
    first = program("extract", "utkast.docx", "--tracked-changes", "original", *cache, cwd=draft).out
    again = program("extract", "utkast.docx", "--tracked-changes", "both", *cache, cwd=draft).out
    once_more = program("extract", "utkast.docx", "--tracked-changes", "both", *cache, cwd=draft).out
    assert "Alle elever skal" in first
    assert "«skal» → «bør»" in " ".join(again.split())
    assert again == once_more
