"""Rows that say the header once more: where answers were pasted together, or a program echoes it below the last one."""

from collections import Counter
from collections.abc import Sequence

from analysis.reading.layout import cell
from analysis.reading.table import Table, table_of
from analysis.vocabulary.text import normalise

_LOOKED_AT = 300
_FEWEST, _NEARLY_ALL, _HALF = 3, 0.8, 0.5


def header_repeats(rows: Sequence[Sequence[str]], headers: Sequence[Sequence[str]]) -> set[int]:
    """Return which rows (counted from 0) are one of the header rows again, its words in whatever order.

    Who ticked every option of a question whose columns are headed by the options says words of the header too, but
    others say the same in these columns.
    """
    filled = [[normalise(text) for text in header if text.strip()] for header in headers]
    words = frozenset(text for header in filled for text in header)
    rows = table_of(rows)
    found = [at for at in _may_say_header(rows, words) if _says_header(rows[at], filled, words)]
    if not found:
        return set()
    looked_at = [*range(min(len(rows), _LOOKED_AT)), *(at for at in found[-_LOOKED_AT:] if at >= _LOOKED_AT)]
    said = Counter((place, text) for at in looked_at for place, text in enumerate(rows[at]) if text.strip())
    alike = Counter(tuple(rows[at]) for at in found if at in set(looked_at))
    exact = [list(header) for header in headers]
    return {at for at in found if not _others_say(rows[at], said, alike[tuple(rows[at])], list(rows[at]) in exact)}


def _may_say_header(rows: Table, words: frozenset[str]) -> list[int]:
    """Return the rows of which most cells that hold something are words of the header."""
    said, filled = (rows.count_where(holds) for holds in (lambda text: normalise(text) in words, str.strip))
    return [at for at, (n, cells) in enumerate(zip(said, filled, strict=True)) if n and n >= _NEARLY_ALL * cells]


def _says_header(row: Sequence[str], headers: list[list[str]], words: frozenset[str]) -> bool:
    """Return whether most of a row are words of the header; where it is short, all of it in the header's order."""
    first = next((text for text in row if text.strip()), "")
    last = next((text for text in reversed(row) if text.strip()), "")
    if not first or (normalise(first) not in words and normalise(last) not in words):
        return False
    filled = [normalise(text) for text in row if text.strip()]
    if len(filled) < _FEWEST:
        return len(filled) == 2 and filled in headers
    return sum(text in words for text in filled) >= _NEARLY_ALL * len(filled)


def _others_say(row: Sequence[str], said: Counter, alike: int, exact: bool) -> bool:
    """Return whether half of a row's texts stand in the same column of rows that are not its like.

    Of a row that is a header row to the letter all of them have to.
    """
    places = [place for place in range(len(row)) if cell(row, place).strip()]
    again = sum(said[place, row[place]] > max(alike, 1) for place in places)
    return again == len(places) or (not exact and again > _HALF * len(places))
