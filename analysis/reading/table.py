"""A sheet as columns of codes: every text of a column is kept once, and a row is put together when asked for."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, zip_longest

from analysis.reading import bulk
from analysis.reading.columns import Column, codebook

AT_ONCE = 100  # few enough that their texts are still in the processor's cache when they are looked up
_FEW = 1_000


@dataclass(frozen=True, eq=False)
class Table(Sequence[list[str]]):
    """Rows of text cells as the file holds them, untrimmed; ``lengths`` tells how many cells every row has."""

    columns: tuple[Column, ...]
    lengths: array

    def __len__(self) -> int:
        """Return how many rows there are, blank ones included."""
        return len(self.lengths)

    def __getitem__(self, rows):
        """Return a row, or some: few as a list, many as a Table."""
        if not isinstance(rows, slice):
            length = self.lengths[rows]
            return [found.texts[found.codes[rows]] for found in self.columns[:length]]
        start, stop, step = rows.indices(len(self))
        if step != 1 or stop - start > _FEW:
            return self.cut(start, stop) if step == 1 else list(self)[rows]
        return list(self._rows(start, max(start, stop)))

    def __iter__(self) -> Iterator[list[str]]:
        """Yield every row, put together anew each time."""
        for start in range(0, len(self), _FEW):
            yield from self._rows(start, start + _FEW)

    def __eq__(self, other: object) -> bool:
        """Return whether rows hold the same cells, whatever holds them."""
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(list(own) == list(row) for own, row in zip(self, other, strict=True))

    __hash__ = None

    def _rows(self, start: int, stop: int) -> Iterable[list[str]]:
        lengths = self.lengths[start:stop]
        if not self.columns:
            return ([] for _ in lengths)
        cells = (map(found.texts.__getitem__, found.codes[start:stop]) for found in self.columns)
        rows = map(list, zip(*cells, strict=True))
        if min(lengths, default=0) == len(self.columns):
            return rows
        return (row[:length] for row, length in zip(rows, lengths, strict=True))

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return len(self.columns)

    @cached_property
    def filled(self) -> bytearray:
        """For every row 1 where a cell holds more than blanks, else 0."""
        return self.rows_where(str.strip)

    def rows_where(self, holds: Callable[[str], object]) -> bytearray:
        """Return for every row 1 where this is so of a cell, else 0."""
        return bulk.any_of(self._told(holds), len(self))

    def count_where(self, holds: Callable[[str], object]) -> array:
        """Return for every row of how many cells this is so; never of what is empty."""
        return bulk.sum_of(self._told(holds), len(self))

    def _told(self, holds: Callable[[str], object]) -> list[array]:
        found = ([int(bool(text and holds(text))) for text in column.texts] for column in self.columns)
        pairs = zip(found, self.columns, strict=True)
        return [bulk.looked_up(table, column.codes, "b") for table, column in pairs if any(table)]

    def cut(self, start: int, stop: int) -> "Table":
        """Return the rows from one to before another."""
        if start == 0 and stop >= len(self):
            return self
        if (start, stop) not in self._cuts:
            self._cuts[start, stop] = self._cut(start, stop)
        return self._cuts[start, stop]

    @cached_property
    def _cuts(self) -> dict[tuple[int, int], "Table"]:
        return {}

    def _cut(self, start: int, stop: int) -> "Table":
        kept = (Column(found.texts, found.codes[:stop]).below(start) for found in self.columns)
        return _narrowed(Table(tuple(kept), self.lengths[start:stop]))

    def under(self, blank: int) -> "Table":
        """Return the table under so many blank rows."""
        nothing = array("i", bytes(4 * blank))
        columns = (Column(found.texts, nothing + found.codes) for found in self.columns)
        return Table(tuple(columns), nothing + self.lengths) if blank else self

    def take(self, rows: array) -> "Table":
        """Return these rows, counted from 0."""
        if len(rows) == len(self):
            return self
        lengths = bulk.taken(self.lengths, rows)
        return _narrowed(Table(tuple(found.take(rows) for found in self.columns), lengths))

    def last(self, at: int) -> int:
        """Return the last row in which a column holds more than blanks, -1 where none does."""
        column = self.column(at)
        filled = [bool(text.strip()) for text in column.texts]
        return next((row for row in reversed(range(len(self))) if filled[column.codes[row]]), -1)

    def column(self, at: int) -> Column:
        """Return a column as it is, one of blanks where there is none."""
        return self.columns[at] if at < self.width else Column(("",), array("i", bytes(4 * len(self))))


def _narrowed(table: Table) -> Table:
    widest = max(table.lengths, default=0)
    return table if widest == table.width else Table(table.columns[:widest], table.lengths)


class Builder:
    """Takes rows in and gives a Table; ``shown`` turns a value that is no text into one."""

    def __init__(self, shown: Callable[[object], str] | None = None) -> None:
        self._shown = shown
        self._index: list[dict] = []
        self._codes: list[array] = []
        self._kinds: list[set[type]] = []  # of the values of a column that are no texts
        self._lengths = array("i")

    def add(self, rows: Iterable[Sequence]) -> None:
        """Take rows in, however many."""
        rows = iter(rows)
        while some := list(islice(rows, AT_ONCE)):
            lengths = array("i", map(len, some))
            self._widen(max(lengths))
            self._lengths += lengths
            for at, cells in enumerate(zip_longest(*some, fillvalue="")):
                self._codes[at] += array("i", self._numbered(at, cells))
            for codes in self._codes[max(lengths) :]:
                codes.extend(bytes(len(some)))

    def _widen(self, columns: int) -> None:
        for _ in range(columns - len(self._codes)):
            self._index.append(codebook())
            self._codes.append(array("i", bytes(4 * len(self._lengths))))
            self._kinds.append(set())

    def _numbered(self, at: int, cells: Sequence) -> list[int]:
        """Return the codes of cells; values that are equal but shown in two ways (1 and True) get theirs as texts."""
        index, kinds = self._index[at], self._kinds[at]
        if not kinds:
            known = len(index)
            codes = list(map(index.__getitem__, cells))
            new = islice(reversed(index), len(index) - known)
            if not self._shown or all(type(value) is str for value in new):
                return codes
        kinds.update(map(type, cells))
        kinds.discard(str)
        return list(map(index.__getitem__, map(self._shown, cells) if len(kinds) > 1 else cells))

    def table(self) -> Table:
        """Return what was taken in."""
        pairs = zip(self._index, self._codes, strict=True)
        if not self._shown:
            return Table(tuple(Column(tuple(index), codes) for index, codes in pairs), self._lengths)
        shown = (Column(tuple(map(self._shown, index)), codes) for index, codes in pairs)
        return Table(tuple(found.map(str) for found in shown), self._lengths)


def table_of(rows: Sequence[Sequence[str]]) -> Table:
    """Return rows as a Table; a Table stays what it is."""
    if isinstance(rows, Table):
        return rows
    builder = Builder()
    builder.add(rows)
    return builder.table()
