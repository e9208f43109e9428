"""Everything that is published of a survey: the blocks, and every question by its answers and by blocks.

Pages, files and the command line show parts of this and nothing else about questions; an attack works on it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from analysis.asked_by_block import Asker, ByBlock, vouched
from analysis.by_group import ROLES, cell_of_everybody, counted_by, people_by_cell, team_names
from analysis.disclosure.between import certain_together
from analysis.disclosure.history import Published, Told, exposed
from analysis.disclosure.items import ReleasedItem, release_item
from analysis.disclosure.plan import ROLE, TEAM, Plan, make_plan
from analysis.disclosure.promise import Withheld, check_promise
from analysis.rated import rated_items
from analysis.survey import Item, Survey
from analysis.tabulate import TEACHERS, marked_answers, members
from analysis.versions import is_later_export

BETWEEN_TEAMS = "\x1f"
WHO_SOMEBODY_IS = ("team", "role", "experience")


@dataclass(frozen=True)
class Released:
    """What is published of one survey.

    ``by_block`` are the questions that may be shown by block; ``whole_school_only`` those that could have been and are
    not, and nothing tells why. ``withheld`` are the questions that fewer answered than was promised.
    """

    plan: Plan
    items: tuple[ReleasedItem, ...]
    by_block: tuple[ByBlock, ...]
    whole_school_only: tuple[str, ...]
    withheld: tuple[Withheld, ...]


def plan_of(surveys: Sequence[Survey], promise: int) -> Plan:
    """Return the blocks that may be shown in all of these years, in the order of the years.

    Raises
    ------
    SurveyError
        The promise is looser than any school may give.
    """
    check_promise(promise)
    names = team_names(surveys)
    years = [people_by_cell(survey, names) for survey in surveys]
    teams = [*dict.fromkeys(name for name in names.values() if name), ""]
    return make_plan(years, teams, ROLES, promise)


def release(
    survey: Survey, plan: Plan, names: Mapping[str, str], progress: Callable[[float], None] | None = None
) -> Released:
    """Return everything that is published of a survey under a plan.

    Parameters
    ----------
    survey, plan : Survey, Plan
        One wave, and the blocks of the school.
    names : mapping of str to str
        What every team is called (``by_group.team_names``), as in the plan.
    progress : callable, optional
        Is told how much is done, from 0 to 1.
    """
    asker = Asker(survey, plan, names)
    counted = [rated for rated in rated_items(survey) if rated.counts.item.purpose not in WHO_SOMEBODY_IS]
    shown, withheld, by_block, whole_only = [], [], [], []
    for done, rated in enumerate(counted):
        found = release_item(rated, plan.promise, vouched(survey, rated))
        (withheld if isinstance(found, Withheld) else shown).append(found)
        for asked in [] if isinstance(found, Withheld) else asker.asked(rated):
            if asked.blocks:
                by_block.append(asked)
            else:
                whole_only.append(asked.item_id)
        if progress:
            progress((done + 1) / len(counted))
    return Released(plan, tuple(shown), tuple(by_block), tuple(dict.fromkeys(whole_only)), tuple(withheld))


def version(survey: Survey, released: Released, names: Mapping[str, str], key: bytes) -> Published:
    """Return what the ledger keeps of a version: its teachers, their blocks, and hashes of their answers."""
    who = np.flatnonzero(members(survey, TEACHERS)).tolist()
    cells = cell_of_everybody(survey, names)
    plan = released.plan
    blocks = [
        (block_name(plan.block_of(TEAM, cells[at][0])), block_name(plan.block_of(ROLE, cells[at][1]))) for at in who
    ]  # fmt: skip
    items = [rated.counts.item for rated in rated_items(survey)]
    answers = {item.item_id: marked_answers(survey, item, key) for item in items}
    return Published(
        tuple(survey.marks[at] if survey.marks else "" for at in who),
        tuple(survey.contents[at] if survey.contents else f"{survey.digest[:16]}{at}" for at in who),
        tuple(blocks),
        {name: tuple(hashes[at] for at in who) for name, hashes in answers.items()},
        tuple(dict.fromkeys(found.item_id for found in released.by_block)),
        plan.promise,
        {item.item_id: "".join(answered[at] for at in who) for item in items if (answered := _answered(survey, item))},
        tuple(_told(released, key)),
    )


def _answered(survey: Survey, item: Item) -> str:
    """Return "1" for everybody who answered an item on its scale and "0" for everybody else."""
    places = range(survey.respondents)
    found = counted_by(survey, item, range(len(item.options)), places) if item.options else {}
    return "".join("01"[place in found] for place in places)


def _told(released: Released, key: bytes) -> Iterator[Told]:
    """Yield what is shown of every question: favourable answers and each answer, with bands where it is by block."""
    bands = {(one.item_id, one.option): one.blocks for one in released.by_block}
    for item in released.items:
        favourable = [] if item.favourable_n is None else [(None, item.favourable_n)]
        for option, n in (*favourable, *item.options):
            rows = tuple(
                ((TEAM, ROLE).index(row.breakdown), block_name(row.block), row.band.low, row.band.high)
                for row in bands.get((item.item_id, option), ())
            )
            both_ways = option is None or item.item_type == "select_all"
            yield Told(item.item_id, option and _hidden(option, key), both_ways, n, rows)


def _hidden(option: str, key: bytes) -> str:
    """Return what stands for the words of an answer in the ledger, which holds none."""
    return blake2b(option.encode("utf-8", "surrogatepass"), digest_size=8, key=key).hexdigest()


def block_name(block: Sequence[str] | None) -> str:
    """Return one text for a block, by which the ledger and the joint test know it; empty for none."""
    return BETWEEN_TEAMS.join(block) if block else ""


def blocked_cells(survey: Survey, plan: Plan, names: Mapping[str, str]) -> dict[tuple[str, str], int]:
    """Return how many teachers belong to each pair of blocks; a breakdown that is not shown has one name, the empty."""
    found: dict[tuple[str, str], int] = {}
    for (team, role), n in people_by_cell(survey, names).items():
        pair = (block_name(plan.block_of(TEAM, team)), block_name(plan.block_of(ROLE, role)))
        found[pair] = found.get(pair, 0) + n
    return found


@dataclass(frozen=True)
class Year:
    """One of several exports: what would be published of it, or that it would be held, with what was before it."""

    survey: Survey
    released: Released | None
    earlier: tuple[Published, ...]
    version: Published


def release_together(surveys: Sequence[Survey], promise: int, key: bytes) -> tuple[Plan, list[Year]]:
    """Return what would be published of several exports, years and later versions of one survey among them.

    Parameters
    ----------
    surveys : sequence of Survey
        In the order in which they would be published; of one survey's versions the later ones come later.
    promise : int
        Smallest group shown.
    key : bytes
        Any key; the marks of the surveys have to be made under one secret.

    Returns
    -------
    (Plan, list of Year)
        The blocks of all of them; a version that could not be published has no release.
    """
    plan, names = plan_of(surveys, promise), team_names(surveys)
    years: list[Year] = []
    for survey in surveys:
        found = release(survey, plan, names)
        new = version(survey, found, names, key)
        earlier = tuple(year.version for year in years if year.released and _same(year.survey, survey))
        held = earlier and (exposed(earlier, new, promise) or certain_together(earlier, new))
        years.append(Year(survey, None if held else found, earlier, new))
    return plan, years


def _same(earlier: Survey, later: Survey) -> bool:
    return is_later_export(earlier.marks, earlier.contents, later.marks, later.contents)
