"""A school year: its people, teams and leads, its calendar, its lead roles, and who was in the room."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from coaching.records import Record, need
from storage.errors import PlainError

TEACHER, LEADER = "teacher", "leader"
NEW_TEACHER = "0-5"
CALENDAR_KINDS = ("meeting", "staff_meeting", "training", "milestone", "coaching_round", "survey", "other")
ROLE_PARTS = ("release_time", "term", "training", "pay")

_NO_LABEL = "Give the school year a name, such as 2026-27."
_ENDS_FIRST = "The school year ends before it starts: correct one of the two dates."
_NO_NAME = "Write the name of the person."
_NO_TEAM_NAME = "Give the team a name."
_TWO_TEAMS = "One person is in two teams: choose one team for each person."
_LEAD_ELSEWHERE = "A team lead is a member of the team: add the person to the team first."
_LEADER_IN_TEAM = "A school leader is no member of a team, so that colleagues can speak freely: take the leader out."
_LEADER_COORDINATES = (
    "The coordinator learns who would rather not be coached, so it must be somebody who evaluates nobody: "
    "choose a teacher."
)
_NO_EVENT = "Write which training or meeting it was."
_MORE_THAN_ALL = "More people were in the room than there are: correct the number."


@dataclass(frozen=True)
class SchoolYear(Record):
    """One year of the cycle.

    ``coordinator`` is the id of the teacher who arranges the rounds and alone knows who opted out. ``as_of`` is the day
    on which a made-up year stands still; None for a real one. ``periods`` are the times of a day or week.
    """

    label: str
    start: date
    end: date
    coordinator: str = ""
    as_of: date | None = None
    periods: tuple[str, ...] = ("A", "B", "C", "D", "E", "F")


@dataclass(frozen=True)
class Person(Record):
    """Somebody on the staff: ``role`` is teacher (leads included) or leader; ``experience`` a band such as 0-5."""

    name: str
    role: str = TEACHER
    experience: str = ""
    is_active: bool = True


@dataclass(frozen=True)
class Team(Record):
    """A team of one year, in the school's own order (``position``).

    ``goes_anywhere`` marks specialists, who are neighbours of every grade. ``shares_owners`` lets leaders see the
    actions with the names of their owners; the team decides.
    """

    year: str
    name: str
    division: str = ""
    position: int = 0
    members: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    goes_anywhere: bool = False
    shares_owners: bool = False


@dataclass(frozen=True)
class CalendarDay(Record):
    """A day in the year that everybody should know; ``kind`` is one of `CALENDAR_KINDS`."""

    year: str
    on: date
    title: str
    kind: str = "meeting"


@dataclass(frozen=True)
class LeadRole(Record):
    """A lead role as a position in the system: what comes with it, in words; empty where nothing does."""

    year: str
    person: str
    title: str
    description: str = ""
    release_time: str = ""
    term: str = ""
    training: str = ""
    pay: str = ""


@dataclass(frozen=True)
class LearningEvent(Record):
    """A training or meeting, and how many leaders and teachers were in the room from start to end."""

    year: str
    on: date
    title: str
    leaders_present: int = 0
    teachers_present: int = 0


def is_shared(event: LearningEvent) -> bool:
    """Return whether leaders and teachers were in the same room from start to end."""
    return event.leaders_present > 0 and event.teachers_present > 0


def check_year(year: SchoolYear, people: Iterable[Person]) -> SchoolYear:
    """Return the year with tidy text; PlainError where it cannot stand."""
    need(year.label, _NO_LABEL)
    if year.end < year.start:
        raise PlainError(_ENDS_FIRST)
    if any(person.id == year.coordinator and person.role == LEADER for person in people):
        raise PlainError(_LEADER_COORDINATES)
    return year


def check_person(person: Person) -> Person:
    """Return the person; PlainError without a name."""
    need(person.name, _NO_NAME)
    return person


def check_teams(teams: Iterable[Team], people: Iterable[Person]) -> None:
    """Raise PlainError where the teams of a year do not fit together or hold a leader."""
    leaders = {person.id for person in people if person.role == LEADER}
    placed: set[str] = set()
    for team in teams:
        need(team.name, _NO_TEAM_NAME)
        if set(team.members) & leaders:
            raise PlainError(_LEADER_IN_TEAM)
        if set(team.members) & placed or len(set(team.members)) < len(team.members):
            raise PlainError(_TWO_TEAMS)
        if not set(team.leads) <= set(team.members):
            raise PlainError(_LEAD_ELSEWHERE)
        placed |= set(team.members)


def check_event(event: LearningEvent, leaders_n: int, teachers_n: int) -> LearningEvent:
    """Return the event; PlainError without a title or with more people than the school has."""
    need(event.title, _NO_EVENT)
    if not (0 <= event.leaders_present <= leaders_n and 0 <= event.teachers_present <= teachers_n):
        raise PlainError(_MORE_THAN_ALL)
    return event
