"""Two waves compared: what became of every item, and of every learning mode of the most-valued question; teachers only.

Shares of the answers as they were given. Whether a difference is more than ordinary wobble is told elsewhere
(``change``).
"""

from dataclasses import dataclass

from analysis.crosswalk import Link, Rulings, learning_item, match_items, match_teams
from analysis.crosswalk.links import REWORDED, SAME
from analysis.mode_changes import ModeChange, Share, mode_changes, points
from analysis.rated import Rated, rated
from analysis.survey import Item, Survey
from analysis.tabulate import TEACHERS, count

__all__ = ["Comparison", "ItemChange", "ModeChange", "Share", "compare"]

_COMPARED = (SAME, REWORDED)


@dataclass(frozen=True)
class ItemChange:
    """An item in two waves: the link, the wording of each, and its share favourable where it has one."""

    link: Link
    earlier: Item | None
    later: Item | None
    favourable: tuple[Share | None, Share | None] = (None, None)

    @property
    def change_pp(self) -> float | None:
        """Return the change of the share favourable in percentage points, None where there is none to speak of."""
        return points(*self.favourable) if self.link.match in _COMPARED else None


@dataclass(frozen=True)
class Comparison:
    """Two waves side by side.

    ``modes`` are those of the most-valued question, most named later first; ``families`` those that compare only
    together, because options were merged or split. ``valued`` links the two questions, None where a wave has none.
    ``kept`` are the shares of answers that went to modes offered in both years.
    """

    items: tuple[ItemChange, ...]
    modes: tuple[ModeChange, ...]
    families: tuple[ModeChange, ...]
    kept: tuple[Share, Share] | None
    teams: tuple[Link, ...]
    valued: Link | None


def compare(earlier: Survey, later: Survey, rulings: Rulings | None = None) -> Comparison:
    """Return what changed between two waves; ``rulings`` are what people decided about links, by key."""
    links = match_items(earlier, later, rulings)
    items = tuple(_item_change(earlier, later, link) for link in links)
    asked = learning_item(earlier, "most_valuable"), learning_item(later, "most_valuable")
    teams = match_teams(earlier, later, rulings)
    if None in asked:
        return Comparison(items, (), (), None, teams, None)
    ids = tuple(item.item_id for item in asked)
    valued = next((link for link in links if (link.earlier, link.later) == ids), None)
    return Comparison(items, *mode_changes((earlier, later), asked, valued, rulings or {}), teams, valued)


def _item_change(earlier: Survey, later: Survey, link: Link) -> ItemChange:
    item = link.earlier and earlier.item(link.earlier)
    other = link.later and later.item(link.later)
    shares = (item and _favourable(earlier, item), other and _favourable(later, other))
    return ItemChange(link, item, other, shares)


def _favourable(survey: Survey, item: Item) -> Share | None:
    if item.item_type != "likert":
        return None
    found: Rated = rated(count(survey, item, TEACHERS))
    return None if found.favourable_n is None else Share(found.favourable_n, found.counts.base_n)
