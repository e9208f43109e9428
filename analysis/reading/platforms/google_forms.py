"""Google Forms: one header row, the time stamp first, grids as ``Stem [row]``.

Downloaded from the form, ticks are joined by ``;``; from the linked sheet by ``, `` with nothing escaped. Quiz forms
add ``[Score]`` and ``[Feedback]`` columns, which are no rows of a grid.
"""

import re
from collections.abc import Sequence

from analysis.reading.layout import Head, Layout, grouped, texts_of, width, with_identity
from analysis.vocabulary.headers import column_role
from analysis.vocabulary.text import tidy

_POINTS = re.compile(r"(--|\d+([.,]\d+)?) / \d+([.,]\d+)?\Z")


def layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """Return the layout if the first header is the time stamp of Google Forms in any of its languages."""
    if not rows or not rows[0] or column_role(rows[0][0]) != "timestamp" or _other_platform(rows[0]):
        return None
    header = [tidy(text) for text in rows[0]] + [""] * (width(rows[:50]) - len(rows[0]))
    scores = _scores(header, rows[1:])
    heads = [Head(text, role=_role(at, scores)) for at, text in enumerate(header)]
    return Layout("google_forms", 1, grouped(with_identity(heads)), (";", ", "))


def _role(at: int, scores: set[int]) -> str | None:
    return "timestamp" if at == 0 else "score" if at in scores else None


def _scores(header: Sequence[str], rows: Sequence[Sequence[str]]) -> set[int]:
    """Return which columns a quiz adds: the points, a question's points behind it in brackets, and its feedback.

    Their names are translated, their points are not: ``1.00 / 1``, or ``-- / 0`` for a question without any.
    """
    found = set()
    for at, text in enumerate(header):
        stem = text.rpartition(" [")[0]
        said = texts_of(rows, at) - {""}
        points = bool(said) and all(map(_POINTS.match, said))
        named = text.lower().endswith(_QUIZ) and stem in header[:at]
        follows = at - 1 in found and bool(stem) and header[at - 1].startswith(f"{stem} [")
        if (points and (not stem or stem in header[:at])) or named or follows or text.lower() in _TOTAL:
            found.add(at)
    return found


_QUIZ = ("[score]", "[feedback]", "[количество баллов]", "[отзыв]")
_TOTAL = (
    "score", "всего баллов", "výsledek", "pontuação", "punktzahl", "puntuación", "punteggio", "wynik",
    "gesamtpunktzahl",
)  # fmt: skip


def _other_platform(header: Sequence[str]) -> bool:
    """Return whether the first column is a name that other platforms use for theirs."""
    plain = tidy(header[0]).lower()
    return plain in ("start date", "startdate", "start time", "submission date", "date submitted", "time started")
