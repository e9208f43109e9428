"""Changes of what is kept: made, said in one sentence, and the page shown anew; a refused one changes nothing."""

from collections.abc import Callable

import streamlit as st

from analysis.errors import SurveyError
from pages.shared import data, words


def make(change: Callable[[], object], said: str | None = words.SAVED) -> None:
    """Make a change and start the page anew, or show why it was refused."""
    try:
        change()
    except SurveyError as refusal:
        st.error(words.literal(str(refusal)))
        return
    if said:
        st.toast(said)
    st.rerun()


def forget(removal: Callable[[], object], said: str | None = None) -> None:
    """Remove answers for good: from the store, and from what this server holds of them to show pages quickly."""

    def change() -> None:
        try:
            removal()
        finally:
            data.forget_answers()

    make(change, said)
