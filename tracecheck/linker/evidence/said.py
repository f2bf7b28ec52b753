"""What the words by which a document speaks of its own follow-up come to; the one place that says so."""

from tracecheck.model.item import FollowUp
from tracecheck.resources import load_data


def is_put_off(follow_up: FollowUp | None) -> bool:
    """True for words that put a goal off, with or without a year."""
    return _is("justifying", follow_up)


def is_answering(follow_up: FollowUp | None) -> bool:
    """True for words that answer a goal: «i ordinær drift», «innenfor rammen»."""
    return _is("answering", follow_up)


def is_status(follow_up: FollowUp | None) -> bool:
    """True for words that tell how it stands and answer nothing: «ikke påbegynt»."""
    return _is("status", follow_up)


def says_how(follow_up: FollowUp | None) -> bool:
    """True for all words that say how, where, when or why not a goal is followed up; a status alone does not."""
    return follow_up is not None and not is_status(follow_up)


def _is(role: str, follow_up: FollowUp | None) -> bool:
    return follow_up is not None and follow_up.kind in load_data("chain")["threads"][role]
