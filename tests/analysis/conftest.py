"""Databases that several tests open."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from analysis.store import Store
from tests.analysis.surveys import large_survey

NOON = "2025-06-18T12:00:00"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a database will be; nothing is there yet."""
    return tmp_path / "same_room.db"


@pytest.fixture
def filled(path: Path) -> Path:
    """Return the path of a closed database with three surveys."""
    with closing(Store(f"sqlite:///{path}")) as store:
        for number in range(3):
            store.save(large_survey(number), NOON)
    return path


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """Return an empty store, on every kind of database there is here."""
    with closing(Store(database_url)) as opened:
        yield opened
