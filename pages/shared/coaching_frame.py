"""What stands at the top of every page of coaching: which year, who reads, and what to do where nothing is here yet."""

import re

import streamlit as st

from coaching.cycle import Cycle
from coaching.desk import Desk
from coaching.looks import STYLE
from coaching.people import LEADER, Person, SchoolYear
from coaching.report import day
from coaching.visibility import reader_of
from pages.shared import coaching_changes, coaching_data
from pages.shared.words import coaching as said


def opened(title: str, needs_people: bool = True) -> Desk:
    """Show the top of a page and return the desk of whoever is chosen; stop where there is nothing to show yet."""
    st.html(STYLE)
    st.title(title)
    cycle = coaching_data.store().cycle()
    year = _year(cycle)
    if year is None or (needs_people and not cycle.people()):
        _nothing_yet(said.NO_YEAR if year is None else said.NO_PEOPLE)
        st.stop()
    desk = Desk(cycle, reader_of(cycle, _person(cycle, year)), year, coaching_data.today(year))
    if year.as_of:
        st.caption(said.AS_OF.format(day=day(year.as_of, with_year=True)))
    coaching_changes.both_versions(desk)
    return desk


def _year(cycle: Cycle) -> SchoolYear | None:
    years = {year.label: year for year in cycle.years()}
    if len(years) < 2:
        return next(iter(years.values()), None)
    labels = list(years)
    chosen = st.selectbox(
        said.YEAR, labels, index=len(labels) - 1, key="school_year", persist_state="session", width=360
    )
    return years.get(chosen, years[labels[-1]])


def _person(cycle: Cycle, year: SchoolYear) -> str:
    people = {person.id: _label(cycle, year, person) for person in cycle.people()}
    if not people:
        return ""
    return st.selectbox(
        said.I_AM,
        ["", *people],
        format_func=lambda person: people.get(person, said.NOBODY),
        key="i_am",
        persist_state="session",
        help=said.I_AM_HELP,
        width=480,
    )


def _label(cycle: Cycle, year: SchoolYear, person: Person) -> str:
    team = cycle.team_of(person.id, year.id)
    if person.role == LEADER:
        return said.LEADER.format(name=person.name)
    if team is None:
        return said.NO_TEAM.format(name=person.name)
    return (said.LEAD_OF if person.id in team.leads else said.MEMBER_OF).format(name=person.name, team=team.name)


def _nothing_yet(sentence: str) -> None:
    st.write(sentence)
    st.page_link("pages/school_year.py", label=said.GO_SET_UP)
    st.write(said.NO_YEAR_SAMPLE)
    st.page_link("pages/upload.py", label=said.GO_UPLOAD)


def view(choices: list[str], key: str) -> str:
    """Return which part of a page is asked for; it lives in the address."""
    chosen = st.segmented_control(said.VIEW, choices, default=choices[0], required=True, key=key, bind="query-params")
    return chosen if chosen in choices else choices[0]


def spoken(text: str) -> str:
    """Return what people wrote as the name of a field that is read aloud and not shown: without signs of Markdown."""
    return re.sub(r"[\\`*_{}\[\]<>#$:~|!^=]+", " ", text)
