"""Any plain table with one header row, whoever made it."""

from collections.abc import Sequence
from statistics import median

from analysis.reading.layout import ANY_DELIMITER, Head, Layout, grouped, width, with_identity
from analysis.vocabulary.headers import column_role
from analysis.vocabulary.text import tidy

_LOOKED_AT = 30


def layout(rows: Sequence[Sequence[str]]) -> Layout:
    """Return the layout of a table whose header is the first row about as wide as the rows below it."""
    at = _header(rows)
    columns = width(rows)
    header = [tidy(text) for text in rows[at]] + [""] * (columns - len(rows[at]))
    heads = [Head(text, role="timestamp" if column_role(text) == "timestamp" else None) for text in header]
    return Layout("spreadsheet", 1, grouped(with_identity(heads)), ANY_DELIMITER, skipped=at)


def _header(rows: Sequence[Sequence[str]]) -> int:
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows[:_LOOKED_AT]]
    usual = median(n for n in filled if n)
    return next(at for at, n in enumerate(filled) if n and n >= 0.6 * usual)
