"""The command line: options and exit codes, no logic. Commands are imported when they are called."""

import sys

EXIT_INTERRUPTED = 130
"""What shells give for a program that was ended with Ctrl-C: neither findings nor an error of the program."""


def main() -> None:
    """Entry point of the program `tracecheck`."""
    try:
        from tracecheck.cli.app import run

        run()
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
