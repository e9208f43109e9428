"""Answer scales of two waves: the same, with renamed labels, another one, or to be asked about.

A file holds only labels that somebody chose. One that is missing was not offered, or nobody chose it: other questions
of the same survey, and how many chose it in the other wave, tell which.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from math import comb

from analysis.settings import CHOSEN_BY_NOBODY
from analysis.survey import Counts, Item, Scale
from analysis.vocabulary.scales import place
from analysis.vocabulary.text import normalise

SAME_SCALE, RENAMED, CHANGED, UNSURE = "same", "renamed", "changed", "unsure"


@dataclass(frozen=True)
class ScaleMatch:
    """What two scales are to each other, and in plain words why."""

    match: str
    reason: str = ""


def offered(item: Item, items: Iterable[Item]) -> frozenset[str]:
    """Return the labels of a likert item and of all other questions of its survey that hold all of them."""
    own = _keys(item.scale.labels)
    alike = (_keys(other.scale.labels) for other in items if other.scale and _family(other) == _family(item))
    return own.union(*(labels for labels in alike if own <= labels))


def match_scales(
    earlier: Counts, later: Counts, offered_earlier: Collection[str], offered_later: Collection[str]
) -> ScaleMatch:
    """Return what the scales of two likert items are to each other.

    Parameters
    ----------
    earlier, later : Counts
        Of one item each.
    offered_earlier, offered_later : collection of str
        What ``offered`` gives for them in their surveys.
    """
    one, other = earlier.item.scale, later.item.scale
    gone, come = _keys(one.labels) - _keys(other.labels), _keys(other.labels) - _keys(one.labels)
    if not gone and not come:
        return _same(one, other)
    if _family(earlier.item) != _family(later.item):
        return ScaleMatch(CHANGED, "the answers are on another scale")
    if gone and come:
        return _renamed(one, other)
    missing = _Missing(come, later, earlier, offered_earlier) if come else _Missing(gone, earlier, later, offered_later)
    return _one_sided(missing, one, other)


@dataclass(frozen=True)
class _Missing:
    """Labels that only one wave holds: who chose them there, and what the wave without them offered."""

    labels: Collection[str]
    where: Counts
    without: Counts
    offered: Collection[str]


def _one_sided(missing: _Missing, one: Scale, other: Scale) -> ScaleMatch:
    said = [label for label in missing.where.item.options if _key(label) in missing.labels]
    named = ", ".join(f"“{label}”" for label in said)
    options = zip(missing.where.item.options, missing.where.n, strict=True)
    chosen = sum(n for option, n in options if option in said)
    by_chance = nobody(chosen, missing.where.base_n, missing.without.base_n) >= CHOSEN_BY_NOBODY
    if set(missing.labels) <= set(missing.offered):
        if by_chance:
            return _same(one, other)
        return ScaleMatch(UNSURE, f"nobody chose {named} in one year and {chosen} did in the other")
    if by_chance and _at_the_ends(missing):
        return ScaleMatch(UNSURE, f"in one year nobody chose {named}, or it was not offered")
    return ScaleMatch(CHANGED, f"{named} stands on the scale of one year only")


def _at_the_ends(missing: _Missing) -> bool:
    """Return whether only the outermost labels are missing, one at an end: what small groups often leave out."""
    lacking = [_key(label) in missing.labels for label in missing.where.item.scale.labels]
    return not any(lacking[1:-1])


def nobody(chosen: int, where: int, without: int) -> float:
    """Return how likely all ``chosen`` of two groups of people fall in the group of ``where`` people.

    The hypergeometric chance that nobody of the other ``without`` people is among them.
    """
    return comb(where, chosen) / comb(where + without, chosen)


def _same(one: Scale, other: Scale) -> ScaleMatch:
    if _keys(one.favourable) & _keys(other.labels) != _keys(other.favourable) & _keys(one.labels):
        return ScaleMatch(CHANGED, "other answers count as favourable")
    common = [_key(label) for label in one.labels if _key(label) in _keys(other.labels)]
    if common != [_key(label) for label in other.labels if _key(label) in _keys(one.labels)]:
        return ScaleMatch(CHANGED, "the labels stand in another order")
    return ScaleMatch(SAME_SCALE)


def _renamed(one: Scale, other: Scale) -> ScaleMatch:
    """Return whether the labels of two scales stand at the same places, under other names."""
    places = [[place(scale.scale_id, label) for label in scale.labels] for scale in (one, other)]
    if None in places[0] or places[0] != places[1]:
        return ScaleMatch(CHANGED, "the answers are on another scale")
    good = [[label in scale.favourable for label in scale.labels] for scale in (one, other)]
    if good[0] != good[1]:
        return ScaleMatch(CHANGED, "other answers count as favourable")
    return ScaleMatch(RENAMED, "the labels of the scale were renamed")


def _family(item: Item) -> str:
    return "numeric" if item.scale.scale_id.startswith("numeric") else item.scale.scale_id


def _keys(labels: Iterable[str]) -> frozenset[str]:
    return frozenset(_key(label) for label in labels)


def _key(label: str) -> str:
    number = place("numeric", label)
    return normalise(label) if number is None else f"{number} {normalise(label.lstrip('+-0123456789. '))}".strip()
