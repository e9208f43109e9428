"""Locks, full disks and sudden death: each save is whole or absent, and what was said to be saved is there."""

import os
import sqlite3
from contextlib import closing
from datetime import date
from random import Random

import pytest

from coaching.cycle import Cycle
from coaching.evidence import Evidence
from coaching.people import Person
from coaching.store import Store, new_file_id
from storage.errors import PlainError
from tests.kills import killed

NOON = "2025-03-03T12:00:00+00:00"
DAY = date(2025, 3, 3)
KILLS = 200

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "coaching.db"


def opened(path, lock_seconds=30.0):
    return closing(Store(f"sqlite:///{path}", lock_seconds))


def test_a_locked_database_is_said_to_be_locked_and_nothing_is_lost(path):
    with opened(path, lock_seconds=0.1) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(PlainError, match="locked by another program"):
            store.save(Person("Ann"), who="", at=NOON)
        other.execute("ROLLBACK")
        store.save(Person("Ann"), who="", at=NOON)
        assert len(store.cycle().all(Person)) == 1


def test_a_full_disk_is_said_to_be_full_and_nothing_is_lost(path):
    with opened(path) as store:
        store.save(Person("Ann"), who="", at=NOON)
        with store._database.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        file_id = new_file_id()
        piece = Evidence("p", "data", DAY, "large", file=file_id)
        with pytest.raises(PlainError, match="disk is full"):
            store.save(piece, who="", at=NOON, files={file_id: bytes(100_000)})
        assert store.cycle().all(Evidence) == ()
        assert len(store.cycle().all(Person)) == 1
        with store._database.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        store.save(piece, who="", at=NOON, files={file_id: bytes(100_000)})
        assert len(store.file(file_id)) == 100_000


def test_a_read_only_or_missing_place_is_said_in_a_sentence(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(PlainError, match="cannot be opened"):
        Store(f"sqlite:///{tmp_path}/file/coaching.db")


def work_until_killed(path, first, done):
    store = Store(f"sqlite:///{path}")
    done.send(None)
    number = first
    while True:
        file_id = new_file_id()
        people = [Person(f"{number}-{at}", id=f"{number}-{at}") for at in range(5)]
        piece = Evidence("p", "data", DAY, str(number), id=f"e{number}", file=file_id)
        store.save(*people, piece, who="ann", at=NOON, files={file_id: str(number).encode()})
        done.send(number)
        number += 1


@needs_fork
def test_a_process_killed_at_two_hundred_moments_leaves_nothing_half_saved(path):
    Store(f"sqlite:///{path}").close()
    told = list(killed(work_until_killed, path, KILLS, Random(20250303)))
    acknowledged = [number for said in told for number in said]
    assert len(told) == KILLS
    assert len(acknowledged) > KILLS / 2
    check_after_the_kills(path, acknowledged)


def check_after_the_kills(path, acknowledged):
    with opened(path) as store:
        cycle: Cycle = store.cycle()
        saved = {int(piece.title) for piece in cycle.all(Evidence)}
        assert {person.name for person in cycle.all(Person)} == {f"{n}-{at}" for n in saved for at in range(5)}
        for piece in cycle.all(Evidence):
            assert store.file(piece.file) == piece.title.encode()
            assert [line.version for line in store.history(piece.id)] == [1]
    assert set(acknowledged) <= saved
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM coaching_file").fetchone() == (len(saved),)
        assert connection.execute("SELECT count(*) FROM coaching_history").fetchone() == (6 * len(saved),)
