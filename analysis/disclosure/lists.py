"""Several answers of one list by block: whoever answered ticked at least one, so the answers tell of each other.

Each answer goes through the gate alone. This is for all of them together: with the base, the counts of the whole school
and the bands of every answer, a list of two may leave certain what neither answer tells. An answer like "none of these"
goes with no other one.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from analysis.disclosure.bands import Band
from analysis.disclosure.worlds import Reader, Sums, View, near

Pair = tuple[tuple[str, ...], tuple[str, ...]]

_SHORT = 4


@dataclass(frozen=True)
class Listed:
    """One answer of a list: how many of each pair of blocks ticked it, and its bands by side (0 team, 1 role).

    ``alone`` is true of an answer that goes with no other one.
    """

    n: Mapping[Pair, int]
    bands: Mapping[tuple[int, tuple[str, ...]], Band]
    alone: bool = False


def gives_away_together(answered: Mapping[Pair, int], answers: Sequence[Listed]) -> bool:
    """Return whether anything below the whole school is certain of any answer of a list, from all of them together.

    People of one pair of blocks are alike to a reader, so that what is known of them are counts of every answer:
    between nobody and all of them, and together no fewer than there are people. Any such counts are those of some
    answers, dealt round in a circle.

    Parameters
    ----------
    answered : mapping of pair of blocks to int
        How many answered the list, each with one tick at least.
    answers : sequence of Listed
        All answers of the list, with bands where they are shown by block.

    Returns
    -------
    bool
        The same for all ticks that fit what is shown. A list of up to four is asked for members with any ticks. In a
        longer one that everybody ticked something says next to nothing, and only a reader outside is asked for.
    """
    system = _System(answered, answers)
    worlds = near(system.sums(()), system.truth)
    for reader in system.readers():
        view = View(system.sums(reader), worlds, reader)
        if any(not system.plain(reader, one.group) for one in view.certain()):
            return True
        worlds = view.worlds
    return False


class _System:
    """The groups (one per answer and pair of blocks), their sums, and what readers know of them."""

    def __init__(self, answered: Mapping[Pair, int], answers: Sequence[Listed]):
        self._pairs, self._answers = [pair for pair, n in answered.items() if n], answers
        self._people = np.array([answered[pair] for pair in self._pairs])
        self.truth = np.array([one.n.get(pair, 0) for one in answers for pair in self._pairs], dtype=np.int64)
        self._totals = [sum(one.n.values()) for one in answers]
        rows = [*self._shown(), *self._together()]
        self._of = np.array([row for row, *_ in rows])
        self._low, self._high = (np.array([row[place] for row in rows]) for place in (1, 2))
        self._pair_of = [row[3] for row in rows]

    def sums(self, reader: Reader) -> Sums:
        """Return what a reader knows; of the own pair of blocks the others, too, ticked one answer at least."""
        low, high = self._low.copy(), self._high.copy()
        if reader:
            own = dict(reader)
            at = reader[0][0] % len(self._pairs)
            for row, (pair, kind) in enumerate(self._pair_of):
                if pair == at:
                    ticked = sum(answer for group, answer in own.items() if self._of[row, group])
                    low[row] += ticked - 1 if kind == "least" else 0
                    high[row] += ticked - 1 if kind == "most" else 0
        return Sums(np.tile(self._people, len(self._answers)), self._of, low, high)

    def readers(self) -> Iterator[Reader]:
        """Yield a reader outside, and members of every pair of blocks with what they may have ticked."""
        yield ()
        for at in range(len(self._pairs)):
            for ticks in self._vectors():
                yield tuple((answer * len(self._pairs) + at, tick) for answer, tick in enumerate(ticks))

    def plain(self, reader: Reader, group: int) -> bool:
        """Return whether the whole school alone tells a reader this: all of the others ticked the answer, or nobody."""
        answer = group // len(self._pairs)
        own = dict(reader).get(answer * len(self._pairs) + reader[0][0] % len(self._pairs), 0) if reader else 0
        return self._totals[answer] - own in (0, int(self._people.sum()) - bool(reader))

    def _vectors(self) -> list[tuple[int, ...]]:
        most = len(self._answers)
        lonely = [at for at, one in enumerate(self._answers) if one.alone]
        ticks = product((0, 1), repeat=most) if most <= _SHORT else ()
        return [v for v in ticks if any(v) and (sum(v) == 1 or not any(v[at] for at in lonely))]

    def _row(self, answers: Collection[int], pairs: Collection[int]) -> NDArray[np.int64]:
        found = np.zeros((len(self._answers), len(self._pairs)), dtype=np.int64)
        found[np.ix_(list(answers), list(pairs))] = 1
        return found.ravel()

    def _shown(self) -> Iterator[tuple]:
        everybody = range(len(self._pairs))
        for at, one in enumerate(self._answers):
            yield self._row([at], everybody), self._totals[at], self._totals[at], (None, "")
            for (side, block), band in one.bands.items():
                within = [place for place, pair in enumerate(self._pairs) if pair[side] == block]
                yield self._row([at], within), band.low, band.high, (None, "")

    def _together(self) -> Iterator[tuple]:
        """Yield that everybody ticked something, and that an answer which goes with no other one does not."""
        answers = range(len(self._answers))
        for place, n in enumerate(self._people.tolist()):
            yield self._row(answers, [place]), n, len(self._answers) * n, (place, "least")
            for at in (at for at in answers if self._answers[at].alone):
                for other in (other for other in answers if other != at):
                    yield self._row([at, other], [place]), 0, n, (place, "most")
