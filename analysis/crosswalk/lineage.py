"""A question over the years: one line with its segments, and how it was worded in each year."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.crosswalk.links import ASK, BREAK, ITEM, SOLID, Link
from analysis.survey import Item, Survey


@dataclass(frozen=True)
class Strand:
    """One question over several waves.

    ``items`` has one entry per wave, None where it was not asked. ``segments`` has one entry between each two waves:
    solid, dotted (with the caution that the question was reworded), break, or empty where one of them did not ask.
    ``links`` are what joins them, None where nothing does.
    """

    items: tuple[Item | None, ...]
    links: tuple[Link | None, ...]

    @property
    def segments(self) -> tuple[str, ...]:
        """Return how a chart joins each two waves."""
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


def lineage(surveys: Sequence[Survey], links: Sequence[Sequence[Link]]) -> tuple[Strand, ...]:
    """Chain the links of neighbouring waves into one strand per question.

    Parameters
    ----------
    surveys : sequence of Survey
        In the order of the years.
    links : sequence of sequence of Link
        Of each two neighbours, as ``match_items`` gives them. What is still to be asked joins the wordings, with a
        break.

    Returns
    -------
    tuple of Strand
        Those of the last wave in its order, then those that ended earlier.
    """
    onward = [
        {link.earlier: link for link in pair if link.thing == ITEM and link.earlier and link.later} for pair in links
    ]
    taken: set[tuple[int, str]] = set()
    strands = []
    for at, survey in enumerate(surveys):
        for item in survey.items:
            if (at, item.item_id) not in taken:
                strands.append(_follow(surveys, onward, at, item, taken))
    last = {item.item_id: place for place, item in enumerate(surveys[-1].items)} if surveys else {}
    return tuple(sorted(strands, key=lambda strand: _place(strand, last)))


def _follow(
    surveys: Sequence[Survey], onward: Sequence[dict], at: int, item: Item, taken: set[tuple[int, str]]
) -> Strand:
    items: list[Item | None] = [None] * len(surveys)
    joins: list[Link | None] = [None] * (len(surveys) - 1)
    items[at] = item
    while at < len(joins) and (link := onward[at].get(items[at].item_id)):
        joins[at] = link
        at += 1
        items[at] = surveys[at].item(link.later)
        taken.add((at, link.later))
    return Strand(tuple(items), tuple(joins))


def _place(strand: Strand, last: dict[str, int]) -> tuple[int, int]:
    ended = next(back for back, item in enumerate(reversed(strand.items)) if item is not None)
    return ended, last.get(strand.items[-1].item_id, 0) if strand.items[-1] else 0


def caution_of(link: Link | None) -> str:
    """Return what a reader has to know of two neighbouring years of a question, empty for the same words."""
    if link is None or link.line == SOLID:
        return ""
    if link.match == ASK:
        return "nobody has decided yet whether these two wordings are one question"
    return {"reworded": "a similar question: the wording changed"}.get(link.match, link.reason)
