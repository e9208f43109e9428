"""Words as data: what teachers and platforms write, in CSV tables, beside the code that reads labels by them.

A native speaker or a school can correct a table without touching code.
"""

import csv
from functools import cache
from pathlib import Path


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of a vocabulary table.

    Parameters
    ----------
    name : str
        The file's name in this folder, with or without ``.csv``.

    Returns
    -------
    tuple of dict
        One mapping from column name to text per row, in the order of the file. The rows are shared: do not change them.

    Raises
    ------
    FileNotFoundError
        If there is no such table.
    """
    path = Path(__file__).with_name(name.removesuffix(".csv") + ".csv")
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))
