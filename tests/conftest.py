"""What all tests share: they leave nothing in the caches of the user who runs them."""

import os
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    before = os.environ.get("TRACECHECK_CACHE_DIR")
    os.environ["TRACECHECK_CACHE_DIR"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["TRACECHECK_CACHE_DIR"]
    else:
        os.environ["TRACECHECK_CACHE_DIR"] = before
