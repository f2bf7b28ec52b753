"""How states are shown: a sign and a word, and a colour where a format has one (`data/report_states.toml`)."""

from tracecheck.messages import Catalogue
from tracecheck.model.traceability import CellState
from tracecheck.resources import load_data


def sign(state: CellState) -> str:
    """The sign, one character: «●», «○»."""
    return str(load_data("report_states")["sign"][state.value])


def color(state: CellState) -> str:
    """The colour as «#1b6b36»; at least 4.5 to 1 on white."""
    return str(load_data("report_states")["color"][state.value])


def word(state: CellState, catalogue: Catalogue) -> str:
    """«Tett kobling»."""
    return catalogue.text(f"states.{state.value}")


def line(state: CellState, catalogue: Catalogue) -> str:
    """What the state means, in one sentence."""
    return catalogue.text(f"states.line.{state.value}")
