"""Many who write at once, what deletion leaves in the files, and whether both databases say the same."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest

from analysis.document import to_bytes
from analysis.errors import SurveyError
from analysis.store import Store
from tests.analysis.surveys import pulse

NOON, LATER = "2025-06-18T12:00:00", "2025-06-18T13:00:00"


def race(urls):
    """Open one store per URL, then save the same file from all of them at the same moment."""
    start = Barrier(len(urls))

    def upload(url):
        with closing(Store(url)) as store:
            start.wait()
            return store.save(pulse(length=50_000), NOON)

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
        saved = set(pool.map(lambda n: store.save(pulse(f"d{n % 10}"), NOON), range(40)))
        assert len(saved) == len(store.surveys()) == len(store.ledger()) == 10


def traces(folder, survey):
    """List the files of a folder that hold any sixteen bytes in a row of a survey's document."""
    document = to_bytes(survey)
    pieces = [document[start : start + 16] for start in range(0, len(document) - 16, 8)]
    contents = {path.name: path.read_bytes() for path in folder.iterdir()}
    return sorted(name for name, content in contents.items() if any(piece in content for piece in pieces))


def test_nothing_of_a_deleted_survey_is_left_in_any_file(tmp_path):
    secret, other = pulse("secret", length=60_000), pulse("other", length=60_000)
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
    secret = pulse("secret", length=60_000)
    for step in ("save", "delete"):
        with closing(Store(f"sqlite:///{tmp_path}/same_room.db")) as store:
            saved = store.save(secret, NOON)
            if step == "delete":
                assert traces(tmp_path, secret) == ["same_room.db"]
                store.delete(saved.id, LATER)
    assert traces(tmp_path, secret) == []


def test_forgotten_samples_leave_nothing_either(tmp_path):
    sample = pulse("sample", length=60_000)
    with closing(Store(f"sqlite:///{tmp_path}/same_room.db")) as store:
        store.save(sample, NOON, is_sample=True)
        store.forget_samples(LATER)
        assert traces(tmp_path, sample) == []


def a_day(store):
    """Do a day's work; return everything the store said."""
    said = [store.save(pulse(digest, wave), NOON) for digest, wave in [("Z", "b"), ("a", None), ("é", "B")]]
    said += [store.save(pulse("a"), LATER), store.set_staff(1, 48), store.set_wave(2, "2024/25")]
    said += [store.publish(1, LATER, 5, {"team": {"K": 6}}), store.tighten(1, LATER, 6)]
    store.delete(1, LATER)
    said += [store.save(pulse("Z", "é"), LATER), store.surveys(), store.ledger(), store.load(4)]
    for refused in (lambda: store.load(1), lambda: store.publish(4, LATER, 5), lambda: store.set_staff(4, 0)):
        with pytest.raises(SurveyError) as error:
            refused()
        said.append(str(error.value))
    return said


def test_sqlite_and_postgresql_say_the_same(postgresql_url):
    with closing(Store(postgresql_url)) as server, closing(Store("sqlite://")) as memory:
        assert a_day(server) == a_day(memory)


def test_eight_who_upload_to_postgresql_at_once_get_one_survey(postgresql_url):
    assert len(race([postgresql_url] * 8)) == 1


def test_postgresql_waits_for_another_writer_no_longer_than_told(postgresql_url):
    with closing(Store(postgresql_url)) as store, closing(Store(postgresql_url, lock_seconds=0.1)) as hasty:
        with store._database.writing(), pytest.raises(SurveyError, match="locked by another program"):
            hasty.save(pulse(), NOON)
        assert hasty.save(pulse(), NOON) == store.save(pulse(), LATER)
