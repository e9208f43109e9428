"""Finding to small columns: how many gave each answer of an ordered scale, as plain HTML without a script."""

from collections.abc import Sequence
from html import escape

from analysis.bars import MARKED, OTHERS
from analysis.survey import Finding, Row

_TALLEST = 4.5


def html_strip(finding: Finding) -> str:
    """Return the answers to one question side by side, each as high as it is frequent.

    Parameters
    ----------
    finding : Finding
        Of chart kind "diverging" or "distribution", of one question. The answer is the row's ``column``; notes of the
        first and the last row are the words of the poles.

    Returns
    -------
    str
        One ``div``; whoever shows it brings the styles of ``room-strip``.
    """
    most = max((row.n for row in finding.rows), default=0) or 1
    columns = "".join(_column(row, most, finding.chart == "distribution") for row in finding.rows)
    words = escape(finding.alternative or finding.headline, quote=True)
    return (
        f'<div class="room-strip" role="img" aria-label="{words}"><div class="room-strip-columns">{columns}</div>'
        f"{_poles(finding.rows)}</div>"
    )


def _column(row: Row, most: int, told: bool) -> str:
    colour = MARKED if row.marked and told else OTHERS
    height = _TALLEST * row.n / most
    return (
        f'<span class="room-strip-column"><span>{row.n}</span>'
        f'<span style="height:{height:.2f}rem;background:{colour}"></span>'
        f'<span class="room-strip-answer">{escape(row.column)}</span></span>'
    )


def _poles(rows: Sequence[Row]) -> str:
    if not rows or not (rows[0].note or rows[-1].note):
        return ""
    left, right = escape(rows[0].note), escape(rows[-1].note)
    return f'<div class="room-strip-poles"><span>{left}</span><span>{right}</span></div>'


def html_bands(finding: Finding) -> str:
    """Return one track from none to all per row, with the stretch marked that the band covers.

    Parameters
    ----------
    finding : Finding
        Of chart kind "bands": ``low`` and ``high`` are the ends of the band, ``note`` is the band in words.

    Returns
    -------
    str
        One ``div``; whoever shows it brings the styles of ``room-bands``.
    """
    words = escape(finding.alternative or finding.headline, quote=True)
    lines = "".join(map(_band, finding.rows))
    return f'<div class="room-bands" role="img" aria-label="{words}">{lines}</div>'


def _band(row: Row) -> str:
    weight = " room-marked" if row.marked else ""
    colour = MARKED if row.marked else OTHERS
    left, width = 100 * (row.low or 0), 100 * ((row.high or 0) - (row.low or 0))
    return (
        f'<div class="room-band{weight}"><span>{escape(row.label)}</span><span class="room-band-track">'
        f'<span style="margin-left:{left:.1f}%;width:{width:.1f}%;background:{colour}"></span></span>'
        f"<span>{escape(row.note)}</span></div>"
    )
