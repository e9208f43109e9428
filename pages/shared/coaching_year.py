"""Setting up a school year: its dates and coordinator, staff and teams from one list, and changing a team."""

from dataclasses import replace
from datetime import date

import streamlit as st

from analysis.reading import read_cells
from coaching.desk import Desk
from coaching.people import SchoolYear, Team
from coaching.roster import pasted, read_roster
from coaching.visibility import Reader
from pages.shared import coaching_changes, coaching_data, show
from pages.shared.words import coaching as said


def begin() -> None:
    """Show the form of the first school year."""
    today = coaching_data.today(None)
    first = today.year if today.month >= 6 else today.year - 1
    new = SchoolYear(f"{first}-{(first + 1) % 100:02}", date(first, 9, 1), date(first + 1, 6, 30))
    st.write(said.NO_YEAR)
    made = _form(new, "new", said.YEAR_NEW, None)
    if made:
        coaching_changes.make(lambda: coaching_data.year_hand(Reader(), made).set_year(made))
    st.write(said.NO_YEAR_SAMPLE)
    st.page_link("pages/upload.py", label=said.GO_UPLOAD)


def dates(desk: Desk) -> None:
    """Show the form of the year, and of the next one."""
    year = coaching_changes.seen(desk, desk.year, f"{desk.year.id}_{{}}_label")
    changed = _form(year, f"{year.id}_{year.version}", said.SAVE, desk)
    if changed:
        coaching_changes.make(lambda: coaching_data.year_hand(desk.reader, desk.year).set_year(changed), of=year)
    if desk.year.as_of is None:
        with st.expander(said.YEAR_NEW, key="year_new"):
            start, end = (on.replace(year=on.year + 1, day=min(on.day, 28)) for on in (desk.year.start, desk.year.end))
            label = f"{start.year}-{end.year % 100:02}"
            new = _form(SchoolYear(label, start, end, periods=desk.year.periods), "next", said.YEAR_NEW, None)
            if new:
                coaching_changes.make(lambda: coaching_data.year_hand(desk.reader, desk.year).set_year(new))


def _form(year: SchoolYear, tag: str, save: str, desk: Desk | None) -> SchoolYear | None:
    with st.form(f"year_{tag}", border=False):
        label, start, end = st.columns(3)
        changed = replace(
            year,
            label=label.text_input(said.YEAR_LABEL, year.label, max_chars=40, key=f"{tag}_label").strip(),
            start=start.date_input(said.YEAR_START, year.start, key=f"{tag}_start", format="YYYY-MM-DD"),
            end=end.date_input(said.YEAR_END, year.end, key=f"{tag}_end", format="YYYY-MM-DD"),
        )
        if desk:
            coordinator, periods = st.columns(2)
            teachers = ["", *(person.id for person in desk.people("teacher"))]
            at = teachers.index(year.coordinator) if year.coordinator in teachers else 0
            changed = replace(
                changed,
                coordinator=coordinator.selectbox(
                    said.COORDINATOR,
                    teachers,
                    index=at,
                    format_func=lambda person: desk.name(person) or said.NO_ONE,
                    key=f"{tag}_coordinator",
                    help=said.COORDINATOR_HELP,
                ),
                periods=_periods(periods.text_input(said.PERIODS, ", ".join(year.periods), key=f"{tag}_periods")),
            )
        return changed if st.form_submit_button(save, key=f"{tag}_save", type="primary") else None


def _periods(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))


def staff(desk: Desk) -> None:
    """Show the teams, and let a staff list be taken in."""
    teams = [team for team in desk.teams() if team.members]
    if teams:
        show.table(said.TEAM_COLUMNS, [(team.name, desk.names(team.leads), desk.names(team.members)) for team in teams])
    else:
        st.write(said.NO_TEAMS)
    if not desk.may_set_up:
        return
    _list(desk, is_first=not teams)
    if desk.teams():
        _team(desk)


def _list(desk: Desk, is_first: bool) -> None:
    with st.expander(said.STAFF_LIST, expanded=is_first, key=f"staff_{is_first}"), st.form("staff_form", border=False):
        st.write(said.STAFF_HOW)
        file = st.file_uploader(said.STAFF_FILE, key="staff_file")
        text = st.text_area(said.STAFF_PASTE, key="staff_text", height=160, placeholder=said.STAFF_SAMPLE)
        whole = st.checkbox(said.STAFF_WHOLE, is_first, key=f"staff_whole_{is_first}")
        if st.form_submit_button(said.STAFF_SAVE, key="staff_save", type="primary"):
            content = file.getvalue() if file else b""
            coaching_changes.make(lambda: _take(desk, content, text, whole))


def _take(desk: Desk, content: bytes, text: str, whole: bool) -> None:
    lines = read_roster(read_cells(content) if content else pasted(text))
    taken = coaching_data.year_hand(desk.reader, desk.year).take_roster(lines, whole)
    st.toast(said.STAFF_TAKEN.format(n=taken))


def _team(desk: Desk) -> None:
    with st.expander(said.TEAM_EDIT, key="team_edit"):
        teams = {team.id: team for team in desk.teams()}
        chosen = st.selectbox(said.TEAM_WHICH, list(teams), format_func=lambda team: teams[team].name, key="team_which")
        team = coaching_changes.seen(desk, teams[chosen], f"{chosen}_{{}}_name")
        tag = f"{team.id}_{team.version}"
        with st.form(f"team_{tag}", border=False):
            changed = _team_fields(desk, team, tag)
            if st.form_submit_button(said.SAVE, key=f"{tag}_save"):
                hand = coaching_data.year_hand(desk.reader, desk.year)
                coaching_changes.make(lambda: hand.set_team(changed), of=team, undo=hand.undo)


def _team_fields(desk: Desk, team: Team, tag: str) -> Team:
    name, division = st.columns(2)
    teachers = [person.id for person in desk.people("teacher")]
    members = [person for person in team.members if person in teachers]
    return replace(
        team,
        name=name.text_input(said.TEAM_NAME, team.name, max_chars=60, key=f"{tag}_name").strip(),
        division=division.text_input(said.TEAM_DIVISION, team.division, max_chars=60, key=f"{tag}_division").strip(),
        members=tuple(
            st.multiselect(said.TEAM_MEMBERS, teachers, members, format_func=desk.name, key=f"{tag}_members")
        ),
        leads=tuple(
            st.multiselect(
                said.TEAM_LEADS,
                teachers,
                [person for person in team.leads if person in teachers],
                format_func=desk.name,
                key=f"{tag}_leads",
            )
        ),
        goes_anywhere=st.checkbox(said.TEAM_ANYWHERE, team.goes_anywhere, key=f"{tag}_anywhere"),
    )
