"""Reach, value and wish side by side: on tables to check by hand, on the sample school, and in words."""

from dataclasses import replace

import pytest

from analysis.disclosure import release_reach
from analysis.errors import SurveyError
from analysis.findings import reach_findings
from analysis.reach import ASKED, Cell, Question, reach
from analysis.reading import read_here
from analysis.survey import Finding, Survey
from sample_data import MAPLE_HOLLOW
from tests.analysis.surveys import choice, survey, ticks

COACHING, MEETINGS, WORKSHOPS = "Peer coaching", "Staff meetings", "Workshops"
NO_WISH = "This survey has no list to choose from that asks teachers what they want more of."
WAVES = dict(zip(("2023", "2024", "2025"), MAPLE_HOLLOW, strict=True))


def took(answers: list[set[str] | None], options: tuple[str, ...] = (COACHING, MEETINGS, WORKSHOPS)) -> tuple:
    return ticks("t", options, answers, "took_part")


def valued(answers: list[str], options: tuple[str, ...] = (COACHING, MEETINGS, WORKSHOPS)) -> tuple:
    return choice("v", options, answers, "most_valuable")


def wanted(answers: list[set[str] | None], options: tuple[str, ...] = (COACHING, MEETINGS, WORKSHOPS)) -> tuple:
    return ticks("w", options, answers, "want_more")


def one_column_per_option(pair: tuple) -> tuple:
    item, answers = pair
    return replace(item, columns=tuple(range(10, 10 + len(item.options)))), answers


def cells(found: Survey) -> dict[str, dict[str, tuple[int, int]]]:
    """Return count and base by option and question."""
    return {row.names[0]: {key: (cell.n, cell.base_n) for key, cell in row.cells.items()} for row in reach(found).rows}


def findings(found: Survey, promise: int = 5) -> tuple[Finding, ...]:
    return reach_findings(release_reach(reach(found), promise), "teachers")


def sample(year: str) -> Survey:
    return read_here(WAVES[year].read_bytes(), WAVES[year].name)


SIX = survey(
    took([{COACHING, MEETINGS}, {MEETINGS}, {MEETINGS, WORKSHOPS}, {MEETINGS}, {COACHING}, None]),
    valued([COACHING, COACHING, COACHING, WORKSHOPS, "", COACHING]),
    wanted([{COACHING}, {COACHING, WORKSHOPS}, {COACHING}, set(), {WORKSHOPS}, {COACHING}]),
)


def test_each_question_keeps_its_own_count_and_base():
    assert cells(SIX) == {
        COACHING: {"took_part": (2, 5), "most_valuable": (4, 5), "want_more": (4, 6)},
        MEETINGS: {"took_part": (4, 5), "most_valuable": (0, 5), "want_more": (0, 6)},
        WORKSHOPS: {"took_part": (1, 5), "most_valuable": (1, 5), "want_more": (2, 6)},
    }
    assert reach(SIX).questions["took_part"] == Question(5, several=True)


def test_a_question_that_was_not_asked_has_no_cell():
    found = survey(took([{MEETINGS}, {MEETINGS}]), valued([COACHING, COACHING]))
    assert set(reach(found).questions) == {"took_part", "most_valuable"}
    assert all("want_more" not in row for row in cells(found).values())
    assert reach(survey(choice("q", ("A", "B"), ["A", "B"]))).rows == ()


def test_nobody_chose_it_is_said_only_of_what_the_file_cannot_show():
    offered = (COACHING, WORKSHOPS)
    answers = took([{MEETINGS, COACHING}, {COACHING, WORKSHOPS}])
    wishes = [{COACHING}, {WORKSHOPS}]
    one_cell = survey(answers, wanted(wishes, offered))
    assert {row.names[0]: row for row in reach(one_cell).rows}[MEETINGS].cells["want_more"] == Cell(0, 2, listed=False)
    spread = survey(answers, one_column_per_option(wanted(wishes, offered)))
    assert "want_more" not in cells(spread)[MEETINGS]
    ticked_by_nobody = survey(answers, one_column_per_option(wanted(wishes)))
    assert {row.names[0]: row for row in reach(ticked_by_nobody).rows}[MEETINGS].cells["want_more"] == Cell(0, 2)


@pytest.mark.parametrize("ambiguous", ["Coaching", "The Tuesday circle"])
def test_an_answer_that_may_mean_the_same_forbids_the_zero(ambiguous):
    options = (ambiguous, MEETINGS)
    found = cells(survey(took([{COACHING}, {MEETINGS}, {MEETINGS}]), valued([ambiguous, ambiguous, MEETINGS], options)))
    assert found[COACHING] == {"took_part": (1, 3)}
    assert found[ambiguous] == {"most_valuable": (2, 3)}
    assert found[MEETINGS]["most_valuable"] == (1, 3)


def test_options_of_one_mode_are_added_where_people_choose_one():
    options = ("Workshops", "Workshop / training session", COACHING)
    answers = valued([options[0], options[1], options[1], COACHING], options)
    found = survey(answers, took([{WORKSHOPS}, {WORKSHOPS}, {COACHING}, None]))
    row = next(row for row in reach(found).rows if row.mode == "workshop")
    assert (row.cells["most_valuable"], row.cells["took_part"]) == (Cell(3, 4), Cell(2, 3))
    assert row.names == options[:2]


def test_options_of_one_mode_stay_apart_where_people_choose_several():
    training = "Workshop / training session"
    found = survey(
        took([{WORKSHOPS, training}, {training}, {COACHING}, {WORKSHOPS}], (WORKSHOPS, training, COACHING)),
        valued([WORKSHOPS, WORKSHOPS, COACHING, COACHING]),
    )
    assert reach(found).apart == ("workshop",)
    assert cells(found)[WORKSHOPS] == {"took_part": (2, 4), "most_valuable": (2, 4)}
    assert cells(found)[training]["took_part"] == (2, 4)
    assert "stand apart" in findings(found, 3)[0].caution


def test_options_without_a_mode_match_by_their_exact_text():
    options = ("The Tuesday circle", COACHING, MEETINGS)
    found = survey(
        took([{options[0]}, {options[0], COACHING}, {MEETINGS}], options),
        valued([options[0], options[0], COACHING], options),
    )
    assert cells(found)[options[0]] == {"took_part": (2, 3), "most_valuable": (2, 3)}


def test_write_ins_none_and_evaluation_are_left_out():
    typed, none, visits = "My husband teaches too, we talk at dinner", "None of these", "Observation by the principal"
    options = (COACHING, MEETINGS, WORKSHOPS, typed, none, visits)
    found = survey(valued([COACHING, COACHING, MEETINGS, MEETINGS, WORKSHOPS, typed, none, none, visits], options))
    assert list(cells(found)) == [COACHING, MEETINGS, WORKSHOPS]
    assert cells(found)[COACHING]["most_valuable"] == (2, 9)


def test_leaders_leave_no_trace():
    role = choice("r", ("Teacher", "Principal"), ["Teacher", "Teacher", "Principal"], "role")
    found = cells(survey(role, took([{COACHING}, {COACHING, WORKSHOPS}, {MEETINGS, COACHING}])))
    assert found == {COACHING: {"took_part": (2, 2)}, WORKSHOPS: {"took_part": (1, 2)}}


def test_fewer_answers_than_promised_are_withheld_by_question():
    released = release_reach(reach(SIX), 6)
    assert (dict(released.bases), released.withheld) == ({"want_more": 6}, ("took_part", "most_valuable"))
    assert {purpose for row in released.rows for purpose in row.cells} == {"want_more"}
    gap, wish = findings(SIX, 6)
    assert gap.headline == "Too few teachers answered what they took part in and what was most valuable to show it."
    assert gap.rows == wish.rows == ()
    with pytest.raises(SurveyError, match="below 3"):
        release_reach(reach(SIX), 2)


def test_the_headlines_set_counts_beside_each_other():
    gap, wish = findings(SIX)
    assert gap.headline == "“Staff meetings” reached 4 of 5 teachers: nobody's most valuable learning."
    assert wish.headline == "4 of 6 teachers want more of “Peer coaching”, 2 of 6 more of “Workshops”."
    assert gap.base == (
        "Teachers who answered: 5 what they took part in, 5 what was most valuable and 6 what they want more of."
    )
    assert [(row.label, row.column) for row in gap.rows if row.marked] == [
        (MEETINGS, "Took part"), (MEETINGS, "Most valuable"), (COACHING, "Want more"), (WORKSHOPS, "Want more"),
    ]  # fmt: skip
    assert f"{MEETINGS}: took part 4 of 5, most valuable none of 5" in gap.alternative
    assert "different questions" in gap.caution
    assert "several for what they took part in and what they want more of" in gap.caution
    assert "does not tell whether that question offered it" in gap.caution


def test_without_a_gap_none_is_told():
    everyone = [{COACHING, MEETINGS}] * 6
    gap, _ = findings(survey(took(everyone), valued([COACHING, MEETINGS] * 3)))
    assert gap.headline == "Reach and value part nowhere by much."
    assert not any(row.marked for row in gap.rows)


def test_many_equal_wishes_are_no_finding():
    options = (COACHING, MEETINGS, WORKSHOPS, "Mentoring")
    *_, wish = findings(survey(took([set(options)] * 5, options), wanted([set(options)] * 5, options)))
    assert wish.headline == "No wish stands out from the others."


@pytest.mark.parametrize(
    ("year", "gap", "value", "wish"),
    [
        ("2023", "“Staff meetings” reached 35 of 38", "“Peer coaching (in-house)” reached 20 of 38", None),
        ("2024", "“Staff meetings” reached 41 of 44", "“Teachers coaching teachers sessions” reached 36 of 44", None),
        ("2025", "“Staff meetings” reached 40 of 46", "“Learning from other teachers", "33 of 46 teachers want more"),
    ],
)
def test_the_sample_school(year, gap, value, wish):
    found = findings(sample(year))
    assert [finding.finding_id for finding in found] == ["reach_value", "value_reach", "wish"]
    assert found[0].headline == f"{gap} teachers: nobody's most valuable learning."
    assert found[1].headline.startswith(value)
    assert found[2].headline.startswith(wish or NO_WISH)
    assert all(finding.base for finding in found)
    assert "61" not in str(found)
    assert "%" not in str(found)
    assert not any(row.base_n in (40, 41, 35) for finding in found for row in finding.rows)


@pytest.mark.parametrize(
    ("mode", "counts"),
    [("peer_coaching", (44, 27, 33)), ("peer_observation", (29, 6, 30)), ("staff_meeting", (40, 0, 0))],
)
def test_the_numbers_of_2025(mode, counts):
    row = next(row for row in reach(sample("2025")).rows if row.mode == mode)
    assert [(row.cells[purpose].n, row.cells[purpose].base_n) for purpose in ASKED] == [(n, 46) for n in counts]
