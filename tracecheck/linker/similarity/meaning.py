"""Sentence vectors from a model in a folder that the user names; nothing is downloaded, and nothing learned here.

Two layouts: `model.onnx` (a transformer; the mean of its token vectors, or its own sentence vector) and
`model.safetensors` (one vector a token, as model2vec writes them), each beside `tokenizer.json`. One thread and one
text at a time, so that a text has the same vector whatever else is compared.
"""

import json
from collections.abc import Callable, Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from tracecheck.resources import load_data

Array = Any
Embed = Callable[[str], Array]
_ONNX, _TABLE, _TOKENIZER = "model.onnx", "model.safetensors", "tokenizer.json"
_NUMBERS = {"F16": np.float16, "F32": np.float32, "F64": np.float64, "I32": np.int32, "I64": np.int64}


class ModelError(ValueError):
    """The folder cannot be used; `message_id` is under `error` in the catalogue, with `arguments`."""

    def __init__(self, message_id: str, **arguments: str) -> None:
        super().__init__(message_id)
        self.message_id = message_id
        self.arguments = arguments


def vectors_of(texts: Sequence[str], folder: str) -> Array:
    """Unit rows (texts × dimensions), rounded so that machines agree; a text without known words is a row of zeros.

    Raises ModelError where the folder holds no model that can be used.
    """
    embed = open_model(folder)
    known = {text: embed(text) for text in dict.fromkeys(texts)}
    rows = np.array([known[text] for text in texts], dtype=float)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1.0)).round(5)


@cache
def open_model(folder: str) -> Embed:
    """What makes a vector of a text, by the model of the folder; raises ModelError."""
    path = Path(folder)
    if not path.is_dir():
        raise ModelError("error.model_folder", folder=folder)
    name = next((each for each in (_ONNX, _TABLE) if (path / each).is_file()), None)
    if name is None or not (path / _TOKENIZER).is_file():
        raise ModelError("error.model_files", folder=folder)
    missing = [each for each in ("tokenizers", *(["onnxruntime"] if name == _ONNX else [])) if find_spec(each) is None]
    if missing:
        raise ModelError("error.model_package", name=" ".join(missing))
    try:
        embed = (_transformer if name == _ONNX else _table)(path / name, _tokenizer(path / _TOKENIZER))
        embed("mål")
    except Exception as error:  # The packages raise errors of their own for whatever is wrong with a file.
        cause = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise ModelError("error.model_broken", folder=folder, cause=cause[:200]) from error
    return embed


def _tokenizer(path: Path) -> Any:
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(path.read_text(encoding="utf-8"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(int(load_data("linking")["semantic"]["tokens"]))
    return tokenizer


def _transformer(path: Path, tokenizer: Any) -> Embed:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(path.read_bytes(), options, providers=["CPUExecutionProvider"])
    wanted = [each.name for each in session.get_inputs()]

    def embed(text: str) -> Array:
        found = tokenizer.encode(text)
        given = {
            "input_ids": found.ids,
            "attention_mask": found.attention_mask,
            "token_type_ids": found.type_ids,
        }
        output = session.run(None, {name: np.array([given[name]], dtype=np.int64) for name in wanted})[0]
        return output[0].sum(axis=0) / max(1, len(found.ids)) if output.ndim == 3 else output[0]

    return embed


def _table(path: Path, tokenizer: Any) -> Embed:
    tensors = _read_tensors(path.read_bytes())
    vectors = next(each for each in tensors.values() if each.ndim == 2).astype(float)
    rows = tensors.get("mapping", np.arange(len(vectors)))
    weights = tensors.get("weights", np.ones(len(rows))).astype(float)

    def embed(text: str) -> Array:
        ids = tokenizer.encode(text, add_special_tokens=False).ids
        if not ids:
            return np.zeros(vectors.shape[1])
        return (vectors[rows[ids]] * weights[ids][:, None]).mean(axis=0)

    return embed


def _read_tensors(data: bytes) -> dict[str, Array]:
    """The tables of a safetensors file: eight bytes for the length of a JSON header, the header, the numbers."""
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    tables = {}
    for name, entry in sorted(header.items()):
        if name == "__metadata__":
            continue
        first, last = entry["data_offsets"]
        numbers = np.frombuffer(data[start + first : start + last], _NUMBERS[entry["dtype"]])
        tables[name] = numbers.reshape(entry["shape"])
    return tables
