"""Changes on the pages of coaching: made, or refused in one sentence, or shown beside what somebody else wrote."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from coaching.desk import Desk
from coaching.evidence import Evidence
from coaching.goals import Goal
from coaching.people import CalendarDay, LeadRole, LearningEvent, Person, SchoolYear, Team
from coaching.priority import Priority, Template
from coaching.records import Kind, Record
from coaching.roadmap import Action
from coaching.rounds import Round, Session, Takeaway
from coaching.store import Conflict
from pages.shared import coaching_data, words
from pages.shared.words import coaching as said
from storage.errors import PlainError

_CONFLICT, _SEEN, _REFUSED = "_coaching_conflict", "_coaching_seen", "_coaching_refused"
_UNDO = "_coaching_undo"


def make(
    change: Callable[[], object],
    message: str | None = said.SAVED,
    of: Record | None = None,
    undo: Callable[[Record], object] | None = None,
) -> None:
    """Make a change and start the page anew; show why it was refused, or both versions where two people wrote.

    ``of`` is the record whose form was open or which is removed: it is shown as it is now from here on. ``undo`` undoes
    what the change gave back, or ``of``, as long as nothing else was changed.
    """
    try:
        made = change()
    except Conflict as conflict:
        st.session_state[_CONFLICT] = conflict
    except PlainError as refusal:
        st.error(words.literal(str(refusal)))
        return
    else:
        changed = made if isinstance(made, Record) else of
        st.session_state[_UNDO] = undo and changed and (lambda: undo(changed))
        if message:
            st.toast(message)
    if of is not None:
        st.session_state.get(_SEEN, {}).pop(of.id, None)
    st.rerun()


def at_once(change: Callable[[], object]) -> None:
    """Make a change inside a callback, before the page is drawn; what is wrong is told at its top."""
    try:
        change()
    except Conflict as conflict:
        st.session_state[_CONFLICT] = conflict
    except PlainError as refusal:
        st.session_state[_REFUSED] = str(refusal)


def seen(desk: Desk, record: Kind, field: str) -> Kind:
    """Return a record as its form was opened, so that a save tells whether somebody else was quicker.

    ``field`` is the key of one widget of the form, with ``{}`` for the version: once the form is gone from the screen,
    it opens with the newest version.
    """
    kept: dict[str, Record] = st.session_state.setdefault(_SEEN, {})
    old = kept.get(record.id)
    if old is None or field.format(old.version) not in st.session_state:
        old = kept[record.id] = record
    if old.version != record.version:
        st.info(words.literal(said.CHANGED_MEANWHILE.format(who=said.SOMEBODY)))
        if st.button(said.SHOW_NEWEST, key=f"newest_{record.id}"):
            kept.pop(record.id)
            st.rerun()
    return old


def both_versions(desk: Desk) -> None:
    """Show what was refused since the last click, and both versions of what two people wrote at once."""
    refused = st.session_state.pop(_REFUSED, None)
    if refused:
        st.error(words.literal(refused))
    undo = st.session_state.get(_UNDO)
    if undo and st.button(said.UNDO, key="undo_last"):
        make(undo, said.UNDONE)
    conflict: Conflict | None = st.session_state.get(_CONFLICT)
    if conflict is None:
        return
    with st.container(border=True, key="conflict"):
        st.warning(words.literal(said.CONFLICT.format(who=desk.name(conflict.who) or said.SOMEBODY)))
        left, right = st.columns(2)
        left.html(_version(said.YOURS, conflict, conflict.mine, desk))
        right.html(_version(said.THEIRS, conflict, conflict.theirs, desk))
        mine, theirs = _replacing(desk, conflict), right.button(said.KEEP_THEIRS, key="keep_theirs")
        if mine and left.button(said.TAKE_MINE, key="take_mine"):
            st.session_state.pop(_CONFLICT)
            make(mine)
        if theirs:
            st.session_state.pop(_CONFLICT)
            st.rerun()


def _replacing(desk: Desk, conflict: Conflict) -> Callable[[], object] | None:
    """Return how to put the reader's version in the place of the other one, None where there is no way to."""
    save = _session_saver(desk, conflict) or _savers(desk).get(type(conflict.mine))
    newest = replace(conflict.mine, version=conflict.theirs.version if conflict.theirs else 0)
    return save and (lambda: save(newest))


def _session_saver(desk: Desk, conflict: Conflict) -> Callable[[Any], object] | None:
    """Return how to keep when and where a session is; who meets is never put back over somebody's change."""
    mine, theirs, hand = conflict.mine, conflict.theirs, coaching_data.round_hand(desk)
    if not (isinstance(mine, Session) and isinstance(theirs, Session)) or mine.people != theirs.people:
        return None
    if mine.state != theirs.state:
        return lambda newest: hand.move(newest, newest.state, newest.on)
    return lambda newest: hand.arrange(newest, newest.period, newest.place, newest.leader_present)


def _savers(desk: Desk) -> dict[type[Record], Callable[[Any], object]]:
    """Return by what each kind of record is kept that two people can write at once; the hand looks who may."""
    year, rounds = coaching_data.year_hand(desk.reader, desk.year), coaching_data.round_hand(desk)
    savers: dict[type[Record], Callable[[Any], object]] = {
        SchoolYear: year.set_year,
        Person: year.set_person,
        Team: year.set_team,
        CalendarDay: year.set_day,
        LeadRole: year.set_role,
        LearningEvent: year.log,
        Template: year.set_template,
        Round: rounds.set_round,
        Takeaway: lambda mine: rounds.step_done(mine, mine.done_on is not None),
        Goal: coaching_data.goal_hand(desk).set_goal,
    }
    if desk.own_team is not None:
        own = coaching_data.team_hand(desk, desk.own_team)
        savers |= {Priority: own.write, Action: own.change_action, Evidence: own.change_evidence}
    return savers


def _version(title: str, conflict: Conflict, shown: Record | None, desk: Desk) -> str:
    if shown is None:
        return f"<h4>{escape(title)}</h4><p>{escape(said.REMOVED)}</p>"
    lines = "".join(
        f"<p>{line}</p>" for line in differences(conflict.mine, conflict.theirs or conflict.mine, shown, desk)
    )
    return f"<h4>{escape(title)}</h4>{lines}"


def differences(one: Record, other: Record, shown: Record, desk: Desk) -> Iterator[str]:
    """Yield what the shown one of two versions says where they differ, as HTML; all of it where they do not."""
    names = [field.name for field in fields(one) if field.name not in ("id", "version")]
    differ = [name for name in names if getattr(one, name) != getattr(other, name)]
    for name in differ or [name for name in names if name in ("title", "answers")]:
        yield f"<strong>{escape(label(name))}</strong>: {escape(spoken(getattr(shown, name), desk))}"


def label(field: str) -> str:
    """Return the words for a field of a record."""
    return _LABELS.get(field, field.replace("_", " "))


def spoken(value: object, desk: Desk) -> str:
    """Return what a field holds in plain words."""
    if isinstance(value, tuple):
        return " / ".join(spoken(one, desk) for one in value) or said.NOT_THERE
    if isinstance(value, bool):
        return said.YES if value else said.NO
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    if hasattr(value, "reason"):
        return f"{said.STATES.get(value.state, value.state)}: {value.reason}"
    return desk.name(str(value)) or str(value if value is not None else said.NOT_THERE) or said.NOT_THERE


_LABELS = {
    "answers": "answers",
    "out_of": "out of",
    "baseline_on": "measured on",
    "target_on": "by",
    "steps": "states",
    "wording": "question of the survey",
    "done_on": "done on",
    "circle": "seen by",
}
