"""One survey's questions answered in one call: the item found, people counted, options named, ranked."""

import re
from dataclasses import replace

from analysis.crosswalk import CHOICES, learning_item, option_modes, shown_words
from analysis.errors import SurveyError
from analysis.plackett_luce import Strength, fit
from analysis.ranking import Ranking, rank_item
from analysis.scores import rank_scores
from analysis.survey import Item, ScoreDifferences, Survey
from analysis.tabulate import (
    EVERYONE,
    TEACHERS,
    constant_sum_scores,
    count,
    grid_scores,
    members,
    pair_counts,
    ranking_scores,
    ranking_stages,
)
from analysis.vocabulary.modes import match


def rank_survey(
    survey: Survey,
    purpose: str = "most_valuable",
    item_id: str | None = None,
    staff_n: int | None = None,
    everyone: bool = False,
) -> Ranking:
    """Return the ranking of one item; of a row of a grid or of a constant sum, the ranking of all its rows.

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
    if item.item_type in CHOICES:
        counts = count(survey, item, block)
        named = option_modes(survey, counts)
        ranking = rank_item(counts, pair_counts(survey, item, block), [found.mode for found in named], staff_n)
        words = shown_words(named)
        rows = (replace(row, shown=words.get(row.option, row.option)) for row in ranking.rows)
        return replace(ranking, rows=tuple(rows))
    scores = _scores(survey, item, block)
    scores = replace(scores, item=replace(scores.item, item_id=item.item_id))
    return rank_scores(scores, [match(option).mode for option in scores.item.options], staff_n)


def strength(survey: Survey, item: Item, everyone: bool = False) -> Strength:
    """Return how strongly the options of a ranking item are preferred, over the people ``rank_survey`` counts.

    Raises
    ------
    SurveyError
        People did not rank the options of this item, or gave more than three of them the same rank.
    """
    if item.item_type != "ranking":
        raise SurveyError("Strength of preference needs a question where people put options in order.")
    try:
        return fit(ranking_stages(survey, item, EVERYONE if everyone else TEACHERS))
    except ValueError as error:
        raise SurveyError(f"Strength of preference cannot be told here: {error}.") from error


def _scores(survey: Survey, item: Item, block: str) -> ScoreDifferences:
    """Return the scores of a ranking, or of the grid or the constant sum that this item is a row of."""
    if item.item_type == "ranking":
        return ranking_scores(survey, item, block)
    rows = [other for other in survey.items if other.section == item.section] if item.section else []
    found = constant_sum_scores(survey, rows, block) if _hold_points(rows) else None
    if found is None and item.item_type == "likert":
        return _grid(survey, item, rows, block)
    if found is None:
        raise SurveyError(_CANNOT_RANK[item.item_type])
    return found


def _grid(survey: Survey, item: Item, rows: list[Item], block: str) -> ScoreDifferences:
    rows = [row for row in rows if row.item_type == "likert" and row.scale == item.scale]
    if len(rows) < 2:
        raise SurveyError(_CANNOT_RANK["likert"])
    if not item.scale.favourable:
        raise SurveyError("No side of this scale is the better one, so its rows cannot be put in order.")
    return grid_scores(survey, rows, block)


def _hold_points(rows: list[Item]) -> bool:
    """Return whether every row holds bare numbers; a row with few different ones may have been read as a scale."""
    kinds = {row.item_type for row in rows}
    plain = all(re.fullmatch(_NUMBER, option) for row in rows for option in (*row.options, *row.outside))
    return "number" in kinds and kinds <= {"number", "likert"} and plain


def _item(survey: Survey, purpose: str, item_id: str | None) -> Item:
    if item_id is not None:
        try:
            return survey.item(item_id)
        except KeyError as error:
            raise SurveyError(f"This survey has no item {item_id}. The command read lists all items.") from error
    item = learning_item(survey, purpose) or _ranked(survey, purpose)
    if item is None:
        raise SurveyError(_NOT_ASKED[purpose])
    return item


def _ranked(survey: Survey, purpose: str) -> Item | None:
    """Return the first question of this purpose that has learning modes put in order."""
    rankings = (item for item in survey.items if item.purpose == purpose and item.item_type == "ranking")
    return next((item for item in rankings if any(match(option).mode for option in item.options)), None)


_NUMBER = r"\d+([.,]\d+)?"
_CANNOT_RANK = {
    "likert": "This question stands alone, so there is nothing to rank it against: choose a row of a grid.",
    "number": "These numbers are not shared out of one total, so they cannot be ranked against each other.",
    "date": "Dates cannot be ranked: choose a question with options or a grid.",
    "open_ended": "Answers in people's own words cannot be ranked: choose a question with options or a grid.",
}
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
