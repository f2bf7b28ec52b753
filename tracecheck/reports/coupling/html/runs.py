"""Words in a row as elements: quotes, links, states with their signs."""

import re
from collections.abc import Iterable

from markupsafe import Markup

from tracecheck.model.traceability import CellState
from tracecheck.reports.coupling.blocks import Run, clean
from tracecheck.reports.coupling.html.context import Context
from tracecheck.reports.coupling.html.tags import joined, tag, text
from tracecheck.reports.coupling.states import sign, word

_BLANK = Markup("&nbsp;")
_HELD = re.compile(r"(?<=\d) (?=\d{3}\b|%)")
"""Blanks inside a figure, where no line ends."""
_QUOTED = re.compile(r"(\s*)[«\"“](.*)[»\"”](\s*)", re.DOTALL)


def runs(parts: Iterable[Run], context: Context, *, links: bool = True, told: bool = True) -> Markup:
    """Runs one after the other; a link to a part that is not in the report is no link. On paper a link is `told` by
    the chapter that it leads to."""
    return joined(_run(each, context, links, told) for each in parts)


def badge(state: CellState, context: Context) -> Markup:
    """A state alone: sign and word."""
    return _stated(state, text(word(state, context.catalogue)))


def beside(state: CellState, parts: Iterable[Run], context: Context) -> Markup:
    """The state of the words that follow: the sign alone where they say it themselves."""
    said = clean("".join(each.text for each in parts)).casefold()
    if word(state, context.catalogue).casefold() not in said:
        return badge(state, context)
    return tag("span", _sign(state), class_=f"state s-{state.value}")


def _run(run: Run, context: Context, links: bool, told: bool) -> Markup:
    shown = _words(run)
    if run.state is not None:
        shown = _stated(run.state, _with_word(run, run.state, shown, context))
    if not links or run.link is None or run.link not in context.targets:
        return shown
    number = context.targets[run.link]
    to = context.say("see_chapter", number=number) if told and number != context.chapter else None
    return tag("a", shown, href=f"#{run.link}", data_to=to)


def _words(run: Run) -> Markup:
    if run.quote:
        found = _QUOTED.fullmatch(run.text)
        before, inside, after = found.groups() if found else ("", run.text, "")
        return text(before) + tag("q", tag("bdi", inside)) + text(after)
    words = Markup(_HELD.sub(_BLANK, text(run.text)))
    if run.strong:
        return tag("strong", words)
    return tag("span", words, class_="soft") if run.soft else words


def _with_word(run: Run, state: CellState, shown: Markup, context: Context) -> Markup:
    """The words of a run with a state, with the word for the state where they do not say it: a sign alone is read
    aloud as nothing."""
    said = word(state, context.catalogue)
    if not run.text.strip():
        return text(said)
    if said.casefold() in clean(run.text).casefold():
        return shown
    return tag("span", f"{said}: ", class_="hidden") + shown


def _stated(state: CellState, shown: Markup) -> Markup:
    return tag("span", _sign(state), _BLANK, shown, class_=f"state s-{state.value}")


def _sign(state: CellState) -> Markup:
    return tag("span", sign(state), class_="sign", aria_hidden="true")
