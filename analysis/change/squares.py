"""Change of the same people among more than two answers: a square table, the earlier answer by the later."""

from dataclasses import dataclass
from math import comb, prod

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.draws import generator

MOST_STATES = 200_000
"""Above so many different outcomes the swaps are drawn rather than counted."""
_DRAWS = 100_000


@dataclass(frozen=True)
class SquareTest:
    """A test of a square table: statistic, degrees of freedom, p by chi-squared."""

    statistic: float
    df: int
    p: float


def stuart_maxwell(table: ArrayLike) -> SquareTest:
    """Test whether every answer was given by as many people in both years.

    ``T = d' S^+ d``, ``d_i = n_i. - n_.i``, ``S_ii = n_i. + n_.i - 2 n_ii``, ``S_ij = -(n_ij + n_ji)``, on as many
    degrees of freedom as S has rank: answers nobody gave, or nobody changed to or from, drop out. Stuart (1955),
    Biometrika 42, 412-416; Maxwell (1970), Br. J. Psychiatry 116, 651-655.

    Parameters
    ----------
    table : array_like of int, shape (k, k)
        People by answer in the earlier year (row) and in the later (column); only those with both.

    Returns
    -------
    SquareTest
        For few people take ``swap_p``. Statistic 0 and p 1 where nobody changed. Time grows with ``k^3``.

    Examples
    --------
    >>> found = stuart_maxwell([[6, 5, 2], [1, 9, 7], [0, 2, 8]])
    >>> round(found.statistic, 4), found.df, round(found.p, 4)
    (7.381, 2, 0.025)
    """
    table = _square(table, float)
    inverse, df = _weights(table)
    net = table.sum(axis=1) - table.sum(axis=0)
    return _tested(float(net @ inverse @ net), df)


def bhapkar(table: ArrayLike) -> SquareTest:
    """Test as ``stuart_maxwell`` does, with the variance that does not assume what is tested: ``T / (1 - T/n)``.

    Bhapkar (1966), JASA 61, 228-235. Infinite where everybody who can tell changed one way.

    Notes
    -----
    Only people with both answers. Time grows with ``k^3``.

    Examples
    --------
    >>> round(bhapkar([[6, 5, 2], [1, 9, 7], [0, 2, 8]]).statistic, 4)
    9.0511
    """
    found, n = stuart_maxwell(table), np.asarray(table).sum()
    left = 1 - found.statistic / float(n) if n else 1.0
    return _tested(found.statistic / left if left > 1e-12 else float("inf"), found.df)


def bowker(table: ArrayLike) -> SquareTest:
    """Test whether as many people changed from each answer i to j as from j to i.

    ``sum over i < j of (n_ij - n_ji)^2 / (n_ij + n_ji)`` on k(k-1)/2 degrees of freedom, k the answers anybody gave;
    pairs without people add nothing. Bowker (1948), JASA 43, 572-574. Tells of a flow, not of the totals.

    Notes
    -----
    Only people with both answers. Time grows with ``k^2``.

    Examples
    --------
    >>> round(bowker([[6, 5, 2], [1, 9, 7], [0, 2, 8]]).p, 6)
    0.059003
    """
    table = _given(_square(table, float))
    both, away = table + table.T, table - table.T
    pairs = np.triu(both > 0, 1)
    return _tested(float((away[pairs] ** 2 / both[pairs]).sum()), comb(len(table), 2))


def swap_p(table: ArrayLike) -> float:
    """Exact p of the Stuart-Maxwell statistic if each person's two years might as well have been swapped.

    Swaps leave every ``n_ij + n_ji`` as it is, and so S; ``n_ij`` is Binomial(n_ij + n_ji, 1/2). The net changes d are
    counted over all pairs one after another. For two answers it is the exact McNemar test. Stuart (1955) for the
    statistic; Good (2005), *Permutation, Parametric and Bootstrap Tests*, 3.7, for swapping.

    Parameters
    ----------
    table : array_like of int, shape (k, k)
        As in ``stuart_maxwell``.

    Returns
    -------
    float
        Exact while the net changes take no more than 200,000 different values, which fewer than sixty people among
        four answers never do; else of 100,000 swaps drawn with a seed from the table, so that it never flickers.

    Notes
    -----
    Only people with both answers. Time grows with the net changes there can be, times ``k^2``.

    Examples
    --------
    >>> round(swap_p([[1, 7], [1, 12]]), 6)
    0.070312
    """
    table = _sorted(_given(_square(table, np.int64)))
    inverse, _ = _weights(table.astype(float))
    net = (table.sum(axis=1) - table.sum(axis=0)).astype(float)
    seen = float(net @ inverse @ net)
    nets, chance = _nets(table)
    statistic = np.einsum("ij,jk,ik->i", nets, inverse, nets)
    p = float(chance[statistic >= seen - 1e-9 * max(1.0, seen)].sum())
    return min(1.0, p)


def _nets(table: NDArray[np.int64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the net changes that swaps can give, and how likely each is."""
    k = len(table)
    pairs = [(i, j, int(table[i, j] + table[j, i])) for i in range(k) for j in range(i) if table[i, j] + table[j, i]]
    nets, chance = np.zeros((1, k), dtype=np.int64), np.ones(1)
    for at, (i, j, n) in enumerate(pairs):
        if len(nets) * (n + 1) > 20 * MOST_STATES:
            return _drawn(table, nets, chance, pairs[at:])
        step = np.zeros((n + 1, k), dtype=np.int64)
        step[:, i] = 2 * np.arange(n + 1) - n
        step[:, j] = -step[:, i]
        weight = np.array([comb(n, x) / 2**n for x in range(n + 1)])
        nets, chance = _merged((nets[:, None] + step).reshape(-1, k), np.outer(chance, weight).ravel())
    if len(nets) > MOST_STATES:
        return _drawn(table, np.zeros((1, k), dtype=np.int64), np.ones(1), pairs)
    return nets.astype(float), chance


def _merged(nets: NDArray[np.int64], chance: NDArray[np.float64]) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    width = 2 * int(np.abs(nets).max(initial=0)) + 1
    if prod([width] * (nets.shape[1] - 1)) < 2**62:
        key = (nets[:, :-1] + width // 2) @ width ** np.arange(nets.shape[1] - 1)
        _, first, at = np.unique(key, return_index=True, return_inverse=True)
    else:
        _, first, at = np.unique(nets, axis=0, return_index=True, return_inverse=True)
    return nets[first], np.bincount(at.ravel(), weights=chance)


def _drawn(
    table: NDArray[np.int64], nets: NDArray[np.int64], chance: NDArray[np.float64], pairs: list[tuple[int, int, int]]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Draw the swaps that are too many to count, after those counted so far."""
    random = generator(table)
    drawn = nets[random.choice(len(nets), _DRAWS, p=chance / chance.sum())].astype(float)
    for i, j, n in pairs:
        step = 2 * random.binomial(n, 0.5, _DRAWS) - n
        drawn[:, i] += step
        drawn[:, j] -= step
    return drawn, np.full(_DRAWS, 1 / _DRAWS)


def _square(table: ArrayLike, kind: type) -> NDArray:
    """Return a table as an array; ValueError where the two years do not have the same answers."""
    found = np.asarray(table, dtype=kind)
    if found.ndim != 2 or found.shape[0] != found.shape[1] or not found.size:
        raise ValueError("a table of two years has the same answers in both")
    return found


def _given(table: NDArray) -> NDArray:
    given = (table.sum(axis=0) + table.sum(axis=1)) > 0
    return table[np.ix_(given, given)]


def _sorted(table: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the table with its answers in an order that does not depend on how they were listed."""
    keys = [(row.sum(), column.sum(), sorted(row), sorted(column)) for row, column in zip(table, table.T, strict=True)]
    order = sorted(range(len(table)), key=keys.__getitem__)
    return table[np.ix_(order, order)]


def _weights(table: NDArray[np.float64]) -> tuple[NDArray[np.float64], int]:
    both = table + table.T
    spread = np.diag(both.sum(axis=1)) - both
    return np.linalg.pinv(spread, rcond=1e-10, hermitian=True), int(np.linalg.matrix_rank(spread, hermitian=True))


def _tested(statistic: float, df: int) -> SquareTest:
    from scipy.special import chdtrc

    return SquareTest(statistic, df, float(chdtrc(df, statistic)) if df else 1.0)
