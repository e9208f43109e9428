"""The promise of a published survey, which can only be made stricter."""

import streamlit as st

from analysis import publication
from analysis.agreed import Agreed
from analysis.attack import attack
from analysis.attack.report import attack_text
from analysis.store import SavedSurvey
from pages.shared import changes, data, show
from pages.shared.words import groups as words

_MOST = 50


def tighten(saved: SavedSurvey) -> None:
    """Let the school promise more than it has."""
    with st.expander(words.TIGHTEN, key=f"tighten_{saved.id}"):
        st.write(words.TIGHTEN_WHAT)
        promise = st.number_input(words.TIGHTEN_FIELD, saved.promise, _MOST, saved.promise, key=f"tighter_{saved.id}")
        known = saved.agreed
        writers = st.number_input(words.TIGHTEN_WRITERS, known.writers, _MOST, known.writers, key=f"more_{saved.id}")
        bands = known.counts and st.toggle(words.TIGHTEN_BANDS, key=f"bands_{saved.id}")
        terms = Agreed(int(writers), known.counts and not bands)
        if st.button(words.TIGHTEN_DO, key=f"do_tighten_{saved.id}") and (promise, terms) != (saved.promise, known):
            changes.make(
                lambda: publication.tighten(data.store(), saved.id, data.now(), int(promise), terms), words.TIGHTENED
            )


def unmask(saved: SavedSurvey) -> None:
    """Let anybody try to unmask people from everything that was published, over all years and versions."""
    st.header(words.UNMASK)
    st.write(words.UNMASK_WHAT)
    if st.button(words.UNMASK_DO, key=f"unmask_{saved.id}"):
        bar = st.progress(0.0, words.UNMASKING)
        years = publication.published_years(data.store(), saved.is_sample)
        found = attack(years, saved.promise, bar.progress)
        bar.empty()
        for line in attack_text(found, years, saved.promise).splitlines():
            if line:
                show.text(line)
