"""A teacher's own goals, seen by nobody else."""

import streamlit as st

from coaching.desk import Desk
from coaching.goals import AREAS, CHECKS, PROGRESS, Goal
from pages.shared import coaching_changes, coaching_data, show, words
from pages.shared.words import coaching as said


def goals(desk: Desk) -> None:
    """Show the reader's goals, how far they are, and a place to write one."""
    own = desk.goals()
    with st.expander(said.GOALS, expanded=bool(own), key="goals"):
        st.caption(said.GOALS_HOW)
        if not own:
            st.write(said.NO_GOALS)
        for goal in own:
            _goal(desk, goal)
        _new(desk, len(own))


def _goal(desk: Desk, goal: Goal) -> None:
    hand, tag = coaching_data.goal_hand(desk), f"{goal.id}_{goal.version}"
    st.write(words.literal(f"{goal.text} ({goal.area})" if goal.area else goal.text))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.segmented_control(
            said.GOAL_PROGRESS,
            PROGRESS,
            default=goal.progress,
            required=True,
            format_func=said.PROGRESS.__getitem__,
            key=f"goal_{tag}",
            on_change=lambda: coaching_changes.at_once(lambda: hand.progress(goal, st.session_state[f"goal_{tag}"])),
        )
        if st.button(said.GOAL_ERASE, key=f"goal_erase_{tag}"):
            coaching_changes.make(lambda: hand.erase(goal), said.GOAL_ERASED)


def _new(desk: Desk, number: int) -> None:
    with st.form(f"goal_new_{number}", clear_on_submit=True, border=False):
        text = st.text_area(said.GOAL_TEXT, max_chars=400, height=80, key=f"goal_text_{number}")
        area = st.selectbox(
            said.GOAL_AREA, ["", *AREAS], format_func=lambda area: area or said.NO_AREA, key=f"goal_area_{number}"
        )
        st.html(f'<p class="room-marked">{said.GOAL_CHECK}</p>')
        show.points(CHECKS)
        if st.form_submit_button(said.GOAL_NEW, key=f"goal_save_{number}"):
            coaching_changes.make(lambda: coaching_data.goal_hand(desk).new_goal(text, area))
