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
PRINTED = ("lyngmo", "storvag")
DOCX = {name: sorted((SAMPLES / name).glob("*.docx")) for name in PRINTED}
PDF = {name: sorted((SAMPLES / f"{name}-pdf").glob("*.pdf")) for name in PRINTED}
PLANTED: dict[str, dict[str, list[dict[str, Any]]]] = {
    name: tomllib.loads((SAMPLES / f"{name}-planted.toml").read_text(encoding="utf-8")) for name in PRINTED
}
Texts = dict[str, dict[str, str]]


def _squeezed(text: str) -> str:
    return re.sub(r"[\s\ufffe\u00ad\u0002-]+", "", text)


@pytest.fixture(scope="module")
def docx_texts() -> Texts:
    """All text of each DOCX, tables, text controls and all, without spaces; by municipality."""
    return {
        name: {path.stem: _squeezed("".join(Document(str(path)).element.body.itertext())) for path in paths}
        for name, paths in DOCX.items()
    }


@pytest.fixture(scope="module")
def pdf_texts() -> Texts:
    """All text of each PDF, without spaces; by municipality."""
    return {name: {path.stem: _squeezed("".join(_pages(path))) for path in paths} for name, paths in PDF.items()}


def _pages(path: Path) -> Iterator[str]:
    with pypdfium2.PdfDocument(path) as document:
        for page in document:
            yield page.get_textpage().get_text_range()


def _planted_words() -> list[tuple[str, str, str]]:
    entries = [(name, each) for name, lists in PLANTED.items() for each in [*lists["finding"], *lists["silence"]]]
    return sorted({(name, entry.get("words_in", entry["document"]), entry["words"]) for name, entry in entries})


@pytest.mark.parametrize(("name", "count"), [("lyngmo", 10), ("storvag", 6)])
def test_both_folders_hold_the_same_documents(name: str, count: int) -> None:
    assert len(DOCX[name]) == count
    assert [path.stem for path in DOCX[name]] == [path.stem for path in PDF[name]]


def test_the_files_are_small_enough_to_ship() -> None:
    assert sum(path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()) < 3_000_000


@pytest.mark.parametrize(("name", "document", "words"), _planted_words())
def test_planted_words_stand_in_both_formats(
    name: str, document: str, words: str, docx_texts: Texts, pdf_texts: Texts
) -> None:
    assert _squeezed(words) in docx_texts[name][document]
    assert _squeezed(words) in pdf_texts[name][document]


@pytest.mark.parametrize("label", [chain["label"] for chain in PLANTED["lyngmo"]["clean_chain"]])
def test_the_goals_of_clean_chains_stand_in_every_link_of_the_chain(label: str, docx_texts: Texts) -> None:
    lyngmo = docx_texts["lyngmo"]
    goals = tomllib.loads((SAMPLES / "source" / "lyngmo" / "felles.toml").read_text(encoding="utf-8"))
    text = _squeezed(goals["delmål"][label])
    own = next(code for code, goal in goals["26"].items() if f"(delmål {label})" in goal)
    assert text in lyngmo["Kommuneplanens samfunnsdel 2024-2036"]
    assert f"Delmål{label}:«{text}" in lyngmo["Økonomiplan 2026-2029 - vedtatt"]
    assert own in lyngmo["Årsberetning 2025"]
    assert own in lyngmo["Tertialrapport 1-2026"]


def test_what_is_silent_in_the_plan_is_silent(docx_texts: Texts) -> None:
    lyngmo = docx_texts["lyngmo"]
    assert "Delmål2.3" in lyngmo["Kommuneplanens samfunnsdel 2024-2036"]
    later = [text for stem, text in lyngmo.items() if not stem.startswith("Kommuneplanens")]
    assert not any("2.3:" in text or "trygtstedåbo" in text for text in later)
    assert "matsvinn" not in lyngmo["Årsberetning 2025"].lower()
    assert [stem for stem, text in lyngmo.items() if "veilag" in text] == ["Saksprotokoll kommunestyret sak 45-25"]


@pytest.mark.parametrize("name", [*PRINTED, "tindefjell"])
def test_the_docx_files_are_the_same_bytes_when_built_again(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(SAMPLES / "source"))
    import build  # the samples' own build script, beside their texts

    built = {path.name: path.read_bytes() for path in build.write_docx(build.SAMPLES[name], tmp_path)}
    for module in ("build", "markup", "word", "picture"):
        sys.modules.pop(module)
    assert built == {path.name: path.read_bytes() for path in (SAMPLES / name).glob("*.docx")}
