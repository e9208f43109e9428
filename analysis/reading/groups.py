"""Which columns belong to one question, and what they hold together: ticks, ranks, or the rows of a grid."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from analysis.reading.columns import Column
from analysis.reading.layout import Head
from analysis.vocabulary.headers import asks_to_type
from analysis.vocabulary.text import normalise

TICKED = frozenset({"1", "true", "x", "checked", "selected", "✓", "✔"})
UNTICKED = frozenset({"0", "false", "unchecked", "not checked", "not selected", "no", "n a", "na", ""})
_NOTHING = frozenset({"n a", "na", ""})
_LEFT_OUT = _NOTHING | {"not selected", "not checked", "unchecked", "0", "false"}
YES_OR_NO = frozenset(["yes", "no", "oui", "non", "si", "ja", "nein", "sim", "nao", "nee", "tak", "nie"])
_ASKS_FOR_ORDER = re.compile(r"\b(rank\w*|in order|order of|classe[rz]|ordena\w*|ordene|rangfolge|reihenfolge)\b")


def groups(heads: Sequence[Head], answers: Sequence[int]) -> list[list[int]]:
    """Return neighbouring columns with a common stem together, and companions with what they follow."""
    found: list[list[int]] = []
    for at in answers:
        stem, first = heads[at].stem, heads[found[-1][0]] if found else None
        if first and (heads[at].companion or (stem and (first.stem, first.section) == (stem, heads[at].section))):
            found[-1].append(at)
        else:
            found.append([at])
    return found


def with_typed(heads: Sequence[Head], columns: Sequence[Column], answers: Sequence[int]) -> tuple[Head, ...]:
    """Return heads in which what was typed beside the options of a question is a companion of theirs.

    Beside options of one column each: most columns of the question are ticks; the others ask for words, or are a single
    one, which somebody added. What asks for words but is ticked itself is an option, and a row if it is rated like the
    rows of a grid.
    """
    found = _named_after_another(heads, columns, answers)
    for members in groups(heads, answers):
        ticks = [at for at in members if len(members) > 2 and _is_tick(heads[at], columns[at])]
        rest = [at for at in members if at not in ticks and columns[at].answered and not heads[at].companion]
        typed = all(asks_to_type(heads[at].text) for at in rest) or (len(rest) == 1 and len(ticks) > 2)
        for at in (*ticks, *rest) if len(ticks) > 1 else ():
            found[at] = replace(found[at], companion=typed and at in rest)
        for at in _rated(heads, columns, members):
            found[at] = replace(found[at], companion=False)
    return tuple(found)


def _named_after_another(heads: Sequence[Head], columns: Sequence[Column], answers: Sequence[int]) -> list[Head]:
    """Return heads in which a column is a companion that is named as the one before it, and further "Other".

    It is filled only where that one says a single text, or one that asks for words as well.
    """
    found = list(heads)
    for before, at in pairwise(answers):
        stem, own = heads[before].text.rstrip(), heads[at].text
        if not stem or heads[before].stem or heads[at].stem or not own.startswith(stem):
            continue
        if not asks_to_type(own.removeprefix(stem)) or not columns[at].answered:
            continue
        beside = zip(columns[before].codes, columns[at].codes, strict=True)
        said = {columns[before].texts[code] for code, written in beside if written}
        if "" not in said and (len(said) == 1 or all(map(_asks_among_others, said))):
            found[at] = replace(heads[at], companion=True)
    return found


def _asks_among_others(text: str) -> bool:
    return any(map(asks_to_type, re.split(r"[;,|\n]", text)))


def _rated(heads: Sequence[Head], columns: Sequence[Column], members: Sequence[int]) -> list[int]:
    """Return the companions that hold nothing but labels which the rows of the grid beside them hold as well."""
    own = [at for at in members if not heads[at].companion and columns[at].answered]
    beside = [at for at in members if heads[at].companion and heads[at].stem and columns[at].answered]
    if len(own) < 2 or all(_is_tick(heads[at], columns[at]) for at in own):
        return []
    labels = set().union(*(columns[at].filled() for at in own))
    return [at for at in beside if len(labels) > 1 and columns[at].filled().keys() <= labels]


def _is_tick(head: Head, column: Column) -> bool:
    texts = {normalise(text) for text in column.filled()}
    own = normalise(head.text)
    return (texts - _LEFT_OUT in ({own}, set()) and own in texts) or (
        texts <= TICKED | UNTICKED and bool(texts & TICKED)
    )


def hold_ticks(heads: Sequence[Head], columns: Sequence[Column], own: Sequence[int]) -> bool:
    """Return whether every column stands for one option: it holds its own name, or a tick, or nothing."""
    if all(heads[at].option for at in own):
        return any(columns[at].answered for at in own)
    if len(own) < 2:
        return False
    named = marked = 0
    for at in own:
        texts = {normalise(text) for text in columns[at].filled()}
        own = normalise(heads[at].text)
        if own in texts and texts - _LEFT_OUT <= {own}:
            named += 1
        elif texts and texts <= TICKED | UNTICKED and texts & TICKED:
            marked += 1
        elif texts:
            return False
    return bool(named) != bool(marked)


def without_marks(head: Head, column: Column) -> Column:
    """Return a column of one option that is blank where a dash or n/a stands for a tick that is missing."""
    marks = {text for text in column.texts if normalise(text) in _NOTHING and text != head.text}
    return column.map(lambda text: "" if text in marks else text) if marks - {""} else column


def hold_ranks(stem: str, columns: Sequence[Column], own: Sequence[int]) -> bool:
    """Return whether the columns hold ranks: whole numbers from 1 on, all different for nearly everyone."""
    wanted = {str(rank) for rank in range(1, len(own) + 1)}
    if len(own) < 3 or not all(set(columns[at].filled()) <= wanted for at in own):
        return False
    rows = zip(*(ranks(columns[at]) for at in own), strict=True)
    used = [given for row in rows if len(given := [rank for rank in row if rank]) > 1]
    different = sum(len(set(given)) == len(given) for given in used)
    asked = bool(_ASKS_FOR_ORDER.search(normalise(stem)))
    return len(used) > (0 if asked else 4) and different >= (0.7 if asked else 0.95) * len(used)


def ranks(column: Column) -> list[int]:
    """Return the rank in every cell of a column of ranks, 0 where there is none."""
    table = [int(text) if text else 0 for text in column.texts]
    return [table[code] for code in column.codes]
