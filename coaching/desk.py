"""What one reader may see of the cycle. Pages read here and nowhere else."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from coaching import evidence as pieces
from coaching import visibility
from coaching.cycle import Cycle
from coaching.evidence import Evidence
from coaching.goals import Goal
from coaching.people import LEADER, TEACHER, CalendarDay, LeadRole, LearningEvent, Person, SchoolYear, Team
from coaching.priority import DRAFT, Measurement, Priority, Template, state
from coaching.roadmap import Action, ActionCounts, count_actions
from coaching.rounds import Consent, Criteria, Note, Round, Session, Takeaway, Willingness, answers, standing
from coaching.status import RoundStatus, Status, round_status, status_of
from coaching.visibility import ALL, NOTHING, Reader


class Desk:
    """The cycle as one reader may see it.

    Parameters
    ----------
    cycle
        Everything, at one moment.
    reader
        Who reads.
    year
        Which school year.
    today
        The day on which it is read.
    """

    def __init__(self, cycle: Cycle, reader: Reader, year: SchoolYear, today: date):
        self._cycle, self.reader, self.year, self.today = cycle, reader, year, today

    @property
    def is_coordinator(self) -> bool:
        """Return whether the reader arranges the rounds."""
        return visibility.is_coordinator(self._cycle, self.reader, self.year.id)

    @property
    def own_team(self) -> Team | None:
        """Return the reader's own team, None for leaders, the screen and people without one."""
        return self._cycle.team_of(self.reader.person, self.year.id) if self.reader.role == TEACHER else None

    def name(self, person: str) -> str:
        """Return the name of a person, empty for nobody."""
        return self._cycle.name(person)

    def names(self, people: Iterable[str]) -> str:
        """Return names as they stand in a sentence."""
        names = [self.name(person) for person in people]
        return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)

    def people(self, role: str | None = None) -> tuple[Person, ...]:
        """List who is on the staff, by name; those of one role where it is given."""
        return self._cycle.people(role)

    def rounds(self) -> tuple[Round, ...]:
        """List the rounds of the year."""
        return self._cycle.rounds(self.year.id)

    def criteria(self) -> tuple[Criteria, ...]:
        """List what a good session is, first version first."""
        return self._cycle.criteria(self.year.id)

    def roles(self) -> tuple[LeadRole, ...]:
        """List the lead roles of the year, by the names of the people."""
        found = self._cycle.all(LeadRole, year=self.year.id)
        return tuple(sorted(found, key=lambda role: (self.name(role.person), role.title, role.id)))

    def events(self) -> tuple[LearningEvent, ...]:
        """List the trainings and meetings of the year, oldest first."""
        return tuple(sorted(self._cycle.all(LearningEvent, year=self.year.id), key=lambda found: (found.on, found.id)))

    def days(self) -> tuple[CalendarDay, ...]:
        """List the calendar of the year."""
        return self._cycle.days(self.year.id)

    def templates(self) -> tuple[Template, ...]:
        """List the templates that the school wrote itself."""
        return tuple(sorted(self._cycle.all(Template), key=lambda found: (found.name, found.id)))

    def status(self) -> Status:
        """Return where the whole school stands, in counts for everybody."""
        return status_of(self._cycle, self.year, self.today)

    def round_status(self, coaching_round: Round) -> RoundStatus:
        """Return how many groups of a round have met, in counts for everybody."""
        return round_status(coaching_round, self._cycle.sessions(coaching_round.id))

    def teams(self) -> tuple[Team, ...]:
        """List the teams in the school's own order."""
        return self._cycle.teams(self.year.id)

    def priority(self, team: Team) -> Priority | None:
        """Return the top priority of a team; a draft is its own until it is chosen."""
        found = self._cycle.priority_of(team.id)
        is_own = self.own_team is not None and self.own_team.id == team.id
        return found if found and (is_own or state(found) != DRAFT) else None

    def measurements(self, team: Team) -> tuple[Measurement, ...]:
        """List the values of a team's measure up to today, oldest first."""
        priority = self.priority(team)
        found = self._cycle.measurements(priority.id) if priority else ()
        return tuple(value for value in found if value.on <= self.today)

    def actions(self, team: Team) -> tuple[Action, ...]:
        """List the actions of a team, none where the reader may see at most how many there are."""
        priority = self.priority(team)
        if not priority or not self.sees_actions(team):
            return ()
        return self._cycle.actions(priority.id)

    def sees_actions(self, team: Team) -> bool:
        """Return whether the reader may see what a team does and who does it, not only how many."""
        granted = self._of_team(visibility.ACTIONS, team)
        is_partner = visibility.PARTNER_TEAM in granted and self._is_partner_team(team)
        return ALL in granted or is_partner or (self.reader.role == LEADER and team.shares_owners)

    def action_counts(self, team: Team) -> ActionCounts | None:
        """Return how many actions are in which state, None where the reader may not know."""
        priority = self.priority(team)
        granted = self._of_team(visibility.ACTIONS, team)
        if not priority or not (self.sees_actions(team) or granted & {visibility.COUNTS, visibility.BAR}):
            return None
        counts = count_actions(self._cycle.actions(priority.id), self.today)
        if granted == {visibility.BAR}:
            return replace(counts, in_progress=0, not_started=counts.open, overdue=0)
        return counts

    def evidence(self, team: Team) -> tuple[Evidence, ...]:
        """List the evidence of a team that the reader may see, oldest first."""
        priority = self.priority(team)
        if not priority:
            return ()
        granted, partner = self._of_team(visibility.EVIDENCE, team), self._is_partner_team(team)
        found = (piece for piece in self._cycle.all(Evidence, priority=priority.id) if _shown(piece, granted, partner))
        return tuple(sorted(found, key=lambda piece: (piece.on, piece.title, piece.id)))

    def sessions(self, coaching_round: Round) -> tuple[Session, ...]:
        """List the sessions of a round that the reader may know of, each in the state to show."""
        found = self._cycle.sessions(coaching_round.id)
        return tuple(self._shown_session(one) for one in found if self._may(visibility.SESSION, one))

    def own_sessions(self) -> tuple[tuple[Round, Session], ...]:
        """List the reader's own sessions of the year with their rounds."""
        return tuple(
            (one, session)
            for one in self._cycle.rounds(self.year.id)
            for session in self.sessions(one)
            if self.reader.person in session.people
        )

    def answers(self, session: Session) -> dict[str, str]:
        """Return who wants a session: the reader's own answer, for the coordinator those of everybody."""
        if not self.reader.person:
            return {}
        found = answers(session, self._cycle.all(Consent, session=session.id))
        return {
            person: answer for person, answer in found.items() if self.is_coordinator or person == self.reader.person
        }

    def takeaways(self, session: Session) -> tuple[Takeaway, ...]:
        """List what was taken from a session, for those who may know what was said in it."""
        return self._cycle.all(Takeaway, session=session.id) if self._may(visibility.FEEDBACK, session) else ()

    def notes(self, session: Session) -> tuple[Note, ...]:
        """List the feedback written in a session, for those who may know what was said in it."""
        return self._cycle.all(Note, session=session.id) if self._may(visibility.FEEDBACK, session) else ()

    def own_steps(self) -> tuple[tuple[Session, Takeaway], ...]:
        """List the reader's own next steps, and those of the own team from sessions of teams, newest session first."""
        team = self.own_team.id if self.own_team else None
        found = (
            (session, takeaway)
            for one in self._cycle.rounds(self.year.id)
            for session in self.sessions(one)
            for takeaway in self.takeaways(session)
            if takeaway.person == self.reader.person or (takeaway.team and takeaway.team == team)
        )
        return tuple(sorted(found, key=lambda pair: (pair[0].on or date.min, pair[1].id), reverse=True))

    def willingness(self, person: str) -> Willingness | None:
        """Return whether somebody wants to be coached: oneself, or everybody for the coordinator."""
        if person != self.reader.person and not self.is_coordinator:
            return None
        return next(iter(self._cycle.all(Willingness, year=self.year.id, person=person)), None)

    def goals(self) -> tuple[Goal, ...]:
        """List the reader's own goals of the year; nobody sees those of anybody else."""
        return self._cycle.all(Goal, year=self.year.id, person=self.reader.person) if self.reader.person else ()

    def may_work_for(self, team: Team) -> bool:
        """Return whether the reader may change what belongs to a team."""
        return self.own_team is not None and self.own_team.id == team.id

    @property
    def is_lead(self) -> bool:
        """Return whether the reader leads the own team."""
        return self.own_team is not None and self.reader.person in self.own_team.leads

    @property
    def may_set_up(self) -> bool:
        """Return whether the reader may change staff, teams, calendar and rounds."""
        return self.reader.role == LEADER or self.is_coordinator or self.is_lead or not self.reader.person

    def _of_team(self, thing: str, team: Team) -> set[str]:
        return visibility.grants(self._cycle, self.reader, self.year.id, thing, team)

    def _is_partner_team(self, team: Team) -> bool:
        return visibility.is_partner_team(self._cycle, self.reader, self.year.id, team)

    def _may(self, thing: str, session: Session) -> bool:
        if thing == visibility.SESSION and self.is_coordinator:
            return True
        granted = visibility.grants_of_session(self._cycle, self.reader, self.year.id, thing, session)
        if visibility.TEAM_SESSIONS in granted and session.teams:
            return True
        return bool(granted & {ALL}) and NOTHING not in granted

    def _shown_session(self, session: Session) -> Session:
        return replace(session, state=standing(session, self._cycle.all(Consent, session=session.id)))


def _shown(piece: Evidence, granted: set[str], is_partner_team: bool) -> bool:
    if piece.circle == pieces.FOR_SCHOOL and granted & {visibility.OF_SCHOOL, visibility.PARTNER_TEAM}:
        return True
    shared = piece.circle in (pieces.FOR_PARTNER_TEAM, pieces.FOR_SCHOOL)
    return (
        ALL in granted
        or (visibility.SHARED in granted and shared)
        or (visibility.PARTNER_TEAM in granted and is_partner_team and shared)
        or (visibility.APPROVED in granted and piece.on_screen)
    )
