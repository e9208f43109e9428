"""Counts by team and role: how many people of each pair of groups there are, and how many of them answered in a way.

Leaders are never among them. Groups are called the same in every year: "Gr. 3" and "Grade 3" are one team.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations, product

import numpy as np
from numpy.typing import NDArray

from analysis.survey import ANSWERED, Item, Survey
from analysis.tabulate import TEACHERS, count, decided_role, digest_of_answers, members
from analysis.vocabulary.teams import grade_of
from analysis.vocabulary.text import normalise

Cell = tuple[str, str]
Ruled = Mapping[tuple[str, str], bool]
LEAD, TEACHER = "lead", "teacher"
ROLES = (TEACHER, LEAD)
_KINDERGARTEN = "K"
_VOUCHED_BY = 2
_PARTED = "\0"


@dataclass(frozen=True)
class Asked:
    """How many people of one cell answered a question on its scale, and how many of these in the way that counts."""

    answered: int
    n: int


def team_names(surveys: Sequence[Survey], ruled: Ruled | None = None) -> dict[str, str]:
    """Return what every team named in any year is called: as in the last year that has it.

    Parameters
    ----------
    surveys : sequence of Survey
        In the order of the years.
    ruled : mapping of (str, str) to bool
        Teams of an earlier and a later year, as they are written, that a person takes for one or for two.

    Returns
    -------
    dict of str to str
        From what stands in the file to the name, in the order of the school: grades, then the others as listed last. A
        team that one person alone named in all years may be something typed, and has no name: it goes with the people
        who named none.
    """
    years = [item.options for survey in surveys if (item := survey.first("team"))]
    key = _keys(years, ruled or {})
    last = {key[option]: option for options in years for option in options}
    listed = list(dict.fromkeys(key[option] for options in reversed(years) for option in options))
    order = sorted(last, key=lambda name: (_grade(name), listed.index(name)))
    alone = {name for name, n in _named(surveys, key).items() if n < _VOUCHED_BY and not grade_of(last[name])}
    named = {option: last[name] for name in order for option in key if key[option] == name}
    return {option: "" if key[option] in alone else name for option, name in named.items()}


def _named(surveys: Sequence[Survey], key: Mapping[str, str]) -> Counter[str]:
    """Return how many teachers named each team, added over the years."""
    found: Counter[str] = Counter()
    for survey in surveys:
        if item := survey.first("team"):
            for option, n in zip(item.options, count(survey, item, TEACHERS).n, strict=True):
                found[key[option]] += n
    return found


def _keys(years: Sequence[Sequence[str]], ruled: Ruled) -> dict[str, str]:
    """Return one key per team however it is written: its grade, else its words, and what people decided.

    A name that holds all words of another one is the same team renamed. Teams that stand beside each other in one year
    are two, whatever anybody decides: each would lose its own name.
    """
    found = {option: _key(option) for options in years for option in options}
    parted = {frozenset(pair) for pair, same in ruled.items() if not same}
    for one, other in sorted(pair for pair, same in ruled.items() if not same and found[pair[0]] == found[pair[1]]):
        found[other] = f"{found[other]}{_PARTED}{other}" if one != other else found[other]
    for one, other in sorted(pair for pair, same in ruled.items() if same):
        found = _joined(found, found[one], found[other], years, parted)
    for short, long in permutations(sorted(set(found.values())), 2):
        if set(short.split()) < set(long.split()) and not any(char.isdigit() for char in short + long):
            found = _joined(found, short, long, years, parted)
    return found


def _joined(
    found: dict[str, str], one: str, other: str, years: Sequence[Sequence[str]], parted: Collection[frozenset[str]]
) -> dict[str, str]:
    """Return the keys with two of them made one, unless both stand in one year or a person parted them."""
    firsts, others = ({option for option, key in found.items() if key == name} for name in (one, other))
    together = any(firsts & set(options) and others & set(options) for options in years)
    if one == other or together or any(frozenset(pair) in parted for pair in product(firsts, others)):
        return found
    name = other if _grade(other) < _grade(one) else one
    return {option: name if key in (one, other) else key for option, key in found.items()}


def _key(team: str) -> str:
    plain = re.sub(r" (team|department)$", "", normalise(team.replace("&", " and ")))
    return grade_of(team) or plain or team.strip()


def _grade(key: str) -> tuple[int, int]:
    """Return what sorts grades from kindergarten up, before all other teams."""
    if key == _KINDERGARTEN:
        return (0, 0)
    first = key.partition(_PARTED)[0].partition("-")[0]
    return (0, int(first)) if first.isdigit() else (1, 0)


def people_by_cell(survey: Survey, names: Mapping[str, str]) -> dict[Cell, int]:
    """Return how many teachers belong to each pair of team and role; an empty team stands for no answer."""
    where, cells = _cells(survey, names)
    return _counted(cells, where, where >= 0)


def secret_of(survey: Survey, names: Mapping[str, str], block_of: Callable[[Cell], str]) -> bytes:
    """Return 32 bytes that only somebody who has all answers can compute, for drawing lots (`disclosure.by_block`).

    Exchanging all answers of two teachers of one pair of blocks changes nothing, nor does what leaders answered.

    Parameters
    ----------
    block_of : callable
        What tells the blocks of a cell from others.
    """
    where, cells = _cells(survey, names)
    groups = [block_of(cells[at]) if at >= 0 else None for at in where]
    kept = [item for item in survey.items if item.purpose not in ("team", "role")]
    return digest_of_answers(survey, groups, kept)


def favourable_by_cell(survey: Survey, item: Item, names: Mapping[str, str]) -> dict[Cell, Asked]:
    """Return who answered a likert item favourably; who answered outside the scale did not answer.

    Raises
    ------
    KeyError
        The item is not one of this survey.
    """
    good = [at for at, option in enumerate(item.options) if item.scale and option in item.scale.favourable]
    codes = np.asarray(survey.responses[item.item_id].codes[0], dtype=np.int64)
    return _asked(survey, names, (codes >= 0) & (codes < len(item.options)), np.isin(codes, good))


def chosen_by_cell(survey: Survey, item: Item, options: Collection[int], names: Mapping[str, str]) -> dict[Cell, Asked]:
    """Return who ticked any of some options (by their places) of a select-all item."""
    responses = survey.responses[item.item_id]
    ticked = np.zeros(survey.respondents, dtype=bool)
    for option in options:
        ticked |= np.asarray(responses.codes[option]) > 0
    return _asked(survey, names, np.asarray(responses.state) == ANSWERED, ticked)


def counted_by(
    survey: Survey, item: Item, options: Collection[int], labels: Sequence[Hashable | None]
) -> dict[Hashable, Asked]:
    """Return how many people of each label answered an item on its scale, and how many gave one of some answers.

    Parameters
    ----------
    options : collection of int
        The answers by their places among the options; of a ranking those who ranked one of them first are counted.
    labels : sequence of hashable or None
        One per respondent; None leaves one out.
    """
    responses = survey.responses[item.item_id]
    codes = [np.asarray(codes) for codes in responses.codes]
    if item.item_type in ("select_all", "ranking") or not codes:
        answered = np.asarray(responses.state) == ANSWERED
        given = [codes[option] == 1 for option in options if codes]
        chosen = np.any(given, axis=0) if given else np.zeros_like(answered)
    else:
        answered = (codes[0] >= 0) & (codes[0] < len(item.options))
        chosen = np.isin(codes[0], list(options))
    found: dict[Hashable, Asked] = {}
    for label, was_asked, gave in zip(labels, answered.tolist(), (answered & chosen).tolist(), strict=True):
        if label is not None and was_asked:
            so_far = found.get(label, Asked(0, 0))
            found[label] = Asked(so_far.answered + 1, so_far.n + gave)
    return found


def cell_of_everybody(survey: Survey, names: Mapping[str, str]) -> list[Cell]:
    """Return team and role of every respondent in the order of the responses, leaders as teachers of theirs."""
    (teams, team), (roles, role) = _teams(survey, names), _roles(survey)
    pairs = zip(team.tolist(), role.tolist(), strict=True)
    return [(teams[of_team], roles[of_role]) for of_team, of_role in pairs]


def _asked(
    survey: Survey, names: Mapping[str, str], answered: NDArray[np.bool_], counted: NDArray[np.bool_]
) -> dict[Cell, Asked]:
    where, cells = _cells(survey, names)
    told = 3 * (where + 1) + answered * (1 + counted)  # 0 for who did not answer, 1, and 2 for who is counted
    n = np.bincount(told, minlength=3 * (len(cells) + 1)).reshape(-1, 3)[1:, 1:].tolist()
    return {cell: Asked(others + own, own) for cell, (others, own) in zip(cells, n, strict=True)}


def _counted(cells: Sequence[Cell], where: NDArray[np.int64], who: NDArray[np.bool_]) -> dict[Cell, int]:
    counts = np.bincount(where[who & (where >= 0)], minlength=len(cells))
    return dict(zip(cells, counts.tolist(), strict=True))


def _cells(survey: Survey, names: Mapping[str, str]) -> tuple[NDArray[np.int64], list[Cell]]:
    """Return the cell of everybody by its place in the list, -1 for leaders."""
    (teams, team), (roles, role) = _teams(survey, names), _roles(survey)
    pairs, teachers = team * len(roles) + role, members(survey, TEACHERS)
    cell = {pair: (teams[pair // len(roles)], roles[pair % len(roles)]) for pair in _distinct(pairs[teachers])}
    cells = sorted(set(cell.values()))
    place = np.full(len(teams) * len(roles), -1)
    for pair, found in cell.items():
        place[pair] = cells.index(found)
    return np.where(teachers, place[pairs], -1), cells


def _distinct(numbers: NDArray[np.int64]) -> list[int]:
    return np.flatnonzero(np.bincount(numbers)).tolist()


def _teams(survey: Survey, names: Mapping[str, str]) -> tuple[list[str], NDArray[np.int64]]:
    return _groups(survey, "team", lambda option: names.get(option, option), "")


def _roles(survey: Survey) -> tuple[list[str], NDArray[np.int64]]:
    return _groups(survey, "role", lambda option: LEAD if decided_role(survey, option) == LEAD else TEACHER, TEACHER)


def _groups(
    survey: Survey, purpose: str, name: Callable[[str], str], missing: str
) -> tuple[list[str], NDArray[np.int64]]:
    """Return the groups that one question tells, and which of them everybody belongs to; a name may stand twice."""
    item = survey.first(purpose)
    if item is None or not item.options or len(survey.responses[item.item_id].codes) != 1:
        return [missing], np.zeros(survey.respondents, dtype=np.int64)
    labels = [missing, *(name(option) for option in item.options), *[missing] * len(item.outside)]
    return labels, np.asarray(survey.responses[item.item_id].codes[0], dtype=np.int64) + 1
