"""From the cycle to the candidates of a round, and from a proposal to planned sessions."""

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from itertools import combinations

from coaching import pairing, rotation
from coaching.cycle import Cycle
from coaching.pairing import Candidate, LeftOut
from coaching.people import LEADER, NEW_TEACHER, Person, SchoolYear, Team
from coaching.rounds import CANCELLED, TEAMS, Round, Session, Willingness
from coaching.starters import AGENDAS, total_minutes

NO_REPEAT = timedelta(days=2 * 366)


def candidates(cycle: Cycle, year: SchoolYear, undone: Collection[str] = ()) -> dict[str, Candidate]:
    """Return everybody of a team who said yes to being coached this year, by id.

    Sessions whose ids are in ``undone`` are about to be planned anew, so nobody has met in them.
    """
    willing = (found for found in cycle.all(Willingness, year=year.id) if found.opted_in)
    active = {person.id for person in cycle.people()}
    return {
        found.person: _candidate(cycle, year, found, undone)
        for found in willing
        if found.person in active and cycle.team_of(found.person, year.id)
    }


def _candidate(cycle: Cycle, year: SchoolYear, willing: Willingness, undone: Collection[str]) -> Candidate:
    person, team = cycle.one(Person, willing.person), cycle.team_of(willing.person, year.id)
    return Candidate(
        person.id,
        team.id,
        [found.id for found in cycle.teams(year.id)].index(team.id),
        team.goes_anywhere,
        person.role == LEADER,
        person.experience == NEW_TEACHER,
        frozenset(willing.periods),
        frozenset(met(cycle, year, person.id, undone)),
        willing.wish,
        frozenset(cycle.partner_teams(team.id)),
    )


def met(cycle: Cycle, year: SchoolYear, person: str, undone: Collection[str] = ()) -> set[str]:
    """Return whom a person met in pairs of the last two years, this one included; cancelled sessions do not count."""
    years = {found.id for found in cycle.years() if found.start >= year.start - NO_REPEAT}
    return cycle.partners(person, years, undone)


def planned(
    cycle: Cycle, year: SchoolYear, coaching_round: Round, old: Iterable[Session] = ()
) -> tuple[tuple[Session, ...], tuple[LeftOut, ...]]:
    """Return new sessions for a round in the place of old ones, and who is left out of pairs and why.

    Those who have another session in this round, held or moved, are not planned a second time.
    """
    undone = {session.id for session in old}
    kept = [session for session in cycle.sessions(coaching_round.id) if session.id not in undone]
    if coaching_round.kind == TEAMS:
        return _of_teams(cycle, year, coaching_round, kept, undone), ()
    busy = {person for session in kept if session.state != CANCELLED for person in session.people}
    willing = candidates(cycle, year, undone)
    free = {person: one for person, one in willing.items() if person not in busy}
    proposal = pairing.propose(free.values())
    groups = [[free[person] for person in group] for group in proposal.groups]
    left_out = (LeftOut(left.id, pairing.reasons(free[left.id], willing.values())) for left in proposal.left_out)
    return tuple(of_group(coaching_round, group) for group in groups), tuple(left_out)


def of_group(coaching_round: Round, group: Sequence[Candidate]) -> Session:
    """Return the session of a group, in the first period that all of it has free."""
    periods = sorted(frozenset.intersection(*(one.periods for one in group)))
    return Session(
        coaching_round.id,
        tuple(one.id for one in group),
        on=coaching_round.start,
        period=periods[0] if periods else "",
        place="each other's classroom",
        minutes=_minutes(coaching_round, len(group)),
    )


def _of_teams(
    cycle: Cycle, year: SchoolYear, coaching_round: Round, kept: Iterable[Session], undone: Collection[str]
) -> tuple[Session, ...]:
    busy = {team for session in kept if session.state != CANCELLED for team in session.teams}
    teams = [team for team in cycle.teams(year.id) if team.members and team.id not in busy]
    by_id = {team.id: team for team in teams}
    rounds = {found.id for found in cycle.rounds(year.id)}
    met_as_teams = {
        frozenset(pair)
        for session in cycle.all(Session)
        if session.round in rounds and session.state != CANCELLED and session.id not in undone
        for pair in combinations(session.teams, 2)
    }
    groups = rotation.next_meeting(list(by_id), [team.division for team in teams], met_as_teams)
    return tuple(_at_tables(coaching_round, [by_id[team] for team in group]) for group in groups)


def _at_tables(coaching_round: Round, teams: Iterable[Team]) -> Session:
    listed = list(teams)
    people = tuple(person for team in listed for person in team.members)
    return Session(
        coaching_round.id,
        people,
        tuple(team.id for team in listed),
        coaching_round.start,
        place="tables",
        minutes=_minutes(coaching_round, len(listed)),
    )


def _minutes(coaching_round: Round, sides: int) -> int:
    return total_minutes(coaching_round.agenda or AGENDAS[coaching_round.kind], sides)
