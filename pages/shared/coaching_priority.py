"""The top priority as the team writes it: four questions, a measure, states with reasons, and every version of it."""

from collections.abc import Sequence
from dataclasses import fields, replace
from html import escape

import streamlit as st

from coaching.desk import Desk
from coaching.hand.team import Version
from coaching.people import Team
from coaching.priority import HIGHER, LOWER, NEXT_STATES, Priority, state
from coaching.report import day, number
from pages.shared import coaching_changes, coaching_data, coaching_frame, coaching_result, show
from pages.shared.coaching_changes import label
from pages.shared.coaching_team import choose_template
from pages.shared.words import coaching as said


def questions(desk: Desk, team: Team, priority: Priority) -> None:
    """Show the form of the priority: title, four answers, measure and target, the question of the survey."""
    seen = coaching_changes.seen(desk, priority, f"title_{priority.id}_{{}}")
    tag = f"{seen.id}_{seen.version}"
    with st.form(f"priority_{tag}", border=False):
        title = st.text_input(said.TITLE, seen.title, max_chars=120, key=f"title_{tag}")
        answers = tuple(
            _answer(question, answer, f"answer_{at}_{tag}")
            for at, (question, answer) in enumerate(zip(seen.questions, seen.answers, strict=False))
        )
        numbers = _measure(seen, tag)
        known = list(dict.fromkeys(("", *coaching_result.questions(), seen.wording)))
        wording = st.selectbox(
            said.WORDING,
            known,
            index=known.index(seen.wording),
            key=f"wording_{tag}",
            help=said.WORDING_HELP,
            placeholder=said.WORDING_CHOOSE,
            accept_new_options=True,
        )
        if st.form_submit_button(said.SAVE, key=f"save_{tag}", type="primary"):
            changed = replace(seen, title=title, answers=answers, wording=wording or "", **numbers)
            coaching_changes.make(lambda: coaching_data.team_hand(desk, team).write(changed), of=seen)


def _answer(question: str, answer: str, key: str) -> str:
    st.html(f'<p class="room-row">{escape(question)}</p>')
    label = coaching_frame.spoken(question)
    return st.text_area(label, answer, key=key, height=90, max_chars=2000, label_visibility="collapsed")


def _measure(seen: Priority, tag: str) -> dict[str, object]:
    what, out_of, direction = st.columns([3, 1.5, 1])
    baseline, baseline_on, target, target_on = st.columns(4)
    return {
        "measure": what.text_input(said.MEASURE, seen.measure, max_chars=200, key=f"measure_{tag}"),
        "out_of": out_of.number_input(
            said.OUT_OF, 1, 100_000, seen.out_of, 1, key=f"out_of_{tag}", help=said.OUT_OF_HELP
        ),
        "direction": direction.selectbox(
            said.DIRECTION,
            (HIGHER, LOWER),
            index=(HIGHER, LOWER).index(seen.direction),
            format_func=said.DIRECTIONS.__getitem__,
            key=f"direction_{tag}",
        ),
        "baseline": baseline.number_input(said.BASELINE, value=seen.baseline, key=f"baseline_{tag}", format="%g"),
        "baseline_on": baseline_on.date_input(
            said.BASELINE_ON, seen.baseline_on, key=f"baseline_on_{tag}", format="YYYY-MM-DD"
        ),
        "target": target.number_input(said.TARGET, value=seen.target, key=f"target_{tag}", format="%g"),
        "target_on": target_on.date_input(said.TARGET_ON, seen.target_on, key=f"target_on_{tag}", format="YYYY-MM-DD"),
    }


def states(desk: Desk, team: Team, priority: Priority) -> None:
    """Show the states so far with their reasons, and let the team change the state."""
    show.points([f"{day(step.on)}: {said.STATES[step.state]}. {step.reason}" for step in priority.steps])
    tag = f"{priority.id}_{priority.version}"
    with st.form(f"state_{tag}"):
        st.write(said.STATE_NOW.format(state=said.STATES[state(priority)]))
        new, why = st.columns([1, 3])
        to = new.selectbox(
            said.STATE_NEW, NEXT_STATES[state(priority)], format_func=said.STATES.__getitem__, key=f"state_to_{tag}"
        )
        reason = why.text_input(said.STATE_REASON, max_chars=300, key=f"state_why_{tag}")
        if st.form_submit_button(said.STATE_SAVE, key=f"state_save_{tag}"):
            coaching_changes.make(lambda: coaching_data.team_hand(desk, team).move(priority, to, reason))


def values(desk: Desk, team: Team, priority: Priority) -> None:
    """Show the values of the measure so far, and let the team add one."""
    found = desk.measurements(team)
    if found:
        show.table(said.MEASURE_COLUMNS, [(day(value.on), number(value.value), value.note) for value in found])
    with st.form("measure_add", clear_on_submit=True):
        st.html(f'<p class="room-marked">{escape(said.MEASURE_ADD)}</p>')
        value, on, note = st.columns([1, 1, 2])
        now = value.number_input(said.VALUE, value=None, key="value", format="%g")
        when = on.date_input(said.VALUE_ON, desk.today, max_value=desk.today, key="value_on", format="YYYY-MM-DD")
        text = note.text_input(said.VALUE_NOTE, max_chars=200, key="value_note")
        if st.form_submit_button(said.MEASURE_ADD, key="value_save") and now is not None:
            coaching_changes.make(lambda: coaching_data.team_hand(desk, team).measure(now, when, text))
    if found and st.button(said.UNDO, key=f"undo_value_{found[-1].id}"):
        newest = max(found, key=lambda one: (one.on, one.id))
        coaching_changes.make(lambda: coaching_data.team_hand(desk, team).undo(newest.id), said.UNDONE)


def ask_anew(desk: Desk, team: Team, priority: Priority) -> None:
    """Let the team take the questions of another template."""
    with st.expander(said.ASK_ANEW, key="ask_anew"):
        template = choose_template(desk, "template_anew")
        if st.button(said.ASK_ANEW, key="do_ask_anew"):
            hand = coaching_data.team_hand(desk, team)
            coaching_changes.make(lambda: hand.ask_anew(priority, template), said.ASKED_ANEW, of=priority)


def history(desk: Desk, team: Team, priority: Priority) -> None:
    """Show every version of the priority or of one action, and bring an earlier one back."""
    hand = coaching_data.team_hand(desk, team)
    here = {one.id: one.title for one in (*desk.actions(team), *desk.evidence(team))}
    gone = {one.id: said.WAS_REMOVED.format(title=one.title) for one in hand.removed()}
    named = {priority.id: said.THE_PRIORITY, **here, **gone}
    chosen = st.selectbox(said.HISTORY_OF, list(named), format_func=named.__getitem__, key="history_of", width=480)
    versions = hand.versions(chosen)
    show.table(said.HISTORY_COLUMNS, list(reversed(_lines(desk, versions))))
    newest = versions[-1].number
    with st.container(horizontal=True, vertical_alignment="bottom"):
        earlier = [found.number for found in versions[:-1]]
        if earlier:
            back = st.selectbox(said.VERSION_WHICH, earlier[::-1], key=f"back_{chosen}_{newest}", width=160)
            if st.button(said.BRING_BACK.format(n=back), key=f"bring_back_{chosen}_{newest}"):
                coaching_changes.make(lambda: hand.bring_back(chosen, back, newest), of=versions[-1].record)


def _lines(desk: Desk, versions: Sequence[Version]) -> list[tuple[str, str, str, str]]:
    return [
        (str(found.number), found.at[:16].replace("T", " "), desk.name(found.who), _change(before, found))
        for before, found in zip((None, *versions), versions, strict=False)
    ]


def _change(before: Version | None, after: Version) -> str:
    if after.record is None:
        return said.HISTORY_REMOVED
    if before is None or before.record is None:
        return said.HISTORY_NEW
    names = [field.name for field in fields(after.record) if field.name not in ("id", "version")]
    differ = [label(name) for name in names if getattr(after.record, name) != getattr(before.record, name)]
    return ", ".join(differ) + (f" ({after.why})" if after.why else "")
