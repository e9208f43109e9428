"""Items of one survey with their counts: what conditions, coaching, contribution, goals and tensions are told by."""

from collections.abc import Iterable
from dataclasses import dataclass

from analysis.survey import Counts, Survey
from analysis.tabulate import TEACHERS, count
from analysis.vocabulary.purposes import may_be

TYPES = ("likert", "single_choice", "select_all")
WHO_SOMEBODY_IS = ("team", "role", "experience")


@dataclass(frozen=True)
class Rated:
    """The counts of one item; ``favourable_n`` is None where no side of its scale is the better one."""

    counts: Counts
    favourable_n: int | None


def rated_items(survey: Survey, purposes: Iterable[str | None] | None = None) -> tuple[Rated, ...]:
    """Return the items whose answers can be counted, of some purposes or all, in the order of the file.

    Teachers only, team leads included. Time grows with respondents times options.
    """
    wanted = None if purposes is None else set(purposes)
    items = (item for item in survey.items if item.item_type in TYPES and (wanted is None or item.purpose in wanted))
    return tuple(rated(count(survey, item, TEACHERS)) for item in items)


def tells_who(purpose: str | None, wording: str) -> bool:
    """Return whether a question asks who somebody is, so that its answers are no findings.

    One that asks for the team is such a question also where it cannot group people, as when somebody ticked two teams.
    """
    return purpose in WHO_SOMEBODY_IS or (purpose is None and may_be(wording, WHO_SOMEBODY_IS))


def rated(counts: Counts) -> Rated:
    """Return the counts of one item with how many answered favourably."""
    scale = counts.item.scale
    good = set(scale.favourable) if scale and counts.item.item_type == "likert" else set()
    chosen = zip(counts.item.options, counts.n, strict=True)
    return Rated(counts, sum(n for option, n in chosen if option in good) if good else None)
