"""How people answered, as counts: blanks, stopping early, one answer throughout, very short comments; never as names.

A school looks at these before it trusts a number, and drops nobody for them: the same answer throughout is often
sincere (Curran 2016, J. Exp. Soc. Psychol. 66, 4-19).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis.survey import ANSWERED, NOT_ASKED, Item, Survey
from analysis.tabulate import EVERYONE, members

FEWEST_ROWS = 5
SHORT_WORDS = 2


@dataclass(frozen=True)
class Quality:
    """Counts of people, ``base_n`` all respondents kept.

    ``half_blank`` left at least half of what they were asked empty. ``stopped_early`` answered the beginning and
    nothing in the last quarter. ``same_throughout`` gave one answer to every row of every grid they answered;
    ``grid_n`` people answered one of five rows or more. ``short_comments`` of ``comment_n`` written comments have two
    words or fewer.
    """

    base_n: int
    half_blank: int
    stopped_early: int
    same_throughout: int
    grid_n: int
    short_comments: int
    comment_n: int


def quality_of(survey: Survey, block: str = EVERYONE) -> Quality:
    """Return how the people of a block answered; time grows with respondents times items."""
    who = [person for person, belongs in enumerate(members(survey, block)) if belongs]
    states = [survey.responses[item.item_id].state for item in survey.items]
    patterns = [_pattern(states, person) for person in who]
    same = [_same_throughout(survey, person) for person in who]
    comments = _comments(survey, who)
    return Quality(
        base_n=len(who),
        half_blank=sum(2 * sum(pattern) <= len(pattern) for pattern in patterns if pattern),
        stopped_early=sum(map(_stopped, patterns)),
        same_throughout=sum(answer is True for answer in same),
        grid_n=sum(answer is not None for answer in same),
        short_comments=sum(len(comment.split()) <= SHORT_WORDS for comment in comments),
        comment_n=len(comments),
    )


def _pattern(states: Sequence[Sequence[int]], person: int) -> list[bool]:
    """Return for every item a person was asked whether it was answered, in the order of the survey."""
    return [state[person] == ANSWERED for state in states if state[person] != NOT_ASKED]


def _stopped(pattern: list[bool]) -> bool:
    tail = pattern[-(len(pattern) // 4) :] if len(pattern) >= 8 else []
    return any(pattern) and bool(tail) and not any(tail)


def _same_throughout(survey: Survey, person: int) -> bool | None:
    """Return whether a person gave one answer to all rows of each grid; None if no grid of theirs is long enough."""
    judged = [len(set(given)) == 1 for given in _grid_answers(survey, person) if len(given) >= FEWEST_ROWS]
    return all(judged) if judged else None


def _grid_answers(survey: Survey, person: int) -> list[list[int]]:
    grids: dict[tuple, list[int]] = {}
    for item in survey.items:
        if item.item_type == "likert":
            code = survey.responses[item.item_id].codes[0][person]
            if 0 <= code < len(item.options):
                grids.setdefault(_grid(item), []).append(code)
    return list(grids.values())


def _grid(item: Item) -> tuple:
    """Return what the rows of one grid share: the section, or without one (Microsoft Forms) the scale."""
    return (item.section, item.options)


def _comments(survey: Survey, who: Sequence[int]) -> list[str]:
    texts = [survey.responses[item.item_id].texts for item in survey.items if item.item_type == "open_ended"]
    return [column[person] for column in texts for person in who if column[person]]
