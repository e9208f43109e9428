"""Options and learning modes matched: what an option of one survey is called in every survey."""

from dataclasses import dataclass

from analysis.survey import Counts, Item, Survey
from analysis.vocabulary.modes import match
from analysis.vocabulary.purposes import may_be

CHOICES = ("single_choice", "select_all")
NOT_LEARNING = ("other", "none", "not_learning_evaluation")


@dataclass(frozen=True)
class OptionMode:
    """One option and the learning mode it names; ``how`` as in ``vocabulary.modes``, or "written_in"."""

    option: str
    mode: str | None
    how: str


def option_modes(survey: Survey, counts: Counts) -> tuple[OptionMode, ...]:
    """Return the learning mode of every option of a choice item.

    In a single-choice question a typed answer stands among the options. It gives itself away: one person chose it, no
    other question offers it, and it names no learning mode while most of the others do. It becomes "other".
    """
    found = [match(option) for option in counts.item.options]
    named = sum(hit.mode is not None or hit.how == "ask" for hit in found)
    learning = 2 * named >= len(found)
    offered = _offered_elsewhere(survey, counts.item)
    may_be_typed = learning and counts.item.item_type == "single_choice"
    return tuple(
        OptionMode(option, "other", "written_in")
        if may_be_typed and n <= 1 and hit.how == "none" and option not in offered
        else OptionMode(option, hit.mode, hit.how)
        for option, n, hit in zip(counts.item.options, counts.n, found, strict=True)
    )


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
