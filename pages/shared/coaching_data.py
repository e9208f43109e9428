"""The store of coaching, and desks and hands for whoever is chosen at the top of the page."""

import os
from datetime import UTC, date, datetime
from pathlib import Path

import streamlit as st

from coaching.desk import Desk
from coaching.hand.goals import GoalHand
from coaching.hand.rounds import RoundHand
from coaching.hand.team import TeamHand
from coaching.hand.year import YearHand
from coaching.people import SchoolYear, Team
from coaching.store import Store
from coaching.visibility import Reader
from sample_data import TODAY
from sample_data.cycle import maple_hollow_cycle
from storage.errors import PlainError

_ROOT = Path(__file__).resolve().parents[2]


def store() -> Store:
    """Return the coaching store: the database SAME_ROOM_COACHING_DATABASE names, else a file in SAME_ROOM_HOME."""
    home = Path(os.environ.get("SAME_ROOM_HOME") or _ROOT / "data")
    return _opened(os.environ.get("SAME_ROOM_COACHING_DATABASE") or f"sqlite:///{home / 'coaching.db'}")


@st.cache_resource(show_spinner=False)
def _opened(url: str) -> Store:
    return Store(url)


def now() -> str:
    """Return the present moment for the store."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def today(year: SchoolYear | None) -> date:
    """Return the day on which a year is looked at: now, or the day on which a made-up one stands still."""
    return (year and year.as_of) or datetime.now().astimezone().date()


def year_hand(reader: Reader, year: SchoolYear) -> YearHand:
    """Return the hand that sets up a year."""
    return YearHand(store(), reader, year, today(year), now())


def team_hand(desk: Desk, team: Team) -> TeamHand:
    """Return the hand that changes what belongs to a team."""
    return TeamHand(store(), desk.reader, desk.year, desk.today, now(), team=team)


def round_hand(desk: Desk) -> RoundHand:
    """Return the hand that changes what belongs to coaching."""
    return RoundHand(store(), desk.reader, desk.year, desk.today, now())


def goal_hand(desk: Desk) -> GoalHand:
    """Return the hand that changes the reader's own goals."""
    return GoalHand(store(), desk.reader, desk.year, desk.today, now())


def open_sample() -> None:
    """Take the sample school's year in, unless the school has one of its own."""
    try:
        store().add_sample(maple_hollow_cycle(), TODAY)
    except PlainError:
        if not store().cycle().years():
            raise


def forget_sample() -> None:
    """Remove the sample school's year."""
    store().forget_sample()
