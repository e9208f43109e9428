"""What stands around every page: the list of pages, the guard of the router, and the look of headings and tables."""

import gc
from pathlib import Path

import streamlit as st

from analysis.errors import SurveyError
from pages.shared import data, words
from pages.shared.words import coaching, cost, crosswalk, groups, results, share, years
from pages.shared.words.comments import COMMENTS

_PAGES = Path(__file__).resolve().parents[1]
_STYLE = """
<style>
.room-headline {font-size: 1.75rem; line-height: 1.3; font-weight: 650; margin: .4rem 0 .2rem;}
.room-small {font-size: 1.25rem;}
.room-base {opacity: .8; margin: 0 0 .8rem;}
.room-question {margin: 0 0 .2rem; opacity: .8;}
.room-caution {border-left: 4px solid #BC820A; padding-left: .7rem; margin: .6rem 0;}
[data-testid="stCaptionContainer"], [data-testid="stCaptionContainer"] * {color: inherit !important;}
[data-testid="stCaptionContainer"] {opacity: .8;}
.room-table {border-collapse: collapse; width: 100%; margin: .3rem 0 1rem;}
.room-table th, .room-table td {text-align: left; padding: .35rem .8rem .35rem 0; border-bottom: 1px solid
 color-mix(in srgb, currentColor 20%, transparent); vertical-align: top;}
.room-table td.n, .room-table th.n {text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums;}
.room-table caption {text-align: left; opacity: .8; padding-bottom: .3rem;}
.room-bars {max-width: 1200px; margin: .4rem 0 1rem;}
.room-bar {display: grid; grid-template-columns: minmax(9rem, 26rem) 1fr; gap: 1rem; align-items: center;
 margin: .5rem 0; font-size: 1.1rem; line-height: 1.25;}
.room-bar-label {text-align: right;}
.room-bar-track {display: flex; align-items: center; gap: .6rem; padding-right: 6rem;}
.room-bar-fill {height: 1.9rem; border-radius: 4px; min-width: 2px; flex-shrink: 1;}
.room-bar-count {white-space: nowrap; margin-right: -6rem; min-width: 5.5rem;}
.room-side {display: grid; grid-template-columns: minmax(9rem, 26rem) repeat(var(--questions), minmax(0, 1fr));
 gap: .5rem 1.5rem; max-width: 1200px; margin: .4rem 0 1rem; align-items: center; font-size: 1.1rem; line-height: 1.25;}
.room-side-head {font-weight: 650;}
.room-side-label {text-align: right;}
.room-side-cell {display: flex; align-items: center; gap: .6rem; white-space: nowrap;}
.room-side-cell > span:first-child {flex: 0 0 5.2em;}
.room-side-track {display: flex; flex: 1; height: 1.5rem; border-radius: 4px;
 background: color-mix(in srgb, currentColor 9%, transparent);}
.room-side-track > span {border-radius: 4px;}
@media (min-width: 1600px) {.room-side {max-width: 1600px; font-size: 1.3rem;} .room-bars {max-width: 1600px;}
 .room-bar {font-size: 1.4rem;} .room-headline {font-size: 2.1rem;} .room-small {font-size: 1.5rem;}}
@media (max-width: 900px) {
 .room-side {grid-template-columns: repeat(var(--questions), minmax(0, 1fr)); gap: .3rem .8rem;}
 .room-side-corner {display: none;}
 .room-side-label {grid-column: 1 / -1; text-align: left; margin-top: .6rem;}
 .room-side-cell {flex-direction: column; align-items: stretch; gap: .15rem;}
 .room-side-cell > span:first-child {flex: none;}
 .room-side-track {flex: none; height: 1.1rem;}
}
.room-marked {font-weight: 650;}
.room-quotes {list-style: none; margin: .2rem 0 1rem; padding: 0; max-width: 60rem; font-size: 1.1rem;
 line-height: 1.4;}
.room-quotes li {margin: 0 0 .6rem; padding: .1rem 0 .1rem .8rem; overflow-wrap: anywhere; border-left: 3px solid
 color-mix(in srgb, currentColor 30%, transparent);}
.stMultiSelect [data-tag] {background-color: #0072B2;}
.room-row {margin: 0; overflow-wrap: anywhere;}
.room-quote-n {opacity: .8; font-size: .95rem; white-space: nowrap;}
.room-context-of {opacity: .8; font-size: .95rem; max-width: 60rem; margin: .4rem 0 .8rem;}
.room-context-of p {margin: 0;}
.room-context-of ul {margin: .2rem 0 0;}
.room-context td {overflow-wrap: anywhere; width: 45%;}
.room-context td:nth-child(2) {width: 10%; white-space: nowrap; text-align: center;}
.room-context td.room-before, .room-context th:first-child {text-align: right;}
.room-context th:nth-child(2) {text-align: center;}
.room-bands {max-width: 1400px; margin: .4rem 0 1rem;}
.room-band {display: grid; grid-template-columns: minmax(9rem, 2fr) minmax(6rem, 1fr) minmax(9rem, 1fr); gap: 1rem;
 align-items: center; margin: .5rem 0; line-height: 1.25;}
.room-band-track {display: flex; height: 1.3rem; border-radius: 4px;
 background: color-mix(in srgb, currentColor 9%, transparent);}
.room-band-track > span {border-radius: 4px;}
@media (max-width: 900px) {.room-band {grid-template-columns: 1fr; gap: .2rem;}}
.room-strip {max-width: 44rem; margin: .6rem 0 1rem;}
.room-strip-columns {display: flex; gap: .5rem; align-items: flex-end;}
.room-strip-column {flex: 1; display: flex; flex-direction: column; align-items: center; gap: .25rem; min-width: 0;
 font-variant-numeric: tabular-nums;}
.room-strip-column > span:nth-child(2) {width: 100%; border-radius: 4px 4px 0 0; min-height: 2px;}
.room-strip-answer {font-size: .95rem; line-height: 1.2; text-align: center; overflow-wrap: anywhere;
 min-height: 2.4em;}
.room-strip-poles {display: flex; justify-content: space-between; gap: 2rem; font-weight: 650; line-height: 1.25;}
.room-strip-poles span:last-child {text-align: right;}
@media (min-width: 1600px) {.room-strip {max-width: 62rem; font-size: 1.3rem;} .room-strip-answer {font-size: 1.15rem;}}
@media (max-width: 700px) {[class*="st-key-wide_"] {overflow-x: auto;} [class*="st-key-wide_"] > * {min-width: 700px;}}
.room-diff {text-decoration: underline 2px; text-underline-offset: .2em; font-weight: 650;}
del.room-diff {text-decoration: line-through 2px;}
.room-unseen {position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
 white-space: nowrap;}
</style>
"""


def pages() -> dict[str, list[st.Page]]:
    """Return the pages by section, in the order of the menu; the guard must know the very same list."""
    return {
        "": [_page("overview", words.OVERVIEW, default=True)],
        words.RESULTS: [
            _page("learning_modes", words.LEARNING_MODES),
            _page("year_over_year", years.TITLE),
            _page("conditions", results.CONDITIONS),
            _page("teams", groups.TEAMS),
            _page("leaders_and_teachers", groups.LEADERS),
            _page("tensions", results.TENSIONS),
            _page("comments", COMMENTS),
            _page("cost", cost.TITLE),
        ],
        coaching.COACHING: [_page("priorities", coaching.PRIORITIES), _page("sessions", coaching.SESSIONS)],
        words.SHARE: [
            _page("present", share.PRESENT),
            _page("downloads", share.DOWNLOADS),
            _page("said_did", share.SAID_DID),
        ],
        words.SET_UP: [
            _page("upload", words.UPLOAD),
            _page("crosswalk", crosswalk.TITLE),
            _page("school", groups.SCHOOL),
            _page("school_year", coaching.SCHOOL_YEAR),
        ],
    }


def _page(stem: str, title: str, default: bool = False) -> st.Page:
    return st.Page(_PAGES / f"{stem}.py", title=title, default=default)


def run() -> None:
    """Set the page up, open the store, and run the page that was asked for."""
    st.set_page_config(page_title=words.PRODUCT, page_icon="🏫", layout="wide")
    _settle()
    st.session_state["_router"] = True
    page = st.navigation(pages(), position="top")
    st.html(_STYLE)
    try:
        data.store()
        page.run()
    except SurveyError as error:
        st.error(words.literal(str(error)))


def routed() -> None:
    """Guard the first line of every page: on a cold server Streamlit would run the file directly, past dashboard.py."""
    if "_router" not in st.session_state:
        st.navigation(pages(), position="hidden")
        st.rerun()


@st.cache_resource(show_spinner=False)
def _settle() -> bool:
    """Tell the garbage collector once that what is imported by now stays: it would look through it at every click."""
    gc.collect()
    gc.freeze()
    return True
