"""Choices that several pages offer; they live in the address, so that a view can be shared."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.store import SavedSurvey
from analysis.survey import Finding
from pages.shared import data, words


def wave() -> SavedSurvey | None:
    """Return the survey whose year is chosen, the newest at first; None where no survey is here."""
    found = data.labels(data.store().surveys())
    if not found:
        return None
    names = list(found)
    chosen = st.selectbox(words.YEAR, names, index=len(names) - 1, key="year", bind="query-params", width=360)
    saved = found.get(chosen, found[names[-1]])
    if saved.is_sample:
        st.caption(words.SAMPLE_BANNER)
    if saved.state == "draft":
        st.info(words.DRAFT_BANNER)
    return saved


def wave_or_stop() -> SavedSurvey:
    """Return the survey whose year is chosen; where none is here, say what to do next and show nothing else."""
    saved = wave()
    if saved is None:
        st.write(words.NO_SURVEYS)
        st.page_link("pages/upload.py", label=words.GO_UPLOAD)
        st.stop()
    return saved


def one_of(label: str, names: Sequence[str], key: str) -> str:
    """Return which of these is chosen, the first at first; the choice lives in the address."""
    chosen = st.selectbox(label, names, key=key, bind="query-params")
    return chosen if chosen in names else names[0]


def question(found: Mapping[str, Finding]) -> Finding:
    """Return the finding of the learning question that is chosen among those asked, the first at first."""
    named = {words.QUESTIONS[purpose]: finding for purpose, finding in found.items()}
    names = list(named)
    chosen = st.segmented_control(
        words.QUESTION, names, default=names[0], required=True, key="question", bind="query-params"
    )
    return named.get(chosen, named[names[0]])
