"""What all tests share: they leave nothing in the caches of the user who runs them, and a test that needs a program
that is not installed is skipped with a reason."""

import os
import shutil
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


def pytest_runtest_setup(item: pytest.Item) -> None:
    for mark in item.iter_markers("needs"):
        for program in mark.args:
            if shutil.which(program) is None:
                pytest.skip(f"needs {program}, which is not installed")
