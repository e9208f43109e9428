"""A column of text cells as its distinct texts and one small code per row: all later work is done per distinct text."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from analysis.reading import bulk
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
        return bulk.counted(self.codes, len(self.texts))

    @property
    def answered(self) -> int:
        """How many rows are not empty."""
        return len(self.codes) - self.counts[0]

    def filled(self) -> Mapping[str, int]:
        """Return the texts that occur, without the empty one, with their counts."""
        return self._filled

    @cached_property
    def _filled(self) -> Mapping[str, int]:
        return MappingProxyType({text: n for text, n in zip(self.texts, self.counts, strict=True) if text and n})

    def take(self, rows: array) -> "Column":
        """Return the column with these rows only, counted from 0, in this order."""
        return Column(self.texts, bulk.taken(self.codes, rows))

    def map(self, change: Callable[[str], str]) -> "Column":
        """Return the column with every text changed; texts that become equal share one code."""
        index = {"": 0}
        table = [index.setdefault(change(text) if text else "", len(index)) for text in self.texts]
        texts = tuple(index)
        return Column(texts, self.codes if _is_same(table) else bulk.looked_up(table, self.codes, "i"))

    def cells(self) -> Iterator[str]:
        """Return the text of every row."""
        return map(self.texts.__getitem__, self.codes)

    def below(self, first: int) -> "Column":
        """Return the column without its first rows; texts that stood there only are gone."""
        gone, codes = set(self.codes[:first]) - {0}, self.codes[first:]
        if not gone:
            return Column(self.texts, codes)
        left = bulk.counted(codes, len(self.texts))
        again = any(left[code] for code in gone)
        order = dict.fromkeys(codes) if again else (code for code, n in enumerate(left) if n)
        kept = [0, *(code for code in order if code)]
        table = [0] * len(self.texts)
        for at, code in enumerate(kept):
            table[code] = at
        return Column(tuple(map(self.texts.__getitem__, kept)), bulk.looked_up(table, codes, "i"))


def column(cells: Iterable[str]) -> Column:
    """Return cells as a Column of trimmed texts."""
    index = codebook()
    codes = array("i", map(index.__getitem__, cells))
    return Column(tuple(index), codes).map(trimmed)


def codebook() -> dict[str, int]:
    """Return the numbers of texts: each one that is asked for the first time gets the next, the empty one is 0."""
    index: defaultdict[str, int] = defaultdict(lambda: 0)
    index[""] = 0
    index.default_factory = index.__len__
    return index


def pooled(columns: Sequence[Column]) -> Column:
    """Return the cells of several columns as one, the columns one after the other."""
    index, codes = codebook(), array("i")
    for part in columns:
        for text in part.filled():
            index[text]
        codes += bulk.looked_up(
            [index[text] if n else 0 for text, n in zip(part.texts, part.counts, strict=True)], part.codes, "i"
        )
    return Column(tuple(index), codes)


def _is_same(table: list[int]) -> bool:
    """Return whether every code stays what it is."""
    return table[-1] == len(table) - 1 and table == list(range(len(table)))


def trimmed(text: str) -> str:
    """Return a text without outer blanks and invisible marks; blanks inside that do not break are plain ones."""
    if text.isascii():
        return text.strip()
    return ZERO_WIDTH.sub("", text).translate(_BLANKS).strip()
