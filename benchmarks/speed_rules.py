"""What the rules cost beside the linking of a corpus: what benchmarks/speed.py tells of rules.

    python benchmarks/speed_rules.py FOLDER

Reads the plans of a folder as `check` does, links them, and runs every rule that is on by default, one after the other:
its check and the words of its findings. Seconds of work of this process, in one run.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from tracecheck.discover import find_documents
from tracecheck.linker import link
from tracecheck.linker.similarity.lemma_cache import kept_lemmas
from tracecheck.messages import load_catalogue
from tracecheck.model.settings import RuleSettings, Settings
from tracecheck.reading import read_files
from tracecheck.reading.cache import Cache, default_folder
from tracecheck.rules import Corpus, documents_under_check, run_rules
from tracecheck.rules.registry import selected_rules

T = TypeVar("T")


def main() -> int:
    """Print the seconds of the linking, of what rules look things up in, and of each rule."""
    gc.disable()
    settings, catalogue = Settings(), load_catalogue("nb")
    plans = read_files(find_documents([Path(sys.argv[1])]), settings, lambda *_: None).plans
    rules = [each.rule.code for each in selected_rules(RuleSettings())]
    with kept_lemmas(Cache(default_folder()).lemmas):
        linkage, linking = timed(partial(link, plans, settings.linking))
        corpus, indexes = timed(partial(Corpus, plans, linkage, documents_under_check(plans, linkage)))
        seconds = {
            code: timed(partial(run_rules, corpus, RuleSettings(select=(code,)), catalogue))[1] for code in rules
        }
    print(json.dumps({"linking": linking, "indexes": indexes, "rules": seconds}))
    return 0


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What some work gives, and how many seconds of work it took."""
    begin = time.process_time()
    result = work()
    return result, time.process_time() - begin


if __name__ == "__main__":
    sys.exit(main())
