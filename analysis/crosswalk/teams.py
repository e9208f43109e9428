"""Teams of two waves: the same under another name, new, gone; where teams were merged or split, a person says."""

import re
from collections.abc import Mapping, Sequence

from analysis.by_group import team_names
from analysis.crosswalk.assigning import assign
from analysis.crosswalk.judging import Judgement, judge, worded
from analysis.crosswalk.links import ASK, DIFFERENT, DROPPED, NEW, REWORDED, SAME, TEAM, Link, Rulings, link_key
from analysis.survey import Survey
from analysis.vocabulary.teams import grade_of
from analysis.vocabulary.text import normalise

_KINDERGARTEN = 0


def match_teams(earlier: Survey, later: Survey, rulings: Rulings | None = None) -> tuple[Link, ...]:
    """Return the links of the teams of two waves, the later ones' first, then what is gone.

    "K", "K team" and "Kindergarten" are one team. Teams that hold the same grades in part, and names that look alike,
    are asked. What one person alone named may be something typed and is left out.
    """
    rulings = rulings or {}
    names = team_names((earlier, later))
    one, other = (tuple(team for team in _options(survey) if names[team]) for survey in (earlier, later))
    alike = {(a, b): _judged(a, b, names, rulings) for a in one for b in other}
    judged = {pair: found for pair, found in alike.items() if found.match != DIFFERENT}
    pairs = assign(one, other, judged)
    links = [_link(pair, judged[pair], rulings) for pair in pairs]
    gone, come = {a for a, _ in pairs}, {b for _, b in pairs}
    links += [Link(TEAM, None, b, NEW) for b in other if b not in come]
    links += [Link(TEAM, a, None, DROPPED) for a in one if a not in gone]
    order = {team: at for at, team in enumerate(dict.fromkeys(names.values()))}
    return tuple(sorted(links, key=lambda link: (link.later is None, order[names[link.later or link.earlier]])))


def named_teams(surveys: Sequence[Survey], decided: Mapping[tuple[int, int], Rulings] | None = None) -> dict[str, str]:
    """Return what every team is called in all years (``by_group.team_names``), by its words and by what people decided.

    Parameters
    ----------
    surveys : sequence of Survey
        In the order of the years.
    decided : mapping of (int, int) to mapping of str to str
        What people decided about every two of them.
    """
    ruled = {
        (one, other): choice != DIFFERENT
        for (at, later), rulings in (decided or {}).items()
        for one in _options(surveys[at])
        for other in _options(surveys[later])
        if (choice := rulings.get(link_key(TEAM, one, other)))
    }
    return team_names(surveys, ruled)


def teams_alike(earlier: Survey, later: Survey, rulings: Rulings | None = None) -> bool:
    """Return whether two waves have the same teams, however they are written."""
    names = named_teams((earlier, later), {(0, 1): rulings or {}})
    return {names[team] for team in _options(earlier)} == {names[team] for team in _options(later)}


def _options(survey: Survey) -> tuple[str, ...]:
    item = survey.first("team")
    return item.options if item else ()


def _judged(one: str, other: str, names: Mapping[str, str], rulings: Rulings) -> Judgement:
    ruled = rulings.get(link_key(TEAM, one, other))
    if ruled:
        return Judgement(DIFFERENT if ruled == DIFFERENT else SAME, 1.0, "decided")
    if names[one] == names[other]:
        return Judgement(SAME if normalise(one) == normalise(other) else REWORDED, 1.0, "the same team by its name")
    if _grades(one) & _grades(other):
        return Judgement(ASK, 0.5, "they share a grade: merged, split, or two teams")
    found = judge(worded(one), worded(other))
    both_grades = grade_of(one) and grade_of(other)
    if found.match == DIFFERENT or both_grades:
        return Judgement(DIFFERENT, found.score, found.reason)
    return Judgement(ASK, found.score, "the names look alike")


def _link(pair: tuple[str, str], found: Judgement, rulings: Rulings) -> Link:
    ruled = rulings.get(link_key(TEAM, *pair))
    return Link(TEAM, *pair, ruled or found.match, found.reason, found.score, bool(ruled))


def _grades(team: str) -> set[int]:
    """Return the grades a team teaches: 1 and 2 for "Grade 1-2"."""
    name = grade_of(team)
    if name == "K":
        return {_KINDERGARTEN}
    found = [int(number) for number in re.findall(r"\d+", name or "")]
    return set(range(min(found), max(found) + 1)) if found else set()
