"""Answers that are numbers without words: points on a scale, whose better end nobody knows, or codes of a list.

Some platforms export the number behind every answer. A file tells so when no question in it is answered in words.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from analysis import decisions
from analysis.reading.built import Built
from analysis.reading.columns import Column
from analysis.reading.doubts import Doubt, what_numbers_mean
from analysis.reading.item_types import Typed
from analysis.reading.layout import Layout
from analysis.survey import ReceiptLine

_EXPORT_CODES = ("qualtrics", "surveymonkey", "limesurvey", "sosci", "redcap", "kobo", "odk", "spreadsheet")
_TOLD = re.compile(
    r"\b(scale (of|from)|rate|rating|[01] ?(to|bis|a|à|tot|do|-|–) ?\d+|[01] (means|is)|out of (5|10)|points)\b|"
    r"\b[01] ?= "
)
_CODE = re.compile(r"-?\d{1,2}\Z")
HAND_MADE, EXPORTED = "spreadsheet", "exported"
_FEWEST_COLUMNS, _NEARLY_ALL = 3, 0.8
_FEWEST_POINTS = 3
_MOST_ANSWERS = 11
_ADVICE = "this file holds numbers instead of answers; export words instead of codes and upload that file to see them"


def coded_by(layout: Layout, columns: Sequence[Column], answers: Sequence[int]) -> str:
    """Return HAND_MADE or EXPORTED where questions with few answers are answered in numbers, empty where in words."""
    if layout.platform not in _EXPORT_CODES:
        return ""
    heads = layout.heads
    plain = [at for at in answers if not (heads[at].option or heads[at].companion or heads[at].rank)]
    closed = [cells for at in plain if _is_closed(cells := columns[at].filled())]
    coded = [all(map(_CODE.match, cells)) for cells in closed]
    least = 1 if layout.platform == HAND_MADE else _NEARLY_ALL
    if sum(coded) < max(_FEWEST_COLUMNS, least * len(closed)):
        return ""
    return layout.platform if layout.platform == HAND_MADE else EXPORTED


def _is_closed(cells: dict[str, int]) -> bool:
    return 1 < len(cells) <= _MOST_ANSWERS and sum(cells.values()) > len(cells)


def meant(built: Built, typed: Typed, wording: str) -> Typed:
    """Return what numbers without words are: what was decided, else a scale of which no end is the better one.

    Two numbers are no scale but stand for two answers, whatever they are.
    """
    if not built.coded or not typed.scale or not typed.scale.scale_id.startswith("numeric") or _is_told(typed, wording):
        return typed
    numbers = [int(label) for label in typed.scale.labels]
    built.numbers.setdefault(max(numbers), []).append((wording, min(numbers)))
    choice = built.decided.get(decisions.numbers(max(numbers))) or usual(built, max(numbers))
    if choice == decisions.LIST or (choice == decisions.SCALE and len(numbers) < _FEWEST_POINTS):
        return Typed("single_choice")
    labels, favourable = typed.scale.labels, typed.scale.favourable
    if choice == decisions.FALLING:
        labels, favourable = labels[::-1], labels[: len(favourable)][::-1]
    if choice == decisions.SCALE:
        favourable = ()
    return replace(typed, scale=replace(typed.scale, labels=labels, favourable=favourable))


def usual(built: Built, high: int) -> str:
    """Return how numbers up to this one are read as long as nobody says what they mean.

    Who types numbers into a table of their own gives the better answer the higher number.
    """
    if high < _FEWEST_POINTS:
        return decisions.LIST
    return decisions.SCALE if built.coded == EXPORTED else decisions.RISING


def _is_told(typed: Typed, wording: str) -> bool:
    """Return whether words say that the numbers are points: at some of the labels, or in the wording."""
    return not all(map(_CODE.match, typed.scale.labels)) or bool(_TOLD.search(wording.lower()))


def doubts(built: Built) -> list[Doubt]:
    """Return one question for all items whose numbers end at the same one."""
    return [
        what_numbers_mean(high, min(low for _, low in found), found[0][0], len(found), usual(built, high))
        for high, found in sorted(built.numbers.items())
    ]


def advice(layout: Layout, built: Built) -> list[ReceiptLine]:
    """Return a line that tells how to get words instead of numbers, where a platform can write them."""
    wanted = built.numbers and layout.platform != "spreadsheet" and not layout.advice
    return [ReceiptLine("advice", "", 1, _ADVICE)] if wanted else []
