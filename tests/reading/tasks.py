"""What worker processes are given to do in the tests: functions that a new process can import."""

import os
import time
from pathlib import Path

from tracecheck.reading.one import read_file
from tracecheck.reading.task import FileRead, Task


def double_or_hang(number: int) -> int:
    """Twice the number; never ends for a negative one."""
    while number < 0:
        time.sleep(0.05)
    return 2 * number


def double_or_toil(number: int) -> int:
    """Twice the number; never ends its work for a negative one."""
    while number < 0:
        pass
    return 2 * number


def double_or_die(number: int) -> int:
    """Twice the number; a negative one ends the process at once, as a crash in a library does."""
    if number < 0:
        os._exit(9)
    return 2 * number


def double_or_take(number: int) -> int:
    """Twice the number; a negative one takes a lot of memory first."""
    if number < 0:
        return len(bytearray(4_000_000_000))
    return 2 * number


def read_or_die(task: Task) -> FileRead:
    """The plans of a file, but a file named so ends the process."""
    if "krasj" in Path(task.path).name:
        os._exit(9)
    return read_file(task)
