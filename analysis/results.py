"""One survey's questions answered in one call: the item found, people counted, options named, ranked."""

from analysis.crosswalk import learning_item, option_modes
from analysis.errors import SurveyError
from analysis.ranking import Ranking, rank_item
from analysis.survey import Item, Survey
from analysis.tabulate import EVERYONE, TEACHERS, count, members, pair_counts


def rank_survey(
    survey: Survey,
    purpose: str = "most_valuable",
    item_id: str | None = None,
    staff_n: int | None = None,
    everyone: bool = False,
) -> Ranking:
    """Return the ranking of one item.

    Parameters
    ----------
    survey : Survey
        One wave.
    purpose : str
        Which question is meant where no ``item_id`` says so: most_valuable, took_part or want_more.
    item_id : str, optional
        The item to rank.
    staff_n : int, optional
        How many people could have answered.
    everyone : bool
        Keep school leaders in the base.

    Raises
    ------
    SurveyError
        There is no such item, or it cannot be ranked.
    """
    item = _item(survey, purpose, item_id)
    block = EVERYONE if everyone else TEACHERS
    counts = count(survey, item, block)
    if item.item_type not in ("single_choice", "select_all"):
        raise SurveyError("Ranking this kind of question is not there yet: choose one where people pick from a list.")
    modes = [found.mode for found in option_modes(survey, counts)]
    return rank_item(counts, pair_counts(survey, item, block), modes, staff_n)


def _item(survey: Survey, purpose: str, item_id: str | None) -> Item:
    if item_id is not None:
        try:
            return survey.item(item_id)
        except KeyError as error:
            raise SurveyError(f"This survey has no item {item_id}. The command read lists all items.") from error
    item = learning_item(survey, purpose)
    if item is None:
        raise SurveyError(_NOT_ASKED[purpose])
    return item


_NOT_ASKED = {
    "most_valuable": (
        "No question of this survey asks which learning was most valuable. "
        "Name the question to rank; the command read lists all items."
    ),
    "took_part": "No question of this survey asks which learning people took part in.",
    "want_more": "No question of this survey asks what people want more of.",
}


def answered(survey: Survey) -> int:
    """Return how many teachers answered the survey, team leads included."""
    return int(members(survey, TEACHERS).sum())


def who(survey: Survey) -> str:
    """Return what the people of the base are called: teachers where a role question tells, else people."""
    return "teachers" if survey.first("role") else "people"
