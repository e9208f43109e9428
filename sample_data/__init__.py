"""Maple Hollow K-8 School, fictional: three years of its survey from three platforms, and its coaching cycle."""

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
