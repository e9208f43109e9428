"""Two or all years side by side: findings on what changed, cached by how the surveys were read and what was decided."""

from itertools import combinations

import streamlit as st

from analysis.charts import question_figure, slope_figure
from analysis.crosswalk.lineage import Strand, lineage
from analysis.disclosure.over_years import ReleasedChange
from analysis.findings.change import (
    change_finding,
    change_rows,
    not_compared_rows,
    not_compared_words,
)
from analysis.findings.places import Placed, modes_finding, places_rows
from analysis.findings.question_years import question_finding, years_rows
from analysis.mode_years import placed_modes
from analysis.rated import tells_who
from analysis.store import SavedSurvey
from analysis.survey import Finding, Survey
from analysis.yearly import over_years, released_changes
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
    placed = _placed(
        tuple(saved.reading for saved in found.values()), tuple(found), _staff(found), _promise(found.values()),
        data.decided_pairs(found.values()), [data.survey(saved) for saved in found.values()],
    )  # fmt: skip
    finding = modes_finding(placed, list(found), _who(found.values()))
    if finding is None:
        return
    st.header(words.MODES)
    show.headline(finding, small=True)
    _chart(slope_figure(finding, dark=st.context.theme.type == "dark"), finding)
    show.caution(finding)
    with st.expander(words.PLACES):
        show.table(words.PLACE_COLUMNS, places_rows(placed, finding), caption=finding.headline)
        show.download(finding, list(found.values())[-1])


def _chart(figure, finding: Finding) -> None:
    """Show a chart over the years; where the window is narrow, it keeps its width and is moved sideways."""
    with st.container(key=f"wide_{finding.finding_id}"):
        st.plotly_chart(
            figure, key=f"chart_{finding.finding_id}", alt=finding.alternative, config={"displayModeBar": False},
            theme=None,
        )  # fmt: skip


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
    followed = sorted(filter(_followed, _strands(found)), key=lambda strand: not _rated(strand))
    chains = {_name(strand): strand for strand in reversed(followed)}
    if not chains:
        return
    st.header(words.OVER_YEARS)
    names = list(reversed(chains))
    chosen = st.selectbox(words.QUESTION, names, key="question_over_years", bind="query-params")
    name = chosen if chosen in chains else names[0]
    strand = chains[name]
    surveys = [data.survey(saved) for saved in found.values()]
    years = over_years(strand, surveys, list(found), _staff(found), _promise(found.values()))
    finding = question_finding(years, name, _who(found.values()))
    if finding:
        show.headline(finding, small=True)
        _chart(question_figure(finding, dark=st.context.theme.type == "dark"), finding)
        show.caution(finding)
    show.table(words.YEAR_COLUMNS, years_rows(years), caption=words.EVERY_WORDING)
    if finding:
        show.download(finding, list(found.values())[-1])


def _followed(strand: Strand) -> bool:
    """Return whether a question was asked in two years at least; who somebody is, is no question to follow."""
    return sum(map(bool, strand.items)) > 1 and not tells_who(strand.last.purpose, strand.last.wording)


def _rated(strand: Strand) -> bool:
    scale = strand.last.scale
    return scale is not None and bool(scale.favourable)


def _name(strand: Strand) -> str:
    return f"{strand.last.section}: {strand.last.wording}" if strand.last.section else strand.last.wording


def _promise(surveys) -> int:
    """Return the tightest promise of these surveys."""
    return max(map(data.promise, surveys))


def _staff(found: Saved) -> tuple[int | None, ...]:
    return tuple(map(data.staff, found.values()))


def _who(surveys) -> str:
    told = {data.facts(saved).who for saved in surveys}
    return told.pop() if len(told) == 1 else "people"


def _changes(earlier: SavedSurvey, later: SavedSurvey) -> tuple[ReleasedChange, ...]:
    staff = data.staff(earlier), data.staff(later)
    promise = _promise((earlier, later))
    return _released(
        earlier.reading, later.reading, staff, promise, data.decided(earlier, later), data.survey(earlier),
        data.survey(later),
    )  # fmt: skip


def _strands(found: Saved) -> tuple[Strand, ...]:
    saved = list(found.values())
    return _chained(
        tuple(one.reading for one in saved), data.decided_pairs(found.values()), [data.survey(one) for one in saved]
    )


@st.cache_data(show_spinner=False, max_entries=64)
def _released(
    reading: str, later_reading: str, staff: tuple[int | None, int | None], promise: int,
    choices: tuple[tuple[str, str], ...], _earlier: Survey, _later: Survey,
) -> tuple[ReleasedChange, ...]:  # fmt: skip
    return released_changes(_earlier, _later, staff, promise, dict(choices))


@st.cache_data(show_spinner=False, max_entries=16)
def _placed(
    readings: tuple[str, ...], labels: tuple[str, ...], staff: tuple[int | None, ...], promise: int,
    choices: data.Choices, _surveys: list[Survey],
) -> tuple[Placed, ...]:  # fmt: skip
    return placed_modes(_surveys, labels, staff, promise, data.by_pair(choices))


@st.cache_data(show_spinner=False, max_entries=16)
def _chained(readings: tuple[str, ...], choices: data.Choices, _surveys: list[Survey]) -> tuple[Strand, ...]:
    return lineage(_surveys, data.by_pair(choices))


def promise_line(found: Saved, labels: tuple[str, str]) -> None:
    """Show what the later of two years promises about small groups."""
    show.promise(found[labels[1]])
