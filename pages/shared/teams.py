"""Teams of a draft: how many teachers each has, typed or from a staff list, and how many answered."""

import streamlit as st

from analysis.reading import read_export
from analysis.store import SavedSurvey
from pages.shared import changes, data, show, words


def headcounts(saved: SavedSurvey) -> None:
    """Show response per team in the words that are allowed, and let the uploader give the headcounts."""
    answered = data.team_responses(saved)
    if not answered:
        st.write(words.NO_TEAMS)
        return
    rows = [(found.team, found.answered, found.staff_n or words.NOT_KNOWN) for found in answered]
    show.table(words.TEAM_COLUMNS, rows)
    with st.form(f"teams_{saved.id}", border=False):
        st.write(words.TEAMS_HOW)
        fields = st.columns(min(4, len(answered)))
        staff = {
            found.team: fields[at % len(fields)].number_input(
                words.literal(found.team), 1, 500, found.staff_n, 1, key=f"team_{saved.id}_{at}"
            )
            for at, found in enumerate(answered)
        }
        if st.form_submit_button(words.TEAMS_SAVE, key=f"teams_save_{saved.id}"):
            changes.make(lambda: _set(saved, {team: int(n) for team, n in staff.items() if n}))
    _staff_list(saved)


def _staff_list(saved: SavedSurvey) -> None:
    if not st.toggle(words.STAFF_LIST, key=f"by_staff_list_{saved.id}"):
        return
    file = st.file_uploader(words.STAFF_LIST_FILE, key=f"staff_list_{saved.id}", help=words.STAFF_LIST_HELP)
    if file is None or not st.button(words.STAFF_LIST_SAVE, key=f"staff_list_save_{saved.id}"):
        return
    changes.make(lambda: _set(saved, data.staff_by_team(saved, read_export(file.getvalue(), file.name))))


def _set(saved: SavedSurvey, team_staff: dict[str, int]) -> None:
    everyone = None
    if team_staff and set(team_staff) == {found.team for found in data.team_responses(saved)}:
        everyone = sum(team_staff.values())
        data.check_staff(saved, everyone)
    data.store().set_team_staff(saved.id, team_staff)
    if everyone:
        data.store().set_staff(saved.id, everyone)
