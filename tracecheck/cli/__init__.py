"""The command line: options and exit codes, no logic. Commands are imported when they are called."""

import sys

from tracecheck import exit_codes


def main() -> None:
    """Entry point of the program `tracecheck`."""
    try:
        from tracecheck.cli.app import run

        run()
    except KeyboardInterrupt:
        sys.exit(exit_codes.INTERRUPTED)
