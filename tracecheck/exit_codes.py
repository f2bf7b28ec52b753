"""How the program ends; 2 before 3 before 1 before 0."""

CLEAN = 0
FINDINGS = 1
USAGE = 2
INCOMPLETE = 3
INTERRUPTED = 130
"""What shells give for a program that was ended with Ctrl-C: neither findings nor an error of the program."""
