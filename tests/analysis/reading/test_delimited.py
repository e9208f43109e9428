"""Delimited text in every encoding, delimiter and line ending ends as the same cells."""

import pytest

from analysis.errors import SurveyError
from analysis.reading.delimited import decoded, rows_of_text
from analysis.settings import Limits
from tests.analysis.reading.tables import csv_text

ROWS = [
    ["Équipe", "What helped, and why?", "Rating"],
    ["Grade 1", 'She said "try it"; I did', "4"],
    ["Grade 2", "two\nlines", "5"],
    ["Grade 3", "a | b\tc", "3"],
]


def rows(data: bytes) -> list[list[str]]:
    """Return the cells of delimited text under the usual limits."""
    return rows_of_text(data, Limits())


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_endings(delimiter: str, newline: str) -> None:
    assert rows(csv_text(ROWS, delimiter, newline).encode()) == ROWS


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_encodings(encoding: str, delimiter: str) -> None:
    assert rows(csv_text(ROWS, delimiter).encode(encoding)) == ROWS


def test_utf_16_big_endian_with_its_mark() -> None:
    assert rows(b"\xfe\xff" + csv_text(ROWS).encode("utf-16-be")) == ROWS


@pytest.mark.parametrize("line", ["sep=;\n", "sep=;\r\n", '"sep=;"\n', "SEP=;\n"])
def test_the_declared_delimiter(line: str) -> None:
    assert rows((line + csv_text(ROWS, ";")).encode()) == ROWS


def test_a_declared_delimiter_behind_a_byte_order_mark() -> None:
    assert rows(("\ufeffsep=;\n" + csv_text(ROWS, ";")).encode()) == ROWS


def test_a_delimiter_inside_answers_does_not_win() -> None:
    table = [["Team", "Ticks"], *(["3", "A;B;C"], ["4", "A;B;C"], ["5", "A;B;C"])]
    assert rows(csv_text(table).encode()) == table


def test_commas_inside_unquoted_answers_do_not_win() -> None:
    table = [["Team", "Why", "Rating"], *([str(at), "Time, trust, tea", "4"] for at in range(9))]
    assert rows(csv_text(table, ";").encode()) == table
    assert rows(csv_text(table, "\t").encode()) == table


def test_windows_dashes_and_quotes() -> None:
    assert decoded(b"Grades 1\x962, \x93yes\x94") == "Grades 1–2, “yes”"


def test_blank_lines_are_empty_records() -> None:
    assert rows(b"a,b\n\n1,2\n") == [["a", "b"], [], ["1", "2"]]


def test_a_quote_that_never_closes_swallows_no_rows() -> None:
    with pytest.raises(SurveyError, match="In row 2 a quotation mark"):
        rows(b'a,b\n"open,2\n3,4\n')
    assert rows(b'a,b\n1,2\n3,"4\n')[-1] == ["3", "4\n"]


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><html>",
        b"  <html><body>",
        b'{"a": 1}',
        b"<?xml version='1.0'?>",
        b"\x01\x00\x07binary\x00",
        b'[{"a": 1}]',
    ],
)
def test_what_is_no_table_is_refused(data: bytes) -> None:
    with pytest.raises(SurveyError, match="spreadsheet"):
        rows(data)
