"""Finding to light bars: plain HTML that needs no script in the browser and takes its colours from where it stands."""

from html import escape

from analysis.survey import Finding, Row

MARKED, OTHERS = "#0072B2", "#8A9BA8"
"""The first, and all others: they differ in lightness as well, for those who see no colours."""


def html_bars(finding: Finding, most: int | None = None) -> str:
    """Return horizontal bars of a finding's rows, the text alternative on the whole.

    Parameters
    ----------
    finding : Finding
        Bars are as long as ``n`` of ``base_n``; counts stand at their ends. Labels are escaped, so they stay literal.
    most : int, optional
        Draw the first rows only.

    Returns
    -------
    str
        One ``div``; whoever shows it brings the styles of ``room-bars``.
    """
    bars = "".join(map(_bar, finding.rows[:most]))
    words = escape(finding.alternative or finding.headline, quote=True)
    return f'<div class="room-bars" role="img" aria-label="{words}">{bars}</div>'


def _bar(row: Row) -> str:
    share = 100 * row.n / row.base_n if row.base_n else 0
    weight = " room-marked" if row.marked else ""
    colour = MARKED if row.marked else OTHERS
    return (
        f'<div class="room-bar{weight}"><span class="room-bar-label">{escape(row.label)}</span>'
        f'<span class="room-bar-track">'
        f'<span class="room-bar-fill" style="width:{share:.1f}%;background:{colour}"></span>'
        f'<span class="room-bar-count">{row.n} of {row.base_n}</span></span></div>'
    )
