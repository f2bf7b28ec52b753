"""What can be wrong with a condition."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class At:
    """Where in a condition something stands: line and column, both from 1."""

    line: int = 1
    column: int = 1


class ConditionError(ValueError):
    """A condition that cannot be used. `reason` names a message (`error.condition_REASON`), `at` the place in the
    condition, `suggestion` the nearest known word. `types` are arguments that name a type of field."""

    def __init__(
        self,
        reason: str,
        at: At,
        suggestion: str | None = None,
        arguments: Mapping[str, str | int] | None = None,
        types: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{reason} at {at.line}:{at.column}")
        self.reason = reason
        self.at = at
        self.suggestion = suggestion
        self.arguments = dict(arguments or {})
        self.types = dict(types or {})
