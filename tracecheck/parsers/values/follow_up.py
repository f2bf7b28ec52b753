"""A document's own answer to where something is followed up."""

import re

from tracecheck.model.plan import FollowUp

_PHRASES = (
    ("ordinary_operations", re.compile(r"(?:ordinær|løpende) drift|ligger i linjen", re.IGNORECASE)),
    ("within_frame", re.compile(r"inn(?:en|an)for (?:eksisterende )?ramm\w+", re.IGNORECASE)),
    ("postponed", re.compile(r"følges opp fra (?P<year>20\d\d)", re.IGNORECASE)),
    ("not_prioritised", re.compile(r"ikke prioritert", re.IGNORECASE)),
    ("own_case", re.compile(r"egen sak", re.IGNORECASE)),
)


def find_follow_up(text: str) -> FollowUp | None:
    """The first follow-up phrase in `text`, or None."""
    for kind, phrase in _PHRASES:
        match = phrase.search(text)
        if match:
            year = match.groupdict().get("year")
            return FollowUp(kind, match.group(), int(year) if year else None)
    return None
