"""Who goes into whose classroom: the best pairs under rules that always hold and wishes that weigh.

Exact: a maximum matching of least cost (Edmonds' blossom algorithm, Galil 1986, in networkx), as many people as
possible first. Of an odd number one trio is made; which one is exact up to `EXACT` people and searched above, where
`is_best` tells whether a bound shows that nothing cheaper exists. People are sorted by id, so the order of the list
does not matter. Checked against enumeration of all pairings.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

EXACT = 11
"""People up to whom every trio is tried: 165 matchings of 8, some hundredths of a second."""

WORK = 2_000_000
"""Above that as many are tried as the third as this allows, a matching of n costing n³: all of 31, three of 80."""

WISHED, GRADE_APART, BOTH_NEW, MET_AS_TEAMS = -100_000, 10, 30, 1
"""What weighs: a wish more than everything else together, then neighbouring grades, two new teachers, known teams."""

LEADER, SAME_TEAM, MET, NO_PERIOD = "leader", "same_team", "met", "no_period"
RULES = (LEADER, SAME_TEAM, MET, NO_PERIOD)
TOO_FEW = "too_few"


@dataclass(frozen=True)
class Candidate:
    """Somebody who wants to be coached.

    ``place`` is the place of the team in the school's order, ``anywhere`` that of a specialist: next to every grade.
    ``periods`` are free ones with cover; ``met`` the people of the last two years; ``wish`` the partner hoped for;
    ``team_met`` the teams the own team has met this year.
    """

    id: str
    team: str
    place: int = 0
    anywhere: bool = False
    is_leader: bool = False
    is_new: bool = False
    periods: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    wish: str = ""
    team_met: frozenset[str] = frozenset()


@dataclass(frozen=True)
class LeftOut:
    """Somebody without a partner: the rules that each alone keep them from everybody, else `TOO_FEW`."""

    id: str
    rules: tuple[str, ...]


@dataclass(frozen=True)
class Proposal:
    """Groups of two, at most one of three, those left out and why, the cost, and whether no cheaper one exists."""

    groups: tuple[tuple[str, ...], ...]
    left_out: tuple[LeftOut, ...]
    cost: int
    is_best: bool = True


def broken_rules(a: Candidate, b: Candidate) -> tuple[str, ...]:
    """Return the rules that keep two people from being a pair, none where they may."""
    broken = {
        LEADER: a.is_leader or b.is_leader,
        SAME_TEAM: a.team == b.team,
        MET: b.id in a.met or a.id in b.met,
        NO_PERIOD: not a.periods & b.periods,
    }
    return tuple(rule for rule in RULES if broken[rule])


def broken_in_group(group: Sequence[Candidate]) -> tuple[str, ...]:
    """Return the rules that a group breaks; all its members need one period in common."""
    broken = {rule for a, b in combinations(group, 2) for rule in broken_rules(a, b)}
    if group and not frozenset.intersection(*(one.periods for one in group)):
        broken.add(NO_PERIOD)
    return tuple(rule for rule in RULES if rule in broken)


def cost(a: Candidate, b: Candidate) -> int:
    """Return what a pair costs: the lower the better."""
    apart = 0 if a.anywhere or b.anywhere else max(abs(a.place - b.place) - 1, 0)
    return (
        WISHED * ((a.wish == b.id) + (b.wish == a.id))
        + GRADE_APART * apart
        + BOTH_NEW * (a.is_new and b.is_new)
        + MET_AS_TEAMS * (b.team in a.team_met or a.team in b.team_met)
    )


def group_cost(group: Sequence[Candidate]) -> int:
    """Return what a group costs: the sum over its pairs."""
    return sum(cost(a, b) for a, b in combinations(group, 2))


def propose(candidates: Iterable[Candidate]) -> Proposal:
    """Return the best groups: as many people as possible, then the least cost.

    Parameters
    ----------
    candidates
        Everybody who wants to take part, each id once.

    Returns
    -------
    Proposal
        Pairs, of an odd number with one trio where the rules allow one, in the order of ids.
    """
    people = sorted(candidates, key=lambda one: one.id)
    allowed = _allowed(people)
    groups, is_best = _pairs(people, allowed), True
    if len(people) % 2:
        groups, is_best = _with_trio(people, allowed, groups)
    placed = {one.id for group in groups for one in group}
    left = tuple(LeftOut(one.id, reasons(one, people)) for one in people if one.id not in placed)
    named = sorted(tuple(one.id for one in group) for group in groups)
    return Proposal(tuple(named), left, sum(map(group_cost, groups)), is_best)


def _allowed(people: Sequence[Candidate]) -> dict[tuple[str, str], int]:
    """Return the cost of every pair that breaks no rule, by the ids of the two."""
    return {(a.id, b.id): cost(a, b) for a, b in combinations(people, 2) if not broken_rules(a, b)}


def _graph(people: Sequence[Candidate], allowed: dict[tuple[str, str], int]) -> Any:
    from networkx import Graph

    ids = {one.id for one in people}
    graph = Graph()
    graph.add_weighted_edges_from((a, b, -price) for (a, b), price in allowed.items() if a in ids and b in ids)
    return graph


def _pairs(people: Sequence[Candidate], allowed: dict[tuple[str, str], int]) -> list[tuple[Candidate, ...]]:
    from networkx import max_weight_matching

    matching = max_weight_matching(_graph(people, allowed), maxcardinality=True)
    by_id = {one.id: one for one in people}
    return [tuple(by_id[one] for one in pair) for pair in sorted(map(sorted, matching))]


def _with_trio(
    people: Sequence[Candidate], allowed: dict[tuple[str, str], int], pairs: list[tuple[Candidate, ...]]
) -> tuple[list[tuple[Candidate, ...]], bool]:
    if len(people) <= EXACT:
        return min([pairs, *_every_trio(people, allowed)], key=_worth), True
    most, least, joker = _bound(people, allowed)
    best = pairs
    thirds = sorted(people, key=lambda one: (one.id != joker, _joining(one, people, allowed), one.id))
    for third in thirds[: max(1, WORK // len(people) ** 3)]:
        others = _pairs([one for one in people if one != third], allowed)
        best = min([best, *_joined(third, others)], key=_worth)
        if _worth(best) == (-most, least):
            return best, True
    return best, False


def _worth(groups: list[tuple[Candidate, ...]]) -> tuple[int, int]:
    return -sum(map(len, groups)), sum(map(group_cost, groups))


def _every_trio(
    people: Sequence[Candidate], allowed: dict[tuple[str, str], int]
) -> Iterable[list[tuple[Candidate, ...]]]:
    for trio in combinations(people, 3):
        if not broken_in_group(trio):
            yield [trio, *_pairs([one for one in people if one not in trio], allowed)]


def _joined(third: Candidate, pairs: list[tuple[Candidate, ...]]) -> Iterable[list[tuple[Candidate, ...]]]:
    for at, pair in enumerate(pairs):
        trio = tuple(sorted((*pair, third), key=lambda one: one.id))
        if not broken_in_group(trio):
            yield [*pairs[:at], trio, *pairs[at + 1 :]]


def _joining(third: Candidate, people: Sequence[Candidate], allowed: dict[tuple[str, str], int]) -> int:
    """Return the least it can cost to join any pair: the two cheapest partners; more than a school where impossible."""
    both = (tuple(sorted((third.id, one.id))) for one in people)
    costs = sorted(allowed[pair] for pair in both if pair in allowed)
    return sum(costs[:2]) if len(costs) > 1 else -WISHED * len(people)


def _bound(people: Sequence[Candidate], allowed: dict[tuple[str, str], int]) -> tuple[int, int, str]:
    """Return how many can be placed at most, the least it can cost then, and who joins a pair in that case."""
    from networkx import max_weight_matching

    graph = _graph(people, allowed)
    graph.add_weighted_edges_from((one.id, "", -_joining(one, people, allowed)) for one in people)
    matching = max_weight_matching(graph, maxcardinality=True)
    joker = next(("".join(pair) for pair in matching if "" in pair), "")
    return 2 * len(matching) - 1, -sum(graph.edges[pair]["weight"] for pair in matching), joker


def reasons(one: Candidate, people: Iterable[Candidate]) -> tuple[str, ...]:
    """Return the rules that each alone keep somebody from everybody else, `TOO_FEW` where no rule does."""
    broken = [set(broken_rules(one, other)) for other in people if other != one]
    if not broken or not all(broken):
        return (TOO_FEW,)
    alone = tuple(rule for rule in RULES if any(found == {rule} for found in broken))
    return alone or tuple(rule for rule in RULES if any(rule in found for found in broken))
