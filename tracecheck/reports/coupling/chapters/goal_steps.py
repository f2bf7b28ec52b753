"""The steps of a goal's thread in one line: measure, target, money, owner, deadline, each in the document's words."""

from collections.abc import Callable, Iterator

from tracecheck.messages.numbers import format_number
from tracecheck.model.coupling import Step, StepState
from tracecheck.model.item import Amount, Item
from tracecheck.model.traceability import GoalRow
from tracecheck.reports.coupling.blocks import Block, Paragraph, Run
from tracecheck.reports.coupling.book import Book
from tracecheck.reports.look import shortened
from tracecheck.resources import load_data
from tracecheck.rules.phrases import unquoted

_STATED = (StepState.STATED, StepState.CONFIRMED)
# Some words say where the money comes from; which, the item does not keep.
_SAID = "text"
_FUNDING = ("new", "within_frame", "none_stated")
_QUOTATION_MARKS = ' «»“”„"'


def goal_steps(row: GoalRow, book: Book) -> Iterator[Block]:
    """One line; steps that do not apply are left out."""
    thread = book.corpus.thread(row.goal)
    if thread is None or not any(step.state in _STATED for step in thread.steps.values()):
        return
    runs = [Run(book.text("goals_chapter.steps") + ": ", strong=True)]
    for name in _TOLD:
        step = thread.steps.get(name)
        if step is not None and step.state is not StepState.NOT_APPLICABLE:
            runs.extend((Run(" · "),) if len(runs) > 1 else ())
            what = _what(name, step, row, book)
            runs.append(Run(book.text("goals_chapter.step", step=book.text(f"step.{name}"), what=what)))
    if len(runs) > 1:
        yield Paragraph(tuple(runs), "note")


def _what(name: str, step: Step, row: GoalRow, book: Book) -> str:
    if step.state not in _STATED:
        return book.text(f"step_state.{step.state.value}").lower()
    sources = dict.fromkeys([*(each.partition(" -> ")[0] for each in (*step.shallow, *step.deep)), row.goal])
    now = sorted(sources, key=lambda each: each.rpartition("#")[0] not in book.web.current)
    items = (found.item for each in now if (found := book.corpus.item(each)) is not None)
    said = next((words for item in items if (words := _TOLD[name](item, book))), None)
    return shortened(said, _longest()) if said else book.text("goals_chapter.stated")


def _longest() -> int:
    return int(load_data("traceability")["goal"]["step"])


def _bare(text: str) -> str:
    """A part of a text that stands in quotation marks has one of the two: neither belongs to it."""
    return text.strip(_QUOTATION_MARKS)


def _measure(item: Item, book: Book) -> str | None:
    return book.catalogue.quoted(shortened(unquoted(item.text), _longest())) if item.kind == "measure" else None


def _target(item: Item, _book: Book) -> str | None:
    return _bare(item.target.text) if item.target else None


def _money(item: Item, book: Book) -> str | None:
    if item.amounts:
        return _amount(item.amounts[0], book)
    if item.funding in _FUNDING:
        return book.text(f"goals_chapter.funding.{item.funding}")
    return None if item.funding == _SAID else item.funding


def _amount(amount: Amount, book: Book) -> str:
    named = f"goals_chapter.unit.{amount.unit}"
    unit = book.text(named) if book.catalogue.has(named) else amount.unit
    value = format_number(amount.value, book.catalogue.language)
    return f"{value} {unit} ({amount.year})" if amount.year else f"{value} {unit}"


def _owner(item: Item, _book: Book) -> str | None:
    return item.owner


def _deadline(item: Item, _book: Book) -> str | None:
    """The deadline, else the year of the target: a goal with one is due then."""
    if item.deadline is not None:
        return _bare(item.deadline.text)
    return str(item.target.year) if item.target is not None and item.target.year else None


_TOLD: dict[str, Callable[[Item, Book], str | None]] = {
    "measure": _measure,
    "target": _target,
    "money": _money,
    "owner": _owner,
    "deadline": _deadline,
}
