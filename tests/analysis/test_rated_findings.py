"""Profiles, tensions and single questions in words: no stronger than their counts, and nothing asked is not zero."""

from dataclasses import replace

import pytest

from analysis.disclosure import Withheld
from analysis.disclosure.items import TYPED, ReleasedItem, release_item
from analysis.errors import SurveyError
from analysis.findings.conditions import profile_finding, wordings
from analysis.findings.items import item_finding
from analysis.findings.tensions import tension_findings
from analysis.rated import rated_items
from analysis.survey import Scale
from analysis.vocabulary.constructs import CONDITIONS
from tests.analysis.surveys import choice, rated, survey, ticks

OFTEN = Scale("often", ("Never", "Sometimes", "Often"), ("Often",))
ITEM = ReleasedItem("i", "Enough time?", None, "likert", "cond_time", 46,
                    (("Never", 20), ("Sometimes", 13), ("Often", 13)), ("Often",), 13)  # fmt: skip


def item(purpose: str, favourable: int, base_n: int = 46, wording: str = "How?") -> ReleasedItem:
    options = (("Never", base_n - favourable), ("Often", favourable))
    return replace(ITEM, item_id=f"{purpose}{favourable}", wording=wording, purpose=purpose, base_n=base_n,
                   options=options, favourable_n=favourable)  # fmt: skip


def conditions(*items: ReleasedItem | Withheld):
    return profile_finding("conditions", items, "teachers", CONDITIONS, "condition")


def test_the_weakest_comes_first_and_is_named_with_its_count():
    found = conditions(item("cond_trust", 35), item("cond_time", 13), item("cond_choice", 22))
    assert found.headline == (
        "Time is weakest: 13 of 46 teachers answered “Often”; strongest is trust and autonomy (35 of 46)."
    )
    assert [(row.label, row.n, row.marked) for row in found.rows] == [
        ("Time", 13, True), ("Choice", 22, False), ("Trust and autonomy", 35, False),
    ]  # fmt: skip
    assert found.caution == (
        "No rated question that can be shown was recognised as being about relevance, trained facilitation and working "
        "with data."
    )  # fmt: skip


def test_a_condition_whose_good_answers_are_not_known_is_not_called_unasked():
    unsided = replace(item("cond_choice", 20), favourable_n=None, favourable=())
    found = conditions(item("cond_time", 13), unsided)
    assert "Which answers are the good ones is not known for choice, so nothing is counted there." in found.caution
    assert "choice" not in found.caution.partition("Which answers")[0]


def test_two_that_lie_close_together_are_both_weakest():
    found = conditions(item("cond_trust", 35), item("cond_time", 13), item("cond_choice", 15))
    assert found.headline.startswith("Weakest are time and choice, close together from 13 of 46 on;")
    assert [row.marked for row in found.rows] == [True, True, False]


def test_of_five_people_a_gap_of_two_says_nothing():
    found = conditions(item("cond_time", 1, 5), item("cond_choice", 2, 5), item("cond_trust", 3, 5))
    assert found.headline == "No condition stands out: from 1 of 5 to 3 of 5."


def test_two_that_lie_close_together_are_simply_told():
    found = conditions(item("cond_time", 24), item("cond_trust", 25))
    assert found.headline == "Time: 24 of 46; Trust and autonomy: 25 of 46."


def test_a_condition_asked_twice_is_two_lines_and_one_name():
    found = conditions(item("cond_time", 13, wording="Protected?"), item("cond_time", 15, wording="Enough?"),
                       item("cond_trust", 35))  # fmt: skip
    assert found.headline.startswith("Time is weakest: 13 of 46")
    assert [row.label for row in found.rows[:2]] == ["Time: Protected?", "Time: Enough?"]


def test_nothing_asked_is_said_and_not_drawn():
    found = conditions(Withheld("Enough time?", 5))
    assert (found.rows, found.chart) == ((), "none")
    assert "recognised as being about time" in found.headline


def test_different_scales_are_a_caution_and_one_scale_is_none():
    other = replace(item("cond_trust", 35), favourable=("Agree",))
    assert "different scales" in conditions(item("cond_time", 13), other).caution
    assert "different scales" not in conditions(item("cond_time", 13), item("cond_trust", 35)).caution


def test_the_exact_wording_stays_within_reach():
    assert wordings([item("cond_time", 13, wording="Protected?")]) == [("Time", "Protected?")]


def test_one_question_tells_who_did_not_answer_and_why():
    found = item_finding(replace(ITEM, outside=(("Don't know", 2),), item_nonresponse=3, not_asked=4), "teachers")
    assert found.headline == "13 of 46 teachers answered “Often”."
    assert found.base == (
        "46 teachers answered this question; 2 answered “Don't know” and are not counted in; 3 left it blank; "
        "4 were not asked."
    )
    assert [(row.column, row.n, row.marked) for row in found.rows] == [
        ("Never", 20, False), ("Sometimes", 13, False), ("Often", 13, True),
    ]  # fmt: skip


def test_where_the_middle_is_best_both_sides_are_told():
    amounts = (("Too little", 30), ("About right", 15), ("Too much", 1))
    found = item_finding(replace(ITEM, options=amounts, favourable=("About right",), favourable_n=15), "teachers")
    assert found.caution == "Here the middle is the good answer: 30 of 46 answered below it, 1 above."


def test_a_list_is_told_by_the_answer_chosen_most_and_ties_are_named():
    formats = replace(ITEM, item_type="single_choice", favourable=(), favourable_n=None,
                      options=(("At a table", 8), ("In a classroom", 28), ("Both", 10)))  # fmt: skip
    assert item_finding(formats, "teachers").headline == (
        "28 of 46 teachers chose “In a classroom”, more than anything else."
    )
    tied = replace(formats, options=(("A", 23), ("B", 23)))
    assert item_finding(tied, "teachers").headline == (
        "23 of 46 teachers each chose “A” and “B”, more than anything else."
    )
    assert "Nobody" in item_finding(replace(formats, options=(("A", 0),)), "teachers").headline


@pytest.mark.parametrize(
    ("counts", "middle"), [((1, 2, 10, 33), "“3 or more”"), ((10, 30, 3, 3), "“1”"), ((10, 13, 20, 3), "")]
)
def test_the_middle_answer_is_the_one_that_half_reach(counts: tuple[int, ...], middle: str):
    options = tuple(zip(("0", "1", "2", "3 or more"), counts, strict=True))
    sessions = replace(ITEM, options=options, favourable=(), favourable_n=None)
    assert (f"The middle answer is {middle}." in item_finding(sessions, "teachers").headline) == bool(middle)


def test_too_few_answers_are_withheld():
    found = rated_items(survey(rated("r", OFTEN, ["Often"] * 4 + [""])))
    assert release_item(found[0], 5) == Withheld("Row r", 5)
    assert release_item(found[0], 4).favourable_n == 4
    with pytest.raises(SurveyError):
        release_item(found[0], 2)


def test_what_only_somebody_typed_is_added_up():
    pair = choice("c", ("Books", "Visits", "My uncle Bob"), ["Books"] * 5 + ["Visits"] * 2 + ["My uncle Bob"])
    released = release_item(rated_items(survey(pair))[0], 5, frozenset(("Books", "Visits")))
    assert released.options == (("Books", 5), ("Visits", 2), (TYPED, 1))
    assert "Bob" not in repr(item_finding(released, "teachers"))


def test_only_what_can_be_counted_is_rated():
    found = survey(rated("r", OFTEN, ["Often"] * 6), ticks("t", ("A", "B"), [{"A"}] * 6))
    assert [one.favourable_n for one in rated_items(found)] == [6, None]
    assert rated_items(found, ["goal"]) == ()


def tension(wording: str, counts: list[int]) -> ReleasedItem:
    options = tuple((str(at - 3), n) for at, n in enumerate(counts))
    return replace(ITEM, item_id=wording[:3], wording=wording, purpose="tension", options=options,
                   base_n=sum(counts), favourable=(), favourable_n=None)  # fmt: skip


def test_tensions_name_what_is_shared_and_what_splits_and_take_no_side():
    together, split, shared = tension_findings(
        [
            tension("Grow our own experts:Bring in experts from outside", [20, 15, 6, 3, 1, 1, 0]),
            tension("The same approach in every classroom:Each team decides its own approach", [8, 9, 4, 3, 4, 10, 8]),
        ],
        "teachers",
    )
    assert together.headline == "A shared view on “Grow our own experts”; split on one approach or each team its own."
    assert "Neither side is the better one" in together.caution
    assert split.headline == "One approach or each team its own: split in two."
    assert "21 nearer to “The same approach in every classroom”, 3 in the middle, 22 nearer to" in split.base
    assert "35 of 46 stand clearly on one side" in split.base
    assert (split.rows[0].note, split.rows[-1].note) == (
        "The same approach in every classroom", "Each team decides its own approach",
    )  # fmt: skip
    assert "helps when" in shared.caution
    assert not any(word in repr((together, split, shared)).lower() for word in ("mean", "average", "favourable"))


def test_an_unknown_tension_goes_by_its_wording_and_no_tension_is_said():
    (_, one) = tension_findings([tension("Coffee:Tea", [3, 3, 3, 3, 3, 3, 3])], "teachers")
    assert one.headline == "Coffee:Tea: views are spread."
    assert one.caution is None
    (none,) = tension_findings([], "teachers")
    assert none.chart == "none"


def test_what_others_published_stands_beside_a_condition_and_says_what_it_asks_differently():
    (told,) = conditions(item("cond_time", 13), item("cond_time", 15)).context
    assert told.startswith(
        "Time: 31 % of US teachers said that they have enough time to work with other teachers (RAND"
    )
    assert told.endswith("A different question: it asks about working together only.")
    assert conditions(item("cond_trust", 13)).context == ()
