"""The sample municipality as files: they open, hold what the list of planted things says, and can be built again."""

import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
DOCX = sorted((SAMPLES / "lyngmo").glob("*.docx"))
PDF = sorted((SAMPLES / "lyngmo-pdf").glob("*.pdf"))
PLANTED: dict[str, list[dict[str, Any]]] = tomllib.loads((SAMPLES / "lyngmo-planted.toml").read_text(encoding="utf-8"))


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad\u0002-]+", "", text)


@pytest.fixture(scope="module")
def docx_texts() -> dict[str, str]:
    """All text of each DOCX, tables, text controls and all, without spaces."""
    return {path.stem: _squeezed("".join(Document(str(path)).element.body.itertext())) for path in DOCX}


@pytest.fixture(scope="module")
def pdf_texts() -> dict[str, str]:
    """All text of each PDF, without spaces."""
    return {path.stem: _squeezed("".join(_pages(path))) for path in PDF}


def _pages(path: Path) -> Iterator[str]:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            yield page.get_textpage().get_text_range()


def _planted_words() -> list[tuple[str, str]]:
    entries = [*PLANTED["finding"], *PLANTED["silence"]]
    return sorted({(entry.get("words_in", entry["document"]), entry["words"]) for entry in entries})


def test_both_folders_hold_the_same_ten_documents() -> None:
    assert len(DOCX) == 10
    assert [path.stem for path in DOCX] == [path.stem for path in PDF]


def test_the_files_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in [*DOCX, *PDF]) < 3_000_000


@pytest.mark.parametrize(("document", "words"), _planted_words())
def test_planted_words_stand_in_both_formats(
    document: str, words: str, docx_texts: dict[str, str], pdf_texts: dict[str, str]
) -> None:
    assert _squeezed(words) in docx_texts[document]
    assert _squeezed(words) in pdf_texts[document]


@pytest.mark.parametrize("label", [chain["label"] for chain in PLANTED["clean_chain"]])
def test_the_goals_of_clean_chains_stand_in_every_link_of_the_chain(label: str, docx_texts: dict[str, str]) -> None:
    goals = tomllib.loads((SAMPLES / "source" / "lyngmo" / "felles.toml").read_text(encoding="utf-8"))
    text = _squeezed(goals["delmål"][label])
    own = next(code for code, goal in goals["26"].items() if f"(delmål {label})" in goal)
    assert text in docx_texts["Kommuneplanens samfunnsdel 2024-2036"]
    assert f"Delmål{label}:«{text}" in docx_texts["Økonomiplan 2026-2029 - vedtatt"]
    assert own in docx_texts["Årsberetning 2025"]
    assert own in docx_texts["Tertialrapport 1-2026"]


def test_what_is_silent_in_the_plan_is_silent(docx_texts: dict[str, str]) -> None:
    assert "Delmål2.3" in docx_texts["Kommuneplanens samfunnsdel 2024-2036"]
    later = [text for stem, text in docx_texts.items() if not stem.startswith("Kommuneplanens")]
    assert not any("2.3:" in text or "trygtstedåbo" in text for text in later)
    assert "matsvinn" not in docx_texts["Årsberetning 2025"].lower()
    assert [stem for stem, text in docx_texts.items() if "veilag" in text] == ["Saksprotokoll kommunestyret sak 45-25"]


def test_the_docx_files_are_the_same_bytes_when_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SAMPLES / "source"))
    import build  # the samples' own build script, beside their texts

    built = {path.name: path.read_bytes() for path in build.write_docx(build.SAMPLES["lyngmo"], tmp_path)}
    for module in ("build", "markup", "word", "picture"):
        sys.modules.pop(module)
    assert built == {path.name: path.read_bytes() for path in DOCX}
