"""Versions of one survey in the store: recognised, put in each other's place, put back, and never a way to loosen."""

from contextlib import closing

import pytest

from analysis.agreed import Agreed
from analysis.document import to_bytes
from analysis.errors import SurveyError
from analysis.reading import draft_here
from analysis.reading.assemble import survey_of
from analysis.store import Store
from tests.analysis.reading.tables import csv_text
from tests.analysis.surveys import pulse

NOON, LATER = "2025-06-18T12:00:00", "2025-06-19T12:00:00"
SECRET = b"outside the database"
HEADER = ["Timestamp", "Email Address", "What helped you most this year?", "How many visits?"]


def export(people: range, digest_of: str = "", year: int = 2025):
    """Return draft and survey of some people, as they leave reading."""
    answers = ("Coaching", "Books", "Visits")
    rows = [[f"3/{at}/{year} 8:00:0{at % 7}", f"t{at}@maple.example", answers[at % 3], str(at)] for at in people]
    draft = draft_here(csv_text([HEADER, *rows]).encode() + digest_of.encode(), "Pulse.csv", secret=SECRET)
    return draft, survey_of(draft)


@pytest.fixture
def store(tmp_path):
    with closing(Store(f"sqlite:///{tmp_path}/same_room.db", secret=SECRET)) as opened:
        yield opened


def keep(store: Store, people: range, at: str = NOON, **values):
    draft, survey = export(people)
    return store.save(survey, at, draft=draft, series=store.series_of(survey), **values)


def states(store: Store, series: str) -> list[str]:
    return [version.state for version in store.versions(series)]


def test_a_later_export_takes_the_place_of_the_draft_and_has_its_year_and_headcounts(store):
    first = keep(store, range(1, 11), staff_n=30)
    store.set_wave(first.id, "2024/25")
    store.set_team_staff(first.id, {"K": 4})
    second = keep(store, range(1, 15), LATER)
    assert (second.series, second.state, second.wave, second.staff_n) == (first.series, "draft", "2024/25", 30)
    assert second.team_staff == (("K", 4),)
    assert store.surveys() == (second,)
    assert states(store, first.series) == ["replaced", "draft"]


def test_a_replaced_draft_is_put_back_and_can_be_decided_about(store):
    first, second = keep(store, range(1, 11)), keep(store, range(1, 15), LATER)
    before = store.load(second.id)
    assert store.restore(first.id, LATER).state == "draft"
    assert states(store, first.series) == ["draft", "replaced"]
    assert store.draft(first.id).marks == tuple(store.draft(first.id).marks) != ()
    store.restore(second.id, LATER)
    assert store.load(second.id) == before
    with pytest.raises(SurveyError, match="stands already"):
        store.restore(second.id, LATER)


def test_a_draft_stands_beside_the_published_version_until_it_is_published(store):
    first = keep(store, range(1, 11))
    store.publish(first.id, NOON, promise=5)
    second = keep(store, range(1, 15), LATER)
    assert (second.promise, len(store.surveys())) == (5, 2)
    store.publish(second.id, LATER, promise=5)
    assert states(store, first.series) == ["replaced", "published"]
    with pytest.raises(SurveyError, match="Another version"):
        store.publish(first.id, LATER, promise=5)
    with pytest.raises(SurveyError, match="Another version"):
        store.tighten(first.id, LATER, promise=6)


def test_no_version_loosens_what_another_one_promised(store):
    first = keep(store, range(1, 11))
    store.publish(first.id, NOON, promise=5)
    second = keep(store, range(1, 15), LATER)
    store.tighten(first.id, LATER, promise=7)
    with pytest.raises(SurveyError, match="tightened"):
        store.publish(second.id, LATER, promise=5)
    store.publish(second.id, LATER, promise=8)
    assert store.restore(first.id, LATER).promise == 8


def test_a_deleted_survey_is_recognised_by_the_people_in_the_ledger(store):
    draft, survey = export(range(1, 11))
    saved = store.save(survey, NOON, draft=draft)
    people = {"people": [list(store.load(saved.id).marks), list(store.load(saved.id).contents)]}
    store.publish(saved.id, NOON, promise=6, block_counts=people)
    store.delete(saved.id, LATER)
    again = keep(store, range(1, 10), LATER)
    assert (again.series, again.promise) == (saved.series, 6)


def test_a_draft_that_was_never_published_is_forgotten_with_its_people(store):
    saved = keep(store, range(1, 11))
    store.delete(saved.id, LATER)
    assert store.series_of(export(range(1, 10))[1]) is None


def test_deleting_the_version_that_stands_takes_the_replaced_ones_along(store):
    first = keep(store, range(1, 11))
    store.publish(first.id, NOON, promise=5)
    second = keep(store, range(1, 15), LATER)
    store.delete(second.id, LATER)
    assert states(store, first.series) == ["published"]
    third = keep(store, range(1, 16), LATER)
    store.publish(third.id, LATER, promise=5)
    store.delete(third.id, LATER)
    assert store.versions(first.series) == store.surveys() == ()


def test_why_a_version_is_held_is_kept_until_it_is_published(store):
    saved = keep(store, range(1, 11))
    assert store.hold(saved.id, "Two answers changed.").held == "Two answers changed."
    assert store.publish(saved.id, LATER, promise=5).held is None
    with pytest.raises(SurveyError):
        store.hold(saved.id, "Too late.")


def test_another_year_begins_a_series_of_its_own_and_shares_no_mark(store):
    this = keep(store, range(1, 11))
    draft, survey = export(range(1, 11), year=2024)
    last = store.save(survey, NOON, draft=draft)
    assert this.series != last.series
    assert not set(store.load(this.id).marks) & set(store.load(last.id).marks)


def test_without_the_secret_nobody_is_recognised(store, tmp_path):
    keep(store, range(1, 11))
    with closing(Store(f"sqlite:///{tmp_path}/same_room.db", secret=b"another")) as other:
        assert other.series_of(export(range(1, 12))[1]) is None


def test_what_is_kept_holds_no_address(store, tmp_path):
    saved = keep(store, range(1, 11))
    assert b"maple.example" not in to_bytes(store.load(saved.id))
    assert all(b"maple.example" not in path.read_bytes() for path in tmp_path.iterdir())


def test_samples_are_no_version_of_anything(store):
    draft, survey = export(range(1, 11))
    store.save(survey, NOON, is_sample=True, draft=draft)
    assert store.series_of(export(range(1, 12))[1]) is None


def test_what_is_agreed_beside_the_promise_is_kept_and_only_ever_tightened(store):
    first = store.save(pulse(), NOON)
    with pytest.raises(SurveyError, match="at least 10 writers"):
        store.publish(first.id, NOON, 5, agreed=Agreed(9))
    published = store.publish(first.id, NOON, 5, agreed=Agreed(12, counts=True))
    assert published.agreed == store.surveys()[0].agreed == Agreed(12, counts=True)
    for looser in (Agreed(11, counts=True), Agreed(10)):
        with pytest.raises(SurveyError, match="only be tightened"):
            store.tighten(first.id, LATER, 5, agreed=looser)
    assert store.tighten(first.id, LATER, 5, agreed=Agreed(12)).agreed == Agreed(12)
    with pytest.raises(SurveyError, match="only be tightened"):
        store.tighten(first.id, LATER, 5, agreed=Agreed(12, counts=True))
    assert store.tighten(first.id, LATER, 6).agreed == Agreed(12)


def test_deleting_and_saving_again_does_not_loosen_what_was_agreed(store):
    first = store.save(pulse(), NOON)
    store.publish(first.id, NOON, 5, agreed=Agreed(14))
    store.delete(first.id, LATER)
    again = store.save(pulse(), LATER)
    assert again.agreed == Agreed(14)
    for looser in (Agreed(), Agreed(14, counts=True)):
        with pytest.raises(SurveyError, match="only be tightened"):
            store.publish(again.id, LATER, 5, agreed=looser)
    assert store.publish(again.id, LATER, 5).agreed == Agreed(14)
