"""Reference cases: inputs and expected numbers that other programs or published tables gave."""

import json
from pathlib import Path

import numpy as np
import pytest

CASES = Path(__file__).parents[1] / "cases" / "statistics"


def entries(kind, ending=""):
    """Every entry of the reference cases of one kind, named by its id."""
    found = []
    for file in sorted(CASES.glob(f"{kind}*/expected.json")):
        for entry in json.loads(file.read_text(encoding="utf-8"))["expected"]:
            if entry["id"].endswith(ending):
                found.append(pytest.param(entry, id=f"{file.parent.name}:{entry['id']}"))
    return found


def table(case, file, skip=0):
    """The whole numbers of a data file of a case, rows by columns."""
    return np.loadtxt(CASES / case / file, delimiter=",", skiprows=skip, dtype=int, ndmin=2)
