"""Goal chapters of fictional municipalities in the shapes that plans have, each with what a reader finds in it."""

from pathlib import Path

import pytest

from tests.corpus.scoring import score_file

HERE = Path(__file__).parent
LEAST = {
    "bergmo_samfunnsdel.md": 1.0,
    "elvdal_samfunnsdel.md": 1.0,
    "fjellstol_samfunnsdel.md": 1.0,
    "havnes_samfunnsdel.html": 1.0,
    "heidal_samfunnsdel.md": 0.85,
    "nordvik_arsrapport.md": 1.0,
    "nordvik_okonomiplan.md": 1.0,
    "rognli_samfunnsdel.md": 1.0,
    "rognli_virksomhetsplan.md": 0.85,
    "skogly_enhetsavtale.docx": 1.0,
    "solvang_samfunnsdel.md": 1.0,
    "storas_temaplan.html": 1.0,
    "sundby_samfunnsdel.md": 1.0,
    "tangen_handlingsplan.md": 1.0,
    "vikneset_handlingsplan.md": 1.0,
}


@pytest.mark.parametrize("name", LEAST)
def test_goals_of_a_chapter_are_read(name: str) -> None:
    score = score_file(HERE / name)
    assert score.f1 >= LEAST[name], (score.missed, score.extra)


def test_every_document_is_held() -> None:
    truths = {path.name.removesuffix(".expected.json") for path in HERE.glob("*.expected.json")}
    assert {Path(name).stem for name in LEAST} == truths
