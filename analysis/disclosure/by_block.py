"""One question by the blocks of a plan, as bands: shown only where nothing can be computed or concluded from it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from analysis.by_group import Asked, Cell
from analysis.disclosure.bands import Band, alike, band_of, compared
from analysis.disclosure.dependence import fewest_of_two
from analysis.disclosure.fallback import gives_away_without_roles
from analysis.disclosure.gate import Known, gives_away, told
from analysis.disclosure.plan import ROLE, TEAM, Plan

Block = tuple[str, ...]

# One question in so many is held back by lot. That some are is what counts, not how many.
ONE_IN = 30


@dataclass(frozen=True)
class ReleasedBlock:
    """One block of one breakdown: the band of its share, and whether it lies lower, like or higher than the rest."""

    breakdown: str
    block: Block
    band: Band
    compared: str


def release_by_block(
    cells: Mapping[Cell, Asked], plan: Plan, lot: bytes = b"", people: Mapping[Cell, int] | None = None
) -> tuple[ReleasedBlock, ...]:
    """Return the blocks of one question as they may be shown; empty where it is shown for the whole school only.

    All blocks of both breakdowns, else all teams (if in bands), else none. What can be concluded from teams without
    roles is asked as well. What could be concluded from neither is hidden among questions that are held back by lot:
    any answers fit a question that is not shown.

    Parameters
    ----------
    cells : mapping of (team, role) to Asked
        Who answered and how many in the way that counts: favourably, or that they took part.
    plan : Plan
        The blocks of the school.
    lot : bytes
        What draws the lot, as `lot_of` gives it: the same for the same answers, and nobody who sees results knows it.
        Without it nothing is held back by lot.
    people : mapping of (team, role) to int, optional
        How many there are in all: nobody's question may be seen to be blank, or answered outside the scale.
    """
    if held_by_lot(lot):
        return ()
    asked = in_blocks(cells, plan)
    if asked and _certified(asked, plan) and not (people and _tells_who_is_missing(asked, people, plan)):
        known, counts, rows = _known(asked, plan)
        if not gives_away(known, counts):
            return rows
        if not (plan.team and plan.role) or plan.counts or gives_away_without_roles(known, counts):
            return ()
        return tuple(row for row in rows if row.breakdown == TEAM)
    # Who answered decides on this, not what: nothing about answers can be concluded from it.
    return release_by_block(cells, replace(plan, role=()), lot, people) if plan.team and plan.role else ()


def held_by_lot(lot: bytes) -> bool:
    """Return whether a lot holds its question back; never without one."""
    return bool(lot) and int.from_bytes(lot[:8]) % ONE_IN == 0


def lot_of(secret: bytes, question: str) -> bytes:
    """Return what draws the lot of one question (an item, or an option of a list) of a survey.

    Parameters
    ----------
    secret : bytes
        What nobody knows who has not seen all answers: `by_group.secret_of`.
    question : str
        What names the question among those of the survey.
    """
    return blake2b(question.encode("utf-8", "surrogatepass"), key=secret, digest_size=16).digest()


def _known(
    asked: Mapping[tuple[Block, Block], Asked], plan: Plan
) -> tuple[Known, dict[tuple[Block, Block], int], tuple[ReleasedBlock, ...]]:
    """Return what the blocks of a plan would tell, the counts behind it, and its rows."""
    counts = {pair: found.n for pair, found in asked.items()}
    rows = _rows(asked, plan)
    bands = {((TEAM, ROLE).index(row.breakdown), row.block): row.band for row in rows}
    return Known({pair: found.answered for pair, found in asked.items()}, bands, sum(counts.values())), counts, rows


def in_blocks(cells: Mapping[Cell, Asked], plan: Plan) -> dict[tuple[Block, Block], Asked]:
    """Return who answered by pairs of blocks; a breakdown that is not shown is one block of everybody."""
    found: dict[tuple[Block, Block], Asked] = {}
    for (team, role), asked in cells.items():
        pair = (plan.block_of(TEAM, team) or (), plan.block_of(ROLE, role) or ())
        so_far = found.get(pair, Asked(0, 0))
        found[pair] = Asked(so_far.answered + asked.answered, so_far.n + asked.n)
    return {pair: asked for pair, asked in found.items() if asked.answered}


def _certified(asked: Mapping[tuple[Block, Block], Asked], plan: Plan) -> bool:
    """Return whether nothing computed from the answers to one question depends on fewer people than promised."""
    shown = [breakdown for breakdown in (TEAM, ROLE) if plan.blocks(breakdown)]
    return bool(shown) and fewest_of_two({pair: found.answered for pair, found in asked.items()}) >= plan.promise


def _tells_who_is_missing(asked: Mapping[tuple[Block, Block], Asked], people: Mapping[Cell, int], plan: Plan) -> bool:
    """Return whether the bases of blocks make certain of anybody that the question was not answered on its scale.

    The whole school tells how many left it blank, and how many answered "does not apply".
    """
    everyone = in_blocks({cell: Asked(n, 0) for cell, n in people.items()}, plan)
    answered = {pair: asked[pair].answered if pair in asked else 0 for pair in everyone}
    bands = {}
    for side, breakdown in enumerate((TEAM, ROLE)):
        for block in plan.blocks(breakdown):
            n, most = (sum(found[pair] for pair in everyone if pair[side] == block)
                       for found in (answered, {pair: all_.answered for pair, all_ in everyone.items()}))  # fmt: skip
            low, high = (n, n) if plan.counts else alike(n)
            bands[side, block] = Band(low, min(high, most), most)
    known = Known({pair: all_.answered for pair, all_ in everyone.items()}, bands, sum(answered.values()))
    return any(not value for found in told(known, answered).values() for _, value in found)


def _rows(asked: Mapping[tuple[Block, Block], Asked], plan: Plan) -> tuple[ReleasedBlock, ...]:
    everyone, favourable = sum(found.answered for found in asked.values()), sum(found.n for found in asked.values())
    rows = []
    for side, breakdown in enumerate((TEAM, ROLE)):
        for block in plan.blocks(breakdown):
            own = [found for pair, found in asked.items() if pair[side] == block]
            if own:
                n, base_n = sum(found.n for found in own), sum(found.answered for found in own)
                band = Band(n, n, base_n, exact=True) if plan.counts else band_of(n, base_n)
                rows.append(ReleasedBlock(breakdown, block, band, compared(band, favourable, everyone)))
    return tuple(rows)
