"""Which kinds of records there are, by the name under which they are kept."""

from coaching.evidence import Evidence
from coaching.goals import Goal
from coaching.people import CalendarDay, LeadRole, LearningEvent, Person, SchoolYear, Team
from coaching.priority import Measurement, Priority, Template
from coaching.records import Record
from coaching.roadmap import Action
from coaching.rounds import Consent, Criteria, Note, Round, Session, Takeaway, Willingness

KINDS: dict[str, type[Record]] = {
    kind.__name__: kind
    for kind in (
        Action,
        CalendarDay,
        Consent,
        Criteria,
        Evidence,
        Goal,
        LeadRole,
        LearningEvent,
        Measurement,
        Note,
        Person,
        Priority,
        Round,
        SchoolYear,
        Session,
        Takeaway,
        Team,
        Template,
        Willingness,
    )
}
"""The names stand in databases: a class that gets another name keeps its old one here."""

NAMES = {kind: name for name, kind in KINDS.items()}
