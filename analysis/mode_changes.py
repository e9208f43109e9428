"""The learning modes of the most-valued question in two waves: one by one, and families of those merged or split."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analysis.change.options import too_little
from analysis.crosswalk import (
    BREAK,
    DOTTED,
    SOLID,
    Link,
    Offer,
    Rulings,
    also_offered,
    match_options,
    offer,
)
from analysis.crosswalk.links import ASK, DIFFERENT, OPTION, OPTIONS_CHANGED, REWORDED, SAME, link_key
from analysis.links import merged_ticks
from analysis.survey import Item, Survey
from analysis.vocabulary.modes import codes, family

_COMPARED = (SAME, REWORDED)


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
class ModeChange:
    """A learning mode, or an option that names none, in two waves.

    ``line`` tells how the two years are joined, ``reason`` in plain words why not by a solid line. ``options`` are the
    words it was offered under in each; ``before`` is what the earlier year calls it, where it names no mode. Modes
    whose options were merged or split compare as a family only, which names them in ``modes``.
    """

    mode: str
    earlier: Share
    later: Share
    line: str
    options: tuple[tuple[str, ...], tuple[str, ...]]
    modes: tuple[str, ...] = ()
    before: str = ""
    reason: str = ""

    @property
    def change_pp(self) -> float | None:
        """Return the change in percentage points, None where it was not offered in both years or is not comparable."""
        return None if self.line == BREAK else points(self.earlier, self.later)


def points(earlier: Share | None, later: Share | None) -> float | None:
    """Return the change of a share in percentage points, None where a year has none."""
    if earlier is None or later is None or earlier.share is None or later.share is None:
        return None
    return 100 * (later.share - earlier.share)


class _Wave:
    """The most-valued question of one wave: which modes it offered, under which words, and how many named each."""

    def __init__(self, survey: Survey, item: Item):
        self.survey = survey
        self.offer: Offer = offer(survey, item)
        self.base_n = self.offer.counts.base_n
        self.words: dict[str, list[str]] = {}
        for option in self.offer.options:
            self.words.setdefault(self.offer.mode(option) or option, []).append(option)
        self.n = {mode: self.people(tuple(options)) or 0 for mode, options in self.words.items()}
        for hit in self.offer.named:
            if not hit.vouched and hit.mode:
                self.n[hit.mode] = self.n.get(hit.mode, 0) + self.offer.n(hit.option)
                self.words.setdefault(hit.mode, [])
        self.elsewhere = also_offered(survey, self.offer)

    def people(self, options: tuple[str, ...]) -> int | None:
        """Return how many people named any of these options, None where none of them was offered."""
        if not options:
            return None
        item = self.offer.counts.item
        if item.item_type == "select_all":
            names = ["any" if option in options else None for option in item.options]
            return merged_ticks(self.survey, item, names)["any"]
        return sum(map(self.offer.n, options))

    def offered_as(self, mode: str) -> tuple[str, ...]:
        """Return the words a mode was offered under, here or in the list of another question; empty if it was not."""
        return tuple(self.words.get(mode) or self.elsewhere.get(mode, ()))

    def share(self, mode: str) -> Share:
        """Return how many named a mode: 0 where it was offered and nobody did, None where it was not offered."""
        return Share(self.n.get(mode, 0 if mode in self.elsewhere else None), self.base_n)


def _one_by_one(waves: tuple[_Wave, _Wave], question: "_Question", tangled: list[tuple[str, ...]]) -> list[ModeChange]:
    one, other = waves
    renamed = {link.later: link.earlier for link in question.links if link.match in _COMPARED and link.later in other.n}
    names = {mode: _name_earlier(mode, one, renamed) for mode in other.n}
    found = []
    before_only = [mode for mode in (*one.n, *sorted(one.elsewhere)) if mode not in names.values()]
    for mode in dict.fromkeys([*other.n, *before_only, *sorted(other.elsewhere)]):
        before = names.get(mode, mode)
        options = one.offered_as(before), other.offered_as(mode)
        shares = one.share(before), other.share(mode)
        apart = any(mode in group for group in tangled)
        line, reason = (BREAK, _TANGLED) if apart and question.alike else question.joined(options)
        found.append(ModeChange(mode, *shares, line, options, before=before, reason=reason))
    return found


@dataclass(frozen=True)
class _Question:
    """How two waves asked it: the link of the two questions, those of their options, and what people decided."""

    valued: Link | None
    one_way: bool
    links: tuple[Link, ...]
    rulings: Rulings

    @property
    def alike(self) -> bool:
        """Return whether answers to the two may be compared at all."""
        return self.one_way and self.valued is not None and self.valued.match in (*_COMPARED, OPTIONS_CHANGED)

    def joined(self, options: tuple[tuple[str, ...], tuple[str, ...]]) -> tuple[str, str]:
        """Return how a mode under these words is joined over the two years, and why not by a solid line."""
        if not self.alike:
            match = self.valued.match if self.valued else ""
            return BREAK, _OTHER_WAY if not self.one_way else _TO_ASK if match == ASK else _OTHER_QUESTION
        pairs = [(one, other) for one in options[0] for other in options[1]]
        ruled = {pair: self.rulings.get(link_key(OPTION, *pair)) for pair in pairs}
        if DIFFERENT in ruled.values():
            return BREAK, _PARTED
        same_words = set(options[0]) == set(options[1])
        same = same_words or (len(pairs) == 1 and ruled[pairs[0]] == SAME)
        said = [
            _REWORDED if self.valued.match == REWORDED else "",
            _OTHERS_OFFERED if self.valued.match == OPTIONS_CHANGED else "",
            "" if same or not pairs else _RENAMED,
        ]
        reason = "; ".join(filter(None, said))
        return (DOTTED, reason) if reason or not same else (SOLID, "")


def mode_changes(
    surveys: tuple[Survey, Survey], asked: tuple[Item, Item], valued: Link | None, rulings: Rulings
) -> tuple[tuple[ModeChange, ...], tuple[ModeChange, ...], tuple[Share, Share] | None]:
    """Return the modes that compare one by one, the families of those merged or split, and how much may be compared.

    Parameters
    ----------
    surveys : (Survey, Survey)
        Two waves.
    asked : (Item, Item)
        Their most-valued questions, with options.
    valued : Link or None
        What the two questions are to each other.
    rulings : mapping of str to str
        What people decided, by the key of a link.

    Returns
    -------
    (tuple of ModeChange, tuple of ModeChange, (Share, Share) or None)
        Most named later first. A line is solid where question and words are the same, dotted where the question was
        reworded, offered other options or called the mode something else, and a break where too few answers went to
        options of both years. The shares are those of answers that did; None where nothing may be compared.
    """
    one, other = (_Wave(survey, item) for survey, item in zip(surveys, asked, strict=True))
    links = match_options(one.offer, other.offer, rulings)
    question = _Question(valued, asked[0].item_type == asked[1].item_type, links, rulings)
    tangled = _tangled(one, other, links)
    modes = _one_by_one((one, other), question, tangled)
    families = [_family_change(group, (one, other), question.alike) for group in tangled]
    in_families = {mode for change in families for mode in change.modes}
    apart = [change for change in modes if change.mode not in in_families]
    kept = _kept([*families, *apart]) if question.alike else None
    if kept and asked[0].item_type == "single_choice" and too_little(*(share.share or 0.0 for share in kept)):
        modes, families = (
            [replace(one, line=BREAK, reason=_TOO_LITTLE) for one in found] for found in (modes, families)
        )
    return tuple(sorted(modes, key=_most_named)), tuple(sorted(families, key=_most_named)), kept


def _name_earlier(mode: str, one: _Wave, renamed: Mapping[str, str | None]) -> str:
    """Return what an option that names no mode was called in the earlier wave, or the mode itself."""
    before = renamed.get(mode)
    return before if mode not in one.n and before in one.n else mode


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
    return ModeChange(name, *shares, DOTTED if alike else BREAK, tuple(words), group, name, _TANGLED)


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


_REWORDED = "the question was reworded"
_OTHERS_OFFERED = "other options were offered"
_RENAMED = "it was offered under other words"
_TANGLED = "options were merged or split"
_PARTED = "a person decided that the words do not mean the same"
_TO_ASK = "nobody has decided yet whether the two questions are one"
_OTHER_WAY = "the two years asked in different ways"
_OTHER_QUESTION = "the two years asked different questions"
_TOO_LITTLE = "too few answers went to options of both years"
