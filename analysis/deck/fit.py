"""What fits on a slide: how many rows, how wide their labels, how high their bars."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.pictures.metrics import text_width, wrapped
from analysis.printable import one_line
from analysis.survey import Row

LETTERS = 18
POINT, POINTS = 1 / 72, 72
_LABELS_MOST, _TALLEST = 0.42, 0.8


@dataclass(frozen=True)
class Place:
    """Where a chart stands on a slide, in inches."""

    x: float
    y: float
    width: float
    height: float


def fitting(rows: Sequence[Row], place: Place, least: float = 0.44, last: bool = False) -> tuple[list[Row], list[str]]:
    """Return as many rows as can be read from the back of the room, and the labels of the others.

    Those told of are among them, and with ``last`` the last one.
    """
    tall = [_label_height(row, place) for row in rows]
    touching = max((sum(pair) / 2 for pair in pairwise(tall)), default=0)
    most = max(int(place.height / max(least, touching)), 2)
    told = [at for at, row in enumerate(rows) if row.marked or (last and at == len(rows) - 1)]
    kept = {*told[:most], *[at for at in range(len(rows)) if at not in told][: max(most - len(told), 0)]}
    rest = [row.label for at, row in enumerate(rows) if at not in kept]
    return [row for at, row in enumerate(rows) if at in kept], rest


def _label_height(row: Row, place: Place) -> float:
    return len(_label_lines(row.label, place)) * LETTERS * 1.15 * POINT + 0.02


def _label_lines(label: str, place: Place) -> list[str]:
    return wrapped(label, place.width * _LABELS_MOST * POINTS, LETTERS, most=2)


def label_of(label: str, place: Place) -> str:
    """Return a label in one line, cut where it would take more than two lines of a chart; the notes have all of it."""
    lines, text = _label_lines(label, place), one_line(label)
    return text if not lines[-1].endswith("…") else f"{text[: sum(map(len, lines)) - 1].rstrip()}…"


def lower(place: Place, rows: int) -> Place:
    """Return a place no higher than so many bars need: few thick bars look like boxes."""
    return replace(place, height=min(place.height, rows * _TALLEST))


def label_part(rows: Sequence[Row], place: Place) -> float:
    """Return which part of the width the labels need."""
    widest = max((text_width(one_line(row.label), LETTERS, row.marked) for row in rows), default=0) * POINT + 0.25
    return min(widest / place.width, _LABELS_MOST)


def labels_of(rows: Sequence[Row], place: Place) -> list[str]:
    """Return the labels of rows as a chart has room for them."""
    return [label_of(row.label, place) for row in rows]
