"""Finding to light bars: plain HTML that needs no script in the browser and takes its colours from where it stands."""

from html import escape

from analysis.survey import Finding, Row

MARKED = "color-mix(in srgb, #0072B2 80%, currentColor)"
OTHERS = "color-mix(in srgb, currentColor 42%, transparent)"
"""The first, and all others: they differ in lightness as well, and the others recede on a light and on a dark page."""


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


def side_by_side(finding: Finding) -> tuple[tuple[str, ...], tuple[tuple[str, tuple[Row | None, ...]], ...]]:
    """Return a finding of chart kind "reach" as a grid.

    Returns
    -------
    (tuple of str, tuple of (str, tuple of Row or None))
        The questions, from the columns of the rows; then per label its row for each question, None where it has none.
    """
    lines: dict[str, dict[str, Row]] = {}
    for row in finding.rows:
        lines.setdefault(row.label, {})[row.column] = row
    fullest_first = sorted(lines.values(), key=len, reverse=True)
    questions = tuple(dict.fromkeys(column for line in fullest_first for column in line))
    return questions, tuple((label, tuple(map(line.get, questions))) for label, line in lines.items())


def count_words(row: Row | None) -> str:
    """Return a count with its base; a dash where the question did not offer it."""
    return f"{row.n or 'none'} of {row.base_n}" if row else "–"


def html_side_by_side(finding: Finding) -> str:
    """Return one line per label with a column of bars per question, told apart by place and heading.

    Parameters
    ----------
    finding : Finding
        Of chart kind "reach". The pale track behind a bar is everybody who answered that question.

    Returns
    -------
    str
        One ``div``; whoever shows it brings the styles of ``room-side``.
    """
    questions, lines = side_by_side(finding)
    heads = "".join(f'<span class="room-side-head">{escape(question)}</span>' for question in questions)
    body = "".join(
        f'<span class="room-side-label">{escape(label)}</span>{"".join(map(_side_bar, rows))}' for label, rows in lines
    )
    words = escape(finding.alternative or finding.headline, quote=True)
    return (
        f'<div class="room-side" role="img" aria-label="{words}" style="--questions:{len(questions)}">'
        f'<span class="room-side-corner"></span>{heads}{body}</div>'
    )


def _side_bar(row: Row | None) -> str:
    weight = " room-marked" if row and row.marked else ""
    return f'<span class="room-side-cell{weight}"><span>{count_words(row)}</span>{_track(row) if row else ""}</span>'


def _track(row: Row) -> str:
    share = 100 * row.n / row.base_n if row.base_n else 0
    colour = MARKED if row.marked else OTHERS
    bar = f'<span style="width:{share:.1f}%;background:{colour}"></span>'
    return f'<span class="room-side-track">{bar if row.n else ""}</span>'
