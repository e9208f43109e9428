"""Exports of random schools, written as a platform writes them."""

import csv
from collections.abc import Mapping
from pathlib import Path
from random import Random

OFTEN = ("Never", "Rarely", "Sometimes", "Often", "Always")
AGREE = ("Strongly disagree", "Disagree", "Agree", "Strongly agree")
WAYS = ("Coaching sessions", "Workshops", "Conferences", "Book study", "Team meetings")
RATINGS = {
    "How often did you have enough time to plan?": OFTEN,
    "How often did you leave a meeting with a next step?": OFTEN,
    "I am trusted as a professional": AGREE,
    "I had a say in what I learned": AGREE,
    "How often did you share student work?": OFTEN,
    "Our sessions were well led": AGREE,
}
TOOK_PART = "What learning did you take part in this year? (check all that apply)"
HEADER = ["Timestamp", "Email Address", "Which team are you on?", "What is your role?",
          "Which learning was most valuable for you?", TOOK_PART, *RATINGS]  # fmt: skip


def people(random: Random, sizes: Mapping[str, int], leads: float = 0.15) -> list[list[str]]:
    """Return one row per teacher: every item has a level of its own, from nobody to everybody, and blanks."""
    levels = {wording: random.choice((0.03, 0.15, 0.4, 0.6, 0.85, 0.97)) for wording in (*RATINGS, *WAYS)}
    rows = []
    for team, size in sizes.items():
        for _ in range(size):
            at = len(rows)
            ticked = [way for way in WAYS if random.random() < levels[way]]
            rows.append([
                f"5/{1 + at % 28}/2025 {8 + at // 60:02}:{at % 60:02}:11", f"t{at}@school.example", team,
                "Team lead" if random.random() < leads else "Classroom teacher", random.choice(WAYS),
                ", ".join(ticked), *(_rating(random, scale, levels[wording]) for wording, scale in RATINGS.items()),
            ])  # fmt: skip
    return rows


def _rating(random: Random, scale: tuple[str, ...], level: float) -> str:
    if random.random() < 0.04:
        return ""
    return random.choice(scale[-2:] if random.random() < level else scale[:-2])


def export(path: Path, random: Random, sizes: Mapping[str, int], most: int | None = None, leads: float = 0.15) -> str:
    """Write an export of a school with teams of these sizes, and return where; ``most`` is how many have answered."""
    rows = people(random, sizes, leads)
    order = list(range(len(rows)))
    Random(0).shuffle(order)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADER, *(rows[at] for at in order[:most])])
    return str(path)
