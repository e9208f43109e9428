"""Options of two waves: the same, renamed, merged, split, new, dropped, or to be asked about.

Options that name one learning mode are one, however they are worded. Where one option became several, or several
became one, they compare as a family only.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass

from analysis.crosswalk.assigning import assign
from analysis.crosswalk.judging import judge, worded
from analysis.crosswalk.links import ASK, DROPPED, NEW, OPTION, REWORDED, SAME, Link, Rulings, link_key
from analysis.crosswalk.modes import NOT_LEARNING, OptionMode, has_own_columns, learning_item, option_modes
from analysis.crosswalk.scales import nobody
from analysis.settings import CHOSEN_BY_NOBODY
from analysis.survey import Counts, Item, Survey
from analysis.tabulate import TEACHERS, count
from analysis.vocabulary.mode_index import LIST, skeleton
from analysis.vocabulary.phrases import readings
from analysis.vocabulary.text import normalise

MERGED, SPLIT = "merged", "split"
_HALF_COMMON = 2


@dataclass(frozen=True)
class Offer:
    """The options of one choice item as far as they were surely offered, with the modes they name and their counts."""

    counts: Counts
    named: tuple[OptionMode, ...]

    @property
    def options(self) -> tuple[str, ...]:
        """Return the options that may be shown: no answers that somebody typed."""
        return tuple(hit.option for hit in self.named if hit.vouched)

    def mode(self, option: str) -> str | None:
        """Return the mode an option names, or None."""
        return next(hit.mode for hit in self.named if hit.option == option)

    def n(self, option: str) -> int:
        """Return how many chose an option."""
        return self.counts.n[self.counts.item.options.index(option)]


def offer(survey: Survey, item: Item) -> Offer:
    """Return the options of a choice item of a survey; teachers are counted."""
    counts = count(survey, item, TEACHERS)
    if item.item_type == "ranking":
        return Offer(counts, tuple(OptionMode(option, None, "none") for option in item.options))
    return Offer(counts, option_modes(survey, counts))


def match_options(earlier: Offer, later: Offer, rulings: Rulings | None = None) -> tuple[Link, ...]:
    """Return the links of the options of one question in two waves: the later ones' first, then what was dropped.

    One option that became several is linked to each of them as split, several that became one as merged.
    """
    rulings = rulings or {}
    links = _by_meaning(earlier, later)
    left = [option for option in earlier.options if all(link.earlier != option for link in links)]
    right = [option for option in later.options if all(link.later != option for link in links)]
    judged = {
        (one, other): found
        for one in left
        for other in right
        if (found := judge(worded(one), worded(other))).match in (SAME, REWORDED, ASK)
    }
    links += [
        Link(OPTION, one, other, judged[one, other].match, judged[one, other].reason, judged[one, other].score)
        for one, other in assign(left, right, judged)
    ]
    links = _decided(links, rulings, earlier, later)
    order = {option: at for at, option in enumerate(later.options)}
    links.sort(key=lambda link: (order.get(link.later, len(order)), link.earlier or ""))
    return tuple(links)


def _decided(links: Iterable[Link], rulings: Rulings, earlier: Offer, later: Offer) -> list[Link]:
    """Return the links as people decided them, with what is new and what was dropped."""
    kept = [link for link in links if rulings.get(link.key) is None]
    for one in earlier.options:
        for other in later.options:
            ruled = rulings.get(link_key(OPTION, one, other))
            if ruled in (SAME, REWORDED):
                kept = [link for link in kept if link.earlier != one and link.later != other]
                kept.append(Link(OPTION, one, other, ruled, "decided", 1.0, True))
    gone, come = {link.earlier for link in kept}, {link.later for link in kept}
    kept += [Link(OPTION, None, option, NEW) for option in later.options if option not in come]
    return kept + [Link(OPTION, option, None, DROPPED) for option in earlier.options if option not in gone]


def _by_meaning(earlier: Offer, later: Offer) -> list[Link]:
    """Link options that name the same mode or have the same words; several on a side are a family."""
    sides: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for side, offered in enumerate((earlier, later)):
        for option in offered.options:
            for meaning in _meanings(offered, option):
                sides[meaning][side].append(option)
    links = {}
    for one, other in sides.values():
        for first in one:
            for second in other:
                same = normalise(first) == normalise(second)
                links[first, second] = Link(OPTION, first, second, SAME if same else REWORDED, _WHY[same], 1.0)
    return [_family_link(link, list(links)) for link in links.values()]


def _family_link(link: Link, pairs: Sequence[tuple[str, str]]) -> Link:
    before = sum(other == link.later for _, other in pairs)
    after = sum(one == link.earlier for one, _ in pairs)
    if before == after == 1:
        return link
    return Link(OPTION, link.earlier, link.later, MERGED if before > 1 else SPLIT, "they compare as a family only", 1.0)


def _meanings(offered: Offer, option: str) -> set[str]:
    """Return what an option stands for: its mode, the modes it lists, or its words."""
    mode = offered.mode(option)
    if mode and mode != "other":
        return {mode}
    listed = _listed_modes(option) if mode is None else set()
    return listed or {f"words {normalise(option)}"}


def _listed_modes(option: str) -> set[str]:
    """Return the modes that an option lists ("Workshops and conferences"), empty where it is no list of modes."""
    words = skeleton(option)
    if LIST not in words:
        return set()
    found = [modes for modes in readings(words) if modes and modes[0] not in NOT_LEARNING]
    return {mode for modes in found for mode in modes} if all(len(modes) == 1 for modes in found) else set()


def also_offered(survey: Survey, known: Offer) -> dict[str, tuple[str, ...]]:
    """Return the modes of the list that another question shares with this one, offered here too, with their words.

    A question shares the list if it holds at least half of the options named here. Empty where every option has a
    column of its own, so that the file tells.
    """
    item = known.counts.item
    if has_own_columns(item):
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for purpose in ("took_part", "want_more"):
        other = learning_item(survey, purpose)
        if other is None or other.item_id == item.item_id:
            continue
        listed = offer(survey, other)
        common = set(listed.options) & set(known.options)
        if _HALF_COMMON * len(common) >= len(known.options):
            for option in listed.options:
                if (mode := listed.mode(option)) not in (None, *NOT_LEARNING):
                    found[mode] = tuple(dict.fromkeys((*found.get(mode, ()), option)))
    return found


def options_changed(earlier: Survey, item: Item, later: Survey, other: Item, rulings: Rulings | None = None) -> bool:
    """Return whether two choice items offer other options: one was added, dropped, merged or split.

    An option that only one file holds was not offered in the other, unless chance alone may have left it unchosen or
    another question of that survey shows the list. What people decided counts as decided.
    """
    one, two = offer(earlier, item), offer(later, other)
    listed = also_offered(earlier, one), also_offered(later, two)
    return any(_tells(link, (one, two), listed) for link in match_options(one, two, rulings))


def _tells(link: Link, offers: tuple[Offer, Offer], listed: tuple[Container[str], Container[str]]) -> bool:
    if link.match in (SAME, REWORDED):
        return False
    if link.match not in (NEW, DROPPED):
        return True
    option = link.earlier or link.later
    here, there = offers if link.earlier else offers[::-1]
    mode = here.mode(option)
    if has_own_columns(there.counts.item) or mode == "other":
        return mode != "other"
    if mode in (listed[1] if link.earlier else listed[0]):
        return False
    by_chance = nobody(here.n(option), here.counts.base_n, there.counts.base_n)
    return by_chance < CHOSEN_BY_NOBODY


_WHY = {True: "the same words", False: "both name the same learning"}
