"""What is known of a small team once the others are taken into account: functions only, nothing of it is shown.

A team's own share is drawn towards the school's by as much as teams do not differ. With no differences the error of a
team's share falls from .22 to .07.
"""

from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.change.roots import crossing
from analysis.wholes import somebody

Floats = NDArray[np.float64]
PRIOR = (log(20), 1.5)
"""Mean and deviation of log M: as if each team's share were worth twenty people's, give or take a factor of 4.5."""
_FEWEST_M, _MOST_M = -8.0, 16.0


@dataclass(frozen=True)
class BetaBinomial:
    """Shares of teams are Beta(a, b); ``shrunken`` are their expected shares given what they answered."""

    a: float
    b: float
    shrunken: Floats


def beta_binomial(n: ArrayLike, base_n: ArrayLike, prior: tuple[float, float] | None = PRIOR) -> BetaBinomial:
    """Draw the shares of teams towards that of the school.

    a and b by maximum likelihood, with a weak prior on ``M = a + b``, since with few teams the likelihood alone often
    says that there are no differences whatever; ``shrunken = (x + a) / (n + M)``. Tarone (1982), Biometrics 38,
    215-220; Gelman et al. (2013), *Bayesian Data Analysis*, 5.3.

    Parameters
    ----------
    n, base_n : array_like of int, shape (teams,)
        People who said yes, and who answered; nobody answered at least in one team.
    prior : (float, float) or None
        Mean and standard deviation of log M; None for the likelihood alone.

    Returns
    -------
    BetaBinomial
        A team without answers has the share of the school. Deterministic; milliseconds.

    Notes
    -----
    Some fifty evaluations, each of time growing with the number of teams.

    Examples
    --------
    >>> beta_binomial([0, 3, 4, 2], [4, 5, 6, 3]).shrunken.round(2).tolist()
    [0.41, 0.52, 0.54, 0.52]
    """
    from scipy.optimize import minimize
    from scipy.special import betaln, digamma

    x, people = np.asarray(n, dtype=float), np.asarray(base_n, dtype=float)

    def cost(at: Floats) -> tuple[float, Floats]:
        share, m = 1 / (1 + np.exp(-at[0])), np.exp(at[1])
        a, b = share * m, (1 - share) * m
        value = (betaln(x + a, people - x + b) - betaln(a, b)).sum()
        by_sum = (digamma(a + b) - digamma(people + a + b)).sum()
        by_a = (digamma(x + a) - digamma(a)).sum() + by_sum
        by_b = (digamma(people - x + b) - digamma(b)).sum() + by_sum
        gradient = np.array([(by_a - by_b) * m * share * (1 - share), by_a * a + by_b * b])
        if prior is not None:
            away = (at[1] - prior[0]) / prior[1]
            value, gradient = value - away**2 / 2, gradient - np.array([0.0, away / prior[1]])
        return -value, -gradient

    start = (x.sum() + 0.5) / (people.sum() + 1)
    found = minimize(
        cost, np.array([log(start / (1 - start)), log(10)]), jac=True, method="L-BFGS-B",
        bounds=[(-12, 12), (_FEWEST_M, _MOST_M)], options={"ftol": 1e-15, "gtol": 1e-10, "maxiter": 1000},
    )  # fmt: skip
    share, m = 1 / (1 + np.exp(-found.x[0])), float(np.exp(found.x[1]))
    a, b = float(share * m), float((1 - share) * m)
    return BetaBinomial(a, b, (x + a) / (people + a + b))


def dirichlet_multinomial(table: ArrayLike, prior: tuple[float, float] | None = PRIOR) -> tuple[float, Floats]:
    """Draw the shares of teams over several answers towards those of the school.

    ``M`` by maximum likelihood with a weak prior, the school's shares p as base: ``(x + M p) / (n + M)``. Mosimann
    (1962), Biometrika 49, 65-82.

    Parameters
    ----------
    table : array_like of int, shape (teams, answers)
        People.
    prior : (float, float) or None
        As in ``beta_binomial``.

    Returns
    -------
    (float, ndarray)
        M, and the expected shares of every team; an answer nobody gave has none.

    Notes
    -----
    Some fifty evaluations, each of time growing with teams times answers.

    Examples
    --------
    >>> m, shares = dirichlet_multinomial([[3, 1, 0], [0, 2, 2], [1, 1, 4]])
    >>> shares[0].round(2).tolist()
    [0.37, 0.28, 0.35]
    """
    from scipy.optimize import minimize_scalar
    from scipy.special import gammaln

    x = np.asarray(table, dtype=float)
    somebody(x.sum())
    base = x.sum(axis=0) / x.sum()
    people, given = x.sum(axis=1), base > 0

    def cost(log_m: float) -> float:
        m = np.exp(log_m)
        a = m * base[given]
        value = (gammaln(m) - gammaln(people + m)).sum() + (gammaln(x[:, given] + a) - gammaln(a)).sum()
        return -value + (0 if prior is None else ((log_m - prior[0]) / prior[1]) ** 2 / 2)

    found = minimize_scalar(cost, bounds=(_FEWEST_M, _MOST_M), method="bounded", options={"xatol": 1e-10})
    m = float(np.exp(found.x))
    return m, (x + m * base) / (people[:, None] + m)


@dataclass(frozen=True)
class Heterogeneity:
    """Means of teams put together: pooled ``mean`` and its error, Cochran's ``q`` and its p, variance between teams.

    ``tau2`` is DerSimonian and Laird's, ``paule_mandel`` the one at which q takes its expected value.
    """

    mean: float
    error: float
    q: float
    p: float
    tau2: float
    paule_mandel: float


def heterogeneity(mean: ArrayLike, error: ArrayLike) -> Heterogeneity:
    """Return whether the means of teams differ by more than their errors.

    ``q = sum w (y - m)^2``, w one over the squared error; ``tau2 = max(0, (q - (k - 1)) / (sum w - sum w^2 / sum w))``.
    Cochran (1954), Biometrics 10, 101-129; DerSimonian and Laird (1986), Control. Clin. Trials 7, 177-188; Paule and
    Mandel (1982), J. Res. Natl. Bur. Stand. 87, 377-385. Where ``tau2`` is 0 a school shows one figure.

    Parameters
    ----------
    mean, error : array_like, shape (teams,)
        Means and their standard errors, all above 0; at least two teams.

    Notes
    -----
    Some fifty evaluations, each of time growing with the number of teams; p 1 with one team.

    Examples
    --------
    >>> found = heterogeneity([1.0, 2.0, 3.0], [0.5, 0.5, 0.5])
    >>> round(found.q, 4), round(found.tau2, 4), round(found.paule_mandel, 4)
    (8.0, 0.75, 0.75)
    """
    from scipy.special import chdtrc

    y, variance = np.asarray(mean, dtype=float), np.asarray(error, dtype=float) ** 2
    k = len(y)
    if not k or (variance <= 0).any():
        raise ValueError("every mean needs an error above 0")

    def spread(tau2: float) -> float:
        weight = 1 / (variance + tau2)
        centre = (weight @ y) / weight.sum()
        return float(weight @ (y - centre) ** 2)

    weight = 1 / variance
    q = spread(0.0)
    tau2 = max(0.0, (q - (k - 1)) / (weight.sum() - (weight @ weight) / weight.sum()))
    widest = float(np.ptp(y) ** 2 + variance.max()) * k
    return Heterogeneity(
        float(weight @ y / weight.sum()),
        float(weight.sum() ** -0.5),
        q,
        float(chdtrc(k - 1, q)) if k > 1 else 1.0,
        float(tau2),
        crossing(lambda at: spread(at) - (k - 1), 0.0, widest),
    )


def shrunken_means(mean: ArrayLike, error: ArrayLike) -> Floats:
    """Draw the means of teams towards their common one: ``m + t^2/(t^2 + se^2) (y - m)``, t^2 by Paule and Mandel.

    Arguments as for ``heterogeneity``. m is weighted by ``1/(t^2 + se^2)``; with no difference all are m. Efron and
    Morris (1975), JASA 70, 311-319, for normal means.

    Notes
    -----
    A team without an answer has no mean and is left out before. Time as for ``heterogeneity``.

    Examples
    --------
    >>> shrunken_means([1.0, 2.0, 3.0], [0.5, 0.5, 0.5]).tolist()
    [1.25, 2.0, 2.75]
    """
    y, variance = np.asarray(mean, dtype=float), np.asarray(error, dtype=float) ** 2
    tau2 = heterogeneity(mean, error).paule_mandel
    weight = 1 / (variance + tau2)
    centre = (weight @ y) / weight.sum()
    return centre + tau2 / (tau2 + variance) * (y - centre)


def james_stein(mean: ArrayLike, variance: float) -> tuple[float, Floats]:
    """Draw means of one known variance towards their average: ``a + c (y - a)``, ``c = 1 - (k - 3) v / sum (y - a)^2``.

    James and Stein (1961); Efron and Morris (1977), Sci. Am. 236(5), 119-127. c is never below 0 (the positive part),
    and 1 with three means or fewer.

    Notes
    -----
    Nobody without a mean. Time grows with the number of means.

    Examples
    --------
    >>> c, means = james_stein([0.0, 1.0, 2.0, 3.0, 4.0], 1.0)
    >>> round(c, 4), means.round(4).tolist()
    (0.8, [0.4, 1.2, 2.0, 2.8, 3.6])
    """
    y = np.asarray(mean, dtype=float)
    somebody(len(y), "there are no means")
    apart = y - y.mean()
    squares = float(apart @ apart)
    c = max(0.0, 1 - max(0, len(y) - 3) * variance / squares) if squares else 0.0
    return c, y.mean() + c * apart
