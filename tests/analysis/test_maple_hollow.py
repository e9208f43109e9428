"""The expected numbers of the sample school on response and learning modes, from its truth and not from this code."""

import csv
from functools import cache
from pathlib import Path

import pytest

from analysis.errors import SurveyError
from analysis.ranking import Ranking
from analysis.reading import read_here
from analysis.results import answered, rank_survey
from analysis.survey import Survey
from sample_data import MAPLE_HOLLOW, STAFF

CASES = Path(__file__).parents[1] / "cases" / "maple_hollow" / "expected_findings.csv"
with CASES.open(encoding="utf-8", newline="") as lines:
    EXPECTED = {row["finding_id"]: row for row in csv.DictReader(lines)}
WAVES = dict(zip(("2023", "2024", "2025"), MAPLE_HOLLOW, strict=True))
VALUED = [
    row for row in EXPECTED.values() if row["family"].startswith("most_valuable") and row["metric"].startswith("%")
]
TOOK_PART = [row for row in EXPECTED.values() if row["family"] == "took_part"]
NAMED = {
    "Would like more of: peer coaching": "peer_coaching",
    "Would like more of: visiting a colleague's classroom": "peer_observation",
}


@cache
def wave(year: str) -> Survey:
    return read_here(WAVES[year].read_bytes(), WAVES[year].name)


@cache
def ranked(year: str, purpose: str, staff_n: int | None = STAFF) -> Ranking:
    return rank_survey(wave(year), purpose, staff_n=staff_n)


def counted(year: str, purpose: str, mode: str) -> tuple[int, int]:
    """Return count and base of a learning mode."""
    found = ranked(year, purpose)
    return next(row.n for row in found.rows if row.mode == mode), found.base_n


@pytest.mark.parametrize("row", [EXPECTED[key] for key in ("F001", "F002", "F003")], ids=lambda row: row["finding_id"])
def test_response(row):
    assert (answered(wave(row["year"])), STAFF) == (int(row["numerator"]), int(row["denominator"]))


@pytest.mark.parametrize("row", VALUED, ids=lambda row: row["finding_id"])
def test_most_valuable(row):
    mode = row["description"].removeprefix("Most valuable: ") if row["family"].endswith("other") else "peer_coaching"
    assert counted(row["year"], "most_valuable", mode) == (int(row["numerator"]), int(row["denominator"]))


@pytest.mark.parametrize("row", TOOK_PART, ids=lambda row: row["finding_id"])
def test_took_part(row):
    mode = row["description"].removeprefix("Took part in ").replace("peer coaching", "peer_coaching")
    assert counted(row["year"], "took_part", mode) == (int(row["numerator"]), int(row["denominator"]))


@pytest.mark.parametrize("row", [EXPECTED["F052"], EXPECTED["F053"]], ids=lambda row: row["finding_id"])
def test_want_more(row):
    found = counted(row["year"], "want_more", NAMED[row["description"]])
    assert found == (int(row["numerator"]), int(row["denominator"]))


@pytest.mark.parametrize(("year", "verdict"), [("2023", "too_close_to_call"), ("2024", "certain"), ("2025", "certain")])
def test_verdicts(year, verdict):
    assert ranked(year, "most_valuable").verdict == verdict


def test_five_may_be_first_in_2023():
    first = [
        row.mode for row in ranked("2023", "most_valuable").rows if row.rank_interval and row.rank_interval[0] == 1
    ]
    assert first == ["peer_coaching", "team_meeting", "workshop", "peer_observation", "conference"]


def test_no_year_is_certain_without_the_headcount():
    assert {ranked(year, "most_valuable", None).verdict for year in WAVES} <= {"clear", "too_close_to_call"}


def test_leaders_are_kept_in_only_on_demand():
    everyone = rank_survey(wave("2025"), everyone=True)
    assert (everyone.rows[0].n, everyone.base_n) == (29, 49)


def test_an_option_new_in_2025_is_not_in_the_years_before():
    assert all(row.mode != "lesson_study" for year in ("2023", "2024") for row in ranked(year, "took_part").rows)
    with pytest.raises(SurveyError, match="want more"):
        rank_survey(wave("2023"), "want_more")
