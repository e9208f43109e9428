"""What a team does itself: its priority, its roadmap, its evidence. Nobody else changes any of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from coaching import priority as priorities
from coaching import roadmap
from coaching.evidence import Evidence, check_evidence, check_file
from coaching.hand.base import Hand
from coaching.kinds import KINDS
from coaching.people import Team
from coaching.priority import Measurement, Priority, Template
from coaching.records import Record, from_text
from coaching.roadmap import Action
from coaching.store import new_file_id
from coaching.tables import Line
from storage.errors import PlainError

_ONLY_THE_TEAM = "Only the team itself changes this: choose at the top who you are."
_NO_PRIORITY = "Choose a top priority first."


@dataclass(frozen=True)
class Version:
    """One version of something: what it said (None where it was removed), who wrote it, when, and why."""

    number: int
    record: Record | None
    who: str
    at: str
    why: str


class TeamHand(Hand):
    """Changes what belongs to one team.

    Parameters
    ----------
    store, reader, year, today, at
        As in `Hand`.
    team
        Whose it is.

    Raises
    ------
    PlainError
        In every method, for a reader who is not on the team.
    """

    def __init__(self, *of_hand: object, team: Team):
        super().__init__(*of_hand)
        self._team = team.id

    def begin(self, template: Template) -> Priority:
        """Start the team's priority with the questions of a template; the one that is there already stays."""
        self._check()
        found = self._cycle.priority_of(self._team)
        if found:
            return found
        new = Priority(self.year.id, self._team, questions=template.questions, id=f"priority-{self._team}")
        return self._save(replace(new, answers=("",) * len(template.questions)))[0]

    def write(self, priority: Priority) -> Priority:
        """Keep what the team wrote: title, answers, measure, target, or the survey question it wants to move."""
        self._check(priority)
        return self._save(priorities.check_priority(priority))[0]

    def ask_anew(self, priority: Priority, template: Template) -> Priority:
        """Put the questions of another template in place; the answers stay where they are."""
        return self.write(replace(priority, questions=template.questions))

    def move(self, priority: Priority, new: str, reason: str) -> Priority:
        """Bring the priority into another state, with a reason."""
        self._check(priority)
        return self._save(priorities.moved(priority, new, self._today, reason), why=reason)[0]

    def measure(self, value: float, on: date, note: str = "") -> Measurement:
        """Add a value of the team's measure."""
        priority = self._priority()
        priorities.check_value(priority, value)
        return self._save(Measurement(priority.id, on, float(value), note))[0]

    def plan(self, title: str, due: date, owner: str = "") -> Action:
        """Add an action to the roadmap."""
        return self._save(roadmap.check_action(Action(self._priority().id, title.strip(), due, owner)))[0]

    def change_action(self, action: Action) -> Action:
        """Keep an action with another title, owner or due date."""
        self._check(action)
        return self._save(roadmap.check_action(action))[0]

    def set_action(self, action: Action, new: str) -> Action:
        """Bring an action into another state."""
        self._check(action)
        return self._save(roadmap.in_state(action, new, self._today))[0]

    def show(self, evidence: Evidence, content: bytes | None = None, file_name: str = "") -> Evidence:
        """Keep a piece of evidence, with a small file where there is one."""
        piece = check_evidence(replace(evidence, priority=self._priority().id))
        if content is None:
            return self._save(piece)[0]
        check_file(content)
        file_id = new_file_id()
        return self._save(replace(piece, file=file_id, file_name=file_name[-120:]), files={file_id: content})[0]

    def change_evidence(self, evidence: Evidence) -> Evidence:
        """Keep a piece of evidence with another title, note or circle of those who may see it."""
        self._check(evidence)
        return self._save(check_evidence(evidence))[0]

    def erase_evidence(self, evidence: Evidence) -> None:
        """Remove a piece of evidence for good, its file and all its versions: somebody asked for it."""
        self._check(evidence)
        self._store.erase(evidence, self.reader.person, self._at)

    def remove(self, record: Action | Evidence | Measurement) -> None:
        """Take something off the list; undo brings it back."""
        self._check(record)
        self._remove(record)

    def undo(self, record_id: str) -> Record | None:
        """Undo the last change of something of the team."""
        self._check_history(record_id)
        return self._undo(record_id)

    def bring_back(self, record_id: str, version: int, newest: int) -> Record | None:
        """Make an earlier version of something of the team the newest one."""
        self._check_history(record_id)
        return self._restore(record_id, version, newest, "")

    def share_owners(self, shares: bool) -> Team:
        """Decide whether leaders see the team's actions with the names of their owners."""
        self._check()
        return self._save(replace(self._cycle.one(Team, self._team), shares_owners=shares))[0]

    def removed(self) -> tuple[Action | Evidence, ...]:
        """List what the team took off its lists and can bring back."""
        own = self._priority().id
        gone = (*self._store.removed(Action), *self._store.removed(Evidence))
        return tuple(record for record in gone if record.priority == own)

    def versions(self, record_id: str) -> tuple[Version, ...]:
        """List every version of something of the team, oldest first."""
        self._check_history(record_id)
        return tuple(_version(line) for line in self._store.history(record_id))

    def _priority(self) -> Priority:
        self._check()
        found = self._cycle.priority_of(self._team)
        if found is None:
            raise PlainError(_NO_PRIORITY)
        return found

    def _check(self, record: Record | None = None) -> None:
        team = self._cycle.one(Team, self._team)
        if not self._desk.may_work_for(team) or (record is not None and self._owner(record) != self._team):
            raise PlainError(_ONLY_THE_TEAM)

    def _owner(self, record: Record) -> str:
        """Return the team that owns a record: by what is kept, not by what the caller says."""
        if isinstance(record, Priority):
            return self._cycle.one(Priority, record.id).team if self._cycle.has(Priority, record.id) else record.team
        kept = self._cycle.one(type(record), record.id) if self._cycle.has(type(record), record.id) else record
        return self._cycle.one(Priority, kept.priority).team if kept.priority == record.priority else ""

    def _check_history(self, record_id: str) -> None:
        lines: Sequence[Line] = self._store.history(record_id)
        said = next((line for line in reversed(lines) if line.body is not None), None)
        kinds = (Priority, Measurement, Action, Evidence)
        if said is None or KINDS[said.kind] not in kinds:
            raise PlainError(_ONLY_THE_TEAM)
        self._check(from_text(KINDS[said.kind], said.body or "", said.record, said.version))


def _version(line: Line) -> Version:
    record = None if line.body is None else from_text(KINDS[line.kind], line.body, line.record, line.version)
    return Version(line.version, record, line.who, line.at, line.why)
