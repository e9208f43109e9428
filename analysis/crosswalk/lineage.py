"""A question over the years: one line with its segments, and how it was worded in each year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.crosswalk.items import match_items
from analysis.crosswalk.links import ASK, BREAK, SOLID, Link, Rulings
from analysis.survey import Item, Survey

Decided = Mapping[tuple[int, int], Rulings]
"""What people decided about every two waves, by their places in the order of the years."""


@dataclass(frozen=True)
class Strand:
    """One question over several waves.

    ``items`` has one entry per wave, None where it was not asked. ``links`` has one entry per wave but the first: what
    joins its item to that of the last wave that asked before, None where nothing does.
    """

    items: tuple[Item | None, ...]
    links: tuple[Link | None, ...]

    @property
    def segments(self) -> tuple[str, ...]:
        """Return how a chart joins every wave but the first to the last one that asked before.

        Solid, dotted (with the caution that the question was reworded), break, or empty where there is nothing to join.
        """
        return tuple(link.line if link else "" for link in self.links)

    @property
    def runs(self) -> tuple[tuple[int, ...], ...]:
        """Return the waves that may be compared with each other: runs without a break, by position."""
        asked = [at for at, item in enumerate(self.items) if item is not None]
        runs: list[list[int]] = []
        for at in asked:
            joined = at > 0 and self.segments[at - 1] not in ("", BREAK)
            if runs and joined:
                runs[-1].append(at)
            else:
                runs.append([at])
        return tuple(map(tuple, runs))

    @property
    def last(self) -> Item:
        """Return the item of the last wave that asked."""
        return next(item for item in reversed(self.items) if item is not None)

    def skipped(self, at: int) -> tuple[int, ...]:
        """Return the waves between this one and the last that asked before, by position."""
        before = [other for other in range(at) if self.items[other] is not None]
        return tuple(range(before[-1] + 1, at)) if before else ()


def lineage(surveys: Sequence[Survey], decided: Decided | None = None) -> tuple[Strand, ...]:
    """Follow every question over the years, also past a year that did not ask it.

    Neighbouring years are joined first; what is left over in two years further apart is matched after that, and what a
    person has still to decide comes last, with a break. So a question that was left out for a year goes on where it is
    asked again, and no question is claimed by two.

    Parameters
    ----------
    surveys : sequence of Survey
        In the order of the years.
    decided : mapping of (int, int) to mapping of str to str
        What people decided about every two waves.

    Returns
    -------
    tuple of Strand
        Those of the last wave in its order, then those that ended earlier.
    """
    onward, back = _joined(surveys, decided or {})
    strands = []
    for at, survey in enumerate(surveys):
        for item in survey.items:
            if (at, item.item_id) not in back:
                strands.append(_follow(surveys, onward, at, item))
    last = {item.item_id: place for place, item in enumerate(surveys[-1].items)} if surveys else {}
    return tuple(sorted(strands, key=lambda strand: _place(strand, last)))


_Place = tuple[int, str]


def _joined(surveys: Sequence[Survey], decided: Decided) -> tuple[dict[_Place, tuple[int, Link]], set[_Place]]:
    """Return where every question goes on, by wave and item, and the questions that some other goes on in."""
    onward: dict[_Place, tuple[int, Link]] = {}
    back: set[_Place] = set()
    asked: list[tuple[int, int, Link]] = []

    def take(at: int, later: int, link: Link) -> None:
        if (at, link.earlier) not in onward and (later, link.later) not in back:
            onward[at, link.earlier] = later, link
            back.add((later, link.later))

    for step in range(1, len(surveys)):
        for at in range(len(surveys) - step):
            if step > 1 and not _left(surveys, at, at + step, onward, back):
                continue
            for link in match_items(surveys[at], surveys[at + step], decided.get((at, at + step))):
                if link.earlier and link.later and link.match == ASK:
                    asked.append((at, at + step, link))
                elif link.earlier and link.later:
                    take(at, at + step, link)
    for at, later, link in asked:
        take(at, later, link)
    return onward, back


def _left(surveys: Sequence[Survey], at: int, later: int, onward: Mapping, back: set[_Place]) -> bool:
    """Return whether both of two waves have questions that nothing is joined to yet."""
    goes_on = all((at, item.item_id) in onward for item in surveys[at].items)
    came = all((later, item.item_id) in back for item in surveys[later].items)
    return not (goes_on or came)


def _follow(surveys: Sequence[Survey], onward: Mapping, at: int, item: Item) -> Strand:
    items: list[Item | None] = [None] * len(surveys)
    joins: list[Link | None] = [None] * (len(surveys) - 1)
    items[at] = item
    while (at, items[at].item_id) in onward:
        at, link = onward[at, items[at].item_id]
        joins[at - 1] = link
        items[at] = surveys[at].item(link.later)
    return Strand(tuple(items), tuple(joins))


def _place(strand: Strand, last: dict[str, int]) -> tuple[int, int]:
    ended = next(back for back, item in enumerate(reversed(strand.items)) if item is not None)
    return ended, last.get(strand.items[-1].item_id, 0) if strand.items[-1] else 0


def caution_of(link: Link | None) -> str:
    """Return what a reader has to know of a question and of the last year that asked it, empty for the same words."""
    if link is None or link.line == SOLID:
        return ""
    if link.match == ASK:
        return "nobody has decided yet whether these two wordings are one question"
    return {"reworded": "a similar question: the wording changed"}.get(link.match, link.reason)
