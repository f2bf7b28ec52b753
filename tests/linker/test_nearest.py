"""Who is nearest to whom is the same in whatever blocks it is worked out, and nothing is left out on the way."""

import numpy as np
import pytest
from scipy import sparse

from tracecheck.linker.similarity import product
from tracecheck.linker.similarity.best import ColumnBest, best_of_rows
from tracecheck.linker.similarity.nearest import Nearest, Sizes, find_nearest


def _texts(count: int, seed: int) -> sparse.csr_matrix:
    """Unit rows over 300 features, a few of them frequent."""
    chance = np.random.default_rng(seed)
    rows = chance.random((count, 300)) * (chance.random((count, 300)) < np.linspace(0.9, 0.01, 300))
    return sparse.csr_matrix(rows / np.linalg.norm(rows, axis=1)[:, None])


def _same(one: Nearest, other: Nearest) -> bool:
    names = ("columns", "scores", "relative", "leads", "followers", "followed")
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


def _nearest(pairs: int) -> Nearest:
    owners = [f"enhet {row // 20}" for row in range(90)]
    return find_nearest(
        _texts(90, 1),
        _texts(150, 2),
        lambda rows: np.ones((rows.stop - rows.start, 150), bool),
        owners,
        Sizes(5, 5, pairs),
    )


@pytest.mark.parametrize("dense", [0, 7, 300])
def test_blocks_and_the_way_of_multiplying_change_nothing(dense: int, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = _nearest(1_000_000)
    monkeypatch.setattr(product, "_SMALL", 0)
    monkeypatch.setattr(product, "_DENSE_FEATURES", dense)
    for pairs in (1, 700, 4_000, 1_000_000):
        assert _same(_nearest(pairs), plain)


def test_the_product_is_that_of_all_pairs() -> None:
    lower, upper = _texts(40, 3), _texts(60, 4)
    every = product.Product(lower, upper).block(slice(0, 40))
    assert np.allclose(every, (lower @ upper.T).toarray(), atol=1e-7)


def test_the_best_of_a_row_are_found_in_groups_and_ties_go_to_the_first_column() -> None:
    block = np.random.default_rng(5).integers(0, 40, (30, 1_000)) / 10_000
    columns, values = best_of_rows(block, 4)
    right = np.lexsort((np.broadcast_to(np.arange(1_000), block.shape), -block))[:, :4]
    assert np.array_equal(columns, right)
    assert np.array_equal(values, np.take_along_axis(block, right, axis=1))


def test_the_best_of_a_column_stay_over_all_blocks_and_ties_go_to_the_first_row() -> None:
    table = np.random.default_rng(6).integers(0, 50, (200, 8)) / 10_000
    best = ColumnBest(8, 3)
    for first in range(0, 200, 37):
        best.add(table[first : first + 37], table[first : first + 37] * 2, first)
    right = np.lexsort((np.broadcast_to(np.arange(200), (8, 200)), -table.T))[:, :3]
    assert np.array_equal(best.rows, right)
    assert np.array_equal(best.beside, np.take_along_axis(table.T, right, axis=1) * 2)


def test_identical_texts_are_told_apart_by_their_order_alone() -> None:
    same = sparse.csr_matrix(np.ones((500, 4)) / 2)
    found = find_nearest(
        same, same, lambda rows: np.ones((rows.stop - rows.start, 500), bool), ["x"] * 500, Sizes(3, 5, 20_000)
    )
    assert np.array_equal(found.columns, np.broadcast_to([0, 1, 2], (500, 3)))
    assert np.array_equal(found.followers, np.broadcast_to([0, 1, 2], (500, 3)))
