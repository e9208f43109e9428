"""What a school sets up for a year: people, teams, calendar, lead roles, and who was in the room."""

from collections.abc import Sequence
from dataclasses import replace

from coaching import people as rules
from coaching.hand.base import Hand
from coaching.people import LEADER, TEACHER, CalendarDay, LeadRole, LearningEvent, Person, SchoolYear, Team
from coaching.priority import Template
from coaching.records import Record, need
from coaching.roster import RosterLine, applied
from coaching.templates import check_template
from storage.errors import PlainError

_MAY_NOT = "Leaders, team leads and the coordinator set up the year: choose at the top who you are."
_NOT_THAT = "This is changed on another page."
_NO_TITLE = "Write what it is."

SetUp = Person | Team | CalendarDay | LeadRole | LearningEvent | Template


class YearHand(Hand):
    """Changes what belongs to the year; see `Hand` for what it is made of.

    Raises
    ------
    PlainError
        In every method, for a reader who neither leads a team nor the school nor coordinates. As long as nobody is
        chosen, the person at this computer may.
    """

    def set_year(self, year: SchoolYear) -> SchoolYear:
        """Keep a school year."""
        self._check()
        return self._save(rules.check_year(year, self._cycle.people()))[0]

    def take_roster(self, lines: Sequence[RosterLine], is_whole: bool = True) -> int:
        """Take a staff list in, in one step; of one that ``is_whole``, who is not on it has left.

        Returns
        -------
        int
            How many people the list names.
        """
        self._check()
        people, teams = applied(self._cycle, self.year.id, lines, is_whole)
        rules.check_teams(teams, people)
        self._save(*people, *teams)
        return len(lines)

    def set_person(self, person: Person) -> Person:
        """Keep somebody of the staff."""
        self._check()
        return self._save(rules.check_person(person))[0]

    def set_team(self, team: Team) -> Team:
        """Keep a team; who joins it leaves the team they were in."""
        self._check()
        left = [
            replace(
                other,
                members=tuple(one for one in other.members if one not in team.members),
                leads=tuple(one for one in other.leads if one not in team.members),
            )
            for other in self._cycle.teams(self.year.id)
            if other.id != team.id and set(other.members) & set(team.members)
        ]
        kept = replace(team, leads=tuple(one for one in team.leads if one in team.members))
        rules.check_teams([kept], self._cycle.people())
        return self._save(kept, *left)[0]

    def set_day(self, day: CalendarDay) -> CalendarDay:
        """Keep a day of the calendar."""
        self._check()
        need(day.title, _NO_TITLE)
        return self._save(day)[0]

    def set_role(self, role: LeadRole) -> LeadRole:
        """Keep a lead role with what comes with it."""
        self._check()
        need(role.title, _NO_TITLE)
        return self._save(role)[0]

    def log(self, event: LearningEvent) -> LearningEvent:
        """Keep who was in the room from start to end."""
        self._check()
        leaders, teachers = (len(self._cycle.people(role)) for role in (LEADER, TEACHER))
        return self._save(rules.check_event(event, leaders, teachers))[0]

    def set_template(self, template: Template) -> Template:
        """Keep a template of the school; what was answered before keeps the words it was asked in."""
        self._check()
        return self._save(check_template(template))[0]

    def remove(self, record: SetUp) -> None:
        """Take something of the set-up away; undo brings it back."""
        self._check()
        if not isinstance(record, SetUp):
            raise PlainError(_NOT_THAT)
        self._remove(record)

    def undo(self, record: SetUp | SchoolYear) -> Record | None:
        """Undo the last change of something of the set-up."""
        self._check()
        if not isinstance(record, SetUp | SchoolYear):
            raise PlainError(_NOT_THAT)
        return self._undo(record.id)

    def _check(self) -> None:
        if not self._desk.may_set_up:
            raise PlainError(_MAY_NOT)
