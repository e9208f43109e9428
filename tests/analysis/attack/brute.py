"""An attacker who has the released JSON, the staff list and patience: nothing here is the product's own code.

Bands are read from their words. Everybody knows who is in which team and role, and who answered what.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import combinations, product
from pathlib import Path

import numpy as np

LEAD = "Team lead"
Cell = tuple[str, str]


def counts_in(words: str, n: int) -> set[int]:
    """Return the counts of n people that a band's words allow."""
    third = Fraction(1, 3)
    fixed = {
        "fewer than half": lambda share: share < Fraction(1, 2),
        "more than half": lambda share: share > Fraction(1, 2),
        "half or more": lambda share: share >= Fraction(1, 2),
        "up to a third": lambda share: share <= third,
        "between a third and two thirds": lambda share: third < share < 2 * third,
        "two thirds or more": lambda share: share >= 2 * third,
    }
    if words in fixed:
        fits = fixed[words]
    elif below := re.fullmatch(r"below (\d+) %", words):
        fits = lambda share: share < Fraction(int(below[1]), 100)  # noqa: E731
    elif least := re.fullmatch(r"(\d+) % or more", words):
        fits = lambda share: share >= Fraction(int(least[1]), 100)  # noqa: E731
    else:
        low, high = map(int, re.fullmatch(r"(\d+) to (\d+) %", words).groups())
        fits = lambda share: Fraction(low, 100) <= share < Fraction(high, 100)  # noqa: E731
    return {x for x in range(n + 1) if fits(Fraction(x, n))}


class Attacker:
    """What the attacker works with: one export as a staff list, and what was released of it."""

    def __init__(self, path: Path, released: dict, team: str, role: str):
        with path.open(encoding="utf-8", newline="") as file:
            self.rows = list(csv.DictReader(file))
        self.released, self._team, self._role = released, team, role

    def cells(self, wording: str, base: int) -> Counter[Cell]:
        """Return how many answered an item in every team and role."""
        found = Counter((row[self._team], self._role_of(row)) for row in self.rows if row[wording])
        assert sum(found.values()) == base
        return found

    def _role_of(self, row: Mapping[str, str]) -> str:
        return "lead" if row[self._role] == LEAD else "teacher"

    def questions(self) -> Iterator[tuple[str, int, int, list[dict]]]:
        """Yield wording, base, favourable count of the whole school, and block tables of everything shown by block."""
        whole = {table["item_id"]: table for table in self.released["tables"] if table["breakdown"] is None}
        blocks: dict[tuple, list[dict]] = {}
        for table in self.released["tables"]:
            if table["breakdown"]:
                blocks.setdefault((table["item_id"], table.get("option")), []).append(table)
        for (item_id, option), tables in blocks.items():
            values = whole[item_id]["values"]
            n = values[option] if option else sum(values[label] for label in FAVOURABLE & set(values))
            yield whole[item_id]["wording"], int(whole[item_id]["base"]), n, tables

    def certain(self, cells: Counter[Cell], total: int, tables: list[dict]) -> list[str]:
        """Return what all answers agree on that fit the tables, for a reader outside and for every member."""
        names, sizes = list(cells), np.array(list(cells.values()))
        worlds = np.indices(sizes + 1, dtype=np.int8).reshape(len(sizes), -1).T
        worlds = worlds[worlds.sum(axis=1) == total]
        for table in tables:
            inside = np.array([cell[table["breakdown"] == "role"] in table["block"] for cell in names])
            words = next(table["values"][key] for key in ("favourable", "chosen") if key in table["values"])
            allowed = counts_in(words, int(sizes[inside].sum()))
            worlds = worlds[np.isin(worlds[:, inside].sum(axis=1), list(allowed))]
        assert len(worlds), "the true answers fit"
        return list(self._agreed(names, sizes, worlds, total))

    def _agreed(self, names: list[Cell], sizes: np.ndarray, worlds: np.ndarray, total: int) -> Iterator[str]:
        for own, answer in [(None, 0), *product(range(len(names)), (0, 1))]:
            mine, others, left = worlds, sizes.copy(), total - answer
            if own is not None:
                others[own] -= 1
                mine = worlds - answer * (np.arange(len(names)) == own)
                mine = mine[(mine[:, own] >= 0) & (mine[:, own] <= others[own])]
            if not len(mine) or left in (0, others.sum()):
                continue
            for at in np.flatnonzero(others):
                if set(mine[:, at].tolist()) in ({0}, {int(others[at])}):
                    yield f"{names[at]} to {names[own] if own is not None else 'everybody'}"

    @staticmethod
    def fewest(cells: Counter[Cell], tables: list[dict], promise: int) -> int | None:
        """Return the fewest people whom some weighted sum of what is shown singles out, by ranks of sets of cells."""
        names = [cell for cell, n in cells.items() if n]
        sums = [np.ones(len(names))]
        sums += [
            np.array([float(cell[table["breakdown"] == "role"] in table["block"]) for cell in names])
            for table in tables
        ]
        matrix = np.array(sums)
        whole = np.linalg.matrix_rank(matrix)
        small = [at for at, cell in enumerate(names) if cells[cell] < promise]
        found = []
        for size in range(1, promise):
            for chosen in combinations(small, size):
                people = sum(cells[names[at]] for at in chosen)
                rest = np.delete(matrix, chosen, axis=1)
                if people < promise and (np.linalg.matrix_rank(rest) if rest.size else 0) < whole:
                    found.append(people)
        return min(found, default=None)


FAVOURABLE = {"Often", "Always", "Agree", "Strongly agree"}
