"""Plain frozen dataclasses that the rooms hand to each other. Imports nothing of tracecheck but itself."""
