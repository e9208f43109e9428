"""Everything a school keeps about its cycle, at one moment, with the look-ups that rules and pages need."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from coaching.people import LEADER, CalendarDay, Person, SchoolYear, Team
from coaching.priority import Measurement, Priority
from coaching.records import Kind, Record
from coaching.roadmap import Action, by_due
from coaching.rounds import CANCELLED, PAIRS, Criteria, Round, Session
from storage.errors import PlainError

_GONE = "This is no longer here: somebody removed it. Look at the history to bring it back."


class Cycle:
    """All records at one moment; never changed, so one copy serves all readers.

    Parameters
    ----------
    records
        What is kept, in any order.
    """

    def __init__(self, records: Iterable[Record] = ()):
        self._kinds: Mapping[type, dict[str, Any]] = defaultdict(dict)
        for record in records:
            self._kinds[type(record)][record.id] = record

    def all(self, kind: type[Kind], /, **fields: Any) -> tuple[Kind, ...]:
        """List the records of a kind whose fields have these values, by id."""
        return tuple(
            record
            for record in self._kinds.get(kind, {}).values()
            if all(getattr(record, name) == value for name, value in fields.items())
        )

    def one(self, kind: type[Kind], record_id: str) -> Kind:
        """Return a record; PlainError where it is no longer here."""
        try:
            return self._kinds.get(kind, {})[record_id]
        except KeyError as error:
            raise PlainError(_GONE) from error

    def has(self, kind: type[Record], record_id: str) -> bool:
        """Return whether a record is here."""
        return record_id in self._kinds.get(kind, {})

    def years(self) -> tuple[SchoolYear, ...]:
        """List the school years, oldest first."""
        return tuple(sorted(self.all(SchoolYear), key=lambda year: (year.start, year.label, year.id)))

    def people(self, role: str | None = None) -> tuple[Person, ...]:
        """List who is on the staff now, by name; those of one role where it is given."""
        found = (person for person in self.all(Person) if person.is_active and role in (None, person.role))
        return tuple(sorted(found, key=lambda person: (person.name.casefold(), person.id)))

    def name(self, person_id: str) -> str:
        """Return the name of a person, empty for nobody."""
        return self.one(Person, person_id).name if self.has(Person, person_id) else ""

    def is_leader(self, person_id: str) -> bool:
        """Return whether somebody is a school leader."""
        return self.has(Person, person_id) and self.one(Person, person_id).role == LEADER

    def teams(self, year: str) -> tuple[Team, ...]:
        """List the teams of a year in the school's own order."""
        return tuple(sorted(self.all(Team, year=year), key=lambda team: (team.position, team.name, team.id)))

    def team_of(self, person_id: str, year: str) -> Team | None:
        """Return the team of a person in a year, None without one."""
        return next((team for team in self.teams(year) if person_id in team.members), None)

    def priority_of(self, team: str) -> Priority | None:
        """Return the top priority of a team, None before it has one."""
        return next(iter(self.all(Priority, team=team)), None)

    def measurements(self, priority: str) -> tuple[Measurement, ...]:
        """List the values of a priority, oldest first."""
        return tuple(sorted(self.all(Measurement, priority=priority), key=lambda value: (value.on, value.id)))

    def actions(self, priority: str) -> tuple[Action, ...]:
        """List the actions of a priority by due date."""
        return by_due(self.all(Action, priority=priority))

    def days(self, year: str) -> tuple[CalendarDay, ...]:
        """List the calendar of a year."""
        return tuple(sorted(self.all(CalendarDay, year=year), key=lambda day: (day.on, day.title, day.id)))

    def rounds(self, year: str) -> tuple[Round, ...]:
        """List the rounds of a year in their order."""
        return tuple(sorted(self.all(Round, year=year), key=lambda found: (found.number, found.id)))

    def criteria(self, year: str) -> tuple[Criteria, ...]:
        """List the criteria of a year, first version first."""
        return tuple(sorted(self.all(Criteria, year=year), key=lambda found: (found.number, found.id)))

    def sessions(self, round_id: str) -> tuple[Session, ...]:
        """List the sessions of a round by id."""
        return self.all(Session, round=round_id)

    def partners(self, person: str, years: Collection[str], undone: Collection[str] = ()) -> set[str]:
        """Return whom a person meets in pairs of some years, without sessions that are cancelled or undone."""
        rounds = {found.id for found in self.all(Round, kind=PAIRS) if found.year in years}
        meetings = (
            set(session.people)
            for session in self.all(Session)
            if session.round in rounds and session.state != CANCELLED and session.id not in undone
        )
        return set().union(*(people for people in meetings if person in people)) - {person}

    def partner_teams(self, team: str) -> set[str]:
        """Return the ids of the teams that coach or are coached by a team in sessions that are not cancelled."""
        meetings = (set(session.teams) for session in self.all(Session) if session.state != CANCELLED)
        return set().union(*(teams for teams in meetings if team in teams)) - {team}
