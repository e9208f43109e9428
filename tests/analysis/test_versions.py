"""A later export of the same survey is recognised, and how it differs is said exactly."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading import draft_here
from analysis.reading.assemble import survey_of
from analysis.survey import Survey
from analysis.versions import Difference, difference, is_later_export, link
from sample_data import MAPLE_HOLLOW
from tests.analysis.reading.tables import csv_text, xlsx_bytes

HEADER = [
    "Timestamp",
    "Email Address",
    "What helped you most?",
    "How often do you meet?",
    "What do you want?",
    "Tell us",
]
OFTEN = ["Never", "Rarely", "Sometimes", "Often", "Always"]
MARKS = st.lists(st.sampled_from(["", *(f"r{letter}" for letter in "abcdefgh")]), max_size=8)


def person(at: int) -> list[str]:
    random = Random(at)
    ways = ["Coaching", "Books", "Visits"]
    wishes = ", ".join(sorted(random.sample(["Time", "Trust", "Data", "Choice"], 2)))
    said = f"Remark number {at} about how we meet and learn"
    day = f"{1 + at % 28}/2025 8:{at:02}:11"
    return [f"3/{day}", f"t{at}@maple.example", random.choice(ways), random.choice(OFTEN), wishes, said]


def export(rows: list[list[str]], header: list[str] = HEADER) -> Survey:
    return survey_of(draft_here(csv_text([header, *rows]).encode(), "pulse.csv", secret=b"s"))


def known_as_later(earlier: Survey, later: Survey) -> bool:
    return is_later_export(earlier.marks, earlier.contents, later.marks, later.contents)


PEOPLE = [person(at) for at in range(20)]
FIRST = export(PEOPLE)


def test_added_changed_and_removed_people_are_counted():
    later = [*PEOPLE[1:4], [*PEOPLE[4][:2], "Other schools", *PEOPLE[4][3:]], *PEOPLE[5:], *map(person, range(30, 33))]
    found = difference(FIRST, export(later))
    assert found == Difference(same=18, changed=1, added=3, removed=1, new_questions=(), dropped_questions=(),
                               renamed_questions=(), reordered=False)  # fmt: skip
    assert not found.nothing
    assert known_as_later(FIRST, export(later))


def test_the_same_rows_in_any_order_differ_in_nothing():
    mixed = PEOPLE[:]
    Random(1).shuffle(mixed)
    assert difference(FIRST, export(mixed)).nothing


def test_a_reworded_a_new_and_a_dropped_question_are_told_apart():
    header = [*HEADER[:3], "How often does your team meet?", HEADER[4], "Who leads?"]
    later = [[*row[:5], ["Anna", "Nobody"][at % 2]] for at, row in enumerate(PEOPLE)]
    found = difference(FIRST, export(later, header))
    assert found.renamed_questions == (("How often do you meet?", "How often does your team meet?"),)
    assert (found.new_questions, found.dropped_questions) == (("Who leads?",), ("Tell us",))
    assert known_as_later(FIRST, export(later, header))


def test_moved_columns_are_noticed():
    moved = [[row[at] for at in (0, 1, 3, 2, 4, 5)] for row in (HEADER, *PEOPLE)]
    found = difference(FIRST, export(moved[1:], moved[0]))
    assert found.reordered
    assert (found.same, found.changed, found.new_questions) == (20, 0, ())


def test_a_file_saved_again_without_ids_and_times_is_known_by_its_answers():
    bare = survey_of(draft_here(xlsx_bytes([row[2:] for row in (HEADER, *PEOPLE[2:])]), "pulse.xlsx", secret=b"s"))
    assert bare.marks == ()
    assert known_as_later(FIRST, bare)
    assert (difference(FIRST, bare).same, difference(FIRST, bare).removed) == (18, 2)


def test_another_year_of_the_same_people_is_not_a_later_export_where_they_answer_otherwise():
    next_year = [[row[0].replace("2025", "2026"), row[1], *person(at + 100)[2:]] for at, row in enumerate(PEOPLE)]
    people = [{mark.partition(".")[0] for mark in survey.marks} for survey in (FIRST, export(next_year))]
    assert people[0] == people[1]
    assert not known_as_later(FIRST, export(next_year))


def test_a_short_survey_answered_alike_every_year_is_not_one_survey():
    header = ["Timestamp", "What helped you most?"]
    years = [
        [[f"3/{1 + at}/{year} 8:00:11", ["Coaching", "Books"][at % 2]] for at in range(20)] for year in (2024, 2025)
    ]
    assert not known_as_later(*(export(rows, header) for rows in years))


def test_the_years_of_the_sample_school_are_three_surveys():
    years = [survey_of(draft_here(path.read_bytes(), path.name, secret=b"s")) for path in MAPLE_HOLLOW]
    assert all(len(set(year.contents)) == year.respondents for year in years)
    assert not any(known_as_later(one, other) for one in years for other in years if one is not other)


@pytest.mark.parametrize(("size", "known"), [(0, False), (1, True), (2, True), (9, True)])
def test_a_first_export_of_few_is_known_by_its_marks(size: int, known: bool):
    marks = tuple(f"r{at}" for at in range(size))
    later = tuple(f"r{at}" for at in range(30))
    assert is_later_export(marks, ("",) * size, later, ("",) * 30) is known


@settings(max_examples=300, deadline=None)
@given(MARKS, MARKS, st.randoms(use_true_random=False))
def test_everybody_is_linked_once_or_left_over(earlier: list[str], later: list[str], random: Random):
    contents, contents_later = ([random.choice("xyz") for _ in marks] for marks in (earlier, later))
    found = link(earlier, contents, later, contents_later)
    pairs = (*found.same, *found.changed)
    assert sorted([one for one, _ in pairs] + list(found.removed)) == list(range(len(earlier)))
    assert sorted([other for _, other in pairs] + list(found.added)) == list(range(len(later)))
    assert all(contents[one] == contents_later[other] for one, other in found.same)
    assert all(earlier[one] == later[other] != "" for one, other in found.changed)
    back = link(later, contents_later, earlier, contents)
    assert (len(back.added), len(back.removed)) == (len(found.removed), len(found.added))
