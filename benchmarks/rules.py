"""Rules by which others decide what may be shown, as their public pages tell; modelled, not run on their products.

A school is a list of people, each a tuple of groups: one per breakdown. A rule gives the sums that it shows, by name,
each as the set of the people in it (by their places). The whole school is always shown.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import combinations, product

People = Sequence[tuple[str, ...]]
Shown = dict[str, frozenset[int]]
Rule = Callable[[People], Shown]
SMALLEST = 5


def values(people: People, side: int) -> dict[str, frozenset[int]]:
    """Return the people of every group of one breakdown."""
    found: dict[str, set[int]] = {}
    for at, groups in enumerate(people):
        found.setdefault(groups[side], set()).add(at)
    return {name: frozenset(found[name]) for name in sorted(found)}


def _everyone(people: People) -> frozenset[int]:
    return frozenset(range(len(people)))


def _filters(people: People, picked: Callable[[dict], Collection[frozenset[int]]]) -> Iterator[list[frozenset[int]]]:
    """Yield all ways to set one filter per breakdown, the first of each being none."""
    sides = range(len(people[0])) if people else ()
    return product(*([_everyone(people), *picked(values(people, side))] for side in sides))


def _one(found: dict) -> list[frozenset[int]]:
    return list(found.values())


def _several(found: dict) -> list[frozenset[int]]:
    names = list(found.values())
    return [frozenset().union(*some) for n in range(1, len(names)) for some in combinations(names, n)]


def _named(views: Collection[frozenset[int]]) -> Shown:
    return {f"view {at}": view for at, view in enumerate(dict.fromkeys(views))}


def no_rule(people: People) -> Shown:
    """Everything is shown: every group, and every crossing of groups."""
    return _named([frozenset.intersection(*chosen) for chosen in _filters(people, _one)])


def smallest_only(people: People) -> Shown:
    """A filter with fewer than five people shows nothing; one value per filter (most dashboards)."""
    return _named([view for view in no_rule(people).values() if len(view) >= SMALLEST])


def several_values(people: People) -> Shown:
    """The same where a filter takes several values (Qualtrics, basic)."""
    views = (frozenset.intersection(*chosen) for chosen in _filters(people, _several))
    return _named([view for view in dict.fromkeys(views) if len(view) >= SMALLEST])


def remainder_too(people: People) -> Shown:
    """A filter is off as well where it leaves a remainder of one to four people, filter by filter (Culture Amp).

    The remainder of a group are those whose groups are hidden: next to a hidden group of four the next one is off.
    """
    allowed = [_shown_of(values(people, side)) for side in range(len(people[0]))]
    kept = []
    for chosen in product(*([_everyone(people), *groups] for groups in allowed)):
        view = frozenset.intersection(*chosen)
        without = [
            frozenset.intersection(_everyone(people), *chosen[:at], *chosen[at + 1 :]) for at in range(len(chosen))
        ]
        if len(view) >= SMALLEST and not any(0 < len(rest - view) < SMALLEST for rest in without):
            kept.append(view)
    return _named(kept)


def _shown_of(found: dict[str, frozenset[int]]) -> list[frozenset[int]]:
    gone = _hidden(found, SMALLEST)
    return [group for group in found.values() if group not in gone]


def _hidden(found: dict[str, frozenset[int]], enough: int) -> list[frozenset[int]]:
    """Return what is hidden of a breakdown: groups below five, and the next smallest until these hold enough people."""
    order = sorted(found.values(), key=lambda group: (len(group), sorted(group)))
    gone = [group for group in order if len(group) < SMALLEST]
    for group in order[len(gone) :]:
        if not gone or sum(map(len, gone)) >= enough:
            break
        gone.append(group)
    return gone


def _suppressed(people: People, enough: int) -> Shown:
    kept = [_everyone(people)]
    for side in range(len(people[0])):
        found = values(people, side)
        gone = _hidden(found, enough)
        kept += [group for group in found.values() if group not in gone]
    return _named(kept)


def next_smallest(people: People) -> Shown:
    """The next smallest group is hidden until those hidden hold five; no two filters at once."""
    return _suppressed(people, SMALLEST)


def glint(people: People) -> Shown:
    """The same until those hidden hold two (Glint's default suppression)."""
    return _suppressed(people, 2)


def panorama(people: People) -> Shown:
    """Groups below five are shown as one row together with the next smallest group (Panorama)."""
    kept = [_everyone(people)]
    for side in range(len(people[0])):
        order = sorted(values(people, side).values(), key=lambda group: (len(group), sorted(group)))
        small = [group for group in order if len(group) < SMALLEST]
        pooled = order[: len(small) + 1] if small else []
        kept += [frozenset().union(*pooled)] if pooled else []
        kept += [group for group in order if group not in pooled]
    return _named([view for view in kept if len(view) >= SMALLEST])


def pairwise(people: People) -> Shown:
    """A view must differ by five people or more from every view shown before (stronger than TalentMap's last five)."""
    kept = [_everyone(people)]
    for chosen in sorted(_filters(people, _one), key=lambda chosen: sum(len(one) < len(people) for one in chosen)):
        view = frozenset.intersection(*chosen)
        if len(view) >= SMALLEST and all(len(view ^ other) >= SMALLEST for other in kept):
            kept.append(view)
    return _named(kept)


RULES: dict[str, Rule] = {
    "no rule": no_rule,
    "hide n < 5, one value per filter": smallest_only,
    "hide n < 5, several values per filter": several_values,
    "remainder of each filter at least 5 too": remainder_too,
    "hide the next smallest until 5 are hidden": next_smallest,
    "hide the next smallest until 2 are hidden": glint,
    "pool with the next smallest": panorama,
    "differ by 5 from every view before": pairwise,
}
