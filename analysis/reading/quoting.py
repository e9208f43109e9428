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
    row = found.rows_where(lambda cell: _holds_rows(cell, delimiter, found.width)).find(1)
    if row >= 0:
        raise SurveyError(
            f"In row {row + 1} a quotation mark is opened and not closed, so that rows run into each other. "
            "Export the answers again, as .xlsx where you can, and upload that file."
        )
    return found


def _holds_rows(cell: str, delimiter: str, width: int) -> bool:
    """Return whether a cell holds the end of its row: a line behind its first is divided, or the first as a row is.

    Where every row opens a mark, the next one closes it: a cell holds a whole row then, and the start of another.
    """
    first, *others = cell.strip().split("\n")
    return any(delimiter in line for line in others) or (bool(others) and first.count(delimiter) >= max(1, width - 2))
