"""The fewest people that anything computed from released sums can depend on.

Everything released about one question is a sum over a group of people, so whatever a reader computes is a weighted sum
of their answers. It depends on those whose weight is not zero; a promise of five is kept if no weighted sum of released
sums leaves one to four of them. That is a property of the groups alone, whatever was answered.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

_PRIME = 2**31 - 1
_BUDGET = 60_000

Node = Hashable


def fewest_of_two(people: Mapping[tuple[Node, Node], int]) -> int:
    """Return the fewest people that the sums by two breakdowns can depend on, together.

    Groups are nodes, people are edges between the two groups they belong to. A weighted sum gives each node a weight
    and each person the sum of two; the people left over are a cut of a connected piece (Stoer and Wagner 1997 find the
    smallest), so a group that is smaller than any other cut is the smallest cut itself.

    Parameters
    ----------
    people : mapping of (group of the first, group of the second) to int
        How many people belong to both; groups of the two breakdowns may have the same names.

    Returns
    -------
    int
        0 where there is nobody. Time grows with the cube of the number of groups.
    """
    edges: dict[Node, dict[Node, int]] = defaultdict(dict)
    for (one, other), n in people.items():
        if n:
            edges[0, one][1, other] = n
            edges[1, other][0, one] = n
    return min(map(_smallest_cut, _pieces(edges)), default=0)


def _pieces(edges: Mapping[Node, Mapping[Node, int]]) -> list[dict[Node, dict[Node, int]]]:
    left, found = dict.fromkeys(edges), []
    while left:
        piece, reached = {}, [next(iter(left))]
        while reached:
            node = reached.pop()
            if node in left:
                del left[node]
                piece[node] = dict(edges[node])
                reached += edges[node]
        found.append(piece)
    return found


def _smallest_cut(edges: dict[Node, dict[Node, int]]) -> int:
    """Return the weight of the smallest cut of a connected graph; nodes are merged two by two as it goes."""
    smallest = None
    while len(edges) > 1:
        weight, order = dict.fromkeys(edges, 0), []
        while weight:
            node = max(weight, key=weight.__getitem__)
            order.append((node, weight.pop(node)))
            for other, n in edges[node].items():
                if other in weight:
                    weight[other] += n
        (before, _), (last, cut) = order[-2:]
        smallest = cut if smallest is None else min(smallest, cut)
        for other, n in edges.pop(last).items():
            del edges[other][last]
            if other != before:
                edges[before][other] = edges[other][before] = edges[before].get(other, 0) + n
    return smallest or 0


def fewest_of_any(
    cells: Mapping[Collection[Hashable], Collection[Hashable]],
    promise: int,
    size: Callable[[Collection[Hashable]], int] = len,
    budget: int = _BUDGET,
) -> int | None:
    """Return the fewest people, fewer than promised, that any released sums can depend on; complete for any groups.

    A set of cells can be singled out exactly if the sums vanish on all others and not on it: if it holds a dependent
    set of the dual of the matrix of sums (Oxley, Matroid Theory, 2.1). All sets of cells with fewer people than
    promised are tried. The vectors of the dual are projected to as many dimensions as such a set can have; by chance
    that could only make an independent set look dependent, which errs on the safe side.

    Parameters
    ----------
    cells : mapping of collection of sums to collection of people
        The people who belong to exactly these sums. Whoever stands in two cells (an answer that changed between two
        versions) counts once.
    promise : int
        Smallest number allowed.
    size : callable
        How many people a collection is at least, where some of them may be the same.
    budget : int
        How many sets are tried.

    Returns
    -------
    int or None
        None if no sums depend on fewer than promised; 0 if the budget was used up, which has to count as unsafe.
    """
    sums = {name: row for row, name in enumerate(dict.fromkeys(name for cell in cells for name in cell))}
    kept = [(cell, frozenset(people)) for cell, people in cells.items() if people]
    matrix = np.zeros((len(sums), len(kept)), dtype=np.int64)
    for column, (cell, _) in enumerate(kept):
        matrix[[sums[name] for name in cell], column] = 1
    vectors = _projected(_dual(matrix), promise)
    small = [at for at, (_, people) in enumerate(kept) if size(people) < promise]
    return _Search([kept[at][1] for at in small], [vectors[at] for at in small], promise, size, budget).fewest()


def _dual(matrix: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return one row per column of the matrix, whose columns span what the matrix maps to zero, modulo a prime."""
    rows, columns = matrix.shape
    left, pivots = matrix.copy() % _PRIME, []
    for column in range(columns):
        row = len(pivots)
        below = np.flatnonzero(left[row:, column])
        if row == rows or not len(below):
            continue
        left[[row, row + below[0]]] = left[[row + below[0], row]]
        left[row] = left[row] * pow(int(left[row, column]), -1, _PRIME) % _PRIME
        others = np.flatnonzero(left[:, column])
        others = others[others != row]
        left[others] = (left[others] - left[others, column : column + 1] * left[row]) % _PRIME
        pivots.append(column)
    free = [column for column in range(columns) if column not in pivots]
    dual = np.zeros((columns, len(free)), dtype=np.int64)
    dual[free, range(len(free))] = 1
    if pivots and free:
        dual[pivots] = -left[: len(pivots)][:, free] % _PRIME
    return dual


def _projected(dual: NDArray[np.int64], promise: int) -> list[list[int]]:
    """Return the vectors in few dimensions, the same in every run."""
    dimensions = 2 * promise
    if dual.shape[1] <= dimensions:
        return dual.tolist()
    numbers = np.random.default_rng(0).integers(1, _PRIME, size=(dual.shape[1], dimensions))
    found = np.zeros((len(dual), dimensions), dtype=np.int64)
    for column in range(dual.shape[1]):
        found = (found + dual[:, column : column + 1] * numbers[column] % _PRIME) % _PRIME
    return found.tolist()


class _Search:
    """All sets of cells with few people, each with an echelon basis of its vectors that grows by one at a time."""

    def __init__(
        self,
        people: Sequence[frozenset],
        vectors: Sequence[list[int]],
        promise: int,
        size: Callable[[Collection[Hashable]], int],
        budget: int,
    ):
        self._people, self._vectors, self._size, self._left = people, vectors, size, budget
        self._best = promise
        self._promise = promise

    def fewest(self) -> int | None:
        """Return the fewest people of a dependent set, None where there is none, 0 where the budget ran out."""
        self._extend(0, frozenset(), [])
        if self._left < 0:
            return 0
        return self._best if self._best < self._promise else None

    def _extend(self, start: int, people: frozenset, basis: list[tuple[int, list[int]]]) -> None:
        for at in range(start, len(self._people)):
            self._left -= 1
            if self._left < 0:
                return
            together = people | self._people[at]
            n = self._size(together)
            if n < self._best:
                rest = _reduced(self._vectors[at], basis)
                pivot = next((place for place, value in enumerate(rest) if value), None)
                if pivot is None:
                    self._best = n
                else:
                    self._extend(at + 1, together, [*basis, (pivot, rest)])


def _reduced(vector: list[int], basis: list[tuple[int, list[int]]]) -> list[int]:
    """Return what a basis leaves of a vector, modulo the prime, with 1 in its first place."""
    rest = vector
    for pivot, row in basis:
        if factor := rest[pivot]:
            rest = [(value - factor * other) % _PRIME for value, other in zip(rest, row, strict=True)]
    first = next((value for value in rest if value), 0)
    if not first:
        return rest
    inverse = pow(first, -1, _PRIME)
    return [value * inverse % _PRIME for value in rest]
