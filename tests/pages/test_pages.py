"""Every page in AppTest: what it says with nothing, with the sample school, and after each thing a person can do."""

import json
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.errors import SurveyError
from pages.shared import words
from sample_data import MAPLE_HOLLOW

TEXTS = ("title", "header", "subheader", "markdown", "caption", "info", "success", "warning", "error")
NO_WISH = "no list to choose from that asks teachers what they want more of."
PAGES = ("overview", "learning_modes", "upload")
ROOT = Path(__file__).parents[2]


def goto(app: AppTest, page: str) -> AppTest:
    """Open a page of a running app."""
    return app.switch_page(f"pages/{page}.py").run()


def said(app: AppTest) -> str:
    """Return everything on the page as one text."""
    html = [element.proto.body for element in app.get("html")]
    return "\n".join([*html, *(element.value for kind in TEXTS for element in app.get(kind))])


def upload(app: AppTest, path: Path, name: str | None = None) -> AppTest:
    """Drop a file on the page Upload."""
    goto(app, "upload")
    app.file_uploader(key="exports").upload(name or path.name, path.read_bytes())
    return app.run()


@pytest.fixture
def sample(app: AppTest) -> AppTest:
    """Return the app with the sample school open."""
    app.run()
    app.button(key="load_sample").click().run()
    return app


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_store_says_what_to_do_next(app, page):
    goto(app.run(), page)
    assert not app.exception
    if page != "learning_modes":
        assert app.file_uploader(key="exports")
        assert app.button(key="load_sample")
    else:
        assert words.NO_SURVEYS in said(app)


def test_the_sample_school_opens_and_is_forgotten_with_one_click_each(sample):
    assert not sample.exception
    assert "27 of 46 teachers named" in said(sample)
    assert sample.selectbox(key="year").options == ["2023", "2024", "2025"]
    goto(sample, "upload").button(key="forget_sample").click().run()
    assert words.WELCOME in said(goto(sample, "overview"))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs_with_the_sample_school(sample, page):
    assert not goto(sample, page).exception


@pytest.mark.parametrize(
    ("year", "response", "verdict"),
    [
        ("2023", "38 of 48 teachers answered.", "Too close to call between"),
        ("2024", "44 of 48 teachers answered.", "20 of 43 teachers named “Teachers coaching teachers sessions”"),
        ("2025", "46 of 48 teachers answered.", "number one, whatever the other two would have said."),
    ],
)
def test_the_overview_says_who_answered_and_what_is_first(sample, year, response, verdict):
    sample.selectbox(key="year").select(year).run()
    assert response in said(sample)
    assert verdict in said(sample)


@pytest.mark.parametrize(
    ("year", "question", "expected"),
    [
        ("2023", "Most valuable", ["12 of 38", "7 of 38", "6 of 38", "5 of 38", "4 of 38", "2 of 38", "1 of 38"]),
        ("2023", "Took part", ["36 of 38", "35 of 38", "34 of 38", "20 of 38", "15 of 38", "14 of 38", "9 of 38"]),
        ("2024", "Most valuable", ["20 of 43", "8 of 43", "6 of 43", "4 of 43", "2 of 43", "1 of 43"]),
        ("2024", "Took part", ["43 of 44", "41 of 44", "36 of 44", "33 of 44", "20 of 44", "11 of 44"]),
        ("2025", "Most valuable", ["27 of 46", "6 of 46", "3 of 46", "2 of 46", "1 of 46"]),
        ("2025", "Took part", ["46 of 46", "44 of 46", "40 of 46", "29 of 46", "28 of 46", "9 of 46"]),
        ("2025", "Want more of", ["33 of 46", "30 of 46"]),
    ],
)
def test_learning_modes_show_every_expected_number_with_its_base(sample, year, question, expected):
    goto(sample, "learning_modes").selectbox(key="year").select(year).run()
    sample.segmented_control(key="question").set_value(question).run()
    assert not sample.exception
    figure = sample.get("plotly_chart")[0].proto
    for number in expected:
        assert f"<td>{number}</td>" in said(sample)
        assert any(number in text for text in json.loads(figure.spec)["data"][0]["text"])
        assert number in figure.alt


@pytest.mark.parametrize(
    ("year", "gap", "wish", "lines"),
    [
        ("2023", "reached 35 of 38 teachers: nobody's", NO_WISH,
         [("Staff meetings", "35 of 38", "none of 38"), ("Peer coaching (in-house)", "20 of 38", "12 of 38")]),
        ("2024", "reached 41 of 44 teachers: nobody's", NO_WISH,
         [("Staff meetings", "41 of 44", "none of 43"), ("Classroom visits", "20 of 44", "6 of 43")]),
        ("2025", "reached 40 of 46 teachers: nobody's", "33 of 46 teachers want more of",
         [("Staff meetings", "40 of 46", "none of 46", "none of 46"), ("Book club", "9 of 46", *["none of 46"] * 2),
          ("Observing in a colleague's classroom", "29 of 46", "6 of 46", "30 of 46")]),
    ],
)  # fmt: skip
def test_reach_value_and_wish_stand_side_by_side(sample, year, gap, wish, lines):
    goto(sample, "learning_modes").selectbox(key="year").select(year).run()
    assert not sample.exception
    shown = unescape(said(sample))
    assert words.REACH in shown
    assert gap in shown
    assert wish in shown
    for line in lines:
        assert "".join(f"<td>{cell}</td>" for cell in line) in shown
    assert 'class="room-side" role="img" aria-label="Bars side by side.' in shown
    assert not any(word in shown for word in (" %", "61.4", "27 of 44", "0 of 40", "none of 40"))
    assert len(sample.get("plotly_chart")) == 1


def test_a_survey_with_one_learning_question_says_what_it_did_not_ask(app, tmp_path):
    export = tmp_path / "one.csv"
    answers = ["Peer coaching", "Workshops", "Staff meetings"]
    rows = [f"5/1/2025 10:00:{at:02},Teacher,{answers[at % 3]}" for at in range(20)]
    export.write_text("\n".join(["Timestamp,What is your role?,Which learning was most valuable?", *rows]), "utf-8")
    upload(app.run(), export)
    shown = said(goto(app, "learning_modes"))
    assert not app.exception
    assert "no list to choose from that asks teachers what they took part in." in shown
    assert "no list to choose from that asks teachers what they want more of." in shown
    assert 'room-side" role' not in shown


@pytest.mark.parametrize("page", ["overview", "learning_modes"])
def test_every_page_of_results_tells_the_promise(sample, page):
    assert words.PROMISE_LINE.format(promise=5) in said(goto(sample, page))


def test_what_a_person_typed_is_not_on_the_page(sample):
    goto(sample, "learning_modes").selectbox(key="year").select("2023").run()
    assert "Other, in their own words" in said(sample)
    assert "husband" not in said(sample) + sample.get("plotly_chart")[0].proto.spec


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


def data_of(app, survey_id: int):
    """Return a survey from the store of the app."""
    from pages.shared import data

    return data.store().load(survey_id)


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


def store_of(app):
    """Return the store of the app."""
    from pages.shared import data

    return data.store()


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
