"""Page one of the coupling report, part by part: what a council is told, and what it can ask for."""
