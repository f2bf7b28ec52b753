"""The file of decisions while answers come in: written after each of them, so that nothing is lost."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from tracecheck.decisions import read_decisions, save_decisions
from tracecheck.model.decision import PersonDecision
from tracecheck.model.review import Doubt
from tracecheck.review.decide import together


class Store:
    """The decisions in a file; what others write there meanwhile is kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._before: list[PersonDecision] | None = None

    def read(self) -> list[PersonDecision]:
        """All decisions; raises DecisionsError where the file cannot be used."""
        return list(read_decisions(self.path)) if self.path.exists() else []

    def add(self, new: Sequence[PersonDecision], doubt: Doubt) -> None:
        """Write the answer to a doubt; raises OSError and DecisionsError."""
        before = self.read()
        save_decisions(self.path, together(before, new, doubt))
        self._before = before

    def add_all(self, answers: Iterable[tuple[Sequence[PersonDecision], Doubt]]) -> int:
        """Write many answers in one stroke; how many of them take the place of others. Raises OSError and
        DecisionsError."""
        before = every = self.read()
        for new, doubt in answers:
            every = together(every, new, doubt)
        save_decisions(self.path, every)
        return sum(each.replaces is not None and each not in before for each in every)

    def undo(self) -> bool:
        """Take the last answer back; false where there is none."""
        if self._before is None:
            return False
        save_decisions(self.path, self._before)
        self._before = None
        return True
