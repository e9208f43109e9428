"""Undo and correct: a survey is a pure function of its draft and the decisions."""

import csv
import io
from collections import Counter
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import decisions
from analysis.asks import asks_of
from analysis.corrections import alternatives, effects, headline, offered_again, undoing
from analysis.decisions import Decision, standing
from analysis.document import from_bytes, to_bytes
from analysis.reading import Draft, draft_here
from analysis.reading.assemble import survey_of
from analysis.report import item_sentence
from analysis.tabulate import EVERYONE, count
from sample_data import MAPLE_HOLLOW

HEADER = "Timestamp,Email Address,What is your role?,What team are you on?,Which learning was most valuable?"
MESSY = f"""{HEADER},How much?,How often?
5/1/2025 10:00:00,a@x.example,Teacher,Gr. 3,Coaching,4.0,Often
5/1/2025 10:00:01,a@x.example,Teacher,Gr. 3,Workshops,3.0,Often
5/1/2025 10:00:02,b@x.example,Teacher,Grade 3,Workshops,3.0,often
5/1/2025 10:00:03,c@x.example,Instructional Coordinator,3rd,Coaching,2.0,Often
5/1/2025 10:00:04,d@x.example,Teacher,2-Jan,Coaching,5.0,Never
5/1/2025 10:00:05,e@x.example,Teacher,Grade 3,Workshops,1.0,Never
5/1/2025 10:00:06,f@x.example,Principal,K,Workshops,4.0,Often
"""


@cache
def draft(name: str) -> Draft:
    """Return the messy table, or a wave of the sample school."""
    if name == "messy":
        return draft_here(MESSY.encode(), "messy.csv")
    path = next(path for path in MAPLE_HOLLOW if name in path.name)
    return draft_here(path.read_bytes(), path.name)


def undo_all(of: Draft) -> dict[str, str]:
    """Return the decisions that undo every line of the receipt that can be undone."""
    return {line.key: undoing(line.key) for line in survey_of(of).receipt.lines if line.key}


def possible(of: Draft) -> list[Decision]:
    """Return decisions of every kind that fit a draft."""
    survey = survey_of(of)
    choices = dict(undo_all(of))
    for item in survey.items[:4]:
        choices[decisions.purpose(item.item_id)] = "goal"
        choices[decisions.item_type(item.item_id)] = "single_choice"
        for one, other in zip(item.options, item.options[1:], strict=False):
            choices[decisions.same(item.item_id, one)] = other
    choices[decisions.role("Teacher")] = "lead"
    choices[decisions.mode("Workshops")] = "conference"
    return [Decision(key, choice, f"2025-06-{at % 28 + 1:02}") for at, (key, choice) in enumerate(choices.items())]


@pytest.mark.parametrize("name", ["messy", "2023", "2024", "2025"])
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_any_order_of_decisions_and_any_replay_gives_the_same_bytes(name, data):
    taken = data.draw(st.lists(st.sampled_from(possible(draft(name))), unique=True))
    shuffled = data.draw(st.permutations(taken))
    once = to_bytes(survey_of(draft(name), standing(taken)))
    kept = from_bytes(to_bytes(draft(name)), Draft)
    assert to_bytes(survey_of(kept, standing(shuffled))) == once
    undone = [decision for decision in shuffled if decision not in taken[:1]]
    redone = [*undone, *taken[:1]]
    assert to_bytes(survey_of(kept, standing(redone))) == once
    assert to_bytes(survey_of(kept)) == to_bytes(survey_of(draft(name)))


def test_undo_all_gives_back_the_file():
    undone = survey_of(draft("messy"), undo_all(draft("messy")))
    table = list(csv.reader(io.StringIO(MESSY)))[1:]
    assert undone.respondents == len(table)
    for item in undone.items:
        counts = count(undone, item, EVERYONE)
        said = dict(zip((*item.options, *item.outside), (*counts.n, *counts.outside_n), strict=True))
        assert said == Counter(row[item.columns[0] - 1] for row in table)
    assert [line.action for line in undone.receipt.lines] == ["identity_removed"]


def test_every_line_says_what_it_does_to_the_headline():
    found = {effect.sentence: effect.otherwise for effect in effects(draft("2025"), {}, 48)}
    assert "Previews of the form left out (row 4, 5)." in found
    assert found["Previews of the form left out (row 4, 5)."].startswith("29 of 48 teachers")
    messy = {effect.sentence: effect.otherwise for effect in effects(draft("messy"), {}, None)}
    assert messy["'Gr. 3', '3rd' became 'Grade 3': 2 answers (What team are you on?)."] is None


def item_of(survey, wording):
    return next(item for item in survey.items if item.wording == wording)


def test_a_corrected_type_scale_purpose_and_option():
    survey = survey_of(draft("messy"))
    often = item_of(survey, "How often?")
    assert often.scale.favourable == ("Often",)
    turned = survey_of(
        draft("messy"),
        {
            decisions.scale(often.item_id): decisions.as_choice(["Often", "Never"]),
            decisions.favourable(often.item_id): decisions.as_choice(["Never"]),
        },
    )
    again = item_of(turned, "How often?")
    assert (again.options, again.scale.favourable) == (("Often", "Never"), ("Never",))
    assert item_sentence(turned, again) == "2 of 6 people gave a favourable answer: “Never”."

    much = item_of(survey, "How much?")
    listed = survey_of(draft("messy"), {decisions.item_type(much.item_id): "single_choice"})
    assert item_of(listed, "How much?").item_type == "single_choice"

    valued = survey.first("most_valuable")
    none = survey_of(draft("messy"), {decisions.purpose(valued.item_id): decisions.NONE})
    assert none.first("most_valuable") is None
    assert headline(none, None) != headline(survey, None)

    one = survey_of(draft("messy"), {decisions.same(valued.item_id, "Coaching"): "Workshops"})
    assert item_of(one, valued.wording).options == ("Workshops",)


def test_a_type_that_cannot_be_is_not_forced():
    survey = survey_of(draft("messy"))
    role = survey.first("role")
    assert (
        survey_of(draft("messy"), {decisions.item_type(role.item_id): "number"}).first("role").item_type
        == "single_choice"
    )


def test_who_is_a_leader_changes_the_base():
    assert "of 5 teachers" in headline(survey_of(draft("messy")), None)
    led = survey_of(draft("messy"), {decisions.role("Instructional Coordinator"): "leader"})
    assert "of 4 teachers" in headline(led, None)


def test_asked_is_only_what_is_uncertain_and_not_decided():
    asks = {ask.key: ask for ask in asks_of(survey_of(draft("messy")))}
    assert set(asks) == {decisions.role("Instructional Coordinator"), decisions.mode("Coaching")}
    decided = dict.fromkeys(asks, "none") | {decisions.role("Instructional Coordinator"): "teacher"}
    assert asks_of(survey_of(draft("messy"), decided)) == ()
    assert asks_of(survey_of(draft("2024"))) == ()


def test_both_readings_are_shown_with_what_follows():
    (ask,) = [ask for ask in asks_of(survey_of(draft("messy"))) if ask.key.startswith("role:")]
    shown = {found.choice: found.consequence for found in alternatives(draft("messy"), {}, ask, None)}
    assert list(shown) == ["teacher", "lead", "leader"]
    assert "of 5 teachers" in shown["teacher"]
    assert "of 4 teachers" in shown["leader"]
    (whole,) = asks_of(survey_of(draft("2023")))
    kept, cut = alternatives(draft("2023"), {}, whole, 48)
    assert "“Learning walks, in a group”" in kept.consequence
    assert "“Learning walks”" in cut.consequence
    assert "“in a group”" in cut.consequence


def test_what_was_decided_is_offered_where_it_fits():
    survey = survey_of(draft("messy"))
    fits = Decision(decisions.mode("Coaching"), "peer_coaching", "2024-06-01", "Coaching is by colleagues")
    other = Decision(decisions.purpose("nowhere"), "goal", "2024-06-01")
    duplicates = Decision(decisions.exclusion("duplicate"), decisions.KEPT, "2024-06-01")
    assert offered_again([fits, other, duplicates], survey, []) == [fits, duplicates]
    assert offered_again([fits], survey, [fits]) == []
    assert offered_again([duplicates], survey_of(draft("2024")), []) == []


def test_identity_is_not_in_a_draft():
    for name, secret in (("messy", "@x.example"), ("2023", "@maplehollow"), ("2025", "203.0.113")):
        assert secret not in repr(draft(name))


def test_which_answers_are_good_is_asked_where_a_statement_speaks_of_something_bad():
    answers = ("Strongly agree", "Disagree", "Strongly disagree", "Agree", "Agree")
    rows = [f"2025/05/0{n} 11:00:00 AM,{answer},{answer}" for n, answer in enumerate(answers, 1)]
    lines = ["Timestamp,I feel micromanaged in my teaching.,I had enough time to learn.", *rows]
    made = draft_here("\n".join(lines).encode(), "x.csv")
    survey = survey_of(made)
    bad, good = survey.items
    assert (bad.scale.favourable, good.scale.favourable) == ((), ("Agree", "Strongly agree"))
    (ask,) = asks_of(survey)
    assert ask.question == "Which answers to “I feel micromanaged in my teaching.” are the good ones?"
    sides = [(), ("Strongly disagree", "Disagree"), ("Agree", "Strongly agree")]
    assert list(map(decisions.as_list, ask.choices)) == sides
    decided = survey_of(made, {ask.key: ask.choices[1]})
    assert decided.items[0].scale.favourable == ("Strongly disagree", "Disagree")
    assert asks_of(decided) == ()
