"""What a school keeps of its year: the calendar, lead roles as positions, who was in the room, questions of its own."""

from collections.abc import Callable, Mapping

import streamlit as st

from coaching.desk import Desk
from coaching.hand.year import YearHand
from coaching.icalendar import CalendarEntry, ics
from coaching.people import CALENDAR_KINDS, LEADER, ROLE_PARTS, TEACHER, CalendarDay, LeadRole, LearningEvent, is_shared
from coaching.priority import Template
from coaching.records import Record
from coaching.report import day
from pages.shared import coaching_changes, coaching_data, show
from pages.shared.words import coaching as said


def calendar(desk: Desk) -> None:
    """Show the calendar, and let days be added and removed."""
    days = desk.days()
    if not days:
        st.write(said.NO_DAYS)
    else:
        rows = [(day(found.on, with_year=True), found.title, said.DAY_KINDS[found.kind]) for found in days]
        show.table(said.DAY_COLUMNS, rows)
        entries = [CalendarEntry(found.id, found.on, found.title) for found in days]
        st.download_button(
            said.CALENDAR, lambda: ics(entries, desk.year.label, coaching_data.now()), "school_year.ics",
            "text/calendar", key="year_ics", on_click="ignore",
        )  # fmt: skip
    if not desk.may_set_up:
        return
    with st.form("day_add", clear_on_submit=True):
        on, title, kind = st.columns([1, 3, 1.5])
        new = CalendarDay(
            desk.year.id,
            on.date_input(said.DAY_ON, desk.today, key="day_on", format="YYYY-MM-DD"),
            title.text_input(said.DAY_TITLE, max_chars=120, key="day_title"),
            kind.selectbox(said.DAY_KIND, CALENDAR_KINDS, format_func=said.DAY_KINDS.__getitem__, key="day_kind"),
        )
        if st.form_submit_button(said.DAY_ADD, key="day_save"):
            _make(desk, lambda hand: hand.set_day(new))
    _remove(desk, "day", {found.id: found for found in days}, lambda found: f"{day(found.on)}, {found.title}")


def roles(desk: Desk) -> None:
    """Show the register of lead roles, and let one be written down or changed."""
    st.write(said.ROLES_HOW)
    found = desk.roles()
    if found:
        parts = [[getattr(role, part) or said.NOT_THERE for part in ROLE_PARTS] for role in found]
        rows = [(desk.name(role.person), role.title, *part) for role, part in zip(found, parts, strict=True)]
        show.table(said.ROLE_COLUMNS, rows)
    else:
        st.write(said.NO_ROLES)
    if not desk.may_set_up:
        return
    with st.form("role_add", clear_on_submit=True):
        person, title, about = st.columns([1.5, 1.5, 3])
        teachers = [one.id for one in desk.people(TEACHER)]
        who = person.selectbox(said.ROLE_PERSON, teachers, format_func=desk.name, key="role_person")
        what = title.text_input(said.ROLE_TITLE, max_chars=80, key="role_title")
        purpose = about.text_input(said.ROLE_ABOUT, max_chars=200, key="role_about")
        given = {
            part: column.text_input(label, max_chars=80, key=f"role_{part}")
            for column, (part, label) in zip(st.columns(4), said.ROLE_PARTS.items(), strict=True)
        }
        if st.form_submit_button(said.ROLE_ADD, key="role_save") and who:
            kept = next((role for role in found if role.person == who and role.title == what), None)
            values = {"id": kept.id, "version": kept.version} if kept else {}
            new = LeadRole(desk.year.id, who, what, purpose, **given, **values)
            _make(desk, lambda hand: hand.set_role(new))
    _remove(desk, "role", {role.id: role for role in found}, lambda role: f"{desk.name(role.person)}, {role.title}")


def room(desk: Desk) -> None:
    """Show which trainings had leaders and teachers in the room from start to end, and let one be added."""
    st.write(said.ROOM_HOW)
    found = desk.events()
    if found:
        rows = [
            (
                day(event.on),
                event.title,
                event.leaders_present,
                event.teachers_present,
                said.YES if is_shared(event) else said.NO,
            )
            for event in found
        ]
        show.table(said.ROOM_COLUMNS, rows)
    else:
        st.write(said.NO_ROOM)
    if not desk.may_set_up:
        return
    with st.form("room_add", clear_on_submit=True):
        on, title, leaders, teachers = st.columns([1, 2.5, 1, 1], vertical_alignment="bottom")
        new = LearningEvent(
            desk.year.id,
            on.date_input(said.ROOM_ON, desk.today, key="room_on", format="YYYY-MM-DD"),
            title.text_input(said.ROOM_TITLE, max_chars=120, key="room_title"),
            leaders.number_input(said.ROOM_LEADERS, 0, max(1, len(desk.people(LEADER))), 0, 1, key="room_leaders"),
            teachers.number_input(said.ROOM_TEACHERS, 0, max(1, len(desk.people(TEACHER))), 0, 1, key="room_teachers"),
        )
        if st.form_submit_button(said.ROOM_ADD, key="room_save"):
            _make(desk, lambda hand: hand.log(new))
    _remove(desk, "event", {event.id: event for event in found}, lambda event: f"{day(event.on)}, {event.title}")


def own_template(desk: Desk) -> None:
    """Let the school write four questions of its own."""
    for found in desk.templates():
        show.points([f"{found.name}: {' '.join(found.questions)}"])
    if not desk.may_set_up:
        return
    with st.form("template_add", clear_on_submit=True):
        name = st.text_input(said.TEMPLATE_NAME, max_chars=80, key="template_name")
        asked = tuple(
            st.text_input(said.TEMPLATE_QUESTION.format(n=n), max_chars=300, key=f"template_{n}") for n in range(1, 5)
        )
        if st.form_submit_button(said.TEMPLATE_SAVE, key="template_save"):
            kept = next((found for found in desk.templates() if found.name == name.strip()), None)
            values = {"id": kept.id, "version": kept.version} if kept else {}
            _make(desk, lambda hand: hand.set_template(Template(name.strip(), asked, **values)))


def _remove(desk: Desk, kind: str, found: Mapping[str, Record], label: Callable[[Record], str]) -> None:
    if not found:
        return
    with st.popover(said.REMOVE, key=f"remove_{kind}"):
        chosen = st.selectbox(
            said.REMOVE_WHICH, list(found), format_func=lambda one: label(found[one]), key=f"remove_which_{kind}"
        )
        if st.button(said.REMOVE, key=f"do_remove_{kind}"):
            _make(desk, lambda hand: hand.remove(found[chosen]), found[chosen])


def _make(desk: Desk, change: Callable[[YearHand], object], of: Record | None = None) -> None:
    """Make a change of the set-up that can be undone at the top of the page."""
    hand = coaching_data.year_hand(desk.reader, desk.year)
    coaching_changes.make(lambda: change(hand), of=of, undo=hand.undo)
