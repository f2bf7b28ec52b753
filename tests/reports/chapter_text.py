"""Blocks of a chapter as the text that a reader sees, and the parts and tables among them."""

from collections.abc import Iterable, Iterator

from tracecheck.reports.coupling.blocks import Block, Bullets, Heading, Paragraph, Part, Run, Runs, Table


def words(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def parts(blocks: Iterable[Block]) -> Iterator[Part]:
    for block in blocks:
        if isinstance(block, Part):
            yield block
            yield from parts(block.blocks)


def tables(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Part):
            yield from tables(block.blocks)


def runs(blocks: Iterable[Block]) -> Iterator[Run]:
    for block in blocks:
        if isinstance(block, Part):
            yield from (*block.title, *runs(block.blocks))
        elif isinstance(block, Paragraph):
            yield from block.runs
        elif isinstance(block, Bullets):
            yield from (run for each in block.items for run in each)
        elif isinstance(block, Table):
            yield from (run for row in block.rows for cell in row.cells for run in cell)
        elif isinstance(block, Heading):
            yield Run(block.text)


def lines(blocks: Iterable[Block]) -> list[str]:
    """Each heading, paragraph, entry of a list and row as one line."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Part):
            found += [words(block.title), *lines(block.blocks)]
        elif isinstance(block, Paragraph):
            found.append(words(block.runs))
        elif isinstance(block, Bullets):
            found += [words(each) for each in block.items]
        elif isinstance(block, Table):
            found += [" | ".join(words(cell) for cell in row.cells) for row in block.rows]
        elif isinstance(block, Heading):
            found.append(block.text)
    return found
