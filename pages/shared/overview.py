"""What a principal sees besides response and number one: what changed, the weakest condition, what to talk about."""

from dataclasses import dataclass

import streamlit as st

from analysis.store import SavedSurvey
from analysis.survey import Finding
from pages.shared import rated, show, years
from pages.shared.words import results as words
from pages.shared.words.years import TITLE as YEAR_OVER_YEAR


@dataclass(frozen=True)
class Part:
    """One finding of another page under a heading, with a question to talk about or none, and where there is more."""

    heading: str
    finding: Finding
    talk: str
    page: str
    label: str


def parts(saved: SavedSurvey) -> list[Part]:
    """Return the parts that this survey has something to say on."""
    moved = years.since_the_year_before(saved)
    found = [
        *([Part(words.MOVED, moved, "", "year_over_year", YEAR_OVER_YEAR)] if moved else []),
        Part(words.WEAKEST, rated.profile(saved, "conditions"), words.TALK_CONDITION, "conditions", words.CONDITIONS),
        Part(words.TO_TALK_ABOUT, rated.tensions(saved)[0], words.TALK_TENSION, "tensions", words.TENSIONS),
    ]
    return [part for part in found if part.finding.rows]


def show_part(part: Part) -> None:
    """Show a finding as one sentence, with the question to talk about and the way to its page."""
    st.header(part.heading)
    show.headline(part.finding, small=True)
    if part.talk:
        st.write(part.talk)
    st.page_link(f"pages/{part.page}.py", label=words.MORE_ON.format(page=part.label))
