"""Commitments are kept: later lines take the place of earlier ones, and nothing is ever changed or removed."""

import pytest

from analysis.commitments import LONGEST, after, before
from analysis.errors import SurveyError
from analysis.findings.commitments import day, next_finding, said_did_finding
from analysis.store import Store

NOON = "2025-06-18T12:00:00"
LATER = "2026-05-02T08:00:00"
MADE = ("2025", "Sessions should be clearer", "Criteria written together", "Team leads", "2025-10-30")


@pytest.fixture
def store():
    """Return a store in memory."""
    return Store("sqlite://")


def test_a_commitment_is_kept_with_owner_and_date(store):
    root = store.commit(*MADE, NOON)
    (line,) = store.commitments()
    assert (line.root, line.wave, line.said, line.doing, line.owner, line.due) == (root, *MADE)
    assert (line.outcome, line.at) == ("", NOON)


def test_a_later_line_takes_its_place_and_the_earlier_ones_stay(store):
    first = store.commit(*MADE, NOON)
    second = store.commit("2025", "Data", "Two afternoons", "Ms Ortega", "2025-11-02", NOON)
    store.supersede(first, LATER, due="2025-12-01")
    store.supersede(first, LATER, outcome="Criteria stand on one page in every room.")
    assert [line.root for line in store.commitments()] == [first, second]
    assert store.commitments()[0].due == "2025-12-01"
    assert store.commitments()[0].outcome.startswith("Criteria stand")
    assert [line.due for line in store.commitment_lines() if line.root == first] == [
        "2025-10-30", "2025-12-01", "2025-12-01",
    ]  # fmt: skip


def test_no_method_changes_or_removes_a_line_of_a_school(store):
    root = store.commit(*MADE, NOON)
    lines = store.commitment_lines()
    store.supersede(root, LATER, said="Nothing was said")
    store.forget_sample_commitments()
    assert store.commitment_lines()[: len(lines)] == lines


def test_those_of_the_sample_school_are_apart_and_go_with_it(store):
    store.commit(*MADE, NOON, is_sample=True)
    assert store.commitments() == ()
    assert len(store.commitments(is_sample=True)) == 1
    store.forget_sample_commitments()
    assert store.commitments(is_sample=True) == ()


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"doing": "  "}, "Say what is done"),
        ({"owner": ""}, "Say what is done"),
        ({"due": ""}, "Say what is done"),
        ({"due": "2 October"}, "year-month-day"),
        ({"due": "2025-02-30"}, "year-month-day"),
        ({"said": "x" * (LONGEST + 1)}, f"here are {LONGEST + 1}"),
    ],
)
def test_what_is_no_commitment_is_refused_and_nothing_is_kept(store, changed, said):
    names = ("wave", "said", "doing", "owner", "due")
    with pytest.raises(SurveyError, match=said):
        store.commit(*({**dict(zip(names, MADE, strict=True)), **changed}.values()), NOON)
    root = store.commit(*MADE, NOON)
    with pytest.raises(SurveyError, match=said):
        store.supersede(root, LATER, **changed)
    with pytest.raises(SurveyError, match="no longer here"):
        store.supersede(root + 1, LATER, outcome="Done")
    assert len(store.commitment_lines()) == 1


def test_odd_text_is_kept_as_a_database_can_hold_it(store):
    store.commit("2025", "a\x00b", "\ud83d half", "'; DROP TABLE commitment; --", "2025-10-30", NOON)
    (line,) = store.commitments()
    assert (line.said, line.owner) == ("ab", "'; DROP TABLE commitment; --")


def test_a_meeting_tells_those_of_earlier_years_and_those_of_this_one(store):
    first = store.commit(*MADE, NOON)
    store.commit("2026", "Time", "One hour a week", "The principal", "2026-10-02", LATER)
    kept = store.commitments()
    assert [line.said for line in before(kept, "2026")] == ["Sessions should be clearer"]
    assert [line.said for line in after(kept, "2026")] == ["Time"]
    open_one = said_did_finding(before(kept, "2026"))
    assert open_one.headline == "You said, we did: one commitment, one still to come."
    assert open_one.rows[0].note == "Still to come: Criteria written together"
    store.supersede(first, LATER, outcome="They stand in every room.")
    done = said_did_finding(before(store.commitments(), "2026"))
    assert done.headline == "You said, we did: what became of one commitment."
    assert (done.rows[0].note, done.rows[0].column) == ("They stand in every room.", "Team leads, 30 October 2025")
    assert next_finding(after(kept, "2026")).rows[0].note == "One hour a week"


def test_without_commitments_there_is_nothing_to_tell():
    assert said_did_finding([]) is None
    assert next_finding([]) is None


def test_dates_are_said_in_words():
    assert day("2025-10-02") == "2 October 2025"
