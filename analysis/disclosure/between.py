"""What two versions of one survey make certain together, though each of them alone does not.

The whole school of a later version less that of an earlier one is exact. If six people came late and "often" rose by
six, all six said so; if it rose by five, the sixth knows the others. Bands that moved can tell the same of a block.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence

import numpy as np

from analysis.disclosure.history import Published, Told, name_before, numbered, unknown_of
from analysis.disclosure.worlds import Certain, Sums, certain, fitting

Sum = tuple
Groups = Mapping[frozenset[Sum], int]


def certain_together(earlier: Sequence[Published], new: Published) -> tuple[str, ...]:
    """Return the questions of which something would be certain to who has seen the earlier versions and a new one.

    Parameters
    ----------
    earlier : sequence of Published
        Every version that was ever published, in the order of time.
    new : Published
        The version that may be published.

    Returns
    -------
    tuple of str
        Item ids of the new version; those of which an earlier version does not tell what it showed are among them.
    """
    versions = [*earlier, new]
    people = numbered(versions)
    return tuple(dict.fromkeys(told.item_id for told in new.told if _tells(told, versions, people)))


def _tells(told: Told, versions: Sequence[Published], people: Sequence[Sequence[int]]) -> bool:
    """Return whether one thing that a new version shows makes anything certain beside the earlier versions."""
    names = dict(_names(told.item_id, versions, people))
    if len(names) < 2:
        return False
    if not all(name in versions[at].answered for at, name in names.items()):
        return True
    shown = {at: _shown(versions[at], name, told) for at, name in names.items()}
    groups = _groups(names, shown, versions, people)
    bounds: dict[Sum, tuple[int, int]] = {}
    for at, one in shown.items():
        bounds[(at,)] = (one.n, one.n)
        bounds |= {(at, side, block): (low, high) for side, block, low, high in one.bands}
    return _any_certain(groups, bounds, told.both_ways)


def _names(item: str, versions: Sequence[Published], people: Sequence[Sequence[int]]) -> Iterator[tuple[int, str]]:
    """Yield the versions that hold a question, with the name that it has there."""
    new = len(versions) - 1
    for at, version in enumerate(versions):
        name = item if at == new else name_before(item, versions[new], version, people[new], people[at])
        if name is not None:
            yield at, name


def _shown(version: Published, name: str, told: Told) -> Told:
    """Return what a version showed of the same; an answer that it does not list was given by nobody."""
    found = (one for one in version.told if (one.item_id, one.option) == (name, told.option))
    return next(found, Told(name, told.option, told.both_ways, 0))


def _groups(
    names: Mapping[int, str],
    shown: Mapping[int, Told],
    versions: Sequence[Published],
    people: Sequence[Sequence[int]],
) -> Groups:
    """Return how many answers enter the same sums; an answer that was changed is another one."""
    enters: dict[Hashable, set[Sum]] = defaultdict(set)
    last: dict[int, Hashable] = {}
    for at, name in names.items():
        version, sides = versions[at], {side for side, *_ in shown[at].bands}
        for place, number in enumerate(people[at]):
            unknown = unknown_of(version, name, place, number, last)
            if version.answered[name][place] == "1":
                blocks = enumerate(version.blocks[place])
                enters[unknown] |= {(at,), *((at, side, block) for side, block in blocks if side in sides and block)}
    groups: dict[frozenset[Sum], int] = defaultdict(int)
    for sums in enters.values():
        groups[frozenset(sums)] += 1
    return groups


def _any_certain(groups: Groups, bounds: Mapping[Sum, tuple[int, int]], both_ways: bool) -> bool:
    """Return whether anything is certain that no version tells of its whole school alone; also if nothing fits."""
    names, labels = list(bounds), list(groups)
    if not labels:
        return False
    of = np.array([[int(name in label) for label in labels] for name in names])
    low, high = np.array([bounds[name] for name in names]).T
    sums = Sums(np.array([groups[label] for label in labels]), of, low, high)
    truth = fitting(sums)
    if truth is None:
        return True
    found = certain(sums, truth)[1]
    return any((one.value or both_ways) and not _plain(one, labels, sums, bounds) for one in found)


def _plain(one: Certain, labels: Sequence[frozenset[Sum]], sums: Sums, bounds: Mapping[Sum, tuple[int, int]]) -> bool:
    """Return whether the reader knows this from the count of the whole school in one version."""
    for name in labels[one.group]:
        if len(name) == 1:
            own = [answer for group, answer in one.reader if name in labels[group]]
            others = sum(int(n) for label, n in zip(labels, sums.sizes, strict=True) if name in label) - len(own)
            if bounds[name][0] - sum(own) in (0, others):
                return True
    return False
