"""What a platform's file says about itself: which rows are headers and what stands above every column."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from analysis.reading.table import Table
from analysis.vocabulary.headers import IDENTITY, asks_to_type, column_role
from analysis.vocabulary.text import normalise, tidy


@dataclass(frozen=True)
class Head:
    """What stands above one column.

    ``text`` is the column's own text (the item, the row of a grid, or the option it stands for); ``stem`` the text it
    shares with its neighbours, or None; ``role`` is set for columns that are no answers; ``companion`` marks a column
    of typed text that belongs to the columns before it ("Other (please specify)"). ``option`` is set where the platform
    tells that the column is one option of its stem, ticked or not; ``rank`` where it holds the option put in that
    place; ``section`` is the stem of a grid whose rows, the stems, are ticked. ``means`` says in other words what a
    cell of this text means. ``open`` is a column that everybody types into.
    """

    text: str
    stem: str | None = None
    role: str | None = None
    companion: bool = False
    option: bool = False
    rank: int = 0
    section: str | None = None
    means: Mapping[str, str] = field(default_factory=dict)
    open: bool = False


@dataclass(frozen=True)
class Layout:
    """How to read one sheet: ``skipped`` rows above the header, the header rows, and one Head per column.

    ``delimiters`` join the answers of a select-all cell; ``write_ins`` tells whether typed answers stand among them.
    ``unanswered`` are texts that mean an empty cell. ``typed_in`` are the two brackets around a typed answer.
    ``advice`` tells the uploader how to export more than this file says.
    ``others`` are layouts with another header that are plausible too.
    ``translate`` undoes how the platform writes every text. ``reason`` tells why a record (its cells, one per head) is
    not a respondent, or None where it is one.

    Who was never shown a question: cells (the empty one too) whose ``Head.means`` is NOT_SHOWN. They become empty, and
    whoever has nothing else in all columns of an item counts as not asked instead of as nonresponse.
    """

    platform: str
    header_rows: int
    heads: tuple[Head, ...]
    delimiters: tuple[str, ...]
    write_ins: bool = True
    skipped: int = 0
    unanswered: tuple[str, ...] = ()
    typed_in: str = ""
    advice: str = ""
    others: tuple["Layout", ...] = ()
    translate: Callable[[str], str] | None = None
    reason: Callable[[Sequence[str]], str | None] | None = None


NOT_SHOWN = "\0not shown"
LEGEND = "legend"
_SHOWN = 3
_PLACEHOLDER = re.compile(r"(Column\d+|Unnamed: \d+(_level_\d+)?|X(\.\d+)?|\.\.\.\d+)\Z")
ANY_DELIMITER = (";", "\n", "┋", "|", ", ", ",")


def cell(row: Sequence[str], at: int) -> str:
    """Return a row's cell, empty where the row is too short."""
    return row[at] if at < len(row) else ""


def is_placeholder(header: str) -> bool:
    """Return whether a program wrote a header because the cell was blank: Excel, pandas, R; or it still is."""
    return not header.strip() or bool(_PLACEHOLDER.match(header.strip()))


def width(rows: Sequence[Sequence[str]]) -> int:
    """Return how many columns the widest row has."""
    return rows.width if isinstance(rows, Table) else max(map(len, rows), default=0)


def texts_of(rows: Sequence[Sequence[str]], at: int) -> set[str]:
    """Return the texts in a column, without blanks around them; the empty one where a cell is blank."""
    if not isinstance(rows, Table):
        return {cell(row, at).strip() for row in rows}
    texts = set(map(str.strip, rows.column(at).filled()))
    return texts if rows.column(at).answered == len(rows) else {*texts, ""}


def shared_start(texts: Sequence[str]) -> str:
    """Return the letters that all texts begin with."""
    first, last = min(texts), max(texts)
    return first[: next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))]


def with_identity(heads: Sequence[Head], within: bool = False) -> tuple[Head, ...]:
    """Return heads with the columns marked whose name says that they hold an e-mail, a name, an address or an id.

    Under a stem such a name is a row of a grid or an option, but not where stems are groups of questions (``within``).
    """

    def marked(head: Head) -> Head:
        asked = head.role is None and (head.stem is None or (within and not head.option))
        role = column_role(head.text) if asked else None
        return replace(head, role=role) if role in IDENTITY else head

    return tuple(map(marked, heads))


def grouped(heads: Sequence[Head], colons: bool = False) -> tuple[Head, ...]:
    """Return heads with the stem found that neighbours share: ``Stem [row]``, ``Stem (row)`` or ``Stem - row``.

    What is typed beside a question of one column is headed by the question as well: ``Question - Other``. Where people
    write headers by hand (``colons``), ``Stem: row`` shares a stem too.
    """
    heads = _beside(list(heads))
    for split in (_bracketed, _parenthesised, _dashed, *((_behind_colon,) if colons else ())):
        heads = _grouped_by(list(heads), split)
    return tuple(heads)


def _beside(heads: list[Head]) -> list[Head]:
    for at in range(1, len(heads)):
        question, own = heads[at - 1], heads[at]
        for split in (_dashed_last, _bracketed):
            stem, row = split(own.text) or ("", "")
            typed = asks_to_type(row) and normalise(stem) == normalise(question.text)
            if typed and question.role is own.role is own.stem is None:
                heads[at] = replace(own, text=row, stem=stem, companion=True)
    return heads


def _grouped_by(heads: list[Head], split: Callable[[str], tuple[str, str] | None]) -> list[Head]:
    """Return heads in which neighbours with one stem share it, unless they say the same throughout."""
    parts = [split(head.text) if head.role is None and head.stem is None else None for head in heads]
    for _, run in groupby(range(len(heads)), lambda at: parts[at] and normalise(parts[at][0])):
        own = [at for at in run if parts[at]]
        if len({normalise(parts[at][1]) for at in own}) > 1:
            for at in own:
                heads[at] = replace(heads[at], stem=parts[at][0], text=parts[at][1])
    return heads


def named_after(options: Sequence[str]) -> str:
    """Return options in place of the wording of their question, where the file does not hold it."""
    return " / ".join(options[:_SHOWN]) + (" / …" if len(options) > _SHOWN else "")


def _bracketed(text: str) -> tuple[str, str] | None:
    if not text.endswith("]") or "[" not in text:
        return None
    stem, _, row = text[:-1].rpartition("[")
    return tidy(stem), tidy(row)


def _parenthesised(text: str) -> tuple[str, str] | None:
    if not text.endswith(")") or asks_to_type(text.rpartition("(")[2]):
        return None
    depth = 0
    for at in range(len(text) - 1, 0, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if depth == 0:
            return (tidy(text[:at]), tidy(text[at + 1 : -1])) if text[:at].strip() else None
    return None


def _dashed_last(text: str) -> tuple[str, str] | None:
    stem, dash, row = text.rpartition(" - ")
    return (tidy(stem), tidy(row)) if dash and stem.strip() and row.strip() else None


def _dashed(text: str) -> tuple[str, str] | None:
    stem, dash, row = text.partition(" - ")
    return (tidy(stem), tidy(row)) if dash and stem.strip() and row.strip() else None


def _behind_colon(text: str) -> tuple[str, str] | None:
    stem, colon, row = text.partition(": ")
    named = colon and stem.strip() and row.strip() and not is_placeholder(text)
    return (tidy(stem), tidy(row)) if named else None
