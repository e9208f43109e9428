"""How far a share among all staff may lie from the share among those who answered.

Two questions, two answers. With the headcount known, the staff is a finite population and only the people who did not
answer are unknown: the interval is exact and has no width once everyone answered. Without it the respondents stand
for an unlimited number of people like them.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, floor, sqrt
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from analysis.wholes import somebody, whole

Floats = NDArray[np.float64]

# Probabilities closer than this to a limit are equal to it: a tie must not turn on the last bit of a machine.
TIE = 1e-12


@dataclass(frozen=True)
class NonresponseBounds:
    """Shares and ranks that hold whatever the nonrespondents would have said; one entry per option."""

    share_low: tuple[float, ...]
    share_high: tuple[float, ...]
    rank_best: tuple[int, ...]
    rank_worst: tuple[int, ...]


def binomial_tail(x: int, n: int) -> float:
    """Probability of at least ``x`` heads in ``n`` throws of a fair coin, ``sum_{i >= x} C(n, i) / 2^n``.

    Exact to 1e-12 in time growing with ``sqrt(n)``; ``n`` may be 0. Computed as ``hypergeometric_tail`` is, the
    ratio of neighbouring terms being ``(n - i) / (i + 1)``.

    Examples
    --------
    >>> round(binomial_tail(9, 10) * 2**10, 9)
    11.0
    """
    return _tail(x, 0, n, n / 2, sqrt(n) / 2, lambda i: (n - i) / (i + 1))


def hypergeometric_tail(x: int, n: int, marked: int, population: int) -> float:
    """Probability that at least ``x`` of ``n`` people drawn without replacement are marked.

    ``P(X >= x) = sum_{i >= x} C(marked, i) C(population - marked, n - i) / C(population, n)``.

    Parameters
    ----------
    x, n, marked, population : int
        ``1 <= n <= population`` and ``0 <= marked <= population``. There are no missing values: people without an
        answer belong to ``population`` only.

    Returns
    -------
    float
        Exact to 1e-12; time grows with the standard deviation, which is at most ``sqrt(n) / 2``.

    Examples
    --------
    Three of six people are marked; all of three drawn are marked with probability 1/20.

    >>> round(hypergeometric_tail(3, 3, 3, 6), 12)
    0.05
    """
    mean, unmarked = n * marked / population, population - marked
    deviation = sqrt(mean * unmarked / population * (population - n) / max(population - 1, 1))
    return _tail(
        x,
        max(0, n - unmarked),
        min(n, marked),
        mean,
        deviation,
        lambda i: (marked - i) * (n - i) / ((i + 1) * (unmarked - n + i + 1)),
    )


def _tail(x: int, low: int, high: int, mean: float, deviation: float, ratio: Callable[[Floats], Floats]) -> float:
    # Terms from the ratios of neighbours need no factorials of large numbers. Only those near the mean are summed:
    # by Bernstein's inequality less than 1e-15 lies further than 12 standard deviations and 24 people away.
    reach = 12 * deviation + 24
    low, high = max(low, floor(mean - reach)), min(high, ceil(mean + reach))
    if x <= low or x > high:
        return float(x <= low)
    log_term = np.concatenate(([0.0], np.cumsum(np.log(ratio(np.arange(low, high, dtype=float))))))
    term = np.exp(log_term - log_term.max())
    return float(term[x - low :].sum() / term.sum())


def hypergeometric_interval(x: int, n: int, population: int, confidence: float = 0.95) -> tuple[int, int]:
    """Exact interval for the number of people in ``population`` who would say yes, when ``x`` of ``n`` said so.

    Inverts the two one-sided tests: ``low`` is the least K with ``P(X >= x | K) > (1 - confidence) / 2``, ``high``
    the greatest with ``P(X <= x | K) > (1 - confidence) / 2``; the second is the first seen from those who said no.
    Konijn (1973), *Statistical Theory of Sample Survey Design*; Buonaccorsi (1987), Am. Stat. 41, 215-218.

    Parameters
    ----------
    x, n, population : int
        ``0 <= x <= n <= population`` and ``n >= 1``. Nonrespondents are the ``population - n`` others, and are taken
        to be like those who answered; ``nonresponse_bounds`` is the interval that does without.
    confidence : float
        At least this share of all possible sets of respondents gives an interval that holds the truth.

    Returns
    -------
    (int, int)
        Numbers of people, within ``x`` and ``x + population - n``; equal when everyone answered. Time grows with
        ``sqrt(n) log(population - n)``.

    Raises
    ------
    ValueError
        If the counts contradict each other.

    Examples
    --------
    >>> hypergeometric_interval(27, 46, 48)
    (27, 29)
    """
    if not 0 <= x <= n <= population or n < 1:
        raise ValueError(f"{x} of {n} of {population} is not a sample")
    limit = (1 - confidence) / 2 + TIE
    return _least_count(x, n, population, limit), population - _least_count(n - x, n, population, limit)


def _least_count(x: int, n: int, population: int, limit: float) -> int:
    candidates = range(x, population - n + x + 1)
    return x + bisect_right(candidates, limit, key=lambda marked: hypergeometric_tail(x, n, marked, population))


def wilson_interval(x: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Wilson's score interval for a share, when ``x`` of ``n`` said yes.

    ``(2x + z^2 -+ z sqrt(z^2 + 4x(1 - x/n))) / (2(n + z^2))``. Wilson (1927), JASA 22, 209-212; Newcombe (1998),
    Stat. Med. 17, 857-872, method 3.

    Parameters
    ----------
    x, n : int
        ``0 <= x <= n`` and ``n >= 1``. People without an answer are left out of both before.
    confidence : float
        Nominal coverage.

    Returns
    -------
    (float, float)
        Shares from 0 to 1 around ``x / n``, in constant time.

    Raises
    ------
    ValueError
        If the counts contradict each other.

    Examples
    --------
    >>> [round(bound, 4) for bound in wilson_interval(81, 263)]
    [0.2553, 0.3662]
    """
    x, n = check_share(x, n)
    share, z = x / n, NormalDist().inv_cdf((1 + confidence) / 2)
    centre = (2 * x + z**2) / (2 * (n + z**2))
    half = z * sqrt(z**2 + 4 * x * (1 - share)) / (2 * (n + z**2))
    return max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))


def check_share(x: float, n: float) -> tuple[int, int]:
    """Return a count and its base as plain whole numbers; ValueError where they are no share."""
    x, n = whole(x), whole(n)
    if not 0 <= x <= n or n < 1:
        raise ValueError(f"{x} of {n} is not a share")
    return x, n


def share_interval(n: int, base_n: int, staff_n: int | None = None) -> tuple[float, float]:
    """95 % interval of a share: of the ``staff_n`` people where the headcount is known, of people like them otherwise.

    Parameters
    ----------
    n, base_n : int
        People who gave the answer, and people who answered the item; ``base_n >= 1``.
    staff_n : int, optional
        People who could have answered. Its interval is ``hypergeometric_interval`` divided by ``staff_n``; without
        it the interval is Wilson's. Item nonresponse counts as not having answered.

    Returns
    -------
    (float, float)
        Shares from 0 to 1. With ``staff_n`` they are whole people, so the share ``n / base_n`` itself may lie up to
        one person (``1 / staff_n``) outside; "at least x of N" is ``low * staff_n``.

    Notes
    -----
    Wilson (1927), JASA 22, 209-212; Buonaccorsi (1987), Am. Stat. 41, 215-218. Whoever did not answer is in neither
    count.

    Examples
    --------
    >>> share_interval(27, 46, 48)
    (0.5625, 0.6041666666666666)
    """
    if staff_n is None:
        return wilson_interval(n, base_n)
    low, high = hypergeometric_interval(n, base_n, staff_n)
    return low / staff_n, high / staff_n


def nonresponse_bounds(counts: Sequence[int], nonrespondents: int) -> NonresponseBounds:
    """Bounds of shares and ranks in a single choice, whatever the nonrespondents would have said.

    With ``x`` the counts, ``e`` nonrespondents and ``N = sum(x) + e``: shares ``x_i / N`` to ``(x_i + e) / N``; best
    rank ``1 + #{k: x_k > x_i + e}``; worst rank by letting the rivals that cost least, ``x_i - x_k + 1`` people each,
    overtake first. Manski (1989), J. Hum. Res. 24, 343-360; Horowitz and Manski (2000), JASA 95, 77-84.

    Parameters
    ----------
    counts : sequence of int
        One per option; together all who answered.
    nonrespondents : int
        People who could have answered and did not. Nothing is assumed about them, but that each takes one option.

    Returns
    -------
    NonresponseBounds
        Rank is 1 + number strictly better. Time grows with the square of the number of options.

    Examples
    --------
    >>> nonresponse_bounds((12, 11, 4), 2).rank_worst
    (2, 2, 3)
    """
    staff_n = sum(counts) + nonrespondents
    somebody(staff_n, "without anybody there are no shares")
    return NonresponseBounds(
        share_low=tuple(x / staff_n for x in counts),
        share_high=tuple((x + nonrespondents) / staff_n for x in counts),
        rank_best=tuple(1 + sum(rival > x + nonrespondents for rival in counts) for x in counts),
        rank_worst=tuple(_worst_rank(i, counts, nonrespondents) for i in range(len(counts))),
    )


def _worst_rank(i: int, counts: Sequence[int], nonrespondents: int) -> int:
    prices = sorted(max(0, counts[i] - x + 1) for k, x in enumerate(counts) if k != i)
    return 1 + sum(spent <= nonrespondents for spent in accumulate(prices))
