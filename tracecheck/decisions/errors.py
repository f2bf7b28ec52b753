"""What can be wrong with a file of decisions, told all at once."""

from dataclasses import dataclass, field

from tracecheck.model.finding import Argument


@dataclass(frozen=True, slots=True)
class DecisionProblem:
    """One mistake: a message id of the catalogue with its arguments (`path` and `line` among them), and the nearest
    known word if there is one; `error` is what the system said where the file could not be opened."""

    message_id: str
    arguments: dict[str, Argument] = field(default_factory=dict)
    suggestion: str | None = None
    error: OSError | None = None


class DecisionsError(ValueError):
    """The file cannot be used; `problems` lists every mistake, in the order of the file."""

    def __init__(self, problems: tuple[DecisionProblem, ...]) -> None:
        super().__init__(f"{len(problems)} problems in the file of decisions")
        self.problems = problems
