"""Bars: a ranking with what it allows to say, plain bars, a profile, one share, bands, and bars side by side."""

from dataclasses import replace

from analysis.bars import count_words, side_by_side
from analysis.pictures.canvas import LINE, SIZE, SMALL, WIDTH, Canvas, counted, end_width
from analysis.pictures.metrics import text_width, wrapped
from analysis.survey import Finding, Row

LABELS, BAR, GAP = 430, 30, 18
_WHISKERS = "Thin lines: where the share among all who could have answered lies, 95 times in 100."
_LEAST_TOP = 0.25


def bars(canvas: Canvas, finding: Finding) -> None:
    """Draw a bar per row from one common zero; count and note stand at its end."""
    # What a profile counts as favourable differs by row and is long: it stands in the table, not beside the bar.
    rows = [replace(row, note="") for row in finding.rows] if finding.chart == "profile" else finding.rows
    ends = max((_end(row) for row in rows), default=0)
    span = WIDTH - LABELS - ends
    top = max([_LEAST_TOP, *(max(share(row), row.high or 0) for row in rows)])
    for row in rows:
        middle, below = label(canvas, row.label, row.marked)
        length, reach = share(row) / top * span, max(share(row), row.high or 0) / top * span
        fill = canvas.look.marked if row.marked else canvas.look.others
        canvas.bar(LABELS, middle - BAR / 2, length, BAR, fill)
        if row.low is not None and row.high is not None:
            _whisker(canvas, LABELS + row.low / top * span, LABELS + row.high / top * span, middle)
        _ending(canvas, LABELS + reach + 14, middle, row)
        canvas.y = below
    if any(row.low is not None for row in rows):
        canvas.paragraph(_WHISKERS)


def label(canvas: Canvas, text: str, bold: bool = False, width: float = LABELS - 24) -> tuple[float, float]:
    """Write the label of a line of bars; return the middle of the line and where the next one begins."""
    lines = wrapped(text, width, SIZE, bold, most=4)
    height = max(len(lines) * LINE, BAR)
    middle = canvas.y + height / 2
    canvas.lines(0, middle - (len(lines) - 1) * LINE / 2 + SIZE * 0.35, lines, bold=bold)
    return middle, canvas.y + height + GAP


def share(row: Row) -> float:
    """Return the share of a row, 0 where nobody answered."""
    return row.n / row.base_n if row.n and row.base_n else 0


def _end(row: Row) -> float:
    return end_width(counted(row.n, row.base_n)) + (text_width(row.note, SMALL) + 14 if row.note else 0)


def _ending(canvas: Canvas, x: float, middle: float, row: Row) -> None:
    count = counted(row.n, row.base_n)
    canvas.text(x, middle + SIZE * 0.35, count, bold=True)
    if row.note:
        canvas.text(x + end_width(count), middle + SIZE * 0.35, row.note, SMALL, fill=canvas.look.soft)


def _whisker(canvas: Canvas, start: float, end: float, middle: float) -> None:
    canvas.line(start, middle, end, middle, canvas.look.ink, 1.5)
    for x in (start, end):
        canvas.line(x, middle - 7, x, middle + 7, canvas.look.ink, 1.5)


def bands(canvas: Canvas, finding: Finding) -> None:
    """Draw between which shares a group lies, on a track from nobody to everybody; words say the same."""
    ends = max((text_width(row.note, SMALL) for row in finding.rows), default=0)
    span = WIDTH - LABELS - ends - 30
    for row in finding.rows:
        middle, below = label(canvas, row.label, row.marked)
        low, high = row.low or 0, 1 if row.high is None else row.high
        canvas.bar(LABELS, middle - 10, span, 20, canvas.look.track, 10)
        fill = canvas.look.marked if row.marked else canvas.look.others
        canvas.bar(LABELS + low * span, middle - 10, max(high - low, 0.01) * span, 20, fill, 10)
        canvas.text(LABELS + span + 20, middle + SMALL * 0.35, row.note, SMALL)
        canvas.y = below
    for at, words, anchor in ((0, "nobody", "start"), (0.5, "half", "middle"), (1, "everybody", "end")):
        canvas.text(LABELS + at * span, canvas.y + SMALL, words, SMALL, anchor=anchor, fill=canvas.look.soft)
    canvas.y += LINE + 8


def side(canvas: Canvas, finding: Finding) -> None:
    """Draw a column of bars per question, on tracks that stand for everybody who answered it."""
    questions, lines = side_by_side(finding)
    column = (WIDTH - LABELS) / max(len(questions), 1)
    counts = [count_words(row) for _, rows in lines for row in rows]
    room = max((end_width(count) for count in counts), default=0)
    for at, question in enumerate(questions):
        canvas.lines(LABELS + at * column, canvas.y + SIZE, wrapped(question, column - 20, SIZE, True, 2), bold=True)
    canvas.y += LINE * max((len(wrapped(question, column - 20, SIZE, True, 2)) for question in questions), default=1)
    canvas.y += GAP
    for text, rows in lines:
        middle, below = label(canvas, text, any(row and row.marked for row in rows))
        for at, row in enumerate(rows):
            x = LABELS + at * column
            marked = bool(row and row.marked)
            canvas.text(x, middle + SIZE * 0.35, count_words(row), bold=marked)
            if row:
                _track(canvas, x + room, middle, column - room - 24, row)
        canvas.y = below


def _track(canvas: Canvas, x: float, middle: float, width: float, row: Row) -> None:
    canvas.bar(x, middle - 12, width, 24, canvas.look.track)
    canvas.bar(x, middle - 12, share(row) * width, 24, canvas.look.marked if row.marked else canvas.look.others)


def one_share(canvas: Canvas, finding: Finding) -> None:
    """Draw one bar on a track as wide as the picture, its count above it."""
    for row in finding.rows:
        canvas.text(0, canvas.y + 40, counted(row.n, row.base_n) or row.note, 44, bold=True, fill=canvas.look.marked)
        canvas.text(WIDTH, canvas.y + 40, row.label, anchor="end", fill=canvas.look.soft)
        canvas.bar(0, canvas.y + 58, WIDTH, 34, canvas.look.track)
        canvas.bar(0, canvas.y + 58, share(row) * WIDTH, 34, canvas.look.marked)
        canvas.y += 112
