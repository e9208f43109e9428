"""Publishing a survey and its later versions: what is shown, what is held, and what no way round gets past."""

from contextlib import closing

import pytest

import analysis.publication
from analysis.agreed import Agreed
from analysis.attack import attack
from analysis.errors import SurveyError
from analysis.publication import (
    comments_of,
    in_force,
    preview,
    publish,
    published_years,
    restore,
    store_history,
    tighten,
)
from analysis.reading import draft_here
from analysis.reading.assemble import survey_of
from analysis.store import Store
from tests.analysis.reading.tables import csv_text

NOON, LATER = "2025-06-18T12:00:00", "2025-06-19T12:00:00"
SECRET = b"outside the database"
HEADER = ["Timestamp", "Email Address", "Which team are you in?", "What is your role?",
          "What helped you most this year?", "How often did you have enough time to plan?"]  # fmt: skip
OFTEN = ("Never", "Rarely", "Sometimes", "Often", "Always")
TEAMS = ("Grade 1", "Grade 2", "Grade 3", "Grade 4")


def person(at: int, year: int = 2025, answer: int = 0) -> list[str]:
    ways = ("Coaching", "Books", "Visits")
    return [f"3/{1 + at % 28}/{year} 8:{at % 60:02}:11", f"t{at}@maple.example", TEAMS[at % 4], "Teacher",
            ways[(at * 7 + answer) % 3], OFTEN[(at * 3 + answer) % 5]]  # fmt: skip


def export(rows: list[list[str]], header: list[str] = HEADER):
    draft = draft_here(csv_text([header, *rows]).encode(), "Pulse.csv", secret=SECRET)
    return draft, survey_of(draft)


@pytest.fixture
def store(tmp_path):
    with closing(Store(f"sqlite:///{tmp_path}/same_room.db", secret=SECRET)) as opened:
        yield opened


def keep(store: Store, rows: list[list[str]], at: str = NOON, header: list[str] = HEADER):
    draft, survey = export(rows, header)
    return store.save(survey, at, draft=draft, series=store.series_of(survey))


FIRST = [person(at) for at in range(32)]


def test_a_first_version_is_published_with_its_blocks(store):
    saved = publish(store, keep(store, FIRST).id, NOON, 5)
    assert (saved.state, saved.promise, saved.held) == ("published", 5, None)
    assert in_force(store, saved).plan.team == tuple((team,) for team in TEAMS)
    (kept,) = store_history(store, saved)
    assert len(kept.marks) == 32
    assert "Coaching" not in repr(kept)
    assert "maple.example" not in repr(kept)


def changed(*people: int) -> list[list[str]]:
    return [person(at, answer=at in people) for at in range(32)]


HELD, WHOLE, ALL = "held", "whole school only", "blocks too"

LATER_VERSIONS = [
    ("one more", [*FIRST, person(32)], HELD),
    ("four more in four teams", [*FIRST, *map(person, range(32, 36))], HELD),
    ("five more in one team", [*FIRST, *(person(at) for at in range(32, 52, 4))], ALL),
    ("twenty more, five a team", [*FIRST, *map(person, range(32, 52))], ALL),
    ("seven more in four teams", [*FIRST, *map(person, range(32, 39))], WHOLE),
    ("one fewer", FIRST[1:], HELD),
    ("one changed", changed(0), HELD),
    ("four changed", changed(0, 4, 8, 12), HELD),
    ("five changed in one team", changed(0, 4, 8, 12, 16), ALL),
    ("five changed in five places", changed(0, 1, 2, 3, 4), WHOLE),
    ("one gone and one more", [*FIRST[1:], person(32)], HELD),
    ("in another order", FIRST[::-1], ALL),
]


@pytest.mark.parametrize(
    ("rows", "shown"), [case[1:] for case in LATER_VERSIONS], ids=[case[0] for case in LATER_VERSIONS]
)
def test_a_later_version_is_published_only_if_both_together_keep_the_promise(store, rows, shown: str):
    first = publish(store, keep(store, FIRST).id, NOON, 5)
    later = publish(store, keep(store, rows, LATER).id, LATER, 5)
    assert (later.state == "draft") is (shown == HELD)
    assert ("fewer than five people" in (later.held or "")) is (shown == HELD)
    states = {found.id: found.state for found in store.versions(first.series)}
    assert states[first.id] == ("published" if shown == HELD else "replaced")
    if shown != HELD:
        assert in_force(store, later).of.id == (first.id if shown == WHOLE else later.id)
        assert not attack(published_years(store, is_sample=False), 5).anything


@pytest.mark.parametrize(
    ("rows", "shown"), [case[1:] for case in LATER_VERSIONS], ids=[case[0] for case in LATER_VERSIONS]
)
def test_deleting_first_loosens_nothing_and_takes_all_that_stands_for_answers(store, rows, shown: str):
    first = publish(store, keep(store, FIRST).id, NOON, 5)
    (kept,) = store_history(store, first)
    store.delete(first.id, LATER)
    (left,) = store_history(store, first)
    assert set(kept.answers) == set(left.answers)
    assert not any(left.answers.values())
    assert not any(one in repr(store.ledger()) for hashes in kept.answers.values() for one in hashes)
    later = keep(store, rows, LATER)
    assert later.series == first.series
    later = publish(store, later.id, LATER, 5)
    # Which answers somebody changed is not known any more, so that a version with any is held.
    held = shown == HELD or any(row not in FIRST for row in rows if row[1] in {one[1] for one in FIRST})
    assert (later.state == "draft") is held
    assert (in_force(store, later) is not None) is (shown == ALL and not held)


@pytest.mark.parametrize("deleted", [False, True])
def test_rewording_a_question_is_no_way_round(store, deleted: bool):
    first = publish(store, keep(store, FIRST).id, NOON, 5)
    if deleted:
        store.delete(first.id, NOON)
    header = [*HEADER[:4], "What was most helpful for you?", "Was there enough time to plan, and how often?"]
    assert publish(store, keep(store, FIRST[1:], LATER, header).id, LATER, 5).state == "draft"


def test_saving_the_file_again_without_addresses_and_times_is_no_way_round(store):
    header = [*HEADER, "What do you want to say?"]
    told = [[*row, f"Remark {at} on how we learn"] for at, row in enumerate(FIRST)]
    publish(store, keep(store, told, NOON, header).id, NOON, 5)
    bare = [row[2:] for row in told[1:]]
    assert publish(store, keep(store, bare, LATER, header[2:]).id, LATER, 5).state == "draft"


def test_three_versions_are_tested_together(store):
    publish(store, keep(store, FIRST).id, NOON, 5)
    more = [*FIRST, *map(person, range(32, 52))]
    publish(store, keep(store, more, LATER).id, LATER, 5)
    # As many people as in the first version, two of whom it did not have: no difference to the version before is small.
    assert publish(store, keep(store, [*FIRST[2:], *map(person, (32, 33))], LATER).id, LATER, 5).state == "draft"


def test_another_year_has_the_blocks_of_the_year_before(store):
    first = publish(store, keep(store, FIRST).id, NOON, 5)
    draft, survey = export([person(at, 2026) for at in range(40)])
    second = publish(store, store.save(survey, LATER, draft=draft).id, LATER, 5)
    assert second.state == "published"
    assert in_force(store, second).plan == in_force(store, first).plan


def test_a_year_with_a_small_team_pools_it_in_all_years_that_are_loaded(store):
    small = [row for row in (person(at, 2026, 1) for at in range(32)) if row[2] != "Grade 2"] + [person(1, 2026, 1)]
    draft, survey = export([[*row[:4], f"{row[4]} again", row[5]] for row in small])
    store.save(survey, NOON, draft=draft)
    first = publish(store, keep(store, FIRST).id, NOON, 5)
    assert not any(block == ("Grade 2",) for block in in_force(store, first).plan.team)


def test_progress_is_told_to_the_end(store):
    told: list[float] = []
    publish(store, keep(store, FIRST).id, NOON, 5, told.append)
    assert told == sorted(told)
    assert told[-1] == 1


def test_a_draft_shows_its_blocks_to_the_uploader_and_has_none_in_force(store):
    saved = keep(store, FIRST)
    assert in_force(store, saved) is None
    assert preview(store, saved, 5).plan.team == tuple((team,) for team in TEAMS)
    assert preview(store, saved, 9).plan.team == (("Grade 1", "Grade 2"), ("Grade 3", "Grade 4"))


def test_a_tighter_promise_pools_blocks_and_cuts_no_new_ones(store):
    first = publish(store, keep(store, FIRST).id, NOON, 5)
    before = in_force(store, first).plan
    tighter = tighten(store, first.id, LATER, 9)
    plan = in_force(store, tighter).plan
    assert (tighter.promise, plan.promise) == (9, 9)
    assert plan.least >= 9
    assert plan.team == (("Grade 1", "Grade 2"), ("Grade 3", "Grade 4"))
    assert all(any(set(old) <= set(new) for new in plan.team) for old in before.team)
    with pytest.raises(SurveyError, match="tightened"):
        tighten(store, first.id, LATER, 5)


def test_a_later_version_has_the_tighter_promise_and_what_was_seen_before_stays_in_the_test(store):
    first = publish(store, keep(store, FIRST).id, NOON, 5)
    tighten(store, first.id, LATER, 8)
    assert publish(store, keep(store, [*FIRST, person(32)], LATER).id, LATER, 5).state == "draft"
    later = publish(store, keep(store, [*FIRST, *map(person, range(32, 52))], LATER).id, LATER, 5)
    assert (later.state, later.promise, in_force(store, later).plan.promise) == ("published", 8, 8)


ASIDE = [*HEADER, "Please rank these by what helped you. [Books]", "Please rank these by what helped you. [Visits]",
         "Please rank these by what helped you. [Coaching]", "What would you like to say?"]  # fmt: skip


def aside(at: int, first: int, said: str = "") -> list[str]:
    ranks = [str((first + place) % 3 + 1) for place in range(3)]
    return [*person(at), *ranks, said or f"Remark {at}"]


@pytest.mark.parametrize("changed_one", [aside(0, 1), aside(0, 0, "Something else")], ids=["ranking", "own words"])
def test_a_ranking_or_a_comment_that_one_person_changed_holds_a_version(store, changed_one):
    rows = [aside(at, at % 3) for at in range(32)]
    publish(store, keep(store, rows, NOON, ASIDE).id, NOON, 5)
    later = keep(store, [changed_one, *rows[1:]], LATER, ASIDE)
    assert "ranking" in {item.item_type for item in store.load(later.id).items}
    assert publish(store, later.id, LATER, 5).state == "draft"


@pytest.mark.parametrize(("wrote", "stand"), [(0, True), (1, False), (4, False), (5, True)])
def test_comments_of_a_later_version_are_shown_where_nobody_or_enough_wrote_since(store, wrote: int, stand: bool):
    rows = [aside(at, at % 3) for at in range(32)]
    first = publish(store, keep(store, rows, NOON, ASIDE).id, NOON, 5)
    late = [aside(at, at % 3, f"Remark {at}" if at < 32 + wrote else " ") for at in range(32, 52)]
    later = publish(store, keep(store, [*rows, *late], LATER, ASIDE).id, LATER, 5)
    assert later.state == "published"
    assert comments_of(store, first).id == first.id
    assert comments_of(store, later).id == (later.id if stand else first.id)
    assert comments_of(store, tighten(store, later.id, LATER, 6)).id == (later.id if stand else first.id)


def test_blocks_of_an_earlier_version_go_when_the_promise_is_tightened(store):
    first = publish(store, keep(store, FIRST).id, NOON, 5)
    later = publish(store, keep(store, [*FIRST, *map(person, range(32, 39))], LATER).id, LATER, 5)
    assert in_force(store, later).of.id == first.id
    assert in_force(store, tighten(store, later.id, LATER, 8)) is None
    back = restore(store, first.id, LATER)
    assert (back.promise, in_force(store, back).plan.promise) == (8, 8)
    assert in_force(store, back).plan.least >= 8


def test_counts_where_they_were_agreed_and_bands_from_when_they_are_tightened(store):
    first = publish(store, keep(store, FIRST).id, NOON, 5, agreed=Agreed(12, counts=True))
    assert first.agreed == Agreed(12, counts=True)
    assert in_force(store, first).plan.counts
    (year,) = published_years(store, is_sample=False)
    assert all(row.band.exact for found in year.released.by_block for row in found.blocks)
    assert not attack([year], 5).anything
    later = tighten(store, first.id, LATER, 5, Agreed(12))
    assert (in_force(store, later).plan.counts, later.agreed) == (False, Agreed(12))
    with pytest.raises(SurveyError, match="only be tightened"):
        tighten(store, first.id, LATER, 5, Agreed(12, counts=True))
    more = keep(store, [*FIRST, *map(person, range(32, 52))], LATER)
    assert more.agreed == Agreed(12)
    with pytest.raises(SurveyError, match="only be tightened"):
        publish(store, more.id, LATER, 5, agreed=Agreed())


def test_wider_blocks_never_tell_for_certain_what_narrower_ones_and_they_tell_together(store, monkeypatch):
    first = publish(store, keep(store, FIRST).id, NOON, 5)
    monkeypatch.setattr(analysis.publication, "certain_together", lambda *versions: ("q",))
    assert in_force(store, tighten(store, first.id, LATER, 9)).held == ("q",)
    assert len(published_years(store, is_sample=False)) == 2


def test_a_team_that_is_written_otherwise_next_year_keeps_its_name_and_its_block(store):
    publish(store, keep(store, FIRST).id, NOON, 5)
    spelt = [[*row[:2], row[2].replace("Grade", "Gr."), *row[3:]] for row in (person(at, 2026, 1) for at in range(40))]
    draft, survey = export([[*row[:4], f"{row[4]} again", row[5]] for row in spelt])
    second = publish(store, store.save(survey, LATER, draft=draft).id, LATER, 5)
    found = in_force(store, second)
    assert found.plan.team == tuple((team,) for team in TEAMS)
    assert found.names["Gr. 1"] == "Grade 1"
