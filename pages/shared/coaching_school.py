"""The whole school: the strip, the gallery of priorities, and what goes on the screen of a staff meeting."""

from html import escape

import streamlit as st

from coaching.desk import Desk
from coaching.looks import STYLE
from coaching.people import Team
from coaching.pictures import done_bar_html
from coaching.priority import latest, state
from coaching.report import progress_sentence, shared_room_sentence, status_sentences
from coaching.visibility import Reader
from pages.shared import coaching_data
from pages.shared.words import coaching as said


def strip(desk: Desk) -> None:
    """Show where the cycle stands, a sentence for each thing."""
    lines = "".join(f"<p>{escape(sentence)}</p>" for sentence in status_sentences(desk.status()))
    st.html(f'<div class="strip">{lines}</div>')


def _desk_for_everybody() -> Desk | None:
    """Return what every reader may see of the last school year, None where no year with teams is set up."""
    cycle = coaching_data.store().cycle()
    years = cycle.years()
    if not years or not cycle.teams(years[-1].id):
        return None
    return Desk(cycle, Reader(), years[-1], coaching_data.today(years[-1]))


def shared_room() -> None:
    """Show what the log of trainings says of leaders and teachers learning together, where one is kept."""
    desk = _desk_for_everybody()
    status = desk.status() if desk else None
    if status and status.events:
        st.html(f"<p><strong>{escape(said.SHARED_ROOM_LOG)}</strong>: {escape(shared_room_sentence(status))}</p>")


def overview_strip() -> None:
    """Show the strip on the overview where a school year with teams is set up; it is for every reader."""
    desk = _desk_for_everybody()
    if desk is None:
        return
    st.html(STYLE)
    st.header(said.STRIP)
    strip(desk)
    st.page_link("pages/priorities.py", label=said.PRIORITIES)


def gallery(desk: Desk) -> None:
    """Show what every team has chosen, in the school's own order, with what each team shares."""
    st.html(f'<h2 class="room-headline">{escape(said.GALLERY)}</h2>')
    if not any(desk.priority(team) for team in desk.teams()):
        st.write(said.NO_GALLERY)
    st.html(f'<div class="gallery">{"".join(_card(desk, team) for team in desk.teams())}</div>')


def _card(desk: Desk, team: Team) -> str:
    priority = desk.priority(team)
    if priority is None:
        return f'<article><h3>{escape(team.name)}</h3><p class="quiet">{escape(said.NOT_CHOSEN)}</p></article>'
    counts = desk.action_counts(team)
    bar = done_bar_html(counts.done, counts.total) if counts and counts.total else ""
    shown = [piece for piece in desk.evidence(team) if piece.circle == "school"][-1:]
    pieces = "".join(f"<p>{escape(said.SHOWN_EVIDENCE.format(title=piece.title))}</p>" for piece in shown)
    problem = priority.answers[0] if priority.answers else ""
    progress = progress_sentence(priority, latest(desk.measurements(team), desk.today))
    standing = f'<p class="quiet">{escape(said.STATES[state(priority)])}</p>'
    return (
        f'<article><p class="quiet">{escape(team.name)}</p><h3>{escape(priority.title)}</h3><p>{escape(problem)}</p>'
        f"<p>{escape(progress)}</p>{standing}{bar}{pieces}</article>"
    )


def meeting(desk: Desk) -> None:
    """Show what can be read from the back row: sentences, the titles, a question to talk about; no team by name."""
    titles = [found.title for team in desk.teams() if (found := desk.priority(team))]
    sentences = "".join(f"<h2>{escape(sentence)}</h2>" for sentence in status_sentences(desk.status())[:4])
    listed = "".join(f"<li>{escape(title)}</li>" for title in titles)
    st.html(
        f'<div class="meeting">{sentences}<h2>{escape(said.WORKING_ON)}</h2><ul>{listed}</ul>'
        f"<p><em>{escape(said.MEETING_TALK)}</em></p></div>"
    )
