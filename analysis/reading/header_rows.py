"""Which row of a plain table holds the questions: below titles, one row or two, or none at all.

What tells a person's answers from a header: others gave the same answers below it, and where everybody below gave a
number it holds one too.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from analysis.reading.layout import cell, is_placeholder, width
from analysis.vocabulary.scales import is_outside

_LOOKED_AT = 30
_ROWS = 200
_FEWEST_COLUMNS, _FEWEST_PEOPLE = 3, 8
_SURELY_NO_PERSON = 5
_SAID, _SURELY_SAID = 0.5, 0.8
_NUMBER = re.compile(r"[-+]?\d+([.,]\d+)?\Z")


@dataclass(frozen=True)
class HeaderRows:
    """Where the questions stand: rows ``skipped`` above, header rows, of which the first holds the wordings.

    Without a header ``header_rows`` is 0; ``merged`` tells that the second row continues the first.
    """

    skipped: int
    header_rows: int = 1
    merged: bool = False


def header_rows(rows: Sequence[Sequence[str]]) -> list[HeaderRows]:
    """Return where the header stands, the likeliest first, and where it may stand as well."""
    if any(is_placeholder(text) and text.strip() for text in rows[0]):
        rows = [["" if is_placeholder(text) else text for text in row] for row in rows[: _LOOKED_AT + _ROWS]]
    merged = _merged_header(rows)
    if merged is not None:
        return [HeaderRows(merged, 2, merged=True)]
    at = _header(rows)
    below = [row for row in rows[at + 1 : at + 1 + _ROWS] if any(row) and list(row) != list(rows[at])]
    said = _said(rows[at], below)
    if said >= _SAID:
        found = [HeaderRows(at, 0), HeaderRows(at, 1)]
        return found if said >= _SURELY_SAID else found[::-1]
    if below and list(below[0]) == list(rows[at + 1]) and _heads_too(below[0], below[1:]) and _is_as_wide(rows, at):
        found = [HeaderRows(at, 2), HeaderRows(at + 1, 1)]
        return found if _length(rows[at]) >= _length(rows[at + 1]) else found[::-1]
    return [HeaderRows(at)]


def _header(rows: Sequence[Sequence[str]]) -> int:
    counted = list(map(filled, rows[:_LOOKED_AT]))
    usual = median(n for n in counted if n)
    return next(at for at, n in enumerate(counted) if n and n >= 0.6 * usual)


def filled(row: Sequence[str]) -> int:
    """Return how many cells of a row hold something."""
    return sum(bool(text.strip()) for text in row)


def _is_as_wide(rows: Sequence[Sequence[str]], at: int) -> bool:
    return filled(rows[at + 1]) >= 0.8 * filled(rows[at])


def _length(row: Sequence[str]) -> float:
    return median(len(text.strip()) for text in row if text.strip())


def _closed(row: Sequence[str], below: Sequence[Sequence[str]]) -> list[tuple[str, Counter]]:
    """Return a row's texts above the columns with few answers, with those answers; none where people are too few.

    Columns that hold nothing but their own header are ticks and tell nothing.
    """
    if len(below) < _FEWEST_PEOPLE:
        return []
    columns = [
        (text.strip(), Counter(filter(None, (cell(other, at).strip() for other in below))))
        for at, text in enumerate(row)
    ]
    closed = [(text, n) for text, n in columns if text and set(n) != {text} and _is_closed(n)]
    return closed if len(closed) >= _FEWEST_COLUMNS else []


def _is_closed(n: Counter) -> bool:
    return n.total() >= _FEWEST_PEOPLE and sum(count for count in n.values() if count > 1) >= 0.8 * n.total()


def _said(row: Sequence[str], below: Sequence[Sequence[str]]) -> float:
    """Return in what share of the columns with few answers a row says what others say below, 0 where nothing tells."""
    closed = _closed(row, below)
    if _counts_up([text for text, _ in closed]):
        return 0
    said = [_NUMBER.match(text) if all(map(_NUMBER.match, n)) else n[text] > 1 for text, n in closed]
    return sum(map(bool, said)) / len(said) if said else 0


def _counts_up(texts: Sequence[str]) -> bool:
    """Return whether texts are numbers that rise by one: items that somebody numbered."""
    if len(texts) < _FEWEST_COLUMNS or not all(text.isascii() and text.isdigit() for text in texts):
        return False
    return all(int(after) - int(before) == 1 for before, after in pairwise(texts))


def _heads_too(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Return whether a row is no person's: words over numbers, longer than all answers below, or nowhere said again.

    Whoever answers many questions with few answers says something that others said.
    """
    closed = _closed(row, below)
    if not closed or any(text in n for text, n in closed):
        return False
    if len(closed) >= _SURELY_NO_PERSON and not any(_NUMBER.match(text) for text, _ in closed):
        return True
    words = sum(all(map(_NUMBER.match, n)) and not _NUMBER.match(text) and not is_outside(text) for text, n in closed)
    longer = sum(len(text) > max(map(len, n)) for text, n in closed)
    return words > 0.5 * len(closed) or longer > 0.8 * len(closed)


def _merged_header(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the first of two header rows: stems over the first of their columns, blank after, the rest below."""
    usual = median(n for n in map(filled, rows[:_LOOKED_AT]) if n)
    for at, (above, below) in enumerate(pairwise(rows[:11])):
        together = sum(bool(cell(above, i).strip() or cell(below, i).strip()) for i in range(width((above, below))))
        if filled(above) > 1 and together >= 0.8 * usual and _continues(above, below):
            return at if _is_heading(below, rows[at + 2 :]) else None
        if filled(above) >= 0.6 * usual:
            return None
    return None


def _continues(above: Sequence[str], below: Sequence[str]) -> bool:
    """Return whether the lower row is filled just where the upper is blank, and at the start of such a run."""
    columns = range(width((above, below)))
    spans = {at for at in columns if not cell(above, at).strip() and cell(below, at).strip()}
    starts = {at - 1 for at in spans} - spans
    stray = sum(bool(cell(below, at).strip()) for at in columns if at not in spans | starts)
    return bool(spans) and 0 not in spans and all(cell(above, at).strip() for at in starts) and not stray


def _is_heading(row: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Return whether a row heads its columns: words that nobody says again below them, and somebody answers below."""
    texts = [(at, text.strip()) for at, text in enumerate(row) if text.strip()]
    again = sum(any(cell(other, at).strip() == text for other in below[:_ROWS]) for at, text in texts)
    return bool(below) and again <= 0.2 * len(texts) and not any(text.replace(".", "").isdigit() for _, text in texts)
