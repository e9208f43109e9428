"""Decisions about two waves are kept with when and why, changed, taken back, offered again, and go with a survey."""

import pytest

from analysis.crosswalk import match_items
from analysis.crosswalk.links import OPTION, TEAM, link_key
from analysis.errors import SurveyError
from analysis.link_rulings import LinkRuling
from tests.analysis.surveys import large_survey

NOON, LATER = "2025-06-18T12:00:00", "2025-06-19T12:00:00"
RULING = LinkRuling("s1", "s2", "item:a:b", "same", NOON, "Only the tense changed.")


def test_a_decision_is_kept_with_when_and_why(store):
    store.rule_link(RULING)
    assert store.link_rulings("s1", "s2") == (RULING,)
    assert store.link_rulings("s2", "s1") == store.link_rulings("s1", "s3") == ()


def test_a_decision_can_be_changed_and_taken_back(store):
    store.rule_link(RULING)
    changed = LinkRuling("s1", "s2", "item:a:b", "different", LATER, "It asks about leaders now.")
    store.rule_link(changed)
    store.rule_link(LinkRuling("s1", "s2", "item:c:d", "reworded", NOON))
    assert store.link_rulings("s1", "s2")[0] == changed
    store.forget_links("s1", "s2", ["item:a:b"])
    assert [ruling.key for ruling in store.link_rulings("s1", "s2")] == ["item:c:d"]


def test_the_newest_decision_of_another_pair_is_offered(store):
    store.rule_link(RULING)
    newer = LinkRuling("s0", "s1", "item:a:b", "reworded", LATER)
    store.rule_link(newer)
    assert store.link_rulings_elsewhere("s2", "s3") == {"item:a:b": newer}
    assert store.link_rulings_elsewhere("s0", "s1") == {"item:a:b": RULING}


def test_an_unknown_choice_is_refused(store):
    with pytest.raises(SurveyError, match="same, reworded or different"):
        store.rule_link(LinkRuling("s1", "s2", "item:a:b", "maybe", NOON))
    assert store.link_rulings("s1", "s2") == ()


def test_any_words_can_be_kept(store):
    key = link_key(OPTION, "Workshop\0 \ud83d", "“Ateliers” ☕")
    store.rule_link(LinkRuling("s1", "s2", key, "same", NOON, "half an emoji: \ud83d"))
    (kept,) = store.link_rulings("s1", "s2")
    store.forget_links("s1", "s2", [kept.key])
    assert store.link_rulings("s1", "s2") == ()


def test_decisions_go_with_the_survey(store):
    saved = [store.save(large_survey(number), NOON) for number in range(3)]
    first, second, third = (survey.series for survey in saved)
    for earlier, later in ((first, second), (second, third)):
        store.rule_link(LinkRuling(earlier, later, "item:a:b", "same", NOON))
    store.delete(saved[0].id, NOON)
    assert store.link_rulings(first, second) == ()
    assert len(store.link_rulings(second, third)) == 1


def test_the_key_comes_from_the_words_alone():
    assert link_key(TEAM, "Gr. 3", "Grade 3") == link_key(TEAM, "GR 3", "grade 3")
    assert link_key(OPTION, "a", "b") != link_key(OPTION, "b", "a")
    earlier, later = large_survey(0), large_survey(1)
    links = {link.key: link.match for link in match_items(earlier, later)}
    assert set(links) == {link.key for link in match_items(earlier, later)}
