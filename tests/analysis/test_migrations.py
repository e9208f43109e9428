import multiprocessing
import os
import shutil
import sqlite3
import subprocess
import sys
from array import array
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from analysis import migrations
from analysis.errors import SurveyError
from analysis.store import Store
from analysis.survey import Receipt, Responses, Survey
from analysis.tables import METADATA
from storage.migrations import copies

NOON = "2025-06-18T12:00:00"
SURVEY = Survey("Pulse", None, "d1", 1, (), {"a": Responses(array("b", [0]))}, Receipt("google_forms", None, 1, 1))

HEAD = migrations.HEAD
NEXT_STEP = """
import sqlalchemy as sa
from alembic import op

revision = "next"
down_revision = "HEAD"


def upgrade():
    op.create_table("goal", sa.Column("id", sa.Integer, primary_key=True))
    with op.batch_alter_table("survey") as survey:
        survey.add_column(sa.Column("district", sa.Text))
"""


@pytest.fixture
def older(path):
    """A database of the schema before the next one, with a survey in it."""
    with opened(path) as store:
        store.save(SURVEY, NOON)
    return path


@pytest.fixture
def next_version(tmp_path, monkeypatch):
    """Install the next version of the program: give it the text of its new step."""

    def install(step=NEXT_STEP):
        folder = tmp_path / "next version"
        shutil.copytree(migrations.FOLDER, folder)
        (folder / "versions" / "next.py").write_text(step.replace("HEAD", HEAD), encoding="utf-8")
        monkeypatch.setattr(migrations, "FOLDER", folder)
        monkeypatch.setattr(migrations, "HEAD", "next")

    return install


def opened(path):
    return closing(Store(f"sqlite:///{path}"))


def rows(path, statement):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def names(path):
    return {name for (name,) in rows(path, "SELECT name FROM sqlite_master")}


def test_head_is_the_newest_step():
    config = Config()
    config.set_main_option("script_location", str(migrations.FOLDER))
    assert ScriptDirectory.from_config(config).get_heads() == [migrations.HEAD]


def test_the_steps_lead_to_the_tables(path):
    Store(f"sqlite:///{path}").close()
    engine = create_engine(f"sqlite:///{path}")
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": migrations.VERSION_TABLE, "compare_type": True}
        )
        assert compare_metadata(context, METADATA) == []
    engine.dispose()


def test_a_database_at_head_opens_without_alembic(older):
    code = "import sys; from analysis.store import Store; Store(sys.argv[1]).close(); print('alembic' in sys.modules)"
    command = [sys.executable, "-c", code, f"sqlite:///{older}"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip() == "False"
    assert copies(older) == []


def test_an_older_database_is_copied_and_then_taken_along(older, next_version):
    next_version()
    with opened(older) as store:
        assert store.load(1) == SURVEY
    assert rows(older, "SELECT version_num FROM survey_revision") == [("next",)]
    assert rows(older, "SELECT digest, district FROM survey") == [("d1", None)]
    (copy,) = copies(older)
    assert copy.name == "same_room.db.before-next"
    assert copy.stat().st_mode & 0o077 == 0 or os.name != "posix"
    assert "goal" not in names(copy)


def test_a_copy_is_a_database_of_the_older_version(older, next_version, monkeypatch):
    with monkeypatch.context():
        next_version()
        Store(f"sqlite:///{older}").close()
    monkeypatch.undo()
    (copy,) = copies(older)
    with opened(copy) as store:
        assert store.load(1) == SURVEY


def test_an_older_program_refuses_a_newer_database_and_leaves_it(older, next_version, monkeypatch):
    next_version()
    Store(f"sqlite:///{older}").close()
    monkeypatch.undo()
    content = older.read_bytes()
    with pytest.raises(SurveyError, match="newer version of Same Room"):
        Store(f"sqlite:///{older}")
    assert older.read_bytes() == content


def test_a_step_that_fails_midway_changes_nothing(older, next_version):
    next_version(NEXT_STEP + "    raise RuntimeError\n")
    with pytest.raises(RuntimeError):
        Store(f"sqlite:///{older}")
    assert "goal" not in names(older)
    assert rows(older, "SELECT version_num FROM survey_revision") == [(HEAD,)]


def test_an_unfinished_copy_is_made_again(older, next_version):
    older.with_name("same_room.db.before-next.part").write_text("half")
    next_version()
    Store(f"sqlite:///{older}").close()
    assert [copy.name for copy in copies(older)] == ["same_room.db.before-next"]


def test_no_migration_without_a_copy(older, next_version):
    next_version()
    older.with_name("same_room.db.before-next.part").mkdir()
    with pytest.raises(SurveyError):
        Store(f"sqlite:///{older}")
    assert "goal" not in names(older)


def test_an_empty_database_needs_no_copy(path):
    rows(path, "PRAGMA user_version = 1")
    with opened(path) as store:
        store.save(SURVEY, NOON)
    assert copies(path) == []


def test_the_database_of_another_program_is_left_as_it_is(path):
    rows(path, "CREATE TABLE bookmark (address)")
    content = path.read_bytes()
    with pytest.raises(SurveyError, match="another program"):
        Store(f"sqlite:///{path}")
    assert path.read_bytes() == content


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_eight_first_starts_at_once_make_one_database(tmp_path):
    context = multiprocessing.get_context("fork")
    for attempt in range(3):
        path = tmp_path / f"{attempt}.db"
        workers = [context.Process(target=first_start, args=(path,)) for _ in range(8)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        assert [worker.exitcode for worker in workers] == [0] * 8
        assert rows(path, "SELECT count(*) FROM survey") == [(1,)]
        assert rows(path, "SELECT count(*) FROM ledger") == [(1,)]


def first_start(path):
    with opened(path) as store:
        store.save(SURVEY, NOON)
