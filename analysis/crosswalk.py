"""Options and learning modes matched: what an option of one survey is called in every survey."""

from dataclasses import dataclass

from analysis import decisions
from analysis.survey import Counts, Item, Survey
from analysis.vocabulary.modes import ModeMatch, match
from analysis.vocabulary.purposes import may_be

CHOICES = ("single_choice", "select_all")
_WORDS = 5
NOT_LEARNING = ("other", "none", "not_learning_evaluation")


@dataclass(frozen=True)
class OptionMode:
    """One option and the learning mode it names; ``how`` as in ``vocabulary.modes``, "decided" or "written_in"."""

    option: str
    mode: str | None
    how: str


def option_modes(survey: Survey, counts: Counts) -> tuple[OptionMode, ...]:
    """Return the learning mode of every option of a choice item; typed answers become "other".

    In a single-choice question typed answers stand among the options, and may name people. One gives itself away: at
    most one person chose it, and either the other options stand in another question as well and this one does not, or
    it names no learning mode while most of the others do.
    """
    item = counts.item
    found = [_match(survey, option) for option in item.options]
    offered = _offered_elsewhere(survey, item)
    listed = 2 * sum(option in offered for option in item.options) >= len(item.options)
    learning = 2 * sum(hit.mode is not None for hit in found) >= len(found)

    def typed(option: str, n: int, hit: ModeMatch) -> bool:
        if item.item_type != "single_choice" or n > 1 or option in offered or hit.how in ("exact", "decided"):
            return False
        return listed or (learning and hit.mode is None and (hit.how == "none" or len(option.split()) > _WORDS))

    return tuple(
        OptionMode(option, "other", "written_in") if typed(option, n, hit) else OptionMode(option, hit.mode, hit.how)
        for option, n, hit in zip(item.options, counts.n, found, strict=True)
    )


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
