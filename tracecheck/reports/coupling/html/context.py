"""What the elements of a page need to know of the whole of it: which anchors there are, and which are taken."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tracecheck.messages import Catalogue
from tracecheck.reports.coupling.blocks import Beside, Block, Figure, Heading, Pages, Part, Table


@dataclass(slots=True)
class Context:
    """`targets` gives the number of the chapter of each anchor; `taken` are those that have been written: an id stands
    once. `chapter` is the number of the one that is written now, `tables` and `figures` how many have been."""

    catalogue: Catalogue
    targets: dict[str, int]
    chapter: int = 0
    taken: set[str] = field(default_factory=set)
    tables: int = 0
    figures: int = 0

    def say(self, key: str, **arguments: str | int) -> str:
        """A text of the page itself."""
        return self.catalogue.text(f"report_page.{key}", **arguments)

    def id_of(self, anchor: str | None) -> str | None:
        """The id for an anchor, the first time that it is written."""
        if anchor is None or anchor in self.taken:
            return None
        self.taken.add(anchor)
        return anchor

    def table_id(self, anchor: str | None) -> str:
        """The id of the next table."""
        self.tables += 1
        return self.id_of(anchor) or f"table-{self.tables}"

    def figure_id(self, anchor: str | None) -> str:
        """The id of the next picture."""
        self.figures += 1
        return self.id_of(anchor) or f"figure-{self.figures}"


def context_of(pages: Pages, catalogue: Catalogue) -> Context:
    """The context of a report, before anything of it is written."""
    targets: dict[str, int] = {}
    for number, chapter in enumerate(pages.chapters, 1):
        targets.setdefault(chapter.name, number)
        for anchor in anchors(chapter.blocks):
            targets.setdefault(anchor, number)
    return Context(catalogue, targets, taken={chapter.name for chapter in pages.chapters})


def anchors(blocks: Iterable[Block]) -> Iterator[str]:
    """Every anchor in these blocks, in order."""
    for block in blocks:
        if isinstance(block, Heading | Table | Figure | Part) and block.anchor:
            yield block.anchor
        if isinstance(block, Table):
            yield from (row.anchor for row in block.rows if row.anchor)
        for inside in _inside(block):
            yield from anchors(inside)


def _inside(block: Block) -> tuple[tuple[Block, ...], ...]:
    if isinstance(block, Part):
        return (block.blocks,)
    return block.columns if isinstance(block, Beside) else ()
