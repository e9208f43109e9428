"""What a platform's file says about itself: which rows are headers and what stands above every column."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from analysis.vocabulary.headers import IDENTITY, column_role
from analysis.vocabulary.text import normalise, tidy


@dataclass(frozen=True)
class Head:
    """What stands above one column.

    ``text`` is the column's own text (the item, the row of a grid, or the option it stands for); ``stem`` the text it
    shares with its neighbours, or None; ``role`` is set for columns that are no answers; ``companion`` marks a column
    of typed text that belongs to the columns before it ("Other (please specify)").
    """

    text: str
    stem: str | None = None
    role: str | None = None
    companion: bool = False


@dataclass(frozen=True)
class Layout:
    """How to read one sheet: ``skipped`` rows above the header, the header rows, and one Head per column.

    ``delimiters`` join the answers of a select-all cell; ``write_ins`` tells whether typed answers stand among them.
    ``unanswered`` are texts that mean an empty cell. ``reason`` tells why a record (its cells, one per head) is not a
    respondent, or None where it is one.
    """

    platform: str
    header_rows: int
    heads: tuple[Head, ...]
    delimiters: tuple[str, ...]
    write_ins: bool = True
    skipped: int = 0
    unanswered: tuple[str, ...] = ()
    reason: Callable[[Sequence[str]], str | None] | None = None


ANY_DELIMITER = (";", "\n", "┋", "|", ", ", ",")


def cell(row: Sequence[str], at: int) -> str:
    """Return a row's cell, empty where the row is too short."""
    return row[at] if at < len(row) else ""


def width(rows: Sequence[Sequence[str]]) -> int:
    """Return how many columns the widest row has."""
    return max(map(len, rows), default=0)


def with_identity(heads: Sequence[Head]) -> tuple[Head, ...]:
    """Return heads with the columns marked whose name says that they hold an e-mail, a name, an address or an id."""

    def marked(head: Head) -> Head:
        role = column_role(head.text) if head.role is None and head.stem is None else None
        return replace(head, role=role) if role in IDENTITY else head

    return tuple(map(marked, heads))


def grouped(heads: Sequence[Head]) -> tuple[Head, ...]:
    """Return heads with the stem found that neighbours share: ``Stem [row]``, ``Stem (row)`` or ``Stem - row``."""
    for split in (_bracketed, _parenthesised, _dashed):
        heads = _grouped_by(list(heads), split)
    return tuple(heads)


def _grouped_by(heads: list[Head], split: Callable[[str], tuple[str, str] | None]) -> list[Head]:
    parts = [split(head.text) if head.role is None and head.stem is None else None for head in heads]
    for at, part in enumerate(parts):
        around = [parts[near] for near in (at - 1, at + 1) if 0 <= near < len(parts)]
        if part and any(other and normalise(other[0]) == normalise(part[0]) for other in around):
            heads[at] = replace(heads[at], stem=part[0], text=part[1])
    return heads


def _bracketed(text: str) -> tuple[str, str] | None:
    if not text.endswith("]") or "[" not in text:
        return None
    stem, _, row = text[:-1].rpartition("[")
    return tidy(stem), tidy(row)


def _parenthesised(text: str) -> tuple[str, str] | None:
    if not text.endswith(")") or "(" not in text:
        return None
    stem, _, row = text[:-1].rpartition("(")
    return (tidy(stem), tidy(row)) if stem.strip() else None


def _dashed(text: str) -> tuple[str, str] | None:
    stem, dash, row = text.partition(" - ")
    return (tidy(stem), tidy(row)) if dash and stem.strip() and row.strip() else None
