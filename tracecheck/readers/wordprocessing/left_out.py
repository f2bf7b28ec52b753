"""What a word processor shows otherwise than as text, or not at all: pictures, and text that is hidden."""

from dataclasses import dataclass, field

from tracecheck.model.source import Block, BlockKind, Dropped, Loss, Problem
from tracecheck.resources import load_data

_QUOTED = 60


@dataclass(slots=True)
class LeftOut:
    """Gathered on the walk. `pictures` are (square centimetres, heading above); `under` is the heading so far."""

    hidden: list[str] = field(default_factory=list)
    pictures: list[tuple[float, str]] = field(default_factory=list)
    under: str = ""

    def hide(self, text: str) -> None:
        """Text of a paragraph that is formatted as hidden."""
        plain = " ".join(text.split())
        if any(map(str.isalpha, plain)):
            self.hidden.append(plain)

    def show(self, width: float, height: float) -> None:
        """A picture, in centimetres; icons are none."""
        area = width * height
        if area >= load_data("wordprocessing")["pictures"]["least"]:
            self.pictures.append((area, self.under))

    def dropped(self) -> tuple[Dropped, ...]:
        """What was hidden, and where pictures stand (the heading above)."""
        hidden = (Dropped(text, "hidden_text") for text in self.hidden)
        return (*hidden, *(Dropped(under, "picture") for _, under in self.pictures))

    def problems(self, blocks: tuple[Block, ...]) -> tuple[Problem, ...]:
        """That text was hidden; and that the pages are pictures, where there is hardly any text beside them."""
        found = []
        if self.hidden:
            first = self.hidden[0] if len(self.hidden[0]) <= _QUOTED else self.hidden[0][:_QUOTED].rstrip() + " …"
            told: dict[str, str | int | float] = {"count": len(self.hidden), "text": first}
            found.append(Problem("TC002", "TC002.text_hidden", told, loss=Loss.NONE))
        limits = load_data("wordprocessing")["pictures"]
        pages = sum(1 for area, _ in self.pictures if area >= limits["page"])
        if pages and _words(blocks) < pages * limits["words"]:
            found.append(Problem("TC002", "TC002.page_pictures", {"count": pages}, loss=Loss.PART))
        return tuple(found)


def _words(blocks: tuple[Block, ...]) -> int:
    """How many words are printed outside headings."""
    texts = [block.text for block in blocks if block.kind is not BlockKind.HEADING]
    texts += [cell.text for block in blocks if block.table is not None for cell in block.table.cells]
    return sum(len(text.split()) for text in texts)
