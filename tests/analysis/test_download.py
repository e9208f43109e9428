"""The table that leaves as a file says what the finding says, and nothing in it runs."""

import csv
import io

import pytest

from analysis.download import csv_of
from analysis.printable import plain_cell
from analysis.survey import Finding, Row
from tests.analysis.reading.naughty import naughty_strings

COLUMNS = ("Answer", "Count", "Of", "Possible ranks")
FINDING = Finding(
    "f", "27 of 46 named coaching.", "46 answered.", "ranking",
    (Row("Coaching, in pairs", 27, 46, "1st"), Row('Books "new"', 6, 46, "2nd to 5th")), "One year only.", "", "Which?",
)  # fmt: skip


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_the_file_holds_the_rows_and_what_they_may_be_read_as():
    assert rows_of(csv_of(FINDING, COLUMNS, ["Nobody below five."])) == [
        list(COLUMNS),
        ["Coaching, in pairs", "27", "46", "1st"],
        ['Books "new"', "6", "46", "2nd to 5th"],
        [],
        ["27 of 46 named coaching."], ["46 answered."], ["One year only."], ["Which?"], ["Nobody below five."],
    ]  # fmt: skip


def test_spreadsheet_programs_know_the_encoding():
    assert csv_of(FINDING, COLUMNS).startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "\r=1", "=cmd|' /C calc'!A0"])
def test_no_text_is_a_formula(text: str):
    assert plain_cell(text).startswith("'")


@pytest.mark.parametrize("text", naughty_strings(), ids=range(500))
def test_odd_text_leaves_as_text(text: str):
    content = csv_of(Finding("f", text, text, "ranking", (Row(text, 1, 2, text),)), COLUMNS)
    label = rows_of(content)[1][0]
    assert not label.startswith(("=", "+", "-", "@"))
    assert not set(map(ord, label)) & {*range(9), 0xFFFE, 0xFFFF}


@pytest.mark.parametrize("text", ["Coaching", "« Découvrir »", "5 % more", "a=b", "", "Grades 1–2"])
def test_plain_text_stays_as_it_is(text: str):
    assert plain_cell(text) == text
