"""The command line: options and exit codes, no logic. Commands are imported when they are called."""


def main() -> None:
    """Entry point of the program `tracecheck`."""
    from tracecheck.cli.app import run

    run()
