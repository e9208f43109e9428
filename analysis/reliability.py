"""How far the items of a construct hold together: for the method note, never for the screen.

At the size of a school the interval is the result: alpha of .75 from 40 people may be .60 or .85.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.moments import Moments
from analysis.settings import FEWEST_FOR_ALPHA, FEWEST_FOR_OMEGA

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Reliability:
    """Alpha of a construct with its 95 % interval; per item its correlation with the rest, and alpha without it.

    ``standardised`` is alpha of the items put on one spread. ``omega`` is None below 50 people or four items, or where
    one factor does not fit; ``alpha_without`` is NaN with two items.
    """

    n: int
    items: int
    alpha: float
    interval: tuple[float, float]
    standardised: float
    item_rest: Floats
    alpha_without: Floats
    omega: float | None


def cronbach_alpha(covariance: Floats) -> float:
    """Cronbach's alpha: ``k/(k - 1) (1 - sum of the items' variances / variance of their sum)``.

    Cronbach (1951), Psychometrika 16, 297-334. At least two items; NaN where their sum does not vary, and for blanks
    see ``moments``. Of a correlation matrix it is the standardised alpha.

    Notes
    -----
    Time grows with the square of the number of items.

    Examples
    --------
    >>> round(cronbach_alpha(np.array([[1.0, 0.5], [0.5, 1.0]])), 4)
    0.6667
    """
    items, whole = len(covariance), float(np.sum(covariance))
    if items < 2 or whole <= 0:
        return float("nan")
    return float(items / (items - 1) * (1 - np.trace(covariance) / whole))


def feldt_interval(alpha: float, n: int, items: int, confidence: float = 0.95) -> tuple[float, float]:
    """Interval of alpha: ``1 - (1 - alpha) F``, F the quantiles of F(n - 1, (n - 1)(k - 1)).

    Feldt, Woodruff and Salih (1987), Appl. Psychol. Meas. 11, 93-103. People alike in how items and they differ; NaN
    below two people or items.

    Notes
    -----
    Constant time.

    Examples
    --------
    >>> [round(limit, 3) for limit in feldt_interval(0.843, 30, 7)]
    [0.739, 0.916]
    """
    from scipy.special import fdtri

    if n < 2 or items < 2:
        return float("nan"), float("nan")
    df1, df2, tail = n - 1, (n - 1) * (items - 1), (1 - confidence) / 2
    return float(1 - (1 - alpha) * fdtri(df1, df2, 1 - tail)), float(1 - (1 - alpha) * fdtri(df1, df2, tail))


def item_rest(covariance: Floats) -> Floats:
    """Correlation of every item with the sum of the others; NaN where one of the two does not vary.

    ``(c_i. - c_ii) / sqrt(c_ii (c.. - 2 c_i. + c_ii))``, dots for sums. Nunnally and Bernstein (1994), *Psychometric
    Theory*, 8.

    Notes
    -----
    Time grows with the square of the number of items; for blanks see ``moments``.

    Examples
    --------
    >>> item_rest(np.array([[1.0, 0.5], [0.5, 1.0]])).tolist()
    [0.5, 0.5]
    """
    covariance = np.asarray(covariance, dtype=float)
    own, row, whole = np.diag(covariance), covariance.sum(axis=1), covariance.sum()
    rest = np.maximum(whole - 2 * row + own, 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where((own > 0) & (rest > 1e-12), (row - own) / np.sqrt(own * rest), np.nan)


def alpha_without_each(covariance: Floats) -> Floats:
    """Alpha of the construct without each of its items.

    Notes
    -----
    As ``cronbach_alpha``; NaN where one item or no variance is left. Time grows with the cube of the number of
    items.

    Examples
    --------
    >>> alpha_without_each(np.array([[1.0, 0.5, 0.0], [0.5, 1.0, 0.0], [0.0, 0.0, 1.0]])).round(4).tolist()
    [0.0, 0.0, 0.6667]
    """
    covariance = np.asarray(covariance, dtype=float)
    keep = ~np.eye(len(covariance), dtype=bool)
    return np.array([cronbach_alpha(covariance[np.ix_(row, row)]) for row in keep])


def one_factor(covariance: Floats) -> tuple[Floats, Floats] | None:
    """Return loadings and unique variances of one factor by maximum likelihood, None where there is no proper solution.

    Minimises ``log |S| + tr(C S^-1)``, ``S = l l' + diag(u)``. Lawley and Maxwell (1971), *Factor Analysis as a
    Statistical Method*, 4. The sign is such that the loadings add up to no less than 0.

    Parameters
    ----------
    covariance : ndarray, shape (k, k)
        At least three items, every one of which varies.

    Returns
    -------
    (ndarray, ndarray) or None
        None also where a unique variance falls to nought (Heywood). Deterministic; hundredths of a second.

    Notes
    -----
    Some hundred evaluations, each of the cube of the number of items.

    Examples
    --------
    >>> loadings, unique = one_factor(0.49 * np.ones((4, 4)) + 0.51 * np.eye(4))
    >>> loadings.round(3).tolist(), unique.round(3).tolist()
    ([0.7, 0.7, 0.7, 0.7], [0.51, 0.51, 0.51, 0.51])
    """
    from scipy.optimize import minimize

    spread = np.sqrt(np.diag(covariance))
    if len(covariance) < 3 or not (spread > 0).all():
        return None
    correlation = covariance / np.outer(spread, spread)
    values, vectors = np.linalg.eigh(correlation)
    if values[0] < 1e-10:
        return None
    start = vectors[:, -1] * np.sqrt(max(values[-1] - 1, 0.1))
    first = np.concatenate((start, np.log(np.clip(1 - start**2, 0.05, None))))
    found = minimize(_misfit, first, args=(correlation,), jac=True, method="BFGS", options={"gtol": 1e-7})
    loadings, unique = found.x[: len(start)], np.exp(found.x[len(start) :])
    if not np.isfinite(found.fun) or unique.min() < 1e-4:
        return None
    return loadings * spread * (1 if loadings.sum() >= 0 else -1), unique * spread**2


def _misfit(at: Floats, correlation: Floats) -> tuple[float, Floats]:
    loadings, unique = at[: len(correlation)], np.exp(at[len(correlation) :])
    implied = np.outer(loadings, loadings) + np.diag(unique)
    inverse = np.linalg.inv(implied)
    gap = inverse - inverse @ correlation @ inverse
    value = np.linalg.slogdet(implied)[1] + np.sum(correlation * inverse)
    return float(value), np.concatenate((2 * gap @ loadings, np.diag(gap) * unique))


def omega_total(covariance: Floats) -> float | None:
    """McDonald's omega: ``(sum l)^2 / ((sum l)^2 + sum u)``, the share of the sum's variance that one factor makes.

    McDonald (1999), *Test Theory*, 6; see ``one_factor`` for l and u, and for where it is None.

    Notes
    -----
    McDonald (1999), *Test Theory*, 6. Time as for ``one_factor``.

    Examples
    --------
    >>> round(omega_total(0.49 * np.ones((4, 4)) + 0.51 * np.eye(4)), 4)
    0.7935
    """
    found = one_factor(covariance)
    if found is None:
        return None
    loadings, unique = found
    common = loadings.sum() ** 2
    return float(common / (common + unique.sum()))


def reliability(found: Moments) -> Reliability | None:
    """Return how far the items of a construct hold together; None below three items or twenty complete answers.

    Omega only from fifty people and four items on: below, one factor is not estimated well enough to be told.
    """
    items = len(found.mean)
    if items < FEWEST_FOR_ALPHA[0] or found.n < FEWEST_FOR_ALPHA[1]:
        return None
    alpha = cronbach_alpha(found.covariance)
    enough = items >= FEWEST_FOR_OMEGA[0] and found.n >= FEWEST_FOR_OMEGA[1]
    return Reliability(
        found.n,
        items,
        alpha,
        feldt_interval(alpha, found.n, items),
        cronbach_alpha(_correlations(found.covariance)),
        item_rest(found.covariance),
        alpha_without_each(found.covariance),
        omega_total(found.covariance) if enough else None,
    )


def _correlations(covariance: Floats) -> Floats:
    spread = np.sqrt(np.diag(covariance))
    with np.errstate(invalid="ignore", divide="ignore"):
        return covariance / np.outer(spread, spread)


def reverse_coded(covariance: Floats) -> NDArray[np.bool_]:
    """Return which items seem to be worded the other way round: to suggest, never to turn silently.

    Both have to say so: its correlation with the rest is negative, and on the first principal axis of the correlations
    it lies on the side of fewer items. Where both sides hold as many, that of less weight is the smaller.

    Parameters
    ----------
    covariance : ndarray, shape (k, k)
        From ``moments``; an item that does not vary is never one. Constant time for a questionnaire.

    Notes
    -----
    For blanks see ``moments``. Time grows with the cube of the number of items.

    Examples
    --------
    >>> reverse_coded(np.array([[1.0, 0.5, -0.4], [0.5, 1.0, -0.5], [-0.4, -0.5, 1.0]])).tolist()
    [False, False, True]
    """
    covariance = np.asarray(covariance, dtype=float)
    varies = np.diag(covariance) > 0
    suggested = np.zeros(len(covariance), dtype=bool)
    if varies.sum() < 3:
        return suggested
    part = covariance[np.ix_(varies, varies)]
    axis = np.linalg.eigh(_correlations(part))[1][:, -1]
    axis[np.abs(axis) < 1e-9] = 0
    balance = np.sign(axis).sum() or np.sign(axis.sum())
    suggested[varies] = (item_rest(part) < 0) & (np.sign(axis) == -np.sign(balance))
    return suggested
