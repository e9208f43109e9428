"""Change of the share of yes among all staff, both years, if those who did not answer are like those who did."""

from bisect import bisect_left
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.intervals import TIE
from analysis.quadrature import gauss_legendre


@dataclass(frozen=True)
class Posterior:
    """How the change of a share may be among all staff: ``mean``, 95 % interval, chances of up, same and down."""

    mean: float
    low: float
    high: float
    p_up: float
    p_same: float
    p_down: float

    @property
    def p_change(self) -> float:
        """The chance that the share moved the way it seems to."""
        return max(self.p_up, self.p_down)


def posterior_change(earlier: tuple[int, int, int], later: tuple[int, int, int], confidence: float = 0.95) -> Posterior:
    """Return the Polya posterior of the change of a share between two staffs.

    ``K_t = x_t + BetaBinomial(N_t - n_t, x_t + 1/2, n_t - x_t + 1/2)`` of ``N_t`` staff say yes; the distribution
    of ``K_2/N_2 - K_1/N_1`` is counted exactly on whole numbers ``K_2 N_1 - K_1 N_2``. Ericson (1969), J. R. Stat. Soc.
    B 31, 195-233. Over all true numbers its interval holds the truth in .96 of samples where Newcombe's with a finite
    population correction falls to .93 and at worst to .5.

    Parameters
    ----------
    earlier, later : (int, int, int)
        Yes, people who answered, staff: ``0 <= x <= n <= N`` and ``n >= 1``. Who did not answer the item is staff only.
    confidence : float
        Probability of the interval, from quantile to quantile.

    Returns
    -------
    Posterior
        Without width once everybody answered in both years. Time grows with
        nonrespondents times the logarithm of the staffs.

    Raises
    ------
    ValueError
        If the counts contradict each other.

    Examples
    --------
    >>> found = posterior_change((21, 38, 44), (31, 41, 47))
    >>> round(found.mean, 4), round(found.low, 4), round(found.high, 4), found.p_down
    (0.2029, 0.131, 0.266, 0.0)
    """
    (yes1, chance1), (yes2, chance2) = _staff_yes(*earlier), _staff_yes(*later)
    staff1, staff2 = earlier[2], later[2]
    below = np.concatenate(([0.0], np.cumsum(chance2)))
    above = np.concatenate((np.cumsum(chance2[::-1])[::-1], [0.0]))

    def no_more(change: int) -> float:
        """Chance of a change of at most this many parts in the product of the staffs."""
        return float(chance1 @ below[np.searchsorted(yes2, (change + yes1 * staff2) // staff1, side="right")])

    unit, tail = staff1 * staff2, (1 - confidence) / 2
    low, high = (bisect_left(range(-unit, unit), at - TIE, key=no_more) - unit for at in (tail, 1 - tail))
    p_up = float(chance1 @ above[np.searchsorted(yes2, yes1 * staff2 // staff1, side="right")])
    p_down = float(chance1 @ below[np.searchsorted(yes2, -(-yes1 * staff2 // staff1), side="left")])
    mean = float(yes2 @ chance2) / staff2 - float(yes1 @ chance1) / staff1
    return Posterior(mean, low / unit, high / unit, min(1.0, p_up), max(0.0, 1 - p_up - p_down), min(1.0, p_down))


def _staff_yes(x: int, n: int, staff_n: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return how many of the staff may say yes, and how likely each number is; what is below 1e-17 is left out."""
    if not 0 <= x <= n <= staff_n or n < 1:
        raise ValueError(f"{x} of {n} of {staff_n} is not a sample")
    others, a, b = staff_n - n, x + 0.5, n - x + 0.5
    k = np.arange(others, dtype=float)
    ratio = (others - k) * (a + k) / ((k + 1) * (b + others - k - 1))
    log_term = np.concatenate(([0.0], np.cumsum(np.log(ratio))))
    chance = np.exp(log_term - log_term.max())
    chance /= chance.sum()
    some = chance > 1e-17
    return (x + np.arange(others + 1))[some], chance[some]


def unlimited_change(x1: int, n1: int, x2: int, n2: int) -> float:
    """Chance that the share went up where the headcounts are unknown: ``posterior_change`` for unlimited staffs.

    ``P(p_2 > p_1)`` for ``p_t ~ Beta(x_t + 1/2, n_t - x_t + 1/2)``, by Gauss-Legendre quadrature in the angle
    ``arcsin sqrt(p)``, in which both densities are smooth; within 1e-12. Gelman et al. (2013), *Bayesian Data
    Analysis*, 2.4, on the limit.

    Parameters
    ----------
    x1, n1, x2, n2 : int
        Yes and people who answered, the earlier year first; nobody without an answer.

    Returns
    -------
    float
        From 0 to 1; one half for equal counts. Constant time for up to some thousand people.

    Examples
    --------
    >>> round(unlimited_change(18, 45, 27, 45), 4)
    0.9714
    """
    from scipy.special import betainc, betaln

    angle, weights = gauss_legendre(0.0, np.pi / 2)
    p = np.sin(angle) ** 2
    a, b = x2 + 0.5, n2 - x2 + 0.5
    log_density = 2 * x2 * np.log(np.sin(angle)) + 2 * (n2 - x2) * np.log(np.cos(angle)) + np.log(2) - betaln(a, b)
    density = np.exp(log_density) * weights
    return float(density @ betainc(x1 + 0.5, n1 - x1 + 0.5, p) / density.sum())
