"""The roadmap of a priority: actions with owner, due date and state; overdue is derived, never stored."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from coaching.records import Record, need
from storage.errors import PlainError

NOT_STARTED, IN_PROGRESS, DONE, DROPPED = "not_started", "in_progress", "done", "dropped"
ACTION_STATES = (NOT_STARTED, IN_PROGRESS, DONE, DROPPED)
SOON = timedelta(days=14)

_NO_TITLE = "Say what will be done."
_NOT_A_STATE = "An action is not started, in progress, done or dropped."


@dataclass(frozen=True)
class Action(Record):
    """One thing a team will do for its priority; ``owner`` is the id of a person, empty for the whole team."""

    priority: str
    title: str
    due: date
    owner: str = ""
    state: str = NOT_STARTED
    done_on: date | None = None


@dataclass(frozen=True)
class ActionCounts:
    """How many actions are in which state. ``total`` includes dropped ones; ``overdue`` are among the open ones."""

    total: int
    done: int
    in_progress: int
    not_started: int
    dropped: int
    overdue: int

    @property
    def open(self) -> int:
        """Return how many are still to be done."""
        return self.in_progress + self.not_started


def check_action(action: Action) -> Action:
    """Return the action; PlainError without a title or in a state that does not exist."""
    need(action.title, _NO_TITLE)
    if action.state not in ACTION_STATES:
        raise PlainError(_NOT_A_STATE)
    return action


def in_state(action: Action, new: str, today: date) -> Action:
    """Return the action in another state; done remembers the day, everything else forgets it."""
    return check_action(replace(action, state=new, done_on=today if new == DONE else None))


def is_open(action: Action) -> bool:
    """Return whether the action is still to be done."""
    return action.state in (NOT_STARTED, IN_PROGRESS)


def is_overdue(action: Action, today: date) -> bool:
    """Return whether the action is open and its day is over."""
    return is_open(action) and action.due < today


def is_due_soon(action: Action, today: date) -> bool:
    """Return whether the action is open and due within two weeks from today."""
    return is_open(action) and today <= action.due <= today + SOON


def count_actions(actions: Iterable[Action], today: date) -> ActionCounts:
    """Count actions by state."""
    listed = list(actions)
    states = Counter(action.state for action in listed)
    overdue = sum(is_overdue(action, today) for action in listed)
    return ActionCounts(len(listed), states[DONE], states[IN_PROGRESS], states[NOT_STARTED], states[DROPPED], overdue)


def by_due(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Return actions in the order of their due dates."""
    return tuple(sorted(actions, key=lambda action: (action.due, action.title, action.id)))
