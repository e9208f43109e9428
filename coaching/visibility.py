"""Who sees what: one table, and where a reader stands in it.

Coaching stays apart from evaluation. Leaders see that something happens and what it is about, never what was said in a
session or who would rather not be coached; nobody sees a ranking; nothing here comes from an answer to a survey. The
table is kept by `desk`, so that a page cannot show more by mistake.
"""

from dataclasses import dataclass

from coaching.cycle import Cycle
from coaching.people import LEADER, TEACHER, Team
from coaching.rounds import Session

SCREEN = "screen"

PRIORITY, ACTIONS, EVIDENCE = "priority", "actions", "evidence"
SESSION, FEEDBACK, OPT_OUT, GOAL = "session", "feedback", "opt_out", "goal"

SELF, PARTNER, OWN_TEAM, OTHER_TEAM, LEADERS, STAFF_SCREEN = (
    "self",
    "partner",
    "own_team",
    "other_team",
    "leaders",
    "staff_screen",
)

NOTHING, ALL = "nothing", "all"
SHARED = "what the team shares with its partners"
PARTNER_TEAM = "the partner team's, of evidence what is marked for it"
OF_SCHOOL = "what is marked for the school"
APPROVED = "what the team approved for the screen"
COUNTS = "counts"
BAR = "a progress bar"
TEAM_SESSIONS = "sessions of teams only"
COORDINATOR = "the coordinator only"

TABLE = {
    PRIORITY: {SELF: ALL, PARTNER: ALL, OWN_TEAM: ALL, OTHER_TEAM: ALL, LEADERS: ALL, STAFF_SCREEN: ALL},
    ACTIONS: {SELF: ALL, PARTNER: ALL, OWN_TEAM: ALL, OTHER_TEAM: PARTNER_TEAM, LEADERS: COUNTS, STAFF_SCREEN: BAR},
    EVIDENCE: {
        SELF: ALL,
        PARTNER: SHARED,
        OWN_TEAM: ALL,
        OTHER_TEAM: PARTNER_TEAM,
        LEADERS: OF_SCHOOL,
        STAFF_SCREEN: APPROVED,
    },
    SESSION: {SELF: ALL, PARTNER: ALL, OWN_TEAM: ALL, OTHER_TEAM: NOTHING, LEADERS: ALL, STAFF_SCREEN: COUNTS},
    FEEDBACK: {
        SELF: ALL,
        PARTNER: ALL,
        OWN_TEAM: TEAM_SESSIONS,
        OTHER_TEAM: NOTHING,
        LEADERS: NOTHING,
        STAFF_SCREEN: NOTHING,
    },
    OPT_OUT: {
        SELF: ALL,
        PARTNER: NOTHING,
        OWN_TEAM: NOTHING,
        OTHER_TEAM: NOTHING,
        LEADERS: COORDINATOR,
        STAFF_SCREEN: NOTHING,
    },
    GOAL: {
        SELF: ALL,
        PARTNER: NOTHING,
        OWN_TEAM: NOTHING,
        OTHER_TEAM: NOTHING,
        LEADERS: NOTHING,
        STAFF_SCREEN: NOTHING,
    },
}
"""The coordinator is a teacher (`people.check_year`), so that of the leaders nobody learns who opted out."""


@dataclass(frozen=True)
class Reader:
    """Who reads: a person of the staff with the role they have there, or the staff screen, which is nobody."""

    person: str = ""
    role: str = SCREEN


def reader_of(cycle: Cycle, person_id: str) -> Reader:
    """Return the reader that a person of the staff is; the staff screen for nobody and for who has left."""
    found = next((person for person in cycle.people() if person.id == person_id), None)
    return Reader(found.id, LEADER if found.role == LEADER else TEACHER) if found else Reader()


def grants(cycle: Cycle, reader: Reader, year: str, thing: str, team: Team) -> set[str]:
    """Return what a reader may see of a thing that belongs to a team: all that the circles they are in allow."""
    return {TABLE[thing][circle] for circle in _circles_of_team(cycle, reader, year, team)}


def grants_of_session(cycle: Cycle, reader: Reader, year: str, thing: str, session: Session) -> set[str]:
    """Return what a reader may see of a session, or of what was said in it."""
    return {TABLE[thing][circle] for circle in _circles_of_session(cycle, reader, year, session)}


def is_coordinator(cycle: Cycle, reader: Reader, year: str) -> bool:
    """Return whether the reader arranges the rounds of this year and evaluates nobody."""
    return reader.role == TEACHER and any(
        found.id == year and found.coordinator == reader.person for found in cycle.years()
    )


def _circles_of_team(cycle: Cycle, reader: Reader, year: str, team: Team) -> set[str]:
    if reader.role != TEACHER:
        return {LEADERS if reader.role == LEADER else STAFF_SCREEN}
    if reader.person in team.members:
        return {OWN_TEAM}
    partners = cycle.partners(reader.person, {year})
    return {OTHER_TEAM, PARTNER} if partners & set(team.members) else {OTHER_TEAM}


def _circles_of_session(cycle: Cycle, reader: Reader, year: str, session: Session) -> set[str]:
    if reader.role != TEACHER:
        return {LEADERS if reader.role == LEADER else STAFF_SCREEN}
    if reader.person in session.people:
        return {SELF, PARTNER}
    own = cycle.team_of(reader.person, year)
    return {OWN_TEAM} if own and _touches(own, session) else {OTHER_TEAM}


def _touches(team: Team, session: Session) -> bool:
    return team.id in session.teams or bool(set(team.members) & set(session.people))


def is_partner_team(cycle: Cycle, reader: Reader, year: str, team: Team) -> bool:
    """Return whether the reader's own team and this one coach each other."""
    own = cycle.team_of(reader.person, year)
    return own is not None and team.id in cycle.partner_teams(own.id)
