"""Change between two sets of people of whom nobody knows who answered in both: conservative where many did."""

from math import acos, copysign, cos, pi, sqrt
from statistics import NormalDist

import numpy as np

from analysis.change.roots import crossing
from analysis.intervals import check_share, wilson_interval
from analysis.permutations import Histogram, ranked, size_and_total, split_p
from analysis.wholes import somebody, whole


def newcombe_interval(x1: int, n1: int, x2: int, n2: int, confidence: float = 0.95) -> tuple[float, float]:
    """Newcombe's hybrid score interval for the change of a share, the later less the earlier.

    With Wilson limits l, u of both shares: ``p2 - p1 - sqrt((p2 - l2)^2 + (u1 - p1)^2)``, the upper limit alike.
    Newcombe (1998), Stat. Med. 17, 873-890, method 10. Never with a finite population correction: coverage falls to
    one half; ``staff.posterior_change`` is for a whole staff.

    Parameters
    ----------
    x1, n1, x2, n2 : int
        Of ``n1`` people in the earlier year ``x1`` said yes, of ``n2`` in the later ``x2``; nobody without an answer.
    confidence : float
        Nominal coverage.

    Returns
    -------
    (float, float)
        Differences of shares, in constant time.

    Raises
    ------
    ValueError
        If the counts contradict each other.

    Examples
    --------
    >>> [round(limit, 4) for limit in newcombe_interval(48, 80, 56, 70)]
    [0.0524, 0.3339]
    """
    (x1, n1), (x2, n2) = check_share(x1, n1), check_share(x2, n2)
    (low1, high1), (low2, high2) = wilson_interval(x1, n1, confidence), wilson_interval(x2, n2, confidence)
    p1, p2 = x1 / n1, x2 / n2
    return (
        p2 - p1 - sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2),
        p2 - p1 + sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2),
    )


def miettinen_nurminen_interval(x1: int, n1: int, x2: int, n2: int, confidence: float = 0.95) -> tuple[float, float]:
    """Score interval for the change of a share: the changes that the score test does not reject.

    ``z(d) = (p2 - p1 - d) / sqrt((q1(1 - q1)/n1 + q2(1 - q2)/n2) N/(N - 1))``, q the likeliest shares that are d apart,
    ``N = n1 + n2``. Miettinen and Nurminen (1985), Stat. Med. 4, 213-226. A second view beside
    ``newcombe_interval``; within 1e-12, in constant time.

    Notes
    -----
    Whoever did not answer is in neither year.

    Examples
    --------
    >>> [round(limit, 4) for limit in miettinen_nurminen_interval(14, 41, 21, 38)]
    [-0.0094, 0.413]
    """
    (x1, n1), (x2, n2) = check_share(x1, n1), check_share(x2, n2)
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    p1, p2 = x1 / n1, x2 / n2
    wider = (n1 + n2) / (n1 + n2 - 1)

    def score(change: float) -> float:
        q1 = _likeliest(x1, n1, x2, n2, change)
        q2 = q1 + change
        variance = max(0.0, (q1 * (1 - q1) / n1 + q2 * (1 - q2) / n2) * wider)
        away = p2 - p1 - change
        return away / sqrt(variance) if variance > 1e-18 else copysign(1e9, away) * (away != 0)

    change = p2 - p1
    return crossing(lambda at: score(at) - z, -1.0, change), crossing(lambda at: score(at) + z, change, 1.0)


def _likeliest(x1: int, n1: int, x2: int, n2: int, change: float) -> float:
    """Return the likeliest earlier share if the later is larger by ``change``: a root of a cubic, in closed form."""
    n, x = n1 + n2, x1 + x2
    b = ((n1 + 2 * n2) * change - n - x) / n
    c = ((n2 * change - n - 2 * x2) * change + x) / n
    d = x2 * change * (1 - change) / n
    shift = b**3 / 27 - b * c / 6 + d / 2
    size = copysign(sqrt(max(0.0, b**2 / 9 - c / 3)), shift)
    angle = (pi + acos(min(1.0, max(-1.0, shift / size**3)))) / 3 if size else 0.0
    return min(1.0, max(0.0, 2 * size * cos(angle) - b / 3))


def fisher_p(x1: int, n1: int, x2: int, n2: int, mid: bool = True) -> float:
    """Two-sided p that two shares are one: all tables with these margins that are no likelier than the one seen.

    mid-P counts tables as likely as the one seen half. Fisher (1935), *The Design of Experiments*; Irwin (1935), Metron
    12, 83-94; Fagerland, Lydersen and Laake (2017), *Statistical Analysis of Contingency Tables*, 4.4, on mid-P, which
    is no test at a guaranteed level but closer to it.

    Parameters
    ----------
    x1, n1, x2, n2 : int
        As in ``newcombe_interval``.
    mid : bool
        Mid-P rather than the exact p, which is larger.

    Returns
    -------
    float
        Exact to 1e-12, in time growing with ``x1 + x2``.

    Notes
    -----
    Whoever did not answer is in neither year.

    Examples
    --------
    >>> round(fisher_p(2, 7, 30, 39, mid=False), 4), round(fisher_p(2, 7, 30, 39), 4)
    (0.0204, 0.0111)
    """
    x1, n1, x2, n2 = map(whole, (x1, n1, x2, n2))
    x = x1 + x2
    low, high = max(0, x - n2), min(x, n1)
    k = np.arange(low, high, dtype=float)
    log_term = np.concatenate(([0.0], np.cumsum(np.log((n1 - k) * (x - k) / ((k + 1) * (n2 - x + k + 1))))))
    chance = np.exp(log_term - log_term.max())
    chance /= chance.sum()
    seen = chance[x1 - low]
    alike = np.abs(chance - seen) <= 1e-7 * seen
    p = chance[(chance < seen) & ~alike].sum() + chance[alike].sum() * (0.5 if mid else 1)
    return float(min(1.0, p))


def mean_change_p(earlier: Histogram, later: Histogram) -> float:
    """Two-sided exact permutation p that two sets of people have one mean score; see ``permutations.split_p``.

    Notes
    -----
    Pitman (1937), J. R. Stat. Soc. Suppl. 4, 119-130. Whoever did not answer is in neither year; time as for
    ``split_p``.

    Examples
    --------
    >>> round(mean_change_p([(2, 1), (3, 1), (4, 4), (5, 2)], [(1, 1), (2, 2), (3, 3), (4, 1)]), 6)
    0.039472
    """
    return split_p(earlier, later)


def rank_sum_p(earlier: Histogram, later: Histogram) -> float:
    """Two-sided exact p of the rank sum, equal scores sharing their places. Wilcoxon (1945), Mann and Whitney (1947).

    A second view on ``mean_change_p`` that uses nothing but the order of the answers.

    Notes
    -----
    Whoever did not answer is in neither year. Time as for ``permutations.split_p``.

    Examples
    --------
    >>> round(rank_sum_p([(2, 1), (3, 1), (4, 4), (5, 2)], [(1, 1), (2, 2), (3, 3), (4, 1)]), 6)
    0.033256
    """
    return split_p(*ranked(earlier, later))


def relative_effect(earlier: Histogram, later: Histogram) -> float:
    """Chance that somebody of the later year scores higher than somebody of the earlier, ties half: P(Y > X) + P(=)/2.

    One half where neither year is higher. Brunner and Munzel (2000), Biom. J. 42, 17-25. Time grows with the product
    of the numbers of distinct scores; both sets need people.

    Examples
    --------
    >>> relative_effect([(1, 2)], [(1, 1), (2, 1)])
    0.75
    """
    somebody(min(size_and_total(earlier)[0], size_and_total(later)[0]), "both sets need people")
    wins = sum(n * m * ((y > x) + (y == x) / 2) for x, n in earlier for y, m in later)
    return wins / (size_and_total(earlier)[0] * size_and_total(later)[0])
