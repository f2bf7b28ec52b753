"""The list of hostile files: what each is called, how it is made, and whether it is small enough for every test run."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Make = Callable[[], bytes]


@dataclass(frozen=True)
class Hostile:
    """A file: `name` with its ending, the bytes when they are asked for, `quick` when it is made and read at once."""

    name: str
    make: Make
    quick: bool = False


class Shelf:
    """Collects the files of a format: `@shelf.add("bomb.docx")` over the function that makes one."""

    def __init__(self) -> None:
        self.files: list[Hostile] = []

    def add(self, name: str, quick: bool = False) -> Callable[[Make], Make]:
        """Registers a maker under the name of its file."""

        def register(make: Make) -> Make:
            self.files.append(Hostile(name, make, quick))
            return make

        return register

    def add_all(self, makers: Iterable[tuple[str, Make]], quick: bool = False) -> None:
        """Registers several."""
        self.files.extend(Hostile(name, make, quick) for name, make in makers)
