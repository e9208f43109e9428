"""Databases that several tests open."""

import os
import secrets
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from analysis.store import Store
from tests.analysis.surveys import large_survey

NOON = "2025-06-18T12:00:00"
POSTGRESQL = os.environ.get("SAME_ROOM_TEST_POSTGRES")


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
def postgresql_url() -> Iterator[str]:
    """Return a schema of its own in the test database, so that nothing there is touched."""
    if not POSTGRESQL:
        pytest.skip("SAME_ROOM_TEST_POSTGRES holds no URL of a test database")
    schema = f"same_room_{secrets.token_hex(6)}"
    engine = create_engine(make_url(POSTGRESQL).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    url = make_url(POSTGRESQL).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()


@pytest.fixture(params=["memory", "file", *(["postgresql"] if POSTGRESQL else [])])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """Return an empty store, on every kind of database there is here."""
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql_url")
    else:
        url = {"memory": "sqlite://", "file": f"sqlite:///{tmp_path}/same_room.db"}[request.param]
    with closing(Store(url)) as opened:
        yield opened
