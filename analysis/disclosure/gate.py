"""What whole numbers would give away: whether bands of blocks and the count of the whole school leave anything certain.

A reader knows how many answered in every group and sees the count of the whole school and a band for every block. Some
counts fit all of that; if all that fit say that everybody (or nobody) of a group answered favourably, that is as good
as having been told. The gate asks for a reader outside, and for every member who knows the own answer.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Mapping
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


Reader = tuple[Cell, int] | None
Told = Mapping[Reader, frozenset[tuple[Cell, int]]]


def gives_away(known: Known, favourable: Mapping[Cell, int]) -> bool:
    """Return whether anything below the whole school is certain, to a reader outside or to a member; see `told`."""
    return any(told(known, favourable).values())


def told(known: Known, favourable: Mapping[Cell, int]) -> Told:
    """Return what is certain to every reader: of which cells everybody else (1) or nobody else (0) is favourable.

    What follows from the whole school alone does not count: it is shown in any case. Members are asked for with every
    answer that they could have given, whatever was given, so that nothing can be concluded from a question held back.

    Parameters
    ----------
    known : Known
        What is released.
    favourable : mapping of cell to int
        One set of counts that fits ``known``: the true ones, or any other, which leads to the same.

    Returns
    -------
    mapping of reader to set of (cell, 0 or 1)
        A reader is None outside, or cell and answer of a member; who cannot exist, or knows enough from the whole
        school, is left out.
    """
    everyone = sum(known.size.values())
    if not 0 < known.total < everyone:
        return {}
    counts = Counts(known, favourable)
    found: dict[Reader, frozenset] = {None: counts.certainties()}
    for cell in known.size:
        for own in (0, 1):
            without = counts.without(cell, own) if 0 < known.total - own < everyone - 1 else None
            if without is not None:
                found[cell, own] = without.certainties()
    return found


class Counts:
    """Counts that fit, and the ways to change them by one: a flow from team blocks through cells to role blocks.

    All bounds are whole numbers on the arcs of a network, so that the counts that fit reach every whole number between
    their bounds (Hoffman's circulation theorem), and one more or one less is possible exactly if a path closes it.
    """

    def __init__(self, known: Known, flow: Mapping[Cell, int]):
        self.size, self.flow = dict(known.size), {cell: flow.get(cell, 0) for cell in known.size}
        self._bands = {side: (band.low, band.high) for side, band in known.bands.items()}

    def certainties(self) -> frozenset[tuple[Cell, int]]:
        """Return the cells of which all counts that fit say the same of everybody: all (1) or nobody (0)."""
        return frozenset(
            (cell, int(n > 0))
            for cell, n in self.flow.items()
            if self.size[cell] and n in (0, self.size[cell]) and self._path(cell, -1 if n else 1) is None
        )

    def without(self, cell: Cell, own: int) -> "Counts | None":
        """Return the counts of the others where one person of a cell gave this answer; None if nobody can have."""
        flow = dict(self.flow)
        wrong = flow[cell] == (0 if own else self.size[cell])
        if wrong:
            path = self._path(cell, 1 if own else -1)
            if path is None:
                return None
            for step, change in path:
                flow[step] += change
        left = object.__new__(Counts)
        left.size = {**self.size, cell: self.size[cell] - 1}
        left.flow = {**flow, cell: flow[cell] - own}
        left._bands = dict(self._bands)
        for side, block in enumerate(cell):
            if (side, block) in left._bands:
                low, high = left._bands[side, block]
                left._bands[side, block] = (low - own, high - own)
        return left

    def exchanged(self, one: Hashable, other: Hashable) -> dict[Cell, int] | None:
        """Return counts with one more in one role block and one less in another, all other sums of roles as they are.

        None if no counts within the bands of the teams are so.
        """
        steps = self._steps(None)
        steps.pop(("hub", 1), None)
        used = _walk(steps, (1, other), (1, one))
        if used is None:
            return None
        flow = dict(self.flow)
        for cell, change in used:
            flow[cell] += change
        return flow

    def _path(self, cell: Cell, change: int) -> list[tuple[Cell, int]] | None:
        """Return the changes of cells, this one first, that change it by one and keep all bounds; None if none do."""
        team, role = (0, cell[0]), (1, cell[1])
        used = _walk(self._steps(cell), *((role, team) if change > 0 else (team, role)))
        return None if used is None else [(cell, change), *used]

    def _steps(self, but: Cell | None) -> dict[Hashable, list[tuple[Hashable, tuple[Cell, int] | None]]]:
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


def _walk(steps: Mapping[Hashable, list], start: Hashable, goal: Hashable) -> list[tuple[Cell, int]] | None:
    """Return the changes of cells on a shortest way from one node to another, None if there is no way."""
    came: dict[Hashable, tuple | None] = {start: None}
    reached = deque([start])
    while reached and goal not in came:
        node = reached.popleft()
        for other, used in steps.get(node, ()):
            if other not in came:
                came[other] = (node, used)
                reached.append(other)
    if goal not in came:
        return None
    path, node = [], goal
    while came[node] is not None:
        node, used = came[node]
        path += [used] if used else []
    return path
