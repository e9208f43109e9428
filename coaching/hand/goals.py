"""A person's own goals: written, changed and taken away by that person alone."""

from dataclasses import replace

from coaching.goals import Goal, check_goal
from coaching.hand.base import Hand
from storage.errors import PlainError

_CHOOSE = "Choose at the top who you are: a goal belongs to one person."
_NOT_YOURS = "Only the person who wrote a goal sees and changes it."


class GoalHand(Hand):
    """Changes the reader's own goals; see `Hand` for what it is made of."""

    def set_goal(self, goal: Goal) -> Goal:
        """Keep a goal of one's own."""
        self._check(goal)
        return self._save(check_goal(goal))[0]

    def new_goal(self, text: str, area: str = "") -> Goal:
        """Write a new goal for oneself."""
        return self.set_goal(Goal(self.year.id, self.reader.person, text, area))

    def erase(self, goal: Goal) -> None:
        """Take a goal away for good: what is private leaves no history."""
        self._check(goal)
        self._store.erase(goal, self.reader.person, self._at)

    def progress(self, goal: Goal, progress: str) -> Goal:
        """Say how far one has come."""
        return self.set_goal(replace(goal, progress=progress))

    def _check(self, goal: Goal) -> None:
        if not self.reader.person:
            raise PlainError(_CHOOSE)
        kept = self._cycle.one(Goal, goal.id) if goal.id else goal
        if {goal.person, kept.person} != {self.reader.person}:
            raise PlainError(_NOT_YOURS)
