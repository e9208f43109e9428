"""Ordered bands of numbers: "0-5 years", "16 years or more", "> 60", "None", "Once", "2-3 times"."""

import re
from collections.abc import Sequence
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
_BAND = re.compile(
    rf"(?P<low>{_LESS})?\s*[$€£]?\s*"
    rf"(?P<a>{_AMOUNT})\s*k?\s*(?:(?:-|to|and|or|a|et|y|bis|tot|do)\s*[$€£]?\s*(?P<b>{_AMOUNT})\s*k?)?\s*"
    rf"(?P<plus>\+|{_MORE})?\s*(?P<unit>%|[^\W\d_][\w ]*?)?\s*(?P<more>{_MORE})?\Z"
)
_OVER = re.compile(rf"(?:{_OVER_WORDS})\s*[$€£]?\s*({_AMOUNT})(.*)\Z")
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
_SAME_UNIT = re.compile(r"\b(old|of age)\b")


def bands(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the labels that are bands of one unit, in order; none where there are less than two or no range."""
    starts: dict[str, float] = {}
    units: set[str] = set()
    ranges = 0
    for label in labels:
        start = _start(label)
        if start is None:
            continue
        starts[label], unit, is_range = start
        units.add(_SAME_UNIT.sub("", unit).strip().rstrip("s"))
        ranges += is_range
    if len(starts) < 2 or not ranges or len(units - {""}) > 1:
        return ()
    return tuple(sorted(starts, key=starts.__getitem__))


def _start(label: str) -> tuple[float, str, bool] | None:
    """Return where a band begins, its unit, and whether it is more than one number."""
    text = "".join(char for char in normalize("NFKD", label.lower()) if not combining(char))
    text = re.sub(r"[‐-―−]", "-", text).strip(" .")
    if text in _COUNTED:
        return _COUNTED[text], "", False
    if found := _OVER.match(text):
        return _number(found[1]) + 0.5, found[2].strip(" +"), True
    found = _BAND.match(text)
    if not found:
        return None
    open_end = found["low"] or found["plus"] or found["more"]
    return (
        _number(found["a"]) - (0.5 if found["low"] else 0),
        (found["unit"] or "").strip(),
        bool(found["b"] or open_end),
    )


def _number(text: str) -> float:
    return float(re.sub("[ ,]", "", text))
