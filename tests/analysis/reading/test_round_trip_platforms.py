"""Random surveys with rankings, write-ins and questions not shown come back from the file of every platform."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.analysis.reading import surveys
from tests.analysis.reading.exports import balanced
from tests.analysis.reading.styles import STYLES, Style, written
from tests.analysis.reading.surveys import Question
from tests.analysis.reading.tables import document, options

KINDS = {**surveys.MAKERS, "ranking": surveys.ranking}


def fitting(random: Random, style: Style, questions: list[Question]) -> list[Question]:
    """Return the questions of which a platform's file holds enough to read them back, with what it can tell besides.

    An option that holds the very sign which joins ticks is cut by nothing but guesswork.
    """
    found = []
    for question in questions:
        if question.item_type == "ranking" and not style.ranks:
            continue
        if question.item_type == "select_all":
            if style.joint.strip() and any(style.joint.strip() in option for option in question.options):
                continue
            if style.typed:
                question = surveys.written_beside(random, question)
            if style.hides:
                question = surveys.partly_hidden(random, question, style.blank_hides)
        found.append(question)
    return found


def check_item(item: dict, question: Question, style: Style) -> None:
    """Compare an item with the question it was written from."""
    assert item["item_type"] == question.item_type, question.wording
    assert (item["base_n"], item["not_asked"]) == (question.base_n(), len(question.hidden)), question.wording
    if question.item_type == "ranking":
        for option in item["options"]:
            places = [order.index(option["option"]) + 1 for order in question.answers if order]
            assert (option["n"], option["first"]) == (len(places), places.count(1))
            assert option["mean_rank"] == pytest.approx(sum(places) / len(places))
    else:
        counts = {label: n for label, n in options(item).items() if label != "其他"}
        assert counts == dict(question.counts()), question.wording
        assert item["other_text_n"] == sum(map(bool, question.typed)), question.wording


@pytest.mark.parametrize("name", STYLES)
@settings(max_examples=15, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    people=st.integers(20, 60),
    kinds=st.lists(st.sampled_from(sorted(KINDS)), min_size=2, max_size=8, unique=True),
)
def test_a_survey_comes_back(name: str, seed: int, people: int, kinds: list[str]) -> None:
    random, style = Random(seed), STYLES[name]
    made: list[Question] = []
    for kind in kinds:
        made += KINDS[kind](random, people)
    questions = fitting(random, style, made)
    if not questions:
        return
    read = document(written(style, questions), "survey")
    assert read["respondents"] == people
    assert balanced(read)
    assert [item["item_type"] for item in read["items"]] == [question.item_type for question in questions]
    for item, question in zip(read["items"], questions, strict=True):
        check_item(item, question, style)
        assert item["section"] == (question.stem if style.stems else None)
