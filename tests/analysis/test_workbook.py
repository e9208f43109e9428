"""A workbook holds the tables of its findings, one a sheet, with charts that follow them and nothing that runs."""

import io
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from analysis.audit import audit_workbook
from analysis.survey import Finding, Row
from analysis.workbook import FIRST, TABLE_TOP, sheet_names, workbook_of
from tests.analysis.forms import FINDINGS, IMPRINT, PROMISE, ROWS
from tests.analysis.reading.naughty import naughty_strings
from tests.office import converted

ALL = tuple(FINDINGS.values())
BOOK = workbook_of(ALL, IMPRINT)


@pytest.fixture(scope="module")
def book():
    """Return the workbook as openpyxl reads it back."""
    return openpyxl.load_workbook(io.BytesIO(BOOK))


def sheet_of(book, chart: str):
    return book[sheet_names(ALL)[list(FINDINGS).index(chart)]]


def test_the_first_sheet_explains_and_leads_to_every_other(book):
    first = book[FIRST]
    said = [cell.value for row in first.iter_rows() for cell in row if cell.value]
    assert book.sheetnames == [FIRST, *sheet_names(ALL)]
    assert IMPRINT.foot in said
    assert all(name in said for name in sheet_names(ALL))
    assert len([cell for row in first.iter_rows() for cell in row if cell.hyperlink]) == len(ALL)


@pytest.mark.parametrize("chart", ["bars", "ranking", "profile", "share"])
def test_a_table_has_count_base_and_share(book, chart: str):
    sheet = sheet_of(book, chart)
    told = [
        [cell.value for cell in row[:5]]
        for row in sheet.iter_rows(min_row=TABLE_TOP, max_row=TABLE_TOP + len(ROWS[chart]))
    ]
    assert told[0][1:] == ["Count", "Of", "Share", "Note"]
    assert [line[:3] for line in told[1:]] == [[row.label, row.n, row.base_n] for row in ROWS[chart]]
    assert [line[3] for line in told[1:]] == pytest.approx([row.n / row.base_n for row in ROWS[chart]])
    assert sheet["A1"].value == FINDINGS[chart].headline


def test_what_was_not_offered_is_empty(book):
    sheet = sheet_of(book, "reach")
    heads = [cell.value for cell in sheet[TABLE_TOP]]
    assert heads[1:4] == ["Took part: count", "Took part: of", "Took part: share"]
    club = next(row for row in sheet.iter_rows(min_row=TABLE_TOP) if row[0].value == "Book club")
    assert [cell.value for cell in club[:7]] == ["Book club", 9, 46, pytest.approx(9 / 46), None, None, None]


def test_every_sheet_with_counts_has_a_chart_of_its_own_cells(book):
    drawn = {chart for chart in FINDINGS if sheet_of(book, chart)._charts}
    assert drawn == set(FINDINGS) - {"quotes", "bands", "commitments"}
    for chart in drawn:
        (graph,) = sheet_of(book, chart)._charts
        name = sheet_names(ALL)[list(FINDINGS).index(chart)]
        assert all(name in series.val.numRef.f for series in graph.series)


def test_reading_it_back_finds_nothing_wrong():
    audit = audit_workbook(BOOK, ALL, IMPRINT, PROMISE)
    assert audit.problems == ()
    assert audit.compared_n > 200


@pytest.mark.parametrize(
    ("part", "old", "new", "said"),
    [
        ("xl/worksheets/sheet4.xml", b"<v>27</v>", b"<v>26</v>", "26 is no number"),
        ("xl/worksheets/sheet4.xml", b"<v>27</v>", b"<f>A1</f><v>27</v>", "is a formula"),
        ("xl/workbook.xml", b'sheetId="3"', b'sheetId="3" state="hidden"', "a sheet is hidden"),
        ("xl/worksheets/sheet4.xml", b'<row r="9"', b'<row hidden="1" r="9"', "row or column is hidden"),
        ("docProps/core.xml", b"<dc:title>", b"<dc:creator>me</dc:creator><dc:title>", "tells its creator"),
        ("xl/charts/chart4.xml", b"<c:v>13</c:v>", b"<c:v>14</c:v>", "its chart shows 14"),
        ("xl/charts/chart4.xml", b"4 Profile", b"2 Bars", "shows another sheet"),
    ],
)
def test_reading_it_back_notices_a_change(part, old, new, said):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(BOOK)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new, 1)
            after.writestr(name, content)
    problems = audit_workbook(out.getvalue(), ALL, IMPRINT, PROMISE).problems
    assert said in " ".join(problems)


def test_words_beside_the_numbers_have_room():
    note = "about the same; a change below 20 points would not have been seen, similar, not asked in the same way"
    finding = replace(FINDINGS["bars"], rows=(Row("Often", 12, 40, note), Row("Never", 3, 40, "paid outside")))
    sheet = openpyxl.load_workbook(io.BytesIO(workbook_of((finding,), IMPRINT))).worksheets[1]
    column = sheet["D"] if sheet["D"][TABLE_TOP].value == note else sheet["E"]
    width = sheet.column_dimensions[column[0].column_letter].width
    lines = sheet.row_dimensions[TABLE_TOP + 1].height / 15
    assert column[TABLE_TOP].value == note
    assert lines * width >= len(note)
    assert sheet.row_dimensions[TABLE_TOP + 2].height in (None, 15)  # the usual height is not written


def test_a_row_that_is_missing_is_noticed():
    more = replace(FINDINGS["bars"], rows=(*FINDINGS["bars"].rows, Row("Choice of time", 3, 37)))
    others = tuple(more if finding.chart == "bars" else finding for finding in ALL)
    assert "“Choice of time” is not there" in " ".join(audit_workbook(BOOK, others, IMPRINT, PROMISE).problems)


def test_names_of_sheets_follow_the_rules_of_excel():
    odd = [Finding(f"item_{at}", "h", "b", "bars", question=text) for at, text in enumerate(naughty_strings())]
    names = sheet_names(odd)
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert all(name[0] != "'" and name[-1] != "'" for name in names)


def test_text_of_a_survey_stays_text():
    for at in range(0, 500, 50):
        odd = tuple(
            Finding(f"item_{n}", text, text, "ranking", (Row(text, 6, 9, text),), text, text, text)
            for n, text in enumerate(naughty_strings()[at : at + 50])
        )
        imprint = replace(IMPRINT, school=odd[0].headline, foot=odd[1].headline)
        data = workbook_of(odd, imprint)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sheets = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert all(b"<f>" not in sheet for sheet in sheets)
        assert audit_workbook(data, odd, imprint, 5).problems == ()


def test_a_text_longer_than_a_cell_is_cut_not_lost():
    long = Finding("f", "h", "b", "quotes", (Row("x" * 40_000, 1, 30),))
    cell = openpyxl.load_workbook(io.BytesIO(workbook_of([long], IMPRINT))).worksheets[1].cell(TABLE_TOP + 1, 1)
    assert len(cell.value) == 32_767


def test_the_same_findings_are_the_same_bytes():
    assert workbook_of(ALL, IMPRINT) == BOOK


def test_it_is_quick():
    started = time.process_time()
    workbook_of(ALL, IMPRINT)
    assert time.process_time() - started < 1.5


def test_it_opens_in_libreoffice_with_every_count(tmp_path: Path):
    path = tmp_path / "book.xlsx"
    path.write_bytes(BOOK)
    before = CalamineWorkbook.from_filelike(io.BytesIO(BOOK))
    after = CalamineWorkbook.from_path(converted(path, "ods"))
    assert after.sheet_names == before.sheet_names
    for name in before.sheet_names:
        assert numbers(after, name) == numbers(before, name)


def numbers(book: CalamineWorkbook, sheet: str) -> list[float]:
    cells = [cell for row in book.get_sheet_by_name(sheet).to_python() for cell in row]
    return [round(cell, 9) for cell in cells if isinstance(cell, int | float)]
