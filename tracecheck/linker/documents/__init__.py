"""Which documents count, and which may answer which."""
