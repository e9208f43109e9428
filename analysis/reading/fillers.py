"""What programs write where nobody answered, in files that somebody saved again: NA by R, n/a by a publisher."""

import re
from collections.abc import Sequence

from analysis.reading.layout import Head, texts_of
from analysis.vocabulary.text import normalise

_OF_R = "NA"
_NUMBER = re.compile(r"-?\d+([.,]\d+)?\Z")
_FEWEST, _FEWEST_WITH_BLANKS, _FEWEST_NUMBERS = 3, 5, 6
_MOST_OFFERED = 20
_TYPED = {"na", "n a", "nil"}
_BY_PUBLISHERS = ("n/a", "N/A", "na", "NaN", "nan", "NULL", "null", "#N/A")


def fillers(heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the texts that stand for an empty cell throughout these rows (without headers).

    R writes NA for every blank: in three columns or more, and no cell is blank; or in columns of numbers of all sizes,
    where nobody can have answered it. Where people type it, they do so in open questions, and some type N/A there. Any
    other such text stands in three columns or more which hold nothing but one text beside it, as ticks do, and in most
    of the others.
    """
    texts = [texts_of(rows, at) for at in range(len(heads))]
    answers = [said for head, said in zip(heads, texts, strict=True) if head.role is None and len(said) > 1]
    found = [text for text in _BY_PUBLISHERS if _fills_ticks(text, answers)]
    if _is_from_r(texts) or _fills_numbers(answers):
        found.append(_OF_R)
    return tuple(found)


def _is_from_r(texts: Sequence[set[str]]) -> bool:
    filled = [said for said in texts if _OF_R in said]
    if any("" in said for said in texts) or len(filled) < _FEWEST:
        return False
    closed = [said for said in filled if len(said) <= _MOST_OFFERED]
    typed = [any(normalise(text) in _TYPED for text in said - {_OF_R}) for said in closed]
    return sum(typed) < len(closed) / 2


def _fills_numbers(answers: Sequence[set[str]]) -> bool:
    filled = [said - {_OF_R} for said in answers if _OF_R in said]
    if len(filled) < _FEWEST_WITH_BLANKS or any("" in said for said in filled):
        return False
    return sum(len(said) >= _FEWEST_NUMBERS and all(map(_NUMBER.match, said)) for said in filled) > 1


def _fills_ticks(text: str, answers: Sequence[set[str]]) -> bool:
    filled = [said for said in answers if text in said and "" not in said]
    return sum(len(said) == 2 for said in filled) >= _FEWEST and len(filled) > len(answers) / 2
