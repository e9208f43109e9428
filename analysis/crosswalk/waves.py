"""Everything that two waves have in common, as links: items, the options of items that are one, teams."""

from analysis.crosswalk.items import match_items
from analysis.crosswalk.links import (
    ASK,
    ITEM,
    OPTION,
    OPTIONS_CHANGED,
    REWORDED,
    SAME,
    TEAM,
    Link,
    Rulings,
)  # fmt: skip
from analysis.crosswalk.modes import CHOICES
from analysis.crosswalk.options import match_options, offer
from analysis.crosswalk.teams import match_teams
from analysis.survey import Item, Survey

_ONE_QUESTION = (SAME, REWORDED, OPTIONS_CHANGED)
_NOT_OPTIONS = ("team", "role", "experience")


def match_waves(earlier: Survey, later: Survey, rulings: Rulings | None = None) -> tuple[Link, ...]:
    """Return the links of two waves: items, then options of questions that are one, then teams; each key once.

    Parameters
    ----------
    earlier, later : Survey
        Two waves.
    rulings : mapping of str to str, optional
        What people decided, by the key of a link.
    """
    items = match_items(earlier, later, rulings)
    links = list(items)
    for link in items:
        if link.match in _ONE_QUESTION:
            one, other = earlier.item(link.earlier), later.item(link.later)
            if _lists(one) and _lists(other):
                links += match_options(offer(earlier, one), offer(later, other), rulings)
    links += match_teams(earlier, later, rulings)
    return tuple({link.key: link for link in reversed(links)}.values())[::-1]


def _lists(item: Item) -> bool:
    return item.item_type in CHOICES and item.purpose not in _NOT_OPTIONS


def told(earlier: Survey, later: Survey, link: Link) -> tuple[str, str]:
    """Return the words of a link in both waves, under their heading; empty where a wave has nothing like it."""
    return tuple(f"{heading} {words}".strip() for heading, words in headed(earlier, later, link))


def headed(earlier: Survey, later: Survey, link: Link) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return heading and wording of a link in both waves; empty where a wave has nothing like it or no heading."""
    if link.thing != ITEM:
        return ("", link.earlier or ""), ("", link.later or "")
    one = earlier.item(link.earlier) if link.earlier else None
    other = later.item(link.later) if link.later else None
    return tuple((item.section or "", item.wording) if item else ("", "") for item in (one, other))


def to_ask(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Return the links that are to be asked about: questions first, those whose answer draws a line before others."""
    order = (ITEM, OPTION, TEAM)
    asked = [link for link in links if link.match == ASK]
    return tuple(sorted(asked, key=lambda link: (order.index(link.thing), link.breaks_anyway)))


def one_sided(links: tuple[Link, ...], match: str) -> tuple[Link, ...]:
    """Return the questions that only one wave has: ``links.NEW`` or ``links.DROPPED``."""
    return tuple(link for link in links if link.thing == ITEM and link.match == match)
