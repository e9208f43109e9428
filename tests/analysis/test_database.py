import os
import shutil
import sqlite3
import stat
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from analysis.errors import SurveyError
from analysis.store import Store
from tests.analysis.surveys import large_survey

NOON = "2025-06-18T12:00:00"
NOBODY = 65534


def opened(path, lock_seconds=30.0):
    return closing(Store(f"sqlite:///{path}", lock_seconds))


def refusal(path, lock_seconds=30.0):
    """Return the one sentence with which a database is refused; it names no file."""
    with pytest.raises(SurveyError) as error:
        Store(f"sqlite:///{path}", lock_seconds)
    sentence = str(error.value)
    assert sentence.count(".") == 1
    assert "\n" not in sentence
    assert path.name not in sentence
    return sentence


def query(path, statement):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchone()[0]


def test_the_first_start_makes_the_folder_and_a_file_for_this_account_alone(tmp_path):
    path = tmp_path / "new folder" / "ümlaut 100%" / "same_room.db"
    with opened(path) as store:
        store.save(large_survey(1), NOON)
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    if os.name == "posix":
        assert modes == dict.fromkeys(["same_room.db", "same_room.db-wal", "same_room.db-shm"], 0o600)


def test_every_connection_is_set_to_lose_nothing(path):
    with opened(path) as store, store._database.reading() as connection:
        pragmas = ("journal_mode", "synchronous", "busy_timeout", "foreign_keys", "secure_delete", "fullfsync")
        values = [connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() for pragma in pragmas]
    assert values == ["wal", 2, 30_000, 1, 1, 1]


def test_an_empty_file_becomes_a_database(path):
    path.touch()
    with opened(path) as store:
        assert store.surveys() == ()


@pytest.mark.parametrize("content", [b"x", b"ID,Answer\n" * 5000, b"PK\x03\x04" + bytes(5000)])
def test_a_file_that_is_no_database_is_left_as_it_is(path, content):
    path.write_bytes(content)
    assert "something else" in refusal(path)
    assert path.read_bytes() == content


def test_a_folder_in_the_place_of_the_file_is_refused(path):
    path.mkdir()
    assert "cannot be opened" in refusal(path)


def test_a_file_in_the_place_of_the_folder_is_refused(path):
    path.touch()
    assert "cannot be opened" in refusal(path / "same_room.db")


def test_a_damaged_database_is_left_as_it_is(filled):
    content = filled.read_bytes()
    size = query(filled, "PRAGMA page_size")
    for page in range(1, 5):
        filled.write_bytes(content[: page * size] + Random(page).randbytes(size) + content[(page + 1) * size :])
        damaged = filled.read_bytes()
        assert "damaged" in refusal(filled)
        assert filled.read_bytes() == damaged


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.99])
def test_a_database_cut_short_is_left_as_it_is(filled, kept):
    content = filled.read_bytes()
    filled.write_bytes(content[: int(len(content) * kept)])
    assert "damaged" in refusal(filled)
    assert filled.stat().st_size == int(len(content) * kept)


def test_damage_inside_the_answers_is_noticed_when_they_are_loaded(filled):
    content = filled.read_bytes()
    answers = query(filled, "SELECT document FROM survey WHERE id = 3")
    filled.write_bytes(content.replace(answers[-500:-400], bytes(100)))
    with opened(filled) as store:
        assert store.load(1) == large_survey(0)
        with pytest.raises(SurveyError, match="damaged"):
            store.load(3)


@pytest.fixture
def unprivileged():
    """A folder, and the rights of an account that is not root."""
    if os.name != "posix":
        pytest.skip("this system has no file modes")
    folder = Path(tempfile.mkdtemp())
    own = os.geteuid()
    os.chown(folder, NOBODY if own == 0 else -1, -1)
    os.seteuid(NOBODY if own == 0 else own)
    yield folder
    os.seteuid(own)
    folder.chmod(0o700)
    shutil.rmtree(folder)


def test_a_read_only_file_is_refused(unprivileged):
    path = unprivileged / "same_room.db"
    with opened(path) as store:
        store.save(large_survey(1), NOON)
    path.chmod(0o400)
    content = path.read_bytes()
    assert "read-only" in refusal(path)
    assert path.read_bytes() == content


def test_a_read_only_folder_is_refused(unprivileged):
    path = unprivileged / "same_room.db"
    unprivileged.chmod(0o500)
    assert "cannot be opened" in refusal(path)
    assert "cannot be opened" in refusal(unprivileged / "deeper" / "same_room.db")
    assert list(unprivileged.iterdir()) == []


def test_a_database_in_a_folder_that_became_read_only_is_refused(unprivileged):
    path = unprivileged / "same_room.db"
    with opened(path) as store:
        store.save(large_survey(1), NOON)
    unprivileged.chmod(0o500)
    assert "read-only" in refusal(path)


@pytest.mark.parametrize("url", ["", "same_room.db", "mysql://localhost/x", "sqlite+other", "https://example.org"])
def test_an_address_of_something_else_is_refused(url):
    with pytest.raises(SurveyError, match="begins with sqlite"):
        Store(url)


def test_a_server_that_does_not_answer_is_said_not_to_be_reached():
    pytest.importorskip("psycopg", exc_type=ImportError)
    with pytest.raises(SurveyError, match="cannot be reached"):
        Store("postgresql://nobody@127.0.0.1:1/nothing")


def test_a_missing_driver_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(SurveyError, match="package psycopg"):
        Store("postgresql://nobody@127.0.0.1:1/nothing")
