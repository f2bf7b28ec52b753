"""Read and parse every file of a folder, each in a process of its own, and print what each cost:

    python tests/hostile/measure.py DIR [PART OF A NAME …]

Seconds of processor for reading and for parsing, megabytes at most, blocks, items, the first problem. A process is
ended after 60 seconds of processor or at 6 GB.
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

SECONDS, BYTES = 60, 6_000_000_000


def main() -> None:
    """One line for each file; with `--one` the file itself, in this process."""
    if sys.argv[1] == "--one":
        _measure(Path(sys.argv[2]))
        return
    for path in sorted(Path(sys.argv[1]).iterdir()):
        if len(sys.argv) == 2 or any(part in path.name for part in sys.argv[2:]):
            done = subprocess.run(
                [sys.executable, __file__, "--one", str(path)], capture_output=True, text=True, check=False
            )
            last = done.stderr.strip().splitlines()[-1:] or [""]
            told = done.stdout.strip() or f"ended with {done.returncode} {last[0][:80]}"
            sys.stdout.write(f"{path.name:34} {path.stat().st_size / 1e6:7.2f} MB  {told}\n")
            sys.stdout.flush()


def _measure(path: Path) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    from tracecheck.model.settings import DocumentSettings
    from tracecheck.readers.base import ReadOptions
    from tracecheck.reading.one import parse_source, read_file, read_source
    from tracecheck.reading.task import Task

    task = Task(str(path), path.name, True, ReadOptions(), DocumentSettings())
    started = time.process_time()
    if path.suffix == ".json":
        plans = read_file(task).plans
        blocks, read = 0, time.process_time()
    else:
        source = read_source(task)
        blocks, read = len(source.blocks), time.process_time()
        plans = (parse_source(source, task),)
    parsed = time.process_time()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    problems = [f"{each.message_id} {each.arguments}" for plan in plans for each in plan.problems]
    items = sum(len(plan.items) for plan in plans)
    sys.stdout.write(
        f"read {read - started:6.2f} s  parsed {parsed - read:6.2f} s  {peak:5.0f} MB  {blocks:6} blocks "
        f"{items:6} items  {len(problems)} {problems[:1]}"[:260]
    )


if __name__ == "__main__":
    main()
