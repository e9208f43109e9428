"""Findings on rated questions: profiles of conditions, coaching and contribution, tensions, and any single question."""

import streamlit as st

from analysis.disclosure.items import ReleasedItem
from analysis.findings.conditions import profile_finding, wordings
from analysis.findings.items import item_finding, title
from analysis.findings.tensions import tension_findings
from analysis.gathered import PROFILES, released_items
from analysis.rated import tells_who
from analysis.store import SavedSurvey
from analysis.survey import Finding, Survey
from analysis.vocabulary.constructs import TENSION
from pages.shared import data, show
from pages.shared.words import results as words


def profile(saved: SavedSurvey, key: str) -> Finding:
    """Return a profile: conditions, coaching, shared_room, own_learning or team_meetings."""
    constructs, what = PROFILES[key]
    return profile_finding(key, _of(saved, constructs), _people(saved), constructs, what)


def show_wordings(saved: SavedSurvey, key: str) -> None:
    """Show the exact wording of every question of a profile, one click away."""
    rows = wordings(_of(saved, PROFILES[key][0]))
    if rows:
        with st.expander(words.WORDINGS, key=f"wordings_{key}"):
            show.table(words.WORDING_COLUMNS, rows)


def say_how_to_name(saved: SavedSurvey, key: str) -> None:
    """Tell the uploader of a draft how to say what a question is about, where some construct has none."""
    constructs = PROFILES[key][0]
    if saved.state == "draft" and set(constructs) - {item.purpose for item in _of(saved, constructs)}:
        st.caption(words.NOT_RECOGNISED)


def tensions(saved: SavedSurvey) -> tuple[Finding, ...]:
    """Return what two-sided questions say together, then one finding each."""
    return tension_findings(_of(saved, (TENSION,)), _people(saved))


def goals(saved: SavedSurvey) -> list[Finding]:
    """Return what people set out to learn and how far they got, as far as it was asked."""
    return [item_finding(item, _people(saved)) for item in _of(saved, ("goal_progress", "goal"))]


def questions(saved: SavedSurvey) -> dict[str, Finding]:
    """Return every question whose answers can be counted, by its wording; none that says who somebody is."""
    found: dict[str, Finding] = {}
    for item in _released(saved.reading, data.promise(saved), data.survey(saved)):
        if not tells_who(item.purpose, item.wording):
            label = title(item)
            while label in found:
                label += "'"
            found[label] = item_finding(item, _people(saved))
    return found


def _of(saved: SavedSurvey, purposes: tuple[str, ...]) -> list[ReleasedItem]:
    released = _released(saved.reading, data.promise(saved), data.survey(saved))
    return [item for item in released if item.purpose in purposes]


def _people(saved: SavedSurvey) -> str:
    return data.facts(saved).who


@st.cache_data(show_spinner=False, max_entries=64)
def _released(reading: str, promise: int, _survey: Survey) -> list[ReleasedItem]:
    return released_items(_survey, promise)
