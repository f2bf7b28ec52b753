"""What is usual in this document: the body text's size and weight, and the distance between its lines."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tracecheck.readers.pdf.lines import TextLine

_USUAL_PITCH = 1.25


@dataclass(frozen=True, slots=True)
class Measures:
    """`pitch` is the usual distance of two baselines, as a multiple of the size, by rounded size."""

    size: float
    bold: bool
    color: str | None
    pitch: dict[int, float]

    def pitch_of(self, size: float) -> float:
        """The usual distance of two baselines at this size, in points."""
        usual = self.pitch.get(round(self.size), _USUAL_PITCH)
        return self.pitch.get(round(size), usual) * size


def measure(lines: Iterable[TextLine], neighbours: Iterable[tuple[TextLine, TextLine]]) -> Measures:
    """Measures of a document from its lines and from pairs of lines that follow each other in a region."""
    looks: Counter[tuple[float, bool, str | None]] = Counter()
    for line in lines:
        looks[(round(line.size * 2) / 2, line.bold, line.color)] += len(line.text)
    if not looks:
        return Measures(11.0, False, None, {})
    sizes: Counter[float] = Counter()
    for (size, _, _), count in looks.items():
        sizes[size] += count
    size = sizes.most_common(1)[0][0]
    of_size = Counter({key: count for key, count in looks.items() if key[0] == size})
    _, bold, color = of_size.most_common(1)[0][0]
    return Measures(size, bold, color, _pitches(neighbours))


def _pitches(neighbours: Iterable[tuple[TextLine, TextLine]]) -> dict[int, float]:
    seen: dict[int, Counter[float]] = {}
    for above, below in neighbours:
        distance = (below.baseline - above.baseline) / above.size if above.size else 0.0
        if abs(above.size - below.size) < 0.3 and 0.9 <= distance <= 2.2:
            seen.setdefault(round(above.size), Counter())[round(distance, 2)] += 1
    return {size: _usual(counts) for size, counts in seen.items()}


def _usual(counts: Counter[float]) -> float:
    """The smallest distance that is no exception: lines stand closer than paragraphs, however few they are."""
    smooth = {value: sum(counts[near] for near in counts if abs(near - value) <= 0.03) for value in counts}
    most = max(smooth.values())
    return min(value for value, count in smooth.items() if count >= max(min(2, most), 0.15 * most))
