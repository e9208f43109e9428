"""Time stamps of any platform and language as days."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from analysis.vocabulary.months import month_of

_YEAR_FIRST = re.compile(r"(20\d\d)[^\d:]{1,3}(\d{1,2})[^\d:]{1,3}(\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(\d{1,2})[/.-] ?(\d{1,2})[/.-] ?(20\d\d|\d\d)(?!\d)")
_SERIAL = re.compile(r"4\d{4}(\.\d+)?\Z")
_CLOCK = re.compile(r"(?<!\d)(\d{1,2}):(\d\d)(?::(\d\d(?:\.\d+)?))?(?:\s?([AaPp])\.?[Mm])?")
_NAMED_YEAR, _NAMED_DAY = re.compile(r"\b20\d\d\b"), re.compile(r"(?<!\d)([0-3]?\d)(?![\d:])")
_EXCEL_DAY_0 = date(1899, 12, 30)
_LONGEST_DATE = 10


def days_of(texts: Iterable[str]) -> dict[str, date]:
    """Return the days of time stamps that all stand in one column; what is none is left out.

    Whether the day or the month comes first is told by a number above twelve or a dot; where there is neither, by the
    order in which answers come in, which has fewer steps back in time, and by the shorter time in which they did.
    """
    texts = tuple(texts)
    written = dict.fromkeys(text[:_LONGEST_DATE] for text in texts)
    found = {text: day for text in written if (day := _year_first(text))}
    parts = {text: part for text in written if text not in found and (part := _YEAR_LAST.match(text))}
    readings = [_year_last(parts, day_first) for day_first in (False, True)]
    found |= max(readings, key=_plausible)
    days = ((text, found.get(text[:_LONGEST_DATE]) or _other_day(text)) for text in texts)
    return {text: day for text, day in days if day}


def moments_of(texts: Iterable[str]) -> dict[str, tuple[date, float]]:
    """Return day and hour of time stamps that all stand in one column; what has no day is left out."""
    return {text: (day, _hour(text)) for text, day in days_of(texts).items()}


def _hour(text: str) -> float:
    """Return the time of a day in hours, 0 where none is written."""
    if _SERIAL.match(text):
        return float(text) % 1 * 24
    found = _CLOCK.search(text)
    if not found:
        return 0.0
    hour, half = int(found[1]), (found[4] or "").lower()
    hour = hour % 12 + 12 * (half == "p") if half else hour
    return hour + int(found[2]) / 60 + float(found[3] or 0) / 3600


def _year_first(text: str) -> date | None:
    found = _YEAR_FIRST.match(text)
    return _day(*map(int, found.groups())) if found else None


def _other_day(text: str) -> date | None:
    """Return a day that is written with the name of the month, or as Excel counts."""
    if _SERIAL.match(text):
        return _EXCEL_DAY_0 + timedelta(days=int(float(text)))
    year = _NAMED_YEAR.search(text)
    month = next(filter(None, map(month_of, re.findall(r"[^\W\d_]{3,}", text))), None) if year else None
    day = _NAMED_DAY.search(text) if month else None
    return _day(int(year[0]), month, int(day[1])) if year and month and day else None


def _year_last(parts: dict[str, re.Match], day_first: bool) -> dict[str, date]:
    days = {}
    for text, (first, second, year) in ((text, part.groups()) for text, part in parts.items()):
        if "." in text and not day_first:
            continue
        day, month = (first, second) if day_first else (second, first)
        if found := _day(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day)):
            days[text] = found
    return days


def _plausible(days: dict[str, date]) -> tuple[int, int, int]:
    """Return how plausible a reading of dates is; the greatest is best."""
    back = sum(later < earlier for earlier, later in pairwise(days.values()))
    span = (max(days.values()) - min(days.values())).days if days else 0
    return len(days), -back, -span


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
