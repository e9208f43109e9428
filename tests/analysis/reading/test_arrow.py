"""The quick reader of large text reads what the ordinary one reads, to the letter, or leaves the text to it."""

import csv
import io
from array import array

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from analysis.errors import SurveyError
from analysis.reading import arrow, bulk, delimited, quoting
from analysis.reading.table import Table, table_of
from analysis.settings import Limits
from tests.analysis.reading.tables import csv_text

SIGNS = 'ab",;\n\r \té\x00NA'
CELLS = st.text(st.sampled_from(SIGNS), max_size=6) | st.sampled_from(["", "NA", "null", "1.0", "TRUE", "\ufeff", "😀"])
RAGGED = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=2, max_size=8)
EVEN = st.integers(2, 4).flatmap(
    lambda wide: st.lists(st.lists(CELLS, min_size=wide, max_size=wide), min_size=2, max_size=8)
)


def ordinary(text: str, delimiter: str) -> list[list[str]] | None:
    """Return the records as Python's own module reads them, None where it objects."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return None


def agreed(text: str, delimiter: str = ",") -> bool:
    """Return whether the quick reader took a text; it has to be right then."""
    found = arrow.table_by_arrow(text.encode("utf-8"), delimiter, 1_000)
    if found is not None:
        wanted = ordinary(text.rstrip("\r\n"), delimiter)
        assert found == wanted
        assert held(found) == held(table_of(wanted))
    return found is not None


def held(table: Table) -> list[tuple[tuple[str, ...], array]]:
    """Return texts and codes of every column."""
    return [(column.texts, column.codes) for column in table.columns]


@settings(max_examples=400, deadline=None)
@given(st.text(st.sampled_from(SIGNS), max_size=60))
@example('a,b\n"c"d,e\nf,g')
@example('a,b\n"c,d\ne",f"')
@example('a,b\n"c""",d\n"""",""')
@example('a,b\nc,d"e"\nf,g')
@example("a,b\nc,d\r")
@example("a,b\n\nc,d")
@example("a,b\n1,2\n")
@example("\ufeffa,b\n1,2\n")
def test_any_text_is_read_as_usual_or_not_at_all(text: str) -> None:
    agreed(text)


@settings(max_examples=200, deadline=None)
@given(EVEN | RAGGED, st.sampled_from(",;\t|"), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_tables_are_read_as_usual_or_not_at_all(
    rows: list[list[str]], delimiter: str, newline: str, quoted: bool
) -> None:
    text = io.StringIO(newline="")
    quoting_ = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(text, delimiter=delimiter, lineterminator=newline, quoting=quoting_).writerows(rows)
    agreed(text.getvalue(), delimiter)


def survey(n: int, comment: str = 'It helped, "a lot"\nand more') -> str:
    return csv_text(
        [["Team", "What helped?", "Rating"]] + [[f"Grade {at % 7}", comment, str(at % 5)] for at in range(n)]
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_usual_export_is_taken(encoding: str, newline: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data = survey(400, "été, NA").replace("\r\n", "\n").replace("\n", newline).encode(encoding)
    usual = delimited.rows_of_text(data, Limits())
    monkeypatch.setattr(delimited, "LARGE_TEXT", 0)
    monkeypatch.setattr(quoting, "records", lambda *_: pytest.fail("left to the ordinary reader"))
    monkeypatch.setattr(delimited, "records", quoting.records)
    assert held(delimited.rows_of_text(data, Limits())) == held(usual)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (survey(300) + 'Grade 1,"open,2\r\n', "a mark that is never closed"),
        (survey(300) + 'Grade 1,5" tall,2\r\n', "a mark inside a cell"),
        (survey(300) + "Grade 1\r\n", "a short row"),
        (survey(300) + "Grade 1,a,b,c\r\n", "a long row"),
        (survey(300) + "\r\nGrade 1,a,b\r\n", "a blank line"),
        (survey(300) + "Grade 1,a\rb,c\r\n", "a lone carriage return"),
        (survey(300) + "Grade 1,a\x00b,c\r\n", "a zero"),
        (survey(300) + f"Grade 1,{'x' * 2_000},c\r\n", "a long line"),
    ],
)
def test_what_is_doubtful_is_left_to_the_ordinary_reader(text: str, reason: str) -> None:
    assert arrow.table_by_arrow(text.encode(), ",", 1_500) is None, reason
    assert arrow.table_by_arrow(survey(300).encode(), ",", 1_500) is not None


def test_an_open_mark_in_a_large_text_is_refused_as_in_a_small_one(monkeypatch: pytest.MonkeyPatch) -> None:
    data = (survey(300) + 'Grade 1,"open,2\r\nGrade 2,a,3\r\n').encode()
    monkeypatch.setattr(delimited, "LARGE_TEXT", 0)
    with pytest.raises(SurveyError, match="In row 302 a quotation mark is opened"):
        delimited.rows_of_text(data, Limits())


def test_many_blocks_are_one_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow, "_BLOCK", 1_000)
    monkeypatch.setattr(bulk, "LARGE_ROWS", 1)
    found = arrow.table_by_arrow(survey(300).encode(), ",", 1_500)
    assert found is not None
    assert held(found) == held(table_of(ordinary(survey(300), ",")))
