"""Which way an indicator should move."""

import re

_DOWN = re.compile(r"sykefravær|sjukefråvær|mobbing|utslipp|frafall", re.IGNORECASE)
_UP = re.compile(r"nærvær|trivsel|tilfredshet|heltidsandel", re.IGNORECASE)


def better_direction(text: str) -> str | None:
    """«down» when lower is better, «up» when higher is better, None when unknown."""
    if _DOWN.search(text):
        return "down"
    return "up" if _UP.search(text) else None
