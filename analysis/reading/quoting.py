"""Delimited text whose quotation marks do not add up: rows run into each other, and nobody would notice."""

import csv
import io
from collections.abc import Iterable, Iterator

from analysis.errors import SurveyError
from analysis.reading.table import Table, table_of
from analysis.settings import Limits

_PIECE, _HEADERS = 1 << 20, 10


def records(text: str, delimiter: str, limits: Limits) -> Table:
    """Return all records of delimited text.

    Raises
    ------
    SurveyError
        A quotation mark is opened and not closed in its row, so that the rows below it would end in one cell; or there
        are more rows than a school has people.
    """
    try:
        return table_of(_few(csv.reader(_lines(text), delimiter=delimiter, strict=True), limits))
    except csv.Error:  # a mark inside a word, as people type it, or one that swallows rows
        found = table_of(_few(csv.reader(_lines(text), delimiter=delimiter), limits))
    row = found.rows_where(lambda cell: _holds_rows(cell, delimiter, found.width)).find(1)
    if row >= 0:
        raise SurveyError(
            f"In row {row + 1} a quotation mark is opened and not closed, so that rows run into each other. "
            "Export the answers again, as .xlsx where you can, and upload that file."
        )
    return found


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of a text, which is never held twice as a whole."""
    at = 0
    while at < len(text):
        end = text.find("\n", at + _PIECE) + 1 or len(text)
        yield from io.StringIO(text[at:end], newline="")
        at = end


def _few(rows: Iterable[list[str]], limits: Limits) -> Iterator[list[str]]:
    """Yield rows until more of them are filled than there may be."""
    filled = 0
    for row in rows:
        filled += any(row)
        if filled > limits.rows + _HEADERS:
            raise too_many_rows(limits)
        yield row


def too_many_rows(limits: Limits) -> SurveyError:
    """Return the refusal of a table with more rows than a school has people."""
    return SurveyError(
        f"This table has more than {limits.rows:,} filled rows. Upload the export of one school and one year."
    )


def _holds_rows(cell: str, delimiter: str, width: int) -> bool:
    """Return whether a cell holds the end of its row: a line behind its first is divided, or the first as a row is.

    Where every row opens a mark, the next one closes it: a cell holds a whole row then, and the start of another.
    """
    first, *others = cell.strip().split("\n")
    return any(delimiter in line for line in others) or (bool(others) and first.count(delimiter) >= max(2, width - 1))
