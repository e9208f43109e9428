"""Whether people prefer anything at all: one test of a whole question, before any option is compared with another."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.permutations import doubled_midranks, pooled
from analysis.wholes import somebody


@dataclass(frozen=True)
class Friedman:
    """Friedman's chi-squared with its p, Kendall's W, and Iman and Davenport's F with its p: the one to use."""

    statistic: float
    p: float
    w: float
    f: float
    f_p: float


def friedman(scores: ArrayLike) -> Friedman:
    """Test whether people rank some options higher than others.

    ``T = (k - 1) sum (R_j - n(k + 1)/2)^2 / sum over people of the variance of their ranks``, ties sharing a place;
    ``W = T / (n(k - 1))``; ``F = (n - 1) T / (n(k - 1) - T)`` on k - 1 and (n - 1)(k - 1). Friedman (1937), JASA 32,
    675-701; Iman and Davenport (1980), Commun. Stat. A 9, 571-595; Conover (1999), 5.8.

    Parameters
    ----------
    scores : array_like, shape (people, options)
        Scores or ranks of people who gave all of them; two options at least.

    Returns
    -------
    Friedman
        p 1 and W 0 where nobody ranks anything above anything; where all rank alike F is infinite and its p 0, with one
        person 1. Time grows with people times options.

    Examples
    --------
    >>> found = friedman([[1, 2, 3], [1, 2, 3], [2, 1, 3]])
    >>> round(found.statistic, 4), round(found.w, 4)
    (4.6667, 0.7778)
    """
    from scipy.special import chdtrc, fdtrc

    scores = np.asarray(scores, dtype=float)
    n, k = scores.shape
    somebody(n)
    if k < 2:
        raise ValueError("one option alone cannot be ranked")
    ranks = np.array([_midranks(row) for row in scores.tolist()])
    apart = ranks.sum(axis=0) - n * (k + 1) / 2
    spread = float(((ranks - (k + 1) / 2) ** 2).sum()) / (k - 1)
    statistic = float(apart @ apart) / spread if spread else 0.0
    left = n * (k - 1) - statistic
    f = (n - 1) * statistic / left if left > 1e-12 else float("inf")
    f_p = float(fdtrc(k - 1, (n - 1) * (k - 1), f)) if n > 1 and np.isfinite(f) else float(n == 1 or statistic == 0)
    return Friedman(statistic, float(chdtrc(k - 1, statistic)), statistic / (n * (k - 1)), f, f_p)


def _midranks(row: Sequence[float]) -> list[float]:
    ranks = doubled_midranks(pooled([(score, 1) for score in row]))
    return [ranks[score] / 2 for score in row]


def cochran_q(ticks: ArrayLike) -> tuple[float, float]:
    """Cochran's Q and its p: whether some options of a select-all are ticked more than others.

    ``Q = (k - 1)(k sum C_j^2 - T^2) / (k T - sum R_i^2)``, C and R the ticks by option and person. Cochran (1950),
    Biometrika 37, 256-266; people who ticked all or nothing say nothing.

    Notes
    -----
    Only people who answered the question are rows. Time grows with people times options.

    Examples
    --------
    >>> q, p = cochran_q([[1, 0, 0], [1, 1, 0], [1, 0, 0], [1, 0, 1]])
    >>> round(q, 4), round(p, 4)
    (4.5, 0.1054)
    """
    from scipy.special import chdtrc

    ticks = np.asarray(ticks, dtype=float)
    k, total = ticks.shape[1], ticks.sum()
    people, options = ticks.sum(axis=1), ticks.sum(axis=0)
    spread = k * total - people @ people
    q = float((k - 1) * (k * (options @ options) - total**2) / spread) if spread else 0.0
    return q, float(chdtrc(k - 1, q)) if k > 1 else 1.0


def equal_shares(n: Sequence[int]) -> tuple[float, float]:
    """Pearson's chi-squared and its p that all options of a single choice are chosen alike.

    ``sum (n_j - m)^2 / m``, m their mean. Pearson (1900), Philos. Mag. 50, 157-175.

    Notes
    -----
    Only people who answered count. Time grows with the number of options.

    Examples
    --------
    >>> statistic, p = equal_shares([20, 10, 6])
    >>> round(statistic, 4), round(p, 4)
    (8.6667, 0.0131)
    """
    from scipy.special import chdtrc

    counts: NDArray[np.float64] = np.asarray(n, dtype=float)
    somebody(len(counts), "there are no options")
    mean = counts.mean()
    statistic = float(((counts - mean) ** 2).sum() / mean) if mean else 0.0
    return statistic, float(chdtrc(len(counts) - 1, statistic)) if len(counts) > 1 else 1.0
