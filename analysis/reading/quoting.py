"""Delimited text whose quotation marks do not add up: rows run into each other, and nobody would notice."""

import csv
import io

from analysis.errors import SurveyError
from analysis.reading.table import Table, table_of


def records(text: str, delimiter: str) -> Table:
    """Return all records of delimited text.

    Raises
    ------
    SurveyError
        A quotation mark is opened and not closed in its row, so that the rows below it would end in one cell.
    """
    try:
        return table_of(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:  # a mark inside a word, as people type it, or one that swallows rows
        found = table_of(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    row = found.rows_where(lambda cell: _holds_rows(cell, delimiter)).find(1)
    if row >= 0:
        raise SurveyError(
            f"In row {row + 1} a quotation mark is opened and not closed, so that rows run into each other. "
            "Export the answers again, as .xlsx where you can, and upload that file."
        )
    return found


def _holds_rows(cell: str, delimiter: str) -> bool:
    """Return whether a line inside a cell, behind its first, is itself divided by the delimiter."""
    return "\n" in cell.strip() and any(delimiter in line for line in cell.strip().split("\n")[1:])
