"""The pages Downloads, Present, and You said, we did: every choice changes what it says it changes."""

import io
from datetime import date
from html import unescape

import pytest
from pptx import Presentation

from analysis.audit import Audit
from analysis.meeting import TOPICS
from pages.shared.words import share as words
from tests.pages.driving import goto, said, store_of, upload

KINDS = ("deck", "handout", "workbook")


@pytest.fixture
def school(app, tmp_path):
    """Return the app with a small published survey of a school of its own."""
    export = tmp_path / "spring.csv"
    answers = ["Peer coaching", "Workshops", "Peer coaching", "Staff meetings"]
    lines = [f"5/1/2025 10:00:{at:02},Teacher,{answers[at % 4]}" for at in range(40)]
    export.write_text("\n".join(["Timestamp,What is your role?,Which learning was most valuable?", *lines]), "utf-8")
    upload(app.run(), export)
    return app


def publish(app):
    app.checkbox(key="closed_1").check()
    app.button(key="do_publish_1").click().run()
    assert store_of(app).surveys()[0].state == "published"
    return app


def saves(app) -> list[str]:
    return [button.label for button in app.get("download_button")]


def step(app, key: str):
    app.button(key=key).click().run()
    assert not app.exception
    return unescape(said(app).partition('class="room-stage-top"')[2])


@pytest.mark.parametrize("page", ["downloads", "present", "said_did"])
def test_without_a_survey_a_page_says_what_to_do(app, page):
    goto(app.run(), page)
    assert not app.exception
    assert "No survey is here yet." in said(app)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_is_offered_once_it_was_made_and_read_back(sample, kind):
    goto(sample, "downloads")
    what = words.GET.format(what=words.FILES[kind][0].lower())
    assert what not in saves(sample)
    sample.button(key=f"make_{kind}").click().run()
    assert not sample.exception
    assert what in saves(sample)
    assert any("all as they should be" in found.value for found in sample.success)
    assert not sample.error


def test_a_file_that_is_not_as_it_should_be_is_not_offered(sample, monkeypatch):
    from pages.shared import files

    monkeypatch.setattr(files.audit, "audit_deck", lambda *given: Audit(3, ("Slide 2: 28 is no number of it.",)))
    goto(sample, "downloads").button(key="make_deck").click().run()
    assert "Slide 2: 28 is no number of it" in sample.error[0].value.replace("\\", "")
    assert words.GET.format(what=words.FILES["deck"][0].lower()) not in saves(sample)


def test_another_choice_has_to_be_made_anew(sample):
    goto(sample, "downloads").button(key="make_deck").click().run()
    chosen = sample.multiselect[0]
    assert [topic.name for topic in TOPICS if topic.name in chosen.value] == chosen.value
    chosen.set_value(["reach", "first"]).run()
    what = words.GET.format(what=words.FILES["deck"][0].lower())
    assert what not in saves(sample)
    sample.button(key="make_deck").click().run()
    assert what in saves(sample)


def test_the_paper_is_chosen(sample):
    goto(sample, "downloads").button(key="make_handout").click().run()
    sample.segmented_control(key="paper").set_value("Letter").run()
    assert words.GET.format(what="handout") not in saves(sample)
    sample.button(key="make_handout").click().run()
    assert words.GET.format(what="handout") in saves(sample)


def test_any_finding_is_there_as_a_picture(sample):
    goto(sample, "downloads")
    assert {".svg", ".png"} <= set(saves(sample))
    box = sample.selectbox(key="picture_of")
    box.select(box.options[3]).run()
    assert not sample.exception
    assert {".svg", ".png"} <= set(saves(sample))


def test_name_and_colour_of_the_school_are_kept(school):
    publish(school)
    goto(school, "downloads")
    school.text_input(key="school_name").set_value("Hill *School*")
    school.color_picker(key="school_colour").set_value("#AA2200")
    school.button(key="school_save").click().run()
    from pages.shared import meeting

    imprint = meeting.imprint(store_of(school).surveys()[0])
    assert (imprint.school, imprint.colour) == ("Hill *School*", "#AA2200")
    assert "Nothing here is about fewer than 5 people" in imprint.foot
    assert "groups in bands, comments from 10 writers on" in imprint.foot


def test_the_slides_of_two_readers_are_the_same_bytes(sample):
    from pages.shared import files, meeting

    def made() -> bytes:
        saved = store_of(sample).surveys()[-1]
        order = files.Order("deck", meeting.slides(saved), (), meeting.imprint(saved), "", 5)
        return order.made()[0]

    first = made()
    sample.run()
    assert made() == first
    slides = Presentation(io.BytesIO(first)).slides
    assert slides[0].shapes.title.text == "46 of 48 teachers answered."


def test_a_draft_is_not_for_the_room_and_its_files_say_so(school):
    goto(school, "present")
    assert words.NOT_PUBLISHED in said(school)
    assert "room_start" not in {button.key for button in school.button}
    from pages.shared import meeting

    assert words.DRAFT_FOOT in meeting.imprint(store_of(school).surveys()[0]).foot


def test_the_room_guesses_before_it_sees_and_comes_back(sample):
    goto(sample, "present")
    first = step(sample, "room_start")
    assert "46 of 48 teachers answered." in first
    assert "Thank you" in first
    step(sample, "room_next")
    guess = step(sample, "room_next")
    assert "which comes first?" in guess
    assert "27 of 46" not in guess
    assert "Visiting a colleague's classroom" in guess
    assert "27 of 46 in 2025" in step(sample, "room_next")
    assert "which comes first?" in step(sample, "room_back")
    sample.button(key="room_leave").click().run()
    assert words.HOW_TO in said(sample)


def test_who_does_not_want_to_guess_does_not(sample):
    goto(sample, "present").toggle(key="room_guess").set_value(False).run()
    step(sample, "room_start")
    step(sample, "room_next")
    assert "27 of 46 in 2025" in step(sample, "room_next")


def test_the_place_is_in_the_address(sample):
    goto(sample, "present")
    step(sample, "room_start")
    step(sample, "room_next")
    assert sample.query_params["step"] in ("2", ["2"])
    sample.query_params["step"] = "4"
    sample.run()
    assert "27 of 46 in 2025" in unescape(said(sample))
    for odd in ("0", "999", "-1", "x", "²"):
        sample.query_params["step"] = odd
        assert not sample.run().exception


def test_the_clock_runs_stops_and_is_gone_on_the_next_slide(sample):
    goto(sample, "present")
    step(sample, "room_start")
    step(sample, "room_next")
    assert 'class="room-clock"' in step(sample, "room_timer")
    assert 'class="room-clock"' not in step(sample, "room_timer")
    step(sample, "room_timer")
    assert 'class="room-clock"' not in step(sample, "room_next")


def last_step(app):
    goto(app, "present")
    step(app, "room_start")
    while not app.button(key="room_next").disabled:
        step(app, "room_next")
    return app


def test_the_room_chooses_its_focus_and_the_commitment_is_kept(school):
    publish(school)
    last_step(school)
    school.radio(key="room_focus").set_value(0).run()
    school.text_input(key="doing_focus_0").set_value("Two visits a term")
    school.text_input(key="owner_focus_0").set_value("Grade 4")
    school.button(key="keep_focus_0").click().run()
    assert "by when" in school.error[0].value
    assert store_of(school).commitments() == ()
    school.date_input(key="due_focus_0").set_value(date(2025, 10, 2))
    school.button(key="keep_focus_0").click().run()
    (line,) = store_of(school).commitments()
    assert (line.wave, line.doing, line.owner, line.due) == ("2025", "Two visits a term", "Grade 4", "2025-10-02")
    assert "20 of 40" in line.said
    assert "Two visits a term" in unescape(said(goto(school, "said_did")))


def test_a_commitment_is_changed_by_a_line_and_the_earlier_one_stays(sample):
    goto(sample, "said_did")
    assert "Six afternoons were held" in said(sample)
    box = sample.selectbox(key="commitment_of")
    root = box.options.index("One protected hour a week for each team")
    box.select_index(root).run()
    key = box.value if isinstance(box.value, int) else store_of(sample).commitments(is_sample=True)[-1].root
    sample.text_input(key=f"outcome_{key}").set_value("From October on.")
    sample.button(key=f"keep_{key}").click().run()
    assert not sample.exception
    assert "From October on." in said(sample)
    lines = [line for line in store_of(sample).commitment_lines(is_sample=True) if line.root == key]
    assert [line.outcome for line in lines] == ["", "From October on."]


def test_a_new_commitment_needs_who_and_when(school):
    goto(school, "said_did")
    assert words.NO_COMMITMENTS in [found.value for found in school.info]
    school.text_input(key="doing_new").set_value("An hour a week")
    school.button(key="keep_new").click().run()
    assert school.error
    school.text_input(key="owner_new").set_value("The principal")
    school.date_input(key="due_new").set_value(date(2025, 10, 2))
    school.button(key="keep_new").click().run()
    assert "The principal, 2 October 2025" in said(school)


def test_next_year_begins_with_what_was_said_and_done(sample):
    from pages.shared import meeting

    saved = store_of(sample).surveys()[-1]
    topics = [slide.topic for slide in meeting.slides(saved)]
    assert topics[:2] == ["thanks", "said_did"]
    assert topics[-1] == "next"
    assert "said_did" not in [slide.topic for slide in meeting.slides(store_of(sample).surveys()[0])]


def test_forgetting_the_sample_school_forgets_its_commitments(sample):
    goto(sample, "upload").button(key="forget_sample").click().run()
    assert store_of(sample).commitments(is_sample=True) == ()
