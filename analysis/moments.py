"""From people who answered the items of one construct to means and covariances, and to how each person answered.

Whole school only; what is here feeds ``reliability`` and counts of careless answering, and is never released.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.survey import Item, Survey
from analysis.tabulate import TEACHERS, members, places


@dataclass(frozen=True)
class Moments:
    """Of ``n`` people who answered every item: means, and covariances with divisor n - 1, in the order of the items."""

    n: int
    mean: NDArray[np.float64]
    covariance: NDArray[np.float64]


def moments(answers: ArrayLike) -> Moments:
    """Return means and covariances of the rows without a gap.

    Parameters
    ----------
    answers : array_like, shape (people, items)
        NaN for a blank or an answer outside the scale: the whole row is left out (complete cases).

    Returns
    -------
    Moments
        Covariances are NaN with fewer than two complete rows. Time grows with people times items squared.

    Examples
    --------
    >>> found = moments([[1, 2], [3, 4], [2, float("nan")]])
    >>> found.n, found.mean.tolist(), found.covariance.tolist()
    (2, [2.0, 3.0], [[2.0, 2.0], [2.0, 2.0]])
    """
    answers = np.asarray(answers, dtype=float)
    whole = answers[~np.isnan(answers).any(axis=1)]
    n, items = whole.shape
    mean = whole.mean(axis=0) if n else np.full(items, np.nan)
    apart = whole - mean
    covariance = apart.T @ apart / (n - 1) if n > 1 else np.full((items, items), np.nan)
    return Moments(n, mean, covariance)


def scale_places(survey: Survey, items: Sequence[Item], block: str = TEACHERS) -> NDArray[np.float64]:
    """Return the place on its scale of every answer of a block to likert items, NaN without one; people x items.

    Only for what counts people afterwards (``moments``, ``careless``).
    """
    who = members(survey, block)
    columns = []
    for item in items:
        codes = np.asarray(survey.responses[item.item_id].codes[0], dtype=np.int64)[who]
        table = np.array([*places(item.scale), np.nan])
        columns.append(table[np.where((codes >= 0) & (codes < len(item.options)), codes, len(item.options))])
    return np.column_stack(columns)


def construct_moments(survey: Survey, items: Sequence[Item], block: str = TEACHERS) -> Moments:
    """Return means and covariances of likert items of one construct, over who answered all of them."""
    return moments(scale_places(survey, items, block))
