"""A language model in a folder of the user adds candidates and asserts nothing; without the setting nothing changes."""

import json
from pathlib import Path

import numpy as np
import pytest
from plans_of_lyngmo import D, K, item, plan, run

from tracecheck.config import ConfigError, load_settings
from tracecheck.messages import load_catalogue
from tracecheck.model.coupling import EvidenceKind, Grade
from tracecheck.model.settings import LinkSettings

pytest.importorskip("tokenizers")

# Words that mean the same point the same way: what a real model has learned is written down here.
MEANINGS = {"bil": 0, "kjøretøy": 0, "eldre": 1, "pensjonister": 1, "skole": 2, "elever": 2, "økonomi": 3}


def write_model(folder: Path) -> Path:
    """One vector a word, in the layout of model2vec."""
    folder.mkdir()
    words = ["[UNK]", *MEANINGS]
    vectors = np.zeros((len(words), 4), dtype=np.float32)
    for number, meaning in enumerate(MEANINGS.values(), start=1):
        vectors[number, meaning] = 1
    header = {"embeddings": {"dtype": "F32", "shape": list(vectors.shape), "data_offsets": [0, vectors.nbytes]}}
    head = json.dumps(header).encode()
    (folder / "model.safetensors").write_bytes(len(head).to_bytes(8, "little") + head + vectors.tobytes())
    tokenizer = {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [],
        "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": None, "decoder": None,
        "model": {"type": "WordLevel", "vocab": {word: at for at, word in enumerate(words)}, "unk_token": "[UNK]"},
    }  # fmt: skip
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    return folder


def plans():
    upper = plan(
        "samfunnsdel.docx", D.SAMFUNNSDEL,
        item("a", K.GOAL, "Færre bil"), item("b", K.GOAL, "Glade pensjonister"),
        item("c", K.GOAL, "Trygg skole"), item("d", K.GOAL, "Sunn økonomi"),
    )  # fmt: skip
    lower = plan(
        "okonomiplan.docx", D.OKONOMIPLAN,
        item("x", K.MEASURE, "Nye kjøretøy"), item("y", K.MEASURE, "Dagtilbud til eldre"),
    )  # fmt: skip
    return upper, lower


def test_the_model_shows_what_shares_no_word_and_says_so(tmp_path):
    linkage = run(*plans(), settings=LinkSettings(semantic_model=str(write_model(tmp_path / "modell"))))
    shown = {
        (each.source[-1], each.target[-1]): each for each in linkage.candidates if each.by is EvidenceKind.SEMANTIC
    }
    assert set(shown) == {("x", "a"), ("y", "b")}
    assert not any(each.likely for each in shown.values())


def test_the_model_asserts_nothing(tmp_path):
    with_model = run(*plans(), settings=LinkSettings(semantic_model=str(write_model(tmp_path / "modell"))))
    without = run(*plans())
    assert [(each.source, each.target, each.grade) for each in with_model.links] == [
        (each.source, each.target, each.grade) for each in without.links
    ]


def test_candidates_by_words_keep_their_places_before_those_by_meaning(tmp_path):
    without = run(*plans()).candidates
    found = run(*plans(), settings=LinkSettings(semantic_model=str(write_model(tmp_path / "modell")))).candidates
    assert [each for each in found if each.by is EvidenceKind.LEXICAL] == list(without)


def test_what_the_words_assert_is_marked_where_the_model_agrees_and_stays_loose(tmp_path):
    upper = plan(
        "samfunnsdel.docx", D.SAMFUNNSDEL,
        item("c", K.GOAL, "Elever ved Lyngmo skole leser bøker hver dag"), item("d", K.GOAL, "Sunn økonomi"),
        item("e", K.GOAL, "Glade pensjonister"), item("f", K.GOAL, "Færre bil"),
    )  # fmt: skip
    lower = plan("okonomiplan.docx", D.OKONOMIPLAN, item("z", K.MEASURE, "Nye bøker som elever ved Lyngmo skole leser"))
    (link,) = run(upper, lower, settings=LinkSettings(semantic_model=str(write_model(tmp_path / "modell")))).links
    assert [each.kind for each in link.evidence] == [EvidenceKind.LEXICAL, EvidenceKind.SEMANTIC]
    assert link.grade is Grade.LOOSE
    assert link.score == link.evidence[0].weight


def refusal(folder: Path) -> str:
    """What the user is told of a settings file that names the folder `modell` beside it."""
    settings = folder / "tracecheck.toml"
    settings.write_text('[linking]\nsemantic-model = "modell"\n', encoding="utf-8")
    with pytest.raises(ConfigError) as refused:
        load_settings(settings)
    (problem,) = refused.value.problems
    return load_catalogue("nb").text(problem.message_id, **problem.arguments)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda folder: None, "finner ikke mappen"),
        (lambda folder: folder.mkdir(), "har ingen språkmodell"),
        (lambda folder: (write_model(folder) / "model.safetensors").write_bytes(b"no model"), "kan ikke brukes"),
        (lambda folder: (write_model(folder) / "tokenizer.json").write_text("{}"), "kan ikke brukes"),
    ],
)
def test_a_folder_without_a_model_is_told_with_file_line_and_remedy(tmp_path, make, told):
    make(tmp_path / "modell")
    said = refusal(tmp_path)
    assert told in said
    assert "tracecheck.toml, linje 2" in said


def test_a_package_that_is_not_installed_is_told_with_the_command(tmp_path, monkeypatch):
    write_model(tmp_path / "modell")
    monkeypatch.setattr("tracecheck.linker.similarity.meaning.find_spec", lambda name: None)
    assert "tracecheck[semantic]" in refusal(tmp_path)


def test_the_folder_is_looked_for_beside_the_settings(tmp_path):
    write_model(tmp_path / "modell")
    settings = tmp_path / "tracecheck.toml"
    settings.write_text('[linking]\nsemantic-model = "modell"\n', encoding="utf-8")
    assert load_settings(settings).linking.semantic_model == str(tmp_path / "modell")
