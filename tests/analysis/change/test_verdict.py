"""What may be said of a change: by hand, from statistics tables, and from the truth of the sample school."""

import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.change.linked import Linked
from analysis.change.verdict import share_change, smallest_visible_change, verdict_of
from analysis.comparison import compare
from analysis.reading import read_here
from sample_data import MAPLE_HOLLOW

CASES = Path(__file__).parents[2] / "cases" / "maple_hollow"
STAFF = 48
with (CASES / "expected_findings.csv").open(encoding="utf-8", newline="") as lines:
    EXPECTED = list(csv.DictReader(lines))
CHANGES = [row for row in EXPECTED if row["family"] == "change"]


@cache
def favourable(item, year):
    """Numerator and base of an item among teachers, from the expected numbers."""
    for row in EXPECTED:
        if row["family"] == "favourable" and row["year"] == year and row["description"].split()[0] == item:
            return int(row["numerator"]), int(row["denominator"])
    raise KeyError(item)


@cache
def changes():
    """Every item asked in 2024 and 2025, by its change."""
    items = {row["description"].split()[0] for row in EXPECTED if row["family"] == "favourable"}
    years = ("2024", "2025")
    found = {}
    for item in items:
        try:
            found[item] = share_change(*(favourable(item, year) for year in years), (STAFF, STAFF))
        except KeyError:
            continue
    return found


@pytest.mark.parametrize("row", CHANGES, ids=lambda row: row["finding_id"])
def test_changes_of_the_sample_school(row):
    found = changes()[row["description"].split()[0]]
    assert round(100 * found.change, 1) == float(row["value"])


def test_largest_gains_and_loss_of_the_sample_school():
    ordered = sorted(changes(), key=lambda item: -changes()[item].change)
    gains, loss = (row["value"] for row in EXPECTED if row["family"] == "change_rank")
    assert ordered[:3] == gains.split(" > ")
    assert ordered[-1] == loss


def test_words_of_the_sample_school():
    words = {item: found.verdict for item, found in changes().items()}
    assert {item for item in ("E7", "F1", "B2", "E5", "D9", "E4", "A4") if words[item] != "clear change"} == set()
    assert words["D7"] == "some change"
    assert {words[item] for item in ("B1", "A1", "D11", "D1")} == {"about the same"}


def test_coaching_rose_clearly_since_2023():
    row = next(row for row in EXPECTED if row["family"] == "most_valuable_change")
    found = share_change((12, 38), (27, 46), (STAFF, STAFF))
    assert round(100 * found.change, 1) == float(row["value"])
    assert found.verdict == "clear change"


def test_the_false_trend_of_asking_for_feedback_is_not_drawn():
    # 63.2 % agreed in 2023, 47.7 % said often in 2024: another scale, so nothing may be put to share_change.
    shares = [favourable("A4", year) for year in ("2023", "2024")]
    assert [round(100 * n / base_n, 1) for n, base_n in shares] == [63.2, 47.7]
    surveys = [read_here(path.read_bytes(), path.name) for path in MAPLE_HOLLOW[:2]]
    [found] = [one for one in compare(*surveys).items if one.later and "feedback on my teaching" in one.later.wording]
    assert (found.link.match, found.change_pp) == ("scale_changed", None)


@pytest.mark.parametrize(
    ("earlier", "later", "p_change", "verdict"),
    [
        ((10, 20), (13, 20), 0.99, "some change"),  # 15 points, but 3 people
        ((20, 40), (26, 40), 0.99, "clear change"),  # 15 points, 6 people
        ((20, 40), (26, 40), 0.94, "some change"),
        ((100, 200), (129, 200), 1.0, "some change"),  # 14.5 points, 29 people
        ((100, 200), (116, 200), 0.99, "some change"),  # 8 points
        ((100, 200), (115, 200), 1.0, "about the same"),
        ((10, 20), (12, 20), 1.0, "about the same"),  # 10 points, 2 people
        ((30, 60), (30, 40), 1.0, "clear change"),  # 25 points are 10 of the 40, though nobody more said yes
        ((9, 9), (0, 40), 1.0, None),
        ((20, 40), (14, 40), 0.99, "clear change"),
    ],
)
def test_words_by_hand(earlier, later, p_change, verdict):
    assert verdict_of(earlier, later, p_change) == verdict


@pytest.mark.parametrize(("n", "points"), [(20, 30), (30, 27), (45, 22), (60, 18), (80, 16)])
def test_smallest_visible_rise_from_one_half(n, points):
    assert round(100 * smallest_visible_change(n // 2, n, n) - 1e-9) == points


def test_too_few_people_can_see_nothing():
    assert smallest_visible_change(1, 2, 2) is None


shares = st.integers(10, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@settings(deadline=None, max_examples=50)
@given(shares, shares, st.integers(0, 8), st.integers(0, 8))
def test_years_turned_round_turn_the_change_and_keep_the_word(earlier, later, more, others):
    staff = (earlier[1] + more, later[1] + others)
    found, turned = share_change(earlier, later, staff), share_change(later, earlier, staff[::-1])
    assert found == share_change(earlier, later, staff)
    assert found.change == pytest.approx(-turned.change)
    assert (found.verdict, found.p) == (turned.verdict, pytest.approx(turned.p, abs=1e-12))
    assert found.p_change == pytest.approx(turned.p_change, abs=1e-12)


def test_joined_years_see_what_unjoined_ones_do_not():
    apart = share_change((20, 45), (27, 45))
    joined = share_change((20, 45), (27, 45), linked=Linked(20, 0, 7, 18))
    assert apart.p > 0.1 > joined.p
    assert apart.interval[0] < 0 < joined.interval[0]
    assert (joined.linked, joined.change) == (True, apart.change)


def test_a_chance_without_headcounts_is_that_of_unlimited_staffs():
    assert share_change((20, 45), (27, 45)).p_change < share_change((20, 45), (27, 45), (46, 46)).p_change


def test_expected_numbers_are_as_many_as_they_were():
    kinds = Counter(re.sub(r"_rank$", "", row["family"]) for row in EXPECTED)
    assert kinds["change"] == 12


def test_two_directions_share_the_doubt_without_headcounts():
    words = [verdict_of((20, 40), (26, 40), 0.96, headcounts) for headcounts in (True, False)]
    assert words == ["clear change", "some change"]
    assert verdict_of((20, 40), (26, 40), 0.98, headcounts=False) == "clear change"
