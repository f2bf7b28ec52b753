"""Patterns compiled from the lexicons in `data/`."""

import re
from functools import cache
from typing import Any

from tracecheck.resources import load_data


def cues(section: str) -> dict[str, Any]:
    """One section of `data/cues.toml`."""
    found: dict[str, Any] = load_data("cues")[section]
    return found


def alternation(patterns: list[str]) -> str:
    """One group that matches any of the patterns; a space in them stands for any white space."""
    return "(?:" + "|".join(pattern.replace(" ", r"\s+") for pattern in patterns) + ")"


@cache
def whole(section: str, key: str) -> re.Pattern[str]:
    """Matches a whole text against the patterns of `data/cues.toml` [section] key."""
    return re.compile(rf"{alternation(cues(section)[key])}\Z", re.IGNORECASE)


@cache
def whole_start(section: str, key: str) -> re.Pattern[str]:
    """Matches the first words of a text against the patterns of `data/cues.toml` [section] key."""
    return re.compile(rf"{alternation(cues(section)[key])}(?!\w)", re.IGNORECASE)


@cache
def inside(section: str, key: str) -> re.Pattern[str]:
    """Finds the patterns of `data/cues.toml` [section] key anywhere in a text, at word starts."""
    return re.compile(rf"(?<!\w){alternation(cues(section)[key])}", re.IGNORECASE)


@cache
def anywhere(section: str, key: str) -> re.Pattern[str]:
    """Finds the patterns of `data/cues.toml` [section] key, which bring their own limits."""
    return re.compile(alternation(cues(section)[key]), re.IGNORECASE)
