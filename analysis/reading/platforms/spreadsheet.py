"""Any plain table, whoever made it: titles above, one header row or two with merged cells, a legend on the right."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import median

from analysis.reading.layout import ANY_DELIMITER, LEGEND, Head, Layout, cell, grouped, width, with_identity
from analysis.vocabulary.headers import column_role
from analysis.vocabulary.text import normalise, tidy

_LOOKED_AT = 30
_LEGEND_HEIGHT = 40
_ROWS = 200
_TYPED = {
    "other", "other please specify", "please specify", "comment", "comments", "autre", "autre precisez", "otro", "otra",
    "sonstiges", "andere",
}  # fmt: skip


def layout(rows: Sequence[Sequence[str]]) -> Layout:
    """Return the layout of a table whose header is the first row about as wide as the rows below it."""
    merged = _merged_header(rows)
    at = _header(rows) if merged is None else merged
    header_rows = 1 if merged is None else 2
    columns = width(rows)
    heads = _plain(rows[at], columns) if merged is None else _merged(rows[at:], columns)
    heads = _with_legend(heads, rows, at + header_rows)
    reason = _reason(heads) if any(head.role == LEGEND for head in heads) else None
    heads = grouped(with_identity(heads))
    unanswered = ("NA",) if _is_from_r(rows[at + header_rows :], columns) else ()
    return Layout("spreadsheet", header_rows, heads, ANY_DELIMITER, skipped=at, unanswered=unanswered, reason=reason)


def _is_from_r(rows: Sequence[Sequence[str]], columns: int) -> bool:
    """Return whether blanks are written as NA, as R does: in three columns or more, and no cell is blank."""
    if not all(len(row) == columns and all(row) for row in rows):
        return False
    return sum(any(row[at] == "NA" for row in rows) for at in range(columns)) > 2


def _header(rows: Sequence[Sequence[str]]) -> int:
    filled = list(map(_filled, rows[:_LOOKED_AT]))
    usual = median(n for n in filled if n)
    return next(at for at, n in enumerate(filled) if n and n >= 0.6 * usual)


def _filled(row: Sequence[str]) -> int:
    return sum(bool(text.strip()) for text in row)


def _plain(header: Sequence[str], columns: int) -> list[Head]:
    texts = [tidy(cell(header, at)) for at in range(columns)]
    return [Head(text, role="timestamp" if column_role(text) == "timestamp" else None) for text in texts]


def _merged_header(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the first of two header rows: stems over the first of their columns, blank after, the rest below."""
    usual = median(n for n in map(_filled, rows[:_LOOKED_AT]) if n)
    for at, (above, below) in enumerate(pairwise(rows[:11])):
        together = sum(bool(cell(above, i).strip() or cell(below, i).strip()) for i in range(width((above, below))))
        if _filled(above) > 1 and together >= 0.8 * usual and _continues(above, below):
            return at if _is_heading(below, rows[at + 2 :]) else None
        if _filled(above) >= 0.6 * usual:
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


def _merged(rows: Sequence[Sequence[str]], columns: int) -> list[Head]:
    heads, stem = [], ""
    for at in range(columns):
        above, own = tidy(cell(rows[0], at)), tidy(cell(rows[1], at))
        stem = above or stem
        if own:
            heads.append(Head(own, stem, companion=not above and _is_typed(own, rows[2:], at)))
        else:
            heads += _plain([above], 1)
    return heads


def _is_typed(own: str, rows: Sequence[Sequence[str]], at: int) -> bool:
    """Return whether a column below "Other" holds more than ticks."""
    return normalise(own) in _TYPED and len({cell(row, at).strip() for row in rows[:_ROWS]} - {""}) > 2


def _with_legend(heads: list[Head], rows: Sequence[Sequence[str]], first: int) -> list[Head]:
    """Return heads with the columns marked that hold a legend: beyond an empty column, filled in the first rows only.

    A question that few answered is filled here and there; a legend without a gap from the top.
    """
    answers = rows[first:]
    last = max((at for at, row in enumerate(answers) if cell(row, 0).strip() or cell(row, 1).strip()), default=0)
    used = [at for at, head in enumerate(heads) if head.text]
    top = width(rows[: first + _LEGEND_HEIGHT])
    for at in range(2, min(top, len(heads)) - 1):
        if heads[at].text or any(cell(row, at).strip() for row in rows):
            continue
        beyond = range(at + 1, len(heads))
        if any(near < at for near in used) and all(_is_legend(heads[i], rows, i, first, last) for i in beyond):
            return [*heads[:at], *(Head(head.text, role=LEGEND) for head in heads[at:])]
    return heads


def _is_legend(head: Head, rows: Sequence[Sequence[str]], at: int, first: int, last: int) -> bool:
    """Return whether a column is blank, or filled from the top without a gap and not as far down as the answers."""
    texts = [cell(row, at).strip() for row in rows[first:]]
    filled = [number for number, text in enumerate(texts) if text]
    if not filled:
        return True
    apart = len({texts[number] for number in filled}) == len(filled)
    gapless = filled[-1] - filled[0] + 1 == len(filled) and filled[0] <= 3
    short = filled[-1] < (last if apart else last / 2) and len(filled) <= _LEGEND_HEIGHT
    longer = apart and filled[-1] > last
    return gapless and (short or longer)


def _reason(heads: Sequence[Head]) -> Callable[[Sequence[str]], str | None]:
    """Return what tells that a row holds nothing but a line of the legend."""
    own = [at for at, head in enumerate(heads) if head.role != LEGEND]
    return lambda row: None if any(cell(row, at).strip() for at in own) else "empty"
