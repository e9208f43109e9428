"""Which of several sheets holds the answers: one row per person, not a cover, a code book, a pivot or a copy."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.reading.cells import Sheet
from analysis.reading.layout import Layout, cell, width
from analysis.reading.platforms import recognise
from analysis.vocabulary.text import normalise

_LOOKED_AT = 300
_MOST_OTHERS = 3
_FEWEST_PEOPLE = 5
_NAMED = (
    "form responses",
    "form",
    "responses",
    "answers",
    "raw data",
    "raw",
    "data",
    "reponses",
    "respuestas",
    "antworten",
)
_NOT_NAMED = ("summary", "pivot", "charts", "codebook", "code book", "coding", "codes", "legend", "lookup", "read me")


@dataclass(frozen=True, order=True)
class _Weight:
    """How much a sheet looks like everyone's answers; the greater one is read."""

    platform: bool
    answered: int
    named: int
    rows: int


def choose(sheets: Sequence[Sheet]) -> list[tuple[Sheet, Layout]]:
    """Return the sheet a platform wrote, else the one whose columns look most like everyone's answers.

    Behind it stand those that may be meant as well: as many columns answered, or half of them by more people.
    """
    laid_out = [(sheet, recognise(sheet.rows)) for sheet in sheets]
    if len(laid_out) == 1:
        return laid_out
    weighed = sorted(((_weight(*pair), at) for at, pair in enumerate(laid_out)), key=lambda pair: (pair[0], -pair[1]))
    best, first = weighed.pop()
    others = [at for weight, at in reversed(weighed) if _may_be_meant(weight, best)]
    return [laid_out[at] for at in (first, *others[:_MOST_OTHERS])]


def _weight(sheet: Sheet, layout: Layout) -> _Weight:
    rows = sheet.rows[layout.skipped + layout.header_rows :]
    return _Weight(layout.platform != "spreadsheet", _answered(rows), _named(sheet.name), sum(map(any, rows)))


def _may_be_meant(weight: _Weight, best: _Weight) -> bool:
    """Return whether a sheet that was not chosen could be the one; what no platform wrote only where it has more."""
    if weight.named < 0 or weight.rows < _FEWEST_PEOPLE or weight.answered < 2:
        return False
    if best.platform and not weight.platform:
        return weight.rows > best.rows and weight.answered >= best.answered
    return weight.answered >= 0.5 * best.answered


def _answered(rows: Sequence[Sequence[str]]) -> int:
    """Return how many columns hold answers that several people gave."""
    rows = rows[:_LOOKED_AT]
    return sum(_is_answered([cell(row, at).strip() for row in rows]) for at in range(width(rows)))


def _is_answered(cells: Sequence[str]) -> bool:
    """Return whether a column is filled for five or more, with few enough texts that most occur again."""
    n = Counter(filter(None, cells))
    filled = n.total()
    again = sum(count for count in n.values() if count > 1)
    return filled >= _FEWEST_PEOPLE and filled >= 0.3 * len(cells) and again > 0.5 * filled


def _named(name: str | None) -> int:
    """Return 1 for a sheet named as platforms and people name answers, -1 for one named as something else."""
    plain = normalise(name or "").rstrip(" 0123456789")
    return (plain in _NAMED) - any(word in plain for word in _NOT_NAMED)
