from dataclasses import replace

import pytest

from analysis.decisions import Decision, standing
from analysis.errors import SurveyError
from analysis.reading import draft_here
from analysis.reading.assemble import survey_of
from sample_data import MAPLE_HOLLOW
from tests.analysis.surveys import pulse

NOON, LATER = "2025-06-18T12:00:00", "2025-06-18T13:00:00"


def events(store):
    return [(line.digest, line.event, line.at, line.promise) for line in store.ledger()]


def test_a_saved_survey_is_listed_and_loads_equal(store):
    survey = pulse()
    saved = store.save(survey, NOON, staff_n=48)
    assert (saved.digest, saved.name, saved.wave, saved.platform) == ("d1", "Pulse", "2025", "google_forms")
    assert (saved.respondents, saved.staff_n, saved.is_sample) == (2, 48, False)
    assert (saved.state, saved.promise, saved.saved_at, saved.published_at) == ("draft", None, NOON, None)
    assert store.surveys() == (saved,)
    assert store.load(saved.id) == survey


def test_the_same_file_twice_is_one_survey(store):
    first = store.save(pulse(), NOON)
    assert store.save(pulse(), LATER, staff_n=9) == first
    assert store.surveys() == (first,)
    assert events(store) == [("d1", "saved", NOON, None)]


def test_surveys_are_listed_by_wave_then_by_order_of_saving(store):
    for digest, wave in [("a", None), ("b", "2025"), ("c", "2023"), ("d", "2025")]:
        store.save(pulse(digest, wave), NOON)
    assert [saved.digest for saved in store.surveys()] == ["c", "b", "d", "a"]


def test_text_that_no_database_holds_loads_as_it_was(store):
    survey = pulse(name="half \ud83d, nothing \0")
    saved = store.save(survey, NOON)
    assert saved.name == "half ?, nothing "
    assert store.load(saved.id) == survey


def test_a_draft_is_corrected_freely(store):
    saved = store.save(pulse(), NOON)
    assert store.set_staff(saved.id, 48).staff_n == 48
    assert store.set_staff(saved.id, None).staff_n is None
    assert store.set_wave(saved.id, "2024").wave == "2024"
    assert store.load(saved.id) == replace(pulse(), wave="2024")


@pytest.mark.parametrize("staff_n", [0, -3])
def test_a_school_has_at_least_one_person(store, staff_n):
    saved = store.save(pulse(), NOON)
    with pytest.raises(SurveyError, match="at least 1"):
        store.set_staff(saved.id, staff_n)
    with pytest.raises(SurveyError, match="at least 1"):
        store.save(pulse("d2"), NOON, staff_n=staff_n)


def test_a_published_survey_stands(store):
    saved = store.save(pulse(), NOON, staff_n=48)
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
    saved = store.save(pulse(), NOON)
    with pytest.raises(SurveyError, match="at least 3"):
        store.publish(saved.id, NOON, 2)
    assert store.surveys() == (saved,)
    assert store.publish(saved.id, NOON, 3).promise == 3


def test_a_promise_is_tightened_and_never_loosened(store):
    saved = store.save(pulse(), NOON)
    with pytest.raises(SurveyError, match="draft"):
        store.tighten(saved.id, NOON, 6)
    store.publish(saved.id, NOON, 5)
    with pytest.raises(SurveyError, match="only be tightened"):
        store.tighten(saved.id, NOON, 4)
    assert store.tighten(saved.id, LATER, 8).promise == 8
    assert events(store)[1:] == [("d1", "published", NOON, 5), ("d1", "published", LATER, 8)]


def test_deleting_and_saving_again_does_not_loosen_the_promise(store):
    first = store.save(pulse(), NOON)
    store.publish(first.id, NOON, 5)
    store.tighten(first.id, NOON, 7)
    store.delete(first.id, LATER)
    again = store.save(pulse(), LATER)
    assert (again.state, again.promise) == ("draft", 7)
    assert again.id != first.id
    with pytest.raises(SurveyError, match="only be tightened"):
        store.publish(again.id, LATER, 5)
    assert store.publish(again.id, LATER, 7).promise == 7
    assert store.save(pulse("another file"), LATER).promise is None


def test_the_ledger_survives_deletion(store):
    saved = store.save(pulse(), NOON)
    store.publish(saved.id, NOON, 5, {"team": {"K": 6}})
    before = store.ledger()
    store.delete(saved.id, LATER)
    assert store.surveys() == ()
    assert store.ledger()[:2] == before
    assert events(store)[2:] == [("d1", "deleted", LATER, 5)]


def test_a_deleted_survey_is_gone_for_every_method(store):
    saved = store.save(pulse(), NOON)
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
    store.save(pulse("s1"), NOON, is_sample=True)
    store.save(pulse("s2"), NOON, is_sample=True)
    kept = store.save(pulse("d1"), NOON)
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
    saved = store.save(pulse(), NOON)
    with pytest.raises(TypeError):
        store.publish(saved.id, NOON, 5, {"not": object()})
    assert store.surveys() == (saved,)
    assert len(store.ledger()) == 1


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
    first, second = store.save(pulse("d1"), NOON), store.save(pulse("d2"), NOON)
    later, earlier = (
        decision("mode:coaching", "peer_coaching", "2025-06-19"),
        decision("role:coach", "teacher", "2025-06-18"),
    )
    store.decide(first.id, pulse("d1"), [later, earlier])
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
    saved = store.save(pulse("d1"), NOON)
    assert store.set_team_staff(saved.id, {"Kindergarten": 5, "Grade 3": 6}).team_staff == (
        ("Grade 3", 6),
        ("Kindergarten", 5),
    )
    with pytest.raises(SurveyError, match="at least 1"):
        store.set_team_staff(saved.id, {"Kindergarten": 0})
