"""Who is recognised in a later export, by what, and what a mark gives away."""

from random import Random

import pytest

from analysis.document import from_bytes, to_bytes
from analysis.reading import draft_here, read_draft
from analysis.reading.assemble import survey_of
from analysis.reading.draft import Draft
from analysis.reading.marks import rekeyed
from tests.analysis.reading.tables import csv_text, xlsx_bytes

SECRET = b"k" * 32
HEADER = ["Timestamp", "Email Address", "What helped you most this year?", "How many courses did you take?"]
PEOPLE = [
    [f"3/{day}/2025 8:0{day}:11", f"teacher{day}@maple.example", answer, str(day)]
    for day, answer in enumerate(["Coaching", "Books", "Coaching", "Visits", "Books", "Visits"], 1)
]


def draft(rows: list[list[str]], name: str = "survey.csv", secret: bytes = SECRET) -> Draft:
    return draft_here(csv_text(rows).encode(), name, secret=secret)


def without(column: int) -> list[list[str]]:
    return [row[:column] + row[column + 1 :] for row in (HEADER, *PEOPLE)]


def test_without_a_secret_nobody_is_marked():
    assert (draft([HEADER, *PEOPLE], secret=b"").marks, draft([HEADER, *PEOPLE], secret=b"").contents) == ((), ())


def test_an_edited_answer_keeps_its_mark_and_changes_its_content():
    edited = [[*PEOPLE[0][:2], "Visits", "1"], *PEOPLE[1:]]
    before, after = draft([HEADER, *PEOPLE]), draft([HEADER, *edited])
    assert before.marks == after.marks
    assert len(set(before.marks)) == len(PEOPLE)
    assert [a == b for a, b in zip(before.contents, after.contents, strict=True)] == [False] + [True] * 5


def test_the_address_recognises_where_editing_moves_the_time():
    moved = [["4/1/2025 9:00:00", *PEOPLE[0][1:]], *PEOPLE[1:]]
    before, after = ([mark.split(".") for mark in draft([HEADER, *rows]).marks] for rows in (PEOPLE, moved))
    assert [who for who, _ in before] == [who for who, _ in after]
    assert [one == other for (_, one), (_, other) in zip(before, after, strict=True)] == [False] + [True] * 5


def test_without_an_address_the_time_recognises():
    before, after = draft(without(1)), draft([without(1)[0], *without(1)[3:]])
    assert before.marks[2:] == after.marks


@pytest.mark.parametrize("ids", [["6.34E+17"] * 6, ["7", "7", "7", "7", "7", "8"], [""] * 6])
def test_an_id_that_tells_nobody_apart_is_none(ids):
    rows = [["Respondent ID", *HEADER[2:]], *([key, *row[2:]] for key, row in zip(ids, PEOPLE, strict=True))]
    assert draft(rows).marks == ()


def test_running_numbers_begin_again_next_year():
    header = ["ID", "Start time", "Completion time", "Email", "Name", *HEADER[2:]]

    def year(year: int) -> list[list[str]]:
        times = (f"3/1/{year} 8:00:00", f"3/1/{year} 8:05:00")
        return [header, *([str(at), *times, "anonymous", "", *row[2:]] for at, row in enumerate(PEOPLE, 1))]

    this, last = draft(year(2025)), draft(year(2024))
    assert this.layout.platform == "microsoft_forms"
    assert len(set(this.marks)) == len(PEOPLE)
    assert not set(this.marks) & set(last.marks)


def test_contents_do_not_mind_order_names_spelling_or_program():
    order = [0, 1, 3, 2]
    rows = [[row[at] for at in order] for row in ([*HEADER[:2], "Most helpful?", "Courses?"], *PEOPLE)]
    spelt = [rows[0], *([*row[:3], f" {row[3].upper()} "] for row in rows[1:])]
    assert draft(spelt).contents == draft([HEADER, *PEOPLE]).contents
    numbers = [HEADER, *([*row[:3], float(row[3])] for row in PEOPLE)]
    assert draft_here(xlsx_bytes(numbers), "a.xlsx", secret=SECRET).contents == draft([HEADER, *PEOPLE]).contents


def test_marks_follow_their_people_into_the_survey():
    read = draft([HEADER, *PEOPLE])
    survey = survey_of(read)
    assert sorted(survey.marks) == sorted(read.marks)
    chosen = survey.items[0]
    answer_of = {mark: row[2] for mark, row in zip(read.marks, PEOPLE, strict=True)}
    codes = survey.responses[chosen.item_id].codes[0]
    assert [chosen.options[code] for code in codes] == [answer_of[mark] for mark in survey.marks]


def test_whoever_is_left_out_has_no_mark_in_the_survey():
    again = [*PEOPLE, [*PEOPLE[0][:1], PEOPLE[0][1], "Books", "3"]]
    assert len(survey_of(draft([HEADER, *again])).marks) == len(PEOPLE)


def test_another_secret_gives_other_marks_and_no_mark_holds_an_address():
    one, other = draft([HEADER, *PEOPLE]), draft([HEADER, *PEOPLE], secret=b"x" * 32)
    assert not set(one.marks + one.contents) & set(other.marks + other.contents)
    assert b"maple.example" not in to_bytes(one)


def test_no_two_surveys_share_a_mark():
    marks = draft([HEADER, *PEOPLE]).marks
    one, other = rekeyed(marks, b"one"), rekeyed(marks, b"other")
    assert len(set(marks + one + other)) == 3 * len(PEOPLE)
    assert rekeyed(("", marks[0]), b"one") == ("", one[0])


def test_the_child_marks_as_this_process_does():
    read, survey = read_draft(csv_text([HEADER, *PEOPLE]).encode(), "survey.csv", secret=SECRET)
    assert read == draft([HEADER, *PEOPLE])
    assert from_bytes(to_bytes(survey)).marks == survey.marks != ()


def test_the_order_of_rows_changes_no_mark():
    mixed = PEOPLE[:]
    Random(3).shuffle(mixed)
    assert sorted(draft([HEADER, *mixed]).marks) == sorted(draft([HEADER, *PEOPLE]).marks)
