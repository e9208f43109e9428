"""Options and learning modes matched: what an option of one survey is called in every survey."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, count

from analysis import decisions
from analysis.survey import Counts, Item, Survey
from analysis.vocabulary.modes import ModeMatch, canonical, is_wording, match
from analysis.vocabulary.purposes import may_be

CHOICES = ("single_choice", "select_all")
_WORDS = 5
ONCE = "An answer given once"
NOT_LEARNING = ("other", "none", "not_learning_evaluation")


@dataclass(frozen=True)
class OptionMode:
    """One option and the learning mode it names; ``how`` as in ``vocabulary.modes``, "decided" or "written_in".

    ``vouched`` tells whether its words were surely offered. Otherwise they may be what one person typed, and who is
    named there, so they are for the uploader only.
    """

    option: str
    mode: str | None
    how: str
    vouched: bool = True


def option_modes(survey: Survey, counts: Counts) -> tuple[OptionMode, ...]:
    """Return the learning mode of every option of a choice item; typed answers become "other".

    Where answers stand in one column, typed ones stand among the options, and may name people. An option is vouched for
    where two people chose it, another question holds it too, it has a column of its own, or the vocabulary knows it.
    In a single-choice question one that nothing vouches for is typed beyond doubt if most other options stand in
    another question as well, or if it names no learning mode while most of the others do.
    """
    item = counts.item
    found = [_match(survey, option) for option in item.options]
    offered = _offered_elsewhere(survey, item)
    listed = 2 * sum(option in offered for option in item.options) >= len(item.options)
    learning = 2 * sum(hit.mode is not None for hit in found) >= len(found)

    def named(option: str, n: int, hit: ModeMatch) -> OptionMode:
        vouched = n > 1 or option in offered or has_own_columns(item) or is_wording(option)
        strange = hit.mode is None and (hit.how == "none" or len(option.split()) > _WORDS)
        typed = item.item_type == "single_choice" and hit.how != "decided" and (listed or (learning and strange))
        if typed and not vouched:
            return OptionMode(option, "other", "written_in", False)
        return OptionMode(option, hit.mode, hit.how, vouched)

    return tuple(named(option, n, hit) for option, n, hit in zip(item.options, counts.n, found, strict=True))


def shown_words(named: Sequence[OptionMode]) -> dict[str, str]:
    """Return what may be shown for every option, no two alike: its own words if vouched for, else those of its mode."""
    words = {hit.option: hit.option for hit in named if hit.vouched}
    for hit in named:
        if not hit.vouched:
            plain = canonical(hit.mode) if hit.mode else ONCE
            numbered = (f"{plain} ({number})" for number in count(2))
            words[hit.option] = next(text for text in chain((plain,), numbered) if text not in words.values())
    return words


def has_own_columns(item: Item) -> bool:
    """Return whether every option has a column of its own, so that the file tells what was offered."""
    return len(item.columns) > 1 and len(item.columns) >= len(item.options)


def _match(survey: Survey, option: str) -> ModeMatch:
    """Return the mode that somebody decided an option names, else the one its words name."""
    choice = survey.decided.get(decisions.mode(option))
    if choice is None:
        return match(option)
    return ModeMatch(None if choice == decisions.NONE else choice, "decided")


def _offered_elsewhere(survey: Survey, item: Item) -> set[str]:
    others = (other for other in survey.items if other.item_id != item.item_id)
    return {option for other in others for option in other.options}


def learning_item(survey: Survey, purpose: str) -> Item | None:
    """Return the item of this purpose (most_valuable, took_part, want_more) that asks about learning modes, or None.

    Several may share the purpose ("Which diagram do you find most useful?"): the one whose options name the most
    learning modes is meant. Where no option names one (other languages, a school's own words), the wording has to speak
    of learning.
    """
    fitting = [item for item in survey.items if item.purpose == purpose and item.item_type in CHOICES]
    fitting = [item for item in fitting if _modes_named(item) or may_be(_full(item), ("learning",))]
    return max(fitting, key=_modes_named, default=None)


def _full(item: Item) -> str:
    return f"{item.section or ''} {item.wording}"


def _modes_named(item: Item) -> int:
    return sum(match(option).mode not in (None, *NOT_LEARNING) for option in item.options)
