"""Coaching: who takes part, who meets whom, what was said yes to, and how a session closes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coaching import matching, pairing, rounds
from coaching.hand.base import Hand
from coaching.pairing import LeftOut
from coaching.people import LEADER, TEACHER
from coaching.records import Record
from coaching.rounds import (
    HELD,
    NO,
    PLANNED,
    YES,
    Consent,
    Criteria,
    Criterion,
    Note,
    Round,
    Session,
    Takeaway,
    Willingness,
)
from coaching.slips import SlipCounts, count_slips
from coaching.starters import EXIT_QUESTIONS
from storage.errors import PlainError

_NOT_A_TEACHER = "Teachers coach teachers: choose at the top who you are."
_LEADERS_MODEL = "School leaders model being coached, but do not pair, because they evaluate."
_ONLY_COORDINATOR = "Only the coordinator of this year arranges the round: the page School year names one."
_NOT_IN_IT = "Only those who meet in this session, and the coordinator, change it."
_OVER = "This session is over, so the answer stands."
_NO_PERIODS = "Choose at least one period in which you are free and your class can be covered."
_NO_WISH = "Wish for somebody of another team."
_MAY_NOT_SET_UP = "Leaders, team leads and the coordinator set up rounds: choose at the top who you are."
_NO_ANSWER = "Answer the first two questions."
_RULES = {
    pairing.LEADER: "a school leader does not pair",
    pairing.SAME_TEAM: "two people would be on the same team",
    pairing.MET: "two people met in the last two years",
    pairing.NO_PERIOD: "there is no period in which all of them are free",
}
_BREAKS = "This would break a rule: {rules}."
_NOT_WILLING = "Only people who want to be coached this year can be paired."


class RoundHand(Hand):
    """Changes what belongs to coaching; see `Hand` for what it is made of."""

    def want(self, opted_in: bool, periods: Sequence[str] = (), wish: str = "") -> Willingness:
        """Say for oneself whether to be coached this year, when one is free, and with whom one would like to meet."""
        self._check_teacher()
        if opted_in and not periods:
            raise PlainError(_NO_PERIODS)
        team = self._desk.own_team
        if wish and (self._cycle.is_leader(wish) or (team and wish in team.members)):
            raise PlainError(_NO_WISH)
        kept = self._desk.willingness(self.reader.person)
        own_id = f"willing-{self.year.id}-{self.reader.person}"
        new = kept or Willingness(self.year.id, self.reader.person, id=own_id)
        return self._save(replace(new, opted_in=opted_in, periods=tuple(periods), wish=wish))[0]

    def set_round(self, coaching_round: Round) -> Round:
        """Keep a round of the year."""
        if not self._desk.may_set_up:
            raise PlainError(_MAY_NOT_SET_UP)
        return self._save(rounds.check_round(coaching_round))[0]

    def propose(self, coaching_round: Round) -> tuple[LeftOut, ...]:
        """Plan the sessions of a round and ask everybody in the same step; plans nobody has met by are made anew.

        Returns
        -------
        tuple of LeftOut
            Who has no partner, and the rules that stand in the way.
        """
        self._check_coordinator()
        old = [session for session in self._cycle.sessions(coaching_round.id) if session.state == PLANNED]
        sessions, left_out = matching.planned(self._cycle, self.year, coaching_round, old)
        self._save(*sessions, removed=old, why="planned anew" if old else "")
        return left_out

    def left_out(self, coaching_round: Round) -> tuple[LeftOut, ...]:
        """List who wants to be coached and has no session in this round, for the coordinator."""
        self._check_coordinator()
        return matching.planned(self._cycle, self.year, coaching_round)[1]

    def swap(self, one: Session, person: str, other: Session, other_person: str) -> tuple[Session, ...]:
        """Let two people change places; everybody in the two sessions is asked again."""
        self._check_may_change(one, other)
        changed = (
            replace(self._kept(one), people=_with(one.people, person, other_person)),
            replace(self._kept(other), people=_with(other.people, other_person, person)),
        )
        return self._ask_again(*changed)

    def join(self, session: Session, person: str) -> Session:
        """Let somebody without a partner join a pair; all three are asked again."""
        self._check_coordinator()
        return self._ask_again(replace(self._kept(session), people=(*session.people, person)))[0]

    def answer(self, session: Session, wants: bool) -> Consent:
        """Say yes or no to one's own session; it can be taken back until the session is held."""
        self._check_teacher()
        if self.reader.person not in session.people:
            raise PlainError(_NOT_IN_IT)
        if self._cycle.one(Session, session.id).state == HELD:
            raise PlainError(_OVER)
        kept = self._cycle.all(Consent, session=session.id, person=self.reader.person)
        own_id = f"consent-{session.id}-{self.reader.person}"
        new = kept[0] if kept else Consent(session.id, self.reader.person, id=own_id)
        return self._save(replace(new, answer=YES if wants else NO))[0]

    def arrange(self, session: Session, period: str, place: str, leader_present: str = "no") -> Session:
        """Keep when and where a session is, and whether a leader is there to learn."""
        self._check_may_change(session)
        return self._save(replace(self._kept(session), period=period, place=place, leader_present=leader_present))[0]

    def move(self, session: Session, new: str, on: date | None = None) -> Session:
        """Bring a session into another state: another day, cancelled, held, or planned again."""
        self._check_may_change(session)
        return self._save(rounds.in_state(self._kept(session), new, self._consents(session), on))[0]

    def close(self, session: Session, question: str, idea: str, next_step: str, due: date | None) -> Takeaway:
        """Close a session for oneself, or for the own team in a session of teams; the session is then held."""
        self._check_teacher()
        if self.reader.person not in session.people:
            raise PlainError(_NOT_IN_IT)
        team = self._desk.own_team
        whose = {"team": team.id} if session.teams and team else {"person": self.reader.person}
        kept = self._cycle.all(Takeaway, session=session.id, **whose)
        own_id = f"takeaway-{session.id}-{'-'.join(whose.values())}"
        new = kept[0] if kept else Takeaway(session.id, "", id=own_id, **whose)
        said = replace(new, question=question, idea=idea, next_step=next_step, due=due)
        held = self._cycle.one(Session, session.id)
        if held.state != HELD:
            held = rounds.in_state(held, HELD, self._consents(session))
        return self._save(rounds.check_takeaway(said), held)[0]

    def step_done(self, takeaway: Takeaway, done: bool) -> Takeaway:
        """Tick off one's own next step, or that of the own team."""
        team = self._desk.own_team
        kept = self._cycle.one(Takeaway, takeaway.id)
        if self.reader.person != kept.person and not (kept.team and team and team.id == kept.team):
            raise PlainError(_NOT_IN_IT)
        return self._save(replace(kept, version=takeaway.version, done_on=self._today if done else None))[0]

    def note(self, session: Session, text: str) -> Note:
        """Write feedback in one's own session."""
        self._check_teacher()
        if self.reader.person not in self._cycle.one(Session, session.id).people:
            raise PlainError(_NOT_IN_IT)
        return self._save(rounds.check_note(Note(session.id, self.reader.person, text)))[0]

    def slip(self, coaching_round: Round, answers: Sequence[str]) -> None:
        """Hand in an exit slip: nothing leads from it to a person, a session or a time."""
        self._check_teacher()
        if len(answers) != len(EXIT_QUESTIONS) or not all(answers[:2]):
            raise PlainError(_NO_ANSWER)
        self._store.add_slip(coaching_round.id, answers)

    def slips(self, coaching_round: Round) -> SlipCounts | None:
        """Return what the exit slips of a round say together, None for fewer than five."""
        return count_slips(self._store.slips(coaching_round.id))

    def taking_part(self) -> tuple[int, int, int]:
        """Return how many teachers of teams said yes, how many have not answered, and how many there are."""
        self._check_coordinator()
        everybody = {person for team in self._cycle.teams(self.year.id) for person in team.members}
        answers = {found.person: found.opted_in for found in self._cycle.all(Willingness, year=self.year.id)}
        given = [answers.get(person) for person in everybody]
        return sum(one is True for one in given), sum(one is None for one in given), len(everybody)

    def agree(self, criteria: Sequence[Criterion]) -> Criteria:
        """Keep what a good session is as a new version; earlier ones stay."""
        if not self.reader.person:
            raise PlainError(_NOT_A_TEACHER)
        number = max((found.number for found in self._cycle.criteria(self.year.id)), default=0) + 1
        new = Criteria(self.year.id, number, self._today, tuple(criteria), id=f"criteria-{self.year.id}-{number}")
        return self._save(rounds.check_criteria(new))[0]

    def undo(self, session: Session) -> Record | None:
        """Undo the last change of a session."""
        self._check_may_change(session)
        return self._undo(session.id)

    def _ask_again(self, *sessions: Session) -> tuple[Session, ...]:
        willing = matching.candidates(self._cycle, self.year, [found.id for found in sessions])
        for session in sessions:
            if not set(session.people) <= set(willing):
                raise PlainError(_NOT_WILLING)
            broken = pairing.broken_in_group([willing[person] for person in session.people])
            if broken:
                raise PlainError(_BREAKS.format(rules=" and ".join(_RULES[rule] for rule in broken)))
        asked = [replace(found, answer=rounds.ASKED) for session in sessions for found in self._consents(session)]
        return self._save(*sessions, *asked)[: len(sessions)]

    def _kept(self, session: Session) -> Session:
        """Return a session as it is kept, from the version the reader saw: what is shown may hold a derived state."""
        return replace(self._cycle.one(Session, session.id), version=session.version)

    def _consents(self, session: Session) -> tuple[Consent, ...]:
        return self._cycle.all(Consent, session=session.id)

    def _check_teacher(self) -> None:
        if self.reader.role == LEADER:
            raise PlainError(_LEADERS_MODEL)
        if self.reader.role != TEACHER:
            raise PlainError(_NOT_A_TEACHER)

    def _check_coordinator(self) -> None:
        if not self._coordinates:
            raise PlainError(_ONLY_COORDINATOR)

    def _check_may_change(self, *sessions: Session) -> None:
        taking_part = any(self.reader.person in self._cycle.one(Session, found.id).people for found in sessions)
        if not (self._coordinates or (self.reader.person and taking_part)):
            raise PlainError(_NOT_IN_IT)


def _with(people: Sequence[str], old: str, new: str) -> tuple[str, ...]:
    return tuple(new if person == old else person for person in people)
