"""The store: what goes in comes out, nothing is lost between two people, everything can be undone or erased."""

import sqlite3
from contextlib import closing
from dataclasses import MISSING, fields, replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine

from coaching import migrations
from coaching.cycle import Cycle
from coaching.evidence import Evidence
from coaching.kinds import KINDS
from coaching.people import Person, SchoolYear
from coaching.priority import Priority, Step
from coaching.records import from_text, to_text
from coaching.store import Conflict, Store, new_file_id
from coaching.tables import METADATA
from sample_data.cycle import maple_hollow_cycle
from storage.errors import PlainError
from tests.databases import KINDS as DATABASES

NOON = "2025-03-03T12:00:00+00:00"
DAY = date(2025, 3, 3)
TEXTS = st.text(st.characters(codec="utf-8"))


@pytest.fixture
def empty(database_url):
    with closing(Store(database_url)) as opened:
        yield opened


@pytest.fixture(params=[kind for kind in DATABASES if kind != "memory"])
def shared_url(request, tmp_path):
    """Return the URL of an empty database that two stores can open."""
    file = f"sqlite:///{tmp_path}/c.db"
    return file if request.param == "file" else request.getfixturevalue("postgresql_url")


def save(store, record, who="ann", **how):
    return store.save(record, who=who, at=NOON, **how)[0]


@given(TEXTS, TEXTS, st.floats(allow_nan=False), st.none() | st.dates(), st.lists(st.tuples(TEXTS, st.dates())))
def test_what_goes_in_comes_out(title, answer, value, on, steps):
    written = tuple(Step(reason, when, reason) for reason, when in steps)
    priority = Priority("y", "t", title, (answer,), (answer,), baseline=value, baseline_on=on, steps=written)
    assert from_text(Priority, to_text(priority), "", 0) == priority


@pytest.mark.parametrize(
    "text", ["a\0b", "\\u0000", "\\", '"', "half \ud83d", "=1+1", "<script>", "${\\LaTeX}$", "\u2028"]
)
def test_odd_text_is_kept_as_it_was(empty, text):
    kept = save(empty, Person(text))
    expected = text.encode("utf-8", "replace").decode()
    assert kept.name == expected
    assert empty.cycle().one(Person, kept.id).name == expected
    assert empty.history(kept.id)[0].who == "ann"


def test_every_kind_is_kept_by_its_name():
    assert all(KINDS[kind.__name__] is kind for kind in KINDS.values())
    assert {type(record) for record in maple_hollow_cycle()} <= set(KINDS.values())


def test_new_fields_of_a_noun_need_no_step_in_the_schema():
    for kind in KINDS.values():
        needed = {field.name for field in fields(kind) if field.default is MISSING}
        assert needed <= {"year", "team", "person", "label", "start", "end", "name", "on", "title", "priority", "value",
                          "due", "kind", "number", "agreed_on", "criteria", "round", "people", "session", "next_step",
                          "text", "questions"}  # fmt: skip


def test_the_steps_lead_to_the_tables(tmp_path):
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    Store(f"sqlite:///{tmp_path}/c.db").close()
    engine = create_engine(f"sqlite:///{tmp_path}/c.db")
    with engine.connect() as connection:
        options = {"version_table": migrations.VERSION_TABLE, "compare_type": True}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), METADATA) == []
    engine.dispose()
    assert ScriptDirectory(str(migrations.FOLDER)).get_heads() == [migrations.HEAD]


def test_a_store_of_surveys_is_not_taken_for_one_of_coaching(tmp_path):
    from analysis.store import Store as SurveyStore

    SurveyStore(f"sqlite:///{tmp_path}/same_room.db").close()
    with pytest.raises(PlainError, match="belongs to another program"):
        Store(f"sqlite:///{tmp_path}/same_room.db")


def test_no_column_of_this_store_is_a_key_of_the_surveys():
    from analysis.tables import METADATA as OF_SURVEYS

    assert not set(METADATA.tables) & set(OF_SURVEYS.tables)
    assert not any(table.foreign_keys for table in METADATA.tables.values())
    of_surveys = {f"{name}_id" for name in OF_SURVEYS.tables} | {"digest", "respondent", "wave"}
    assert not of_surveys & {column.name for table in METADATA.tables.values() for column in table.columns}
    assert not of_surveys & {field.name for kind in KINDS.values() for field in fields(kind)}


def test_the_second_of_two_sees_both_versions_and_nothing_is_changed(empty):
    seen = save(empty, Priority("y", "t", title="first"))
    theirs = save(empty, replace(seen, title="hers"), who="bea")
    with pytest.raises(Conflict, match="look at both versions") as conflict:
        save(empty, replace(seen, title="mine"))
    assert (conflict.value.mine.title, conflict.value.theirs, conflict.value.who) == ("mine", theirs, "bea")
    assert empty.cycle().one(Priority, seen.id) == theirs
    assert save(empty, replace(theirs, title="both")).version == 3


def test_a_change_of_what_somebody_removed_is_a_conflict_too(empty):
    seen = save(empty, Person("Ann"))
    empty.remove(seen, "bea", NOON)
    with pytest.raises(Conflict) as conflict:
        save(empty, replace(seen, name="Anne"))
    assert conflict.value.theirs is None
    with pytest.raises(Conflict):
        empty.remove(seen, "ann", NOON)


def test_the_same_change_made_twice_is_one(empty):
    seen = save(empty, Person("Ann"))
    changed = save(empty, replace(seen, name="Anne"))
    assert save(empty, replace(seen, name="Anne"), who="bea") == changed
    assert len(empty.history(seen.id)) == 2


def test_several_records_are_saved_all_or_none(empty):
    seen = save(empty, Person("Ann"))
    save(empty, replace(seen, name="Anne"))
    before, file_id = empty.cycle().all(Person), new_file_id()
    with pytest.raises(Conflict):
        empty.save(Person("Bea"), replace(seen, name="A."), who="x", at=NOON, files={file_id: b"x"})
    assert empty.cycle().all(Person) == before
    with pytest.raises(PlainError, match="no longer here"):
        empty.file(file_id)


def test_two_people_who_edit_two_hundred_times_lose_nothing(shared_url):
    """Each has a connection of their own and a view that may be old; who is second looks again and adds."""
    url, luck, conflicts = shared_url, Random(20250303), 0
    with closing(Store(url)) as one, closing(Store(url)) as other:
        first = save(one, Priority("y", "t", title=""))
        stores, seen = [one, other], [first, first]
        for edit in range(200):
            who = luck.randrange(2)
            try:
                seen[who] = save(stores[who], replace(seen[who], title=f"{seen[who].title} {edit}"), who=str(who))
            except Conflict as conflict:
                conflicts += 1
                both = f"{conflict.theirs.title} {edit}"
                seen[who] = save(stores[who], replace(conflict.theirs, title=both), who=str(who))
        title = other.cycle().one(Priority, first.id).title
        assert title.split() == [str(edit) for edit in range(200)]
        assert len(one.history(first.id)) == 201
    assert 50 < conflicts < 150


@st.composite
def edits(draw):
    return draw(st.lists(st.tuples(st.sampled_from(["save", "remove", "restore"]), st.integers(0, 5)), max_size=12))


@settings(max_examples=40, deadline=None)
@given(edits())
def test_any_version_can_be_brought_back_exactly(steps):
    with closing(Store("sqlite://")) as store:
        record = save(store, Person("0"))
        states = [record.name]
        for what, at in steps:
            newest, here = len(states), states[-1]
            if what == "save":
                save(store, Person(f"{at}-{newest}", id=record.id, version=newest if here else 0))
                states.append(f"{at}-{newest}")
            elif what == "remove" and here:
                store.remove(Person(here, id=record.id, version=newest), "ann", NOON)
                states.append(None)
            elif what == "restore":
                wanted = at % newest + 1
                found = store.restore(record.id, wanted, newest, "ann", NOON)
                states.append(states[wanted - 1])
                assert (found.name if found else None) == states[-1]
            assert [person.name for person in store.cycle().all(Person)] == [one for one in states[-1:] if one]
        assert [line.version for line in store.history(record.id)] == list(range(1, len(states) + 1))


def test_a_version_seen_too_long_ago_brings_nothing_back(empty):
    seen = save(empty, Person("Ann"))
    save(empty, replace(seen, name="Anne"))
    with pytest.raises(Conflict):
        empty.restore(seen.id, 1, 1, "bea", NOON)
    with pytest.raises(PlainError, match="no longer here"):
        empty.restore(seen.id, 7, 2, "bea", NOON)


def test_what_is_erased_is_in_no_byte_of_the_database(tmp_path):
    path = tmp_path / "c.db"
    with closing(Store(f"sqlite:///{path}")) as store:
        file_id = new_file_id()
        piece = Evidence("p", "data", DAY, "CANARYTITLE", file=file_id)
        kept = save(store, piece, files={file_id: b"CANARYFILE" * 3000})
        kept = save(store, replace(kept, note="CANARYNOTE"), why="CANARYWHY")
        store.erase(kept, "ann", NOON)
        assert store.cycle().all(Evidence) == ()
        assert [line.body for line in store.history(kept.id)] == [None] * 3
        with pytest.raises(PlainError):
            store.file(file_id)
    assert b"CANARY" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_slips_keep_neither_person_nor_time_nor_order(tmp_path):
    path = tmp_path / "c.db"
    with closing(Store(f"sqlite:///{path}")) as store:
        for text in ("zulu", "alpha", "mike"):
            store.add_slip("round-1", ("Very clear", "A little", text))
        assert [slip[2] for slip in store.slips("round-1")] == ["alpha", "mike", "zulu"]
        assert store.cycle().all(Person) == ()
    with closing(sqlite3.connect(path)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(coaching_slip)")]
        assert columns == ["id", "round", "answers", "is_sample"]
        with pytest.raises(sqlite3.OperationalError, match="rowid"):
            connection.execute("SELECT rowid FROM coaching_slip")
        assert connection.execute("SELECT count(*) FROM coaching_history").fetchone() == (0,)


def test_the_sample_comes_whole_beside_nothing_and_leaves_nothing(tmp_path):
    path = tmp_path / "c.db"
    with closing(Store(f"sqlite:///{path}")) as store:
        store.add_sample(maple_hollow_cycle(), NOON)
        assert store.has_sample()
        save(store, Person("TRIEDOUT"))
        store.add_slip("round-2", ("a", "b", "TRIEDOUT"))
        with pytest.raises(PlainError, match="beside nothing of your own"):
            store.add_sample(maple_hollow_cycle(), NOON)
        store.forget_sample()
        assert not store.has_sample()
        assert store.cycle().all(Person) == ()
        assert store.slips("round-2") == ()
        save(store, SchoolYear("2025-26", DAY, DAY))
        with pytest.raises(PlainError):
            store.add_sample(maple_hollow_cycle(), NOON)
        store.forget_sample()
        assert len(store.cycle().years()) == 1
    assert b"TRIEDOUT" not in path.read_bytes()


def test_the_cycle_is_read_anew_only_after_a_change(empty):
    save(empty, Person("Ann"))
    first = empty.cycle()
    assert empty.cycle() is first
    save(empty, Person("Bea"))
    assert empty.cycle() is not first
    assert len(first.all(Person)) == 1
    assert isinstance(empty.cycle(), Cycle)
