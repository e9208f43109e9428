"""Two waves compared: what became of every item, and of every learning mode of the most-valued question; teachers only.

Shares of the answers as they were given. Whether a difference is more than ordinary wobble is told elsewhere
(``change``).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analysis.change.options import too_little
from analysis.crosswalk import (
    BREAK,
    DOTTED,
    NOT_LEARNING,
    SOLID,
    Link,
    Offer,
    Rulings,
    has_own_columns,
    learning_item,
    match_items,
    match_options,
    match_teams,
    offer,
)
from analysis.crosswalk.links import ASK, DIFFERENT, OPTION, REWORDED, SAME, link_key
from analysis.links import merged_ticks
from analysis.rated import Rated, rated
from analysis.survey import Item, Survey
from analysis.tabulate import TEACHERS, count
from analysis.vocabulary.modes import codes, family

_COMPARED = (SAME, REWORDED)
_HALF_COMMON = 2


@dataclass(frozen=True)
class Share:
    """How many of ``base_n`` teachers; ``n`` is None where the answer was not offered that year."""

    n: int | None
    base_n: int

    @property
    def share(self) -> float | None:
        """Return the share, None where there is none to speak of."""
        return None if self.n is None or not self.base_n else self.n / self.base_n


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
        return _points(*self.favourable) if self.link.match in _COMPARED else None


@dataclass(frozen=True)
class ModeChange:
    """A learning mode, or an option that names none, in two waves.

    ``line`` tells how the two years are joined. ``options`` are the words it was offered under in each. Modes whose
    options were merged or split compare as a family only, which names them in ``modes``.
    """

    mode: str
    earlier: Share
    later: Share
    line: str
    options: tuple[tuple[str, ...], tuple[str, ...]]
    modes: tuple[str, ...] = ()

    @property
    def change_pp(self) -> float | None:
        """Return the change in percentage points, None where it was not offered in both years or is not comparable."""
        return None if self.line == BREAK else _points(self.earlier, self.later)


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
    teams: tuple[Link, ...]
    valued: Link | None
    kept: tuple[Share, Share] | None


def _points(earlier: Share | None, later: Share | None) -> float | None:
    if earlier is None or later is None or earlier.share is None or later.share is None:
        return None
    return 100 * (later.share - earlier.share)


def compare(earlier: Survey, later: Survey, rulings: Rulings | None = None) -> Comparison:
    """Return what changed between two waves; ``rulings`` are what people decided about links, by key."""
    links = match_items(earlier, later, rulings)
    items = tuple(_item_change(earlier, later, link) for link in links)
    asked = learning_item(earlier, "most_valuable"), learning_item(later, "most_valuable")
    teams = match_teams(earlier, later, rulings)
    if None in asked:
        return Comparison(items, (), (), teams, None, None)
    valued = next((link for link in links if (link.earlier, link.later) == tuple(i.item_id for i in asked)), None)
    alike = asked[0].item_type == asked[1].item_type and valued is not None and valued.match != ASK
    modes, families = _mode_changes((earlier, later), asked, alike, rulings)
    in_families = {mode for change in families for mode in change.modes}
    kept = _kept((*families, *(change for change in modes if change.mode not in in_families))) if alike else None
    one_each = asked[0].item_type == "single_choice"
    if kept and one_each and too_little(*(share.share or 0.0 for share in kept)):
        modes, families = ([replace(change, line=BREAK) for change in found] for found in (modes, families))
    return Comparison(items, tuple(modes), tuple(families), teams, valued, kept)


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


class _Wave:
    """The most-valued question of one wave: which modes it offered, under which words, and how many named each."""

    def __init__(self, survey: Survey, item: Item):
        self.survey = survey
        self.offer: Offer = offer(survey, item)
        self.base_n = self.offer.counts.base_n
        self.words: dict[str, list[str]] = {}
        for option in self.offer.options:
            self.words.setdefault(self.offer.mode(option) or option, []).append(option)
        self.n = {mode: sum(map(self.offer.n, options)) for mode, options in self.words.items()}
        for hit in self.offer.named:
            if not hit.vouched and hit.mode:
                self.n[hit.mode] = self.n.get(hit.mode, 0) + self.offer.n(hit.option)
                self.words.setdefault(hit.mode, [])
        self.elsewhere = set() if has_own_columns(item) else _also_offered(survey, item, self.offer)

    def people(self, options: tuple[str, ...]) -> int | None:
        """Return how many people named any of these options, None where none of them was offered."""
        if not options:
            return None
        item = self.offer.counts.item
        if item.item_type == "select_all":
            names = ["any" if option in options else None for option in item.options]
            return merged_ticks(self.survey, item, names)["any"]
        return sum(map(self.offer.n, options))

    def share(self, mode: str) -> Share:
        """Return how many named a mode: 0 where it was offered and nobody did, None where it was not offered."""
        return Share(self.n.get(mode, 0 if mode in self.elsewhere else None), self.base_n)


def _also_offered(survey: Survey, item: Item, known: Offer) -> set[str]:
    """Return the modes of the list that another question shares with this one: offered here too, and named by nobody.

    A question shares the list if it holds at least half of the options named here.
    """
    found: set[str] = set()
    for purpose in ("took_part", "want_more"):
        other = learning_item(survey, purpose)
        if other is None or other.item_id == item.item_id:
            continue
        listed = offer(survey, other)
        common = set(listed.options) & set(known.options)
        if _HALF_COMMON * len(common) >= len(known.options):
            found |= {mode for option in listed.options if (mode := listed.mode(option)) not in (None, *NOT_LEARNING)}
    return found


def _mode_changes(
    surveys: tuple[Survey, Survey], asked: tuple[Item, Item], alike: bool, rulings: Rulings | None
) -> tuple[tuple[ModeChange, ...], tuple[ModeChange, ...]]:
    """Return the modes that compare one by one, and the families of those that were merged or split."""
    one, other = (_Wave(survey, item) for survey, item in zip(surveys, asked, strict=True))
    links = match_options(one.offer, other.offer, rulings)
    renamed = {link.later: link.earlier for link in links if link.match in _COMPARED and link.later in other.n}
    names = {mode: _name_earlier(mode, one, renamed) for mode in other.n}
    tangled = _tangled(one, other, links)
    found = []
    before_only = [mode for mode in (*one.n, *sorted(one.elsewhere)) if mode not in names.values()]
    for mode in dict.fromkeys([*other.n, *before_only, *sorted(other.elsewhere)]):
        before = names.get(mode, mode)
        options = tuple(one.words.get(before, ())), tuple(other.words.get(mode, ()))
        apart = any(mode in group for group in tangled) or _parted(options, rulings or {})
        line = BREAK if not alike or apart else _line(options)
        found.append(ModeChange(mode, one.share(before), other.share(mode), line, options))
    families = [_family_change(group, (one, other), alike) for group in tangled]
    return tuple(sorted(found, key=_most_named)), tuple(sorted(families, key=_most_named))


def _name_earlier(mode: str, one: _Wave, renamed: Mapping[str, str | None]) -> str:
    """Return what an option that names no mode was called in the earlier wave, or the mode itself."""
    before = renamed.get(mode)
    return before if mode not in one.n and before in one.n else mode


def _parted(options: tuple[tuple[str, ...], tuple[str, ...]], rulings: Rulings) -> bool:
    """Return whether a person said that the words of the two waves do not mean the same."""
    return any(rulings.get(link_key(OPTION, one, other)) == DIFFERENT for one in options[0] for other in options[1])


def _line(options: tuple[tuple[str, ...], tuple[str, ...]]) -> str:
    return SOLID if set(options[0]) == set(options[1]) else DOTTED


def _most_named(change: ModeChange) -> tuple[int, int, str]:
    return -(change.later.n or 0), -(change.earlier.n or 0), change.mode


def _tangled(one: _Wave, other: _Wave, links: Iterable[Link]) -> list[tuple[str, ...]]:
    """Return the groups of names that compare only together: one option stands for several of the other wave."""
    groups: list[set[str]] = []
    for link in links:
        if link.earlier is None or link.later is None or link.match == ASK:
            continue
        names = {one.offer.mode(link.earlier) or link.earlier, other.offer.mode(link.later) or link.later}
        if len(names) > 1 and link.match not in _COMPARED:
            joined = [group for group in groups if group & names]
            groups = [group for group in groups if not group & names] + [names.union(*joined)]
    return [tuple(sorted(group)) for group in groups]


def _family_change(group: tuple[str, ...], waves: tuple["_Wave", "_Wave"], alike: bool) -> ModeChange:
    """Return a family in two waves: people who named any of it, each once."""
    words = [tuple(option for name in group for option in wave.words.get(name, ())) for wave in waves]
    shares = [Share(wave.people(options), wave.base_n) for wave, options in zip(waves, words, strict=True)]
    known = {family(name) for name in group if name in codes()} - {""}
    name = known.pop() if len(known) == 1 else " / ".join(group)
    return ModeChange(name, *shares, DOTTED if alike else BREAK, tuple(words), group)


def _kept(modes: Iterable[ModeChange]) -> tuple[Share, Share] | None:
    """Return of how many answers went to modes that both years offered, of those given in each."""
    modes = tuple(modes)
    if not modes:
        return None
    both = [change for change in modes if change.earlier.n is not None and change.later.n is not None]
    return (
        Share(sum(change.earlier.n for change in both), sum(change.earlier.n or 0 for change in modes)),
        Share(sum(change.later.n for change in both), sum(change.later.n or 0 for change in modes)),
    )
