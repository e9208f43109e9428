"""Finding to Plotly figure: drawn from the finding's rows alone, large enough for the back of the room."""

from itertools import accumulate
from textwrap import wrap

from analysis.survey import Finding, Row

_LETTERS, _LINE, _BAR, _GAP, _TEXT = 36, 30, 30, 24, 21
_INK = {False: "#2B2C2E", True: "#FAFAFA"}
_MARKED, _OTHERS = {False: "#0072B2", True: "#3D9BDB"}, {False: "#8A9BA8", True: "#66727C"}
_SLOPE, _QUESTION, _SEVERAL, _BELOW = 460, 300, " to ", 0.03
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
    layout = _layout(
        go,
        dark,
        tops[-1] + 10,
        (0, 0, 5, 5),
        xaxis={"visible": False, "range": [0, 1.8 * max((row.n for row in rows), default=1)], "fixedrange": True},
        yaxis={"visible": False, "range": [tops[-1], 0], "fixedrange": True},
        annotations=[_label(row, lines, top) for row, lines, top in zip(rows, labels, tops, strict=False)],
    )
    return go.Figure(bar, layout)


def slope_figure(finding: Finding, dark: bool = False):
    """Return lines over waves, one per label, each named at its end.

    Parameters
    ----------
    finding : Finding
        Of chart kind "slope": a row per label and wave, with the ranks the answers allow in its note ("1st", "2nd to
        4th"). Where they allow several, or nobody named it, the point is hollow. A segment is drawn as the link of its
        later end says: solid, dotted, or not at all.
    dark : bool
        Whether the page behind is dark; the figure itself is transparent.

    Returns
    -------
    plotly.graph_objects.Figure
        The horizontal axis counts waves, the vertical one is the share.
    """
    import plotly.graph_objects as go

    waves = list(dict.fromkeys(row.column for row in finding.rows))
    lines: dict[str, list[Row]] = {}
    for row in finding.rows:
        lines.setdefault(row.label, []).append(row)
    traces = [trace for rows in lines.values() for trace in _line(go, rows, waves, dark)]
    highest = max((row.n / row.base_n for row in finding.rows if row.base_n), default=1)
    layout = _layout(
        go, dark, _SLOPE, (10, 10, 10, 50),
        xaxis=_waves_axis(waves, [-0.15, (len(waves) - 1) * 1.9 + 0.2]),
        yaxis={"visible": False, "fixedrange": True, "range": [-2 * _BELOW * highest, 1.1 * highest]},
        annotations=_ends(lines, waves, highest),
    )  # fmt: skip
    return go.Figure(traces, layout)


def question_figure(finding: Finding, dark: bool = False):
    """Return one question over waves: a point per wave with its count above and its interval as a stroke through it.

    Parameters
    ----------
    finding : Finding
        Of chart kind "slope" with one label. A segment is drawn as for ``slope_figure``.
    dark : bool
        Whether the page behind is dark; the figure itself is transparent.

    Returns
    -------
    plotly.graph_objects.Figure
        The horizontal axis counts waves, the vertical one is the share, from none to all.
    """
    import plotly.graph_objects as go

    rows = list(finding.rows)
    waves = [row.column for row in rows]
    strokes = [_stroke(go, at, row, dark) for at, row in enumerate(rows) if row.low is not None]
    layout = _layout(
        go, dark, _QUESTION, (50, 10, 10, 50),
        xaxis=_waves_axis(waves, [-0.4, len(waves) - 0.4]),
        yaxis={
            "range": [-0.04, 1.2], "tickvals": [0, 0.5, 1], "ticktext": ["none", "half", "all"], "fixedrange": True,
            "gridcolor": _OTHERS[dark], "griddash": "dot", "zeroline": False,
        },
        annotations=[_count(at, row) for at, row in enumerate(rows)],
    )  # fmt: skip
    return go.Figure([*strokes, *_line(go, rows, waves, dark)], layout)


def _layout(go, dark: bool, height: float, margin: tuple[int, int, int, int], **more):
    """Return what all charts have in common; the margin is left, right, top and bottom, in pixels."""
    return go.Layout(
        template=go.layout.Template(),  # Plotly's own is most of what the browser would have to load
        height=height,
        margin=dict(zip("lrtb", margin, strict=True)),
        font={"size": _TEXT, "color": _INK[dark], "family": _FONT},
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        showlegend=False,
        dragmode=False,
        **more,
    )


def _waves_axis(waves: list[str], span: list[float]) -> dict:
    return {
        "tickvals": list(range(len(waves))), "ticktext": [_literal(wave) for wave in waves], "showgrid": False,
        "zeroline": False, "fixedrange": True, "range": span,
    }  # fmt: skip


def _stroke(go, at: int, row: Row, dark: bool):
    line = {"color": _OTHERS[dark], "width": 6}
    return go.Scatter(x=[at, at], y=[row.low, row.high], mode="lines", hoverinfo="skip", line=line)


def _count(at: int, row: Row) -> dict:
    return {
        "text": f"<b>{row.n} of {row.base_n}</b>", "x": at, "y": max(row.n / row.base_n, row.high or 0), "yshift": 10,
        "xanchor": "center", "yanchor": "bottom", "showarrow": False,
    }  # fmt: skip


def _line(go, rows: list[Row], waves: list[str], dark: bool) -> list:
    """Return the segments and points of one line."""
    colour, width = (_MARKED[dark], 4) if rows[0].marked else (_OTHERS[dark], 2)
    places = [waves.index(row.column) for row in rows]
    shares = [row.n / row.base_n for row in rows]
    drawn = [
        go.Scatter(
            x=places[at - 1 : at + 1], y=shares[at - 1 : at + 1], mode="lines", hoverinfo="skip",
            line={"color": colour, "width": width, "dash": "dot" if row.link == "dotted" else "solid"},
        )
        for at, row in enumerate(rows) if at and row.link in ("solid", "dotted")
    ]  # fmt: skip
    symbols = ["circle-open" if _SEVERAL in row.note or not row.n else "circle" for row in rows]
    marker = {"symbol": symbols, "size": 14 if rows[0].marked else 11, "color": colour, "line": {"width": 3}}
    return [*drawn, go.Scatter(x=places, y=shares, mode="markers", hoverinfo="skip", marker=marker)]


def _ends(lines: dict[str, list[Row]], waves: list[str], highest: float) -> list[dict]:
    """Return what every line is called, at its last point; names that would cover each other are moved apart."""
    ordered = sorted(lines.values(), key=lambda rows: -rows[-1].n / rows[-1].base_n)
    heights = _apart([rows[-1].n / rows[-1].base_n for rows in ordered], highest)
    said = []
    for rows, at in zip(ordered, heights, strict=True):
        last = rows[-1]
        ended = "" if last.column == waves[-1] else f", {_literal(last.column)}"
        text = f"{_literal(last.label)}: {last.n} of {last.base_n}{ended}"
        said.append(
            {"text": f"<b>{text}</b>" if last.marked else text, "x": len(waves) - 1, "y": at, "xshift": 14,
             "xanchor": "left", "yanchor": "middle", "align": "left", "showarrow": False}
        )  # fmt: skip
    return said


def _apart(shares: list[float], highest: float) -> list[float]:
    """Return where names stand, from the top down: a line apart, and none below the chart."""
    line, limit = highest * _LINE / (_SLOPE - 60), float("inf")
    heights = []
    for share in shares:
        limit = min(share, limit - line)
        heights.append(limit)
    lowest = -_BELOW * highest
    for at in reversed(range(len(heights))):
        heights[at] = max(heights[at], lowest)
        lowest = heights[at] + line
    return heights


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
