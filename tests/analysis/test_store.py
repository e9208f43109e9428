import os
import secrets
from array import array
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from random import Random
from threading import Barrier

import pytest
from sqlalchemy import create_engine, make_url, text

from analysis.decisions import Decision, standing
from analysis.document import to_bytes
from analysis.errors import SurveyError
from analysis.reading import draft_here
from analysis.reading.assemble import survey_of
from analysis.store import Store
from analysis.survey import Item, Receipt, Responses, Survey
from sample_data import MAPLE_HOLLOW

POSTGRESQL = os.environ.get("SAME_ROOM_TEST_POSTGRES")
needs_postgresql = pytest.mark.skipif(not POSTGRESQL, reason="SAME_ROOM_TEST_POSTGRES holds no URL of a test database")
NOON, LATER = "2025-06-18T12:00:00", "2025-06-18T13:00:00"


def a_survey(digest="d1", wave="2025", name="Pulse", length=20):
    letters = Random(digest).choices("abcdefghijklmnopqrstuvwxyz0123456789", k=length)
    comment = Item("c", "What helps?", None, "open_ended", (1,))
    responses = {"c": Responses(array("b", [0, -1]), (), ("".join(letters), ""))}
    return Survey(name, wave, digest, 2, (comment,), responses, Receipt("google_forms", None, 1, 2))


@pytest.fixture
def postgresql_url():
    """A schema of its own in the test database, so that nothing there is touched."""
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
def store(request, tmp_path):
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql_url")
    else:
        url = {"memory": "sqlite://", "file": f"sqlite:///{tmp_path}/same_room.db"}[request.param]
    with closing(Store(url)) as opened:
        yield opened


def events(store):
    return [(line.digest, line.event, line.at, line.promise) for line in store.ledger()]


def test_a_saved_survey_is_listed_and_loads_equal(store):
    survey = a_survey()
    saved = store.save(survey, NOON, staff_n=48)
    assert (saved.digest, saved.name, saved.wave, saved.platform) == ("d1", "Pulse", "2025", "google_forms")
    assert (saved.respondents, saved.staff_n, saved.is_sample) == (2, 48, False)
    assert (saved.state, saved.promise, saved.saved_at, saved.published_at) == ("draft", None, NOON, None)
    assert store.surveys() == (saved,)
    assert store.load(saved.id) == survey


def test_the_same_file_twice_is_one_survey(store):
    first = store.save(a_survey(), NOON)
    assert store.save(a_survey(), LATER, staff_n=9) == first
    assert store.surveys() == (first,)
    assert events(store) == [("d1", "saved", NOON, None)]


def test_surveys_are_listed_by_wave_then_by_order_of_saving(store):
    for digest, wave in [("a", None), ("b", "2025"), ("c", "2023"), ("d", "2025")]:
        store.save(a_survey(digest, wave), NOON)
    assert [saved.digest for saved in store.surveys()] == ["c", "b", "d", "a"]


def test_text_that_no_database_holds_loads_as_it_was(store):
    survey = a_survey(name="half \ud83d, nothing \0")
    saved = store.save(survey, NOON)
    assert saved.name == "half ?, nothing "
    assert store.load(saved.id) == survey


def test_a_draft_is_corrected_freely(store):
    saved = store.save(a_survey(), NOON)
    assert store.set_staff(saved.id, 48).staff_n == 48
    assert store.set_staff(saved.id, None).staff_n is None
    assert store.set_wave(saved.id, "2024").wave == "2024"
    assert store.load(saved.id) == replace(a_survey(), wave="2024")


@pytest.mark.parametrize("staff_n", [0, -3])
def test_a_school_has_at_least_one_person(store, staff_n):
    saved = store.save(a_survey(), NOON)
    with pytest.raises(SurveyError, match="at least 1"):
        store.set_staff(saved.id, staff_n)
    with pytest.raises(SurveyError, match="at least 1"):
        store.save(a_survey("d2"), NOON, staff_n=staff_n)


def test_a_published_survey_stands(store):
    saved = store.save(a_survey(), NOON, staff_n=48)
    published = store.publish(saved.id, LATER, 5, {"team": {"K": 6}})
    assert published == replace(saved, state="published", promise=5, published_at=LATER)
    for change in (
        lambda: store.set_staff(saved.id, 50),
        lambda: store.set_wave(saved.id, "2024"),
        lambda: store.publish(saved.id, LATER, 6),
    ):
        with pytest.raises(SurveyError, match="published"):
            change()
    assert store.surveys() == (published,)
    assert store.ledger()[-1].block_counts == {"team": {"K": 6}}


def test_no_promise_is_smaller_than_three(store):
    saved = store.save(a_survey(), NOON)
    with pytest.raises(SurveyError, match="at least 3"):
        store.publish(saved.id, NOON, 2)
    assert store.surveys() == (saved,)
    assert store.publish(saved.id, NOON, 3).promise == 3


def test_a_promise_is_tightened_and_never_loosened(store):
    saved = store.save(a_survey(), NOON)
    with pytest.raises(SurveyError, match="draft"):
        store.tighten(saved.id, NOON, 6)
    store.publish(saved.id, NOON, 5)
    with pytest.raises(SurveyError, match="only be tightened"):
        store.tighten(saved.id, NOON, 4)
    assert store.tighten(saved.id, LATER, 8).promise == 8
    assert events(store)[1:] == [("d1", "published", NOON, 5), ("d1", "published", LATER, 8)]


def test_deleting_and_saving_again_does_not_loosen_the_promise(store):
    first = store.save(a_survey(), NOON)
    store.publish(first.id, NOON, 5)
    store.tighten(first.id, NOON, 7)
    store.delete(first.id, LATER)
    again = store.save(a_survey(), LATER)
    assert (again.state, again.promise) == ("draft", 7)
    assert again.id != first.id
    with pytest.raises(SurveyError, match="only be tightened"):
        store.publish(again.id, LATER, 5)
    assert store.publish(again.id, LATER, 7).promise == 7
    assert store.save(a_survey("another file"), LATER).promise is None


def test_the_ledger_survives_deletion(store):
    saved = store.save(a_survey(), NOON)
    store.publish(saved.id, NOON, 5, {"team": {"K": 6}})
    before = store.ledger()
    store.delete(saved.id, LATER)
    assert store.surveys() == ()
    assert store.ledger()[:2] == before
    assert events(store)[2:] == [("d1", "deleted", LATER, 5)]


def test_a_deleted_survey_is_gone_for_every_method(store):
    saved = store.save(a_survey(), NOON)
    store.delete(saved.id, NOON)
    for use in (
        lambda: store.load(saved.id),
        lambda: store.set_staff(saved.id, 3),
        lambda: store.set_wave(saved.id, "2024"),
        lambda: store.publish(saved.id, NOON, 5),
        lambda: store.tighten(saved.id, NOON, 5),
        lambda: store.delete(saved.id, NOON),
    ):
        with pytest.raises(SurveyError, match="no longer here"):
            use()


def test_samples_are_forgotten_together_and_leave_flagged_lines(store):
    store.save(a_survey("s1"), NOON, is_sample=True)
    store.save(a_survey("s2"), NOON, is_sample=True)
    kept = store.save(a_survey("d1"), NOON)
    store.forget_samples(LATER)
    store.forget_samples(LATER)
    assert store.surveys() == (kept,)
    assert [(line.digest, line.event) for line in store.ledger() if line.is_sample] == [
        ("s1", "saved"),
        ("s2", "saved"),
        ("s1", "deleted"),
        ("s2", "deleted"),
    ]


def test_a_failure_midway_changes_nothing(store):
    saved = store.save(a_survey(), NOON)
    with pytest.raises(TypeError):
        store.publish(saved.id, NOON, 5, {"not": object()})
    assert store.surveys() == (saved,)
    assert len(store.ledger()) == 1


def race(urls):
    """Open one store per URL, then save the same file from all of them at the same moment."""
    start = Barrier(len(urls))

    def upload(url):
        with closing(Store(url)) as store:
            start.wait()
            return store.save(a_survey(length=50_000), NOON)

    with ThreadPoolExecutor(len(urls)) as pool:
        return set(pool.map(upload, urls))


def test_eight_who_upload_the_same_file_at_once_get_one_survey(tmp_path):
    url = f"sqlite:///{tmp_path}/same_room.db"
    saved = race([url] * 8)
    with closing(Store(url)) as store:
        assert set(store.surveys()) == saved
        assert len(saved) == len(store.ledger()) == 1


def test_threads_may_share_a_store(tmp_path):
    with closing(Store(f"sqlite:///{tmp_path}/same_room.db")) as store, ThreadPoolExecutor(20) as pool:
        saved = set(pool.map(lambda n: store.save(a_survey(f"d{n % 10}"), NOON), range(40)))
        assert len(saved) == len(store.surveys()) == len(store.ledger()) == 10


def traces(folder, survey):
    """List the files of a folder that hold any sixteen bytes in a row of a survey's document."""
    document = to_bytes(survey)
    pieces = [document[start : start + 16] for start in range(0, len(document) - 16, 8)]
    contents = {path.name: path.read_bytes() for path in folder.iterdir()}
    return sorted(name for name, content in contents.items() if any(piece in content for piece in pieces))


def test_nothing_of_a_deleted_survey_is_left_in_any_file(tmp_path):
    secret, other = a_survey("secret", length=60_000), a_survey("other", length=60_000)
    with closing(Store(f"sqlite:///{tmp_path}/same_room.db")) as store:
        saved = store.save(secret, NOON)
        kept = store.save(other, NOON)
        (tmp_path / "same_room.db.before-0000").write_bytes(to_bytes(secret))
        assert traces(tmp_path, secret) == ["same_room.db-wal", "same_room.db.before-0000"]
        store.delete(saved.id, LATER)
        assert traces(tmp_path, secret) == []
        assert store.load(kept.id) == other
    assert traces(tmp_path, secret) == []
    assert traces(tmp_path, other) == ["same_room.db"]


def test_a_survey_deleted_after_a_restart_leaves_nothing_either(tmp_path):
    secret = a_survey("secret", length=60_000)
    for step in ("save", "delete"):
        with closing(Store(f"sqlite:///{tmp_path}/same_room.db")) as store:
            saved = store.save(secret, NOON)
            if step == "delete":
                assert traces(tmp_path, secret) == ["same_room.db"]
                store.delete(saved.id, LATER)
    assert traces(tmp_path, secret) == []


def test_forgotten_samples_leave_nothing_either(tmp_path):
    sample = a_survey("sample", length=60_000)
    with closing(Store(f"sqlite:///{tmp_path}/same_room.db")) as store:
        store.save(sample, NOON, is_sample=True)
        store.forget_samples(LATER)
        assert traces(tmp_path, sample) == []


def a_day(store):
    """Do a day's work; return everything the store said."""
    said = [store.save(a_survey(digest, wave), NOON) for digest, wave in [("Z", "b"), ("a", None), ("é", "B")]]
    said += [store.save(a_survey("a"), LATER), store.set_staff(1, 48), store.set_wave(2, "2024/25")]
    said += [store.publish(1, LATER, 5, {"team": {"K": 6}}), store.tighten(1, LATER, 6)]
    store.delete(1, LATER)
    said += [store.save(a_survey("Z", "é"), LATER), store.surveys(), store.ledger(), store.load(4)]
    for refused in (lambda: store.load(1), lambda: store.publish(4, LATER, 5), lambda: store.set_staff(4, 0)):
        with pytest.raises(SurveyError) as error:
            refused()
        said.append(str(error.value))
    return said


@needs_postgresql
def test_sqlite_and_postgresql_say_the_same(postgresql_url):
    with closing(Store(postgresql_url)) as server, closing(Store("sqlite://")) as memory:
        assert a_day(server) == a_day(memory)


@needs_postgresql
def test_eight_who_upload_to_postgresql_at_once_get_one_survey(postgresql_url):
    assert len(race([postgresql_url] * 8)) == 1


@needs_postgresql
def test_postgresql_waits_for_another_writer_no_longer_than_told(postgresql_url):
    with closing(Store(postgresql_url)) as store, closing(Store(postgresql_url, lock_seconds=0.1)) as hasty:
        with store._database.writing(), pytest.raises(SurveyError, match="locked by another program"):
            hasty.save(a_survey(), NOON)
        assert hasty.save(a_survey(), NOON) == store.save(a_survey(), LATER)


def decision(key: str, choice: str = "undone", at: str = NOON) -> Decision:
    return Decision(key, choice, at, "because")


def test_a_draft_keeps_what_it_was_read_from_and_what_was_decided(store):
    data = MAPLE_HOLLOW[0].read_bytes()
    draft = draft_here(data, "export.csv")
    saved = store.save(survey_of(draft), NOON, draft=draft)
    assert store.draft(saved.id) == draft
    decisions = (decision("exclude:duplicate", "kept"),)
    otherwise = survey_of(draft, standing(decisions))
    after = store.decide(saved.id, otherwise, decisions)
    assert (after.respondents, store.load(saved.id), store.decisions(saved.id)) == (41, otherwise, decisions)
    assert store.decide(saved.id, survey_of(draft), ()).respondents == 40
    assert store.decisions(saved.id) == ()


def test_decisions_of_the_other_surveys_are_offered_oldest_first(store):
    first, second = store.save(a_survey("d1"), NOON), store.save(a_survey("d2"), NOON)
    later, earlier = (
        decision("mode:coaching", "peer_coaching", "2025-06-19"),
        decision("role:coach", "teacher", "2025-06-18"),
    )
    store.decide(first.id, a_survey("d1"), [later, earlier])
    assert store.earlier_decisions(second.id) == (earlier, later)
    assert store.earlier_decisions(first.id) == ()
    store.delete(first.id, NOON)
    assert store.earlier_decisions(second.id) == ()


def test_what_is_published_is_decided(store):
    draft = draft_here(MAPLE_HOLLOW[0].read_bytes(), "export.csv")
    saved = store.save(survey_of(draft), NOON, draft=draft)
    store.publish(saved.id, NOON, promise=5)
    for refused in (
        lambda: store.decide(saved.id, survey_of(draft), ()),
        lambda: store.draft(saved.id),
        lambda: store.set_team_staff(saved.id, {"K": 5}),
    ):
        with pytest.raises(SurveyError, match="published"):
            refused()


def test_headcounts_of_teams(store):
    saved = store.save(a_survey("d1"), NOON)
    assert store.set_team_staff(saved.id, {"Kindergarten": 5, "Grade 3": 6}).team_staff == (
        ("Grade 3", 6),
        ("Kindergarten", 5),
    )
    with pytest.raises(SurveyError, match="at least 1"):
        store.set_team_staff(saved.id, {"Kindergarten": 0})
