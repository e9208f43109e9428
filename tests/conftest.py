"""What tests of the whole app share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.databases import KINDS, POSTGRESQL, own_schema

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the app an empty folder of its own for its database, so that no test sees the data of a school.

    Returns
    -------
    Path
        The folder that ``SAME_ROOM_HOME`` names; it exists.
    """
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("SAME_ROOM_HOME", str(folder))
    return folder


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    """Return the URL of an empty schema of a PostgreSQL server, or skip the test where there is none."""
    if not POSTGRESQL:
        pytest.skip("SAME_ROOM_TEST_POSTGRES holds no URL of a test database")
    with own_schema() as url:
        yield url


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Return the URL of an empty database, on every kind there is here; that in memory is for one store."""
    if request.param == "postgresql":
        return request.getfixturevalue("postgresql_url")
    return {"memory": "sqlite://", "file": f"sqlite:///{tmp_path}/same_room.db"}[request.param]


@pytest.fixture
def app(home: Path):
    """Return the app, not yet run, with an empty home and empty caches.

    Streamlit's caches belong to the process: without emptying them a test would meet the database of the one before.

    Returns
    -------
    streamlit.testing.v1.AppTest
        ``app.run()``, then ``app.switch_page("pages/upload.py").run()``; ``app.exception`` lists what was raised.
    """
    import streamlit as st
    from streamlit.testing.v1 import AppTest

    def forget() -> None:
        st.cache_data.clear()
        st.cache_resource.clear()

    forget()
    yield AppTest.from_file(ROOT / "dashboard.py", default_timeout=30)
    forget()
