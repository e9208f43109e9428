"""Items of two waves: which question of one is which of the other."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace

from analysis.crosswalk.assigning import Pair, assign
from analysis.crosswalk.judging import Judgement, Wording, judge, worded
from analysis.crosswalk.links import (
    ASK,
    DIFFERENT,
    DROPPED,
    ITEM,
    NEW,
    OPTIONS_CHANGED,
    REWORDED,
    SAME,
    SCALE_CHANGED,
    Link,
    Rulings,
    link_key,
)
from analysis.crosswalk.modes import CHOICES, learning_item
from analysis.crosswalk.options import options_changed
from analysis.crosswalk.scales import CHANGED, RENAMED, UNSURE, match_scales, offered
from analysis.crosswalk.teams import teams_alike
from analysis.settings import RIVAL_WITHIN
from analysis.survey import Item, Survey
from analysis.tabulate import TEACHERS, count
from analysis.vocabulary.constructs import CONSTRUCTS, TENSION

_OF_PEOPLE = ("role", "team", "experience")
_OF_LEARNING = ("most_valuable", "took_part", "want_more")
_SURE = (SAME, REWORDED)


def match_items(earlier: Survey, later: Survey, rulings: Rulings | None = None) -> tuple[Link, ...]:
    """Return the links of all items of two waves: those of the later in its order, then what was dropped.

    Independent of the order of questions and answers in either file.

    Parameters
    ----------
    earlier, later : Survey
        Two waves.
    rulings : mapping of str to str, optional
        What people decided, by the key of a link.
    """
    rulings = rulings or {}
    judged = _judged(earlier, later, rulings)
    pairs = assign([item.item_id for item in earlier.items], [item.item_id for item in later.items], judged)
    found = {pair: _with_rivals(pair, judged, pairs) for pair in pairs}
    found |= _of_one_construct(earlier, later, found, rulings)
    linked = {other: _link(earlier, later, (one, other), hit, rulings) for (one, other), hit in found.items()}
    gone = {one for one, _ in found}
    links = [linked.get(item.item_id) or Link(ITEM, None, item.item_id, NEW) for item in later.items]
    links += [Link(ITEM, item.item_id, None, DROPPED) for item in earlier.items if item.item_id not in gone]
    return tuple(links)


def _judged(earlier: Survey, later: Survey, rulings: Rulings) -> dict[Pair, Judgement]:
    """Return how alike every pair is that may belong together."""
    first, second = _wordings(earlier), _wordings(later)
    told, told_later = _told(earlier), _told(later)
    found = {}
    for item in earlier.items:
        for other in later.items:
            pair = item.item_id, other.item_id
            ruled = rulings.get(link_key(ITEM, *pair))
            hit = (
                Judgement(SAME, 1.0, "")
                if ruled in _SURE
                else _judge(item, other, first[pair[0]], second[pair[1]], (told.get(pair[0]), told_later.get(pair[1])))
            )
            if ruled != DIFFERENT and hit.match != DIFFERENT:
                found[pair] = hit
    taken = [pair for pair in found if rulings.get(link_key(ITEM, *pair)) in _SURE]
    return {
        pair: hit
        for pair, hit in found.items()
        if pair in taken or not any(pair[0] == one or pair[1] == other for one, other in taken)
    }


def _judge(item: Item, other: Item, one: Wording, two: Wording, told: tuple[str | None, str | None]) -> Judgement:
    """Return what two wordings are to each other, in the light of what the items are for."""
    if item.item_id == other.item_id:
        return Judgement(SAME, 1.0, "the same words")
    found = judge(one, two)
    purposes = item.purpose, other.purpose
    turned = found.turned and told[0] not in _OF_PEOPLE
    if told[0] and told[0] == told[1] and not turned and found.match not in _SURE:
        apart = one.language and two.language and one.language != two.language
        return Judgement(ASK if apart else REWORDED, max(found.score, 0.5), f"both ask for {_SAID[told[0]]}")
    if found.match == DIFFERENT or not all(purposes) or purposes[0] == purposes[1]:
        return found
    weaker = {SAME: SAME, REWORDED: ASK, ASK: DIFFERENT}[found.match]
    return found if weaker == SAME else replace(found, match=weaker, reason="they seem to be about different things")


def _wordings(survey: Survey) -> dict[str, Wording]:
    plain = {item.item_id: worded(item.wording, item.section) for item in survey.items}
    spoken = Counter(wording.language for wording in plain.values() if wording.language)
    usual = min(spoken, key=lambda language: (-spoken[language], language)) if spoken else None
    return {item_id: replace(found, language=found.language or usual) for item_id, found in plain.items()}


def _told(survey: Survey) -> dict[str, str]:
    """Return the items of which a survey has one for a purpose, by id: role, team, experience, and the learning."""
    items = {purpose: learning_item(survey, purpose) for purpose in _OF_LEARNING}
    for purpose in _OF_PEOPLE:
        of_purpose = [item for item in survey.items if item.purpose == purpose]
        items[purpose] = of_purpose[0] if len(of_purpose) == 1 else None
    return {item.item_id: purpose for purpose, item in items.items() if item is not None}


def _with_rivals(pair: Pair, judged: Mapping[Pair, Judgement], pairs: Iterable[Pair]) -> Judgement:
    """Return the judgement of a pair, to be asked where another one would do nearly as well."""
    found = judged[pair]
    settled = {name for other in pairs if other != pair and judged[other].match == SAME for name in other}
    rivals = [
        hit.score
        for other, hit in judged.items()
        if other != pair
        and (other[0] == pair[0] or other[1] == pair[1])
        and hit.match in _SURE
        and not settled & (set(other) - set(pair))
    ]
    if found.match == REWORDED and any(score >= found.score - RIVAL_WITHIN for score in rivals):
        return replace(found, match=ASK, reason="another question is as much like it")
    return found


def _of_one_construct(
    earlier: Survey, later: Survey, found: Mapping[Pair, Judgement], rulings: Rulings
) -> dict[Pair, Judgement]:
    """Return pairs to be asked: the only two questions left that are about the same condition of learning."""
    gone, come = ({pair[side] for pair in found} for side in (0, 1))
    more = {}
    for construct in CONSTRUCTS:
        left = [item for item in earlier.items if item.purpose == construct and item.item_id not in gone]
        right = [item for item in later.items if item.purpose == construct and item.item_id not in come]
        if construct != TENSION and len(left) == len(right) == 1:
            pair = left[0].item_id, right[0].item_id
            if rulings.get(link_key(ITEM, *pair)) != DIFFERENT:
                more[pair] = Judgement(ASK, 0.0, "in each year one question about this is left")
    return more


def _link(earlier: Survey, later: Survey, pair: Pair, found: Judgement, rulings: Rulings) -> Link:
    """Return the link of two items, with what became of scale and options."""
    item, other = earlier.item(pair[0]), later.item(pair[1])
    ruled = rulings.get(link_key(ITEM, *pair))
    match, reason = ruled or found.match, found.reason if not ruled else "decided"
    changed = _answers_changed(earlier, item, later, other, rulings)
    if changed and changed[0] == ASK and ruled:
        changed = None
    if changed and match in _SURE:
        match = changed[0] if changed[0] != REWORDED or match == SAME else match
        reason = "; ".join(filter(None, (reason, changed[1])))
    elif changed and match == ASK:
        reason = "; ".join(filter(None, (reason, changed[1])))
    breaks = changed is not None and changed[0] in (SCALE_CHANGED, OPTIONS_CHANGED)
    return Link(ITEM, *pair, match, reason, found.score, bool(ruled), breaks)


def _answers_changed(
    earlier: Survey, item: Item, later: Survey, other: Item, rulings: Rulings
) -> tuple[str, str] | None:
    """Return what a change of scale, options or way of answering makes of a link, with the reason; None for nothing."""
    kinds = item.item_type, other.item_type
    if kinds == ("likert", "likert"):
        counts = count(earlier, item, TEACHERS), count(later, other, TEACHERS)
        scales = match_scales(*counts, offered(item, earlier.items), offered(other, later.items))
        match = {CHANGED: SCALE_CHANGED, RENAMED: REWORDED, UNSURE: ASK}.get(scales.match)
        return (match, scales.reason) if match else None
    if kinds[0] != kinds[1]:
        return (SCALE_CHANGED if "likert" in kinds else OPTIONS_CHANGED), "it is answered in another way"
    if item.purpose == other.purpose == "team":
        return None if teams_alike(earlier, later, rulings) else (OPTIONS_CHANGED, "the teams changed")
    if item.item_type in (*CHOICES, "ranking") and options_changed(earlier, item, later, other, rulings):
        return OPTIONS_CHANGED, "other options were offered"
    return None


_SAID = {
    "role": "the role",
    "team": "the team",
    "experience": "the years of teaching",
    "most_valuable": "the learning that was most valuable",
    "took_part": "the learning people took part in",
    "want_more": "the learning people want more of",
}
