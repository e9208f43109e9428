"""Which of several sheets holds the answers: one row per person, not a cover, a code book, a pivot or a copy."""

from collections import Counter
from collections.abc import Sequence

from analysis.reading.cells import Sheet
from analysis.reading.layout import Layout, cell, width
from analysis.reading.platforms import recognise
from analysis.vocabulary.text import normalise

_LOOKED_AT = 300
_NAMED = (
    "form responses",
    "form",
    "responses",
    "answers",
    "raw data",
    "raw",
    "data",
    "reponses",
    "respuestas",
    "antworten",
)
_NOT_NAMED = ("summary", "pivot", "charts", "codebook", "code book", "coding", "codes", "legend", "lookup", "read me")


def choose(sheets: Sequence[Sheet]) -> tuple[Sheet, Layout]:
    """Return the sheet a platform wrote, else the one whose columns look most like everyone's answers."""
    laid_out = [(sheet, recognise(sheet.rows)) for sheet in sheets]
    return max(laid_out, key=lambda pair: _weight(*pair)) if len(laid_out) > 1 else laid_out[0]


def _weight(sheet: Sheet, layout: Layout) -> tuple[bool, int, int, int]:
    rows = sheet.rows[layout.skipped + layout.header_rows :]
    return layout.platform != "spreadsheet", _answered(rows), _named(sheet.name), sum(map(any, rows))


def _answered(rows: Sequence[Sequence[str]]) -> int:
    """Return how many columns hold answers that several people gave."""
    rows = rows[:_LOOKED_AT]
    return sum(_is_answered([cell(row, at).strip() for row in rows]) for at in range(width(rows)))


def _is_answered(cells: Sequence[str]) -> bool:
    """Return whether a column is filled for five or more, with few enough texts that most occur again."""
    n = Counter(filter(None, cells))
    filled = n.total()
    return filled >= 5 and filled >= 0.3 * len(cells) and sum(count for count in n.values() if count > 1) > 0.5 * filled


def _named(name: str | None) -> int:
    """Return 1 for a sheet named as platforms and people name answers, -1 for one named as something else."""
    plain = normalise(name or "").rstrip(" 0123456789")
    return (plain in _NAMED) - any(word in plain for word in _NOT_NAMED)
