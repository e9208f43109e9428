"""All answers that fit what is released, for any groups: what they agree on is certain.

The gate looks at one version with two breakdowns, where paths in a network tell all there is to tell. This is for the
rest, several versions of one survey above all: worlds that differ from the true one in a few answers show that little
is certain, and what they leave open is decided by integer programming.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_MOST_WORLDS = 60_000

Reader = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Sums:
    """What a reader knows: how many people each group has, and between which bounds sums of favourable answers lie.

    ``sizes`` has one number per group, ``of`` one row of 0 and 1 per sum, ``low`` and ``high`` one bound each.
    """

    sizes: NDArray[np.int64]
    of: NDArray[np.int64]
    low: NDArray[np.int64]
    high: NDArray[np.int64]


@dataclass(frozen=True)
class Certain:
    """To a reader it is certain that all (1) or none (0) of the others in a group answered favourably.

    A reader is a tuple of pairs: the place of an own group and the own answer there; empty for one outside.
    """

    reader: Reader
    group: int
    value: int


def certain(sums: Sums, truth: Sequence[int], readers: Iterable[Reader] | None = None) -> tuple[int, list[Certain]]:
    """Return how many questions can be asked of these sums, and the answers that are certain.

    Parameters
    ----------
    sums : Sums
        What is released.
    truth : sequence of int
        How many of each group are favourable; it fits the sums.
    readers : iterable of Reader, optional
        Who asks; without it a reader outside, and one of each group with either answer.

    Returns
    -------
    (int, list of Certain)
        Two questions per reader and group with anybody else in it: are all, is nobody favourable?
    """
    asked, found = 0, []
    worlds = near(sums, np.asarray(truth, dtype=np.int64))
    for reader in all_readers(sums) if readers is None else readers:
        view = View(sums, worlds, reader)
        asked += 2 * int((view.others > 0).sum())
        found += view.certain()
        worlds = view.worlds
    return asked, found


def all_readers(sums: Sums) -> list[Reader]:
    """Return a reader outside, and one of each group with either answer."""
    return [(), *(((group, answer),) for group in np.flatnonzero(sums.sizes).tolist() for answer in (0, 1))]


class View:
    """What one reader can imagine: the worlds known so far in which somebody of these groups gave these answers."""

    def __init__(self, sums: Sums, worlds: NDArray[np.int64], reader: Reader):
        self._sums, self.worlds, self._reader = sums, worlds, reader
        self.own, self.others = np.zeros_like(sums.sizes), sums.sizes.copy()
        for group, answer in reader:
            self.own[group] += answer
            self.others[group] -= 1

    def certain(self) -> list[Certain]:
        """Return what is certain; new worlds that open something are kept for others."""
        if (self.others < 0).any():
            return []
        mine = self._fitting()
        closed = self._closed(mine)
        while closed:
            # Every part of this goal has reached its end. Where the sum of all cannot move, none of them can.
            goal = np.zeros(len(self.others))
            for group, value in closed:
                goal[group] += -1 if value else 1
            other = _solved(self._sums, self.own, self.others, goal)
            if other is None:
                return []
            still = [pair for pair in closed if pair in self._closed(other[None])]
            if len(still) == len(closed):
                return [Certain(self._reader, *pair) for pair in closed]
            self.worlds = np.vstack([self.worlds, other])
            closed = still
        return []

    def _fitting(self) -> NDArray[np.int64]:
        """Return the worlds in which somebody of these groups gave these answers."""
        fits = (self.worlds >= self.own).all(axis=1) & (self.worlds <= self.own + self.others).all(axis=1)
        mine = self.worlds[fits]
        return mine[_fit(mine, self._sums)]

    def _closed(self, mine: NDArray[np.int64]) -> list[tuple[int, int]]:
        """Return the groups of which all of these worlds say that everybody else (1) or nobody else (0) is."""
        ends = [(value, self.own + value * self.others) for value in (0, 1)]
        return [
            (group, value)
            for value, end in ends
            for group in np.flatnonzero((self.others > 0) & (mine == end).all(axis=0)).tolist()
        ]


def _solved(sums: Sums, own: NDArray, others: NDArray, goal: NDArray) -> NDArray | None:
    """Return a world with as much of a goal as can be, None if there is no world."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    found = milp(
        -goal,
        constraints=LinearConstraint(sums.of, sums.low, sums.high),
        bounds=Bounds(own, others + own),
        integrality=np.ones(len(sums.sizes)),
    )
    return np.rint(found.x).astype(np.int64) if found.success else None


def fitting(sums: Sums) -> NDArray[np.int64] | None:
    """Return any answers that fit the sums, as favourable people per group; None if none do."""
    return _solved(sums, np.zeros_like(sums.sizes), sums.sizes, np.zeros(len(sums.sizes)))


def near(sums: Sums, truth: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return worlds that differ from the true one by at most two exchanges of one answer, all of which fit."""
    groups = len(truth)
    unit = np.eye(groups, dtype=np.int64)
    exchanges = [unit - np.roll(unit, by, axis=0) for by in range(1, groups)]
    steps = np.vstack([np.zeros((1, groups), dtype=np.int64), unit, -unit, *exchanges])
    both = len(steps) ** 2 <= _MOST_WORLDS
    worlds = truth + ((steps[:, None] + steps).reshape(-1, groups) if both else steps)
    worlds = worlds[((worlds >= 0) & (worlds <= sums.sizes)).all(axis=1)]
    return worlds[_fit(worlds, sums)]


def _fit(worlds: NDArray[np.int64], sums: Sums) -> NDArray[np.bool_]:
    """Return which worlds fit; as floats, which hold such counts exactly and are multiplied ten times faster."""
    found = worlds.astype(np.float64) @ sums.of.T.astype(np.float64)
    return ((found >= sums.low) & (found <= sums.high)).all(axis=1)
