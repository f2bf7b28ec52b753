"""`python -m tracecheck`."""

from tracecheck.cli import main

if __name__ == "__main__":
    main()
