"""How likely tables are whose row and column totals are given: what dealing the answers out among teams would give."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import lgamma, log

import numpy as np
from numpy.typing import NDArray

from analysis.draws import generator

Ints, Floats = NDArray[np.int64], NDArray[np.float64]
Part = Callable[[int, Ints], Floats]

MOST_STEPS = 2_000_000
_DRAWS, _DRAWN_AT_ONCE = 20_000, 1_000_000


@dataclass(frozen=True)
class _Layer:
    """Ways to fill some of the rows: columns used (as one number), the statistic so far, how often that comes up."""

    used: Ints
    value: Floats
    weight: Floats


def tail(table: Ints, part: Part, tolerance: float = 1e-9) -> float:
    """Return how likely the sum of a statistic over rows is at least that of a table, given both its margins.

    Tables are as likely as dealing people out at random makes them, ``prod 1 / n_ij!``. Rows are added one by one, with
    equal column totals and equal sums put together, from both ends, and the halves are matched: the network algorithm
    of Mehta and Patel (1983), JASA 78, 427-434, as a convolution.

    Parameters
    ----------
    table : ndarray of int, shape (rows, columns)
        Without empty rows and columns.
    part : callable
        ``part(i, counts)`` gives what row i adds to the statistic for each of many possible rows (rows of ``counts``).
    tolerance : float
        Sums this far below still count as equal.

    Returns
    -------
    float
        Exact while no step looks at more than 2 million rows of a table; else of 20,000 drawn with a seed from the
        table.
    """
    sizes, totals = table.sum(axis=1), table.sum(axis=0)
    seen = sum(float(part(i, row[None])[0]) for i, row in enumerate(table)) - tolerance
    middle = len(table) // 2
    halves = [_filled(rows, sizes, totals, part) for rows in (range(middle), range(middle, len(table)))]
    if None in halves:
        return _drawn(table, part, seen)
    return _matched(*halves, int(totals @ _bases(totals)), seen)


def _filled(rows: range, sizes: Ints, totals: Ints, part: Part) -> _Layer | None:
    layer, bases = _Layer(np.zeros(1, dtype=np.int64), np.zeros(1), np.ones(1)), _bases(totals)
    for i in rows:
        if _number(totals, int(sizes[i])) * len(layer.used) > MOST_STEPS:
            return None
        counts = np.array(list(_rows(totals.tolist(), int(sizes[i]))), dtype=np.int64)
        left = totals - layer.used[:, None] // bases % (totals + 1)
        fits = np.logical_and.reduce([np.less_equal.outer(counts[:, j], left[:, j]) for j in range(len(totals))])
        row, at = np.nonzero(fits)
        used = layer.used[at] + (counts @ bases)[row]
        weight = layer.weight[at] * np.exp(_log_ways(counts, int(sizes[i])))[row]
        layer = _merged(used, layer.value[at] + part(i, counts)[row], weight)
    return layer


def _merged(used: Ints, value: Floats, weight: Floats) -> _Layer:
    """Return what has used up the same, with the same statistic so far, put together; in order of both."""
    rounded = np.rint(value * 1e9)
    low, width = rounded.min(), np.ptp(rounded) + 1
    if width * (used.max() + 1) < 2**62:
        both = used * int(width) + (rounded - low).astype(np.int64)
        order = np.argsort(both)
        new = np.flatnonzero(np.diff(both[order], prepend=-1))
    else:
        order = np.lexsort((rounded, used))
        other = np.diff(rounded[order], prepend=low - 1) != 0
        new = np.flatnonzero((np.diff(used[order], prepend=-1) != 0) | other)
    return _Layer(used[order][new], value[order][new], np.add.reduceat(weight[order], new))


def _matched(one: _Layer, other: _Layer, everything: int, seen: float) -> float:
    far = whole = 0.0
    starts = np.flatnonzero(np.concatenate(([True], other.used[1:] != other.used[:-1])))
    stops = [*starts[1:], len(other.used)]
    ends = {int(other.used[start]): (start, stop) for start, stop in zip(starts, stops, strict=True)}
    for key in np.unique(one.used).tolist():
        if everything - key in ends:
            mine = slice(*np.searchsorted(one.used, (key, key + 1)))
            theirs = slice(*ends[everything - key])
            above = np.concatenate((np.cumsum(other.weight[theirs][::-1])[::-1], [0.0]))
            first = np.searchsorted(other.value[theirs], seen - one.value[mine])
            far += float(one.weight[mine] @ above[first])
            whole += float(one.weight[mine].sum() * above[0])
    return min(1.0, far / whole)


def _bases(totals: Ints) -> Ints:
    """Return what a person in each column counts, so that the columns used are one number."""
    return np.concatenate(([1], np.cumprod(totals[:-1] + 1)))


def _log_ways(counts: Ints, size: int) -> Floats:
    """Return the logarithm of the ways to fill a row, less that of all ways to throw its people into the columns."""
    table = np.array([lgamma(n + 1) for n in range(size + 1)])
    return table[size] - table[counts].sum(axis=1) - size * log(counts.shape[1])


def _number(totals: Ints, size: int) -> int:
    ways = np.zeros(size + 1)
    ways[0] = 1
    for n in totals.tolist():
        ways = np.convolve(ways, np.ones(min(n, size) + 1))[: size + 1]
    return int(ways[size])


def _rows(totals: list[int], size: int) -> Iterator[tuple[int, ...]]:
    if len(totals) == 1:
        yield (size,)
        return
    for k in range(max(0, size - sum(totals[1:])), min(totals[0], size) + 1):
        for rest in _rows(totals[1:], size - k):
            yield (k, *rest)


def _drawn(table: Ints, part: Part, seen: float) -> float:
    random, (rows, columns) = generator(table), table.shape
    people = np.repeat(np.arange(columns), table.sum(axis=0))
    ends = np.cumsum(table.sum(axis=1))
    far, left = 0, _DRAWS
    while left:
        at_once = min(left, max(1, _DRAWN_AT_ONCE // people.size))
        dealt = random.permuted(np.tile(people, (at_once, 1)), axis=1)
        sums = np.zeros(at_once)
        for i in range(rows):
            team = dealt[:, ends[i] - int(table[i].sum()) : ends[i]] + columns * np.arange(at_once)[:, None]
            sums += part(i, np.bincount(team.ravel(), minlength=columns * at_once).reshape(at_once, columns))
        far, left = far + int((sums >= seen).sum()), left - at_once
    return (far + 1) / (_DRAWS + 1)
