"""What can be wrong with a settings file, told all at once."""

from dataclasses import dataclass, field

from tracecheck.model.finding import Argument


@dataclass(frozen=True, slots=True)
class ConfigProblem:
    """One mistake: a message id of the catalogue with its arguments, and the nearest known word if there is one.

    `expected_id` names a text (with `expected_arguments`) that fills the argument `expected` in the user's language;
    `error` fills `cause`; `words` are arguments that are texts of the catalogue, by their ids.
    """

    message_id: str
    arguments: dict[str, Argument] = field(default_factory=dict)
    suggestion: str | None = None
    expected_id: str | None = None
    expected_arguments: dict[str, Argument] = field(default_factory=dict)
    error: OSError | None = None
    words: dict[str, str] = field(default_factory=dict)


class ConfigError(ValueError):
    """The settings file cannot be used; `problems` lists every mistake."""

    def __init__(self, problems: tuple[ConfigProblem, ...]) -> None:
        super().__init__(f"{len(problems)} problems in the settings file")
        self.problems = problems
