"""Ticks that are written out: every column of a question holds its own answer or nothing, whatever stands above it.

Publishers head such a column by a short name ("Contribute: Docs"), others by a code ("q4_0002").
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from analysis.reading.groups import UNTICKED
from analysis.reading.layout import Head, texts_of
from analysis.vocabulary.scales import is_scale_word
from analysis.vocabulary.text import normalise, tidy

_CODE = re.compile(r"([A-Za-z]\w*?)[_.]0*\d{1,3}\Z")
_NUMBER = re.compile(r"(\d{1,3})(?:\.0)?\Z")
_FEWEST, _FEWEST_NUMBERS = 2, 3


def with_single_answers(heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> list[Head]:
    """Return heads in which neighbours of one question that hold one answer each, all different, are its options.

    The answer is the name of the option; where answers are numbers, which rise, the header is.
    """
    found = list(heads)
    bases = list(map(_base, heads))
    for base, run in groupby(range(len(heads)), bases.__getitem__):
        own = list(run)
        said = [_said(rows, at) for at in own] if base and len(own) >= _FEWEST else []
        if _are_numbers(said):
            for at, texts in zip(own, said, strict=True):
                text = tidy(heads[at].text)
                found[at] = replace(heads[at], text=text, stem=base, option=True, means=dict.fromkeys(texts, "1"))
        elif _are_names(said):
            for at, texts in zip(own, said, strict=True):
                found[at] = replace(heads[at], text=next(iter(texts), heads[at].text), stem=base)
    return found


def _base(head: Head) -> str | None:
    """Return what a column shares with its neighbours: the stem, or the first part of its code."""
    if head.role or head.companion or head.option or head.rank:
        return None
    code = _CODE.match(head.text) if head.stem is None else None
    return code[1] if code else head.stem


def _said(rows: Sequence[Sequence[str]], at: int) -> list[str]:
    """Return the answers in a column that somebody leaves out; none where everybody gives one."""
    texts = texts_of(rows, at)
    said = list(dict.fromkeys(tidy(text) for text in texts if normalise(text) not in UNTICKED))
    return said if len(said) < len(texts) else []


def _are_names(said: Sequence[Sequence[str]]) -> bool:
    answers = [text for texts in said for text in texts]
    alone = all(len(texts) < 2 for texts in said)
    different = len(set(map(normalise, answers))) == len(answers) >= _FEWEST
    return alone and different and not any(_NUMBER.match(text) or is_scale_word(text) for text in answers)


def _are_numbers(said: Sequence[Sequence[str]]) -> bool:
    answers = [text for texts in said for text in texts]
    if len(answers) < _FEWEST_NUMBERS or any(len(texts) != 1 for texts in said):
        return False
    numbers = [int(found[1]) for text in answers if (found := _NUMBER.match(text))]
    return len(numbers) == len(answers) and all(before < after for before, after in pairwise(numbers))
