"""What persons have decided: their decisions held against the texts of today."""
