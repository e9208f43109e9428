"""Findings to a workbook: a first sheet that tells, and one per finding with its table and a chart that follows it.

Nothing in it is a formula: what looks like one in a survey is text there, and stays text when somebody edits the cell.
"""

import io
import re
from collections.abc import Callable, Sequence
from datetime import datetime

from analysis.bars import side_by_side
from analysis.deck.template import readable
from analysis.meeting import Imprint
from analysis.pictures import shades
from analysis.pictures.metrics import text_width, wrapped
from analysis.printable import one_line, printable
from analysis.survey import Finding, Row

FIRST, TABLE_TOP = "Read me", 7
_NUMBERS, _NOTES = 14, 50
_WIDE, _FIRST_WIDE, _CHARACTER = 70, 100, 5.6  # widths in characters of a cell, and one of them in points
_CREATED = datetime(2000, 1, 1)
_LONGEST, _LONGEST_NAME = 32_767, 31
_OTHERS, _THIRD = "#9AA5B1", "#52606D"
_WAVES = ("slope", "change")  # drawn as bars side by side: a line of a sheet cannot be dotted or broken
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_HOW = (
    "Each sheet holds one finding: its sentence, who answered, the question as it was asked, what not to conclude, and "
    "the table behind it with a chart.",
    "Counts are people. A share is the count divided by the people who answered that question, not by all.",
    "An empty cell means that it was not offered or not asked; it is not zero.",
)


def workbook_of(
    findings: Sequence[Finding], imprint: Imprint, told: Callable[[float], None] = lambda part: None
) -> bytes:
    """Return a workbook as the bytes of an .xlsx file; the same findings give the same bytes.

    Parameters
    ----------
    findings : sequence of Finding
        One sheet each, in their order. Nothing that is not in them or in the imprint reaches the file.
    imprint : Imprint
        The school; its colour is darkened where letters of it could not be read.
    told : callable
        Is told which part is done, from 0 to 1.
    """
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = Workbook(out, options)
    book.set_properties({"title": text_of(f"{imprint.school}, {imprint.year}"), "created": _CREATED})
    looks = _looks(book, readable(imprint.colour))
    names = sheet_names(findings)
    _first(book, imprint, findings, names, looks)
    for at, (finding, name) in enumerate(zip(findings, names, strict=True)):
        _sheet(book, name, finding, imprint, looks)
        told((at + 1) / len(findings))
    book.close()
    return out.getvalue()


def text_of(text: str) -> str:
    """Return a text as a cell can hold it."""
    return printable(text)[:_LONGEST]


def sheet_names(findings: Sequence[Finding]) -> list[str]:
    """Return a name per finding that every spreadsheet program takes: short, without signs, no two alike."""
    names = (_FORBIDDEN.sub(" ", one_line(_called(finding))).strip("' ") for finding in findings)
    numbered = (f"{at} {name[:1].upper()}{name[1:]}" for at, name in enumerate(names, 1))
    return [name[:_LONGEST_NAME].strip("' ") for name in numbered]


def _called(finding: Finding) -> str:
    """Return what a finding is called: a single question by its wording without its stem, others by what they are."""
    if finding.finding_id.startswith("item_") and finding.question:
        return finding.question.rpartition(": ")[2]
    if finding.finding_id.startswith("tension_") and finding.rows:
        return finding.rows[0].label
    return finding.finding_id.replace("_", " ")


def table_of(finding: Finding) -> tuple[list[str], list[list[str | float | None]]]:
    """Return heads and lines of a finding's table; None where it was not offered."""
    if finding.chart == "quotes":
        return ["Comment", "People"], [[row.label, row.n] for row in finding.rows]
    if finding.chart == "bands":
        lines = [[row.label, row.note, row.low, row.high] for row in finding.rows]
        return ["", "In words", "From", "To"], lines
    columns, grid = side_by_side(finding)
    if columns in ((), ("",)):
        lines = [[row.label, row.n, row.base_n, _share(row), row.note] for row in finding.rows]
        return ["", "Count", "Of", "Share", "Note"], lines
    if not any(row.n is not None for row in finding.rows):
        return ["", "", ""], [[row.label, row.note, row.column] for row in finding.rows]
    told = finding.chart in _WAVES
    parts = (": count", ": of", ": share", *([": in words"] if told else []))
    heads = [f"{column}{part}" for column in columns for part in parts]
    lines = [[label, *(cell for row in rows for cell in _cells(row, told))] for label, rows in grid]
    return ["", *heads], lines


def _cells(row: Row | None, told: bool) -> list[float | str | None]:
    """Return count, base and share of a row, and what is said of it where waves are compared."""
    words = [", ".join(filter(None, (row.note, row.joined))) if row else ""] if told else []
    return [*([row.n, row.base_n, _share(row)] if row else [None, None, None]), *words]


def _share(row: Row) -> float | None:
    return row.n / row.base_n if row.n is not None and row.base_n else None


def _looks(book, colour: str) -> dict:
    common = {"font_name": "Arial", "font_size": 11, "quote_prefix": True}
    wrapped = common | {"text_wrap": True, "valign": "top"}
    return {
        "colour": colour,
        "title": book.add_format(wrapped | {"bold": True, "font_size": 16}),
        "plain": book.add_format(wrapped),
        "note": book.add_format(wrapped | {"indent": 1}),
        "soft": book.add_format(wrapped | {"font_color": "#52606D"}),
        "head": book.add_format(wrapped | {"bold": True, "font_color": "#FFFFFF", "bg_color": colour}),
        "marked": book.add_format(wrapped | {"bold": True}),
        "number": book.add_format({"font_name": "Arial", "font_size": 11, "valign": "top", "num_format": "0"}),
        "share": book.add_format({"font_name": "Arial", "font_size": 11, "valign": "top", "num_format": "0%"}),
        "link": book.add_format({"font_name": "Arial", "font_size": 11, "font_color": colour, "underline": 1}),
    }


def _first(book, imprint: Imprint, findings: Sequence[Finding], names: Sequence[str], looks: dict) -> None:
    sheet = book.add_worksheet(FIRST)
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, _FIRST_WIDE)
    sheet.write_string(0, 0, text_of(imprint.school), looks["title"])
    sheet.write_string(1, 0, text_of(imprint.year), looks["soft"])
    sheet.write_string(1, 1, text_of(imprint.foot), looks["soft"])
    for at, line in enumerate(_HOW, 3):
        _write(sheet, at, 1, line, looks["plain"], _FIRST_WIDE)
    top = len(_HOW) + 4
    for at, (finding, name) in enumerate(zip(findings, names, strict=True), top):
        sheet.write_url(at, 0, f"internal:'{name.replace(chr(39), chr(39) * 2)}'!A1", looks["link"], name)
        _write(sheet, at, 1, finding.headline, looks["plain"], _FIRST_WIDE)
    _page(sheet, imprint, top + len(findings), 1)


def _write(sheet, row: int, column: int, text: str, look, wide: int, size: int = 11) -> None:
    """Write a text that wraps, in a row as high as it needs: not every program makes room by itself."""
    lines = len(wrapped(text, wide * _CHARACTER, size, size > 11, most=12))
    sheet.set_row(row, lines * size * 1.35 + 2)
    sheet.write_string(row, column, text_of(text), look)


def _page(sheet, imprint: Imprint, last_row: int, last_column: int) -> None:
    """Set a sheet up for paper: one page wide, the promise at its foot."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1 if sheet.get_name() != FIRST else 0)
    foot = text_of(imprint.foot).replace("&", "&&")[:200]
    sheet.set_footer(f"&L&9{' ' if foot[:1].isdigit() else ''}{foot}&R&9&P")
    sheet.print_area(0, 0, last_row, last_column)


def _sheet(book, name: str, finding: Finding, imprint: Imprint, looks: dict) -> None:
    sheet = book.add_worksheet(name)
    sheet.hide_gridlines(2)
    heads, lines = table_of(finding)
    wide = _widths(heads, lines)
    for column, width in enumerate(wide):
        sheet.set_column(column, column, width)
    told = [finding.headline, finding.base, finding.question, finding.caution or "", " ".join(finding.context)]
    for at, line in enumerate(told):
        if line:
            _write(sheet, at, 0, line, looks["title" if at == 0 else "soft"], _WIDE, 16 if at == 0 else 11)
    if lines:
        for at, head in enumerate(heads):
            sheet.write_string(TABLE_TOP - 1, at, text_of(head), looks["head"])
    told_of = {row.label for row in finding.rows if row.marked}
    for at, line in enumerate(lines, TABLE_TOP):
        _line(sheet, at, line, heads, looks, line[0] in told_of, wide)
    below = TABLE_TOP + len(lines) + 1
    high = _chart(book, sheet, name, finding, heads, lines, below, looks)
    _page(sheet, imprint, below + high, max(len(heads) - 1, 6))


def _widths(heads: Sequence[str], lines: Sequence[Sequence[str | float | None]]) -> list[float]:
    """Return how wide every column is: wide enough for its words, up to a limit from which they are wrapped."""
    said = [[line[at] for line in lines if isinstance(line[at], str)] for at in range(len(heads))]
    longest = [max((text_width(text, 11) / _CHARACTER for text in texts), default=0) for texts in said]
    return [_WIDE, *(min(max(_NUMBERS, most + 3), _NOTES) for most in longest[1:])]


def _line(
    sheet, at: int, line: Sequence[str | float | None], heads: Sequence[str], looks: dict, marked: bool,
    wide: Sequence[float],
) -> None:  # fmt: skip
    words = [(value, width) for value, width in zip(line, wide, strict=True) if isinstance(value, str)]
    high = (len(wrapped(text, (width - 2) * _CHARACTER, 11, marked, most=12)) for text, width in words)
    sheet.set_row(at, max(high, default=1) * 15)
    for column, value in enumerate(line):
        if value is None:
            continue  # a chart would take any sign for zero
        if isinstance(value, str):
            look = "note" if column else "marked" if marked else "plain"
            sheet.write_string(at, column, text_of(value), looks[look])
        else:
            share = heads[column].lower().endswith("share") or heads[column] in ("From", "To")
            sheet.write_number(at, column, value, looks["share" if share else "number"])


def _chart(book, sheet, name: str, finding: Finding, heads, lines, top: int, looks: dict) -> int:
    """Add the chart of a table below it; return how many rows it covers, 0 without one."""
    columns = _charted(finding, heads, lines)
    if not columns:
        return 0
    stacked = finding.chart in ("distribution", "diverging")
    chart = book.add_chart({"type": "bar", **({"subtype": "stacked"} if stacked else {})})
    # Labels are text, also those that look like numbers: XlsxWriter would keep "nan" as a number that Excel refuses.
    chart._get_data_type = lambda data: "str" if data else "none"
    colours = shades(finding, looks["colour"], "#FFFFFF") if stacked else {}
    last = TABLE_TOP + len(lines) - 1
    for place, column in enumerate(columns):
        answer = heads[column].rpartition(": ")[0]
        fill = colours.get(answer) or (_OTHERS, looks["colour"], _THIRD)[place % 3]
        series = {
            "name": [name, TABLE_TOP - 1, column],
            "categories": [name, TABLE_TOP, 0, last, 0],
            "values": [name, TABLE_TOP, column, last, column],
            "fill": {"color": fill}, "gap": 45,
        }  # fmt: skip
        if not stacked:
            series["data_labels"] = {"value": True, "font": {"name": "Arial", "size": 11}}
        if len(columns) == 1:
            series["points"] = [{"fill": {"color": looks["colour"] if row.marked else _OTHERS}} for row in finding.rows]
        chart.add_series(series)
    bars = len(lines) * (1 if stacked else len(columns))
    height = min(bars * (30 if stacked or len(columns) == 1 else 18) + 70, 1600)
    key = {"none": True} if len(columns) == 1 else {"position": "top", "font": {"name": "Arial", "size": 11}}
    chart.set_title({"none": True})
    chart.set_legend(key)
    labels, values = {"num_font": {"name": "Arial", "size": 11}, "line": {"none": True}}, {"visible": False, "min": 0}
    values["major_gridlines"] = {"visible": False}
    chart.set_x_axis(values)
    chart.set_y_axis(labels | {"reverse": True})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": 1000, "height": height})
    told = text_of(finding.alternative or finding.headline)[:2000]
    sheet.insert_chart(top, 0, chart, {"description": told, "object_position": 2})
    return height // 20 + 1


def _charted(finding: Finding, heads: Sequence[str], lines: Sequence) -> list[int]:
    """Return the columns that a chart shows: the counts of one list, else the shares."""
    if not lines or finding.chart in ("quotes", "bands", "commitments", "none"):
        return []
    if "Count" in heads:
        same = len({row.base_n for row in finding.rows}) == 1
        return [heads.index("Count" if same else "Share")]
    return [at for at, head in enumerate(heads) if head.endswith(": share")]
