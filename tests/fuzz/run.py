"""Fuzz one target with atheris (coverage-guided), or every one that is there:

    pip install atheris
    python tests/fuzz/run.py TARGET [--minutes 10] [--work DIR]

New inputs and crashes are kept in DIR/TARGET (by default in the system's folder for temporary files), never in the
repository: a crash that was mended is put into tests/fuzz/crashes/TARGET by hand.
"""

import argparse
import pkgutil
import random
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import atheris

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

with atheris.instrument_imports(include=["tracecheck"]):
    from tests.fuzz.targets import TARGETS, readable

    for module in pkgutil.walk_packages([str(HERE.parent.parent / "tracecheck")], "tracecheck."):
        if "__main__" not in module.name:  # what is imported later would not be seen by the fuzzer
            import_module(module.name)


def main() -> None:
    """Starts libFuzzer, which ends the process."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("target", choices=readable())
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "tracecheck-fuzz")
    options = parser.parse_args()
    corpus, crashes = options.work / options.target / "corpus", options.work / options.target / "crashes"
    for folder in (corpus, crashes):
        folder.mkdir(parents=True, exist_ok=True)
    _write_starts(corpus)
    seeds = [str(each) for each in (HERE / "seeds" / options.target,) if each.is_dir()]
    limits = [
        f"-max_total_time={int(options.minutes * 60)}",
        "-timeout=20",
        "-rss_limit_mb=3000",
        "-max_len=20000",
        "-len_control=0",
    ]
    shown = [f"-artifact_prefix={crashes}/", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *limits, *shown, str(corpus), *seeds], TARGETS[options.target])
    atheris.Fuzz()


def _write_starts(corpus: Path) -> None:
    """Inputs of every length to begin with: what is made by chance needs many bytes before anything happens."""
    for number in range(40):
        source = random.Random(number)
        (corpus / f"start{number}").write_bytes(source.randbytes(source.choice([40, 200, 800, 3000])))


if __name__ == "__main__":
    main()
