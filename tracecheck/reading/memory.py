"""A limit on the memory of this process, by the system where it keeps one, else by watching."""

import os
import sys
import threading
import time

EXIT_OVER_LIMIT = 77
"""How a watched process ends that takes more than it may."""
_WATCHED_EVERY = 0.05
_MEGABYTE = 1024 * 1024


def limit_memory(megabytes: int) -> None:
    """From now on this process gets no more than this much memory: MemoryError, or its end with EXIT_OVER_LIMIT."""
    if sys.platform.startswith("linux"):
        import resource

        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        wanted = megabytes * _MEGABYTE
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
        return
    watch_memory(megabytes)


def watch_memory(megabytes: int) -> None:
    """End this process when it takes more: macOS and Windows keep no limit that a process can set for itself."""
    threading.Thread(target=_watch, args=(megabytes,), daemon=True).start()


def _watch(megabytes: int) -> None:
    import psutil

    process = psutil.Process()
    while process.memory_info().rss <= megabytes * _MEGABYTE:
        time.sleep(_WATCHED_EVERY)
    os._exit(EXIT_OVER_LIMIT)  # nothing of this process is needed any more, and there is no memory to tidy up in
