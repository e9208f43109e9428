"""What of one question is published by block: its favourable answers, or each answer of a list that people ticked."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.by_group import Asked, Cell, chosen_by_cell, favourable_by_cell, people_by_cell, secret_of
from analysis.crosswalk import CHOICES, option_modes
from analysis.disclosure.by_block import ReleasedBlock, held_by_lot, in_blocks, lot_of, release_by_block
from analysis.disclosure.lists import Listed, gives_away_together
from analysis.disclosure.plan import ROLE, TEAM, Plan
from analysis.rated import Rated
from analysis.survey import Item, Survey

Rows = tuple[ReleasedBlock, ...]
NONE = "none"


@dataclass(frozen=True)
class ByBlock:
    """One yes-or-no question by blocks: the favourable answers of an item, or one answer of a list that was ticked."""

    item_id: str
    option: str | None
    blocks: tuple[ReleasedBlock, ...]


class Asker:
    """The blocks of one survey, and what draws its lots."""

    def __init__(self, survey: Survey, plan: Plan, names: Mapping[str, str]):
        self._survey, self._plan, self._names = survey, plan, names
        self._people = people_by_cell(survey, names)
        self._secret = secret_of(
            survey, names, lambda cell: repr((plan.block_of(TEAM, cell[0]), plan.block_of(ROLE, cell[1])))
        )

    def asked(self, rated: Rated) -> list[ByBlock]:
        """Return what may be asked by block of one item; without blocks where it is for the whole school only."""
        item = rated.counts.item
        if rated.favourable_n is not None:
            cells = favourable_by_cell(self._survey, item, self._names)
            return [ByBlock(item.item_id, None, self._released(item, None, cells))]
        if item.purpose == "took_part" and item.item_type == "select_all":
            return self._list(rated, item)
        return []

    def _released(self, item: Item, option: str | None, cells: Mapping[Cell, Asked]) -> Rows:
        lot = lot_of(self._secret, f"{item.item_id}\n{option or ''}")
        return release_by_block(cells, self._plan, lot, self._people)

    def _list(self, rated: Rated, item: Item) -> list[ByBlock]:
        """Return every answer of a list that was surely offered; none by block where all together would tell too much.

        That is hidden among lists that are held back by lot, as with single questions.
        """
        known = vouched(self._survey, rated) or frozenset()
        found: dict[str, tuple[dict[Cell, Asked], Rows]] = {}
        for at, option in enumerate(item.options):
            cells = chosen_by_cell(self._survey, item, [at], self._names)
            found[option] = cells, self._released(item, option, cells) if option in known else ()
        together = held_by_lot(lot_of(self._secret, f"{item.item_id}\nall")) or self._told_together(rated, item, found)
        return [ByBlock(item.item_id, option, () if together else found[option][1])
                for option in item.options if option in known]  # fmt: skip

    def _told_together(self, rated: Rated, item: Item, found: Mapping[str, tuple[dict[Cell, Asked], Rows]]) -> bool:
        everybody = range(len(item.options))
        ticked = chosen_by_cell(self._survey, item, everybody, self._names)
        if not any(rows for _, rows in found.values()) or any(asked.n < asked.answered for asked in ticked.values()):
            return False  # who ticked nothing of the list answered in own words: no answer tells of another
        alone = {one.option for one in option_modes(self._survey, rated.counts) if one.mode == NONE}
        answers = [
            Listed(
                {pair: asked.n for pair, asked in in_blocks(cells, self._plan).items()},
                {((TEAM, ROLE).index(row.breakdown), row.block): row.band for row in rows},
                option in alone and self._alone(item, option),
            )
            for option, (cells, rows) in found.items()
        ]
        answered = {pair: asked.answered for pair, asked in in_blocks(ticked, self._plan).items()}
        return gives_away_together(answered, answers)

    def _alone(self, item: Item, option: str) -> bool:
        """Return whether nobody who gave an answer gave another one as well."""
        at = item.options.index(option)
        others = [place for place in range(len(item.options)) if place != at]
        one, rest, any_ = (
            sum(asked.n for asked in chosen_by_cell(self._survey, item, places, self._names).values())
            for places in ([at], others, [at, *others])
        )
        return one + rest == any_


def vouched(survey: Survey, rated: Rated) -> frozenset[str] | None:
    """Return the options of a list that were surely offered; None where nobody could have typed one."""
    if rated.counts.item.item_type not in CHOICES:
        return None
    return frozenset(found.option for found in option_modes(survey, rated.counts) if found.vouched)
