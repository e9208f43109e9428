"""The page Upload in AppTest: files taken in or refused, decided about, published and deleted."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.errors import SurveyError
from pages.shared import words
from sample_data import MAPLE_HOLLOW
from tests.pages.driving import data_of, goto, said, store_of, upload

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("export", MAPLE_HOLLOW, ids=lambda path: path.stem)
def test_an_upload_is_read_saved_as_a_draft_and_receipted(app, export):
    upload(app.run(), export)
    assert not app.exception
    text = said(app)
    assert "Saved as a draft that only you see" in text
    assert words.RECEIPT in text
    assert "teachers answered." in text
    goto(app, "overview")
    assert words.DRAFT_BANNER in said(app)


def test_the_headcount_makes_the_verdict_certain_and_publishing_fixes_it(app):
    upload(app.run(), MAPLE_HOLLOW[2])
    assert "27 of 46" in said(app)
    assert "clearly first" in said(app)
    app.number_input(key="staff_1").set_value(48)
    app.button(key="save_1").click().run()
    assert "number one, whatever the other two would have said" in said(app)
    app.button(key="do_publish_1").click().run()
    assert words.NOT_CLOSED in said(app)
    app.checkbox(key="closed_1").check()
    app.number_input(key="promise_1").set_value(6)
    app.button(key="do_publish_1").click().run()
    assert not app.exception
    assert "no number about fewer than 6 people" in said(app)
    assert "save_1" not in [button.key for button in app.button]
    assert words.DRAFT_BANNER not in said(goto(app, "overview"))


def test_a_headcount_below_the_answers_is_refused_in_words(app):
    upload(app.run(), MAPLE_HOLLOW[2])
    app.number_input(key="staff_1").set_value(45)
    app.button(key="save_1").click().run()
    assert "46 teachers answered" in said(app).replace("\\", "")
    assert "at least 46 could have" in said(app).replace("\\", "")


def test_a_headcount_that_answers_outgrow_is_left_out_and_said_so(app):
    upload(app.run(), MAPLE_HOLLOW[0])
    app.number_input(key="staff_1").set_value(38)
    app.button(key="save_1").click().run()
    assert "38 of 38 teachers answered" in said(app)
    app.button(key="undo_1_0").click().run()
    assert "39 teachers answered" in said(app)
    assert words.STAFF_DOUBTED.format(staff=38) in said(app)
    app.checkbox(key="closed_1").check()
    app.button(key="do_publish_1").click().run()
    assert "at least 39 could have" in said(app).replace("\\", "")
    assert words.NO_MOST_VALUABLE not in said(goto(app, "overview"))
    assert "12 of 39" in said(app)


def test_team_headcounts_that_answers_outgrow_are_refused(app):
    upload(app.run(), MAPLE_HOLLOW[2])
    for field in app.number_input:
        if field.key.startswith("team_1_"):
            field.set_value(5)
    app.button(key="teams_save_1").click().run()
    assert "at least 46 could have" in said(app).replace("\\", "")
    assert [(saved.staff_n, saved.team_staff) for saved in store_of(app).surveys()] == [(None, ())]


def test_the_same_file_twice_is_one_survey(app):
    upload(app.run(), MAPLE_HOLLOW[0])
    upload(app, MAPLE_HOLLOW[0], "another name.csv")
    assert "is here already" in said(app)
    assert goto(app, "overview").selectbox(key="year").options == ["2023"]


def test_uploads_survive_a_restart(app):
    import streamlit as st

    upload(app.run(), MAPLE_HOLLOW[1])
    st.cache_data.clear()
    st.cache_resource.clear()
    again = AppTest.from_file(ROOT / "dashboard.py", default_timeout=30).run()
    assert "20 of 43" in said(again)


def test_deleting_asks_once_and_removes_the_answers(app, home):
    upload(app.run(), MAPLE_HOLLOW[0])
    app.button(key="do_delete_1").click().run()
    assert not app.exception
    assert words.WELCOME in said(goto(app, "overview"))
    kept = b"".join(path.read_bytes() for path in home.iterdir())
    assert b"Peer coaching" not in kept


def test_no_answer_stays_in_the_memory_of_the_server_once_its_survey_is_deleted(app):
    from pages.shared import data, drafts

    upload(app.run(), MAPLE_HOLLOW[0])
    (saved,) = data.store().surveys()
    held = (data.survey, data.facts, drafts.effects)
    assert all(read(saved) for read in held)
    app.button(key="do_delete_1").click().run()
    for read in held:
        with pytest.raises(SurveyError, match="no longer here"):
            read(saved)


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("empty.csv", b"", "This file is empty"),
        ("scan.csv", b"%PDF-1.7 scan", "This is a PDF document"),
        ("header.csv", b"Timestamp,Role,Team\n", "no answers below it"),
        ("broken.xlsx", b"PK\x03\x04 not really", "damaged"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
    ],
)
def test_a_refused_file_gets_one_plain_sentence_and_nothing_is_lost(sample, name, content, expected):
    goto(sample, "upload").file_uploader(key="exports").upload(name, content)
    sample.run()
    assert not sample.exception
    assert [expected in error.value.replace("\\", "") for error in sample.error] == [True]
    assert goto(sample, "overview").selectbox(key="year").options == ["2023", "2024", "2025"]


def test_a_file_name_is_shown_letter_by_letter(app):
    upload(app.run(), MAPLE_HOLLOW[0], "![x](http://elsewhere.example/a.png) :red[b] $c$.csv")
    message = app.success[0].value
    assert message.startswith(r"\!\[x\]\(http\:\/\/elsewhere\.example\/a\.png\)")


def test_a_database_that_is_none_is_one_sentence_not_a_crash(app, home):
    (home / "same_room.db").write_text("This is no database, however long it may be." * 50)
    app.run()
    assert not app.exception
    assert len(app.error) == 1
    assert (home / "same_room.db").read_text().startswith("This is no database")


def test_a_repair_is_undone_and_taken_back(app):
    upload(app.run(), MAPLE_HOLLOW[0])
    assert "38 teachers answered" in said(app)
    app.button(key="undo_1_0").click().run()
    assert "39 teachers answered" in said(app)
    assert words.DECIDED in said(app)
    app.button(key="take_back_1_0").click().run()
    assert "38 teachers answered" in said(app)
    assert words.DECIDED not in said(app)


def test_a_question_is_answered_and_not_asked_again(app):
    upload(app.run(), MAPLE_HOLLOW[0])
    assert words.ASKS in said(app)
    save = next(button for button in app.button if button.label == words.ASK_SAVE)
    save.click().run()
    assert words.ASKS not in said(app)
    assert not app.exception


def test_what_was_decided_is_offered_for_the_next_file(app):
    upload(app.run(), MAPLE_HOLLOW[2])
    role = data_of(app, 1).first("role")
    correct(app, 1, role.item_id, "Team lead teacher")
    app.selectbox(key=f"role_1_{role.item_id}").select("leader").run()
    app.button(key=f"role_save_1_{role.item_id}").click().run()
    assert "38 teachers answered" in said(app)
    upload(app, MAPLE_HOLLOW[1])
    assert words.AGAIN in said(app)
    app.button(key="again_2").click().run()
    assert not app.exception
    assert "36 teachers answered" in said(app)


def correct(app: AppTest, survey_id: int, item_id: str, option: str) -> None:
    """Choose an item to correct, and one of its answers."""
    app.selectbox(key=f"item_{survey_id}").select(item_id).run()
    app.selectbox(key=f"option_{survey_id}_{item_id}").select(option).run()


def test_a_team_an_option_and_a_scale_are_corrected(app):
    upload(app.run(), MAPLE_HOLLOW[2])
    survey = data_of(app, 1)
    valued, team = survey.first("most_valuable"), survey.first("team")
    correct(app, 1, valued.item_id, "Online learning")
    app.selectbox(key=f"same_1_{valued.item_id}").select("Lesson study").run()
    app.button(key=f"same_save_1_{valued.item_id}").click().run()
    assert "Online learning" not in data_of(app, 1).item(valued.item_id).options
    correct(app, 1, team.item_id, "Grade 3")
    app.selectbox(key=f"same_1_{team.item_id}").select("Grade 4").run()
    app.button(key=f"same_save_1_{team.item_id}").click().run()
    assert "Grade 3" not in data_of(app, 1).item(team.item_id).options
    often = next(item for item in survey.items if item.item_type == "likert" and item.scale.favourable)
    app.selectbox(key="item_1").select(often.item_id).run()
    app.multiselect(key=f"good_1_{often.item_id}").set_value(["Almost always"])
    app.button(key=f"correct_save_1_{often.item_id}").click().run()
    assert data_of(app, 1).item(often.item_id).scale.favourable == ("Almost always",)
    assert "gave a favourable answer: “Almost always”" in said(app).replace("\\", "")
    app.button(key="take_all_back_1").click().run()
    assert data_of(app, 1) == survey
    assert not app.exception


def test_headcounts_of_all_teams_add_up_to_the_school(app):
    upload(app.run(), MAPLE_HOLLOW[2])
    fields = [field for field in app.number_input if field.key.startswith("team_1_")]
    assert len(fields) == 8
    for field in fields:
        field.set_value(6)
    app.button(key="teams_save_1").click().run()
    assert "46 of 48 teachers answered." in said(app)
    assert "number one, whatever the other two would have said" in said(app)
    assert "fewer than five" in said(app)


def test_headcounts_come_from_a_staff_list(app):
    upload(app.run(), MAPLE_HOLLOW[2])
    assert "staff_list_1" not in [field.key for field in app.file_uploader]
    app.toggle(key="by_staff_list_1").set_value(True).run()
    people = "\n".join(f"Person {at},{team}" for at, team in enumerate(["Grade 3"] * 6 + ["K"] * 5))
    app.file_uploader(key="staff_list_1").upload("staff.csv", f"Name,Team\n{people}".encode())
    app.run()
    app.button(key="staff_list_save_1").click().run()
    assert not app.exception
    assert [saved.team_staff for saved in store_of(app).surveys()] == [(("Grade 3", 6), ("Kindergarten", 5))]


def test_a_published_survey_offers_no_decisions_and_shows_nothing_beside_what_is_released(app):
    upload(app.run(), MAPLE_HOLLOW[2])
    beside = (words.RECEIPT, "Previews of the form", "people left half of", "fewer than five", '<td class="n">')
    shown = said(app)
    assert [text for text in beside if text not in shown] == []
    respondents = f"{data_of(app, 1).respondents} people"
    assert respondents in app.expander[0].label.replace("\\", "")
    app.checkbox(key="closed_1").check()
    app.button(key="do_publish_1").click().run()
    shown = said(app)
    assert [text for text in (*beside, respondents) if text in shown + app.expander[0].label] == []
    assert "46 teachers answered." in shown
    assert words.PURPOSES["most_valuable"] in shown
    assert not [button for button in app.button if button.label in (words.UNDO, words.ASK_SAVE)]
    assert not [field for field in app.selectbox if field.label == words.CORRECT_WHICH]
