"""A column of text cells as its distinct texts and one small code per row: all later work is done per distinct text."""

from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.vocabulary.text import ZERO_WIDTH

_BLANKS = dict.fromkeys(map(ord, "\u00a0\u202f"), " ")


@dataclass(frozen=True)
class Column:
    """Distinct texts in order of first appearance, the empty text always first, and one code per row."""

    texts: tuple[str, ...]
    codes: array

    @cached_property
    def counts(self) -> tuple[int, ...]:
        """How many rows hold each text."""
        counts = Counter(self.codes)
        return tuple(map(counts.__getitem__, range(len(self.texts))))

    @property
    def answered(self) -> int:
        """How many rows are not empty."""
        return len(self.codes) - self.counts[0]

    def filled(self) -> dict[str, int]:
        """Return the texts that occur, without the empty one, with their counts."""
        return {text: n for text, n in zip(self.texts, self.counts, strict=True) if text and n}

    def take(self, rows: Sequence[int]) -> "Column":
        """Return the column with these rows only, counted from 0; the column itself if that is all of them."""
        if len(rows) == len(self.codes):
            return self
        return Column(self.texts, array("i", map(self.codes.__getitem__, rows)))

    def map(self, change: Callable[[str], str]) -> "Column":
        """Return the column with every text changed; texts that become equal share one code."""
        index = {"": 0}
        table = [index.setdefault(change(text) if text else "", len(index)) for text in self.texts]
        return Column(tuple(index), array("i", map(table.__getitem__, self.codes)))


def column(cells: Iterable[str]) -> Column:
    """Return cells as a Column of trimmed texts."""
    cells = tuple(cells)
    index = {text: code for code, text in enumerate(dict.fromkeys(("", *cells)))}
    return Column(tuple(index), array("i", map(index.__getitem__, cells))).map(trimmed)


def pooled(columns: Sequence[Column]) -> Column:
    """Return the cells of several columns as one, the columns one after the other."""
    return column(text for part in columns for text, n in part.filled().items() for _ in range(n))


def trimmed(text: str) -> str:
    """Return a text without outer blanks and invisible marks; blanks inside that do not break are plain ones."""
    return ZERO_WIDTH.sub("", text).translate(_BLANKS).strip()
