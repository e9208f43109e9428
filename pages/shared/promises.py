"""The promise of a published survey, which can only be made stricter."""

import streamlit as st

from analysis import publication
from analysis.store import SavedSurvey
from pages.shared import changes, data
from pages.shared.words import groups as words

_MOST = 50


def tighten(saved: SavedSurvey) -> None:
    """Let the school promise more than it has."""
    with st.expander(words.TIGHTEN, key=f"tighten_{saved.id}"):
        st.write(words.TIGHTEN_WHAT)
        promise = st.number_input(words.TIGHTEN_FIELD, saved.promise, _MOST, saved.promise, key=f"tighter_{saved.id}")
        if st.button(words.TIGHTEN_DO, key=f"do_tighten_{saved.id}") and promise > saved.promise:
            changes.make(lambda: publication.tighten(data.store(), saved.id, data.now(), int(promise)), words.TIGHTENED)
