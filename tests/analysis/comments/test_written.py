"""Comments stand once, in the order of the alphabet, counted by the people who wrote them."""

from array import array
from random import Random

import pytest

from analysis.comments.written import WRITE_IN, is_answer, open_questions
from analysis.survey import Item, Responses
from tests.analysis.comments.written_surveys import survey_of, written
from tests.analysis.surveys import choice, survey, ticks


@pytest.mark.parametrize(
    "text", ["none", "N/A", "n.a.", "-", "…", "Nothing", "no", "rien", "Ninguno", "No comment.", "?"]
)
def test_nothing_said_is_no_answer(text):
    assert not is_answer(text)


@pytest.mark.parametrize("text", ["Choice.", "Nothing, it was our best year.", "time", "no time", "谢谢"])
def test_one_word_is_an_answer(text):
    assert is_answer(text)


def test_people_are_counted_and_the_same_words_stand_once():
    (question,) = open_questions(survey_of("More time", "n/a", "choice", "More  time", "", "More time"))
    assert (question.written_n, question.usable_n) == (5, 4)
    assert [(comment.text, comment.people) for comment in question.comments] == [("choice", 1), ("More time", 3)]


def test_school_leaders_are_counted_apart():
    (question,) = open_questions(survey_of("More time", "As a leader I saw it", "More time", leaders=(1, 2)))
    assert (question.written_n, question.usable_n, question.leaders_n) == (1, 1, 2)
    assert {comment.text: (comment.people, comment.leaders) for comment in question.comments} == {
        "As a leader I saw it": (0, 1),
        "More time": (1, 1),
    }


def test_the_order_of_rows_leaves_no_trace():
    texts = [f"{word} {number}" for word in ("time", "Choice", "école", "zeal") for number in range(5)]
    mixed = Random(3).sample(texts, len(texts))
    assert open_questions(survey_of(*texts)) == open_questions(survey_of(*mixed))


def test_the_key_of_a_comment_depends_on_question_and_words_alone():
    one, other = open_questions(survey(written("c", ["a b", "x"]), written("d", ["a b", "y"])))
    assert one.comments[0].key != other.comments[0].key
    assert one.comments[0].key == open_questions(survey_of("z", "a b"))[0].comments[0].key


def test_what_is_typed_beside_other_is_a_comment():
    item, responses = choice("v", ("Workshops", "Other"), ["Workshops", "Other", "Other"], "most_valuable")
    beside = Responses(responses.state, responses.codes, ("", "Talking with my husband", "none"))
    (question,) = open_questions(survey((item, beside)))
    assert (question.kind, question.written_n, question.usable_n) == (WRITE_IN, 2, 1)


def test_what_is_typed_in_the_place_of_an_option_is_a_comment():
    options = ("Workshops", "Peer coaching", "Conferences", "My husband teaches too, we talk at dinner")
    item, responses = choice("v", options, [*options[:3] * 4, options[3]], "most_valuable")
    (question,) = open_questions(survey((item, responses)))
    assert [comment.text for comment in question.comments] == [options[3]]
    several = ticks("t", options, [{option} for option in (*options[:3] * 4, options[3])], "took_part")
    assert [comment.text for comment in open_questions(survey(several))[0].comments] == [options[3]]


def test_what_is_typed_about_the_person_is_no_comment():
    item = Item("t", "Team?", None, "single_choice", (1,), ("A", "Other"), purpose="team")
    responses = Responses(array("b", [0]), (array("h", [1]),), ("The only art teacher",))
    assert open_questions(survey((item, responses))) == ()
