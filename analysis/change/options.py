"""Two years of a question whose options changed: what may be compared, and how much of it is left.

Options of both years are given the name they share; None for an option that the other year did not offer.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.intervals import TIE
from analysis.settings import LEAST_KEPT
from analysis.survey import Counts

LUCE = "assumes that taking an option away does not change the order of the others"


@dataclass(frozen=True)
class CommonOptions:
    """Counts of the options that both years offered, in the order of the earlier year.

    ``base1`` and ``base2`` are people who chose one of them, ``kept1`` and ``kept2`` their shares of all who answered.
    ``broken`` tells that too little is left to compare.
    """

    options: tuple[str, ...]
    n1: tuple[int, ...]
    n2: tuple[int, ...]
    base1: int
    base2: int
    kept1: float
    kept2: float
    broken: bool


def merged(n: Sequence[int], names: Sequence[str | None]) -> dict[str, int]:
    """Return counts by shared name: options of one name are added, those without a name left out.

    For single choice only: of several answers one person's would count twice (``links.merged_ticks``).

    Notes
    -----
    Time grows with the number of options.

    Examples
    --------
    >>> merged([10, 3, 2, 8], ["A", "D", "D", None])
    {'A': 10, 'D': 5}
    """
    found: dict[str, int] = {}
    for people, name in zip(n, names, strict=True):
        if name is not None:
            found[name] = found.get(name, 0) + people
    return found


def common_choices(
    n1: Sequence[int], names1: Sequence[str | None], n2: Sequence[int], names2: Sequence[str | None]
) -> CommonOptions:
    """Return a single choice among the options that both years offered, merged first.

    Shares among common options are ``n / base``. Luce (1959), *Individual Choice Behavior*: that it means the same
    ``assumes that taking an option away does not change the order of the others``, which has to be said.

    Parameters
    ----------
    n1, n2 : sequence of int
        People per option; together all who answered.
    names1, names2 : sequence of str or None
        The shared name of each option.

    Returns
    -------
    CommonOptions
        ``broken`` where fewer than 70 % of either year chose a common option, or nobody did.

    Notes
    -----
    Whoever did not answer is in no count. Time grows with the number of options.

    Examples
    --------
    >>> found = common_choices((12, 9, 6, 3), ("A", "B", "C", None), (10, 11, 4, 8), ("A", "B", "C", None))
    >>> found.n2, found.base1, found.kept1, found.broken
    ((10, 11, 4), 27, 0.9, False)
    """
    first, second = merged(n1, names1), merged(n2, names2)
    options = tuple(name for name in first if name in second)
    kept1, kept2 = (tuple(year[name] for name in options) for year in (first, second))
    base1, base2 = sum(kept1), sum(kept2)
    share1, share2 = (base / sum(n) if sum(n) else 0.0 for base, n in ((base1, n1), (base2, n2)))
    return CommonOptions(options, kept1, kept2, base1, base2, share1, share2, too_little(share1, share2))


def too_little(kept1: float, kept2: float) -> bool:
    """Return whether the options left cover too few of the answers of either year to draw a line between them."""
    return min(kept1, kept2) < LEAST_KEPT - TIE


def restricted_ranks(ranks: ArrayLike, kept: Sequence[int]) -> NDArray[np.int64]:
    """Return rankings as if only some of the options had been offered: order and ties stay, gaps close.

    Parameters
    ----------
    ranks : array_like of int, shape (ballots, J)
        Best is 1, 0 is not ranked.
    kept : sequence of int
        The options both years offered.

    Returns
    -------
    ndarray of int, shape (ballots, len(kept))
        An option not ranked stays not ranked: below all ranked ones, for ``ballots.borda_points``. A ballot without
        any rank left is a row of zeros, and somebody who did not answer. Time grows with ``ballots J^2``.

    Examples
    --------
    A before D before B before C, without D:

    >>> restricted_ranks([[1, 3, 4, 2]], [0, 1, 2]).tolist()
    [[1, 2, 3]]
    """
    left = np.asarray(ranks)[:, list(kept)]
    better = (left[:, :, None] < left[:, None, :]) & (left[:, :, None] > 0)
    first = np.ones(left.shape, dtype=bool)
    for j in range(left.shape[1]):
        first[:, j] = ~(left[:, :j] == left[:, [j]]).any(axis=1)
    ahead = (better & first[:, :, None]).sum(axis=1)
    return np.where(left > 0, ahead + 1, 0)


def kept_first_places(ranks: ArrayLike, kept: Sequence[int]) -> float:
    """Return which share of first places went to the options kept; ties share a first place.

    Notes
    -----
    Ballots without a first place do not count. Time grows with ballots times options.

    Examples
    --------
    >>> kept_first_places([[1, 2, 3], [3, 2, 1], [1, 1, 2]], [0, 1])
    0.6666666666666666
    """
    first = np.asarray(ranks) == 1
    named = first.any(axis=1)
    share = first[named][:, list(kept)].sum(axis=1) / first[named].sum(axis=1)
    return float(share.mean()) if named.any() else 0.0


def restricted_points(points: ArrayLike, kept: Sequence[int]) -> tuple[NDArray[np.float64], float]:
    """Return shared-out points as shares of what each person gave to the options kept, and the share kept of all.

    Parameters
    ----------
    points : array_like, shape (people, J)
        What everybody gave; nothing where somebody left a blank.
    kept : sequence of int
        The options both years offered.

    Returns
    -------
    (ndarray, float)
        Rows that add to 1, of those who gave the options kept anything, and the points on them of all points given.

    Notes
    -----
    Time grows with people times options.

    Examples
    --------
    >>> shares, kept = restricted_points([[50, 25, 25], [0, 0, 100]], [0, 1])
    >>> shares.round(4).tolist(), kept
    ([[0.6667, 0.3333]], 0.375)
    """
    given = np.asarray(points, dtype=float)
    left = given[:, list(kept)]
    some = left.sum(axis=1) > 0
    share = left.sum() / given.sum() if given.sum() else 0.0
    return left[some] / left[some].sum(axis=1, keepdims=True), float(share)


def ticks_per_person(counts: Counts) -> float:
    """Return how many options one person ticked on average: shares of a select-all fall where people tick less.

    Notes
    -----
    Whoever did not answer is not in the base. Time grows with the number of options.

    Examples
    --------
    >>> from analysis.survey import Item
    >>> ticks_per_person(Counts(Item("q", "Which?", None, "select_all", (1,), ("A", "B")), "teachers", 4, (4, 2)))
    1.5
    """
    return sum(counts.n) / counts.base_n if counts.base_n else 0.0
