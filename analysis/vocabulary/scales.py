"""Answer labels to scales: words, numbers and ordered bands, in the order a person would put them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from unicodedata import combining, normalize

from analysis.vocabulary import table
from analysis.vocabulary.text import normalise

_NUMBER = re.compile(r"[-+]?\d{1,12}(?:\.0+)?\Z")
_NUMBER_WITH_WORDS = re.compile(r"([-+]?\d{1,12})\s*(?:[:.)=–-]\s*|\()(\D.*)\Z")
_BRACKETED_NUMBER = re.compile(r"[(\[]([-+]?\d{1,2})[)\]]\s*(\D.*)\Z")
_LESS = (
    r"under|below|less than|fewer than|up to|<=?|≤|moins de|menos de|weniger als|unter|meno di|minder dan|mniej niz|"
    r"ponizej"
)
_OVER_WORDS = (
    r"over|above|more than|greater than|>=?|≥|plus de|mas de|mehr als|uber|mais de|oltre|piu di|meer dan|ponad|"
    r"wiecej niz|powyzej"
)
_MORE = (
    r"or more|or over|and over|and above|and up|or less|or fewer|ou plus|et plus|o mas|y mas|oder mehr|ou mais|o piu|"
    r"e oltre|of meer|i wiecej|lub wiecej"
)
_AMOUNT = r"\d[\d,]*(?:\.\d+)?"
_BAND = re.compile(
    rf"(?P<low>{_LESS})?\s*[$€£]?\s*"
    rf"(?P<a>{_AMOUNT})\s*k?\s*(?:(?:-|to|and|a|et|y|bis|tot|do)\s*[$€£]?\s*(?P<b>{_AMOUNT})\s*k?)?\s*"
    rf"(?P<plus>\+|{_MORE})?\s*(?P<unit>%|[^\W\d_][\w ]*?)?\s*(?P<more>{_MORE})?\Z"
)
_OVER = re.compile(rf"(?:{_OVER_WORDS})\s*[$€£]?\s*(\d[\d,]*)(.*)\Z")
_WIDEST = 11
_MIDDLE = (3, False)
_TWO_LANGUAGES = re.compile(r"\s+[/|]\s+|\s*[/|]\s+|\n")


@dataclass(frozen=True)
class Reading:
    """Labels put in order: scale id, ordered labels, the favourable ones, and labels outside the scale."""

    scale_id: str
    labels: tuple[str, ...]
    favourable: tuple[str, ...]
    outside: tuple[str, ...]


def read_scale(labels: Iterable[str]) -> Reading | None:
    """Return how these distinct answers form a scale, or None where they do not.

    A few labels that say "this does not concern me" may stand beside the scale; everything else must fit.
    """
    labels = tuple(labels)
    for reader in (_numeric, _worded, _bands, _bilingual):
        reading = reader(labels)
        if reading:
            return reading
    return None


def _bilingual(labels: tuple[str, ...]) -> Reading | None:
    """Return the scale of labels that say the same in two languages: "Agree / De acuerdo"."""
    first = {label: _TWO_LANGUAGES.split(label)[0] for label in labels}
    several = sum(_TWO_LANGUAGES.search(label) is not None for label in labels)
    if several < max(2, len(labels) - 2) or len(set(first.values())) < len(labels):
        return None
    reading = _numeric(tuple(first.values())) or _worded(tuple(first.values()))
    if not reading:
        return None
    full = {text: label for label, text in first.items()}
    labels, favourable, outside = (
        tuple(map(full.__getitem__, texts)) for texts in (reading.labels, reading.favourable, reading.outside)
    )
    return Reading(reading.scale_id, labels, favourable, outside)


def is_scale_word(label: str) -> bool:
    """Return whether a label stands on some scale of words by itself."""
    plain = normalise(label)
    return any(plain in words for words in _families().values())


def place(scale_id: str, label: str) -> int | None:
    """Return where a label stands on a scale, in any of its wordings; None where that cannot be told.

    "Rarely" and "Seldom" stand at one place of frequency, "Very clear" and "Very relevant" at one of intensity.
    """
    if scale_id.startswith("numeric"):
        found = _NUMBER.match(label) or _worded_number(label)
        return int(float(found[found.re.groups and 1])) if found else None
    places = _intensities({label: normalise(label)}) if scale_id == "intensity" else _families().get(scale_id, {})
    found = places.get(label) if scale_id == "intensity" else places.get(normalise(label))
    return found[0] if found else None


def is_outside(label: str) -> bool:
    """Return whether a label says that the item does not concern the respondent."""
    exact, words = _outside()
    plain = normalise(label)
    return plain in exact or any(f" {word} " in f" {plain} " for word in words)


@cache
def _outside() -> tuple[frozenset[str], tuple[str, ...]]:
    rows = table("outside_scale")
    exact = frozenset(normalise(row["text"]) for row in rows if row["kind"] == "label")
    return exact, tuple(normalise(row["text"]) for row in rows if row["kind"] == "word")


@cache
def _families() -> dict[str, dict[str, tuple[int, bool]]]:
    families: dict[str, dict[str, tuple[int, bool]]] = {}
    for row in table("scale_words"):
        words = families.setdefault(row["family"], {})
        words[normalise(row["label"])] = (int(row["position"]), row["favourable"] == "Y")
    return families


@cache
def _modifiers() -> dict[str, tuple[int, bool]]:
    rows = table("scale_modifiers")
    return {normalise(row["modifier"]): (int(row["position"]), row["favourable"] == "Y") for row in rows}


def _worded(labels: tuple[str, ...]) -> Reading | None:
    plain = {label: normalise(label) for label in labels}
    for family, words in _families().items():
        places = {label: words[text] for label, text in plain.items() if text in words}
        reading = _complete(family, labels, places)
        if reading:
            return reading
    return _complete("intensity", labels, _intensities(plain))


def _intensities(plain: dict[str, str]) -> dict[str, tuple[int, bool]]:
    """Return places of labels like "Slightly prepared", "Very well prepared": one stem, graded by what is before it."""
    places, stems = {}, set()
    extent = _families()["extent"]
    for label, text in plain.items():
        words = text.split()
        for cut in range(len(words), 0, -1):
            modifier, stem = " ".join(words[:cut]), " ".join(words[cut:])
            if modifier in _modifiers() and (stem or cut == len(words)):
                places[label] = _modifiers()[modifier]
                stems.add(stem)
                break
        else:
            if text in extent:
                places[label] = extent[text]
    if len(stems - {""}) == 1:
        places |= {label: _MIDDLE for label, text in plain.items() if text == "neutral"}
    return places if len(stems) <= 3 else {}


def _complete(scale_id: str, labels: tuple[str, ...], places: dict[str, tuple[int, bool]]) -> Reading | None:
    """Return the reading if every label is on the scale or plainly outside it, and the scale has two places or more."""
    inside = [label for label in labels if label in places and not _only_outside(label, places)]
    rest = tuple(label for label in labels if label not in inside)
    if len({places[label][0] for label in inside}) < 2 or len(rest) > 2 or not all(map(is_outside, rest)):
        return None
    ordered = tuple(sorted(inside, key=lambda label: places[label][0]))
    return Reading(scale_id, ordered, tuple(label for label in ordered if places[label][1]), rest)


def _only_outside(label: str, places: dict[str, tuple[int, bool]]) -> bool:
    return normalise(label) in _outside()[0] and len(places) > 2


def _numeric(labels: tuple[str, ...]) -> Reading | None:
    """Return a scale of whole numbers, with or without words at some of them ("1: not at all", "2", "5 (very)")."""
    values: dict[str, int] = {}
    words: dict[str, str] = {}
    for label in labels:
        if _NUMBER.match(label):
            values[label] = int(float(label))
        elif (found := _worded_number(label)) and not re.search(r"\d", found[2]):
            values[label], words[label] = int(found[1]), found[2]
    rest = tuple(label for label in labels if label not in values)
    low, high = min(values.values(), default=0), max(values.values(), default=99)
    if len(set(values.values())) < 2 or high - low >= _WIDEST or low < -5 or high > 10:
        return None
    if len(rest) > 2 or not all(map(is_outside, rest)):
        return None
    ordered = tuple(sorted(values, key=values.__getitem__))
    return Reading(f"numeric_{min(low, 1)}_{high}", ordered, _better(values, words) or _upper(values, low, high), rest)


def _worded_number(label: str) -> re.Match | None:
    return _NUMBER_WITH_WORDS.match(label) or _BRACKETED_NUMBER.match(label)


def _better(values: dict[str, int], words: dict[str, str]) -> tuple[str, ...]:
    """Return the favourable numbers of a scale on which every number has words that tell; none where they do not."""
    reading = _worded(tuple(word.strip() for word in words.values())) if len(words) == len(values) else None
    ordered = sorted(values, key=values.__getitem__)
    return tuple(label for label in ordered if words[label].strip() in reading.favourable) if reading else ()


def _upper(values: dict[str, int], low: int, high: int) -> tuple[str, ...]:
    """Return the favourable numbers: the upper two of one to five, from 7 of nought to ten; none if two-sided."""
    if low < 0 or high < 4:
        return ()
    least = 7 if high > 7 else high - 1
    return tuple(label for label in sorted(values, key=values.__getitem__) if values[label] >= least)


def _bands(labels: tuple[str, ...]) -> Reading | None:
    """Return ordered bands of numbers ("0-5 years", "16 years or more", "> 60", "4 or more"); no side is favourable."""
    starts: dict[str, float] = {}
    units: set[str] = set()
    ranges = 0
    for label in labels:
        start = _band_start(label)
        if start is None:
            continue
        starts[label], unit, is_range = start
        units.add(unit.rstrip("s"))
        ranges += is_range
    rest = tuple(label for label in labels if label not in starts)
    if len(starts) < 2 or not ranges or len(units - {""}) > 1 or len(rest) > 1 or not all(map(is_outside, rest)):
        return None
    return Reading("bands", tuple(sorted(starts, key=starts.__getitem__)), (), rest)


def _band_start(label: str) -> tuple[float, str, bool] | None:
    text = "".join(char for char in normalize("NFKD", label.lower()) if not combining(char))
    text = re.sub(r"[‐-―−]", "-", text).strip()
    if found := _OVER.match(text):
        return float(found[1].replace(",", "")) + 0.5, found[2].strip(" +"), True
    found = _BAND.match(text)
    if not found:
        return None
    open_end = found["low"] or found["plus"] or found["more"]
    start = float(found["a"].replace(",", "")) - (0.5 if found["low"] else 0)
    return start, (found["unit"] or "").strip(), bool(found["b"] or open_end)


def is_two_sided(labels: Iterable[str]) -> bool:
    """Return whether labels are numbers on both sides of nought, as a slider between two good things has them."""
    numbers = [int(found[0]) for label in labels if (found := re.match(r"[-+]?\d+", label))]
    return bool(numbers) and min(numbers) < 0 < max(numbers)
