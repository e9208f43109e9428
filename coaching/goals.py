"""What one person wants to get better at this year: private, joined to nothing, and nobody's business but their own."""

from dataclasses import dataclass

from coaching.records import Record, need

AREAS = (
    "Literacy",
    "Numeracy",
    "Assessment and feedback",
    "Inclusion and special needs",
    "Learners of the school language",
    "Classroom climate and behaviour",
    "Technology and AI",
    "Arts, health or other subject",
    "Well-being",
    "Other",
)
OPEN, PARTLY, REACHED = "open", "partly", "reached"
PROGRESS = (OPEN, PARTLY, REACHED)

CHECKS = (
    "It would change something real for my students.",
    "It is simple enough to begin with this week.",
    "I care about it.",
    "I will see when I am there.",
    "It says what students do or learn, not only what I do.",
)
"""The five marks of a good goal by Knight (2018), The Impact Cycle: powerful, easy, emotionally compelling, reachable,
student-focused; in own words."""

_NO_GOAL = "Write what you want to get better at."


@dataclass(frozen=True)
class Goal(Record):
    """One goal of one person for one year; ``area`` is one of `AREAS` or empty, ``progress`` one of `PROGRESS`."""

    year: str
    person: str
    text: str
    area: str = ""
    progress: str = OPEN


def check_goal(goal: Goal) -> Goal:
    """Return the goal; PlainError where nothing is written."""
    need(goal.text, _NO_GOAL)
    return goal
