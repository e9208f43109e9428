"""The database server that tests may use, and who opens it."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

POSTGRESQL = os.environ.get("SAME_ROOM_TEST_POSTGRES")
"""The URL of a PostgreSQL database for tests; without it the tests that need one are skipped."""

KINDS = ("memory", "file", *(["postgresql"] if POSTGRESQL else []))


@contextmanager
def own_schema() -> Iterator[str]:
    """Yield the URL of a schema of its own in the test database, so that nothing there is touched."""
    from sqlalchemy import create_engine, make_url, text

    schema = f"same_room_{secrets.token_hex(6)}"
    engine = create_engine(make_url(POSTGRESQL).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    url = make_url(POSTGRESQL).update_query_dict({"options": f"-csearch_path={schema}"})
    yield url.render_as_string(hide_password=False)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    engine.dispose()
