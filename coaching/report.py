"""Sentences about the cycle: counts before anything else, no team better than another, no sentence without its base."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from coaching.evidence import EVIDENCE_KINDS, Evidence
from coaching.priority import HIGHER, Measurement, Priority, is_reached
from coaching.roadmap import Action, ActionCounts, is_due_soon, is_overdue
from coaching.rounds import TEAMS
from coaching.status import RoundStatus, Status

QUIET = timedelta(days=60)
"""Two months without evidence are worth a word: a team that collects monthly has missed two times."""

KIND_WORDS = {
    "work_sample": "work sample",
    "video": "video",
    "lesson_plan": "lesson plan",
    "observation_note": "observation note",
    "photo_visible_learning": "photo of visible learning",
    "data": "data",
    "student_voice": "student voice",
}


def day(on: date, with_year: bool = False) -> str:
    """Return a date as people write it: 3 March, with the year where asked."""
    return f"{on.day} {on:%B}" + (f" {on.year}" if with_year else "")


def number(value: float) -> str:
    """Return a value without needless decimals."""
    return f"{value:.10g}"


def some(n: int, one: str, many: str = "") -> str:
    """Return a count with its noun."""
    return f"{n} {one if n == 1 else many or one + 's'}"


def status_sentences(status: Status) -> tuple[str, ...]:
    """Return where the whole school stands, one sentence for each thing there is to tell."""
    found = [f"{status.priorities} of {some(status.teams, 'team')} {_have(status.priorities)} chosen a top priority."]
    if status.actions.total:
        found.append(action_sentence(status.actions, status.overdue_teams))
    if status.round:
        found.append(round_sentence(status.round))
    if status.events:
        found.append(shared_room_sentence(status))
    if status.roles is not None:
        found.append(f"Release time exists for {status.with_release} of {status.roles} lead roles.")
    if status.next_day:
        found.append(f"Next: {day(status.next_day.on)}, {status.next_day.title}.")
    return tuple(found)


def shared_room_sentence(status: Status) -> str:
    """Return at how many of the trainings that were noted leaders and teachers learned together."""
    events = some(status.events, "event")
    return f"Leaders and teachers were in the room from start to end at {status.shared_events} of {events}."


def action_sentence(counts: ActionCounts, overdue_teams: int = 0) -> str:
    """Return how many actions are done and overdue."""
    late = f"; {counts.overdue} overdue" if counts.overdue else ""
    where = f" in {some(overdue_teams, 'team')}" if counts.overdue and overdue_teams else ""
    return f"{counts.done} of {some(counts.total, 'action')} done{late}{where}."


def round_sentence(found: RoundStatus) -> str:
    """Return how many groups of a round have met."""
    what = "meeting" if found.kind == TEAMS else "group"
    if not found.groups:
        return f"Round {found.number}, from {day(found.start)}: nobody is paired yet."
    others = [
        (found.rescheduled, "moved to another day"),
        (found.cancelled, "cancelled"),
        (found.planned, "still to meet"),
    ]
    told = "".join(f", {n} {words}" for n, words in others if n)
    return f"Round {found.number}: {found.held} of {some(found.groups, what)} held{told}."


def paired_sentence(found: RoundStatus) -> str:
    """Return how many pairs and trios a round has."""
    pairs = found.groups - found.trios
    parts = [some(n, word) for n, word in ((pairs, "pair"), (found.trios, "trio")) if n]
    return f"Round {found.number}: {' and '.join(parts) or 'nobody is paired yet'}."


def progress_sentence(priority: Priority, now: Measurement | None) -> str:
    """Return how far a priority is, from where it started to where it is now, with the number it is out of."""
    if priority.baseline is None:
        return "Where it stands is not measured yet."
    of = f" of {priority.out_of}" if priority.out_of else ""
    what = f"{of} {priority.measure}".rstrip()
    goal = f" The target is {number(priority.target)}{of}." if priority.target is not None else ""
    if now is None:
        since = f" in {priority.baseline_on:%B}" if priority.baseline_on else ""
        return f"{number(priority.baseline)}{what}{since}, not measured since.{goal}"
    return f"{number(priority.baseline)} → {number(now.value)}{what}: {_movement(priority, now)}.{goal}"


def _movement(priority: Priority, now: Measurement) -> str:
    since = f" since {priority.baseline_on:%B}" if priority.baseline_on else " since the start"
    if is_reached(priority, now.value):
        return "the target is reached"
    gain = (now.value - priority.baseline) * (1 if priority.direction == HIGHER else -1)
    if gain == 0:
        return f"no movement{since}"
    better = number(abs(gain))
    if gain < 0:
        return f"{better} further away{since}"
    return f"{better} {'more' if priority.direction == HIGHER else 'less'}{since}"


def evidence_sentence(pieces: Sequence[Evidence], today: date) -> str:
    """Return what evidence is missing: how long there has been none, and which kinds there are none of."""
    if not pieces:
        return "No evidence yet."
    newest = max(piece.on for piece in pieces)
    kinds = {piece.kind for piece in pieces}
    missing = [KIND_WORDS[kind] for kind in EVIDENCE_KINDS if kind not in kinds]
    quiet = f"nothing since {day(newest)}; " if today - newest > QUIET else ""
    if len(kinds) == 1:
        lack = f"only one kind so far, {KIND_WORDS[kinds.pop()]}"
    else:
        lack = f"no {_listed(missing, 'or')} yet" if missing else "of every kind something"
    return f"{some(len(pieces), 'piece')}: {quiet}{lack}."


def meeting_sentence(actions: Iterable[Action], pieces: Sequence[Evidence], today: date) -> str:
    """Return what a lead brings to the next meeting: what is due, what is overdue, what evidence is missing."""
    listed = list(actions)
    due = sum(is_due_soon(action, today) for action in listed)
    late = sum(is_overdue(action, today) for action in listed)
    coming = some(due, "action") if due else "No action"
    return f"{coming} due in the next two weeks, {late or 'none'} overdue, {_lack(pieces, today)}."


def _lack(pieces: Sequence[Evidence], today: date) -> str:
    """Return what evidence is missing most, in a few words."""
    kinds = {piece.kind for piece in pieces}
    missing = [KIND_WORDS[kind] for kind in EVIDENCE_KINDS if kind not in kinds]
    newest = max((piece.on for piece in pieces), default=today)
    if not pieces:
        return "no evidence yet"
    if today - newest > QUIET:
        return f"no evidence since {day(newest)}"
    if len(kinds) == 1:
        return f"one kind of evidence only, {KIND_WORDS[kinds.pop()]}"
    return f"no {_listed(missing[:2], 'or')} yet" if missing else "evidence of every kind"


def _listed(words: Sequence[str], last: str) -> str:
    return f" {last} ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _have(n: int) -> str:
    return "has" if n == 1 else "have"
