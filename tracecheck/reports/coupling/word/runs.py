"""Words in a row, with links inside the document and signs before states."""

from tracecheck.reports.coupling.blocks import Run, Runs
from tracecheck.reports.coupling.states import color, sign
from tracecheck.reports.coupling.word.elements import Element, add, look_of, text_run
from tracecheck.reports.coupling.word.paper import Paper


def write_runs(parent: Element, runs: Runs, paper: Paper) -> None:
    """Each run with its look; a link to a part that is not here is plain words."""
    for run in runs:
        bookmark = paper.bookmarks.get(run.link or "")
        held = add(parent, "hyperlink", anchor=bookmark, history=1) if bookmark else parent
        if run.state is not None:
            _write_sign(held, run)
        _look(text_run(held, run.text), run, bookmark is not None, paper)


def _write_sign(parent: Element, run: Run) -> None:
    """The sign stays on the line of its word; its colour only repeats what the sign says."""
    if run.state is not None:
        signed = text_run(parent, "")
        signed[-1].text = f"{sign(run.state)}\u00a0"
        add(look_of(signed), "color", val=color(run.state).lstrip("#"))


def _look(element: Element, run: Run, linked: bool, paper: Paper) -> None:
    style = "link" if linked else "quote" if run.quote else "soft" if run.soft else ""
    if style:
        add(look_of(element), "rStyle", val=paper.styles[f"character.{style}"])
    if run.strong:
        add(look_of(element), "b")
