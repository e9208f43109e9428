"""The one top priority of a team: four questions, a measure with its values over time, and states with reasons."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from math import isfinite

from coaching.records import Record, need
from storage.errors import PlainError

DRAFT, CHOSEN, ACTIVE, STALLED = "draft", "chosen", "active", "stalled"
REACHED, CONTINUED, STOPPED = "reached", "continued", "stopped"
OPEN_STATES = (CHOSEN, ACTIVE, STALLED)
HIGHER, LOWER = "higher", "lower"

NEXT_STATES = {
    DRAFT: (CHOSEN, STOPPED),
    CHOSEN: (ACTIVE, DRAFT, STOPPED),
    ACTIVE: (STALLED, REACHED, CONTINUED, STOPPED),
    STALLED: (ACTIVE, REACHED, CONTINUED, STOPPED),
    REACHED: (ACTIVE,),
    CONTINUED: (ACTIVE,),
    STOPPED: (DRAFT, ACTIVE),
}

_NO_REASON = "Say in one sentence why: the reason stays beside the new state."
_NOT_FROM_HERE = "This priority cannot go from “{old}” to “{new}”."
_NO_TITLE = "Give the priority a short title first."
_NO_PROBLEM = "Answer the first question before you choose this priority."
_NO_MEASURE = "Before you start, say what you measure, where you stand and where you want to be."
_TARGET_WRONG = "The target lies on the wrong side of where you stand: correct it, or the direction."
_MORE_THAN_ALL = "The value is larger than the number it is out of: correct one of the two."
_NO_NUMBER = "A value is a number."


@dataclass(frozen=True)
class Template(Record):
    """Four questions in one version; a school writes its own, and what was answered keeps the words it was asked in."""

    name: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One change of state: which state, when, and why."""

    state: str
    on: date
    reason: str


@dataclass(frozen=True)
class Priority(Record):
    """The top priority of a team in a year.

    ``questions`` and ``answers`` stand side by side, as they were asked and answered. ``measure`` is what is counted,
    ``out_of`` the number of students it is out of (None where it is not a count of students), ``direction`` higher or
    lower. ``wording`` is the survey question the team wants to move, as text and nothing else. ``steps`` are the states
    so far; the last one stands.
    """

    year: str
    team: str
    title: str = ""
    questions: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    measure: str = ""
    out_of: int | None = None
    direction: str = HIGHER
    baseline: float | None = None
    baseline_on: date | None = None
    target: float | None = None
    target_on: date | None = None
    wording: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Measurement(Record):
    """One value of a priority's measure."""

    priority: str
    on: date
    value: float
    note: str = ""


def state(priority: Priority) -> str:
    """Return the state that stands; a new priority is a draft."""
    return priority.steps[-1].state if priority.steps else DRAFT


def moved(priority: Priority, new: str, on: date, reason: str) -> Priority:
    """Return the priority in a new state.

    Raises
    ------
    PlainError
        Without a reason, for a state that cannot follow, or before there is enough to choose or start.
    """
    old = state(priority)
    if new not in NEXT_STATES[old]:
        raise PlainError(_NOT_FROM_HERE.format(old=old, new=new))
    if new == CHOSEN:
        need(priority.title, _NO_TITLE)
        need(priority.answers[0] if priority.answers else "", _NO_PROBLEM)
    if new == ACTIVE and (not priority.measure.strip() or priority.baseline is None or priority.target is None):
        raise PlainError(_NO_MEASURE)
    return replace(priority, steps=(*priority.steps, Step(new, on, need(reason, _NO_REASON))))


def check_priority(priority: Priority) -> Priority:
    """Return the priority; PlainError where its numbers do not fit each other."""
    for value in (priority.baseline, priority.target):
        check_value(priority, value)
    if priority.baseline is not None and priority.target is not None:
        gain = priority.target - priority.baseline
        if (gain < 0) if priority.direction == HIGHER else (gain > 0):
            raise PlainError(_TARGET_WRONG)
    return priority


def check_value(priority: Priority, value: float | None) -> None:
    """Raise PlainError for a value that the measure cannot have."""
    if value is None:
        return
    if not isfinite(value):
        raise PlainError(_NO_NUMBER)
    if priority.out_of is not None and not 0 <= value <= priority.out_of:
        raise PlainError(_MORE_THAN_ALL)


def latest(measurements: Iterable[Measurement], today: date) -> Measurement | None:
    """Return the newest value up to today, None without one."""
    found = [value for value in measurements if value.on <= today]
    return max(found, key=lambda value: (value.on, value.version, value.id), default=None)


def is_reached(priority: Priority, now: float) -> bool:
    """Return whether a value is the target or beyond it."""
    if priority.target is None:
        return False
    return now >= priority.target if priority.direction == HIGHER else now <= priority.target


def way(priority: Priority, now: float) -> float | None:
    """Return the share of the way from baseline to target: 0 at the baseline, 1 at the target, negative when lost."""
    if priority.baseline is None or priority.target is None or priority.target == priority.baseline:
        return None
    return (now - priority.baseline) / (priority.target - priority.baseline)
