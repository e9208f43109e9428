"""What an attacker has: every version of a survey as it was published, and who is who in them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.attack.computing import Group, Question, Sum
from analysis.by_group import Asked, counted_by
from analysis.disclosure.items import ReleasedItem
from analysis.joint_test import Year
from analysis.release import block_name
from analysis.survey import Item
from analysis.tabulate import TEACHERS, marked_answers, members
from analysis.versions import link

_CHOSEN = "select_all"


@dataclass(frozen=True)
class Series:
    """The published versions of one survey, in order; ``people`` numbers everybody of each, None for leaders."""

    years: tuple[Year, ...]
    people: tuple[tuple[int | None, ...], ...]


def series_of(years: Sequence[Year]) -> list[Series]:
    """Return the surveys of which anything is published, each with its versions."""
    found: list[list[Year]] = []
    for year in years:
        if year.released is not None:
            before = [group for group in found if any(one.version is kept for one in group for kept in year.earlier)]
            (before[0] if before else _added(found)).append(year)
    return [Series(tuple(group), _numbered(group)) for group in found]


def _added(found: list[list[Year]]) -> list[Year]:
    found.append([])
    return found[-1]


def _numbered(years: Sequence[Year]) -> tuple[tuple[int | None, ...], ...]:
    """Return a number for every teacher, the same in every version that recognises him or her."""
    numbers: list[list[int]] = []
    free = 0
    for at, year in enumerate(years):
        own: list[int | None] = [None] * len(year.version.contents)
        for before in reversed(range(at)):
            other = years[before].version
            links = link(other.marks, other.contents, year.version.marks, year.version.contents)
            for one, place in (*links.same, *links.changed):
                if own[place] is None and numbers[before][one] not in own:
                    own[place] = numbers[before][one]
        for place, number in enumerate(own):
            if number is None:
                own[place], free = free, free + 1
        numbers.append(own)
    return tuple(_placed(year, own) for year, own in zip(years, numbers, strict=True))


def _placed(year: Year, own: Sequence[int]) -> tuple[int | None, ...]:
    teachers, numbers = members(year.survey, TEACHERS).tolist(), iter(own)
    return tuple(next(numbers) if belongs else None for belongs in teachers)


def questions_of(series: Series) -> Iterator[Question]:
    """Yield everything that is counted of a survey: favourable answers, ticks, and with versions every answer."""
    items: dict[str, list[int]] = defaultdict(list)
    for at, year in enumerate(series.years):
        for item in year.released.items:
            items[item.item_id].append(at)
    for item_id, versions in items.items():
        shown = {at: next(one for one in series.years[at].released.items if one.item_id == item_id) for at in versions}
        answers = {at: _answers(series.years[at], item_id) for at in versions}
        for option in _counted(shown):
            question = _question(series, item_id, option, shown, answers)
            if len(versions) > 1 or any(name.side for name in question.bounds) or option is None:
                yield question


def _counted(shown: dict[int, ReleasedItem]) -> list[str | None]:
    """Return what is counted: favourable answers (None), and each answer by its words."""
    last = shown[max(shown)]
    options = [option for option, _ in last.options]
    favourable = [None] if last.favourable_n is not None else []
    return [*favourable, *(option for option in options if len(shown) > 1 or last.item_type == _CHOSEN)] or [None]


def _answers(year: Year, item_id: str) -> list[str]:
    """Return what stands for the answer of everybody, the same for the same answer in any version."""
    survey = replace(year.survey, marks=(), contents=())
    return marked_answers(survey, survey.item(item_id), b"")


def _question(
    series: Series,
    item_id: str,
    option: str | None,
    shown: dict[int, ReleasedItem],
    answers: dict[int, list[str]],
) -> Question:
    sums = {at: _sums(series, at, item_id, option) for at in shown}
    enters: dict[tuple[int, str], frozenset[Sum]] = defaultdict(frozenset)
    for at in shown:
        for number, answer, own in zip(series.people[at], answers[at], sums[at], strict=True):
            if number is not None:
                enters[number, answer] |= own
    groups: dict[frozenset[Sum], Group] = {}
    for at, item in shown.items():
        labels = [
            None if number is None else enters[number, answer]
            for number, answer in zip(series.people[at], answers[at], strict=True)
        ]
        answered = _answered(series, at, item_id, labels)
        for label, asked in _asked(series.years[at], item, option, labels).items():
            groups[label] = Group(label, answered[label], asked.n)
    title = shown[max(shown)].wording if option is None else f"{shown[max(shown)].wording}: {option}"
    two_sided = option is not None and shown[max(shown)].item_type != _CHOSEN
    return Question(title, tuple(groups.values()), _bounds(series, shown, item_id, option, groups), not two_sided)


def _answered(series: Series, at: int, item_id: str, labels: Sequence[frozenset[Sum] | None]) -> dict:
    """Return the numbers of the people of each label who answered on the scale."""
    found: dict[frozenset[Sum], frozenset[int]] = defaultdict(frozenset)
    item, survey = series.years[at].survey.item(item_id), series.years[at].survey
    places = [None if label is None else place for place, label in enumerate(labels)]
    for place in counted_by(survey, item, range(len(item.options)), places):
        found[labels[place]] |= {series.people[at][place]}
    return found


def _asked(year: Year, shown: ReleasedItem, option: str | None, labels: Sequence) -> dict[frozenset[Sum], Asked]:
    item = year.survey.item(shown.item_id)
    return counted_by(year.survey, item, _places(item, option), labels)


def _places(item: Item, option: str | None) -> list[int]:
    good = item.scale.favourable if item.scale and option is None else (option,)
    return [at for at, label in enumerate(item.options) if label in good]


def _sums(series: Series, at: int, item_id: str, option: str | None) -> list[frozenset[Sum]]:
    """Return the sums of one version that everybody's answer enters."""
    year = series.years[at]
    sides = {row.breakdown for row in _rows(year, item_id, option)}
    blocks = iter(year.version.blocks)
    found = []
    for number in series.people[at]:
        own = {Sum(at)}
        if number is not None:
            own |= {Sum(at, side, name) for side, name in zip(("team", "role"), next(blocks), strict=True)
                    if side in sides and name}  # fmt: skip
        found.append(frozenset(own))
    return found


def _rows(year: Year, item_id: str, option: str | None) -> tuple:
    shown = (one.blocks for one in year.released.by_block if (one.item_id, one.option) == (item_id, option))
    return next(shown, ())


def _bounds(series: Series, shown: dict, item_id: str, option: str | None, groups: dict) -> dict[Sum, tuple[int, int]]:
    """Return between which numbers every sum lies: the count of the whole school, and the bands of blocks."""
    found: dict[Sum, tuple[int, int]] = {}
    for at in shown:
        total = sum(group.n for label, group in groups.items() if Sum(at) in label)
        found[Sum(at)] = (total, total)
        for row in _rows(series.years[at], item_id, option):
            found[Sum(at, row.breakdown, block_name(row.block))] = (row.band.low, row.band.high)
    return found
