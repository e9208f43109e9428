"""Questions of two waves: one to one, the best as a whole, whatever the order; people have the last word."""

from dataclasses import replace
from itertools import permutations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.crosswalk import match_items
from analysis.crosswalk.assigning import assign
from analysis.crosswalk.judging import Judgement, judge, worded
from analysis.crosswalk.links import DIFFERENT, ITEM, REWORDED, SAME, link_key
from analysis.reading import read_here
from analysis.survey import Scale, Survey
from sample_data import MAPLE_HOLLOW
from tests.analysis.surveys import choice, rated, survey

OFTEN = Scale("frequency", ("Never", "Sometimes", "Often"), ("Often",))


def asked(*wordings: str, purposes: tuple[str | None, ...] = ()) -> Survey:
    """Return a survey of likert items with these wordings; their ids are their wordings."""
    pairs = []
    for at, wording in enumerate(wordings):
        item, responses = rated(wording, OFTEN, ["Never", "Sometimes", "Often"] * 5)
        purpose = purposes[at] if purposes else None
        pairs.append((replace(item, item_id=wording, wording=wording, section=None, purpose=purpose), responses))
    return survey(*pairs)


def matches(earlier: Survey, later: Survey, rulings: dict[str, str] | None = None) -> set[tuple]:
    return {(link.earlier, link.later, link.match) for link in match_items(earlier, later, rulings)}


def test_the_best_as_a_whole_is_one_to_one():
    earlier = asked("How often did you share student work in team meetings?", "How often did you share student work?")
    later = asked("How often did you share student work in your team meetings this year?", "Share student work")
    found = matches(earlier, later)
    assert {pair[:2] for pair in found} == set(
        zip([item.item_id for item in earlier.items], [item.item_id for item in later.items], strict=True)
    )


@given(st.randoms(use_true_random=False), st.integers(1, 5), st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_assigning_is_as_good_as_trying_everything(random, rows, columns):
    earlier, later = [f"e{at}" for at in range(rows)], [f"l{at}" for at in range(columns)]
    kinds = {"same": 100.0, "reworded": 10.0, "ask": 0.0}
    judged = {
        (one, other): Judgement(random.choice(list(kinds)), random.random(), "")
        for one in earlier for other in later if random.random() < 0.7
    }  # fmt: skip

    def worth(pairs: list[tuple[str, str]]) -> float:
        return sum(kinds[judged[pair].match] + judged[pair].score for pair in pairs if pair in judged)

    short, long = sorted((earlier, later), key=len)
    tries = [list(zip(short, chosen, strict=True)) for chosen in permutations(long, len(short))]
    tries = tries if short is earlier else [[(b, a) for a, b in pairs] for pairs in tries]
    found = assign(earlier, later, judged)
    assert worth(found) == pytest.approx(max(map(worth, tries), default=0.0), abs=1e-6)
    shuffled = random.sample(earlier, rows), random.sample(later, columns)
    assert sorted(assign(*shuffled, judged)) == sorted(found)
    assert len({one for one, _ in found}) == len({other for _, other in found}) == len(found)


def test_equally_good_answers_are_always_the_same_one():
    judged = {(one, other): Judgement("ask", 0.5, "") for one in "abc" for other in "xyz"}
    assert len({tuple(sorted(assign(rows, "xyz", judged))) for rows in permutations("abc")}) == 1


def test_the_order_of_questions_makes_no_difference():
    earlier, later = (read_here(export.read_bytes(), export.name) for export in MAPLE_HOLLOW[:2])
    random, expected = Random(7), matches(earlier, later)
    for _ in range(3):
        mixed = [replace(wave, items=tuple(random.sample(wave.items, len(wave.items)))) for wave in (earlier, later)]
        assert matches(*mixed) == expected


def test_a_tie_between_two_questions_is_asked():
    earlier = asked("How often did you share student work in meetings?")
    later = asked(
        "How often did you share student work in our meetings?", "In meetings, how often did you share student work?"
    )
    assert {match for one, _, match in matches(earlier, later) if one} == {"ask"}


def test_people_have_the_last_word_and_can_take_it_back():
    earlier, later = asked("I never hide mistakes"), asked("I always hide mistakes")
    one, other = earlier.items[0].item_id, later.items[0].item_id
    key = link_key(ITEM, one, other)
    assert matches(earlier, later) == {(one, other, "ask")}
    assert matches(earlier, later, {key: REWORDED}) == {(one, other, "reworded")}
    assert matches(earlier, later, {key: DIFFERENT}) == {(one, None, "dropped"), (None, other, "new")}
    assert matches(earlier, later, {}) == {(one, other, "ask")}


def test_a_decision_joins_what_no_rule_would_and_gives_way_to_nothing():
    earlier, later = asked("I come prepared"), asked("Bring what the agenda asked for", "I come prepared!")
    key = link_key(ITEM, "I come prepared", "Bring what the agenda asked for")
    assert ("I come prepared", "I come prepared!", "same") in matches(earlier, later)
    assert matches(earlier, later, {key: SAME}) == {
        ("I come prepared", "Bring what the agenda asked for", "same"),
        (None, "I come prepared!", "new"),
    }


def test_questions_of_two_purposes_are_never_joined():
    one = choice("a", ("Workshops", "Books"), ["Workshops"] * 6 + ["Books"] * 6, "took_part")
    other = choice("b", ("Workshops", "Books"), ["Workshops"] * 6 + ["Books"] * 6, "want_more")
    one = replace(one[0], wording="Which learning did you take part in here?"), one[1]
    other = replace(other[0], wording="Which learning would you take part in here?"), other[1]
    assert {match for *_, match in matches(survey(one), survey(other))} == {"new", "dropped"}


def test_the_same_question_about_people_is_known_by_its_purpose():
    one = choice("a", ("Teacher", "Principal"), ["Teacher"] * 12, "role")
    other = choice("b", ("Teacher", "Principal"), ["Teacher"] * 12, "role")
    one = replace(one[0], wording="I am a…"), one[1]
    other = replace(other[0], wording="What do you do at our school most of the time?"), other[1]
    assert matches(survey(one), survey(other)) == {("a", "b", "reworded")}


def test_two_languages_are_asked_about_by_purpose_only():
    one = choice("a", ("Workshops", "Peer coaching"), ["Workshops"] * 12, "most_valuable")
    other = choice("b", ("Ateliers", "Accompagnement entre pairs"), ["Ateliers"] * 12, "most_valuable")
    one = replace(one[0], wording="Which of these was the most valuable for you this year?"), one[1]
    other = replace(other[0], wording="Quelle activité a été la plus utile pour vous cette année ?"), other[1]
    assert matches(survey(one), survey(other)) == {("a", "b", "ask")}


def test_the_last_two_questions_about_one_condition_are_asked():
    earlier = asked("I was supported in using data", purposes=("cond_data",))
    later = asked("How sure are you when you read test results?", purposes=("cond_data",))
    assert {match for *_, match in matches(earlier, later)} == {"ask"}


def test_a_way_of_answering_that_changed_breaks_the_line():
    rows = asked("How often did you plan lessons together?")
    item, responses = choice("c", ("Yes", "No"), ["Yes"] * 8 + ["No"] * 7)
    later = survey((replace(item, wording="How often did you plan lessons together?"), responses))
    assert {match for *_, match in matches(rows, later)} == {"scale_changed"}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("I have time to plan lessons", "I have no time to plan lessons", "says not"),
        ("It is easy to plan lessons here", "It is hard to plan lessons here", "opposites"),
        ("I plan lessons with my team", "I should plan lessons with my team", "should"),
        ("Teachers coach leaders", "Leaders coach teachers", "another order"),
        ("I get feedback from leaders", "I get feedback to leaders", "different ways"),
        ("Fast and for all:Slow and for some", "Slow and for some:Fast and for all", "changed places"),
        ("Rate it (1 = bad, 5 = good)", "Rate it (1 = good, 5 = bad)", "something else"),
        ("I look at student work weekly", "I look at student data weekly", "became"),
    ],
)
def test_a_doubt_has_a_reason_in_plain_words(one, other, why):
    found = judge(worded(one), worded(other))
    assert found.match == "ask"
    assert why in found.reason
