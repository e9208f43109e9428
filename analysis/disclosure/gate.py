"""What whole numbers would give away: whether bands of blocks and the count of the whole school leave anything certain.

A reader knows how many answered in every group and sees the count of the whole school and a band for every block. Some
counts fit all of that; if all that fit say that everybody (or nobody) of a group answered favourably, that is as good
as having been told. The gate asks for a reader outside, and for every member who knows the own answer.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from analysis.disclosure.bands import Band

Cell = tuple[Hashable, Hashable]


@dataclass(frozen=True)
class Known:
    """What a reader knows of one question: per cell how many answered, per block the band of favourable answers.

    ``size`` has one entry per pair of blocks (team, role) that anybody belongs to. ``bands`` is by side (0: team, 1:
    role) and block; a block without a band is not shown. ``total`` of all are favourable.
    """

    size: Mapping[Cell, int]
    bands: Mapping[tuple[int, Hashable], Band]
    total: int


def gives_away(known: Known, favourable: Mapping[Cell, int]) -> bool:
    """Return whether anything below the whole school is certain, to a reader outside or to a member.

    What follows from the whole school alone does not count: it is shown in any case. Members are asked for with every
    answer that they could have given, whatever was given, so that nothing can be concluded from a question held back.

    Parameters
    ----------
    known : Known
        What is released.
    favourable : mapping of cell to int
        One set of counts that fits ``known``: the true ones.
    """
    everyone = sum(known.size.values())
    if not 0 < known.total < everyone:
        return False
    counts = _Counts(known, favourable)
    if any(counts.certain(cell) for cell in known.size):
        return True
    return any(_tells_member(known, counts, cell, own) for cell in known.size for own in (0, 1))


def _tells_member(known: Known, counts: "_Counts", own_cell: Cell, own: int) -> bool:
    """Return whether somebody of a cell who gave this answer could be certain of anything about the others."""
    others = sum(known.size.values()) - 1
    if not 0 < known.total - own < others:
        return False
    without = counts.without(own_cell, own)
    return without is not None and any(without.certain(cell) for cell, n in without.size.items() if n)


class _Counts:
    """Counts that fit, and the ways to change them by one: a flow from team blocks through cells to role blocks.

    All bounds are whole numbers on the arcs of a network, so that the counts that fit reach every whole number between
    their bounds (Hoffman's circulation theorem), and one more or one less is possible exactly if a path closes it.
    """

    def __init__(self, known: Known, flow: Mapping[Cell, int]):
        self.size, self.flow = dict(known.size), {cell: flow.get(cell, 0) for cell in known.size}
        self._bands = {side: (band.low, band.high) for side, band in known.bands.items()}

    def certain(self, cell: Cell) -> bool:
        """Return whether all counts that fit say the same of everybody in a cell."""
        n = self.flow[cell]
        if n == self.size[cell]:
            return not self._closes(cell, -1)
        return n == 0 and not self._closes(cell, 1)

    def without(self, cell: Cell, own: int) -> "_Counts | None":
        """Return the counts of the others where one person of a cell gave this answer; None if nobody can have."""
        flow = dict(self.flow)
        wrong = flow[cell] == (0 if own else self.size[cell])
        if wrong:
            path = self._path(cell, 1 if own else -1)
            if path is None:
                return None
            for step, change in path:
                flow[step] += change
        left = object.__new__(_Counts)
        left.size = {**self.size, cell: self.size[cell] - 1}
        left.flow = {**flow, cell: flow[cell] - own}
        left._bands = dict(self._bands)
        for side, block in enumerate(cell):
            if (side, block) in left._bands:
                low, high = left._bands[side, block]
                left._bands[side, block] = (low - own, high - own)
        return left

    def _closes(self, cell: Cell, change: int) -> bool:
        return self._path(cell, change) is not None

    def _path(self, cell: Cell, change: int) -> list[tuple[Cell, int]] | None:
        """Return the changes of cells, this one first, that change it by one and keep all bounds; None if none do."""
        team, role = cell
        start, goal = ((1, role), (0, team)) if change > 0 else ((0, team), (1, role))
        steps = self._steps(cell)
        came: dict[Hashable, tuple | None] = {start: None}
        reached = deque([start])
        while reached and goal not in came:
            node = reached.popleft()
            for other, used in steps[node]:
                if other not in came:
                    came[other] = (node, used)
                    reached.append(other)
        if goal not in came:
            return None
        path, node = [(cell, change)], goal
        while came[node] is not None:
            node, used = came[node]
            path += [used] if used else []
        return path

    def _steps(self, but: Cell) -> dict[Hashable, list[tuple[Hashable, tuple[Cell, int] | None]]]:
        """Return where one unit can go from each node; blocks are joined at a hub, for the total stays as it is."""
        steps: dict[Hashable, list] = defaultdict(list)
        sums: dict[tuple[int, Hashable], int] = defaultdict(int)
        for cell, n in self.flow.items():
            team, role = (0, cell[0]), (1, cell[1])
            sums[team] += n
            sums[role] += n
            if cell != but:
                if n < self.size[cell]:
                    steps[team].append((role, (cell, 1)))
                if n:
                    steps[role].append((team, (cell, -1)))
        for node, n in sums.items():
            self._at_hub(steps, node, n)
        return steps

    def _at_hub(self, steps: dict[Hashable, list], node: tuple[int, Hashable], n: int) -> None:
        """Let the sum of a block rise or fall by one within its band; what a team gains comes out of the hub."""
        low, high = self._bands.get(node, (0, n + 1))
        hub = ("hub", node[0])
        more, less = ((hub, node), (node, hub)) if node[0] == 0 else ((node, hub), (hub, node))
        if n < high:
            steps[more[0]].append((more[1], None))
        if n > low:
            steps[less[0]].append((less[1], None))


def held_back(questions: Iterable[tuple[Known, Mapping[Cell, int]]]) -> list[bool]:
    """Return for every question whether it may be shown for the whole school only."""
    return [gives_away(known, favourable) for known, favourable in questions]
