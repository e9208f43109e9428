"""The page Sessions in AppTest: every widget that changes something, for a teacher and for the coordinator."""

from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from coaching.goals import Goal
from coaching.rounds import Consent, Note, Round, Session, Takeaway, Willingness
from pages.shared.words import coaching as said
from tests.pages.coaching_driving import cycle, open_as, press, refusals, store
from tests.pages.driving import said as shown

COORDINATOR = "T14"
OWN = "S3-13"  # Bruna O. and Tara K. in round 3


@pytest.fixture
def mine(coaching):
    """Return the app at the sessions of Tara K."""
    return open_as(coaching, "sessions", "T20", said.MINE)


def session(session_id: str = OWN) -> Session:
    return cycle().one(Session, session_id)


def tag() -> str:
    return f"{OWN}_{session().version}"


def test_a_teacher_sees_with_whom_when_where_and_what_to_bring(mine):
    text = unescape(shown(mine))
    assert "Round 3: with Bruna O., 14 May" in text
    assert "period D" in text
    assert "Bruna O.'s room first" in text
    assert "Two samples of student work, from before and after" in text
    assert [box.label for box in mine.checkbox] == ["Ask the quiet students first\\. \\(by 14 March\\)"]


def test_yes_and_no_can_be_said_and_taken_back(mine):
    press(mine, f"yes_{OWN}")
    assert [consent.answer for consent in cycle().all(Consent, session=OWN)] == ["yes"]
    assert said.ANSWERED["yes"] in shown(mine)
    press(mine, f"no_{OWN}")
    assert [consent.answer for consent in cycle().all(Consent, session=OWN)] == ["no"]
    open_as(mine, "sessions", "T28", said.MINE)
    assert said.ANSWERED["no"] not in shown(mine)


def test_partners_agree_when_and_where(mine):
    mine.selectbox(key=f"period_{tag()}").select("A")
    mine.text_input(key=f"place_{tag()}").set_value("Room 12")
    mine.selectbox(key=f"leader_{tag()}").select("as_learner")
    press(mine, f"arrange_save_{tag()}")
    assert (session().period, session().place, session().leader_present) == ("A", "Room 12", "as_learner")


def test_a_session_moves_to_another_day_or_is_cancelled(mine):
    mine.date_input(key=f"move_to_{tag()}").set_value(date(2025, 5, 20))
    press(mine, f"move_save_{tag()}")
    assert (session().state, session().on) == ("rescheduled", date(2025, 5, 20))
    press(mine, f"cancel_{tag()}")
    assert session().state == "cancelled"


def test_a_session_closes_with_three_things(mine):
    mine.text_input(key=f"question_{OWN}").set_value("Who spoke?")
    mine.text_input(key=f"step_{OWN}").set_value("Wait five seconds")
    press(mine, f"close_save_{OWN}")
    assert "one idea" in refusals(mine)
    assert mine.text_input(key=f"question_{OWN}").value == "Who spoke?"
    mine.text_input(key=f"idea_{OWN}").set_value("Sticks with names")
    mine.date_input(key=f"step_due_{OWN}").set_value(date(2025, 6, 2))
    press(mine, f"close_save_{OWN}")
    (taken,) = cycle().all(Takeaway, session=OWN)
    assert (taken.question, taken.idea, taken.next_step) == ("Who spoke?", "Sticks with names", "Wait five seconds")
    assert session().state == "held"
    assert "Wait five seconds \\(by 2 June\\)" in [box.label for box in mine.checkbox]


def test_a_next_step_is_ticked_off_and_on_again(mine):
    (step,) = cycle().all(Takeaway, person="T20")
    mine.checkbox(key=f"done_{step.id}_1").check().run()
    assert cycle().one(Takeaway, step.id).done_on == date(2025, 3, 3)
    mine.checkbox(key=f"done_{step.id}_2").uncheck().run()
    assert cycle().one(Takeaway, step.id).done_on is None


def test_feedback_is_written_and_read_by_those_who_met(mine):
    mine.text_input(key="note_text_S2-16").set_value("The line helped.")
    press(mine, "note_save_S2-16")
    assert [note.text for note in cycle().all(Note)] == ["The line helped."]
    assert "The line helped." in shown(open_as(mine, "sessions", "T27", said.MINE))
    assert "The line helped." not in shown(open_as(mine, "sessions", "T21", said.MINE))


def test_whether_to_be_coached_is_ones_own_choice(mine):
    mine.segmented_control(key="wants_1").set_value(said.WILLING_NO)
    press(mine, "willing_save")
    assert cycle().all(Willingness, person="T20")[0].opted_in is False
    mine.segmented_control(key="wants_2").set_value(said.WILLING_YES)
    mine.multiselect(key="free_2").set_value(["B", "D"])
    mine.selectbox(key="wish_2").select("T27")
    press(mine, "willing_save")
    (willing,) = cycle().all(Willingness, person="T20")
    assert (willing.opted_in, willing.periods, willing.wish) == (True, ("B", "D"), "T27")


def test_an_exit_slip_goes_in_without_a_name_and_once(mine):
    mine.segmented_control(key="slip_round-2_0").set_value("Very clear")
    mine.segmented_control(key="slip_round-2_1").set_value("Quite well")
    mine.text_input(key="slip_round-2_words").set_value("more time")
    press(mine, "slip_send_round-2")
    assert store().slips("round-2") == (("Very clear", "Quite well", "more time"),)
    assert said.SLIP_SENT in shown(mine)
    assert not [one for one in mine.button if one.key == "slip_send_round-2"]


@pytest.fixture
def board(coaching):
    """Return the app at the round, for the coordinator."""
    return open_as(coaching, "sessions", COORDINATOR, said.THE_ROUND)


def newest_round() -> Round:
    return cycle().rounds("Y2024")[-1]


def added(board):
    """Add a fourth round and open it."""
    board.date_input(key="new_4_start").set_value(date(2025, 5, 28))
    board.date_input(key="new_4_end").set_value(date(2025, 5, 30))
    press(board, "new_4_save")
    board.selectbox(key="round").select(newest_round().id).run()
    return board


def test_a_round_is_added_and_changed(board):
    added(board)
    new = newest_round()
    assert (new.number, new.kind, new.start, new.end) == (4, "V2_pair", date(2025, 5, 28), date(2025, 5, 30))
    at = f"{new.id}_{new.version}"
    board.text_area(key=f"{at}_agenda").set_value("soon: talk")
    press(board, f"{at}_save")
    assert "Begin each line" in refusals(board)
    board.text_area(key=f"{at}_agenda").set_value("5 min: Priority\n15 Walls")
    board.selectbox(key=f"{at}_kind").select("V1_team")
    press(board, f"{at}_save")
    assert [(line.minutes, line.text) for line in newest_round().agenda] == [(5, "Priority"), (15, "Walls")]
    assert newest_round().kind == "V1_team"


def test_everybody_is_paired_in_one_click_and_asked(board):
    added(board)
    assert "47 of 48 teachers said yes" in shown(board)
    press(board, "propose")
    assert "22 pairs and 1 trio" in shown(board)
    assert len(cycle().sessions(newest_round().id)) == 23
    assert "asked" in shown(board)
    press(board, "propose")
    assert len(cycle().sessions(newest_round().id)) == 23


def test_two_people_change_places_or_the_rule_is_named(board):
    board.selectbox(key="round").select("round-3").run()
    board.selectbox(key="swap_one").select("T31").run()
    board.selectbox(key="swap_other").select("T24").run()
    press(board, "do_swap")
    assert "on the same team" in refusals(board).replace("\\", "")
    board.selectbox(key="swap_other").select("T29").run()
    press(board, "do_swap")
    assert session("S3-08").people == ("T21", "T29")
    assert session("S3-10").people == ("T22", "T31")


def test_somebody_left_over_joins_a_pair(board):
    store().save(*[_without_common_period()], who="T01", at="2025-03-03")
    added(board)
    press(board, "propose")
    text = shown(board).replace("\\", "")
    assert "Amara H.: no free period in common" in text
    assert board.selectbox(key="join_which_T01").options
    press(board, "join_save_T01")
    assert "no period in which all of them are free" in refusals(board).replace("\\", "")


def _without_common_period() -> Willingness:
    from dataclasses import replace

    return replace(cycle().all(Willingness, person="T01")[0], periods=("Z",))


def test_the_slips_are_told_from_five_on(board):
    for _ in range(5):
        store().add_slip("round-2", ("Very clear", "A little", "words"))
    text = shown(open_as(board, "sessions", "L1", said.THE_ROUND))
    assert "5 of 5" in text
    assert "<li>words</li>" not in text


def test_criteria_are_agreed_anew(board):
    open_as(board, "sessions", "T38", said.GOOD_SESSION)
    assert "A pen down, eyes up." in shown(board)
    board.text_area(key="criteria_text_3").set_value("We laugh. | smiles | noise | light\nWe end on time.")
    press(board, "criteria_save_3")
    newest = cycle().criteria("Y2024")[-1]
    assert [(one.text, one.feels) for one in newest.criteria] == [("We laugh.", "light"), ("We end on time.", "")]
    board.selectbox(key="criteria_3").select("criteria-1").run()
    assert "We laugh." not in shown(board)


def test_a_leader_arranges_nothing_but_the_rounds(coaching):
    open_as(coaching, "sessions", "L1", said.THE_ROUND)
    keys = {one.key for one in coaching.button}
    assert not keys & {"propose", "do_swap"}
    open_as(coaching, "sessions", "L1", said.MINE)
    assert said.LEADERS_HERE in shown(coaching)
    assert not [one.key for one in coaching.button if one.key and one.key.startswith(("yes_", "no_", "close_"))]


def test_a_goal_is_written_followed_and_removed_and_nobody_else_reads_it(mine):
    mine.text_area(key="goal_text_0").set_value("Wait longer after a question")
    mine.selectbox(key="goal_area_0").select("Literacy")
    press(mine, "goal_save_0")
    (goal,) = cycle().all(Goal)
    assert (goal.person, goal.area, goal.progress) == ("T20", "Literacy", "open")
    assert "Wait longer after a question (Literacy)" in unescape(shown(mine)).replace("\\", "")
    mine.segmented_control(key=f"goal_{goal.id}_{goal.version}").set_value("reached").run()
    assert cycle().one(Goal, goal.id).progress == "reached"
    open_as(mine, "sessions", "T28", said.MINE)
    assert "Wait longer" not in shown(mine)
    open_as(mine, "sessions", "T20", said.MINE)
    press(mine, f"goal_erase_{goal.id}_2")
    assert not cycle().all(Goal)
    assert {line.body for line in store().history(goal.id)} == {None}


def test_two_who_agree_on_a_place_at_once_see_both(mine):
    at = tag()
    store().save(replace(session(), place="Library"), who="T28", at="2025-03-03")
    mine.text_input(key=f"place_{at}").set_value("Room 12")
    press(mine, f"arrange_save_{at}")
    assert session().place == "Library"
    assert said.YOURS in shown(mine)
    press(mine, "take_mine")
    assert session().place == "Room 12"


def test_a_round_goes_by_the_version_of_the_criteria_that_is_chosen(coaching):
    app = open_as(coaching, "sessions", COORDINATOR, said.THE_ROUND)
    found = next(
        one for one in cycle().all(Round) if f"{one.id}_{one.version}_criteria" in {box.key for box in app.selectbox}
    )
    first = cycle().criteria(found.year)[0]
    assert found.criteria != first.id
    app.selectbox(key=f"{found.id}_{found.version}_criteria").select(first.id)
    press(app, f"{found.id}_{found.version}_save")
    assert cycle().one(Round, found.id).criteria == first.id
