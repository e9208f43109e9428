"""How leaders and teachers see the same thing: functions only, nothing of it is shown.

One to five leaders are all of them: no sampling there, and nobody's answer is hidden in an average of two.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import comb, sqrt

import numpy as np
from numpy.typing import NDArray

from analysis.change.unlinked import relative_effect
from analysis.draws import generator
from analysis.permutations import Histogram, pooled, size_and_total
from analysis.settings import FEWEST_LEADERS
from analysis.wholes import somebody

MOST_SPLITS = 200_000
_DRAWS = 100_000


@dataclass(frozen=True)
class Gap:
    """Two groups on one item: the difference of their shares favourable and of their means, first less second.

    ``delta`` is Cliff's. ``p`` is None with fewer than three leaders: their answers speak for themselves.
    """

    n1: int
    n2: int
    favourable: float | None
    mean: float
    delta: float
    p: float | None


def cliffs_delta(first: Histogram, second: Histogram) -> float:
    """Cliff's delta, ``P(first > second) - P(first < second)``.

    1 if everybody of the first group is higher, 0 if neither is, -1 if everybody is lower. Cliff (1993), Psychol. Bull.
    114, 494-509. Time grows with the product of distinct scores; both groups need people.

    Examples
    --------
    >>> cliffs_delta([(5, 3)], [(4, 2), (5, 2)])
    0.5
    """
    return 2 * relative_effect(second, first) - 1


@dataclass(frozen=True)
class BrunnerMunzel:
    """The studentised rank statistic, above 0 where the second group is higher, and ``effect`` P(X < Y) + P(X = Y)/2.

    ``df``, ``p`` and ``interval`` (95 % of the effect) are those of the t approximation, NaN where there is no spread:
    for groups of fifteen and more only.
    """

    statistic: float
    effect: float
    df: float
    p: float
    interval: tuple[float, float]


def brunner_munzel(first: Histogram, second: Histogram) -> BrunnerMunzel:
    """Brunner and Munzel's test that nobody of either group tends to score higher, by its t approximation.

    ``(P - 1/2) / sqrt(s1^2/n1 + s2^2/n2)`` with ``P = P(X < Y) + P(X = Y)/2`` and s^2 the variances of the placements:
    for every person the share of the other group that is lower, ties half. Degrees of freedom by Satterthwaite. Brunner
    and Munzel (2000), Biom. J. 42, 17-25. Never for three leaders, where its p is far too small: ``permuted_p``.

    Parameters
    ----------
    first, second : sequence of (int, int)
        (score, people), at least two people each; nobody without a score.

    Returns
    -------
    BrunnerMunzel
        Infinite statistic where the groups do not overlap. Time grows with the product of distinct scores.

    Examples
    --------
    >>> found = brunner_munzel([(1, 3), (2, 1)], [(1, 1), (2, 2), (3, 2)])
    >>> round(found.statistic, 4), round(found.effect, 4)
    (2.3539, 0.825)
    """
    from scipy.special import stdtr, stdtrit

    _, one, two = _tables(first, second)
    n, m = int(one.sum()), int(two.sum())
    somebody(min(n, m) - 1, "each group needs two people at least")
    statistic, spread1, spread2 = (float(found[0]) for found in _statistics(one[None], two))
    effect = relative_effect(first, second)
    variance = spread1 + spread2
    if variance <= 0:
        return BrunnerMunzel(statistic, effect, float("nan"), float("nan"), (float("nan"), float("nan")))
    df = variance**2 / (spread1**2 / (n - 1) + spread2**2 / (m - 1))
    half = float(stdtrit(df, 0.975)) * sqrt(variance)
    return BrunnerMunzel(statistic, effect, df, 2 * float(stdtr(df, -abs(statistic))), (effect - half, effect + half))


def permuted_p(first: Histogram, second: Histogram) -> float:
    """Two-sided exact p of Brunner and Munzel's statistic over all ways to deal the answers out to the two groups.

    Ways that deal as many of each score count once, weighted. Where groups do not overlap the statistic is infinite,
    and all infinite ones are alike: 4 against 4 apart gives 2/C(8, 4). Neubert and Brunner (2007), Comput. Stat. Data
    Anal. 51, 5192-5204.

    Parameters
    ----------
    first, second : sequence of (int, int)
        As for ``brunner_munzel``.

    Returns
    -------
    float
        Exact for up to 200,000 different ways to deal, which answers on a scale of five never exceed at the size of a
        school; else of 100,000 drawn with a seed from the answers. 1 if all are alike or a group has fewer than two.

    Examples
    --------
    >>> round(permuted_p([(1, 4)], [(2, 4)]), 6)
    0.028571
    """
    values, one, two = _tables(first, second)
    if min(one.sum(), two.sum()) < 2 or len(values) < 2:
        return 1.0
    if one.sum() > two.sum() or (one.sum() == two.sum() and one.tolist() > two.tolist()):
        one, two = two, one
    everyone = one + two
    seen = abs(float(_statistics(one[None], everyone - one)[0][0]))
    splits, weights = _splits(everyone, int(one.sum()))
    statistic = np.abs(_statistics(splits, everyone - splits)[0])
    far = (statistic >= seen - 1e-9 * max(1.0, seen)) if np.isfinite(seen) else np.isinf(statistic)
    return float(min(1.0, weights[far].sum() / weights.sum()))


def _tables(first: Histogram, second: Histogram) -> tuple[list[int], NDArray[np.int64], NDArray[np.int64]]:
    values = [value for value, _ in pooled(first, second)]
    one, two = dict(pooled(first)), dict(pooled(second))
    return values, *(np.array([people.get(value, 0) for value in values], dtype=np.int64) for people in (one, two))


def _statistics(one: NDArray[np.int64], two: NDArray[np.int64]) -> tuple[NDArray[np.float64], ...]:
    """Return the statistic and both parts of the variance of the effect, for many ways to deal (rows)."""
    one, two = np.atleast_2d(one).astype(float), np.atleast_2d(two).astype(float)
    n, m = one.sum(axis=1), two.sum(axis=1)
    # Placement: how many of the other group lie below, ties half.
    above = np.cumsum(two, axis=1) - two / 2
    below = np.cumsum(one, axis=1) - one / 2
    mean1, mean2 = (one * above).sum(axis=1) / n, (two * below).sum(axis=1) / m
    spread1 = (one * (above - mean1[:, None]) ** 2).sum(axis=1) / (n - 1) / n / m**2
    spread2 = (two * (below - mean2[:, None]) ** 2).sum(axis=1) / (m - 1) / m / n**2
    away, variance = mean2 / n - 0.5, spread1 + spread2
    away[np.abs(away) < 1e-12] = 0
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = np.where(variance > 1e-15, away / np.sqrt(variance), np.where(away == 0, 0, np.sign(away) * np.inf))
    return statistic, spread1, spread2


def _splits(everyone: NDArray[np.int64], size: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the ways to deal ``size`` people (by score) to the first group, and how often each comes up."""
    if _number(everyone, size) > MOST_SPLITS:
        random = generator(everyone, [size])
        return random.multivariate_hypergeometric(everyone, size, _DRAWS), np.full(_DRAWS, 1.0)
    splits = np.array(list(_compositions(everyone.tolist(), size)), dtype=np.int64)
    ways = np.array([[comb(n, k) / 2**n for k in range(max(everyone) + 1)] for n in everyone.tolist()])
    weights = np.ones(len(splits))
    for at, row in enumerate(ways):
        weights *= row[splits[:, at]]
    return splits, weights


def _number(everyone: NDArray[np.int64], size: int) -> int:
    """Return how many different ways there are to deal, without listing them."""
    ways = np.zeros(size + 1)
    ways[0] = 1
    for n in everyone.tolist():
        ways = np.convolve(ways, np.ones(min(n, size) + 1))[: size + 1]
    return int(ways[size])


def _compositions(everyone: list[int], size: int) -> Iterator[tuple[int, ...]]:
    if len(everyone) == 1:
        yield (size,)
        return
    rest = sum(everyone[1:])
    for k in range(max(0, size - rest), min(everyone[0], size) + 1):
        for others in _compositions(everyone[1:], size - k):
            yield (k, *others)


def gap(leaders: Histogram, teachers: Histogram, favourable: frozenset[int] | None = None) -> Gap:
    """Return how leaders and teachers differ on one item, leaders less teachers.

    Parameters
    ----------
    leaders, teachers : sequence of (int, int)
        (place on the scale, people), at least one person each.
    favourable : frozenset of int, optional
        The favourable places, None where no side is the better one.

    Returns
    -------
    Gap
        Below three leaders no p: "two leaders answered often and always" says all there is. Lists of items are to be
        adjusted by ``change.several.holm_within``.

    Notes
    -----
    Cliff (1993), Psychol. Bull. 114, 494-509. Whoever did not answer is in neither group; time as for
    ``permuted_p``.

    Examples
    --------
    >>> gap([(5, 2)], [(2, 5), (5, 5)], frozenset({4, 5}))
    Gap(n1=2, n2=10, favourable=0.5, mean=1.5, delta=0.5, p=None)
    """
    (n1, total1), (n2, total2) = size_and_total(leaders), size_and_total(teachers)
    somebody(min(n1, n2), "each group needs somebody")
    shares = None
    if favourable is not None:
        shares = _share(leaders, favourable) - _share(teachers, favourable)
    p = permuted_p(leaders, teachers) if n1 >= FEWEST_LEADERS else None
    return Gap(n1, n2, shares, total1 / n1 - total2 / n2, cliffs_delta(leaders, teachers), p)


def _share(group: Histogram, favourable: frozenset[int]) -> float:
    return sum(people for value, people in group if value in favourable) / size_and_total(group)[0]
