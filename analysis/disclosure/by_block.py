"""One question by the blocks of a plan, as bands: shown only where nothing can be computed or concluded from it."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.by_group import Asked, Cell
from analysis.disclosure.bands import Band, band_of, compared
from analysis.disclosure.dependence import fewest_of_two
from analysis.disclosure.gate import Known, gives_away
from analysis.disclosure.plan import ROLE, TEAM, Plan

Block = tuple[str, ...]


@dataclass(frozen=True)
class ReleasedBlock:
    """One block of one breakdown: the band of its share, and whether it lies lower, like or higher than the rest."""

    breakdown: str
    block: Block
    band: Band
    compared: str


def release_by_block(cells: Mapping[Cell, Asked], plan: Plan) -> tuple[ReleasedBlock, ...]:
    """Return the blocks of one question as they may be shown; empty where it is shown for the whole school only.

    All blocks of all breakdowns or none: which of them had to be held back would itself tell.

    Parameters
    ----------
    cells : mapping of (team, role) to Asked
        Who answered and how many in the way that counts: favourably, or that they took part.
    plan : Plan
        The blocks of the school.
    """
    asked = in_blocks(cells, plan)
    if not asked or not _certified({cell: found.answered for cell, found in asked.items()}, plan):
        return ()
    counts = {cell: found.n for cell, found in asked.items()}
    rows = _rows(asked, plan)
    bands = {((TEAM, ROLE).index(row.breakdown), row.block): row.band for row in rows}
    known = Known({cell: found.answered for cell, found in asked.items()}, bands, sum(counts.values()))
    return () if gives_away(known, counts) else rows


def in_blocks(cells: Mapping[Cell, Asked], plan: Plan) -> dict[tuple[Block, Block], Asked]:
    """Return who answered by pairs of blocks; a breakdown that is not shown is one block of everybody."""
    found: dict[tuple[Block, Block], Asked] = {}
    for (team, role), asked in cells.items():
        pair = (plan.block_of(TEAM, team) or (), plan.block_of(ROLE, role) or ())
        so_far = found.get(pair, Asked(0, 0))
        found[pair] = Asked(so_far.answered + asked.answered, so_far.n + asked.n)
    return {pair: asked for pair, asked in found.items() if asked.answered}


def _certified(answered: Mapping[tuple[Block, Block], int], plan: Plan) -> bool:
    """Return whether nothing computed from the answers to one question depends on fewer people than promised."""
    shown = [breakdown for breakdown in (TEAM, ROLE) if plan.blocks(breakdown)]
    return bool(shown) and fewest_of_two(answered) >= plan.promise


def _rows(asked: Mapping[tuple[Block, Block], Asked], plan: Plan) -> tuple[ReleasedBlock, ...]:
    everyone, favourable = sum(found.answered for found in asked.values()), sum(found.n for found in asked.values())
    rows = []
    for side, breakdown in enumerate((TEAM, ROLE)):
        for block in plan.blocks(breakdown):
            own = [found for pair, found in asked.items() if pair[side] == block]
            if own:
                band = band_of(sum(found.n for found in own), sum(found.answered for found in own))
                rows.append(ReleasedBlock(breakdown, block, band, compared(band, favourable, everyone)))
    return tuple(rows)
