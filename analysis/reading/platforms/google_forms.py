"""Google Forms: one header row, the time stamp first, grids as ``Stem [row]``.

Downloaded from the form, ticks are joined by ``;``; from the linked sheet by ``, `` with nothing escaped. Quiz forms
add ``[Score]`` and ``[Feedback]`` columns, which are no rows of a grid.
"""

from collections.abc import Sequence

from analysis.reading.layout import Head, Layout, grouped, width, with_identity
from analysis.vocabulary.headers import column_role
from analysis.vocabulary.text import tidy

_QUIZ = ("[score]", "[feedback]", "[количество баллов]", "[отзыв]")


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the first header is the time stamp of Google Forms in any of its languages."""
    if not rows or not rows[0] or column_role(rows[0][0]) != "timestamp" or _other_platform(rows[0]):
        return None
    header = list(rows[0]) + [""] * (width(rows[:50]) - len(rows[0]))
    heads = [Head(tidy(text), role=_role(at, tidy(text))) for at, text in enumerate(header)]
    return Layout("google_forms", 1, grouped(with_identity(heads)), (";", ", "))


def _role(at: int, text: str) -> str | None:
    if at == 0:
        return "timestamp"
    if text.lower().endswith(_QUIZ) or text.lower() in ("score", "всего баллов", "výsledek", "pontuação"):
        return "score"
    return None


def _other_platform(header: Sequence[str]) -> bool:
    """Return whether the first column is a name that other platforms use for theirs."""
    plain = tidy(header[0]).lower()
    return plain in ("start date", "startdate", "start time", "submission date", "date submitted", "time started")
