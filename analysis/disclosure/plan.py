"""Which groups below the whole school are shown: teams and roles pooled into named blocks, certified together.

The blocks are chosen once over all years, so that no two years can be played off against each other: first that as few
people as possible lose the sight of their own team, then that as few teams as possible share a block, then that the
teams of a block are neighbours, then the order of the school.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, product, takewhile

from analysis.disclosure.dependence import fewest_of_two

TEAM, ROLE = "team", "role"
Cells = Mapping[tuple[str, str], int]
Blocks = tuple[tuple[str, ...], ...]

_MOST_POOLED, _MOST_IN_ROWS = 6, 15
_TRIES = 2_000

FEWEST_IN_BLOCK = 5

# So many more people may lose the sight of their own team for the sake of a view by role: teams are what they ask for.
PRICE_OF_ROLES = 0.02


@dataclass(frozen=True)
class Plan:
    """The blocks of each breakdown, in the order of the school; fewer than two mean that the breakdown is not shown.

    A block is the tuple of the groups that it pools. ``least`` is the fewest people that anything computed from all of
    them can depend on, over all years; 0 where nothing below the whole school is shown. ``counts`` tells that blocks
    stand in counts, not in bands.
    """

    promise: int
    team: Blocks = ()
    role: Blocks = ()
    least: int = 0
    counts: bool = False

    def blocks(self, breakdown: str) -> Blocks:
        """Return the blocks of "team" or "role"."""
        return self.team if breakdown == TEAM else self.role

    def block_of(self, breakdown: str, group: str) -> tuple[str, ...] | None:
        """Return the block that a group belongs to, None where the breakdown is not shown."""
        return next((block for block in self.blocks(breakdown) if group in block), None)


def make_plan(years: Sequence[Cells], teams: Sequence[str], roles: Sequence[str], promise: int) -> Plan:
    """Return the blocks that may be shown of teams and roles, the same in every year.

    Parameters
    ----------
    years : sequence of mapping of (team, role) to int
        How many people answered in each year; leaders are not among them. An empty name stands for no answer.
    teams, roles : sequence of str
        All groups of all years in the order of the school: neighbours stand side by side. One left out comes last.
    promise : int
        Smallest group shown. No block has fewer than five people even so: no band of a smaller one keeps from its
        members what the others answered.

    Returns
    -------
    Plan
        Both breakdowns where they can be certified together without hiding many teams, else one of them, else none.
    """
    years = [year for year in years if sum(year.values())]
    teams, roles = (_complete(groups, years, place) for place, groups in ((0, teams), (1, roles)))
    everyone = sum(sum(year.values()) for year in years)
    best, by_role = (next(_shown(years, place, groups, promise), ()) for place, groups in ((0, teams), (1, roles)))
    if best and by_role:
        affordable = _lost(years, best) + PRICE_OF_ROLES * everyone
        by_team = takewhile(lambda blocks: _lost(years, blocks) <= affordable, _shown(years, 0, teams, promise))
        both = product(list(islice(by_team, _TRIES)), islice(_shown(years, 1, roles, promise), _TRIES))
        for team_blocks, role_blocks in islice(both, _TRIES):
            plan = _certified(years, Plan(promise, team_blocks, role_blocks))
            if plan.least >= promise:
                return plan
    return _certified(years, Plan(promise, best) if best else Plan(promise, role=by_role))


def _complete(groups: Sequence[str], years: Sequence[Cells], place: int) -> list[str]:
    """Return the groups with those that people belong to and nobody listed."""
    return list(dict.fromkeys([*groups, *sorted({pair[place] for year in years for pair in year})]))


def _shown(years: Sequence[Cells], place: int, groups: Sequence[str], promise: int) -> Iterator[Blocks]:
    """Yield the ways to show one breakdown, the best first."""
    found = _pooled(_counts(years, place), groups, max(promise, FEWEST_IN_BLOCK))
    return (blocks for blocks in found if len(blocks) > 1)


def _lost(years: Sequence[Cells], teams: Blocks) -> int:
    """Return how many people, added over the years, do not see their own team for itself."""
    alone = {block[0] for block in teams if len(block) == 1}
    return sum(n for year in years for (team, _), n in year.items() if team not in alone)


def _certified(years: Sequence[Cells], plan: Plan) -> Plan:
    """Return a plan with the fewest people that anything computed from it can depend on."""
    return replace(plan, least=_least(years, plan.team, plan.role)) if plan.team or plan.role else plan


def _least(years: Sequence[Cells], teams: Blocks, roles: Blocks) -> int:
    """Return the fewest people that both together can depend on in any year; no blocks stand for the whole school."""
    of_team, of_role = ({group: block for block in blocks for group in block} for blocks in (teams, roles))
    found = []
    for year in years:
        people: dict[tuple, int] = {}
        for (team, role), n in year.items():
            key = (of_team.get(team, ()), of_role.get(role, ()))
            people[key] = people.get(key, 0) + n
        found.append(fewest_of_two(people))
    return min(found)


def _counts(years: Sequence[Cells], place: int) -> list[dict[str, int]]:
    """Return how many people each group of one breakdown has in each year."""
    found = []
    for year in years:
        counts: dict[str, int] = {}
        for groups, n in year.items():
            counts[groups[place]] = counts.get(groups[place], 0) + n
        found.append(counts)
    return found


def _pooled(years: Sequence[Mapping[str, int]], groups: Sequence[str], promise: int) -> Iterator[Blocks]:
    """Yield partitions into blocks that hold the promised number in every year, the best first.

    Groups that are too small in any year are pooled, with as many others as are needed; a group that nobody belongs to
    in a year is no hindrance. Beyond that, more and more groups are pooled, for certification may ask for it.
    """
    present = [group for group in groups if any(year.get(group) for year in years)]
    place = {group: at for at, group in enumerate(present)}
    people = {group: sum(year.get(group, 0) for year in years) for group in present}
    small = [group for group in present if any(0 < year.get(group, 0) < promise for year in years)]
    others = [group for group in present if group not in small]
    for added in _by_cost(others, people):
        pool = sorted((*small, *added), key=place.__getitem__)
        alone = [(group,) for group in others if group not in added]
        for parts in _partitions(pool, place, people):
            if all(_holds(years, part, promise) for part in parts):
                yield tuple(sorted((*alone, *parts), key=lambda block: place[block[0]]))


def _by_cost(others: Sequence[str], people: Mapping[str, int]) -> Iterator[tuple[str, ...]]:
    """Yield which groups are pooled besides the small ones: as few people as possible first; nobody at all first."""
    most = len(others) if len(others) <= 8 else 2
    chosen = [found for n in range(most + 1) for found in combinations(others, n)]
    if len(others) > 8:
        chosen.append(tuple(others))
    place = {group: at for at, group in enumerate(others)}

    def cost(found: tuple[str, ...]) -> tuple:
        return (sum(people[group] for group in found), len(found), [place[group] for group in found])

    yield from sorted(chosen, key=cost)


def _partitions(pool: Sequence[str], place: Mapping[str, int], people: Mapping[str, int]) -> Iterable[Blocks]:
    """Return the ways to divide the pooled groups, each part of at least two: most parts first, then neighbours."""
    if not pool:
        return [()]
    if len(pool) > _MOST_IN_ROWS:
        return [(tuple(pool),)]
    divided = _set_partitions(list(pool)) if len(pool) <= _MOST_POOLED else _in_rows(tuple(pool))
    found = [parts for parts in divided if all(len(part) > 1 for part in parts)]
    return sorted(found, key=lambda parts: (-len(parts), _spread(parts, place), [[place[g] for g in p] for p in parts]))


def _set_partitions(groups: list[str]) -> Iterator[Blocks]:
    if not groups:
        yield ()
        return
    first, rest = groups[0], groups[1:]
    for n in range(len(rest) + 1):
        for fellows in combinations(rest, n):
            left = [group for group in rest if group not in fellows]
            for parts in _set_partitions(left):
                yield ((first, *fellows), *parts)


def _in_rows(groups: tuple[str, ...]) -> Iterator[Blocks]:
    """Yield the ways to cut a list into parts of at least two."""
    if len(groups) > 1:
        yield (groups,)
    for n in range(2, len(groups) - 1):
        yield from ((groups[:n], *rest) for rest in _in_rows(groups[n:]))


def _spread(parts: Blocks, place: Mapping[str, int]) -> int:
    return sum(place[part[-1]] - place[part[0]] - len(part) + 1 for part in parts)


def _holds(years: Sequence[Mapping[str, int]], part: tuple[str, ...], promise: int) -> bool:
    """Return whether a block is empty or large enough in every year."""
    sizes = [sum(year.get(group, 0) for group in part) for year in years]
    return all(n == 0 or n >= promise for n in sizes)
