"""Plans → couplings with evidence and grade. Knows language and structure."""
