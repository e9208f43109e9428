"""Small files for tests of the reader, and what was read from them in a form that is easy to compare."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from analysis.reading import read_here
from analysis.report import survey_document
from analysis.settings import Limits
from analysis.survey import Survey

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared" / "data"


def csv_text(rows: Iterable[Sequence[str]], delimiter: str = ",", newline: str = "\n") -> str:
    """Return rows as delimited text."""
    out = io.StringIO(newline="")
    # The writer quotes a line feed only where line feeds end its lines; programs that end lines by \r quote it too.
    quoting = csv.QUOTE_ALL if newline == "\r" else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, lineterminator=newline, quoting=quoting).writerows(rows)
    return out.getvalue()


def xlsx_bytes(rows: Iterable[Sequence[object]], sheet: str = "Sheet1") -> bytes:
    """Return rows as a workbook of one sheet; empty texts become empty cells."""
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append([value if value != "" else None for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def workbook(**sheets: list[list[str]]) -> bytes:
    """Return a workbook of several sheets; underscores in a name stand for blanks."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def survey_of(rows: Iterable[Sequence[str]], name: str = "survey.csv") -> Survey:
    """Return the survey read from rows written as CSV."""
    return read_here(csv_text(rows).encode(), name)


def document(data: bytes, name: str = "survey.csv") -> dict:
    """Return what the command line would print of a file."""
    return survey_document(read_here(data, name, Limits()))


def document_of(rows: Iterable[Sequence[str]]) -> dict:
    """Return what the command line would print of rows written as CSV."""
    return document(csv_text(rows).encode())


def options(item: dict) -> dict[str, int]:
    """Return an item's answers with their counts, those outside the scale too, without those nobody gave."""
    return {found["option"]: found["n"] for found in (*item["options"], *item["outside_scale"]) if found["n"]}


def types(found: dict) -> list[str]:
    """Return the types of all items, in file order."""
    return [item["item_type"] for item in found["items"]]


def timestamped(header: Sequence[str], answers: Iterable[Sequence[str]]) -> list[list[str]]:
    """Return a table as Google Forms writes it: answers behind a time stamp that differs in every row."""
    stamps = ([f"5/2/2025 {at // 60 % 24:02}:{at % 60:02}:07", *row] for at, row in enumerate(answers))
    return [["Timestamp", *header], *stamps]
