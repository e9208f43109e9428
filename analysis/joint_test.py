"""Versions of one survey side by side: what the ledger keeps of each, and what of a later one may be published.

Where blocks and the earlier version together would tell too much, the counts of the whole school alone may still be
safe: blocks then stay as they were. Nothing of the later version but its whole school enters any sum, so that with
nobody gone or changed all that can be computed newly is the sum over those who came, and what the earlier version told
of its own people. That is about the promised number of people or more if so many came, and about fewer if fewer did:
the later count less the earlier one is exactly theirs. Below the promise no way of showing two exact counts is safe.
Whoever is gone or has changed an answer is in that difference too; the joint test tries all sums.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from analysis.by_group import cell_of_everybody, counted_by, team_names
from analysis.disclosure.between import certain_together
from analysis.disclosure.history import Published, Told, exposed
from analysis.disclosure.plan import ROLE, TEAM, Plan
from analysis.rated import tells_who
from analysis.release import Released, block_name, for_whole_school, plan_of, release
from analysis.survey import Item, Survey
from analysis.tabulate import TEACHERS, marked_answers, members
from analysis.versions import is_later_export

FEW, CERTAIN = "few", "certain"


@dataclass(frozen=True)
class Beside:
    """What of a version may be published beside the earlier ones; ``why`` nothing may: too few people, or certain.

    ``released`` is None where it is held. ``whole`` tells that blocks stay those of an earlier version.
    """

    released: Released | None
    version: Published
    whole: bool = False
    why: str = ""


def beside(
    earlier: Sequence[Published], survey: Survey, released: Released, names: Mapping[str, str], key: bytes
) -> Beside:
    """Return what of a version may be published: all of it, else its whole school, else nothing.

    Parameters
    ----------
    earlier : sequence of Published
        Every version that was ever published, in the order of time.
    survey, released, names
        The version, what would be published of it alone, and what its teams are called.
    key : bytes
        The key under which answers of this survey are hashed.
    """
    promise = min([released.plan.promise, *(one.promise for one in earlier)])
    why = ""
    for whole, shown in enumerate((released, for_whole_school(released))):
        new = version(survey, shown, names, key)
        why = _why_not(earlier, new, promise) if earlier else ""
        if not why:
            return Beside(shown, new, bool(whole))
        if not released.by_block:
            break
    return Beside(None, version(survey, released, names, key), why=why)


def _why_not(earlier: Sequence[Published], new: Published, promise: int) -> str:
    if exposed(earlier, new, promise):
        return FEW
    return CERTAIN if certain_together(earlier, new) else ""


def version(survey: Survey, released: Released, names: Mapping[str, str], key: bytes) -> Published:
    """Return what the ledger keeps of a version: its teachers, their blocks, and hashes of their answers."""
    who = np.flatnonzero(members(survey, TEACHERS)).tolist()
    cells = cell_of_everybody(survey, names)
    plan = released.plan
    blocks = [
        (block_name(plan.block_of(TEAM, cells[at][0])), block_name(plan.block_of(ROLE, cells[at][1]))) for at in who
    ]  # fmt: skip
    items = [item for item in survey.items if not tells_who(item.purpose, item.wording)]
    answers = {item.item_id: marked_answers(survey, item, key) for item in items}
    return Published(
        tuple(survey.marks[at] if survey.marks else "" for at in who),
        tuple(survey.contents[at] if survey.contents else f"{survey.digest[:16]}{at}" for at in who),
        tuple(blocks),
        {name: tuple(hashes[at] for at in who) for name, hashes in answers.items()},
        tuple(dict.fromkeys(found.item_id for found in released.by_block)),
        plan.promise,
        {item.item_id: "".join(answered[at] for at in who) for item in items if (answered := _answered(survey, item))},
        tuple(_told(survey, released, key)),
    )


def _answered(survey: Survey, item: Item) -> str:
    """Return "1" for everybody who answered an item on its scale and "0" for everybody else."""
    places = range(survey.respondents)
    found = counted_by(survey, item, range(len(item.options)), places)
    return "".join("01"[place in found] for place in places)


def _told(survey: Survey, released: Released, key: bytes) -> Iterator[Told]:
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
    for item in survey.items:
        if item.item_type == "ranking":
            yield from _ranked_first(survey, item, key)


def _ranked_first(survey: Survey, item: Item, key: bytes) -> Iterator[Told]:
    teachers = [place if belongs else None for place, belongs in enumerate(members(survey, TEACHERS).tolist())]
    for at, option in enumerate(item.options):
        n = sum(asked.n for asked in counted_by(survey, item, [at], teachers).values())
        yield Told(item.item_id, _hidden(option, key), False, n)


def _hidden(option: str, key: bytes) -> str:
    """Return what stands for the words of an answer in the ledger, which holds none."""
    return blake2b(option.encode("utf-8", "surrogatepass"), digest_size=8, key=key).hexdigest()


@dataclass(frozen=True)
class Year:
    """One of several exports: what would be published of it, or that it would be held, with what was before it.

    ``whole`` tells that blocks are those of an earlier version.
    """

    survey: Survey
    released: Released | None
    earlier: tuple[Published, ...]
    version: Published
    whole: bool = False


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
        earlier = tuple(year.version for year in years if year.released and _same(year.survey, survey))
        found = beside(earlier, survey, release(survey, plan, names), names, key)
        years.append(Year(survey, found.released, earlier, found.version, found.whole))
    return plan, years


def _same(earlier: Survey, later: Survey) -> bool:
    return is_later_export(earlier.marks, earlier.contents, later.marks, later.contents)
