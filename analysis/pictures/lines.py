"""Waves: lines over years, broken where nothing can be compared, and what changed from one year to another."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

from analysis.bars import side_by_side
from analysis.pictures.bars import GAP, LABELS, label, share
from analysis.pictures.canvas import LINE, SIZE, SMALL, WIDTH, Canvas, counted
from analysis.pictures.metrics import text_width, wrapped
from analysis.survey import Finding, Row

_LEFT, _NAMES, _APART = 120, 400, 30
_FEW, _LOW, _HIGH = 3, 280, 420  # few lines are low, so that their letters stay large where height is short
_LEADER, _NEAR = 34, 4
_DOTTED = "Dotted: similar, not asked in the same way."
_BREAK = "A gap: not offered, or asked in another way, so the years cannot be compared."


def slope(canvas: Canvas, finding: Finding) -> None:
    """Draw a line per label over the waves; its name and last count stand at its end."""
    waves, lines = side_by_side(finding)
    height = max(_LOW if len(lines) <= _FEW else _HIGH, _APART * len(lines) + 40)
    top = max([0.25, *map(share, finding.rows)])
    xs = _positions(len(waves))
    begin = canvas.y + LINE + 20
    for x, wave in zip(xs, waves, strict=True):
        canvas.text(x, canvas.y + SIZE, wave, bold=True, anchor="middle")
        canvas.line(x, begin - 8, x, begin + height, canvas.look.track, 3)
    lines = sorted(lines, key=lambda line: any(row and row.marked for row in line[1]))
    for _, rows in lines:
        ys = [begin + height - share(row) / top * height if row else None for row in rows]
        _line(canvas, xs, ys, rows)
    lowest = _names(canvas, xs[-1], [(name, rows, begin + height - _last(rows) / top * height) for name, rows in lines])
    canvas.y = max(begin + height + GAP, lowest)
    links = {row.link for row in finding.rows}
    for link, words in (("dotted", _DOTTED), ("break", _BREAK)):
        if link in links:
            canvas.paragraph(words)


def _positions(waves: int) -> list[float]:
    span = WIDTH - _NAMES - _LEFT
    return [_LEFT + span * at / max(waves - 1, 1) for at in range(waves)]


def _last(rows: Sequence[Row | None]) -> float:
    return share(next(row for row in reversed(rows) if row))


def _line(canvas: Canvas, xs: list[float], ys: list[float | None], rows: Sequence[Row | None]) -> None:
    marked = any(row and row.marked for row in rows)
    fill = canvas.look.marked if marked else canvas.look.others
    known = [at for at, y in enumerate(ys) if y is not None]
    for before, after in pairwise(known):
        if rows[after].link in ("solid", "dotted"):
            dotted = rows[after].link == "dotted" or after - before > 1
            canvas.line(xs[before], ys[before], xs[after], ys[after], fill, 5 if marked else 3, dotted)
    for at in known:
        canvas.dot(xs[at], ys[at], 8 if marked else 5, fill)
        if marked and at != len(xs) - 1:
            canvas.text(xs[at] - 16, ys[at] - 12, counted(rows[at].n, rows[at].base_n), SMALL, True, "end")


def _names(canvas: Canvas, x: float, ends: list[tuple[str, Sequence[Row | None], float]]) -> float:
    """Write what the lines are, pushed apart where they would touch; return where the lowest name ends."""
    counts = {name: counted(rows[-1].n, rows[-1].base_n) if rows[-1] else "–" for name, rows, _ in ends}
    start = x + _LEADER + max((text_width(count, SMALL, True) for count in counts.values()), default=0) + 16
    ends = sorted(ends, key=lambda end: end[2])
    marks = [any(row and row.marked for row in rows) for _, rows, _ in ends]
    names = [wrapped(name, WIDTH - start, SMALL, mark, 3) for (name, *_), mark in zip(ends, marks, strict=True)]
    heights = [_APART + (len(lines) - 1) * LINE * SMALL / SIZE for lines in names]
    places = spread([y for *_, y in ends], heights)
    for (name, rows, y), mark, lines, place in zip(ends, marks, names, places, strict=True):
        if rows[-1] and abs(place - y) > _NEAR:
            canvas.line(x + 12, y, x + _LEADER - 6, place, canvas.look.others, 1)
        canvas.text(x + _LEADER, place + SMALL * 0.35, counts[name], SMALL, mark)
        canvas.lines(start, place + SMALL * 0.35, lines, size=SMALL, bold=mark)
    return max((place + height for place, height in zip(places, heights, strict=True)), default=0)


def spread(wanted: Sequence[float], heights: Sequence[float]) -> list[float]:
    """Return places in the order wanted that do not overlap, moved as little as can be (least squares).

    Neighbours that would touch are pooled and centred: Barlow, Bartholomew, Bremner and Brunk (1972), Statistical
    Inference under Order Restrictions, the pool-adjacent-violators algorithm. Takes time linear in their number.

    Examples
    --------
    >>> spread([0, 1, 100], [10, 10, 10])
    [-4.5, 5.5, 100.0]
    """
    before = [sum(heights[:at]) for at in range(len(heights))]
    pools: list[list[float]] = []
    for place, above in zip(wanted, before, strict=True):
        pools.append([place - above])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    level = [fmean(pool) for pool in pools for _ in pool]
    return [one + above for one, above in zip(level, before, strict=True)]


def change(canvas: Canvas, finding: Finding) -> None:
    """Draw a dot per wave and label on one track, joined; the words for the change stand at its end."""
    waves, lines = side_by_side(finding)
    ends = max((text_width(_told(rows), SMALL, True) for _, rows in lines), default=0)
    span = WIDTH - LABELS - ends - 40
    for text, rows in lines:
        marked = any(row and row.marked for row in rows)
        middle, below = label(canvas, text, marked)
        canvas.bar(LABELS, middle - 2, span, 4, canvas.look.track)
        _dumbbell(canvas, middle, span, rows, canvas.look.marked if marked else canvas.look.soft)
        canvas.text(LABELS + span + 30, middle + SMALL * 0.35, _told(rows), SMALL, marked)
        canvas.y = below
    canvas.paragraph(f"Light dot: {waves[0]}. Full dot: {waves[-1]}." if waves else "")


def _dumbbell(canvas: Canvas, middle: float, span: float, rows: Sequence[Row | None], fill: str) -> None:
    known = [row for row in rows if row]
    xs = [LABELS + share(row) * span for row in known]
    if len(known) > 1 and known[-1].link in ("solid", "dotted"):
        canvas.line(xs[0], middle, xs[-1], middle, fill, 6, known[-1].link == "dotted")
    for x in xs[:-1]:
        canvas.dot(x, middle, 10, canvas.look.others)
    canvas.dot(xs[-1], middle, 12, fill)


def _told(rows: Sequence[Row | None]) -> str:
    counts = " → ".join(counted(row.n, row.base_n) if row else "–" for row in rows)
    note = next((row.note for row in reversed(rows) if row and row.note), "")
    return f"{counts}  {verdict(note)}".strip()


def verdict(note: str) -> str:
    """Return the word for a change, without what could have been seen: there is no room beside a bar."""
    return note.partition(";")[0]
