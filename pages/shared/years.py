"""Two or all years side by side: findings on what changed, cached by how the surveys were read and what was decided."""

from itertools import combinations, pairwise

import streamlit as st

from analysis.charts import slope_figure
from analysis.crosswalk.lineage import Strand
from analysis.disclosure.over_years import ReleasedChange
from analysis.findings.change import (
    change_finding,
    change_rows,
    modes_finding,
    not_compared_rows,
    not_compared_words,
    years_rows,
)
from analysis.store import SavedSurvey
from analysis.survey import Finding, Survey
from analysis.yearly import over_years, placed_modes, released_changes, strands
from pages.shared import data, show
from pages.shared.words import DRAFT_BANNER, GO_UPLOAD, SAMPLE_BANNER
from pages.shared.words import years as words

Saved = dict[str, SavedSurvey]


def all_or_stop() -> Saved:
    """Return all surveys by label; where there are fewer than two, say what to do next and show nothing else."""
    found = data.labels(data.years())
    if len(found) < 2:
        st.write(words.FEWER_THAN_TWO.format(n=words.NUMBER_HERE[len(found)]))
        st.page_link("pages/upload.py", label=GO_UPLOAD)
        st.stop()
    if any(saved.is_sample for saved in found.values()):
        st.caption(SAMPLE_BANNER)
    if any(saved.state == "draft" for saved in found.values()):
        st.info(DRAFT_BANNER)
    return found


def two(found: Saved) -> tuple[str, str]:
    """Return the labels of the two years that are chosen, the two newest at first."""
    labels = list(found)
    pairs = {words.PAIR.format(earlier=one, later=other): (one, other) for one, other in combinations(labels, 2)}
    newest = words.PAIR.format(earlier=labels[-2], later=labels[-1])
    names = [newest, *(name for name in reversed(pairs) if name != newest)]
    chosen = st.selectbox(words.WHICH, names, key="years", bind="query-params", width=360)
    return pairs.get(chosen, pairs[newest])


def modes(found: Saved) -> None:
    """Show the learning modes over all years: the sentence, one chart, and the places as a table."""
    finding = _modes(
        tuple(saved.reading for saved in found.values()), tuple(found), tuple(map(data.staff, found.values())),
        _promise(found.values()), [data.survey(saved) for saved in found.values()], _who(found.values()),
    )  # fmt: skip
    if finding is None:
        return
    st.header(words.MODES)
    show.headline(finding, small=True)
    figure = slope_figure(finding, dark=st.context.theme.type == "dark")
    st.plotly_chart(
        figure, key="modes_over_years", alt=finding.alternative, config={"displayModeBar": False}, theme=None
    )
    show.caution(finding)
    with st.expander(words.PLACES):
        rows = [(row.label, row.column, f"{row.n} of {row.base_n}", row.note) for row in finding.rows]
        show.table(words.PLACE_COLUMNS, rows, caption=finding.headline)
        show.download(finding, list(found.values())[-1])


def changes(found: Saved, labels: tuple[str, str]) -> None:
    """Show what changed between two years, what did not, and what is not compared."""
    released = _changes(found[labels[0]], found[labels[1]])
    later = found[labels[1]]
    finding = change_finding(released, labels, data.facts(later).who)
    open_n = sum(one.match == "ask" for one in released)
    if open_n:
        st.info(words.MATCH_ONE if open_n == 1 else words.MATCH_FIRST.format(n=open_n))
        st.page_link("pages/crosswalk.py", label=words.GO_MATCH)
    st.header(words.CHANGED)
    show.headline(finding, small=True)
    show.side(finding)
    show.caution(finding)
    named = {"earlier": labels[0], "later": labels[1]}
    if finding.rows:
        with st.expander(words.TABLE):
            st.caption(words.WORDS_OF_CHANGE)
            show.table([column.format(**named) for column in words.COLUMNS], change_rows(released))
            show.download(finding, later)
    rest = not_compared_rows(released)
    if rest:
        with st.expander(words.NOT_COMPARED):
            show.text(not_compared_words(released, labels))
            show.table([column.format(**named) for column in words.NOT_COLUMNS], rest)


def since_the_year_before(saved: SavedSurvey) -> Finding | None:
    """Return what changed since the survey before this one, None for the first; versions of one survey are no years."""
    found = data.labels(data.years(saved))
    labels = list(found)
    place = next(at for at, label in enumerate(labels) if found[label].id == saved.id)
    if place == 0:
        return None
    pair = labels[place - 1], labels[place]
    return change_finding(_changes(found[pair[0]], found[pair[1]]), pair, data.facts(saved).who)


def one_question(found: Saved) -> None:
    """Show one question over all years: the exact wording of each, and what joins it to the year before."""
    chains = {_name(strand): strand for strand in reversed(_strands(found)) if sum(map(bool, strand.items)) > 1}
    if not chains:
        return
    st.header(words.OVER_YEARS)
    names = list(reversed(chains))
    chosen = st.selectbox(words.QUESTION, names, key="question_over_years", bind="query-params")
    strand = chains.get(chosen, chains[names[0]])
    surveys = [data.survey(saved) for saved in found.values()]
    years = over_years(strand, surveys, list(found), _promise(found.values()))
    show.table(words.YEAR_COLUMNS, years_rows(years), caption=_name(strand))


def _name(strand: Strand) -> str:
    return f"{strand.last.section}: {strand.last.wording}" if strand.last.section else strand.last.wording


def _promise(surveys) -> int:
    """Return the tightest promise of these surveys."""
    return max(map(data.promise, surveys))


def _who(surveys) -> str:
    told = {data.facts(saved).who for saved in surveys}
    return told.pop() if len(told) == 1 else "people"


def _choices(earlier: SavedSurvey, later: SavedSurvey) -> tuple[tuple[str, str], ...]:
    kept = data.store().link_rulings(earlier.series, later.series)
    return tuple(sorted((ruling.key, ruling.choice) for ruling in kept))


def _changes(earlier: SavedSurvey, later: SavedSurvey) -> tuple[ReleasedChange, ...]:
    staff = data.staff(earlier), data.staff(later)
    promise = _promise((earlier, later))
    return _released(
        earlier.reading, later.reading, staff, promise, _choices(earlier, later), data.survey(earlier),
        data.survey(later),
    )  # fmt: skip


def _strands(found: Saved) -> tuple[Strand, ...]:
    saved = list(found.values())
    choices = tuple(_choices(*pair) for pair in pairwise(saved))
    return _chained(tuple(one.reading for one in saved), choices, [data.survey(one) for one in saved])


@st.cache_data(show_spinner=False, max_entries=64)
def _released(
    reading: str, later_reading: str, staff: tuple[int | None, int | None], promise: int,
    choices: tuple[tuple[str, str], ...], _earlier: Survey, _later: Survey,
) -> tuple[ReleasedChange, ...]:  # fmt: skip
    return released_changes(_earlier, _later, staff, promise, dict(choices))


@st.cache_data(show_spinner=False, max_entries=16)
def _modes(
    readings: tuple[str, ...], labels: tuple[str, ...], staff: tuple[int | None, ...], promise: int,
    _surveys: list[Survey], who: str,
) -> Finding | None:  # fmt: skip
    return modes_finding(placed_modes(_surveys, labels, staff, promise), labels, who)


@st.cache_data(show_spinner=False, max_entries=16)
def _chained(
    readings: tuple[str, ...], choices: tuple[tuple[tuple[str, str], ...], ...], _surveys: list[Survey]
) -> tuple[Strand, ...]:
    return strands(_surveys, [dict(decided) for decided in choices])


def promise_line(found: Saved, labels: tuple[str, str]) -> None:
    """Show what the later of two years promises about small groups."""
    show.promise(found[labels[1]])
