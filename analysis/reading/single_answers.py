"""Ticks that are written out: every column of a question holds its own answer or nothing, whatever stands above it.

Publishers head such a column by a short name ("Contribute: Docs"), others by a code ("q4_0002"); programs
do where the cell above it was blank ("Column5", "Unnamed: 5").
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from analysis.reading.groups import UNTICKED
from analysis.reading.layout import Head, is_placeholder, texts_of
from analysis.vocabulary.scales import is_scale_word
from analysis.vocabulary.text import normalise, tidy

_CODE = re.compile(r"([A-Za-z]\w*?)[_.]0*\d{1,3}\Z")
_NUMBER = re.compile(r"(\d{1,3})(?:\.0)?\Z")
_FEWEST, _FEWEST_NUMBERS = 2, 3
_TYPED = "Other"


def with_single_answers(heads: Sequence[Head], rows: Sequence[Sequence[str]]) -> list[Head]:
    """Return heads in which neighbours of one question that hold one answer each, all different, are its options.

    The answer is the name of the option; where answers are numbers, which rise, the header is.
    """
    found, bases = list(heads), _bases(heads)
    for base, run in groupby(range(len(heads)), bases.__getitem__):
        own = list(run)
        for at, head in _options(heads, rows, own, base).items() if base and len(own) >= _FEWEST else ():
            found[at] = head
    return found


def _options(heads: Sequence[Head], rows: Sequence[Sequence[str]], own: Sequence[int], stem: str) -> dict[int, Head]:
    """Return the heads of options among neighbours, with what was typed behind them; none where they are no options."""
    said = {at: _said(rows, at) for at in own}
    typed = own[-1] if is_placeholder(heads[own[-1]].text) and len(said[own[-1]]) > 1 else None
    ticks = {at: texts for at, texts in said.items() if at != typed}
    if _are_numbers(list(ticks.values())):
        meant = {at: dict.fromkeys(texts, "1") for at, texts in ticks.items()}
        made = {at: replace(heads[at], stem=stem, option=True, means=meant[at]) for at in ticks}
    elif _are_names(list(ticks.values())):
        made = {
            at: replace(heads[at], text=next(iter(texts), heads[at].text), stem=stem) for at, texts in ticks.items()
        }
    else:
        return {}
    return made if typed is None else {**made, typed: replace(heads[typed], text=_TYPED, stem=stem, companion=True)}


def _bases(heads: Sequence[Head]) -> list[str | None]:
    """Return what each column shares with its neighbours; placeholders share the name of the column before them."""
    bases = []
    for at, head in enumerate(heads):
        free = head.role is None and head.stem is None and not head.companion
        after = at + 1 < len(heads) and heads[at + 1].role is None and is_placeholder(heads[at + 1].text)
        if free and bases and is_placeholder(head.text):
            bases.append(bases[-1])
        else:
            bases.append(head.text if free and after and head.text else _base(head))
    return bases


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
