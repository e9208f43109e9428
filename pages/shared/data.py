"""Cached loading: the store, and findings as pure functions of a survey's digest and settings."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import streamlit as st

from analysis import headcounts
from analysis.crosswalk.lineage import Decided
from analysis.disclosure import release_ranking, release_reach, release_response
from analysis.errors import SurveyError
from analysis.findings import ranking_finding, reach_findings, response_finding
from analysis.headcounts import TeamResponse
from analysis.quality import Quality, quality_of
from analysis.reach import reach
from analysis.report import ItemRow, item_rows, receipt_sentences
from analysis.results import answered, rank_survey, who
from analysis.settings import SMALLEST_GROUP
from analysis.store import SavedSurvey, Store
from analysis.survey import Finding, Survey
from pages.shared import words
from storage.secret import secret_in

_ROOT = Path(__file__).resolve().parents[2]


def store() -> Store:
    """Return the store of this computer: the database that SAME_ROOM_DATABASE names, else a file in SAME_ROOM_HOME."""
    return _opened(os.environ.get("SAME_ROOM_DATABASE") or f"sqlite:///{_home() / 'same_room.db'}", _home())


def secret() -> bytes:
    """Return the key by which people are recognised in a later export; it lies in SAME_ROOM_HOME."""
    return secret_in(_home())


def _home() -> Path:
    return Path(os.environ.get("SAME_ROOM_HOME") or _ROOT / "data")


@st.cache_resource(show_spinner=False)
def _opened(url: str, home: Path) -> Store:
    return Store(url, secret=secret_in(home))


def now() -> str:
    """Return the present moment for the store."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def survey(saved: SavedSurvey) -> Survey:
    """Return a saved survey with its answers; never changed, so one copy serves all readers."""
    return _loaded(saved.reading, saved.wave, saved.id, store())


@st.cache_resource(show_spinner=False, max_entries=16)
def _loaded(reading: str, wave: str | None, survey_id: int, _store: Store) -> Survey:
    return _store.load(survey_id)


def forget_answers() -> None:
    """Let go of every survey and of all that was computed from one; the store stays open."""
    _loaded.clear()
    st.cache_data.clear()


@dataclass(frozen=True)
class Facts:
    """What pages need of a survey besides its findings: counts of people and how its items were read."""

    answered_n: int
    who: str
    items: tuple[ItemRow, ...]
    quality: Quality


def facts(saved: SavedSurvey) -> Facts:
    """Return the facts of a saved survey."""
    return _facts(saved.reading, survey(saved))


@st.cache_data(show_spinner=False, max_entries=64)
def _facts(reading: str, _survey: Survey) -> Facts:
    return Facts(answered(_survey), who(_survey), tuple(item_rows(_survey)), quality_of(_survey))


def response(saved: SavedSurvey) -> Finding:
    """Return how many teachers answered."""
    found = facts(saved)
    return response_finding(release_response(found.answered_n, staff(saved), promise(saved)), found.who)


def ranking(saved: SavedSurvey, purpose: str) -> Finding | None:
    """Return the ranking of a survey's question of this purpose, None where it was not asked or nobody answered."""
    return _ranking(saved.reading, purpose, staff(saved), promise(saved), survey(saved))


@st.cache_data(show_spinner=False, max_entries=256)
def _ranking(reading: str, purpose: str, staff_n: int | None, promise: int, _survey: Survey) -> Finding | None:
    try:
        ranked = rank_survey(_survey, purpose, staff_n=staff_n)
    except SurveyError:
        return None
    return ranking_finding(release_ranking(ranked, promise), who(_survey))


def reach_value_wish(saved: SavedSurvey) -> tuple[Finding, ...]:
    """Return where reach and value part and what is wished for, the finding with all counts first."""
    return _reach(saved.reading, promise(saved), survey(saved))


@st.cache_data(show_spinner=False, max_entries=64)
def _reach(reading: str, promise: int, _survey: Survey) -> tuple[Finding, ...]:
    return reach_findings(release_reach(reach(_survey), promise), who(_survey))


def staff(saved: SavedSurvey) -> int | None:
    """Return how many teachers could have answered, None where that is not known or cannot be."""
    return headcounts.believed(saved.staff_n, facts(saved).answered_n)


def promise(saved: SavedSurvey) -> int:
    """Return the smallest group shown: what was promised, for a draft the default."""
    return saved.promise or SMALLEST_GROUP


def labels(surveys: Iterable[SavedSurvey]) -> dict[str, SavedSurvey]:
    """Return surveys by the label people choose them by: the year, with the title where two share it."""
    found: dict[str, SavedSurvey] = {}
    for saved in surveys:
        label = saved.wave or saved.name
        if label in found:
            label = f"{label}, {saved.name}"
        while label in found:
            label += "'"
        found[label] = saved
    return found


def years(this: SavedSurvey | None = None) -> list[SavedSurvey]:
    """Return one version of every survey in the order of the years: the published one, else the draft.

    A draft and what is published of one survey are never two years; of the survey of ``this``, ``this`` stands.
    """
    here = store().surveys()
    stands: dict[str, SavedSurvey] = {}
    for saved in sorted(here, key=lambda one: one.state == "published"):
        stands[saved.series] = saved
    if this:
        stands[this.series] = this
    return [saved for saved in here if saved in stands.values()]


Decisions = tuple[tuple[str, str], ...]
Choices = tuple[tuple[tuple[int, int], Decisions], ...]
"""What people decided about every two of some surveys, by their places: as ``Decided``, but it can be a cache's key."""


def decided(earlier: SavedSurvey, later: SavedSurvey) -> Decisions:
    """Return what people decided about two surveys: choices by the key of a link, in order."""
    return tuple(sorted((one.key, one.choice) for one in store().link_rulings(earlier.series, later.series)))


def decided_pairs(surveys: Iterable[SavedSurvey]) -> Choices:
    """Return what people decided about every two of these surveys."""
    pairs = combinations(enumerate(surveys), 2)
    return tuple(((at, later), decided(one, other)) for (at, one), (later, other) in pairs)


def by_pair(choices: Choices) -> Decided:
    """Return decisions as matching takes them."""
    return {pair: dict(made) for pair, made in choices}


def learning_questions(saved: SavedSurvey) -> dict[str, Finding]:
    """Return the rankings of the learning questions this survey asked: most valuable, took part, want more."""
    found = {purpose: ranking(saved, purpose) for purpose in words.QUESTIONS}
    return {purpose: finding for purpose, finding in found.items() if finding}


def headlines(surveys: Iterable[SavedSurvey]) -> list[tuple[str, Finding]]:
    """Return label and most-valuable finding of every survey that has one."""
    found = [(label, ranking(saved, "most_valuable")) for label, saved in labels(surveys).items()]
    return [(label, finding) for label, finding in found if finding]


def check_staff(saved: SavedSurvey, staff_n: int | None) -> None:
    """Raise SurveyError if fewer people could have answered than did."""
    headcounts.check(staff_n, facts(saved).answered_n)


def staff_doubted(saved: SavedSurvey) -> bool:
    """Return whether more people answered than the headcount counts, so that results do without it."""
    return saved.staff_n is not None and staff(saved) is None


def items(saved: SavedSurvey) -> list[tuple[str, str, str, int]]:
    """Return how every item was read, in plain words, for the uploader: wording, type, purpose, how many answered."""
    return [
        (row.title, words.TYPES[row.item_type], words.PURPOSES[row.purpose], row.answered_n)
        for row in facts(saved).items
    ]


def receipt(saved: SavedSurvey) -> list[tuple[str, str]]:
    """Return the receipt of reading as sentences, each with the key it is undone by, empty where it cannot be."""
    return receipt_sentences(survey(saved).receipt)


def quality(saved: SavedSurvey) -> list[str]:
    """Return how carefully people answered, as sentences with counts."""
    counts = vars(facts(saved).quality)
    bases = ("base_n", "base_n", "grid_n", "comment_n")
    return [line.format(**counts) for line, base in zip(words.QUALITY_LINES, bases, strict=True) if counts[base]]


def team_responses(saved: SavedSurvey) -> tuple[TeamResponse, ...]:
    """Return how many of every team answered, in the words that are allowed."""
    return headcounts.team_responses(survey(saved), dict(saved.team_staff), promise(saved))


def staff_by_team(saved: SavedSurvey, staff_list: Survey) -> dict[str, int]:
    """Return the headcount of every team of a survey from a staff list."""
    return headcounts.staff_by_team(staff_list, headcounts.teams_of(survey(saved)))
