"""You said, we did: the commitments of the school, how they were before, and the forms to make and change one."""

from datetime import date

import streamlit as st

from analysis.commitments import LONGEST, Commitment
from analysis.findings.commitments import day
from analysis.store import SavedSurvey
from pages.shared import changes, data, meeting, show
from pages.shared.words import share as words


def listed(saved: SavedSurvey) -> None:
    """Show the commitments as they stand, those after the latest survey first."""
    kept = meeting.commitments(saved)
    if not kept:
        st.info(words.NO_COMMITMENTS)
    for wave in sorted({line.wave for line in kept}, reverse=True):
        st.header(words.SURVEY_OF.format(wave=wave) if wave else words.SAID_DID)
        rows = [_told(line) for line in kept if line.wave == wave]
        show.table(words.COMMITMENT_COLUMNS, rows)


def _told(line: Commitment) -> tuple[str, str, str, str]:
    return line.said, line.doing, f"{line.owner}, {day(line.due)}", line.outcome or "–"


def new(saved: SavedSurvey) -> None:
    """Show the form for a new commitment."""
    with st.expander(words.NEW_COMMITMENT, key="commitment_new"):
        form(saved, "new")


def form(saved: SavedSurvey, key: str, told: str = "") -> None:
    """Show the fields of a commitment that answers this survey, and keep it."""
    with st.form(f"commitment_{key}", border=False, clear_on_submit=False):
        said = st.text_input(words.SAID_FIELD, told, max_chars=LONGEST, key=f"said_{key}")
        doing = st.text_input(words.DOING_FIELD, max_chars=LONGEST, key=f"doing_{key}")
        left, right = st.columns(2)
        owner = left.text_input(words.OWNER_FIELD, max_chars=LONGEST, key=f"owner_{key}")
        due = right.date_input(words.DUE_FIELD, None, key=f"due_{key}")
        if st.form_submit_button(words.KEEP, key=f"keep_{key}"):
            fields = (saved.wave or "", said, doing, owner, _iso(due), data.now(), saved.is_sample)
            changes.make(lambda: data.store().commit(*fields), words.KEPT)


def _iso(due: date | None) -> str:
    return due.isoformat() if due else ""


def change(saved: SavedSurvey) -> None:
    """Show the form that adds a line to a commitment: other words, another date, or what became of it."""
    kept = {line.root: line for line in meeting.commitments(saved)}
    if not kept:
        return
    with st.expander(words.CHANGE_COMMITMENT, key="commitment_change"):
        roots = list(kept)
        root = st.selectbox(words.WHICH_COMMITMENT, roots, format_func=lambda one: kept[one].doing, key="commitment_of")
        line = kept.get(root, kept[roots[0]])
        with st.form(f"commitment_{line.root}", border=False):
            said = st.text_input(words.SAID_FIELD, line.said, max_chars=LONGEST, key=f"said_{line.root}")
            doing = st.text_input(words.DOING_FIELD, line.doing, max_chars=LONGEST, key=f"doing_{line.root}")
            left, right = st.columns(2)
            owner = left.text_input(words.OWNER_FIELD, line.owner, max_chars=LONGEST, key=f"owner_{line.root}")
            due = right.date_input(words.DUE_FIELD, date.fromisoformat(line.due), key=f"due_{line.root}")
            outcome = st.text_input(words.OUTCOME_FIELD, line.outcome, max_chars=LONGEST, key=f"outcome_{line.root}")
            if st.form_submit_button(words.KEEP, key=f"keep_{line.root}"):
                now = {"said": said, "doing": doing, "owner": owner, "due": _iso(due), "outcome": outcome}
                changes.make(lambda: data.store().supersede(line.root, data.now(), **now))


def before(saved: SavedSurvey) -> None:
    """Show every line that another has taken the place of."""
    lines = data.store().commitment_lines(saved.is_sample)
    standing = {line.id for line in meeting.commitments(saved)}
    rows = [(day(line.at[:10]), *_told(line)) for line in lines if line.id not in standing]
    if rows:
        with st.expander(words.EARLIER_LINES, key="commitment_lines"):
            show.table(words.LINE_COLUMNS, rows)
