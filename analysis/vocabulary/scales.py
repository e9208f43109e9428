"""Answer labels to scales: words, numbers and ordered bands, in the order a person would put them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from analysis.vocabulary import table
from analysis.vocabulary.bands import bands
from analysis.vocabulary.text import normalise

_NUMBER = re.compile(r"[-+]?\d{1,12}(?:\.0+)?\Z")
_NUMBER_WITH_WORDS = re.compile(r"([-+]?\d{1,12})\s*(?:[:.)=–-]\s*|\()(\D.*)\Z")
_STARS = re.compile(r"(\d{1,2})\s*(?:stars?|etoiles?|estrellas?|sterne?)\Z|(★{1,10})☆*\Z", re.IGNORECASE)
_BRACKETED_NUMBER = re.compile(r"[(\[]([-+]?\d{1,2})[)\]]\s*(\D.*)\Z")
_WIDEST = 11
_MIDDLE, _BARE = (3, False), (5, True)
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
    for reader in (_numeric, _worded, _banded, _bilingual):
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


def place(scale_id: str, label: str) -> float | None:
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
def _families() -> dict[str, dict[str, tuple[float, bool]]]:
    families: dict[str, dict[str, tuple[float, bool]]] = {}
    for row in table("scale_words"):
        words = families.setdefault(row["family"], {})
        words[normalise(row["label"])] = (float(row["position"]), row["favourable"] == "Y")
    return families


@cache
def _modifiers() -> dict[str, tuple[float, bool]]:
    rows = table("scale_modifiers")
    return {normalise(row["modifier"]): (float(row["position"]), row["favourable"] == "Y") for row in rows}


def _worded(labels: tuple[str, ...]) -> Reading | None:
    plain = {label: normalise(label) for label in labels}
    for family, words in _families().items():
        places = {label: words[text] for label, text in plain.items() if text in words}
        reading = _complete(family, labels, places)
        if reading:
            return reading
    return _complete("intensity", labels, _intensities(plain))


def _intensities(plain: dict[str, str]) -> dict[str, tuple[float, bool]]:
    """Return places of labels like "Slightly prepared", "Very well prepared": one stem, graded by what is before it.

    The bare stem stands between the moderate and the strong; its contrary ("unprepared") on the other side of a middle.
    """
    places, stems = {}, {}
    extent = _families()["extent"]
    for label, text in plain.items():
        if graded := _graded(text):
            places[label], stems[label] = graded
        elif text in extent:
            places[label] = extent[text]
    bare = {text for label, text in plain.items() if label not in places and text in stems.values()}
    bare |= {text for text in plain.values() if _contrary(text, [*stems.values(), *plain.values()])}
    for label, text in plain.items():
        if label not in places and text in bare:
            places[label], stems[label] = _BARE, text
    named = set(stems.values()) - {""}
    against = {stem for stem in named if _contrary(stem, named)}
    for label in [label for label in places if stems.get(label) in against]:
        places[label] = (-places[label][0], False)
    if len(named - against) == 1:
        middle = (0, False) if against else _MIDDLE
        places |= {label: middle for label, text in plain.items() if text == "neutral" or text.startswith("neither ")}
    return places if len(named) <= 3 else {}


def _graded(text: str) -> tuple[tuple[float, bool], str] | None:
    """Return the place of a modifier and the stem behind it, or None; "not X at all" is "not at all X"."""
    text = re.sub(r"\Anot (.+) at all\Z", r"not at all \1", text)
    words = text.split()
    cuts = ((" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(len(words), 0, -1))
    return next(((_modifiers()[modifier], stem) for modifier, stem in cuts if modifier in _modifiers()), None)


def _contrary(stem: str, others: Iterable[str]) -> bool:
    """Return whether a stem is one of the others with "un" or "in" before it."""
    return any(stem in (f"un{other}", f"in{other}", f"im{other}", f"dis{other}") for other in others if other)


def _complete(scale_id: str, labels: tuple[str, ...], places: dict[str, tuple[float, bool]]) -> Reading | None:
    """Return the reading if every label is on the scale or plainly outside it, and the scale has two places or more."""
    inside = [label for label in labels if label in places and not _only_outside(label, places)]
    rest = tuple(label for label in labels if label not in inside)
    if len({places[label][0] for label in inside}) < 2 or len(rest) > 2 or not all(map(is_outside, rest)):
        return None
    ordered = tuple(sorted(inside, key=lambda label: places[label][0]))
    return Reading(scale_id, ordered, tuple(label for label in ordered if places[label][1]), rest)


def _only_outside(label: str, places: dict[str, tuple[float, bool]]) -> bool:
    return normalise(label) in _outside()[0] and len(places) > 2


def _numeric(labels: tuple[str, ...]) -> Reading | None:
    """Return a scale of whole numbers, with or without words at some of them ("1: not at all", "2", "5 (very)")."""
    values: dict[str, int] = {}
    words: dict[str, str] = {}
    for label in labels:
        if _NUMBER.match(label):
            values[label] = int(float(label))
        elif found := _STARS.match(label):
            values[label] = int(found[1] or len(found[2]))
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


def _banded(labels: tuple[str, ...]) -> Reading | None:
    """Return the scale of ordered bands of numbers, of which no side is favourable."""
    ordered = bands(labels)
    rest = tuple(label for label in labels if label not in ordered)
    return Reading("bands", ordered, (), rest) if ordered and len(rest) < 2 and all(map(is_outside, rest)) else None


def is_two_sided(labels: Iterable[str]) -> bool:
    """Return whether labels are numbers on both sides of nought, as a slider between two good things has them."""
    numbers = [int(found[0]) for label in labels if (found := re.match(r"[-+]?\d+", label))]
    return bool(numbers) and min(numbers) < 0 < max(numbers)
