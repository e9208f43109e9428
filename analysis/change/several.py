"""Many changes tested together: how many of those kept may be false alarms."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.ranking import holm


def holm_within(p: ArrayLike) -> NDArray[np.float64]:
    """Adjust the p of one question by ``ranking.holm``: at most 5 % false alarms anywhere if those up to .05 are kept.

    Parameters
    ----------
    p : array_like, shape (m,)
        NaN where nothing was tested; it stays NaN and does not count.

    Notes
    -----
    Holm (1979), Scand. J. Stat. 6, 65-70. Time grows with ``m log m``.

    Examples
    --------
    >>> holm_within([0.01, float("nan"), 0.04]).tolist()
    [0.02, nan, 0.04]
    """
    p = np.asarray(p, dtype=float)
    adjusted, tested = np.full(p.shape, np.nan), ~np.isnan(p)
    adjusted[tested] = holm(p[tested])
    return adjusted


def benjamini_hochberg(p: ArrayLike) -> NDArray[np.float64]:
    """Adjust the p of a list: of those up to q, a share of q on average may be false alarms.

    ``min over i >= r of min(1, m p_(i) / i)`` for the r-th smallest of m. Benjamini and Hochberg (1995), J. R. Stat.
    Soc. B 57, 289-300.

    Parameters
    ----------
    p : array_like, shape (m,)
        NaN where nothing was tested; it stays NaN and does not count in m.

    Returns
    -------
    ndarray, shape (m,)
        In the order of ``p``, in time growing with ``m log m``.

    Examples
    --------
    >>> benjamini_hochberg([0.03, 0.01, float("nan"), 0.5]).round(4).tolist()
    [0.045, 0.03, nan, 0.5]
    """
    p = np.asarray(p, dtype=float)
    adjusted, tested = np.full(p.shape, np.nan), np.flatnonzero(~np.isnan(p))
    falling = tested[np.argsort(p[tested], kind="stable")[::-1]]
    m = len(falling)
    adjusted[falling] = np.minimum.accumulate(np.minimum(1.0, p[falling] * m / np.arange(m, 0, -1)))
    return adjusted
