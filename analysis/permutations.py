"""How scores fall when people are dealt into two groups at random: exact, by counting and never by drawing."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from math import comb, erfc, gcd, sqrt

import numpy as np
from numpy.typing import NDArray

from analysis.wholes import counted

Histogram = Sequence[tuple[int, int]]

MOST_PEOPLE, MOST_CELLS = 1_000, 4_000_000
"""Beyond, the normal approximation is as good and the exact table too large."""


def pooled(*groups: Histogram) -> list[tuple[int, int]]:
    """Return (score, people) of several groups together, by score; scores that nobody has are left out.

    Examples
    --------
    >>> pooled([(3, 2), (1, 1)], [(3, 4), (5, 0)])
    [(1, 1), (3, 6)]
    """
    people: Counter[int] = Counter()
    for group in groups:
        for value, n in group:
            people[value] += n
    return sorted((value, n) for value, n in people.items() if n)


def size_and_total(group: Histogram) -> tuple[int, int]:
    """Return how many people there are, and the sum of their scores."""
    return sum(n for _, n in group), sum(value * n for value, n in group)


def split_sums(everyone: Histogram, size: int) -> NDArray[np.float64]:
    """Return how likely each sum of scores is for ``size`` people drawn from all of them without replacement.

    Coefficients of ``x^size`` in the product over scores v of ``sum_k C(m_v, k) x^k y^(v k)``, divided by their sum;
    Streitberg and Roehmel (1986), *Stat. Software Newsl.* 12, 10-17 (the shift algorithm).

    Parameters
    ----------
    everyone : sequence of (int, int)
        (score, people); scores are whole numbers from 0.
    size : int
        From 0 to the number of people.

    Returns
    -------
    ndarray, shape (size * highest score + 1,)
        Probability of each sum, in time growing with people x size x highest sum.

    Examples
    --------
    One of three people, who score 0, 1 and 1:

    >>> split_sums([(0, 1), (1, 2)], 1).round(4).tolist()
    [0.3333, 0.6667]
    """
    # The scores of fewest people last: of the last one only as many as are still wanted can be drawn.
    *before, (last, last_n) = sorted(everyone, key=lambda score: -score[1]) or [(0, 0)]
    ways, people, highest = np.ones((1, 1)), 0, 0
    for value, n in before:
        rows, columns = min(size, people + n) + 1, min(size * max(highest, value), ways.shape[1] - 1 + n * value) + 1
        added = np.zeros((rows, columns))
        for k in range(min(n, size) + 1):
            kept = min(len(ways), rows - k)
            added[k : k + kept, value * k : value * k + ways.shape[1]] += (
                comb(n, k) * 0.5**n * ways[:kept, : columns - value * k]
            )
        ways, people, highest = added, people + n, max(highest, value)
    found = np.zeros(size * max(highest, last) + 1)
    for k in range(max(0, size - people), min(last_n, size) + 1):
        row = ways[size - k] if size - k < len(ways) else ()
        kept = min(len(row), len(found) - last * k)
        found[last * k : last * k + kept] += comb(last_n, k) * 0.5**last_n * row[:kept]
    return found / found.sum()


def split_p(first: Histogram, second: Histogram) -> float:
    """Two-sided p that two groups differ in their mean score by no more than dealing people at random gives.

    ``P(|S - E S| >= |s - E S|)``, S the sum of the first group over all ``C(n + m, n)`` splits. Pitman (1937), Suppl.
    J. R. Stat. Soc. 4, 119-130.

    Parameters
    ----------
    first, second : sequence of (int, int)
        (score, people); whole numbers, of either sign. People without a score are left out before.

    Returns
    -------
    float
        Exact for up to 1,000 people, in time growing with people x people x sum of scores; beyond, by the normal
        approximation. 1 where a group is empty or all scores are alike.

    Examples
    --------
    Two of two against two of two apart: 2 of the 6 splits are as far apart.

    >>> round(split_p([(1, 2)], [(2, 2)]), 4)
    0.3333
    """
    first, second = counted(first), counted(second)
    everyone = pooled(first, second)
    n, m = size_and_total(first)[0], size_and_total(second)[0]
    if not n or not m or len(everyone) < 2:
        return 1.0
    small = first if n <= m else second
    low = everyone[0][0]
    step = reduce(gcd, (value - low for value, _ in everyone))
    shifted = [((value - low) // step, people) for value, people in everyone]
    size, total = size_and_total([((value - low) // step, people) for value, people in small])
    people, sums = size_and_total(shifted)
    away = abs(people * total - size * sums)
    if people > MOST_PEOPLE or size * size * shifted[-1][0] > MOST_CELLS:
        return _normal_p(shifted, size, away)
    chance = split_sums(shifted, size)
    far = np.abs(people * np.arange(len(chance)) - size * sums) >= away
    return float(min(1.0, chance[far].sum()))


def _normal_p(everyone: Histogram, size: int, away: int) -> float:
    people, sums = size_and_total(everyone)
    squares = sum(value**2 * n for value, n in everyone) - sums**2 / people
    deviation = sqrt(size * (people - size) / people / (people - 1) * squares)
    return erfc(max(away / people - 0.5, 0) / deviation / sqrt(2))


def doubled_midranks(everyone: Histogram) -> dict[float, int]:
    """Return twice the midrank of each score: whole numbers that order people and share places among equals.

    Notes
    -----
    Wilcoxon (1945), Biometrics Bull. 1, 80-83, on shared places. Time grows with scores times their logarithm.

    Examples
    --------
    >>> doubled_midranks([(1, 2), (4, 1)])
    {1: 3, 4: 6}
    """
    ranks, before = {}, 0
    for value, n in sorted(everyone):
        ranks[value] = 2 * before + n + 1
        before += n
    return ranks


def ranked(*groups: Iterable[tuple[float, int]]) -> list[list[tuple[int, int]]]:
    """Return groups with every score replaced by twice its midrank among everybody."""
    groups = [list(group) for group in groups]
    ranks = doubled_midranks(pooled(*groups))
    return [[(ranks[value], n) for value, n in group if n] for group in groups]
