"""How long a title, a heading, a goal may be: the numbers of `data/lengths.toml`."""

from tracecheck.resources import load_data


def word_limit(name: str) -> int:
    """A number of words."""
    return int(load_data("lengths")["words"][name])


def character_limit(name: str) -> int:
    """A number of characters."""
    return int(load_data("lengths")["characters"][name])


def count_limit(name: str) -> int:
    """A number of units, sentences, lines or years."""
    return int(load_data("lengths")["counts"][name])
