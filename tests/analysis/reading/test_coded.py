"""Numbers without words are read as no more than they say, and asked about."""

import pytest

from analysis import decisions
from analysis.asks import asks_of
from analysis.corrections import alternatives
from analysis.reading import Draft, draft_here
from analysis.reading.assemble import survey_of
from analysis.survey import Survey
from tests.analysis.reading.exports import pick
from tests.analysis.reading.tables import csv_text, timestamped

QUESTIONS = ["Where do you live?", "I am trusted", "I have time", "Have you been coached?"]


def person(at: int) -> list[str]:
    """Return what one person answered, in numbers."""
    return [pick("1234567", at), pick("12345", at // 2), pick("54321", at // 3), pick("12", at)]


def qualtrics(questions: list[str], answers: list[list[str]]) -> Draft:
    """Return the draft of a Qualtrics export with three header rows."""
    tags = ["StartDate", "EndDate", "Status", "Progress", "Finished", *[f"Q{at + 1}" for at in range(len(questions))]]
    texts = ["Start Date", "End Date", "Response Type", "Progress", "Finished", *questions]
    ids = [f'{{"ImportId":"QID{at}"}}' for at in range(len(tags))]
    stamps = [f"2025-05-{at % 28 + 1:02} 10:00:00" for at in range(len(answers))]
    rows = [[stamp, stamp, "0", "100", "1", *row] for stamp, row in zip(stamps, answers, strict=True)]
    return draft_here(csv_text([tags, texts, ids, *rows]).encode(), "survey.csv")


CODED = qualtrics(QUESTIONS, [person(at) for at in range(40)])


def kinds(survey: Survey) -> list[tuple[str, tuple[str, ...]]]:
    """Return type and favourable labels of every item."""
    return [(item.item_type, item.scale.favourable if item.scale else ()) for item in survey.items]


def test_an_export_of_codes_claims_no_better_end():
    survey = survey_of(CODED)
    assert kinds(survey) == [("likert", ()), ("likert", ()), ("likert", ()), ("single_choice", ())]
    said = [line.detail for line in survey.receipt.lines if line.action == "two_readings"]
    assert "“I am trusted”, like 1 more question were read as points on a scale of which no end" in said[0]
    assert [line.action for line in survey.receipt.lines].count("advice") == 1


def test_it_asks_once_for_every_range():
    asks = {ask.key: ask for ask in asks_of(survey_of(CODED)) if ask.key.startswith("numbers:")}
    assert set(asks) == {decisions.numbers(high) for high in (5, 7)}
    assert asks["numbers:5"].choices == ("scale", "rising", "falling", "list")
    assert "like 1 more question" in asks["numbers:5"].question


@pytest.mark.parametrize(
    ("choice", "kind", "favourable"),
    [("rising", "likert", {"4", "5"}), ("falling", "likert", {"1", "2"}), ("list", "single_choice", set())],
)
def test_what_is_answered_holds_for_all_of_them(choice, kind, favourable):
    survey = survey_of(CODED, {decisions.numbers(5): choice})
    for item in survey.items[1:3]:
        assert item.item_type == kind
        assert set(item.scale.favourable if item.scale else ()) == favourable
    assert decisions.numbers(5) not in [ask.key for ask in asks_of(survey)]
    assert survey.items[1].options == (("5", "4", "3", "2", "1") if choice == "falling" else survey.items[1].options)


def test_every_choice_shows_what_follows():
    ask = next(ask for ask in survey_of(CODED).asks if ask.key == "numbers:5")
    shown = {found.choice: found.consequence for found in alternatives(CODED, {}, ask, None)}
    assert shown["rising"] == "16 of 40 people gave a favourable answer: “4” and “5”."
    assert "“2” and “1”" in shown["falling"]
    assert "more than anything else" in shown["list"]


def test_a_correction_of_one_item_stands():
    team = survey_of(CODED).items[0].item_id
    decided = {decisions.item_type(team): "single_choice", decisions.numbers(7): "rising"}
    assert survey_of(CODED, decided).items[0].item_type == "single_choice"


@pytest.mark.parametrize(
    "questions",
    [
        ["On a scale of 1 to 5, how?"] * 4,
        ["Rate the coaching"] * 4,
        ["Trust (1-5)", "Time (1 - 5)"] * 2,
    ],
)
def test_numbers_that_the_wording_explains_are_not_asked_about(questions):
    found = qualtrics(questions, [[pick("12345", at)] * 4 for at in range(30)])
    assert not survey_of(found).asks
    assert {kind for kind, _ in kinds(survey_of(found))} == {"likert"}


def test_words_elsewhere_tell_that_numbers_are_points():
    words = [[*person(at)[:2], pick(("Yes", "No"), at), pick(("Red", "Blue"), at)] for at in range(30)]
    assert not survey_of(qualtrics(QUESTIONS, words)).asks
    form = timestamped(QUESTIONS, [person(at) for at in range(30)])
    assert not survey_of(draft_here(csv_text(form).encode(), "form.csv")).asks


def test_a_table_of_ratings_made_by_hand_is_read_upwards_and_asked_about():
    rows = [QUESTIONS, *[person(at) for at in range(30)]]
    survey = survey_of(draft_here(csv_text(rows).encode(), "ratings.csv"))
    assert kinds(survey)[1] == ("likert", ("4", "5"))
    assert next(ask for ask in survey.asks if ask.key == "numbers:5").choices[0] == "rising"
    assert not [line for line in survey.receipt.lines if line.action == "advice"]


def test_two_numbers_that_few_people_gave_are_answers_of_a_list():
    survey = survey_of(qualtrics(QUESTIONS, [person(at) for at in range(12)]))
    assert kinds(survey)[3] == ("single_choice", ())
    assert next(ask for ask in survey.asks if ask.key == "numbers:2").choices == ("list", "rising", "falling")
