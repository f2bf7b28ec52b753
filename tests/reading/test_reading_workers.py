"""A document that takes too long, too much, or the worker with it, is lost alone and said to be lost."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.reading import tasks
from tracecheck.discover import find_documents
from tracecheck.model.settings import LimitSettings, Settings
from tracecheck.reading import ReadingOptions, plans, read_files
from tracecheck.reading.memory import EXIT_OVER_LIMIT
from tracecheck.reading.plans import limits_of
from tracecheck.reading.workers import Limits, Outcome, default_jobs, run_bounded, run_here

AMPLE = Limits(seconds=60, megabytes=2048)


def _by_number(function: Callable[[int], int], numbers: list[int], limits: Limits, jobs: int) -> list[Outcome[int]]:
    return sorted(run_bounded(function, numbers, limits, jobs), key=lambda outcome: outcome.index)


@pytest.mark.parametrize("task", [tasks.double_or_hang, tasks.double_or_toil], ids=["waiting", "working"])
def test_a_task_that_never_ends_costs_its_limit_and_the_others_go_on(task: Callable[[int], int]) -> None:
    done = _by_number(task, [1, -1, 3, 4], Limits(seconds=1, megabytes=2048), jobs=2)
    assert [outcome.result for outcome in done] == [2, None, 6, 8]
    lost = done[1].problem
    assert lost is not None
    assert (lost.code, lost.message_id, lost.arguments) == ("TC001", "TC001.timeout", {"seconds": 1})


def test_a_worker_that_dies_takes_only_its_own_task_with_it() -> None:
    done = _by_number(tasks.double_or_die, [1, -1, 3], AMPLE, jobs=1)
    assert [outcome.result for outcome in done] == [2, None, 6]
    assert done[1].problem is not None
    assert done[1].problem.message_id == "TC001.crashed"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere memory is watched, see the next test")
def test_a_task_that_takes_too_much_memory_is_lost_alone() -> None:
    done = _by_number(tasks.double_or_take, [1, -1, 3], AMPLE, jobs=1)
    assert [outcome.result for outcome in done] == [2, None, 6]
    assert done[1].problem is not None
    assert done[1].problem.message_id == "TC001.memory"


def test_a_watched_process_ends_itself_when_it_takes_too_much() -> None:
    program = (
        "import time; from tracecheck.reading.memory import watch_memory; watch_memory(200)\n"
        "kept = bytearray(600_000_000); time.sleep(30)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == EXIT_OVER_LIMIT


def test_without_workers_the_same_tasks_give_the_same_results() -> None:
    assert list(run_here(tasks.double_or_hang, [1, 2])) == _by_number(tasks.double_or_hang, [1, 2], AMPLE, jobs=2)
    assert list(run_bounded(tasks.double_or_hang, [], AMPLE, jobs=2)) == []


def test_there_is_at_least_one_worker() -> None:
    assert default_jobs() >= 1


def test_the_user_sets_the_limits_of_a_document() -> None:
    usual = limits_of(Settings())
    assert usual.seconds > 30
    assert limits_of(Settings(limits=LimitSettings(seconds=5))) == Limits(5, usual.megabytes)
    assert limits_of(Settings(limits=LimitSettings(megabytes=512))) == Limits(usual.seconds, 512)


def test_the_order_is_that_of_the_files_and_a_crash_is_a_document_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ["Samfunnsdel A 2024-2036.md", "Samfunnsdel B krasj 2024-2036.md", "Samfunnsdel C 2024-2036.md"]
    for name in names:
        (tmp_path / name).write_text("# Samfunnsdel\n\nDelmål 1.1 Alle har et sted å bo.\n", encoding="utf-8")
    monkeypatch.setattr(plans, "read_file", tasks.read_or_die)
    told: list[tuple[int, int]] = []
    found = read_files(
        find_documents([tmp_path]), Settings(), lambda _key, done, total: told.append((done, total)), ReadingOptions(2)
    ).plans
    assert [plan.key for plan in found] == names
    assert [len(plan.items) for plan in found] == [1, 0, 1]
    assert [problem.message_id for plan in found for problem in plan.problems] == ["TC001.crashed"]
    assert found[1].kind == found[0].kind, "by its name it is a samfunnsdel: nobody is told that there is none"
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
