"""Means of all staff from those who answered: with the headcount known, and with teams that answered unequally."""

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import ArrayLike

from analysis.wholes import somebody

_FEWEST_PER_GROUP = 2


@dataclass(frozen=True)
class FiniteMean:
    """A mean among all staff and its standard error; ``collapsed`` tells that groups were too small to stand alone."""

    mean: float
    error: float
    collapsed: bool = False


def staff_mean(n: int, mean: float, variance: float, staff_n: int | None = None) -> FiniteMean:
    """Return a mean with its error: ``sqrt((1 - n/N) s^2 / n)``, without headcount ``sqrt(s^2 / n)``.

    Cochran (1977), *Sampling Techniques*, 2.6. No error once everybody answered.

    Parameters
    ----------
    n, mean, variance : int, float, float
        People who answered, their mean, and its variance with divisor n - 1; at least two people.
    staff_n : int, optional
        People who could have answered.

    Notes
    -----
    Whoever did not answer is in neither count. Constant time.

    Examples
    --------
    >>> staff_mean(40, 3.5, 1.6, 50)
    FiniteMean(mean=3.5, error=0.08944271909999157, collapsed=False)
    """
    somebody(n)
    if staff_n is not None and staff_n < n:
        raise ValueError(f"{n} of {staff_n} is not a sample")
    kept = 1 - n / staff_n if staff_n is not None else 1.0
    return FiniteMean(mean, sqrt(kept * variance / n))


def post_stratified(n: ArrayLike, mean: ArrayLike, variance: ArrayLike, staff_n: ArrayLike) -> FiniteMean:
    """Return the mean had every group answered as much as every other: ``sum W_g m_g``, W its share of the staff.

    Error ``sqrt(sum W_g^2 (1 - n_g/N_g) s_g^2 / n_g)``. Cochran (1977), 5.4 and 5A.9. Groups with fewer than two
    answers are put together with the next smallest until there are two. A check beside the plain mean, worth a line
    only where it differs by more than three points.

    Parameters
    ----------
    n, mean, variance, staff_n : array_like, shape (groups,)
        As for ``staff_mean``, by group; the mean of a group without answers and the variance below two are not read.

    Returns
    -------
    FiniteMean
        In any order of the groups.

    Notes
    -----
    Time grows with groups times their logarithm.

    Examples
    --------
    >>> found = post_stratified([8, 4], [0.5, 1.0], [0.2, 0.0], [8, 8])
    >>> found.mean, found.error
    (0.75, 0.0)
    """
    columns = (np.asarray(column, dtype=float) for column in (n, mean, variance, staff_n))
    groups = sorted(zip(*columns, strict=True), key=lambda group: (group[0], group[3], np.nan_to_num(group[1])))
    collapsed = False
    while len(groups) > 1 and groups[0][0] < _FEWEST_PER_GROUP:
        joined = _together(groups[0], groups[1])
        groups, collapsed = sorted([joined, *groups[2:]], key=lambda group: (group[0], group[3])), True
    whole = sum(group[3] for group in groups)
    found = sum(staff / whole * mean for _, mean, _, staff in groups)
    variances = ((staff / whole) ** 2 * (1 - n / staff) * spread / n for n, _, spread, staff in groups)
    return FiniteMean(float(found), sqrt(sum(variances)), collapsed)


def _together(one: tuple[float, ...], other: tuple[float, ...]) -> tuple[float, ...]:
    (n1, mean1, spread1, staff1), (n2, mean2, spread2, staff2) = one, other
    n = n1 + n2
    if not n:
        return 0.0, 0.0, 0.0, staff1 + staff2
    mean1, mean2 = (mean1 if n1 else 0.0), (mean2 if n2 else 0.0)
    mean = (n1 * mean1 + n2 * mean2) / n
    squares = sum((k - 1) * spread for k, spread in ((n1, spread1), (n2, spread2)) if k > 1)
    squares += n1 * (mean1 - mean) ** 2 + n2 * (mean2 - mean) ** 2
    return n, mean, squares / (n - 1) if n > 1 else 0.0, staff1 + staff2
