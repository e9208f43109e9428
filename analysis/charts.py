"""Finding to Plotly figure: drawn from the finding's rows alone, large enough for the back of the room."""

from itertools import accumulate
from textwrap import wrap

from analysis.survey import Finding, Row

_LETTERS, _LINE, _BAR, _GAP, _TEXT = 36, 30, 30, 24, 21
_INK = {False: "#2B2C2E", True: "#FAFAFA"}
_MARKED, _OTHERS = {False: "#0072B2", True: "#3D9BDB"}, {False: "#8A9BA8", True: "#66727C"}
_FONT = '"Source Sans", "Source Sans Pro", sans-serif'


def ranking_figure(finding: Finding, dark: bool = False):
    """Return horizontal bars, most often chosen first, each label above its bar so that it fits any width.

    Parameters
    ----------
    finding : Finding
        Of chart kind "ranking". Nothing that is not in its rows reaches the figure. At the end of a bar stand its count
        and the ranks the answers allow.
    dark : bool
        Whether the page behind is dark; the figure itself is transparent.

    Returns
    -------
    plotly.graph_objects.Figure
        The vertical axis counts pixels from the top, so that bars and labels keep their sizes.
    """
    import plotly.graph_objects as go

    rows = finding.rows
    labels = [wrap(row.label, _LETTERS) or [""] for row in rows]
    tops = list(accumulate((_LINE * len(lines) + _BAR + _GAP for lines in labels), initial=0))
    middles = [below - _GAP - _BAR / 2 for below in tops[1:]]
    bar = go.Bar(
        orientation="h",
        x=[row.n for row in rows],
        y=middles,
        width=[_BAR] * len(rows),
        marker={"color": [(_MARKED if row.marked else _OTHERS)[dark] for row in rows], "cornerradius": 4},
        text=[_ending(row) for row in rows],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="skip",
    )
    layout = go.Layout(
        template=go.layout.Template(),  # Plotly's own is most of what the browser would have to load
        height=tops[-1] + 10,
        margin={"l": 0, "r": 0, "t": 5, "b": 5},
        font={"size": _TEXT, "color": _INK[dark], "family": _FONT},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        dragmode=False,
        xaxis={"visible": False, "range": [0, 1.8 * max((row.n for row in rows), default=1)], "fixedrange": True},
        yaxis={"visible": False, "range": [tops[-1], 0], "fixedrange": True},
        annotations=[_label(row, lines, top) for row, lines, top in zip(rows, labels, tops, strict=False)],
    )
    return go.Figure(bar, layout)


def _label(row: Row, lines: list[str], top: int) -> dict:
    text = "<br>".join(map(_literal, lines))
    return {
        "text": f"<b>{text}</b>" if row.marked else text,
        "x": 0,
        "y": top,
        "xanchor": "left",
        "yanchor": "top",
        "align": "left",
        "showarrow": False,
    }


def _ending(row: Row) -> str:
    note = f"  {row.note}" if row.note else ""
    return f"<b>{row.n} of {row.base_n}</b>{_literal(note)}"


def _literal(text: str) -> str:
    """Return text that Plotly shows letter by letter: it would read tags and dollar signs in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "&#36;")
