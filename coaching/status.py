"""Where the cycle stands, in counts that may be shown to everybody: no person, no team, no order of teams."""

from dataclasses import dataclass
from datetime import date

from coaching.cycle import Cycle
from coaching.people import CalendarDay, LeadRole, LearningEvent, SchoolYear, is_shared
from coaching.priority import DRAFT, REACHED, STOPPED, Priority, is_reached, latest, state
from coaching.roadmap import Action, ActionCounts, count_actions, is_overdue
from coaching.rounds import CANCELLED, HELD, RESCHEDULED, Round, Session

FEWEST_ROLES = 5


@dataclass(frozen=True)
class RoundStatus:
    """How many groups of a round have met, moved, were cancelled, or are still to meet, and how many are trios."""

    number: int
    kind: str
    start: date
    groups: int
    held: int
    rescheduled: int
    cancelled: int
    planned: int
    trios: int


@dataclass(frozen=True)
class Status:
    """The whole school at a glance.

    ``round`` is the newest one that has begun, else the next. ``with_release`` of ``roles`` lead roles have release
    time; both None for fewer than five roles, which would point at people.
    """

    teams: int
    priorities: int
    reached: int
    actions: ActionCounts
    overdue_teams: int
    round: RoundStatus | None
    shared_events: int
    events: int
    roles: int | None
    with_release: int | None
    next_day: CalendarDay | None


def status_of(cycle: Cycle, year: SchoolYear, today: date) -> Status:
    """Count where the cycle of a year stands on a day."""
    priorities = [found for team in cycle.teams(year.id) if (found := cycle.priority_of(team.id))]
    actions = [action for found in priorities for action in cycle.actions(found.id)]
    events = [event for event in cycle.all(LearningEvent, year=year.id) if event.on <= today]
    roles = cycle.all(LeadRole, year=year.id)
    counted = len(roles) if len(roles) >= FEWEST_ROLES else None
    return Status(
        teams=len(cycle.teams(year.id)),
        priorities=sum(state(found) not in (DRAFT, STOPPED) for found in priorities),
        reached=len(reached(cycle, priorities, today)),
        actions=count_actions(actions, today),
        overdue_teams=len(overdue_by_team(cycle, year, today)),
        round=_round_now(cycle, year, today),
        shared_events=sum(map(is_shared, events)),
        events=len(events),
        roles=counted,
        with_release=counted and sum(bool(role.release_time.strip()) for role in roles),
        next_day=next((day for day in cycle.days(year.id) if day.on >= today), None),
    )


def reached(cycle: Cycle, priorities: list[Priority], today: date) -> list[str]:
    """List the teams whose newest value is at the target or beyond, or who said so."""
    found = []
    for priority in priorities:
        value = latest(cycle.measurements(priority.id), today)
        if state(priority) == REACHED or (value and is_reached(priority, value.value)):
            found.append(priority.team)
    return found


def unmoved(cycle: Cycle, year: SchoolYear, today: date) -> list[str]:
    """List the teams whose newest value is what they began with; for the teams themselves, not for a screen."""
    found = []
    for team in cycle.teams(year.id):
        priority = cycle.priority_of(team.id)
        value = priority and latest(cycle.measurements(priority.id), today)
        if value and value.value == priority.baseline:
            found.append(team.id)
    return found


def overdue_by_team(cycle: Cycle, year: SchoolYear, today: date) -> dict[str, int]:
    """Return how many actions are overdue in each team that has any; for the teams themselves, not for a screen."""
    found = {team.id: cycle.priority_of(team.id) for team in cycle.teams(year.id)}
    counts = {
        team: sum(is_overdue(action, today) for action in cycle.all(Action, priority=priority.id))
        for team, priority in found.items()
        if priority
    }
    return {team: n for team, n in counts.items() if n}


def round_status(coaching_round: Round, sessions: tuple[Session, ...]) -> RoundStatus:
    """Count the sessions of a round by state."""
    held, moved, cancelled = (
        sum(session.state == wanted for session in sessions) for wanted in (HELD, RESCHEDULED, CANCELLED)
    )
    return RoundStatus(
        coaching_round.number,
        coaching_round.kind,
        coaching_round.start,
        len(sessions),
        held,
        moved,
        cancelled,
        len(sessions) - held - moved - cancelled,
        sum(len(session.teams or session.people) == 3 for session in sessions),
    )


def _round_now(cycle: Cycle, year: SchoolYear, today: date) -> RoundStatus | None:
    rounds = cycle.rounds(year.id)
    begun = [found for found in rounds if found.start <= today]
    shown = begun[-1:] or list(rounds[:1])
    return round_status(shown[0], cycle.sessions(shown[0].id)) if shown else None
