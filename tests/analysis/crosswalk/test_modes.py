"""Options named as learning modes, and the question that asks for them."""

from dataclasses import replace

import pytest

from analysis.crosswalk import ONCE, OptionMode, learning_item, option_modes, shown_words
from analysis.disclosure import release_ranking, release_reach
from analysis.findings import ranking_finding, reach_findings
from analysis.reach import reach
from analysis.results import rank_survey
from analysis.tabulate import count
from analysis.vocabulary.modes import canonical
from tests.analysis.surveys import choice, survey, ticks

MODES = ("Peer coaching", "Workshops", "Staff meetings")


def modes(survey_with, item) -> list[tuple[str | None, str]]:
    return [(hit.mode, hit.how) for hit in option_modes(survey_with, count(survey_with, item))]


@pytest.mark.parametrize(
    "typed", ["My husband teaches too, we talk at dinner", "Quilting", "The PLC that Ms Okafor runs"]
)
def test_an_answer_that_no_other_question_offers_was_typed(typed):
    item, responses = choice("v", (*MODES, typed), ["Peer coaching", "Workshops", "Staff meetings", typed])
    took = ticks("t", MODES, [{"Workshops"}, None, None, None])
    assert modes(survey((item, responses), took), item)[-1] == ("other", "written_in")


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("Quilting", ("other", "written_in")),
        ("My husband teaches too, we talk at dinner", ("other", "written_in")),
        ("Observation", (None, "ask")),
        ("The PLC we have on Thursdays", ("team_meeting", "phrase")),
    ],
)
def test_without_another_list_only_what_names_no_mode_was_typed(option, expected):
    item, responses = choice("v", (*MODES, option), ["Peer coaching", "Workshops", "Staff meetings", option])
    assert modes(survey((item, responses)), item)[-1] == expected


def test_what_two_people_chose_or_another_question_offers_is_an_option():
    item, responses = choice("v", (*MODES, "Quilting"), ["Peer coaching", "Workshops", "Quilting", "Quilting"])
    took = ticks("t", MODES, [{"Workshops"}, None, None, None])
    assert modes(survey((item, responses), took), item)[-1] == (None, "none")
    once, responses = choice("v", (*MODES, "Quilting"), ["Peer coaching", "Workshops", "Quilting", ""])
    both = survey((once, responses), ticks("t", (*MODES, "Quilting"), [{"Quilting"}, None, None, None]))
    assert modes(both, once)[-1] == (None, "none")


def test_the_question_whose_options_name_most_modes_is_meant():
    structure = choice("s", ("Tables", "Rooms"), ["Tables", "Rooms"], "most_valuable")
    valued = choice("v", MODES, ["Workshops", "Workshops"], "most_valuable")
    assert learning_item(survey(structure, valued), "most_valuable").item_id == "v"


def test_a_question_that_is_not_about_learning_is_none():
    diagrams = choice("d", ("Pie", "Bar"), ["Pie", "Bar"], "most_valuable")
    assert learning_item(survey(diagrams), "most_valuable") is None
    assert learning_item(survey(diagrams), "took_part") is None


TYPED = "The PLC that Ms Okafor runs"


def vouched(item, responses, *others) -> dict[str, bool]:
    found = survey((item, responses), *others)
    return {hit.option: hit.vouched for hit in option_modes(found, count(found, item))}


def test_an_option_is_vouched_for_by_two_people_another_question_a_column_or_the_vocabulary():
    once = choice("v", (*MODES, TYPED), [*MODES, TYPED])
    assert vouched(*once) == {**dict.fromkeys(MODES, True), TYPED: False}
    assert vouched(*once, ticks("t", (TYPED, "Quilting"), [None] * 4))[TYPED]
    assert vouched(*choice("v", (*MODES, TYPED), [*MODES, TYPED, TYPED]))[TYPED]
    several, responses = ticks("t", (*MODES, TYPED), [{TYPED}, {"Workshops"}])
    assert not vouched(several, responses)[TYPED]
    assert vouched(replace(several, columns=(2, 3, 4, 5)), responses)[TYPED]


def test_what_nothing_vouches_for_goes_by_its_mode_and_no_two_alike():
    def words(*hits: tuple[str, str | None, bool]) -> list[str]:
        return list(shown_words([OptionMode(option, mode, "phrase", sure) for option, mode, sure in hits]).values())

    assert words(("Our PLC", "peer_coaching", True), (TYPED, None, False)) == ["Our PLC", ONCE]
    typed = [(f"Coaching by {name}", "peer_coaching", False) for name in ("Ann", "Bob", "Cem")]
    name = canonical("peer_coaching")
    assert words((name, "peer_coaching", True), *typed) == [name, *(f"{name} ({number})" for number in (2, 3, 4))]
    assert words(("A", None, False), ("B", None, False), ("C", None, False)) == [ONCE, f"{ONCE} (2)", f"{ONCE} (3)"]


@pytest.mark.parametrize("as_several", [False, True])
@pytest.mark.parametrize("typed", [TYPED, "Observation by Ms Okafor", "Chats with Ms Okafor", "Okaforing"])
@pytest.mark.parametrize("listed", [MODES, ("Le cercle du mardi", "Die Werkstatt", "La chorale")])
def test_no_finding_holds_what_one_person_may_have_typed(typed, listed, as_several):
    answers = [listed[at % 3] for at in range(20)] + [typed]
    options = (*listed, typed)
    if as_several:
        valued = ticks("v", options, [{answer} for answer in answers], "most_valuable")
    else:
        valued = choice("v", options, answers, "most_valuable")
    wave = survey(valued)
    ranking = rank_survey(wave, item_id="v")
    found = [
        ranking_finding(release_ranking(ranking, 5), "teachers"),
        *reach_findings(release_reach(reach(wave), 5), "teachers"),
    ]
    assert "Okafor" not in repr(found)
    assert all(option in repr(found[0]) for option in listed)
    assert sum(row.n for row in found[0].rows) == 21
