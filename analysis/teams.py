"""Whether teams of three to eight differ at all, and whether one differs from the rest: functions only.

Nothing of it is shown but one of three released sentences beside a band. Twelve teams of one true share of .6 give, in
59 of 100 schools, some team that says yes to a quarter or less.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import comb, lgamma
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.change.several import holm_within
from analysis.change.unlinked import fisher_p, mean_change_p
from analysis.margins import tail
from analysis.permutations import doubled_midranks, pooled
from analysis.wholes import whole

Word = Literal["lower", "like the rest", "higher", "too few to test"]
_LEVEL = 0.05


@dataclass(frozen=True)
class TeamTest:
    """One team against the rest: ``p`` and the p adjusted for all teams are NaN where it is too small to test."""

    p: float
    adjusted: float
    word: Word


def fisher_freeman_halton(table: ArrayLike) -> float:
    """Exact p that teams answer alike: all tables with the margins of this one that are no likelier than it.

    Fisher's test for more than two rows or columns; Freeman and Halton (1951), Biometrika 38, 141-149.

    Parameters
    ----------
    table : array_like of int, shape (teams, answers)
        People; nobody without an answer.

    Returns
    -------
    float
        See ``margins.tail`` for how many are counted and when they are drawn; 1 with one team or one answer.

    Examples
    --------
    >>> round(fisher_freeman_halton([[3, 1, 0], [0, 2, 2], [1, 1, 4], [0, 3, 1]]), 6)
    0.103209
    """
    table = _sorted(_filled(table))
    if min(table.shape) < 2:
        return 1.0
    logs = np.array([lgamma(n + 1) for n in range(int(table.max(initial=0)) + int(table.sum()) + 1)])
    return tail(table, lambda _, counts: logs[counts].sum(axis=1), 1e-7)


def permuted_kruskal_wallis(table: ArrayLike) -> float:
    """Exact p that no team tends to answer higher: ``sum R_i^2 / n_i`` over all ways to deal the answers out.

    R_i are sums of midranks. Kruskal and Wallis (1952), JASA 47, 583-621.

    Parameters
    ----------
    table : array_like of int, shape (teams, answers)
        People, answers in the order of the scale.

    Returns
    -------
    float
        As ``fisher_freeman_halton``.

    Examples
    --------
    >>> round(permuted_kruskal_wallis([[2, 0, 0], [0, 2, 0], [0, 0, 2]]), 6)
    0.066667
    """
    table = _filled(table)
    if min(table.shape) < 2:
        return 1.0
    table = table[sorted(range(len(table)), key=lambda i: (table[i].sum(), table[i].tolist()))]
    ranks = doubled_midranks(list(enumerate(table.sum(axis=0).tolist())))
    places = np.array([ranks[at] for at in range(table.shape[1])], dtype=float) - (table.sum() + 1)
    sizes = table.sum(axis=1)
    return tail(table, lambda i, counts: (counts @ places) ** 2 / sizes[i], 1e-6)


def _filled(table: ArrayLike) -> NDArray[np.int64]:
    table = np.asarray(table, dtype=np.int64)
    return table[table.sum(axis=1) > 0][:, table.sum(axis=0) > 0]


def _sorted(table: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the table with rows and columns in an order that does not depend on how they were listed."""
    columns = sorted(range(table.shape[1]), key=lambda j: (table[:, j].sum(), sorted(table[:, j].tolist())))
    table = table[:, columns]
    return table[sorted(range(len(table)), key=lambda i: (table[i].sum(), table[i].tolist()))]


def least_p(team_n: int, rest_n: int) -> float:
    """Return the smallest two-sided p that dealing people out can give: ``2 / C(n + m, n)``.

    Notes
    -----
    People with an answer only. Constant time.

    Examples
    --------
    >>> round(least_p(2, 10), 4)
    0.0303
    """
    return min(1.0, 2 / comb(team_n + rest_n, team_n))


def teams_against_rest(n: Sequence[int], base_n: Sequence[int]) -> tuple[TeamTest, ...]:
    """Test every team's share of yes against the rest's, by Fisher's exact test with Holm.

    Only where teams differ at all (``fisher_freeman_halton`` up to .05) is any told from the rest. With no differences
    some team is told in fewer than 5 of 100 schools.

    Parameters
    ----------
    n, base_n : sequence of int
        People of each team who said yes, and who answered.

    Returns
    -------
    tuple of TeamTest
        A team whose least possible p is above .05 / teams is "too few to test" and does not count among the tests.

    Notes
    -----
    Fisher (1935); Holm (1979), Scand. J. Stat. 6, 65-70. Time as for one Fisher test per team and one of all.

    Examples
    --------
    >>> [test.word for test in teams_against_rest([0, 6, 7, 1], [8, 6, 8, 1])]
    ['lower', 'like the rest', 'like the rest', 'too few to test']
    """
    n, base_n = list(map(whole, n)), list(map(whole, base_n))
    yes, people = sum(n), sum(base_n)
    table = [(x, base - x) for x, base in zip(n, base_n, strict=True)]
    ps = [
        fisher_p(x, base, yes - x, people - base, mid=False) if _enough(base, people, len(n)) else float("nan")
        for x, base in zip(n, base_n, strict=True)
    ]
    higher = [x * (people - base) > (yes - x) * base for x, base in zip(n, base_n, strict=True)]
    return _worded(ps, higher, lambda: fisher_freeman_halton(table))


def team_means_against_rest(teams: Sequence[Sequence[int]]) -> tuple[TeamTest, ...]:
    """Test every team's mean place on a scale against the rest's, by exact permutation with Holm.

    As ``teams_against_rest``, with ``permuted_kruskal_wallis`` first.

    Parameters
    ----------
    teams : sequence of sequence of int, shape (teams, answers)
        People by answer, in the order of the scale.

    Notes
    -----
    Whoever did not answer is in no row. Time as for one ``mean_change_p`` per team and one test of all.

    Examples
    --------
    >>> [test.word for test in team_means_against_rest([[6, 1, 0], [0, 2, 5], [0, 3, 5]])]
    ['lower', 'like the rest', 'like the rest']
    """
    table = np.asarray(teams, dtype=np.int64)
    whole, people = table.sum(axis=0), int(table.sum())
    places = np.arange(table.shape[1])
    ps, higher = [], []
    for row in table:
        rest = whole - row
        enough = _enough(int(row.sum()), people, len(table))
        ps.append(mean_change_p(_histogram(row), _histogram(rest)) if enough else float("nan"))
        higher.append(int(row @ places * rest.sum()) > int(rest @ places * row.sum()))
    return _worded(ps, higher, lambda: permuted_kruskal_wallis(table))


def _histogram(row: NDArray[np.int64]) -> list[tuple[int, int]]:
    return pooled(list(enumerate(row.tolist())))


def _enough(team_n: int, people: int, teams: int) -> bool:
    return 0 < team_n < people and least_p(team_n, people - team_n) <= _LEVEL / teams


def _worded(ps: Sequence[float], higher: Sequence[bool], overall: Callable[[], float]) -> tuple[TeamTest, ...]:
    adjusted = holm_within(ps).tolist()
    # NaN is not up to the level either. The costly test of all teams is needed only where one would be told.
    told = [after <= _LEVEL for after in adjusted]
    differ = any(told) and overall() <= _LEVEL

    def word(after: float, one: bool, above: bool) -> Word:
        if np.isnan(after):
            return "too few to test"
        return ("higher" if above else "lower") if one and differ else "like the rest"

    words = map(word, adjusted, told, higher)
    return tuple(TeamTest(p, after, said) for p, after, said in zip(ps, adjusted, words, strict=True))
