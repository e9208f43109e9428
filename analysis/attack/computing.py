"""What can be computed from sums, and what whole numbers make certain: for one question, over all of its versions."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

import numpy as np

from analysis.disclosure.dependence import fewest_of_any
from analysis.disclosure.worlds import Certain, Sums, certain

_TERMS = 4
_BUDGET = 400_000


@dataclass(frozen=True)
class Sum:
    """One released sum: of which version, and of whom: side and block, or everybody where these are None."""

    version: int
    side: str | None = None
    block: Hashable = None


@dataclass(frozen=True)
class Group:
    """People whose answers enter the same sums; ``n`` of them gave the answer that is counted."""

    sums: frozenset[Sum]
    people: frozenset[int]
    n: int


@dataclass(frozen=True)
class Question:
    """One thing that is counted: the groups that released sums tell apart, and the bounds of each sum.

    ``both_ways`` tells whether "nobody" tells what they answered as well as "everybody" does.
    """

    title: str
    groups: tuple[Group, ...]
    bounds: Mapping[Sum, tuple[int, int]]
    both_ways: bool = True


def exposed(groups: Sequence[Group], promise: int) -> tuple[int, int]:
    """Return how many computations were tried, and how many of them depend on fewer people than promised.

    All sums and differences of up to four released sums; and, complete, whether any weights whatever do.
    """
    names = list(dict.fromkeys(name for group in groups for name in group.sums))
    enters = np.array([[name in group.sums for group in groups] for name in names], dtype=np.int8)
    sizes = np.array([len(group.people) for group in groups])
    tried = found = 0
    for terms in range(1, min(_TERMS, len(names)) + 1):
        chosen = np.array(list(combinations(range(len(names)), terms)))
        for signs in product((1, -1), repeat=terms - 1):
            computed = np.tensordot(np.array([1, *signs], dtype=np.int8), enters[chosen], axes=(0, 1))
            people = (computed != 0) @ sizes
            tried += len(people)
            found += int(((people > 0) & (people < promise)).sum())
    cells = {group.sums: group.people for group in groups}
    complete = fewest_of_any(cells, promise, budget=_BUDGET)
    return tried + 1, found + (complete is not None)


def told(question: Question) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return what was asked, by a reader outside and by members, and how much of it is certain.

    What a version tells of its whole school alone does not count: that is shown in any case.
    """
    groups = [group for group in question.groups if group.people]
    names = list(question.bounds)
    of = np.array([[int(name in group.sums) for group in groups] for name in names])
    low, high = np.array([question.bounds[name] for name in names]).T
    sizes = np.array([len(group.people) for group in groups])
    asked, found = certain(Sums(sizes, of, low, high), [group.n for group in groups])
    counted = [one for one in found if (one.value or question.both_ways) and not _plain(question, groups, one)]
    outside = 2 * len(groups)
    return (outside, asked - outside), (
        sum(not one.reader for one in counted), sum(bool(one.reader) for one in counted)
    )  # fmt: skip


def _plain(question: Question, groups: Sequence[Group], one: Certain) -> bool:
    """Return whether a reader knows this from the count of the whole school in one version."""
    for name in groups[one.group].sums:
        if name.side is None:
            others, n = sum(len(group.people) for group in groups if name in group.sums), question.bounds[name][0]
            for group, answer in one.reader:
                if name in groups[group].sums:
                    others, n = others - 1, n - answer
            if n in (0, others):
                return True
    return False
