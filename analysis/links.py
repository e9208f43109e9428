"""From people who answered in two waves to tables: the only code that looks at both of somebody's answers.

Who is who (``people``) is known only where respondents were told that their years are joined. Tables of the whole
school; they feed ``change`` and are never released.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis.survey import ANSWERED, Item, Survey
from analysis.tabulate import TEACHERS, members, places

People = Sequence[tuple[int, int]]


def linked_table(
    earlier: Survey, item: Item, later: Survey, other: Item, people: People, block: str = TEACHERS
) -> NDArray[np.int64]:
    """Return how many people gave each pair of answers in two waves.

    Parameters
    ----------
    earlier, item, later, other : Survey, Item, Survey, Item
        single_choice or likert items of two waves that the crosswalk takes for one.
    people : sequence of (int, int)
        Who is who: the place among the earlier and among the later respondents.
    block : str
        Who has to belong to it in both waves.

    Returns
    -------
    ndarray of int, shape (options of item, options of other)
        Only people with both answers on the scale. For ``change.squares`` the options have to be brought in line first.
    """
    one, two = _codes(earlier, item, block), _codes(later, other, block)
    table = np.zeros((len(item.options), len(other.options)), dtype=np.int64)
    pairs = [(one[at], two[at_later]) for at, at_later in people]
    for first, second in pairs:
        if first >= 0 and second >= 0:
            table[first, second] += 1
    return table


def linked_differences(
    earlier: Survey, item: Item, later: Survey, other: Item, people: People, block: str = TEACHERS
) -> tuple[tuple[int, int], ...]:
    """Return by how many places of the scale how many people moved: (later less earlier, people), for ``score_change``.

    Both items are likert items of one scale; arguments as for ``linked_table``.
    """
    table = linked_table(earlier, item, later, other, people, block)
    moved = np.subtract.outer(places(other.scale), places(item.scale)).T
    sizes = np.unique(moved)
    counted = [(int(size), int(table[moved == size].sum())) for size in sizes]
    return tuple((size, n) for size, n in counted if n)


def stayed_left_joined(
    earlier: Survey, item: Item, later: Survey, other: Item, people: People, block: str = TEACHERS
) -> tuple[list[tuple[int, int]], list[int], list[int]]:
    """Return the places on the scale of those with both answers, an earlier one only, a later one only; each in order.

    For ``change.turnover``; arguments as for ``linked_differences``. In order of size, so that no place in a list is
    anybody's.
    """
    table = linked_table(earlier, item, later, other, people, block)
    place1, place2 = places(item.scale), places(other.scale)
    stayed = [(place1[i], place2[j]) for i, j in np.argwhere(table) for _ in range(table[i, j])]
    left = _rest(earlier, item, block, table.sum(axis=1))
    joined = _rest(later, other, block, table.sum(axis=0))
    return sorted(stayed), np.repeat(place1, left).tolist(), np.repeat(place2, joined).tolist()


def merged_ticks(survey: Survey, item: Item, names: Sequence[str | None], block: str = TEACHERS) -> dict[str, int]:
    """Return how many people ticked at least one of the options that share a name; options without one are left out.

    Parameters
    ----------
    item : Item
        A select_all item.
    names : sequence of str or None
        The shared name of each option.
    """
    answers = survey.responses[item.item_id]
    who = members(survey, block) & (np.asarray(answers.state) == ANSWERED)
    ticked: dict[str, NDArray[np.bool_]] = {}
    for column, name in zip(answers.codes, names, strict=True):
        if name is not None:
            ticked[name] = ticked.get(name, False) | (np.asarray(column) == 1)
    return {name: int((some & who).sum()) for name, some in ticked.items()}


def _codes(survey: Survey, item: Item, block: str) -> NDArray[np.int64]:
    """Return the option each respondent chose, -1 for none, outside the scale, or not of the block."""
    codes = np.asarray(survey.responses[item.item_id].codes[0], dtype=np.int64)
    return np.where(members(survey, block) & (codes < len(item.options)), codes, -1)


def _rest(survey: Survey, item: Item, block: str, linked: NDArray[np.int64]) -> NDArray[np.int64]:
    codes = _codes(survey, item, block)
    return np.bincount(codes[codes >= 0], minlength=len(item.options)) - linked
