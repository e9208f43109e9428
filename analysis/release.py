"""Everything that is published of a survey: the blocks, and every question by its answers and by blocks.

Pages, files and the command line show parts of this and nothing else about questions; an attack works on it.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.asked_by_block import Asker, ByBlock, vouched
from analysis.by_group import ROLES, people_by_cell, team_names
from analysis.disclosure.items import ReleasedItem, release_item
from analysis.disclosure.plan import ROLE, TEAM, Plan, make_plan
from analysis.disclosure.promise import Withheld, check_promise
from analysis.rated import rated_items, tells_who
from analysis.survey import Survey

BETWEEN_TEAMS = "\x1f"


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


def plan_of(surveys: Sequence[Survey], promise: int, names: Mapping[str, str] | None = None) -> Plan:
    """Return the blocks that may be shown in all of these years, in the order of the years.

    Parameters
    ----------
    surveys : sequence of Survey
        In the order of the years.
    promise : int
        Smallest group shown.
    names : mapping of str to str, optional
        What every team is called in all of them (``crosswalk.named_teams``); by their words if not given.

    Raises
    ------
    SurveyError
        The promise is looser than any school may give.
    """
    check_promise(promise)
    names = team_names(surveys) if names is None else names
    years = [people_by_cell(survey, names) for survey in surveys]
    teams = [*dict.fromkeys(name for name in names.values() if name), ""]
    return make_plan(years, teams, ROLES, promise)


def for_whole_school(released: Released) -> Released:
    """Return the same without blocks."""
    return without(released, {found.item_id for found in released.by_block})


def without(released: Released, items: Collection[str]) -> Released:
    """Return the same with some questions for the whole school only."""
    by_block = tuple(found for found in released.by_block if found.item_id not in items)
    moved = (found.item_id for found in released.by_block if found.item_id in items)
    whole_only = tuple(dict.fromkeys((*released.whole_school_only, *moved)))
    return replace(released, by_block=by_block, whole_school_only=whole_only)


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
    items = ((rated, rated.counts.item) for rated in rated_items(survey))
    counted = [rated for rated, item in items if not tells_who(item.purpose, item.wording)]
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
