"""What makes real exports hard comes out right whoever wrote the file: each case on every platform it can occur on."""

import pytest

from tests.analysis.reading.exports import balanced, facts, pick
from tests.analysis.reading.tables import document, options
from tests.analysis.reading.wrappers import WRAPPERS

PEOPLE = 30
EVERY = pytest.mark.parametrize("platform", WRAPPERS)
AGREE = ("Agree", "Disagree", "Strongly agree")


def read(platform: str, **columns: list[str]) -> dict:
    """Return what is read of a platform's file that holds these columns beside an ordinary one."""
    named = {"Are you new here?": [pick(("Yes", "No"), at) for at in range(PEOPLE)]}
    named |= {name.replace("_", " "): cells for name, cells in columns.items()}
    rows = list(map(list, zip(*named.values(), strict=True)))
    found = document(WRAPPERS[platform](list(named), rows), "survey")
    assert (found["platform"], found["respondents"]) == (platform, PEOPLE)
    assert balanced(found)
    return found


def item(found: dict, wording: str) -> dict:
    """Return the item of this wording."""
    (own,) = (item for item in found["items"] if item["wording"] == wording)
    return own


@EVERY
@pytest.mark.parametrize("answer", ["None", "N/A", "NA", "n/a", "null", "-"])
def test_what_programs_take_for_nothing_is_an_answer(platform: str, answer: str) -> None:
    found = item(
        read(platform, Support_you_have=[pick((answer, "A coach", "A mentor"), at) for at in range(PEOPLE)]),
        "Support you have",
    )
    assert options(found) == {answer: 10, "A coach": 10, "A mentor": 10}


@EVERY
def test_a_single_choice_of_options_with_commas(platform: str) -> None:
    offered = ("Yes, always", "Yes, but only in spring", "No")
    found = item(read(platform, Do_you_like_it=[pick(offered, at) for at in range(PEOPLE)]), "Do you like it")
    assert (found["item_type"], options(found)) == ("single_choice", dict.fromkeys(offered, 10))


@EVERY
def test_six_on_a_scale_from_one_to_five_is_outside_it(platform: str) -> None:
    cells = [*["6"] * 3, *(pick("12345", at) for at in range(PEOPLE - 3))]
    found = item(read(platform, **{"How useful is it? (1-5)": cells}), "How useful is it? (1-5)")
    assert facts(found) == ("likert", 27, 0, 0)
    assert found["outside_scale"] == [{"option": "6", "n": 3}]
    assert [option["option"] for option in found["options"]] == list("12345")


@EVERY
def test_numbers_with_words_at_their_ends(platform: str) -> None:
    labels = ("1: not at all", "2", "3", "4", "5: very", "N/A")
    found = item(read(platform, How_hard=[pick(labels, at) for at in range(PEOPLE)]), "How hard")
    assert facts(found) == ("likert", 25, 0, 0)
    assert [option["option"] for option in found["options"]] == list(labels[:5])


@EVERY
def test_a_scale_spelt_in_several_ways(platform: str) -> None:
    spelt = (
        "Strongly agree",
        "Strongly Agree",
        "Strongly Agreee",
        "strongly agree ",
        "Agree",
        "AGREE",
        "Disagree",
        "disagree.",
    )
    cells = [*["Strongly agree", "Agree", "Disagree"] * 2, *(pick(spelt, at) for at in range(PEOPLE - 6))]
    found = item(read(platform, I_am_heard=cells), "I am heard")
    assert (found["item_type"], options(found)) == ("likert", {"Disagree": 8, "Agree": 8, "Strongly agree": 14})


@EVERY
def test_a_scale_in_two_languages(platform: str) -> None:
    labels = ("Agree / De acuerdo", "Disagree / En desacuerdo", "Neutral / Neutral")
    found = item(read(platform, I_am_heard=[pick(labels, at) for at in range(PEOPLE)]), "I am heard")
    assert (found["item_type"], [option["option"] for option in found["options"]]) == (
        "likert",
        [labels[1], labels[2], labels[0]],
    )


@EVERY
@pytest.mark.parametrize(
    ("damaged", "meant"),
    [("2-Jan", "1-2"), ("4-mars", "3-4"), ("2025-05-06", "5-6"), ("Feb-50", "2-50")],
)
def test_a_range_that_became_a_date(platform: str, damaged: str, meant: str) -> None:
    cells = [pick((damaged, "7-9", "10-12"), at) for at in range(PEOPLE)]
    found = item(read(platform, How_many_pupils=cells), "How many pupils")
    assert options(found) == {meant: 10, "7-9": 10, "10-12": 10}


@EVERY
def test_real_dates_stay_dates(platform: str) -> None:
    cells = [f"2025-05-{at % 28 + 1:02}" for at in range(PEOPLE)]
    assert item(read(platform, When_were_you_coached=cells), "When were you coached")["item_type"] == "date"


@EVERY
def test_marks_nobody_sees(platform: str) -> None:
    if platform == "spreadsheet":
        pytest.skip("cp1252 has no byte-order mark")
    labels = ("In our school", "\ufeffIn our school", "In\u00a0our school", "Else\u200bwhere", "Elsewhere")
    found = item(read(platform, Where=[pick(labels, at) for at in range(PEOPLE)]), "Where")
    assert options(found) == {"In our school": 18, "Elsewhere": 12}


@EVERY
def test_one_wording_ten_times(platform: str) -> None:
    columns = ["How well did it work?"] * 10
    rows = [[pick(AGREE, at + place) for place in range(10)] for at in range(PEOPLE)]
    found = document(WRAPPERS[platform](columns, rows), "survey")
    assert len({item["item_id"] for item in found["items"]}) == 10
    assert {(item["wording"], item["item_type"], item["base_n"]) for item in found["items"]} == {
        (columns[0], "likert", PEOPLE)
    }


@EVERY
def test_headers_that_say_nothing(platform: str) -> None:
    rows = [[pick(AGREE, at), pick("12345", at), f"Thing {at}, really."] for at in range(PEOPLE)]
    found = document(WRAPPERS[platform](["Column 1", "Question 2", "Untitled Question"], rows), "survey")
    assert [item["item_type"] for item in found["items"]] == ["likert", "likert", "open_ended"]


@pytest.mark.parametrize("platform", sorted(set(WRAPPERS) - {"microsoft_forms"}))
def test_the_header_as_the_last_row(platform: str) -> None:
    columns = ["I am heard", "Are you new here?", "I have time", "What would help?"]
    rows = [[pick(AGREE, at), pick(("Yes", "No"), at), pick(AGREE, at // 2), f"Thing {at}"] for at in range(PEOPLE)]
    text = WRAPPERS[platform](columns, rows).decode("utf-8-sig")
    found = document((text + text.partition("\n")[0]).encode(), "survey")
    assert found["respondents"] == PEOPLE
    assert [row["reason"] for row in found["excluded"]] == ["header_repeat"]


@pytest.mark.parametrize("platform", ["google_forms", "jotform", "spreadsheet", "moodle", "nextcloud_forms"])
def test_an_address_that_most_people_share_drops_nobody(platform: str) -> None:
    shared = ["office@school.example"] * 20 + [f"t{at}@school.example" for at in range(10)]
    assert read(platform, Email_Address=shared)["respondents"] == PEOPLE


@EVERY
@pytest.mark.parametrize("form", ["6.3E+17", "6,3E+17", "6.34E+17"])
def test_destroyed_ids_are_dropped_and_drop_nobody(platform: str, form: str) -> None:
    found = read(platform, Id_of_the_person=[form] * PEOPLE)
    assert "respondent_id" in {column["role"] for column in found["identity_removed"]}
    assert "Id of the person" not in [item["wording"] for item in found["items"]]
