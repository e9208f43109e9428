"""Findings on rated questions: profiles of conditions, coaching and contribution, tensions, and any single question."""

import streamlit as st

from analysis.crosswalk import CHOICES, option_modes
from analysis.disclosure import Withheld
from analysis.disclosure.items import ReleasedItem, release_item
from analysis.findings.conditions import profile_finding, wordings
from analysis.findings.items import item_finding, title
from analysis.findings.tensions import tension_findings
from analysis.rated import rated_items
from analysis.store import SavedSurvey
from analysis.survey import Counts, Finding, Survey
from analysis.vocabulary.constructs import COACHING, CONDITIONS, TENSION
from pages.shared import data, show
from pages.shared.words import results as words

PROFILES = {
    "conditions": (CONDITIONS, words.CONDITION),
    "coaching": (COACHING, words.PART_OF_COACHING),
    "shared_room": (("shared_room",), words.SIGN),
    "own_learning": (("own_learning",), words.HABIT),
    "team_meetings": (("team_meetings",), words.HABIT),
}
_ABOUT_PEOPLE = ("team", "role", "experience")


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
        if item.purpose not in _ABOUT_PEOPLE:
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
    """Return every question as it may be shown; those that too few answered are left out."""
    found = (
        release_item(
            rated, promise, _vouched(_survey, rated.counts) if rated.counts.item.item_type in CHOICES else None
        )
        for rated in rated_items(_survey)
    )
    return [item for item in found if not isinstance(item, Withheld)]


def _vouched(survey: Survey, counts: Counts) -> frozenset[str]:
    return frozenset(found.option for found in option_modes(survey, counts) if found.vouched)
