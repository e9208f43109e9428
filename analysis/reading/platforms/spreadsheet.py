"""Any plain table, whoever made it: titles above, one header row or two with merged cells, a legend on the right."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from analysis.reading.fillers import fillers
from analysis.reading.header_rows import HeaderRows, header_rows
from analysis.reading.layout import ANY_DELIMITER, LEGEND, Head, Layout, cell, grouped, texts_of, width, with_identity
from analysis.reading.named_options import with_named_options
from analysis.reading.single_answers import with_single_answers
from analysis.reading.table import Table, table_of
from analysis.vocabulary.headers import asks_to_type, column_role, program_role
from analysis.vocabulary.text import normalise, tidy

_DATE = ("date", "datum", "fecha", "data", "date and time", "date time", "datetime", "time", "submitted", "when")
_LEADING = 3
_LEGEND_HEIGHT = 40
_ROWS = 200


def layout(rows: Sequence[Sequence[str]]) -> Layout:
    """Return the layout of a table whose header is the first row about as wide as the rows below it."""
    blank = next((at for at, row in enumerate(rows) if any(map(str.strip, row))), 0)
    found = header_rows(rows[blank:] if blank > _LEADING else rows)
    if blank > _LEADING:
        found = [replace(heading, skipped=heading.skipped + blank) for heading in found]
    first, *others = (_layout(rows, heading) for heading in found)
    return replace(first, others=tuple(others))


def _layout(rows: Sequence[Sequence[str]], found: HeaderRows) -> Layout:
    first, columns = found.skipped + found.header_rows, width(rows)
    if found.merged:
        heads = _merged(rows[found.skipped :], columns)
    else:
        heads = _dated(_plain(rows[found.skipped] if found.header_rows else [], columns), rows[first:])
    heads = _with_legend(heads, rows, first)
    reason = _reason(heads) if any(head.role == LEGEND for head in heads) else None
    heads = with_named_options(grouped(with_identity(heads), colons=True), rows[first:])
    heads = tuple(with_single_answers(heads, rows[first:]))
    return Layout(
        "spreadsheet",
        found.header_rows,
        heads,
        ANY_DELIMITER,
        skipped=found.skipped,
        unanswered=fillers(heads, rows[first:]),
        reason=reason,
    )


def _plain(header: Sequence[str], columns: int) -> list[Head]:
    texts = [tidy(cell(header, at)) for at in range(columns)]
    return [Head(text, role="timestamp" if column_role(text) == "timestamp" else program_role(text)) for text in texts]


def _dated(heads: list[Head], rows: Sequence[Sequence[str]]) -> list[Head]:
    """Return heads in which a leading column called date is the time of answering, if it holds a time of day."""
    for at, head in enumerate(heads[:_LEADING]):
        texts = [text for row in rows[:_ROWS] if (text := cell(row, at).strip())]
        if column_role(head.text) == "timestamp":
            return heads
        if normalise(head.text) in _DATE and texts and all(re.search(r"\d.*\d:\d\d", text) for text in texts):
            return [*heads[:at], replace(head, role="timestamp"), *heads[at + 1 :]]
    return heads


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
    return asks_to_type(own) and len({cell(row, at).strip() for row in rows[:_ROWS]} - {""}) > 2


def _with_legend(heads: list[Head], rows: Sequence[Sequence[str]], first: int) -> list[Head]:
    """Return heads with the columns marked that hold a legend: beyond an empty column, filled in the first rows only.

    A question that few answered is filled here and there; a legend without a gap from the top.
    """
    answers = table_of(rows[first:])
    last = max(0, answers.last(0), answers.last(1))
    used = [at for at, head in enumerate(heads) if head.text]
    top = width(rows[: first + _LEGEND_HEIGHT])
    for at in range(2, min(top, len(heads)) - 1):
        if heads[at].text or texts_of(rows, at) - {""}:
            continue
        beyond = range(at + 1, len(heads))
        if any(near < at for near in used) and all(_is_legend(answers, i, last) for i in beyond):
            return [*heads[:at], *(Head(head.text, role=LEGEND) for head in heads[at:])]
    return heads


def _is_legend(answers: Table, at: int, last: int) -> bool:
    """Return whether a column is blank, or filled from the top without a gap and not as far down as the answers."""
    texts = list(map(str.strip, answers.column(at).cells()))
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
