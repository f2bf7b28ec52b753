"""Likeness of short Norwegian texts: words under one key, vectors, relative scores."""
