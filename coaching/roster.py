"""A staff list, from the cells of any spreadsheet or from lines that somebody pasted, to people and teams."""

import csv
import re
import secrets
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coaching.cycle import Cycle
from coaching.people import LEADER, TEACHER, Person, Team
from storage.errors import PlainError

_COLUMNS = {
    "name": ("name", "displayname", "fullname", "teacher", "staff", "staffmember", "person", "teachername"),
    "team": ("team", "gradeteam", "grade", "gradelevel", "department", "plc"),
    "role": ("role", "position", "jobtitle", "function"),
    "lead": ("lead", "teamlead", "islead", "leadteacher"),
    "division": ("division", "phase", "section", "level"),
    "experience": ("experience", "experienceband", "years", "yearsofexperience"),
}
_LEADER_WORDS = re.compile(
    r"\b(assistant |vice |deputy )?(principal|head ?teacher|headmaster|school leader|leader)\b|^admin"
)
_YES = {"yes", "y", "true", "1", "x", "lead", "✓"}
_DELIMITERS = "\t;,"

_NO_NAMES = "The list needs a column “Name”, best beside columns “Team” and “Role”."
_EMPTY = "The list is empty: one line for each person, with name and team."
_TWICE = "Two lines have the same name: add an initial, so that people can be told apart."


@dataclass(frozen=True)
class RosterLine:
    """One person of a staff list; ``team`` is empty for leaders and for people without one."""

    name: str
    team: str = ""
    role: str = TEACHER
    is_lead: bool = False
    division: str = ""
    experience: str = ""


def pasted(text: str) -> list[list[str]]:
    """Return the cells of pasted lines; tab, semicolon or comma part them, whichever the first line has."""
    lines = [line for line in text.splitlines() if line.strip()]
    mark = next((mark for mark in _DELIMITERS if lines and mark in lines[0]), ",")
    return list(csv.reader(lines, delimiter=mark))


def read_roster(rows: Iterable[Sequence[str]]) -> tuple[RosterLine, ...]:
    """Read the cells of a staff list.

    Parameters
    ----------
    rows
        Text cells. The first row that names a column “Name” is the header; without one, the columns are name, team,
        role.

    Raises
    ------
    PlainError
        If the list is empty, has no names, or has one of them twice.
    """
    filled = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        raise PlainError(_EMPTY)
    header = next((at for at, row in enumerate(filled[:10]) if _is_header(row)), None)
    columns = {"name": 0, "team": 1, "role": 2} if header is None else _header(filled[header])
    body = filled if header is None else filled[header + 1 :]
    if header is None and max(map(len, filled)) > 3:
        raise PlainError(_NO_NAMES)
    found = [_line(row, columns) for row in body]
    lines = tuple(line for line in found if line.name)
    if not lines:
        raise PlainError(_EMPTY)
    if max(Counter(line.name.casefold() for line in lines).values()) > 1:
        raise PlainError(_TWICE)
    return lines


def _is_header(row: Sequence[str]) -> bool:
    # “Teacher” alone may be somebody's role; a word with “name” in it is nobody's.
    found = _header(row)
    return "name" in found and (len(found) > 1 or "name" in row[found["name"]].casefold())


def _header(row: Sequence[str]) -> dict[str, int]:
    named = {re.sub(r"[^a-z0-9]", "", cell.casefold()): at for at, cell in reversed(list(enumerate(row)))}
    found = {
        meaning: min((named[word] for word in words if word in named), default=-1)
        for meaning, words in _COLUMNS.items()
    }
    return {meaning: at for meaning, at in found.items() if at >= 0}


def _line(row: Sequence[str], columns: dict[str, int]) -> RosterLine:
    def cell(meaning: str) -> str:
        at = columns.get(meaning, len(row))
        return row[at] if at < len(row) else ""

    role = cell("role").casefold()
    is_lead = "lead" in role.replace("leader", "") or "team leader" in role or cell("lead").casefold() in _YES
    is_leader = not is_lead and bool(_LEADER_WORDS.search(role))
    return RosterLine(
        cell("name"),
        "" if is_leader else cell("team"),
        LEADER if is_leader else TEACHER,
        is_lead and bool(cell("team")),
        cell("division"),
        cell("experience"),
    )


def applied(
    cycle: Cycle, year: str, lines: Sequence[RosterLine], is_whole: bool = True
) -> tuple[tuple[Person, ...], tuple[Team, ...]]:
    """Return the people and teams of a year as a staff list wants them.

    People are known by their names, teams by theirs, so that a list can be taken in again. Of a list that ``is_whole``
    who is not on it has left; otherwise it only adds and changes.
    """
    known = {person.name.casefold(): person for person in cycle.all(Person)}
    people = [_person(known.get(line.name.casefold()), line) for line in lines]
    ids = {line.name: person.id for line, person in zip(lines, people, strict=True)}
    gone = (person for person in cycle.all(Person) if is_whole and person.is_active and person.id not in ids.values())
    return (*people, *(replace(person, is_active=False) for person in gone)), _teams(cycle, year, lines, ids, is_whole)


def _person(known: Person | None, line: RosterLine) -> Person:
    person = known or Person(line.name, id=secrets.token_hex(8))
    return replace(person, role=line.role, experience=line.experience or person.experience, is_active=True)


def _teams(
    cycle: Cycle, year: str, lines: Sequence[RosterLine], ids: dict[str, str], is_whole: bool
) -> tuple[Team, ...]:
    known = {team.name.casefold(): team for team in cycle.teams(year)}
    names = {line.team.casefold(): line.team for line in reversed(lines) if line.team}
    for name in reversed(names):
        known.setdefault(name, Team(year, names[name], position=len(known)))
    return tuple(_team(team, lines, ids, is_whole) for team in known.values())


def _team(team: Team, lines: Sequence[RosterLine], ids: dict[str, str], is_whole: bool) -> Team:
    own = [line for line in lines if line.team.casefold() == team.name.casefold()]
    listed = set(ids.values())
    stay = () if is_whole else tuple(one for one in team.members if one not in listed)
    return replace(
        team,
        division=next((line.division for line in own if line.division), team.division),
        members=(*stay, *(ids[line.name] for line in own)),
        leads=(*(one for one in team.leads if one in stay), *(ids[line.name] for line in own if line.is_lead)),
        goes_anywhere=team.goes_anywhere or "special" in team.name.casefold(),
    )
