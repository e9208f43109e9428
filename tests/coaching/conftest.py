"""The made-up school's cycle, in a store and for one reader."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from coaching.cycle import Cycle
from coaching.desk import Desk
from coaching.hand.goals import GoalHand
from coaching.hand.rounds import RoundHand
from coaching.hand.team import TeamHand
from coaching.hand.year import YearHand
from coaching.people import Team
from coaching.store import Store
from coaching.visibility import Reader, reader_of
from sample_data.cycle import AS_OF, YEAR, maple_hollow_cycle

NOON = "2025-03-03T12:00:00+00:00"


@pytest.fixture(scope="session")
def cycle() -> Cycle:
    """Return the made-up school's cycle, never changed."""
    return Cycle(replace(record, version=1) for record in maple_hollow_cycle())


@pytest.fixture
def store() -> Iterator[Store]:
    """Return a store in memory that holds the made-up school."""
    with closing(Store("sqlite://")) as opened:
        opened.add_sample(maple_hollow_cycle(), NOON)
        yield opened


@pytest.fixture
def desk(store):
    """Return what a person may see: ``desk("T20")``; nobody is the staff screen."""
    return lambda person="": Desk(store.cycle(), reader_of(store.cycle(), person), YEAR, AS_OF)


@pytest.fixture
def hands(store):
    """Return the hands of a person: ``hands("T20").team("G4")``, ``.rounds``, ``.year``."""

    class Hands:
        def __init__(self, person: str = "", reader: Reader | None = None):
            self.of = (store, reader or reader_of(store.cycle(), person), YEAR, AS_OF, NOON)

        def team(self, team: str) -> TeamHand:
            return TeamHand(*self.of, team=store.cycle().one(Team, team))

        @property
        def rounds(self) -> RoundHand:
            return RoundHand(*self.of)

        @property
        def goals(self) -> GoalHand:
            return GoalHand(*self.of)

        @property
        def year(self) -> YearHand:
            return YearHand(*self.of)

    return Hands
