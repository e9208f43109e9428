"""Finding to charts that PowerPoint knows: editable, labelled where the numbers stand, with an alternative in words.

A new kind of chart is added in ``KINDS``; a kind that is not there is shown as a table.
"""

from collections.abc import Callable, Mapping, Sequence

from analysis.bars import side_by_side
from analysis.deck import dress
from analysis.deck import words as written
from analysis.deck.dress import Label
from analysis.deck.fit import LETTERS, POINT, Place, fitting, label_of, label_part, labels_of, lower
from analysis.deck.waves import change, slope
from analysis.pictures import shades
from analysis.pictures.bars import share
from analysis.pictures.canvas import counted
from analysis.pictures.metrics import text_width, wrapped
from analysis.printable import one_line
from analysis.survey import Finding, Row


def bars(slide, finding: Finding, place: Place) -> list[str]:
    """Draw one bar per row; return the labels that found no room. A profile keeps its weakest and its strongest."""
    profile = finding.chart == "profile"
    rows, rest = fitting(finding.rows, place, last=profile)
    ends = [Label(row.n, f"of {row.base_n}{f' · {row.note}' if row.note and not profile else ''}") for row in rows]
    same_base = len({row.base_n for row in rows}) == 1
    values = [row.n if same_base else share(row) for row in rows]
    room = max(text_width(f"{row.n} {end.after}", LETTERS, True) for row, end in zip(rows, ends, strict=True))
    labels = label_part(rows, place)
    free = max(place.width * (1 - labels) - room * POINT - 0.2, 1)
    top = max([*values, 1e-9]) * place.width * (1 - labels) / free
    place = lower(place, len(rows))
    chart = dress.bar_chart(slide, place, labels_of(rows, place), {_about(finding): values}, labels, top)
    dress.colour_points(chart, 0, [row.marked for row in rows])
    dress.label_points(chart, 0, ends, bold=[row.marked for row in rows], live=same_base)
    return rest


def side(slide, finding: Finding, place: Place) -> list[str]:
    """Draw a column of bars per question, with one scale for all; return the labels that found no room."""
    questions, lines = side_by_side(finding)
    firsts = [next(row for row in rows if row) for _, rows in lines]
    told = {label for label, rows in lines if any(row and row.marked for row in rows)}
    kept, rest = fitting([Row(row.label, 0, 1, marked=row.label in told) for row in firsts], place)
    names = {row.label for row in kept}
    shown = [(label_of(label, place), rows) for label, rows in lines if label in names]
    labels = label_part(kept, place)
    width = place.width * (1 - labels) / max(len(questions), 1)
    for at, question in enumerate(questions):
        x = place.x + place.width * labels + at * width
        own = Place(
            place.x if not at else x, place.y + 0.4, width + (0 if at else place.width * labels), place.height - 0.4
        )
        written.text(slide, Place(x, place.y, width, 0.35), question, LETTERS, bold=True)
        _column(slide, own, question, [(label, rows[at]) for label, rows in shown], 0 if at else place.width * labels)
    return rest


def _column(slide, place: Place, question: str, cells: Sequence[tuple[str, Row | None]], labels: float) -> None:
    values = [share(row) if row else None for _, row in cells]
    ends = [Label(row.n or "none", f"of {row.base_n}") if row else Label(None, "") for _, row in cells]
    part = labels / place.width
    free = max(place.width - labels - 1.25, 0.5)
    names = [label for label, _ in cells]
    top = 1 * (place.width - labels) / free
    chart = dress.bar_chart(slide, place, names, {one_line(question): values}, part, top, hidden=not labels)
    marks = [bool(row and row.marked) for _, row in cells]
    dress.colour_points(chart, 0, marks)
    dress.label_points(chart, 0, ends, bold=marks, live=False)


def distribution(slide, finding: Finding, place: Place) -> list[str]:
    """Draw one bar per item, its parts the answers in their order, named above."""
    answers, lines = side_by_side(finding)
    kept, rest = fitting([Row(label, 0, 1) for label, _ in lines], place, 0.7)
    shown = lines[: len(kept)]
    own = lower(Place(place.x, place.y + 0.45, place.width, place.height - 0.45), len(shown))
    series = {
        one_line(answer): [share(rows[at]) if rows[at] else None for _, rows in shown]
        for at, answer in enumerate(answers)
    }
    labels = label_part(kept, own)
    names = [label_of(label, own) for label, _ in shown]
    chart = dress.bar_chart(slide, own, names, series, labels, 1, gap=45, stacked=True)
    colours = shades(finding, dress.accent(slide), "#FFFFFF")
    for at, answer in enumerate(answers):
        dress.colour_series(chart, at, colours[answer])
        parts = [Label(None, str(rows[at].n) if rows[at] and share(rows[at]) >= 0.04 else "") for _, rows in shown]
        dress.label_points(chart, at, parts, live=False, inside=colours[answer], size=16)
    written.key(slide, Place(place.x, place.y, place.width, 0.35), [(answer, colours[answer]) for answer in answers])
    return rest


def diverging(slide, finding: Finding, place: Place) -> list[str]:
    """Draw one bar per two-sided item over the whole width, what its sides say below its ends."""
    answers, lines = side_by_side(finding)
    colours = shades(finding, dress.accent(slide), "#FFFFFF")
    shown, step = lines[:2], min(place.height / max(len(lines[:2]), 1), 2)
    for at, (label, rows) in enumerate(shown):
        y = place.y + at * step
        written.text(slide, Place(place.x, y, place.width, 0.35), label, 20, bold=True)
        _one_bar(slide, Place(place.x, y + 0.4, place.width, 0.6), [label], answers, rows, colours)
        for x, row, align in ((place.x, rows[0], "l"), (place.x + place.width / 2, rows[-1], "r")):
            if row and row.note:
                written.text(slide, Place(x, y + 1.05, place.width / 2, 0.35), row.note, LETTERS, align=align)
    return [label for label, _ in lines[2:]]


def _one_bar(slide, place: Place, names: list[str], answers, rows, colours: Mapping[str, str]) -> None:
    series = {one_line(answer): [share(rows[at]) if rows[at] else None] for at, answer in enumerate(answers)}
    chart = dress.bar_chart(slide, place, [one_line(name) for name in names], series, 0, 1, 8, True, hidden=True)
    for at, answer in enumerate(answers):
        dress.colour_series(chart, at, colours[answer])
        count = str(rows[at].n) if rows[at] and share(rows[at]) >= 0.03 else ""
        dress.label_points(chart, at, [Label(None, count)], live=False, inside=colours[answer], size=LETTERS)


def bands(slide, finding: Finding, place: Place) -> list[str]:
    """Draw between which shares a group lies; the words stand at the end of the track."""
    rows, rest = fitting(finding.rows, place)
    place = lower(place, len(rows))
    labels = label_part(rows, place)
    lows = [row.low or 0 for row in rows]
    widths = [(1 if row.high is None else row.high) - low for row, low in zip(rows, lows, strict=True)]
    rests = [1 - low - width for low, width in zip(lows, widths, strict=True)]
    series = {"From": lows, "To": widths, "Rest": rests}
    free = place.width * (1 - labels) - 3
    chart = dress.bar_chart(
        slide,
        place,
        labels_of(rows, place),
        series,
        labels,
        place.width * (1 - labels) / max(free, 1),
        gap=90,
        stacked=True,
    )
    for at, colour in ((0, "#EDF0F3"), (2, "#EDF0F3")):
        dress.colour_series(chart, at, colour)
    dress.colour_points(chart, 1, [row.marked for row in rows])
    x = place.x + place.width * labels + free + 0.15
    step = place.height / max(len(rows), 1)
    for at, row in enumerate(rows):
        spot = Place(x, place.y + step * (at + 0.5) - 0.18, 2.8, 0.36)
        written.text(slide, spot, row.note, LETTERS, bold=row.marked)
    return rest


def one_share(slide, finding: Finding, place: Place) -> list[str]:
    """Draw one bar of those counted and those not, the count above it."""
    row = finding.rows[0]
    written.text(slide, Place(place.x, place.y, place.width, 0.9), counted(row.n, row.base_n), 54, True, "accent1")
    own = Place(place.x, place.y + 1, place.width, 0.8)
    series = {one_line(row.label): [row.n], "Others": [row.base_n - row.n]}
    chart = dress.bar_chart(slide, own, [one_line(row.label)], series, 0, row.base_n, gap=10, stacked=True, hidden=True)
    dress.colour_series(chart, 1, "#EDF0F3")
    return []


def quotes(slide, finding: Finding, place: Place) -> list[str]:
    """Set what people wrote beside strokes, as large as the room allows."""
    size = next((size for size in (24, 22, 20, 18) if _quotes_height(finding.rows, place, size) <= place.height), 18)
    y = place.y
    for row in finding.rows:
        height = _quote_lines(row, place, size) * size * 1.25 * POINT
        written.stroke(slide, Place(place.x, y + 0.03, 0.07, height))
        written.text(slide, Place(place.x + 0.3, y, place.width - 0.3, height), row.label, size)
        y += height + 0.28
    return []


def _quote_lines(row: Row, place: Place, size: int) -> int:
    return len(wrapped(row.label, (place.width - 0.35) / POINT, size, most=5))


def _quotes_height(rows: Sequence[Row], place: Place, size: int) -> float:
    return sum(_quote_lines(row, place, size) * size * 1.25 * POINT + 0.28 for row in rows)


def table(slide, finding: Finding, place: Place) -> list[str]:
    """Set the rows as a table; return the labels that found no room."""
    rows, rest = fitting(finding.rows, place)
    about = [", ".join(filter(None, (row.column, row.note))) for row in rows]
    cells = [(row.label, words, counted(row.n, row.base_n)) for row, words in zip(rows, about, strict=True)]
    written.table(slide, place, cells, (0.5, 0.32, 0.18), [row.marked for row in rows])
    return rest


def commitments(slide, finding: Finding, place: Place) -> list[str]:
    """Set what was said beside what is done about it, by whom and by when."""
    rows, rest = list(finding.rows[:5]), [row.label for row in finding.rows[5:]]
    cells = [(row.label, row.note, row.column) for row in rows]
    does = "We do" if finding.finding_id == "next" else "We did"
    written.table(slide, place, cells, (0.36, 0.4, 0.24), [False] * len(rows), ("You said", does, "Who, by when"))
    return rest


KINDS: dict[str, Callable[..., list[str]]] = {
    "bands": bands,
    "bars": bars,
    "change": change,
    "commitments": commitments,
    "distribution": distribution,
    "diverging": diverging,
    "profile": bars,
    "quotes": quotes,
    "ranking": bars,
    "reach": side,
    "share": one_share,
    "slope": slope,
}


def draw(slide, finding: Finding, place: Place) -> list[str]:
    """Draw the chart of a finding on a slide; return the labels of its rows that found no room."""
    return KINDS.get(finding.chart, table)(slide, finding, place)


def _about(finding: Finding) -> str:
    return one_line(finding.question or finding.base or finding.headline)[:200]
