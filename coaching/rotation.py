"""Which team coaches which: a round robin, so that every team meets another one each time.

The circle method (Kirkman 1847): n - 1 rounds of n / 2 pairs for an even number, n rounds with one rest for an odd one;
every pair exactly once.
"""

from collections.abc import Collection, Sequence

Pair = tuple[int, int]


def round_robin(n: int) -> tuple[tuple[Pair, ...], ...]:
    """Return the rounds in which n players meet each other exactly once, by their numbers from 0.

    The first round joins neighbours: 0 and 1, 2 and 3.
    """
    if n < 2:
        return ()
    even = n + n % 2
    circle = [_circle(even, turn) for turn in range(even - 1)]
    # Players are renamed so that the first round of the circle becomes that of neighbours.
    names = {seat: player for player, seat in enumerate(seat for pair in circle[0] for seat in pair)}
    renamed = (tuple(sorted(tuple(sorted((names[a], names[b]))) for a, b in pairs)) for pairs in circle)
    return tuple(tuple((a, b) for a, b in pairs if b < n) for pairs in renamed)


def _circle(n: int, turn: int) -> list[Pair]:
    seats = [n - 1, *((turn + at) % (n - 1) for at in range(n - 1))]
    return [(seats[at], seats[n - 1 - at]) for at in range(n // 2)]


def next_meeting(
    teams: Sequence[str], divisions: Sequence[str], met: Collection[frozenset[str]]
) -> tuple[tuple[str, ...], ...]:
    """Return who meets whom next: as few repeats as possible, then new divisions for as many teams as possible.

    Parameters
    ----------
    teams
        Ids in the school's own order.
    divisions
        The division of each team.
    met
        Pairs of teams that have met this year.

    Returns
    -------
    tuple of tuple of str
        Groups of two; of an odd number the one who would rest joins a neighbour's table. A single team meets nobody.
    """
    where = dict(zip(teams, divisions, strict=True))
    meetings = [tuple((teams[a], teams[b]) for a, b in pairs) for pairs in round_robin(len(teams))]
    if not meetings:
        return ()
    crossed = {team for pair in met for team in pair if len({where.get(other, "") for other in pair}) > 1}

    def worth(pairs: tuple[tuple[str, str], ...]) -> tuple[int, int]:
        repeats = sum(frozenset(pair) in met for pair in pairs)
        newly = sum(len({*pair} - crossed) for pair in pairs if where[pair[0]] != where[pair[1]])
        return repeats, -newly if met else 0

    return _seat_everybody(list(min(meetings, key=worth)), teams)


def _seat_everybody(pairs: list[tuple[str, ...]], teams: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    seated = {team for pair in pairs for team in pair}
    for resting in (team for team in teams if team not in seated):
        at = min(range(len(pairs)), key=lambda at: min(abs(teams.index(resting) - teams.index(t)) for t in pairs[at]))
        pairs[at] = (*pairs[at], resting)
    return tuple(pairs)
