"""A good session: criteria in versions, sentence starters, the agenda."""

from html import escape

import streamlit as st

from coaching.desk import Desk
from coaching.printed import agenda_lines, criteria_html
from coaching.report import day
from coaching.rounds import Criteria, Criterion
from coaching.starters import AGENDAS, CRITERIA, SENTENCE_STARTERS
from pages.shared import coaching_changes, coaching_data, show
from pages.shared.words import coaching as said


def good_session(desk: Desk) -> None:
    """Show what was agreed, how to begin sentences, the agendas, and let the school agree on a new version."""
    versions = desk.criteria()
    shown = _version(versions)
    st.html(f'<p class="room-base">{escape(said.NOT_BRING_AND_BRAG)}</p>')
    if not versions:
        st.write(said.CRITERIA_NONE)
    st.html(f'<div class="paper">{criteria_html(shown)}</div>')
    left, right = st.columns(2)
    with left:
        st.html(f'<h2 class="room-headline room-small">{escape(said.STARTERS)}</h2>')
        show.points(SENTENCE_STARTERS)
    with right:
        for kind, agenda in AGENDAS.items():
            st.html(f'<h2 class="room-headline room-small">{escape(f"{said.AGENDA}, {said.KINDS[kind]}")}</h2>')
            show.points(agenda_lines(agenda))
    if desk.reader.person:
        _agree(desk, shown, len(versions) + 1)


def _version(versions: tuple[Criteria, ...]) -> tuple[Criterion, ...]:
    if not versions:
        return CRITERIA
    labels = {found.id: label(found) for found in reversed(versions)}
    chosen = st.selectbox(
        said.CRITERIA_VERSION, list(labels), format_func=labels.__getitem__, key=f"criteria_{len(versions)}", width=360
    )
    return next(found.criteria for found in versions if found.id == chosen)


def label(found: Criteria) -> str:
    """Return how a version of the criteria is called."""
    return said.CRITERIA_LABEL.format(number=found.number, day=day(found.agreed_on, with_year=True))


def _agree(desk: Desk, shown: tuple[Criterion, ...], number: int) -> None:
    with st.expander(said.CRITERIA_NEW, key="criteria_new"), st.form(f"criteria_form_{number}", border=False):
        lines = "\n".join(" | ".join((one.text, one.looks, one.sounds, one.feels)).rstrip(" |") for one in shown)
        text = st.text_area(said.CRITERIA_HOW, lines, height=260, key=f"criteria_text_{number}")
        if st.form_submit_button(said.CRITERIA_SAVE.format(number=number), key=f"criteria_save_{number}"):
            coaching_changes.make(lambda: coaching_data.round_hand(desk).agree(criteria_of(text)))


def criteria_of(text: str) -> list[Criterion]:
    """Return criteria from lines whose parts stand between bars."""
    lines = ([part.strip() for part in line.split("|")] for line in text.splitlines() if line.strip())
    return [Criterion(*[*parts, "", "", ""][:4]) for parts in lines]
