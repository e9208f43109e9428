"""Two waves in one file: a column that says so (Year, Term, Collector), or answers that came in months apart."""

import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from analysis.reading.columns import Column
from analysis.reading.layout import Head
from analysis.reading.times import days_of
from analysis.vocabulary.text import normalise

NO_WAVE = -1
_YEARS = {
    "year", "school year", "survey year", "academic year", "annee", "annee scolaire", "ano", "ano escolar",
    "curso escolar", "ano letivo", "ano lectivo", "schuljahr", "jahr", "anno", "anno scolastico", "jaar", "schooljaar",
    "rok", "rok szkolny",
}  # fmt: skip
_TERMS = {
    "wave", "term", "semester", "round", "survey round", "survey wave", "administration", "survey administration",
    "school term", "vague", "trimestre", "semestre", "oleada", "ronda", "onda", "rodada", "welle", "halbjahr",
    "ondata", "ronde", "semestr",
}  # fmt: skip
_COLLECTORS = {"collector", "collector id", "collectorid", "collector name", "survey", "survey name", "source file"}
_YEAR = re.compile(r"(?<!\d)(19|20)\d\d(?!\d)|(?<!\d)\d\d ?[-/–] ?\d\d(?!\d)")
_MOST, _FEWEST_PEOPLE = 6, 5
_GAP_DAYS = 100
_ALL_BUT_FEW = 0.9
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True)
class Waves:
    """Which wave every row belongs to: the number of its name, or NO_WAVE.

    ``column`` is the one that tells (counted from 0), None where the time stamps do.
    """

    names: tuple[str, ...]
    of: array
    column: int | None = None

    def people(self, kept: Sequence[int]) -> list[int]:
        """Return how many of these rows each wave has."""
        n = Counter(self.of[row] for row in kept)
        return [n[number] for number in range(len(self.names))]


def waves_of(heads: Sequence[Head], columns: Sequence[Column], kept: Sequence[int]) -> Waves | None:
    """Return the waves in a file, told by a column or by a gap between the times of its respondents (``kept``)."""
    days = _days(heads, columns)
    for at, head in enumerate(heads):
        if (waves := _by_column(head, columns[at], kept, days)) is not None:
            return Waves(*waves, at)
    return _by_time(days, kept) if days else None


def _days(heads: Sequence[Head], columns: Sequence[Column]) -> list[date | None]:
    """Return the day of every row, from the first column of times that most rows have; empty without one."""
    for head, column in zip(heads, columns, strict=True):
        if head.role == "timestamp":
            known = days_of(column.texts[1:])
            days = [known.get(column.texts[code]) for code in column.codes]
            if sum(map(bool, days)) >= _ALL_BUT_FEW * column.answered > 0:
                return days
    return []


def _by_column(
    head: Head, column: Column, kept: Sequence[int], days: Sequence[date | None]
) -> tuple[tuple[str, ...], array] | None:
    """Return names and waves of the rows where a column of this name holds few values, each given by several people."""
    name = normalise(head.text)
    if name not in _YEARS | _TERMS | _COLLECTORS or head.stem:
        return None
    n = column.take(kept).filled()
    if not 1 < len(n) <= _MOST or min(n.values()) < _FEWEST_PEOPLE or sum(n.values()) < _ALL_BUT_FEW * len(kept):
        return None
    apart = _are_apart(column, kept, days) if days else None
    dated = all(map(_YEAR.search, n))
    if apart is False or not (dated or apart or name in _TERMS):
        return None
    number = {text: at for at, text in enumerate(sorted(n))}
    table = [number.get(text, NO_WAVE) for text in column.texts]
    return tuple(number), array("b", map(table.__getitem__, column.codes))


def _are_apart(column: Column, kept: Sequence[int], days: Sequence[date | None]) -> bool:
    """Return whether the answers of one value all came before those of the next."""
    spans: dict[int, list[date]] = {}
    for row in kept:
        if days[row] and column.codes[row]:
            spans.setdefault(column.codes[row], []).append(days[row])
    ends = sorted((min(found), max(found)) for found in spans.values())
    return len(ends) > 1 and all(before[1] < after[0] for before, after in pairwise(ends))


def _by_time(days: Sequence[date | None], kept: Sequence[int]) -> Waves | None:
    """Return the waves between gaps of more than a summer, each with several people, or None."""
    known = sorted(day for row in kept if (day := days[row]))
    if len(known) < _ALL_BUT_FEW * len(kept):
        return None
    starts = [after for before, after in pairwise(known) if (after - before).days > _GAP_DAYS]
    if len(starts) >= _MOST:
        return None
    parts = [[day for day in known if sum(day >= start for start in starts) == at] for at in range(len(starts) + 1)]
    if len(parts) < 2 or min(map(len, parts)) < _FEWEST_PEOPLE:
        return None
    of = (sum(day >= start for start in starts) if day else NO_WAVE for day in days)
    return Waves(_named(parts), array("b", of))


def _named(parts: Sequence[Sequence[date]]) -> tuple[str, ...]:
    """Return the year of every part, with the month of its first answer where two parts fall into one year."""
    years = [str(part[len(part) // 2].year) for part in parts]
    if len(set(years)) == len(parts):
        return tuple(years)
    return tuple(f"{_MONTHS[part[0].month - 1]} {part[0].year}" for part in parts)
