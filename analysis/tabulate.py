"""From people to numbers: the only code that looks at what single respondents answered, besides reading and storing."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from analysis import decisions
from analysis.survey import ANSWERED, NONRESPONSE, NOT_ASKED, Counts, Item, PairCounts, Survey
from analysis.vocabulary.purposes import role_of

EVERYONE, TEACHERS = "everyone", "teachers"
_SINGLE = ("single_choice", "likert", "number", "date")
_SEVERAL = ("select_all", "ranking")


def members(survey: Survey, block: str = TEACHERS) -> NDArray[np.bool_]:
    """Return who belongs to a block of the whole school.

    Parameters
    ----------
    survey : Survey
        Leaders are told from teachers by its role question; without one everybody counts as a teacher.
    block : str
        "everyone", or "teachers": all who did not say that they lead the school, team leads included.

    Returns
    -------
    ndarray of bool, shape (respondents,)
    """
    belongs = np.ones(survey.respondents, dtype=bool)
    role = survey.first("role")
    if block == EVERYONE or role is None:
        return belongs
    leads_school = np.array([decided_role(survey, option) == "leader" for option in role.options] + [False])
    return ~leads_school[_array(survey.responses[role.item_id].codes[0])]


def decided_role(survey: Survey, option: str) -> str:
    """Return teacher, lead or leader: what somebody decided that a role is, else what its words say."""
    return survey.decided.get(decisions.role(option)) or role_of(option)


def count(survey: Survey, item: Item, block: str = TEACHERS) -> Counts:
    """Return how many of a block gave each answer to one item.

    Time grows with respondents times options; nothing of single people leaves.

    Raises
    ------
    KeyError
        The item is not one of this survey.
    """
    who = members(survey, block)
    responses = survey.responses[item.item_id]
    state = _array(responses.state)[who]
    n = _option_counts(survey, item, who)
    written = sum(bool(text) for text, belongs in zip(responses.texts, who, strict=False) if belongs)
    outside_n = n[len(item.options) :]
    return Counts(
        item,
        block,
        int((state == ANSWERED).sum()) - sum(outside_n),
        n[: len(item.options)],
        outside_n,
        int((state == NONRESPONSE).sum()),
        int((state == NOT_ASKED).sum()),
        written if item.item_type != "open_ended" else 0,
    )


def rank_counts(survey: Survey, item: Item, block: str = TEACHERS) -> NDArray[np.int64]:
    """Return how often each option of a ranking item got each rank.

    Returns
    -------
    ndarray of int, shape (options, options)
        Row: option; column 0: ranked first, and so on. An option nobody ranked is a row of zeros.
    """
    who = members(survey, block)
    most = len(item.options)
    ranks = [_array(codes)[who] for codes in survey.responses[item.item_id].codes]
    return np.array([np.bincount(given, minlength=most + 1)[1 : most + 1] for given in ranks])


def pair_counts(survey: Survey, item: Item, block: str = TEACHERS) -> PairCounts:
    """Return how many of a block chose one option and not another, for every pair of a choice item.

    Whole school only: two options at once can single people out, so this feeds ``ranking`` and is never released.
    """
    who = members(survey, block) & (_array(survey.responses[item.item_id].state) == ANSWERED)
    ticks = _ticks(survey, item)[who].astype(np.int64)
    prefer = ticks.T @ (1 - ticks)
    return PairCounts(item, int(who.sum()), tuple(map(tuple, prefer.tolist())))


def _array(values: Sequence[int]) -> NDArray[np.int64]:
    return np.asarray(values, dtype=np.int64)


def _ticks(survey: Survey, item: Item) -> NDArray[np.bool_]:
    """Return who chose what: respondents x options."""
    codes = survey.responses[item.item_id].codes
    if item.item_type == "single_choice":
        return _array(codes[0])[:, None] == np.arange(len(item.options))
    return np.column_stack([_array(ticked) == 1 for ticked in codes])


def _option_counts(survey: Survey, item: Item, who: NDArray[np.bool_]) -> tuple[int, ...]:
    """Return counts per option, followed by counts per answer outside the scale."""
    codes = survey.responses[item.item_id].codes
    if item.item_type in _SINGLE:
        given = _array(codes[0])[who]
        return tuple(np.bincount(given[given >= 0], minlength=len(item.options) + len(item.outside)).tolist())
    if item.item_type in _SEVERAL:
        return tuple(int((_array(column)[who] > 0).sum()) for column in codes)
    return ()
