"""Random schools for the figures: 40 staff in seven teams of three to eight, each of whom answers or not."""

from collections import Counter
from random import Random

TEAMS, STAFF, SIZES = 7, 40, range(3, 9)
ANSWERS, SPECIALISTS, MOST_ELSEWHERE = 0.85, 0.2, 4
EXPERIENCE = {"new": 0.20, "some": 0.35, "long": 0.45}
NAMES = tuple(f"Team {at}" for at in range(1, TEAMS + 1))
ROLES = ("teacher", "specialist")


def staff(random: Random, clustered: bool) -> list[tuple[str, str]]:
    """Return team and role of everybody.

    ``clustered``: one team is all specialists, and up to four more of them stand elsewhere, as schools are. Else one in
    five is a specialist, anywhere.
    """
    sizes = []
    while sum(sizes) != STAFF:
        sizes = random.choices(SIZES, k=TEAMS)
    teams = [name for name, size in zip(NAMES, sizes, strict=True) for _ in range(size)]
    if not clustered:
        return [(team, ROLES[random.random() < SPECIALISTS]) for team in teams]
    own = random.choice(NAMES)
    elsewhere = [at for at, team in enumerate(teams) if team != own]
    also = set(random.sample(elsewhere, random.randint(0, MOST_ELSEWHERE)))
    return [(team, ROLES[team == own or at in also]) for at, team in enumerate(teams)]


def answering(random: Random, people: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return those who answered."""
    return [person for person in people if random.random() < ANSWERS]


def school(random: Random, clustered: bool) -> Counter:
    """Return how many people of each team and role answered."""
    return Counter(answering(random, staff(random, clustered)))
