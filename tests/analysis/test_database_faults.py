"""Locks, full disks, power loss, sudden death: each save is whole or absent, and what was said to be saved is there."""

import os
import sqlite3
from contextlib import closing
from random import Random
from threading import Timer

import pytest

from analysis.errors import SurveyError
from analysis.store import Store
from tests.analysis.surveys import large_survey
from tests.kills import killed

NOON = "2025-06-18T12:00:00"

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def opened(path, lock_seconds=30.0):
    return closing(Store(f"sqlite:///{path}", lock_seconds))


def query(path, statement):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchone()[0]


def test_a_locked_database_is_said_to_be_locked_and_nothing_is_lost(path):
    with opened(path, lock_seconds=0.1) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SurveyError, match="locked by another program"):
            store.save(large_survey(1), NOON)
        with pytest.raises(SurveyError, match="locked by another program"):
            Store(f"sqlite:///{path}", 0.1)
        assert store.surveys() == ()
        other.execute("ROLLBACK")
        store.save(large_survey(1), NOON)
        assert store.load(1) == large_survey(1)


def test_a_save_waits_for_another_writer(path):
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    with opened(path) as store, closing(other):
        other.execute("BEGIN IMMEDIATE")
        release = Timer(0.3, lambda: other.execute("ROLLBACK"))
        release.start()
        store.save(large_survey(1), NOON)
        release.join()
        assert store.load(1) == large_survey(1)


def test_traces_that_a_reader_keeps_are_told_and_go_with_the_last_connection(filled):
    with closing(sqlite3.connect(filled, isolation_level=None)) as reader:
        with opened(filled, lock_seconds=0.1) as store:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM survey").fetchone()
            with pytest.raises(SurveyError, match="still holds traces"):
                store.delete(1, NOON)
            assert [saved.id for saved in store.surveys()] == [2, 3]
            document = reader.execute("SELECT document FROM survey WHERE id = 1").fetchone()[0]
            reader.execute("ROLLBACK")
        assert b"".join(file.read_bytes() for file in filled.parent.iterdir()).count(document[100:116])
    assert [file.name for file in filled.parent.iterdir()] == [filled.name]
    assert document[100:116] not in filled.read_bytes()


def test_a_full_disk_is_said_to_be_full_and_nothing_is_lost(filled):
    with opened(filled) as store:
        with store._database.reading() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        before = store.surveys(), store.ledger()
        with pytest.raises(SurveyError, match="disk is full"):
            store.save(large_survey(9), NOON)
        assert (store.surveys(), store.ledger()) == before
        with store._database.reading() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
        assert store.load(store.save(large_survey(9), NOON).id) == large_survey(9)


def test_an_error_in_a_log_holds_no_answers(path):
    with opened(path) as store:
        with store._database.writing() as connection:
            refuse = "CREATE TRIGGER t BEFORE INSERT ON survey BEGIN SELECT RAISE(ABORT, 'no'); END"
            connection.exec_driver_sql(refuse)
        with pytest.raises(SurveyError, match="database refused") as error:
            store.save(large_survey(1), NOON)
        assert "Pulse" not in str(error.value.__cause__)
        assert store.surveys() == ()


def test_a_write_ahead_log_cut_anywhere_gives_whole_surveys(path, tmp_path):
    """Power loss: what reached the disk is the file and the beginning of its log."""
    with opened(path) as store:
        for number in range(3):
            store.save(large_survey(number), NOON)
        database = path.read_bytes()
        log = path.with_name("same_room.db-wal").read_bytes()
    found = []
    for cut in [*range(0, len(log), len(log) // 24), len(log)]:
        copy = tmp_path / f"cut-{cut}" / "same_room.db"
        copy.parent.mkdir()
        copy.write_bytes(database)
        copy.with_name("same_room.db-wal").write_bytes(log[:cut])
        with opened(copy) as store:
            surveys = [store.load(saved.id) for saved in store.surveys()]
            assert [line.digest for line in store.ledger()] == [survey.digest for survey in surveys]
        assert surveys == [large_survey(number) for number in range(len(surveys))]
        found.append(len(surveys))
    assert sorted(set(found)) == [0, 1, 2, 3]
    assert found == sorted(found)


def work_until_killed(path, first, done):
    store = Store(f"sqlite:///{path}")
    done.send(None)
    number = first
    while True:
        saved = store.save(large_survey(number), NOON)
        done.send(("saved", number))
        if number % 3 == 0:
            store.delete(saved.id, NOON)
            done.send(("deleted", number))
        number += 1


@needs_fork
def test_a_process_killed_at_any_moment_leaves_each_save_whole_or_absent(path):
    acknowledged = []
    for said in killed(work_until_killed, path, 20, Random(20250618)):
        acknowledged += said
        check_after_a_kill(path, acknowledged)
    assert len(acknowledged) > 10


def check_after_a_kill(path, acknowledged):
    with opened(path) as store:
        lines = [(line.event, int(line.digest[1:])) for line in store.ledger()]
        surveys = [store.load(saved.id) for saved in store.surveys()]
    assert query(path, "PRAGMA integrity_check") == "ok"
    assert set(acknowledged) <= set(lines)
    assert len(lines) == len(set(lines))
    left = [number for event, number in lines if event == "saved" and ("deleted", number) not in lines]
    assert surveys == [large_survey(number) for number in left]
