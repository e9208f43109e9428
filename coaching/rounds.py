"""A round of coaching: who meets whom, whether they want to, and what they take away.

Version 1 is a team that coaches a team at a table, version 2 a pair that goes into each other's classroom. A session
closes with three things from those who listened: a question, an idea they take, and their next step.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from coaching.records import Record, need
from storage.errors import PlainError

TEAMS, PAIRS = "V1_team", "V2_pair"
PLANNED, CONFIRMED, HELD, RESCHEDULED, CANCELLED = "planned", "confirmed", "held", "rescheduled", "cancelled"
SESSION_STATES = (PLANNED, HELD, RESCHEDULED, CANCELLED)
YES, NO, ASKED = "yes", "no", "asked"
LEADER_PARTS = ("no", "as_learner", "modelling")

NEXT_STATES = {
    PLANNED: (HELD, RESCHEDULED, CANCELLED),
    RESCHEDULED: (RESCHEDULED, HELD, CANCELLED),
    HELD: (PLANNED,),
    CANCELLED: (PLANNED,),
}

_NOT_FROM_HERE = "This session cannot go from “{old}” to “{new}”."
_NO_DAY = "Choose the new day of the session."
_ENDS_FIRST = "The round ends before it starts: correct one of the two dates."
_NO_QUESTION = "Write the question you asked."
_NO_IDEA = "Write one idea you take with you: a session teaches the one who listens."
_NO_STEP = "Write your next step, so that the session does not end as show and tell."
_SAID_NO = "Somebody in this session would rather not: find another partner first."
_NO_CRITERIA = "Write at least one criterion of a good session."
_NO_NOTE = "Write the note first."


@dataclass(frozen=True)
class Criterion:
    """One criterion of a good session, and what it looks, sounds and feels like."""

    text: str
    looks: str = ""
    sounds: str = ""
    feels: str = ""


@dataclass(frozen=True)
class Criteria(Record):
    """The criteria of a good session as one version of them was agreed; a new agreement is a new record."""

    year: str
    number: int
    agreed_on: date
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class AgendaLine:
    """One part of a session."""

    minutes: int
    text: str


@dataclass(frozen=True)
class Round(Record):
    """A round: its window of days, its version, and the agenda and criteria it goes by."""

    year: str
    number: int
    kind: str
    start: date
    end: date
    agenda: tuple[AgendaLine, ...] = ()
    criteria: str = ""


@dataclass(frozen=True)
class Session(Record):
    """One meeting of a round.

    ``teams`` are the teams of version 1, ``people`` those who meet; in version 2 the room of the first comes first.
    """

    round: str
    people: tuple[str, ...]
    teams: tuple[str, ...] = ()
    on: date | None = None
    period: str = ""
    place: str = ""
    minutes: int = 40
    state: str = PLANNED
    leader_present: str = "no"


@dataclass(frozen=True)
class Consent(Record):
    """Whether one person wants this session; it can be changed until the session is held."""

    session: str
    person: str
    answer: str = ASKED


@dataclass(frozen=True)
class Takeaway(Record):
    """What somebody who listened takes from a session; ``team`` instead of ``person`` where a team agreed on it."""

    session: str
    next_step: str
    person: str = ""
    team: str = ""
    question: str = ""
    idea: str = ""
    due: date | None = None
    done_on: date | None = None


@dataclass(frozen=True)
class Note(Record):
    """Feedback written in a session."""

    session: str
    person: str
    text: str


@dataclass(frozen=True)
class Willingness(Record):
    """Whether somebody wants to be coached this year, when they are free, and whom they would like to meet.

    ``opted_in`` is None until the person has answered. ``periods`` are free ones with cover for the class.
    """

    year: str
    person: str
    opted_in: bool | None = None
    periods: tuple[str, ...] = ()
    wish: str = ""


def check_round(coaching_round: Round) -> Round:
    """Return the round; PlainError where it ends before it starts."""
    if coaching_round.end < coaching_round.start:
        raise PlainError(_ENDS_FIRST)
    return coaching_round


def check_criteria(criteria: Criteria) -> Criteria:
    """Return the criteria; PlainError without any."""
    if not any(criterion.text.strip() for criterion in criteria.criteria):
        raise PlainError(_NO_CRITERIA)
    return criteria


def check_note(note: Note) -> Note:
    """Return the note; PlainError where it is empty."""
    need(note.text, _NO_NOTE)
    return note


def check_takeaway(takeaway: Takeaway) -> Takeaway:
    """Return what a listener takes away; PlainError unless question, idea and next step are all there."""
    need(takeaway.question, _NO_QUESTION)
    need(takeaway.idea, _NO_IDEA)
    need(takeaway.next_step, _NO_STEP)
    return takeaway


def in_state(session: Session, new: str, consents: Iterable[Consent], on: date | None = None) -> Session:
    """Return the session in another state; a rescheduled one gets a new day.

    Raises
    ------
    PlainError
        For a state that cannot follow, for held where somebody has said no, and without a new day.
    """
    if new not in NEXT_STATES[session.state]:
        raise PlainError(_NOT_FROM_HERE.format(old=session.state, new=new))
    if new == HELD and NO in answers(session, consents).values():
        raise PlainError(_SAID_NO)
    if new == RESCHEDULED and on is None:
        raise PlainError(_NO_DAY)
    return replace(session, state=new, on=on or session.on)


def answers(session: Session, consents: Iterable[Consent]) -> dict[str, str]:
    """Return what everybody of a session has answered, ``asked`` for who has not yet."""
    given = {consent.person: consent.answer for consent in consents if consent.session == session.id}
    return {person: given.get(person, ASKED) for person in session.people}


def standing(session: Session, consents: Iterable[Consent]) -> str:
    """Return the state to show: a planned session is confirmed as long as everybody says yes.

    It is derived and not kept, so that two partners who answer at the same moment cannot miss each other.
    """
    agreed = set(answers(session, consents).values()) == {YES}
    return CONFIRMED if session.state == PLANNED and agreed else session.state
