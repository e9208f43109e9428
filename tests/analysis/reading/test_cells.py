"""Workbooks end as plain text cells, whoever wrote them."""

import io
import zipfile
from datetime import date, datetime, time

import openpyxl
import pytest

from analysis.errors import SurveyError
from analysis.reading.cells import sheets
from analysis.settings import Limits
from tests.analysis.reading.tables import csv_text, document, xlsx_bytes

LIMITS = Limits()
QUESTIONS = [["Which team?", "How useful?"], *([f"Grade {at % 3}", str(at % 5 + 1)] for at in range(12))]


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_values_become_the_text_a_person_sees() -> None:
    row = [1, 2.0, 3.5, True, False, "0123", None, datetime(2025, 5, 2, 8, 30), date(2025, 5, 2), time(8, 30), 1e20]
    cells = sheets(xlsx_bytes([["header"] * len(row), row]), LIMITS)[0].rows[1]
    assert cells[:7] == ["1", "2", "3.5", "TRUE", "FALSE", "0123", ""]
    assert cells[7:10] == ["2025-05-02 08:30:00", "2025-05-02", "08:30:00"]


def test_hidden_sheets_are_not_read() -> None:
    book = openpyxl.Workbook()
    for row in QUESTIONS:
        book.active.append(row)
    for state in ("hidden", "veryHidden"):
        book.create_sheet(f"_{state}").append(["secret"])
        book[f"_{state}"].sheet_state = state
    assert [sheet.name for sheet in sheets(saved(book), LIMITS)] == ["Sheet"]


def test_a_cover_sheet_is_not_the_answers() -> None:
    book = openpyxl.Workbook()
    book.active.title = "Read me"
    for row in (["Staff survey 2025"], [], ["Please do not share", "Thanks"]):
        book.active.append(row)
    answers = book.create_sheet("Answers")
    for row in QUESTIONS:
        answers.append(row)
    found = document(saved(book))
    assert (found["sheet"], found["respondents"]) == ("Answers", 12)
    assert [line["n"] for line in found["receipt"] if line["action"] == "sheets_not_read"] == [1]


def test_rows_below_blank_ones_keep_their_number() -> None:
    book = openpyxl.Workbook()
    for row in QUESTIONS:
        book.active.append(row)
    book.active.insert_rows(5)
    found = document(saved(book))
    assert found["excluded"] == [{"row": 5, "reason": "empty"}]
    assert found["respondents"] == 12


def test_a_table_that_begins_further_down_and_right() -> None:
    book = openpyxl.Workbook()
    for at, row in enumerate(QUESTIONS):
        for column, text in enumerate(row):
            book.active.cell(at + 4, column + 3, text)
    found = document(saved(book))
    assert found["respondents"] == 12
    assert [item["columns"] for item in found["items"]] == [[3], [4]]


def test_blank_rows_at_the_end_are_no_rows() -> None:
    book = openpyxl.Workbook()
    for row in QUESTIONS:
        book.active.append(row)
    book.active.cell(900, 1).font = openpyxl.styles.Font(bold=True)
    assert document(saved(book))["rows"] == 12


def test_text_named_like_a_workbook_is_read_as_text() -> None:
    assert document(csv_text(QUESTIONS).encode(), "answers.xlsx")["respondents"] == 12


@pytest.mark.parametrize(
    ("data", "limits"),
    [
        (csv_text([["a", "b"]] + [["1", "x"]] * 40).encode(), Limits(rows=20)),
        (xlsx_bytes([["a", "b"]] + [["1", "x"]] * 40), Limits(rows=20)),
        (csv_text([[f"q{at}" for at in range(9)], ["x"] * 9]).encode(), Limits(columns=5)),
        (csv_text([["a", "b"], ["x" * 90, "y"]]).encode(), Limits(characters=50)),
    ],
)
def test_limits(data: bytes, limits: Limits) -> None:
    with pytest.raises(SurveyError):
        sheets(data, limits)


def test_a_workbook_without_cells() -> None:
    with pytest.raises(SurveyError, match="no answers"):
        sheets(xlsx_bytes([]), LIMITS)


TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
TRANSITIONAL = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
)
STRICT = ("http://purl.oclc.org/ooxml/spreadsheetml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships")


def by_hand(rows: list[list[str]], prefix: str, names: tuple[str, str], dimension: str = "") -> bytes:
    """Return a workbook written without any library: namespace prefix, inline strings, a dimension that may lie."""
    main, relations = names
    p = f"{prefix}:" if prefix else ""
    xmlns = f'xmlns{f":{prefix}" if prefix else ""}="{main}"'
    body = "".join(
        f'<{p}row r="{y}">'
        + "".join(
            f'<{p}c r="{chr(65 + x)}{y}" t="inlineStr"><{p}is><{p}t>{text}</{p}t></{p}is></{p}c>'
            for x, text in enumerate(row)
        )
        + f"</{p}row>"
        for y, row in enumerate(rows, 1)
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
        f'Type="{relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<{p}workbook {xmlns} xmlns:r="{relations}"><{p}sheets>'
        f'<{p}sheet name="Sheet1" sheetId="1" r:id="rId1"/></{p}sheets></{p}workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" '
        f'Type="{relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<{p}worksheet {xmlns}>{dimension}<{p}sheetData>{body}</{p}sheetData>"
        f"</{p}worksheet>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return out.getvalue()


@pytest.mark.parametrize("prefix", ["", "x"])
@pytest.mark.parametrize("names", [TRANSITIONAL, STRICT], ids=["transitional", "strict"])
def test_workbooks_written_by_hand(prefix: str, names: tuple[str, str]) -> None:
    found = sheets(by_hand(QUESTIONS, prefix, names), LIMITS)
    assert found[0].rows == QUESTIONS


@pytest.mark.parametrize(("prefix", "dimension"), [("", '<dimension ref="A1"/>'), ("x", '<x:dimension ref="A1"/>')])
def test_the_dimension_is_not_believed(prefix: str, dimension: str) -> None:
    assert sheets(by_hand(QUESTIONS, prefix, TRANSITIONAL, dimension), LIMITS)[0].rows == QUESTIONS


@pytest.mark.parametrize("times", [1, 60])
@pytest.mark.parametrize("step", [1, -1])
def test_equal_values_that_are_shown_in_two_ways_stay_apart(times: int, step: int) -> None:
    shown = [(1, "1"), (True, "TRUE"), ("1", "1"), (0, "0"), (False, "FALSE"), (1.0, "1"), ("TRUE", "TRUE"), (1, "1")]
    pairs = shown[::step] * times
    found = sheets(xlsx_bytes([["a", "b"], *([value, "x"] for value, _ in pairs)]), LIMITS)[0].rows
    assert [row[0] for row in found][1:] == [text for _, text in pairs]
