"""Two waves in one file: a column that says so (Year, Term, Collector), or answers that came in months apart."""

import re
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from analysis.reading import bulk
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


def waves_of(heads: Sequence[Head], columns: Sequence[Column], kept: array) -> Waves | None:
    """Return the waves in a file, told by a column or by a gap between the times of its respondents (``kept``)."""
    days = _days(heads, columns)
    for at, head in enumerate(heads):
        if (waves := _by_column(head, columns[at], kept, days)) is not None:
            return Waves(*waves, at)
    return _by_time(days, kept) if days else None


@dataclass(frozen=True)
class _Days:
    """The day that every row was answered on: the distinct ones, None the first of them, and one code per row."""

    known: tuple[date | None, ...]
    codes: array

    def people(self, kept: Sequence[int]) -> list[tuple[date, int]]:
        """Return the days of these rows in order, each with the number of its rows."""
        n = bulk.counted(bulk.taken(self.codes, kept), len(self.known))
        return sorted((day, people) for day, people in zip(self.known, n, strict=True) if day and people)


def _days(heads: Sequence[Head], columns: Sequence[Column]) -> _Days | None:
    """Return the day of every row, from the first column of times that most rows have; None without one."""
    for head, column in zip(heads, columns, strict=True):
        if head.role == "timestamp":
            days = days_of(column.texts[1:])
            dated = sum(n for text, n in column.filled().items() if text in days)
            if dated >= _ALL_BUT_FEW * column.answered > 0:
                known = {None: 0}
                table = [known.setdefault(days.get(text), len(known)) for text in column.texts]
                return _Days(tuple(known), bulk.looked_up(table, column.codes, "i"))
    return None


def _by_column(head: Head, column: Column, kept: array, days: _Days | None) -> tuple[tuple[str, ...], array] | None:
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
    return tuple(number), bulk.looked_up(table, column.codes, "b")


def _are_apart(column: Column, kept: array, days: _Days) -> bool:
    """Return whether the answers of one value all came before those of the next."""
    spans: dict[int, list[date]] = {}
    for row in kept:
        day = days.known[days.codes[row]]
        if day and column.codes[row]:
            spans.setdefault(column.codes[row], []).append(day)
    ends = sorted((min(found), max(found)) for found in spans.values())
    return len(ends) > 1 and all(before[1] < after[0] for before, after in pairwise(ends))


def _by_time(days: _Days, kept: array) -> Waves | None:
    """Return the waves between gaps of more than a summer, each with several people, or None."""
    people = days.people(kept)
    if sum(n for _, n in people) < _ALL_BUT_FEW * len(kept):
        return None
    starts = [after for (before, _), (after, _) in pairwise(people) if (after - before).days > _GAP_DAYS]
    if not 0 < len(starts) < _MOST:
        return None
    number = {day: sum(day >= start for start in starts) for day in days.known if day}
    parts = [[(day, n) for day, n in people if number[day] == at] for at in range(len(starts) + 1)]
    if min(sum(n for _, n in part) for part in parts) < _FEWEST_PEOPLE:
        return None
    of = [number.get(day, NO_WAVE) for day in days.known]
    return Waves(_named(parts), bulk.looked_up(of, days.codes, "b"))


def _named(parts: Sequence[Sequence[tuple[date, int]]]) -> tuple[str, ...]:
    """Return the year of every part, with the month of its first answer where two parts fall into one year."""
    years = [str(_middle(part).year) for part in parts]
    if len(set(years)) == len(parts):
        return tuple(years)
    return tuple(f"{_MONTHS[part[0][0].month - 1]} {part[0][0].year}" for part in parts)


def _middle(part: Sequence[tuple[date, int]]) -> date:
    """Return the day on which the middle one of all people of a part answered."""
    before = accumulate(n for _, n in part)
    half = sum(n for _, n in part) // 2
    return next(day for (day, _), people in zip(part, before, strict=True) if people > half)
