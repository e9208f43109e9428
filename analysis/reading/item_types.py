"""Text columns to item types: the narrowest type that everything in the column fits."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace

from analysis.reading.columns import Column
from analysis.reading.layout import Layout
from analysis.reading.orders import Order, order_of
from analysis.reading.select_all import ASKS_FOR_SEVERAL, Split, split
from analysis.vocabulary.adverse import is_open_to_doubt
from analysis.vocabulary.nonanswers import says_nothing
from analysis.vocabulary.purposes import may_be
from analysis.vocabulary.scales import Reading, read_scale
from analysis.vocabulary.text import normalise

_WHOLE = re.compile(r"[-+]?\d+(\.0+)?\Z")
_DECIMAL = re.compile(r"[-+]?\d{1,12}([.,]\d+)?\Z")
_DATE = re.compile(
    r"(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2}))"
    r"([ T]\d{1,2}:\d{2}(:\d{2})?( ?[AaPp][Mm])?)?\Z"
)
_AMOUNT = re.compile(r"[~<>≈$€£]? ?\d[\d.,]*( ?%| [^\W\d_]+| ?[^\W\d_]{2,})?\Z")
_SERIAL = re.compile(r"4\d{4}(\.\d+)?\Z")
_ASKS_WHEN = re.compile(
    r"\b(when|date|day|quand|quel jour|cuando|fecha|dia|wann|datum|tag|quando|data|giorno|wanneer)\b"
)
_CLOSED = ("team", "role", "experience", "most_valuable", "want_more")
_OPEN_WORDS = re.compile(
    r"\b(why|comments?|explain|describe|anything else|suggestions?|tell us|in your own words|please specify|feedback|"
    r"how (can|could|else)|what one|pourquoi|commentaires?|precisez|expliquez|por que|comentarios?|explique|warum)\b"
)
_SAYS_OPEN = re.compile(r"\b((free|open) text|freitext|texte libre|texto libre|testo libero|vrije tekst)\b")
_MOST_LABELS = 40
_ENDS = re.compile(r"(?<!\d)([01])\s?(?:-|–|to|bis|à|a|tot|do|al)\s?(\d{1,2})(?![\d%])", re.IGNORECASE)
_COUNTS = re.compile(
    r"\b(how (many|old)|number of|combien|quel age|cuantos|cuantas|que edad|wie (viele|alt))\b|"
    r"^((your|my) )?age( in years)?$|^(hours|minutes|days|weeks|months|years) (\w+ )?(per|of|spent|in|on|a)\b|"
    r"\bin (years|months|days|hours|minutes)$"
)
_TWO_CODES = ({"0", "1"}, {"1", "2"})
_ENOUGH, _SCHOOL = 20, 100
_DISTINCT, _NEARLY_ALL = 0.4, 0.8
_FEWEST_WRITTEN, _MOST_OFFERED = 3, 12


@dataclass(frozen=True)
class Typed:
    """The type of a column, and what its texts stand for: a scale, a split into ticks, an order, or nothing further."""

    item_type: str
    scale: Reading | None = None
    ticks: Split | None = None
    order: Order | None = None


@dataclass(frozen=True)
class Wish:
    """What somebody decided about the type of an item; None and empty where nobody did.

    ``whole`` tells of an option that holds the delimiter whether it may stay whole.
    """

    item_type: str | None = None
    scale: tuple[str, ...] = ()
    favourable: tuple[str, ...] | None = None
    whole: Callable[[str], bool] = lambda option: True


def item_type(column: Column, wording: str, layout: Layout, known: Collection[str], wish: Wish = Wish()) -> Typed:
    """Return the type of a column of this wording; ``known`` are options that stand whole elsewhere."""
    return judged(_wished(column.filled(), layout, known, wish) or _found(column, wording, layout, known, wish), wish)


def typed_type(column: Column) -> str | None:
    """Return the type of a column that everybody types into: numbers are numbers, dates dates, the rest is open."""
    cells = column.filled()
    if all(map(_DATE.match, cells)):
        return None
    return "number" if all(map(_DECIMAL.match, cells)) else "open_ended"


def judged(typed: Typed, wish: Wish) -> Typed:
    """Return a type with the favourable labels that were decided."""
    if typed.scale and wish.favourable is not None:
        favourable = tuple(label for label in typed.scale.labels if label in wish.favourable)
        return replace(typed, scale=replace(typed.scale, favourable=favourable))
    return typed


def without_doubt(typed: Typed, wording: str) -> Typed:
    """Return a type without favourable labels where the wording speaks of something bad: the uploader is asked."""
    if typed.scale and typed.scale.favourable and is_open_to_doubt(wording, typed.scale.scale_id):
        return replace(typed, scale=replace(typed.scale, favourable=()))
    return typed


def _wished(cells: Mapping[str, int], layout: Layout, known: Collection[str], wish: Wish) -> Typed | None:
    """Return the type that was decided, or None where none was or the cells cannot be of it."""
    labels = tuple(label for label in wish.scale if label in cells)
    if len(labels) > 1:
        outside = tuple(label for label in cells if label not in labels)
        return Typed("likert", scale=Reading("decided", labels, (), outside))
    if wish.item_type == "likert":
        scale = read_scale(cells) or Reading("decided", tuple(cells), (), ())
        return Typed("likert", scale=scale)
    if wish.item_type == "select_all":
        ticks = split(cells, layout.delimiters, known, layout.write_ins, True, wish.whole)
        return Typed("select_all", ticks=ticks) if ticks else None
    if wish.item_type == "number" and not all(_DECIMAL.match(text) for text in cells):
        return None
    return Typed(wish.item_type) if wish.item_type in ("single_choice", "open_ended", "number") else None


def _found(column: Column, wording: str, layout: Layout, known: Collection[str], wish: Wish) -> Typed:
    cells = column.filled()
    asked = bool(ASKS_FOR_SEVERAL.search(normalise(wording)))
    if order := order_of(cells, layout.delimiters):
        return Typed("ranking", order=order)
    if all(map(_SERIAL.match, cells)) and _ASKS_WHEN.search(normalise(wording)):
        return Typed("date")
    if not asked and (found := _ordered(cells, wording)):
        return found
    if all(_DATE.match(text) for text in cells):
        return Typed("date")
    ticks = split(cells, layout.delimiters, known, layout.write_ins, asked, wish.whole)
    if ticks and (asked or not _is_prose(cells, ticks)):
        return Typed("select_all", ticks=ticks)
    return Typed("open_ended" if _is_open(cells, wording) else "single_choice")


def _ordered(cells: Mapping[str, int], wording: str) -> Typed | None:
    """Return likert or number for labels with an order of their own; grades ("3", "4", "7-8") are teams, no scale."""
    if all(_WHOLE.match(text) for text in cells) and _is_year(cells):
        return Typed("number")
    if set(cells) in _TWO_CODES and sum(cells.values()) >= _ENOUGH:
        return Typed("single_choice")
    scale = read_scale(cells) if len(cells) <= _MOST_LABELS else None
    if may_be(wording, ("team",)) and (scale is None or scale.scale_id.startswith(("numeric", "bands"))):
        return None
    scale = scale and _within_told(scale, wording)
    if scale and not (_counts_things(wording) and all(_WHOLE.match(text) for text in cells)):
        return Typed("likert", scale=scale)
    if all(_DECIMAL.match(text) for text in cells) and not any(re.match(r"0\d", text) for text in cells):
        return Typed("number")
    return None


def _within_told(scale: Reading, wording: str) -> Reading:
    """Return a scale of numbers without those beyond the ends that its wording tells, if few people gave them."""
    told = _ENDS.search(wording)
    if not told or not all(map(_WHOLE.match, scale.labels)):
        return scale
    beyond = tuple(label for label in scale.labels if not int(told[1]) <= float(label) <= int(told[2]))
    if not beyond or len(scale.labels) - len(beyond) < 2:
        return scale
    kept = tuple(label for label in scale.labels if label not in beyond)
    again = read_scale(kept)
    return replace(again, outside=(*scale.outside, *beyond)) if again else scale


def _counts_things(wording: str) -> bool:
    return bool(_COUNTS.search(normalise(wording)))


def _is_year(cells: Mapping[str, int]) -> bool:
    return all(1900 <= float(text) <= 2100 for text in cells)


def _is_prose(cells: Mapping[str, int], ticks: Split) -> bool:
    """Return whether most of the text was typed, so that the delimiter only punctuates it."""
    typed = sum(n for text, n in cells.items() if ticks.typed[text])
    return typed > 0.5 * sum(cells.values())


def _hardly_repeats(cells: Mapping[str, int]) -> bool:
    """Return whether answers are more than the teams or roles of a school, and hardly two people gave the same."""
    answered = sum(cells.values())
    return answered >= _ENOUGH and len(cells) > (_DISTINCT if answered > _SCHOOL else _NEARLY_ALL) * answered


def _is_open(cells: Mapping[str, int], wording: str) -> bool:
    """Return whether people wrote instead of choosing: texts that hardly repeat, or sentences.

    How often somebody typed "n/a" or a dash says nothing about that.
    """
    said = {text: n for text, n in cells.items() if not says_nothing(text)}
    cells = said if len(said) >= _FEWEST_WRITTEN else cells
    answered = sum(cells.values())
    words = sum(len(text.split()) * n for text, n in cells.items()) / answered
    repeated = sum(n for n in cells.values() if n > 1) / answered
    sentences = sum(n for text, n in cells.items() if text[-1:] in ".!?…") / answered
    numbers = sum(n for text, n in cells.items() if _AMOUNT.match(text)) / answered
    if numbers >= 0.5 and len(cells) > _MOST_OFFERED and not may_be(wording, ("team",)):
        return True
    if _hardly_repeats(cells) or _SAYS_OPEN.search(normalise(wording)):
        return True
    if may_be(wording, _CLOSED) and words < 12 and sentences < 0.5 and not _OPEN_WORDS.search(normalise(wording)):
        return False
    if sentences >= 0.3 and words >= 4 and repeated < 0.9:
        return True
    asks_openly = bool(_OPEN_WORDS.search(normalise(wording))) or may_be(wording, ("goal",))
    longest = max(len(text.split()) for text in cells)
    if asks_openly and (words >= 3 or longest >= 4) and len(cells) > 2:
        return repeated < 0.95 or (words >= 7 and len(cells) > _MOST_OFFERED)
    if answered < 10 and words <= 4 and not asks_openly:
        return False
    return repeated < (0.85 if words > 12 else 0.5)
