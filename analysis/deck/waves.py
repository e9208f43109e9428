"""Waves on a slide: lines over years, and bars of two years beside each other."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from analysis.bars import side_by_side
from analysis.deck import dress
from analysis.deck.dress import Label
from analysis.deck.fit import Place, fitting, label_of, label_part
from analysis.pictures.bars import share
from analysis.pictures.canvas import counted
from analysis.pictures.lines import verdict
from analysis.printable import one_line
from analysis.survey import Finding, Row


def slope(slide, finding: Finding, place: Place) -> list[str]:
    """Draw a line per label over the waves, its name and last count at its end, and none across a break."""
    waves, lines = side_by_side(finding)
    lines = sorted(lines, key=lambda line: (any(row and row.marked for row in line[1]), _last(line[1])))
    lines, rest = lines[-7:], [label for label, _ in lines[:-7]]
    pieces = [(label, piece, link) for label, rows in lines for piece, link in _pieces(rows)]
    series = {}
    for label, piece, link in pieces:
        series[_named(label, link, series)] = [share(row) if row else None for row in piece]
    chart = dress.line_chart(slide, place, [one_line(wave) for wave in waves], series, 0.62)
    told = {label for label, rows in lines if any(row and row.marked for row in rows)}
    for at, (label, piece, link) in enumerate(pieces):
        dress.style_line(chart, at, label in told, link == "dotted")
        if label in told:
            inner = [row is not None and column < len(piece) - 1 for column, row in enumerate(piece)]
            dress.label_line(
                chart, at, [counted(r.n, r.base_n) if yes else "" for r, yes in zip(piece, inner, strict=True)]
            )
    dress.names_at_ends(slide, place, 0.62, lines, finding)
    return rest


def _pieces(rows: Sequence[Row | None]) -> list[tuple[list[Row | None], str]]:
    """Return the parts of a line that are drawn alike, each as long as the line: solid, dotted, and after a break."""
    known = [at for at, row in enumerate(rows) if row]
    runs: list[tuple[list[int], str]] = [([known[0]], "solid")]
    for before, after in pairwise(known):
        link = "dotted" if after - before > 1 and rows[after].link != "break" else rows[after].link or "break"
        if link == "break":
            runs.append(([after], "solid"))
        elif link == runs[-1][1] or len(runs[-1][0]) == 1:
            runs[-1] = ([*runs[-1][0], after], link)
        else:
            runs.append(([before, after], link))
    return [([row if at in run else None for at, row in enumerate(rows)], link) for run, link in runs]


def _named(label: str, link: str, taken: Mapping[str, object]) -> str:
    """Return a name for a part of a line that no other part has."""
    name = f"{one_line(label)} (similar question)" if link == "dotted" else one_line(label)
    return name if name not in taken else f"{name} ({sum(other.startswith(name) for other in taken) + 1})"


def _last(rows: Sequence[Row | None]) -> float:
    return share(next(row for row in reversed(rows) if row))


def change(slide, finding: Finding, place: Place) -> list[str]:
    """Draw two bars per label, the earlier wave pale; return the labels that found no room."""
    waves, lines = side_by_side(finding)
    pairs = [(label, rows) for label, rows in lines if rows]
    marks = {label for label, rows in pairs if any(row and row.marked for row in rows)}
    kept, rest = fitting([Row(label, 0, 1, marked=label in marks) for label, _ in pairs], place, 0.64, last=True)
    names = {row.label for row in kept}
    shown = [(label, rows) for label, rows in pairs if label in names]
    series = {
        one_line(wave): [share(rows[at]) if rows[at] else None for _, rows in shown] for at, wave in enumerate(waves)
    }
    labels = label_part(kept, place)
    free = max(place.width * (1 - labels) - 3.6, 1)
    top = max([share(row) for _, rows in shown for row in rows if row] or [1]) * place.width * (1 - labels) / free
    chart = dress.bar_chart(slide, place, [label_of(label, place) for label, _ in shown], series, labels, top, gap=45)
    for at, wave in enumerate(waves):
        last = at == len(waves) - 1
        told = [_told(rows[at], wave) for _, rows in shown]
        dress.colour_points(chart, at, [last and label in marks for label, _ in shown], "tx2" if last else "accent3")
        dress.label_points(chart, at, told, bold=[last and label in marks for label, _ in shown], live=False, size=16)
    return rest


def _told(row: Row | None, wave: str) -> Label:
    return (
        Label(None, " · ".join(filter(None, (f"{wave}: {counted(row.n, row.base_n)}", verdict(row.note)))))
        if row
        else Label(None, "")
    )
