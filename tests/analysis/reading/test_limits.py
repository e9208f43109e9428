"""What is too large is refused early; what is only unusually large is read."""

import time

import pytest

from analysis.errors import SurveyError
from analysis.reading import read_here
from analysis.reading.cells import sheets
from analysis.settings import Limits
from tests.analysis.reading.hostile_base import TABLE, archive, csv, sheet_xml, workbook
from tests.analysis.reading.hostile_parts import opendocument
from tests.analysis.reading.tables import document

FEW = Limits(rows=100)
LONG = [TABLE[0], *TABLE[1:] * 3]


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_text_with_too_many_rows(delimiter: str, end: str) -> None:
    with pytest.raises(SurveyError, match="more than 100 filled rows"):
        sheets(csv(LONG, delimiter, end).encode(), FEW)
    assert len(sheets(csv(TABLE, delimiter, end).encode(), FEW)[0].rows) == 41


def test_a_workbook_with_too_many_rows_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(SurveyError, match="more than 100 filled rows"):
        sheets(workbook(sheet_xml(LONG)), FEW)
    empty = "".join(f'<row><c r="A{at}" s="1"/></row>' for at in range(42, 400))
    blank = "".join(f'<row><c r="A{at}" t="s"></c></row>' for at in range(42, 400))
    for after in (empty, blank):
        assert len(sheets(workbook(sheet_xml(TABLE, after=after)), FEW)[0].rows) == 41


def test_a_web_page_with_too_many_rows() -> None:
    page = "<table>" + "<tr><td>a</td><td>b</td></tr>" * 300 + "</table>"
    with pytest.raises(SurveyError, match="more than 100 filled rows"):
        sheets(page.encode(), FEW)


def test_a_packed_table_is_unpacked_no_further_than_it_may_be_large() -> None:
    with pytest.raises(SurveyError, match="larger than 1 MB"):
        sheets(archive({"a.csv": b"a,b\n" * 1_000_000}), Limits(bytes=1_000_000))


def test_more_numbers_than_a_short_integer_counts_are_read() -> None:
    rows = [["How many steps?", "Useful?"], *([str(at + 7), "Yes" if at % 3 else "No"] for at in range(40_000))]
    found = document(csv(rows).encode())
    assert [item["base_n"] for item in found["items"]] == [40_000, 40_000]


def test_blank_lines_in_millions_cost_little() -> None:
    start = time.process_time()
    assert read_here(csv(TABLE).encode() + b"\n" * 3_000_000, "a.csv").respondents == 40
    assert time.process_time() - start < 10


def test_an_opendocument_table_as_it_should_be() -> None:
    assert document(opendocument())["respondents"] == 40
