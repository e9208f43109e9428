"""What ballots say: ranks given by people turned into points, and into the choices they made one after another."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

_INT64_OPTIONS = 62
_TABLE_OPTIONS = 16


@dataclass(frozen=True)
class Stages:
    """Ranking as a row of choices, added over people: all that a Plackett-Luce likelihood needs to know.

    ``remaining`` (sets x options) tells which options were left when somebody chose; ``times`` how often that
    happened, ``wins`` how often each option was chosen (as ``1 / k`` each where k were chosen together), ``ties[k]``
    how often k + 1 were. ``times``, ``wins`` and ``ties`` may have a further dimension in front: one row per resample.
    """

    remaining: NDArray[np.bool_]
    times: NDArray[np.float64]
    wins: NDArray[np.float64]
    ties: NDArray[np.float64]


def borda_points(ranks: ArrayLike) -> NDArray[np.int64]:
    """Points of every option on every ballot, in halves: twice ``J - midrank``.

    Options ranked alike share the mean of the places they fill; options left unranked were offered and share the mean
    of the places left. So every ballot gives ``J (J - 1) / 2`` points. Emerson (2013), Soc. Choice Welf. 40, 353-358,
    on why the rule has to be said: giving unranked options nothing can turn the order round.

    Parameters
    ----------
    ranks : array_like of int, shape (ballots, J)
        Best is 1, 0 is not ranked. Only the order counts: 2, 3, 3 is read like 1, 2, 2.

    Returns
    -------
    ndarray of int, shape (ballots, J)
        Twice the points, so that halves stay whole. Time grows with ``ballots J^2``.

    Examples
    --------
    >>> (borda_points([[1, 2, 3, 0, 0], [1, 1, 2, 0, 0]]) / 2).tolist()
    [[4.0, 3.0, 2.0, 0.5, 0.5], [3.5, 3.5, 2.0, 0.5, 0.5]]
    """
    ranks = np.asarray(ranks)
    last = np.where(ranks > 0, ranks, np.iinfo(np.int64).max)
    better = [(last > last[:, [j]]).sum(axis=1) - (last < last[:, [j]]).sum(axis=1) for j in range(last.shape[1])]
    return last.shape[1] - 1 + np.column_stack(better)


def choice_stages(ranks: ArrayLike, offered: ArrayLike | None = None, weights: ArrayLike | None = None) -> Stages:
    """Return the choices that ballots stand for: the best of all, then the best of those left, and so on.

    An option left unranked was offered, so it stays in every set; the order among the unranked is not known and gives
    no choice. Dropping them instead ("not offered") can make another option the winner.

    Parameters
    ----------
    ranks : array_like of int, shape (ballots, J)
        Best is 1, equal ranks are ties, 0 is not ranked.
    offered : array_like of bool, shape (ballots, J), optional
        Which options a ballot was about, where that was not all of them.
    weights : array_like, shape (ballots,) or (resamples, ballots), optional
        How often each ballot counts; once without it.

    Returns
    -------
    Stages
        Time grows with ``ballots J``, for the choices of 100,000 people among ten options some hundredths of a second;
        with weights of many resamples also with resamples times sets.

    Examples
    --------
    Two people agree on the first of three; one of them ranks no further.

    >>> stages = choice_stages([[1, 2, 3], [1, 0, 0]])
    >>> stages.remaining.astype(int).tolist(), stages.times.tolist(), stages.wins.tolist()
    ([[0, 1, 1], [1, 1, 1]], [1.0, 2.0], [2.0, 1.0, 0.0])
    """
    ranks = np.asarray(ranks).astype(np.int64, casting="unsafe")
    chosen, left = _masks(ranks, offered)
    options = ranks.shape[1]
    remaining, times = _tally(left, options, weights)
    winners, won = _tally(chosen, options, weights)
    sizes = winners.sum(axis=1)
    ties = np.stack([won[..., sizes == size].sum(axis=-1) for size in range(1, int(sizes.max(initial=1)) + 1)], axis=-1)
    return Stages(remaining, times, won @ (winners / sizes[:, None]), ties)


def _masks(ranks: NDArray, offered: ArrayLike | None) -> tuple[NDArray, NDArray]:
    """Return, by place and ballot, the options chosen and the options left before, as bits; 0 where nothing was left.

    A last option is no choice, but the last two ranked alike are: they could have been told apart.
    """
    options = ranks.shape[1]
    kind = np.int64 if options <= _INT64_OPTIONS else object
    bits = np.array([1 << j for j in range(options)], dtype=kind)
    at = np.zeros((int(ranks.max(initial=0)) + 1, len(ranks)), dtype=kind)
    ballots = np.arange(len(ranks))
    for j, bit in enumerate(bits):
        at[ranks[:, j], ballots] += bit
    everything = bits.sum() if offered is None else np.asarray(offered).astype(kind) @ bits
    left = everything - np.concatenate((np.zeros_like(at[:1]), np.cumsum(at[1:], axis=0)))[:-1]
    chosen = at[1:]
    nothing = (chosen == 0) | (left & (left - 1) == 0)
    chosen[nothing] = left[nothing] = 0
    return chosen, left


def _tally(masks: NDArray, options: int, weights: ArrayLike | None) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Return the distinct sets that occur and how often; 0 is no set."""
    if weights is None:
        sets, times = _distinct(masks, options)
    else:
        sets, number = np.unique(masks, return_inverse=True)
        held = np.zeros((masks.shape[1], len(sets)), dtype=np.float32)
        for row in number.reshape(masks.shape):
            held[np.arange(len(row)), row] += 1
        times = np.asarray(weights, dtype=np.float32) @ held
    some = sets != 0
    members = (sets[some, None] >> np.arange(options)) & 1
    return members.astype(bool), times[..., some].astype(float)


def _distinct(masks: NDArray, options: int) -> tuple[NDArray, NDArray]:
    if options > _TABLE_OPTIONS:
        return np.unique(masks, return_counts=True)
    times = np.bincount(masks.ravel())
    return np.flatnonzero(times), times[times > 0]
