"""Learning modes over the years: solid, dotted and broken lines, gaps where not offered, and what people decided."""

from dataclasses import replace

import pytest

from analysis.charts import slope_figure
from analysis.crosswalk.links import DIFFERENT, ITEM, OPTION, REWORDED, SAME, link_key
from analysis.findings.places import modes_finding, places_rows
from analysis.mode_years import placed_modes
from analysis.survey import Survey
from tests.analysis.surveys import choice, ordered, survey, ticks

LABELS = ("2023", "2024", "2025")
ASKED = "Which learning was the most valuable for you?"


def year(answers: dict[str, int], wording: str = ASKED, also: tuple[str, ...] = ()) -> Survey:
    """Return a year in which so many named each option; ``also`` were offered in another question with all of these."""
    named = [option for option, n in answers.items() for _ in range(n)]
    item, responses = choice(wording, tuple(option for option, n in answers.items() if n), named)
    item = replace(item, wording=wording, purpose="most_valuable")
    listed = (*answers, *also)
    other, told = ticks("t", listed, [set(listed)] * len(named), "took_part")
    return survey((item, responses), (replace(other, wording="In which learning did you take part?"), told))


def finding(*years: Survey, decided=None):
    labels = LABELS[: len(years)]
    placed = placed_modes(years, labels, (None,) * len(years), 5, decided)
    return modes_finding(placed, labels, "teachers"), placed


def links(found, mode: str) -> list[tuple[str, str]]:
    return [(row.column, row.link) for row in found.rows if row.label.startswith(mode)]


def segments(found) -> list[tuple[list[int], str]]:
    """Return the segments that the chart draws, with solid or dot."""
    lines = (trace for trace in slope_figure(found).data if trace.mode == "lines")
    return [(list(line.x), line.line.dash) for line in lines]


OFFERED = {"Workshops": 8, "Peer coaching": 12}


def test_the_same_question_and_words_are_joined_by_a_solid_line():
    found, _ = finding(year(OFFERED), year(OFFERED), year(OFFERED))
    assert links(found, "Peer") == [("2023", ""), ("2024", "solid"), ("2025", "solid")]
    assert segments(found) == [([0, 1], "solid"), ([1, 2], "solid")] * 2
    assert "dotted" not in found.caution


def test_a_reworded_question_is_dotted_until_a_person_says_it_is_the_same_and_broken_if_different():
    years = year(OFFERED), year(OFFERED, "Which of this was the most valuable learning for you this year?")
    found, _ = finding(*years)
    assert links(found, "Peer")[1] == ("2024", "dotted")
    assert "the question was reworded" in found.caution
    key = link_key(ITEM, *(one.items[0].item_id for one in years))
    for ruled, line in ((SAME, "solid"), (REWORDED, "dotted"), (DIFFERENT, "break")):
        found, _ = finding(*years, decided={(0, 1): {key: ruled}})
        assert links(found, "Peer")[1] == ("2024", line)
        assert segments(found) == ([] if line == "break" else [([0, 1], {"solid": "solid", "dotted": "dot"}[line])] * 2)


def test_other_words_for_a_learning_are_dotted_until_a_person_says_they_are_the_same():
    years = year(OFFERED), year({"Workshops": 8, "Coaching pairs": 12})
    found, _ = finding(*years)
    assert links(found, "Peer")[1] == ("2024", "dotted")
    assert links(found, "Workshop")[1] == ("2024", "solid")
    key = link_key(OPTION, "Peer coaching", "Coaching pairs")
    for ruled, line in ((SAME, "solid"), (REWORDED, "dotted"), (DIFFERENT, "break")):
        assert links(finding(*years, decided={(0, 1): {key: ruled}})[0], "Peer")[1] == ("2024", line)


def test_where_other_options_were_offered_every_line_is_dotted_and_too_few_in_common_break_it():
    found, _ = finding(year(OFFERED), year({**OFFERED, "Lesson study": 8}))
    assert links(found, "Peer")[1] == ("2024", "dotted")
    assert "other options were offered" in found.caution
    found, _ = finding(year(OFFERED), year({"Peer coaching": 12, "Lesson study": 16}))
    assert links(found, "Peer")[1] == ("2024", "break")
    assert "too few answers went to options of both years" in found.caution


def test_not_offered_is_a_gap_and_offered_but_named_by_nobody_is_zero():
    book = {"Workshops": 8, "Peer coaching": 8, "Book club": 4}
    found, placed = finding(year(book), year(OFFERED), year(book))
    assert links(found, "Book") == [("2023", ""), ("2025", "break")]
    assert ("not offered", "") in [row[2:4] for row in places_rows(placed, found) if row[0].startswith("Book")]
    assert "not zero" in found.caution
    found, placed = finding(year(book), year(OFFERED, also=("Book club",)), year(book))
    book_rows = [row for row in found.rows if row.label.startswith("Book")]
    assert [(row.n, row.base_n, row.link) for row in book_rows] == [(4, 20, ""), (0, 20, "solid"), (4, 20, "solid")]
    assert book_rows[1].note == "named by nobody"


def test_merged_options_and_another_way_of_asking_are_breaks():
    apart = {"Workshops": 8, "Conferences": 6, "Peer coaching": 6}
    found, placed = finding(year(apart), year({"Workshops and conferences": 12, "Peer coaching": 8}))
    joins = {row[0]: row[4] for row in places_rows(placed, found) if row[1] == "2024" and row[2] != "not offered"}
    assert links(found, "Peer")[1][1] == "dotted"
    assert all("not compared" not in words for mode, words in joins.items() if mode.startswith("Peer"))
    ballots = [[1, 2]] * 12 + [[2, 1]] * 8
    ranked, told = ordered("v", ("Peer coaching", "Workshops"), ballots, "most_valuable")
    third = survey((replace(ranked, wording=ASKED), told))
    found, _ = finding(year(OFFERED), third)
    assert links(found, "Peer") == [("2023", ""), ("2024", "break")]
    assert "in different ways" in found.caution


def test_a_year_that_did_not_ask_lies_under_a_dotted_line_and_is_said():
    without = survey(choice("x", ("Yes", "No"), ["Yes"] * 20))
    found, _ = finding(year(OFFERED), without, year(OFFERED))
    assert links(found, "Peer") == [("2023", ""), ("2025", "dotted")]
    assert "2024 did not ask it." in found.base
    assert "a year between did not ask" in found.caution


def test_a_learning_under_the_schools_own_words_is_one_line_once_a_person_joins_it():
    years = year({"Workshops": 8, "Sofa circle": 12}), year({"Workshops": 8, "Chat corner": 12})
    found, _ = finding(*years)
    assert {row.label for row in found.rows} >= {"Sofa circle", "Chat corner"}
    key = link_key(OPTION, "Sofa circle", "Chat corner")
    joined, _ = finding(*years, decided={(0, 1): {key: SAME}})
    assert links(joined, "Chat") == [("2023", ""), ("2024", "solid")]
    assert links(joined, "Sofa") == []


@pytest.mark.parametrize("years", [(), (year(OFFERED),), (year({"Workshops": 1, "Peer coaching": 2}),) * 2])
def test_with_fewer_than_two_years_that_may_be_shown_there_is_none(years):
    assert finding(*years)[0] is None


def test_many_years_are_told_from_the_first_to_the_last_and_the_first_place_since_when():
    years, labels = [year({"Workshops": 1, "Peer coaching": 29})] * 5, tuple(map(str, range(2021, 2026)))
    found = modes_finding(placed_modes(years, labels, (30,) * 5, 5), labels, "teachers")
    assert found.headline == (
        "“Peer coaching between teachers in our school” was most valuable for 29 of 30 in 2021, then 29 of 30 in 2025. "
        "Number one since 2021, whatever the others would have said."
    )
    assert modes_finding(placed_modes(years[:2], labels[:2], (None,) * 2, 5), labels, "teachers").headline.endswith(
        "29 of 30 in 2021 and 29 of 30 in 2022. Clearly first since 2021."
    )
