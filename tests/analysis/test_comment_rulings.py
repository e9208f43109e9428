"""What is decided about comments is kept by series, frozen in part by publishing, and goes with the survey."""

from contextlib import closing
from dataclasses import replace

import pytest

from analysis.comment_rulings import CODEBOOK
from analysis.comments import Rulings, Theme, default_codebook, to_text, worklist
from analysis.errors import SurveyError
from analysis.store import Store
from tests.analysis.comments.written_surveys import survey_of

NOON, LATER = "2025-06-18T12:00:00", "2025-06-19T12:00:00"
BOOK = (*default_codebook(), Theme("own film", "Film", ("film*",), True))


@pytest.fixture
def saved(store):
    """Return a draft in the store."""
    return store.save(survey_of("More time", "Choice"), NOON)


def test_a_new_survey_has_no_decisions_and_the_default_codebook(store, saved):
    assert store.comment_rulings(saved.id) == Rulings()


def test_decisions_are_kept_and_taken_back(store, saved):
    store.approve_comments(saved.id, ["a", "b"], True, NOON)
    store.recode_comment(saved.id, "a", ("time", "data"), NOON)
    store.rule_names(saved.id, {"okafor": True, "orff": False}, NOON)
    kept = store.comment_rulings(saved.id)
    assert kept == Rulings(frozenset("ab"), {"a": ("time", "data")}, {"okafor": True, "orff": False})
    store.approve_comments(saved.id, ["a"], False, LATER)
    store.recode_comment(saved.id, "a", None, LATER)
    store.rule_names(saved.id, {"okafor": False}, LATER)
    assert store.comment_rulings(saved.id) == Rulings(frozenset("b"), {}, {"okafor": False, "orff": False})


def test_once_published_approval_can_be_given_and_withdrawn_and_words_masked_and_nothing_else(store, saved):
    store.rule_names(saved.id, {"orff": False}, NOON)
    store.publish(saved.id, NOON, 5)
    store.approve_comments(saved.id, ["a", "b"], True, LATER)
    store.approve_comments(saved.id, ["b"], False, LATER)
    store.rule_names(saved.id, {"orff": True}, LATER)
    with pytest.raises(SurveyError, match="stays masked"):
        store.rule_names(saved.id, {"film": True, "orff": False}, LATER)
    with pytest.raises(SurveyError, match="stand as they are"):
        store.recode_comment(saved.id, "a", ("time",), LATER)
    assert store.comment_rulings(saved.id) == Rulings(frozenset("a"), {}, {"orff": True})


def test_a_published_survey_keeps_the_codebook_it_was_published_with(store, saved):
    store.publish(saved.id, NOON, 5)
    store.set_setting(CODEBOOK, to_text(BOOK), NOON)
    assert store.comment_rulings(saved.id).codebook == default_codebook()
    other = store.save(replace(survey_of("Less", "more"), digest="1" * 64), NOON)
    assert store.comment_rulings(other.id).codebook == BOOK
    store.publish(other.id, NOON, 5)
    store.set_setting(CODEBOOK, None, LATER)
    assert store.comment_rulings(other.id).codebook == BOOK


def test_decisions_go_with_the_survey_and_what_was_masked_stays_masked(store, saved):
    store.approve_comments(saved.id, ["a"], True, NOON)
    store.rule_names(saved.id, {"okafor": True}, NOON)
    store.publish(saved.id, NOON, 5)
    store.delete(saved.id, LATER)
    again = store.save(survey_of("More time", "Choice"), LATER)
    assert store.comment_rulings(again.id) == Rulings()
    with pytest.raises(SurveyError, match="stays masked"):
        store.rule_names(again.id, {"okafor": False}, LATER)


def test_a_later_version_has_the_decisions_of_the_one_before(store, saved):
    store.approve_comments(saved.id, ["a"], True, NOON)
    store.publish(saved.id, NOON, 5)
    later = store.save(replace(survey_of("More time", "Choice", "New"), digest="2" * 64), LATER, series=saved.series)
    assert store.comment_rulings(later.id).approved == {"a"}
    store.delete(later.id, LATER)
    assert store.comment_rulings(saved.id).approved == {"a"}


def test_what_a_later_version_holds_does_not_unmask_what_was_masked(store):
    texts = ("We sang with Orff", "More time")
    first = store.save(survey_of(*texts), NOON)
    store.publish(first.id, NOON, 5)
    later = store.save(
        replace(survey_of(*texts, "orff and orff", "Ask Zeal"), digest="2" * 64), LATER, series=first.series
    )
    found = worklist(store.load(later.id), store.comment_rulings(later.id))
    assert "We sang with [name]" in [comment.text for comment in found.questions[0].comments]
    with pytest.raises(SurveyError, match="stays masked"):
        store.rule_names(later.id, {"orff": False}, LATER)
    store.rule_names(later.id, {"zeal": False}, LATER)
    assert "Ask Zeal" in str(worklist(store.load(later.id), store.comment_rulings(later.id)))


def test_a_deleted_name_is_in_no_byte_of_the_file(path):
    with closing(Store(f"sqlite:///{path}")) as store:
        saved = store.save(survey_of("More time"), NOON)
        store.rule_names(saved.id, {"zwickelhuber": True}, NOON)
        store.delete(saved.id, LATER)
        assert not any(b"zwickelhuber" in file.read_bytes() for file in path.parent.iterdir())


def test_many_approvals_at_once(store, saved):
    keys = [f"k{number}" for number in range(5000)]
    store.approve_comments(saved.id, keys, True, NOON)
    store.approve_comments(saved.id, keys[1:], False, NOON)
    assert store.comment_rulings(saved.id).approved == {"k0"}


def test_settings_of_the_school(store):
    assert store.setting("price") is None
    store.set_setting("price", "6000", NOON)
    store.set_setting("price", "7000", LATER)
    assert store.setting("price") == "7000"
    store.set_setting("price", None, LATER)
    assert store.setting("price") is None
