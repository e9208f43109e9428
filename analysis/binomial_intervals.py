"""Further intervals of a share, beside Wilson's: for comparison in the method note."""

from analysis.change.roots import crossing
from analysis.intervals import check_share


def clopper_pearson(x: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Clopper and Pearson's exact interval: the shares that neither one-sided binomial test rejects.

    Quantiles of Beta(x, n - x + 1) and Beta(x + 1, n - x). Clopper and Pearson (1934), Biometrika 26, 404-413. Covers
    more than it says, so it is wider than Wilson's.

    Parameters
    ----------
    x, n : int
        ``0 <= x <= n`` and ``n >= 1``; nobody without an answer.
    confidence : float
        Least coverage.

    Notes
    -----
    Constant time.

    Examples
    --------
    >>> [round(limit, 4) for limit in clopper_pearson(81, 263)]
    [0.2527, 0.3676]
    """
    from scipy.special import betaincinv

    x, n = check_share(x, n)
    tail = (1 - confidence) / 2
    low = float(betaincinv(x, n - x + 1, tail)) if x else 0.0
    return low, float(betaincinv(x + 1, n - x, 1 - tail)) if x < n else 1.0


def mid_p_interval(x: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Interval of the shares that neither one-sided mid-P rejects: ``P(X > x) + P(X = x)/2``.

    Lancaster (1961), JASA 56, 223-234; Berry and Armitage (1995), Statistician 44, 417-423. Arguments as for
    ``clopper_pearson``; within 1e-12.

    Notes
    -----
    Whoever did not answer is in neither count. Some fifty evaluations of the binomial.

    Examples
    --------
    >>> [round(limit, 4) for limit in mid_p_interval(81, 263)]
    [0.2544, 0.3658]
    """
    from scipy.special import bdtr, bdtrc

    x, n = check_share(x, n)
    tail = (1 - confidence) / 2

    def no_more(share: float) -> float:
        """P(X < x) + P(X = x)/2, which falls with the share."""
        below = float(bdtr(x - 1, n, share)) if x else 0.0
        return (below + (float(bdtr(x, n, share)) if x < n else 1.0)) / 2

    def no_less(share: float) -> float:
        above = float(bdtrc(x, n, share)) if x < n else 0.0
        return (above + (float(bdtrc(x - 1, n, share)) if x else 1.0)) / 2

    low = crossing(lambda share: tail - no_less(share), 0.0, 1.0) if x else 0.0
    return low, crossing(lambda share: no_more(share) - tail, 0.0, 1.0) if x < n else 1.0
