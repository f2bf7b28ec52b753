"""A plain word TF-IDF product of a corpus: what benchmarks/speed.py sets the program against.

    python benchmarks/speed_plain.py FOLDER

Reads the items of every .json file of the folder, cuts their texts into words, weighs them (TF-IDF, unit rows), and
multiplies every level with the one above it; for each lower text the five most alike. No lemmas, no compounds, no
letters, no context, no grading.
"""

import json
import re
import sys
import time
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from speed_corpus import SHARES

_WORD = re.compile(r"\w+")
_PAIRS = 2_000_000


def main() -> int:
    """Print the seconds that the product alone takes, and a sum that shows that it was made."""
    levels = {kind: texts_of(Path(sys.argv[1]), kind) for kind in SHARES}
    begin = time.perf_counter()
    matrix = weigh([text for texts in levels.values() for text in texts])
    total, start = 0.0, 0
    kinds = list(levels)
    for upper, lower in pairwise(kinds):
        middle = start + len(levels[upper])
        total += best(matrix[middle : middle + len(levels[lower])], matrix[start:middle])
        start = middle
    print(json.dumps({"seconds": time.perf_counter() - begin, "sum": round(total, 2)}))
    return 0


def texts_of(folder: Path, kind: str) -> list[str]:
    """The texts of all items of a level."""
    documents = (json.loads(path.read_bytes())["documents"] for path in sorted(folder.glob(f"{kind}-*.json")))
    return [item["text"] for (document,) in documents for item in document["items"]]


def weigh(texts: list[str]) -> Any:
    """TF-IDF of words, rows of length one."""
    bags = [Counter(_WORD.findall(text.casefold())) for text in texts]
    number: dict[str, int] = {}
    columns = [number.setdefault(word, len(number)) for bag in bags for word in bag]
    values = np.array([count for bag in bags for count in bag.values()], dtype=float)
    starts = np.cumsum([0, *(len(bag) for bag in bags)])
    rarity = np.log(len(texts) / np.bincount(columns)) + 1
    values *= rarity[columns]
    counts = sparse.csr_matrix((values, columns, starts), shape=(len(texts), len(number)))
    lengths = np.sqrt(counts.multiply(counts).sum(axis=1)).A1
    return sparse.diags(1 / lengths) @ counts


def best(lower: Any, upper: Any) -> float:
    """The sum of the five highest of every lower text."""
    total, step = 0.0, max(1, _PAIRS // upper.shape[0])
    for start in range(0, lower.shape[0], step):
        block = (lower[start : start + step] @ upper.T).toarray()
        chosen = np.argpartition(-block, 4, axis=1)[:, :5]
        total += float(np.take_along_axis(block, chosen, axis=1).sum())
    return total


if __name__ == "__main__":
    sys.exit(main())
