"""Maple Hollow K-8 School, fictional: three years of its survey from three platforms, and its coaching cycle."""

import csv
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent
MAPLE_HOLLOW = tuple(
    _FOLDER / name
    for name in ("year1_2023_google_forms.csv", "year2_2024_microsoft_forms.xlsx", "year3_2025_qualtrics.csv")
)
STAFF = 48
"""Teachers in each of the three years, team leads included."""

PROMISE = 5
TODAY = "2025-06-18T12:00:00+00:00"
"""The day on which the sample school lives."""


def comment_coding() -> dict[str, tuple[tuple[str, ...], bool]]:
    """Return how the school read its comments: words of a comment to its themes, and whether it may be read."""
    with (_FOLDER / "comments.csv").open(encoding="utf-8", newline="") as lines:
        return {
            row["comment"]: (tuple(row["themes"].split()), row["may_be_read"] == "yes") for row in csv.DictReader(lines)
        }


def commitments() -> list[dict[str, str]]:
    """Return what the school committed itself to after its surveys: wave, said, doing, owner, due, outcome."""
    with (_FOLDER / "commitments.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
