"""Whose change it is: of those who stayed, of those who came and left, of how many people each team has."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from analysis.wholes import somebody


@dataclass(frozen=True)
class Turnover:
    """Parts of a change of a mean that add to ``total``: ``stayers`` changed, ``joiners`` and ``leavers`` differ."""

    total: float
    stayers: float
    joiners: float
    leavers: float


def turnover(
    stayed: Sequence[tuple[float, float]], left: Sequence[float] = (), joined: Sequence[float] = ()
) -> Turnover:
    """Split the change of a mean among people of whom only some answered in both years.

    ``mean2 - mean1 = (stayers' change) + J/n2 (joiners - stayers, year 2) - L/n1 (leavers - stayers, year 1)``, an
    identity: nobody's answer is thrown away. Haltiwanger (1997), Fed. Reserve Bank St. Louis Rev. 79(3), 55-77, for
    the same bookkeeping of firms.

    Parameters
    ----------
    stayed : sequence of (float, float)
        Scores of the people with both answers, earlier and later; at least one person.
    left, joined : sequence of float
        Scores of people with an answer in the earlier, or later, year only.

    Returns
    -------
    Turnover
        Differences of means, in linear time.

    Examples
    --------
    >>> turnover([(2, 3), (4, 4)], left=[3], joined=[5, 5])
    Turnover(total=1.25, stayers=0.5, joiners=0.75, leavers=-0.0)
    """
    somebody(len(stayed), "nobody stayed, so the change cannot be taken apart")
    before, after = (np.array(year, dtype=float) for year in zip(*stayed, strict=True))
    gone, new = np.asarray(left, dtype=float), np.asarray(joined, dtype=float)
    joiners = new.size / (new.size + after.size) * (new.mean() - after.mean()) if new.size else 0.0
    leavers = gone.size / (gone.size + before.size) * (gone.mean() - before.mean()) if gone.size else 0.0
    total = np.concatenate((after, new)).mean() - np.concatenate((before, gone)).mean()
    return Turnover(float(total), float(after.mean() - before.mean()), float(joiners), float(-leavers))


@dataclass(frozen=True)
class Composition:
    """Parts of a change of a mean that add to ``total``: within teams (``rate``), and by their sizes."""

    total: float
    rate: float
    composition: float


def kitagawa(n1: ArrayLike, mean1: ArrayLike, n2: ArrayLike, mean2: ArrayLike) -> Composition:
    """Split a change of a mean into what changed within groups and what their sizes changed.

    With ``w`` the shares of people: ``rate = sum (w1 + w2)/2 (m2 - m1)``, ``composition = sum (w2 - w1)(m1 + m2)/2``.
    Kitagawa (1955), JASA 50, 1168-1194.

    Parameters
    ----------
    n1, mean1, n2, mean2 : array_like, shape (groups,)
        People who answered and their mean (or share of yes), earlier and later. The mean of a group without people is
        not read: it takes that of its other year, so that its coming or going is all composition.

    Returns
    -------
    Composition
        In linear time.

    Examples
    --------
    Nothing changes within the two teams, but the one that agrees has grown.

    >>> kitagawa([10, 10], [0.5, 1.0], [5, 15], [0.5, 1.0])
    Composition(total=0.125, rate=0.0, composition=0.125)
    """
    share1, share2, first, second = _groups(n1, mean1, n2, mean2)
    rate = float(((share1 + share2) / 2 * (second - first)).sum())
    composition = float(((share2 - share1) * (first + second) / 2).sum())
    return Composition(float(share2 @ second - share1 @ first), rate, composition)


def standardised_change(n1: ArrayLike, mean1: ArrayLike, n2: ArrayLike, mean2: ArrayLike) -> float:
    """Return the change of a mean had the groups kept their sizes of the earlier year: ``sum w1 (m2 - m1)``.

    Direct standardisation; Fleiss, Levin and Paik (2003), *Statistical Methods for Rates and Proportions*, 19.2. A
    group without people in either year says nothing of a change and takes part in no weight.

    Notes
    -----
    Time grows with the number of teams.

    Examples
    --------
    >>> standardised_change([10, 10], [0.5, 1.0], [5, 15], [0.75, 1.0])
    0.125
    """
    both = (np.asarray(n1) > 0) & (np.asarray(n2) > 0)
    share1, _, first, second = _groups(*(np.asarray(column, dtype=float)[both] for column in (n1, mean1, n2, mean2)))
    return float(share1 @ (second - first))


def _groups(n1: ArrayLike, mean1: ArrayLike, n2: ArrayLike, mean2: ArrayLike) -> tuple[NDArray[np.float64], ...]:
    n1, mean1, n2, mean2 = (np.asarray(column, dtype=float) for column in (n1, mean1, n2, mean2))
    if not n1.sum() or not n2.sum():
        raise ValueError("a year without people has no mean")
    first, second = np.where(n1 > 0, mean1, mean2), np.where(n2 > 0, mean2, mean1)
    some = (n1 > 0) | (n2 > 0)
    return tuple(column[some] for column in (n1 / n1.sum(), n2 / n2.sum(), first, second))
