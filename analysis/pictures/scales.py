"""Answers on a scale: one bar per item, its parts the answers in their order."""

from itertools import accumulate

from analysis.bars import side_by_side
from analysis.pictures.bars import GAP, LABELS, label, share
from analysis.pictures.canvas import LINE, SIZE, SMALL, WIDTH, Canvas
from analysis.pictures.metrics import text_width, wrapped
from analysis.survey import Finding, Row

_HEIGHT, _OTHER_SIDE = 40, "#B3510F"


def mixed(colour: str, ground: str, part: float) -> str:
    """Return a colour mixed with another, ``part`` of it left; both as #RRGGBB."""
    pairs = zip(_rgb(colour), _rgb(ground), strict=True)
    return "#" + "".join(f"{round(one * part + other * (1 - part)):02X}" for one, other in pairs)


def _rgb(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour, 0 to 1 (WCAG 2)."""
    parts = [value / 255 for value in _rgb(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21 (WCAG 2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shades(finding: Finding, marked: str, ground: str) -> dict[str, str]:
    """Return a colour per answer: the favourable ones in the first colour, the others grey.

    In a diverging finding the sides have two colours and the middle is grey.
    """
    answers, _ = side_by_side(finding)
    if finding.chart == "diverging":
        middle = (len(answers) - 1) / 2
        depth = {answer: abs(at - middle) / max(middle, 1) for at, answer in enumerate(answers)}
        side = {answer: _OTHER_SIDE if at < middle else marked for at, answer in enumerate(answers)}
        return {
            answer: mixed(side[answer], ground, 0.25 + 0.75 * depth[answer]) if depth[answer] else "#C3CAD2"
            for answer in answers
        }
    good = [answer for answer in answers if any(row.marked and row.column == answer for row in finding.rows)]
    rest = [answer for answer in answers if answer not in good]
    greys = {answer: mixed("#7B8794", ground, 0.75 - 0.5 * at / max(len(rest), 1)) for at, answer in enumerate(rest)}
    blues = {answer: mixed(marked, ground, 0.6 + 0.4 * (at + 1) / len(good)) for at, answer in enumerate(good)}
    return greys | blues


def distribution(canvas: Canvas, finding: Finding) -> None:
    """Draw one bar per item; the answers are named above, in their order and colours."""
    colours = shades(finding, canvas.look.marked, canvas.look.ground)
    answers, lines = side_by_side(finding)
    _key(canvas, answers, colours)
    for text, rows in lines:
        middle, below = label(canvas, text)
        _parts(canvas, middle, WIDTH - LABELS, rows, colours)
        canvas.y = max(below, middle + _HEIGHT / 2 + GAP)


def diverging(canvas: Canvas, finding: Finding) -> None:
    """Draw one bar per two-sided item over the whole width, what its sides say below its ends."""
    colours = shades(finding, canvas.look.marked, canvas.look.ground)
    answers, lines = side_by_side(finding)
    _key(canvas, answers, colours)
    for text, rows in lines:
        canvas.paragraph(text, SIZE, canvas.look.ink)
        _parts(canvas, canvas.y + _HEIGHT / 2 + 4, WIDTH, rows, colours)
        canvas.y += _HEIGHT + 8
        ends = [wrapped(row.note if row else "", WIDTH * 0.45, SMALL, most=2) for row in (rows[0], rows[-1])]
        for x, anchor, words in zip((0, WIDTH), ("start", "end"), ends, strict=True):
            canvas.lines(x, canvas.y + SMALL, words, size=SMALL, anchor=anchor, fill=canvas.look.soft)
        canvas.y += LINE * max(map(len, ends)) + GAP


def _key(canvas: Canvas, answers: tuple[str, ...], colours: dict[str, str]) -> None:
    x = 0.0
    for answer in answers:
        width = 30 + text_width(answer, SMALL) + 26
        if x + width > WIDTH:
            x, canvas.y = 0.0, canvas.y + LINE
        canvas.bar(x, canvas.y + 4, 20, 20, colours[answer])
        canvas.text(x + 30, canvas.y + 21, answer, SMALL)
        x += width
    canvas.y += LINE + GAP


def _parts(canvas: Canvas, middle: float, span: float, rows: tuple[Row | None, ...], colours: dict[str, str]) -> None:
    x0 = WIDTH - span
    starts = accumulate((share(row) * span if row else 0 for row in rows), initial=0)
    for row, start in zip(rows, starts, strict=False):
        if row and row.n:
            width = share(row) * span
            canvas.bar(x0 + start, middle - _HEIGHT / 2, width - 2, _HEIGHT, colours[row.column], 0)
            if text_width(str(row.n), SMALL) + 6 < width:
                ink = max(("#FFFFFF", "#1F2933"), key=lambda tone, row=row: contrast(tone, colours[row.column]))
                x = x0 + start + width / 2
                canvas.text(x, middle + SMALL * 0.35, str(row.n), SMALL, anchor="middle", fill=ink)
