"""The team lead's page: where the team stands in one look, its roadmap, and what to print before a meeting."""

from dataclasses import replace
from datetime import timedelta
from html import escape

import streamlit as st

from coaching.brief import brief_html, brief_of
from coaching.desk import Desk
from coaching.icalendar import CalendarEntry, ics
from coaching.people import Team
from coaching.pictures import STATE_WORDS, progress_html, timeline_html
from coaching.priority import Priority, Template, latest, state
from coaching.report import day, meeting_sentence, progress_sentence
from coaching.roadmap import ACTION_STATES, Action, is_open
from coaching.templates import PRESETS
from pages.shared import coaching_changes, coaching_data, coaching_frame, words
from pages.shared.words import coaching as said


def begin(desk: Desk, team: Team) -> None:
    """Let a team without a priority choose how to ask, and begin."""
    st.subheader(words.literal(team.name))
    st.write(said.NO_PRIORITY)
    template = choose_template(desk, "template")
    if st.button(said.BEGIN, key="begin", type="primary"):
        coaching_changes.make(lambda: coaching_data.team_hand(desk, team).begin(template), None)


def choose_template(desk: Desk, key: str) -> Template:
    """Return the template that is chosen, after showing its questions; the school's own come first."""
    templates = {found.id: found for found in (*desk.templates(), *PRESETS)}
    chosen = st.selectbox(
        said.TEMPLATE, list(templates), format_func=lambda found: templates[found].name, key=key, width=480
    )
    template = templates[chosen]
    st.html("<ol>" + "".join(f"<li>{escape(question)}</li>" for question in template.questions) + "</ol>")
    return template


def head(desk: Desk, team: Team, priority: Priority, result: str) -> None:
    """Show where the team stands: what to bring to the next meeting, and the way to the target."""
    values = desk.measurements(team)
    headline = meeting_sentence(desk.actions(team), desk.evidence(team), desk.today)
    title = f"{team.name}: {priority.title or said.STATES['draft']}"
    st.html(
        f'<h2 class="room-headline">{escape(headline)}</h2>'
        f'<h3 class="room-headline room-small">{escape(title)}</h3>'
        f'<p class="room-base">{escape(said.STATE_NOW.format(state=said.STATES[state(priority)]))} '
        f"{escape(progress_sentence(priority, latest(values, desk.today)))}</p>" + progress_html(priority, values)
    )
    with st.container(horizontal=True):
        brief = brief_of(desk, team, result)
        st.download_button(
            said.BRIEF, lambda: brief_html(brief, desk), f"{_file(team)}.html", "text/html", key="brief",
            help=said.BRIEF_HELP, on_click="ignore", type="primary",
        )  # fmt: skip
        st.download_button(
            said.CALENDAR, lambda: calendar(desk, team), f"{_file(team)}.ics", "text/calendar", key="ics",
            help=said.CALENDAR_HELP, on_click="ignore",
        )  # fmt: skip


def _file(team: Team) -> str:
    return "".join(sign if sign.isalnum() else "_" for sign in team.name).strip("_") or "team"


def calendar(desk: Desk, team: Team) -> bytes:
    """Return the dates of the school and of the team's open actions as a calendar file."""
    days = [CalendarEntry(found.id, found.on, found.title) for found in desk.days()]
    due = [CalendarEntry(found.id, found.due, found.title, team.name) for found in desk.actions(team) if is_open(found)]
    met = [
        CalendarEntry(session.id, session.on, f"{said.ROUND} {found.number}", session.period)
        for found, session in desk.own_sessions()
        if session.on
    ]
    return ics([*days, *due, *met], f"{desk.year.label}, {team.name}", coaching_data.now())


def roadmap(desk: Desk, team: Team) -> None:
    """Show the roadmap as a picture, and let the team say how far each action is."""
    actions = desk.actions(team)
    if not actions:
        st.write(said.NO_ACTIONS)
    else:
        st.html(timeline_html(actions, desk.name, desk.year.start, desk.year.end, desk.today))
        with st.expander(said.STATES_HEAD, expanded=True, key="states"):
            for action in actions:
                _state(desk, team, action)
    _add(desk, team)
    if actions:
        _edit(desk, team, actions)
    shares = st.toggle(said.OWNERS_SHARED, team.shares_owners, key=f"share_{team.version}", help=said.OWNERS_HELP)
    if shares != team.shares_owners:
        coaching_changes.make(lambda: coaching_data.team_hand(desk, team).share_owners(shares))


def _state(desk: Desk, team: Team, action: Action) -> None:
    left, right = st.columns([3, 2], vertical_alignment="center")
    about = ", ".join(filter(None, (action.title, desk.name(action.owner), day(action.due))))
    left.html(f'<p class="room-row">{escape(about)}</p>')
    key = f"action_{action.id}_{action.version}"
    right.segmented_control(
        coaching_frame.spoken(said.ACTION_STATE.format(title=action.title)),
        ACTION_STATES,
        default=action.state,
        format_func=STATE_WORDS.__getitem__,
        required=True,
        label_visibility="collapsed",
        key=key,
        on_change=lambda: coaching_changes.at_once(
            lambda: coaching_data.team_hand(desk, team).set_action(action, st.session_state[key])
        ),
    )


def _add(desk: Desk, team: Team) -> None:
    with st.form("action_add", clear_on_submit=True):
        st.html(f'<p class="room-marked">{escape(said.ACTION_ADD)}</p>')
        title, owner, due = st.columns([3, 2, 1.5])
        what = title.text_input(said.ACTION_TITLE, max_chars=200, key="action_title")
        who = _owner(desk, team, owner, "", "action_owner")
        when = due.date_input(said.ACTION_DUE, desk.today + timedelta(days=28), key="action_due", format="YYYY-MM-DD")
        if st.form_submit_button(said.ACTION_ADD, key="action_save"):
            hand = coaching_data.team_hand(desk, team)
            coaching_changes.make(lambda: hand.plan(what, when, who), undo=lambda made: hand.undo(made.id))


def _owner(desk: Desk, team: Team, place: object, owner: str, key: str) -> str:
    members = ["", *team.members] if owner in ("", *team.members) else ["", owner, *team.members]
    return place.selectbox(
        said.ACTION_OWNER,
        members,
        index=members.index(owner),
        format_func=lambda person: desk.name(person) or said.WHOLE_TEAM,
        key=key,
    )


def _edit(desk: Desk, team: Team, actions: tuple[Action, ...]) -> None:
    with st.expander(said.ACTION_EDIT, key="action_edit"):
        by_id = {action.id: action for action in actions}
        chosen = st.selectbox(
            said.ACTION_WHICH, list(by_id), format_func=lambda found: by_id[found].title, key="action_which"
        )
        action = coaching_changes.seen(desk, by_id[chosen], f"edit_title_{chosen}_{{}}")
        tag = f"{action.id}_{action.version}"
        with st.form(f"action_edit_{tag}", border=False):
            title, owner, due = st.columns([3, 2, 1.5])
            what = title.text_input(said.ACTION_TITLE, action.title, max_chars=200, key=f"edit_title_{tag}")
            who = _owner(desk, team, owner, action.owner, f"edit_owner_{tag}")
            when = due.date_input(said.ACTION_DUE, action.due, key=f"edit_due_{tag}", format="YYYY-MM-DD")
            if st.form_submit_button(said.SAVE, key=f"edit_save_{tag}"):
                changed = replace(action, title=what, owner=who, due=when)
                coaching_changes.make(lambda: coaching_data.team_hand(desk, team).change_action(changed), of=action)
        with st.container(horizontal=True):
            hand = coaching_data.team_hand(desk, team)
            if st.button(said.UNDO, key=f"undo_{tag}"):
                coaching_changes.make(lambda: hand.undo(action.id), said.UNDONE, of=action)
            if st.button(said.REMOVE, key=f"remove_{tag}"):
                coaching_changes.make(lambda: hand.remove(action), of=action, undo=lambda gone: hand.undo(gone.id))
