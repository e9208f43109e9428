"""The team's page in AppTest: every widget that changes something, and what two people at once see."""

from dataclasses import replace
from datetime import date
from html import unescape

import pytest

from coaching.evidence import Evidence
from coaching.people import Team
from coaching.priority import Measurement, Priority, state
from coaching.roadmap import Action
from pages.shared.words import coaching as said
from tests.pages.coaching_driving import cycle, open_as, press, refusals, store
from tests.pages.driving import said as shown


@pytest.fixture
def team(coaching):
    """Return the app at the page of Grade 4, for its lead."""
    return open_as(coaching, "priorities", "T20", said.OUR_TEAM)


def priority() -> Priority:
    return cycle().one(Priority, "P-G4")


def tag(record) -> str:
    return f"{record.id}_{record.version}"


def test_a_lead_with_five_minutes_sees_where_the_team_stands(team):
    text = unescape(shown(team))
    assert "No action due in the next two weeks, 3 overdue, no evidence since 8 November." in text
    assert "22 → 22 of 58 students placing fractions correctly: no movement since September." in text
    assert "Vera Y. · 6 Dec · overdue" in text
    assert '<tr class=none><th scope="row">student voice</th>' in text


def test_a_team_begins_with_the_questions_it_chooses(coaching):
    store().remove(priority(), "T20", "2025-03-03")
    open_as(coaching, "priorities", "T20", said.OUR_TEAM)
    assert said.NO_PRIORITY in shown(coaching)
    coaching.selectbox(key="template").select("preset-practice").run()
    press(coaching, "begin")
    new = cycle().priority_of("G4")
    assert new.questions[0] == "Where are our students now, and what is our goal for them?"
    assert state(new) == "draft"


def test_everything_a_team_writes_is_kept(team):
    at = tag(priority())
    team.text_input(key=f"title_{at}").set_value("Fractions on a line")
    team.text_area(key=f"answer_0_{at}").set_value("They split them.")
    team.text_input(key=f"measure_{at}").set_value("students who place 3/4")
    team.number_input(key=f"out_of_{at}").set_value(60)
    team.number_input(key=f"baseline_{at}").set_value(20)
    team.number_input(key=f"target_{at}").set_value(50)
    team.selectbox(key=f"direction_{at}").select("higher")
    team.date_input(key=f"baseline_on_{at}").set_value(date(2024, 9, 20))
    team.date_input(key=f"target_on_{at}").set_value(date(2025, 6, 1))
    team.selectbox(key=f"wording_{at}").select("")
    press(team, f"save_{at}")
    kept = priority()
    assert (kept.title, kept.answers[0]) == ("Fractions on a line", "They split them.")
    assert kept.measure == "students who place 3/4"
    assert (kept.out_of, kept.baseline, kept.target, kept.wording) == (60, 20, 50, "")
    assert (kept.baseline_on, kept.target_on) == (date(2024, 9, 20), date(2025, 6, 1))
    assert team.text_input(key=f"title_{tag(kept)}").value == "Fractions on a line"


def test_numbers_that_do_not_fit_are_refused_and_stay_in_the_form(team):
    at = tag(priority())
    team.number_input(key=f"target_{at}").set_value(10)
    press(team, f"save_{at}")
    assert "wrong side" in refusals(team)
    assert team.number_input(key=f"target_{at}").value == 10
    assert priority().target == 44


def conflicting(app) -> str:
    """Let a colleague change the title while the lead writes another one; return the tag of the lead's form."""
    at = tag(priority())
    store().save(replace(priority(), title="Hers"), who="T21", at="2025-03-03")
    app.text_input(key=f"title_{at}").set_value("Mine")
    press(app, f"save_{at}")
    return at


def test_the_second_of_two_is_shown_both_versions(team):
    conflicting(team)
    text = unescape(shown(team))
    assert "Uma R\\. changed this while you were writing" in text
    assert "<strong>title</strong>: Mine" in text
    assert "<strong>title</strong>: Hers" in text
    assert priority().title == "Hers"


@pytest.mark.parametrize(("button", "title"), [("keep_theirs", "Hers"), ("take_mine", "Mine")])
def test_either_version_can_be_chosen_and_both_stay_in_the_history(team, button, title):
    conflicting(team)
    press(team, button)
    assert priority().title == title
    assert not [one for one in team.button if one.key == "take_mine"]
    titles = [line.body for line in store().history("P-G4")]
    assert any("Hers" in body for body in titles)


def test_a_change_of_somebody_else_is_told_while_the_form_is_open(team):
    at = tag(priority())
    store().save(replace(priority(), title="Hers"), who="T21", at="2025-03-03")
    team.run()
    assert said.CHANGED_MEANWHILE.format(who=said.SOMEBODY)[:20] in shown(team).replace("\\", "")
    assert team.text_input(key=f"title_{at}").value == "Fractions as numbers"
    press(team, "newest_P-G4")
    assert team.text_input(key=f"title_{tag(priority())}").value == "Hers"


def test_a_state_changes_with_a_reason_only(team):
    at = tag(priority())
    press(team, f"state_save_{at}")
    assert "Say in one sentence why" in refusals(team)
    team.selectbox(key=f"state_to_{at}").select("active")
    team.text_input(key=f"state_why_{at}").set_value("Cover is back.")
    press(team, f"state_save_{at}")
    assert (state(priority()), priority().steps[-1].reason) == ("active", "Cover is back.")


def test_a_value_is_added_and_undone(team):
    team.number_input(key="value").set_value(30)
    team.text_input(key="value_note").set_value("exit ticket")
    team.date_input(key="value_on").set_value(date(2025, 3, 1))
    press(team, "value_save")
    newest = cycle().measurements("P-G4")[-1]
    assert (newest.value, newest.note) == (30, "exit ticket")
    press(team, f"undo_value_{newest.id}")
    assert [value.value for value in cycle().all(Measurement, priority="P-G4")] == [22]


def test_an_action_is_added_changed_removed_and_brought_back(team):
    team.text_input(key="action_title").set_value("Invite Grade 5")
    team.selectbox(key="action_owner").select("T21")
    team.date_input(key="action_due").set_value(date(2025, 4, 1))
    press(team, "action_save")
    (new,) = cycle().all(Action, priority="P-G4", title="Invite Grade 5")
    assert (new.owner, new.due) == ("T21", date(2025, 4, 1))
    team.selectbox(key="action_which").select(new.id).run()
    team.text_input(key=f"edit_title_{tag(new)}").set_value("Invite Grade 3")
    team.selectbox(key=f"edit_owner_{tag(new)}").select("")
    team.date_input(key=f"edit_due_{tag(new)}").set_value(date(2025, 4, 8))
    press(team, f"edit_save_{tag(new)}")
    changed = cycle().one(Action, new.id)
    assert (changed.title, changed.owner, changed.due) == ("Invite Grade 3", "", date(2025, 4, 8))
    press(team, f"undo_{tag(changed)}")
    undone = cycle().one(Action, new.id)
    assert undone.title == "Invite Grade 5"
    press(team, f"remove_{tag(undone)}")
    assert not cycle().has(Action, new.id)


def test_how_far_an_action_is_takes_one_click(team):
    action = cycle().one(Action, "A-G4-2")
    team.segmented_control(key=f"action_{tag(action)}").set_value("done").run()
    assert not team.exception
    assert cycle().one(Action, "A-G4-2").done_on == date(2025, 3, 3)
    assert "2 overdue" in shown(team)


def test_a_click_on_what_somebody_else_has_changed_shows_both(team):
    action = cycle().one(Action, "A-G4-2")
    store().save(replace(action, state="dropped"), who="T21", at="2025-03-03")
    team.segmented_control(key=f"action_{tag(action)}").set_value("done").run()
    assert not team.exception
    assert cycle().one(Action, "A-G4-2").state == "dropped"
    assert said.YOURS in shown(team)
    press(team, "take_mine")
    assert cycle().one(Action, "A-G4-2").state == "done"


def test_a_team_decides_whether_leaders_see_names(team):
    team.toggle(key="share_1").set_value(True).run()
    assert cycle().one(Team, "G4").shares_owners


def test_evidence_is_added_with_a_file_changed_and_removed_for_good(team):
    team.selectbox(key="piece_kind").select("student_voice")
    team.text_input(key="piece_title").set_value("What they told us")
    team.text_input(key="piece_note").set_value("three students")
    team.text_input(key="piece_link").set_value("https://school.example/voices")
    team.date_input(key="piece_on").set_value(date(2025, 2, 20))
    team.selectbox(key="piece_circle").select("school")
    team.checkbox(key="piece_students").check()
    team.checkbox(key="piece_consent").check()
    team.checkbox(key="piece_screen").check()
    team.file_uploader(key="piece_file").upload("voices.txt", b"we see it now")
    press(team, "piece_save")
    (new,) = cycle().all(Evidence, kind="student_voice")
    assert (new.title, new.circle, new.on_screen, new.file_name) == ("What they told us", "school", True, "voices.txt")
    assert store().file(new.file) == b"we see it now"
    team.selectbox(key="evidence_which").select(new.id).run()
    team.text_input(key=f"{tag(new)}_title").set_value("In their words")
    team.text_input(key=f"{tag(new)}_note").set_value("")
    team.checkbox(key=f"{tag(new)}_screen").uncheck()
    press(team, f"{tag(new)}_save")
    changed = cycle().one(Evidence, new.id)
    assert (changed.title, changed.note, changed.on_screen) == ("In their words", "", False)
    press(team, f"{tag(changed)}_undo")
    undone = cycle().one(Evidence, new.id)
    assert undone.title == "What they told us"
    press(team, f"{tag(undone)}_erase")
    assert not cycle().has(Evidence, new.id)
    assert [line.body for line in store().history(new.id)] == [None] * 4


def test_evidence_of_students_without_consent_stays_with_the_team(team):
    team.text_input(key="piece_title").set_value("Film")
    team.selectbox(key="piece_circle").select("school")
    team.checkbox(key="piece_students").check()
    press(team, "piece_save")
    assert "consent is on file" in refusals(team)
    assert not cycle().all(Evidence, title="Film")


def test_evidence_is_taken_off_the_list(team):
    piece = cycle().one(Evidence, "E-G4-2")
    press(team, f"{tag(piece)}_remove")
    assert not cycle().has(Evidence, "E-G4-2")


def test_the_history_brings_an_earlier_version_back(team):
    store().save(replace(priority(), title="Second"), who="T21", at="2025-03-03T09:00:00")
    team.run()
    assert "<td>Uma R.</td><td>title</td>" in shown(team)
    press(team, "bring_back_P-G4_2")
    assert (priority().title, priority().version) == ("Fractions as numbers", 3)
    team.selectbox(key="history_of").select("A-G4-2").run()
    assert not team.exception


def test_what_was_removed_is_undone_at_the_top_or_brought_back_from_the_history(team):
    action = cycle().one(Action, "A-G4-3")
    team.selectbox(key="action_which").select(action.id).run()
    press(team, f"remove_{tag(action)}")
    assert "Try it for three weeks (removed)" in team.selectbox(key="history_of").options
    press(team, "undo_last")
    assert cycle().has(Action, "A-G4-3")
    assert not [one for one in team.button if one.key == "undo_last"]
    action = cycle().one(Action, "A-G4-3")
    team.selectbox(key="action_which").select(action.id).run()
    press(team, f"remove_{tag(action)}")
    team.selectbox(key="history_of").select("A-G4-3").run()
    press(team, "bring_back_A-G4-3_4")
    assert cycle().one(Action, "A-G4-3").title == "Try it for three weeks"


def test_a_result_of_the_whole_school_stands_beside_the_question_it_wants_to_move(sample):
    from pages.shared.coaching_result import questions, whole_school_result

    told = whole_school_result(priority())
    assert told.startswith("“In team meetings this year, how often did you...: show student work")
    assert told.endswith("2025: 26 of 46 teachers answered “Often” or “Almost always”.")
    other = replace(priority(), wording="Which planet is next?")
    assert whole_school_result(other) == said.RESULT_NOT_ASKED.format(wording="Which planet is next?")
    assert "27 of 46 teachers named" in whole_school_result(replace(priority(), wording=""))
    asked_twice = "How confident are you in using student information to decide what to teach next?"
    both = whole_school_result(replace(priority(), wording=asked_twice))
    assert "2025: 29 of 46" in both
    assert "2024: 17 of 44" in both
    assert priority().wording in questions()


def test_other_questions_keep_the_answers(team):
    team.selectbox(key="template_anew").select("preset-options").run()
    before = priority().answers
    press(team, "do_ask_anew")
    assert priority().questions[0] == "What do we want to reach?"
    assert priority().answers == before
