"""Ordered bands of numbers: "0-5 years", "16 years or more", "> 60", "None", "Once", "2-3 times"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import combining, normalize

_LESS = (
    r"under|below|less than|fewer than|up to|<=?|≤|moins de|menos de|weniger als|unter|meno di|minder dan|mniej niz|"
    r"ponizej"
)
_OVER_WORDS = (
    r"over|above|more than|greater than|>=?|≥|plus de|mas de|mehr als|uber|mais de|oltre|piu di|meer dan|ponad|"
    r"wiecej niz|powyzej"
)
_MORE = (
    r"or more|or over|and over|and above|or above|and up|or less|or fewer|and more|and older|or older|and under|"
    r"or under|and younger|or younger|and below|or below|ou plus|et plus|o mas|y mas|oder mehr|ou mais|o piu|"
    r"e oltre|of meer|i wiecej|lub wiecej"
)
_AMOUNT = r"(?:\d{1,3}(?:[ ,]\d{3})+|\d[\d,]*)(?:\.\d+)?"
_DAYS = {
    "minute": 1 / 1440, "min": 1 / 1440, "hour": 1 / 24, "hr": 1 / 24, "day": 1.0, "week": 7.0, "wk": 7.0,
    "month": 30.4, "mo": 30.4, "year": 365.0, "yr": 365.0,
}  # fmt: skip
_THOUSAND = 1000
_TIME = rf"(?:{'|'.join(_DAYS)})"
_WORDS = {
    word: str(at)
    for at, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_BAND = re.compile(
    rf"(?P<low>{_LESS})?\s*[$€£]?\s*"
    rf"(?P<a>{_AMOUNT}(?:\s*k)?)\s*(?:(?P<first>{_TIME}s?)?\s*(?:-|to|and|or|a|et|y|bis|tot|do)\s*[$€£]?\s*"
    rf"(?P<b>{_AMOUNT}(?:\s*k)?))?\s*"
    rf"(?P<plus>\+|{_MORE})?\s*(?P<unit>%|[^\W\d_][\w /]*?)?\s*(?P<more>{_MORE})?\Z"
)
_OVER = re.compile(rf"(?:{_OVER_WORDS})\s*[$€£]?\s*({_AMOUNT}(?:\s*k)?)(.*)\Z")
_COUNTED = {
    "none": -1.0,
    "never": -1.0,
    "zero": 0.0,
    "once": 1.0,
    "one": 1.0,
    "twice": 2.0,
    "two": 2.0,
    "three times": 3.0,
}
_NEVER_DID = re.compile(r"i('ve| have)? never \w")
_OF_TIME = re.compile(rf"({_TIME})s?( (old|of .*|ago))?\Z")


@dataclass(frozen=True)
class _Band:
    """Where a band begins, in which unit, and whether it is more than one number."""

    start: float
    unit: str = ""
    is_range: bool = False

    @property
    def days(self) -> float | None:
        """How many days its unit is, None if it is none of time."""
        found = _OF_TIME.match(self.unit)
        return _DAYS[found[1]] if found else None


def bands(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the labels that are bands of one unit, or of time, in order; none where there are fewer than two."""
    found = {label: band for label in labels if (band := _band(label))}
    named = [band for band in found.values() if band.unit]
    in_time = all(band.days for band in named)
    if len(found) < 2 or not any(band.is_range for band in found.values()):
        return ()
    if not in_time and len({band.unit.rstrip("s") for band in named}) > 1:
        return ()
    if in_time and len({band.days for band in named}) > 1:
        if any(band.start > 0 and not band.unit for band in found.values()):
            return ()
        return tuple(sorted(found, key=lambda label: found[label].start * (found[label].days or 1)))
    return tuple(sorted(found, key=lambda label: found[label].start))


def _band(label: str) -> _Band | None:
    text = "".join(char for char in normalize("NFKD", label.lower()) if not combining(char))
    text = _in_digits(re.sub(r"[‐-―−]", "-", text).strip(" ."))
    if text in _COUNTED or _NEVER_DID.match(text):
        return _Band(_COUNTED.get(text, _COUNTED["never"]))
    if over := _OVER.match(text):
        return _Band(_number(over[1]) + 0.5, over[2].strip(" +"), True)
    found = _BAND.match(text)
    if not found or (found["first"] and not found["b"]):
        return None
    start, end = _number(found["a"]), found["b"] or ""
    if end.endswith("k") and "k" not in found["a"] and start < _number(end) / _THOUSAND:
        start *= _THOUSAND
    unit = (found["first"] or found["unit"] or "").strip()
    open_end = found["low"] or found["plus"] or found["more"]
    return _Band(start - (0.5 if found["low"] else 0), unit, bool(end or open_end))


def _in_digits(text: str) -> str:
    """Return a label with digits for the numbers that are written as words, and without what only surrounds it."""
    text = re.sub(r"^(between|from) (?=\d|a |an |one )| ago\Z| \([^()]*\)\Z", "", text)
    text = re.sub(rf"\ban? (?={_TIME}\b)", "1 ", text)
    return re.sub(r"\b[a-z]+\b", lambda found: _WORDS.get(found[0], found[0]), text)


def _number(text: str) -> float:
    return float(re.sub("[ ,k]", "", text)) * (_THOUSAND if text.endswith("k") else 1)
