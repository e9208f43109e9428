"""What learning costs, as a page shows it: value against cost, and the price that a school reckons with."""

import streamlit as st

from analysis.cost import HIGHEST_PRICE, LONGEST_CURRENCY, PRICE, price_of, price_text
from analysis.disclosure import release_ranking
from analysis.errors import SurveyError
from analysis.findings import price_finding, value_cost_finding
from analysis.results import rank_survey, who
from analysis.store import SavedSurvey
from analysis.survey import Finding, Survey
from pages.shared import changes, data, show
from pages.shared.words import cost as words


def value(saved: SavedSurvey) -> Finding | None:
    """Return value against cost; None where nobody was asked what was most valuable, or nobody answered."""
    return _value(saved.reading, data.staff(saved), data.promise(saved), data.survey(saved))


@st.cache_data(show_spinner=False, max_entries=64)
def _value(reading: str, staff_n: int | None, promise: int, _survey: Survey) -> Finding | None:
    try:
        ranked = rank_survey(_survey, staff_n=staff_n)
    except SurveyError:
        return None
    return value_cost_finding(release_ranking(ranked, promise), who(_survey))


def bars(finding: Finding, saved: SavedSurvey) -> None:
    """Show the bars, what their colour means, and the numbers as a table with what each way of learning costs."""
    show.bars(finding)
    if finding.rows:
        st.caption(words.BLUE)
    show.counts(finding, words.TABLE, saved)


def price(saved: SavedSurvey) -> None:
    """Show what a year costs, by the school's own price or as published, and let that price be typed."""
    kept = price_of(data.store().setting(PRICE))
    st.header(words.PRICE)
    finding = price_finding(data.staff(saved), kept, data.facts(saved).who)
    show.headline(finding)
    with st.form("price", border=False):
        left, middle, _ = st.columns([3, 1, 2], vertical_alignment="bottom")
        typed = left.number_input(
            words.PER_TEACHER, 0, HIGHEST_PRICE, kept and kept.per_teacher, 100, key="price_per_teacher",
            help=words.PER_TEACHER_HELP,
        )  # fmt: skip
        sign = middle.text_input(words.CURRENCY, kept.currency if kept else "$", LONGEST_CURRENCY, key="price_currency")
        if st.form_submit_button(words.SAVE, key="price_save"):
            changes.make(lambda: _keep(typed, sign))
    if kept and st.button(words.BACK, key="price_back"):
        changes.make(lambda: data.store().set_setting(PRICE, None, data.now()))
    show.caution(finding)


def _keep(per_teacher: int | None, currency: str) -> None:
    if per_teacher is not None:
        data.store().set_setting(PRICE, price_text(per_teacher, currency), data.now())
