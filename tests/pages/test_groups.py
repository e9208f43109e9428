"""School, Teams, and Leaders and teachers in AppTest: blocks with names, bands without counts, a promise that holds."""

import re
from html import unescape

import pytest

from analysis.agreed import Agreed
from pages.shared.words import groups as words
from sample_data import MAPLE_HOLLOW
from tests.analysis.reading.tables import csv_text
from tests.analysis.test_publication import FIRST, HEADER, person
from tests.pages.driving import goto, said, store_of, upload

POOLED = "Kindergarten, Grade 6 and Specialists and support"


def page(app, stem: str, year: str = "2025") -> str:
    app.query_params["year"] = year
    goto(app, stem)
    app.selectbox(key="year").set_value(year).run()
    assert not app.exception
    return unescape(said(app))


@pytest.mark.parametrize("year", ["2023", "2024", "2025"])
def test_the_school_shows_the_same_groups_in_every_year_and_no_size_below_twenty(sample, year: str):
    text = page(sample, "school", year)
    assert "Nothing that is shown is about fewer than 5 people" in text
    assert "at least 10 people wrote" in text
    rows = re.findall(r"<tr><td>(.*?)</td><td>(.*?)</td></tr>", text)
    assert rows[0][0].startswith("Kindergarten, Grade 6 and Specialists")
    sizes = [size for _, size in rows]
    assert {size for size in sizes if not size.isdigit()} <= {"five or more", "ten or more"}
    assert all(int(size) >= 20 for size in sizes if size.isdigit())


def test_a_group_sees_where_it_differs_and_what_it_shares(sample):
    text = page(sample, "teams")
    assert sample.selectbox(key="group").options[0] == POOLED
    sample.selectbox(key="group").set_value("Grade 4").run()
    text = unescape(said(sample))
    assert re.search(r"Grade 4: like the rest of the school on \d+ of \d+ questions, (higher|lower) on \d+", text)
    assert words.TEAMS_WHO in text
    assert "up to a third, lower than the rest" in text


def test_no_count_of_a_group_is_on_its_page(sample):
    page(sample, "teams")
    for group in sample.selectbox(key="group").options:
        sample.selectbox(key="group").set_value(group).run()
        bands = [element.proto.body for element in sample.get("html") if "room-band" in element.proto.body]
        assert bands
        labels = re.sub(r"<[^>]+>", " ", " ".join(bands))
        assert not re.search(r"\b\d+ of \d+\b", labels)


def test_leads_stand_beside_other_teachers_and_leaders_nowhere(sample):
    text = page(sample, "leaders_and_teachers")
    assert "24 of 46" in text
    assert "in the room from start to end at 5 of 8 events" in text
    question = next(name for name in sample.selectbox(key="of_leads").options if "how clear was the next step" in name)
    sample.selectbox(key="of_leads").set_value(question).run()
    text = unescape(said(sample))
    assert "Team leads: two thirds or more" in text
    assert "Other teachers: 50 to 60 %" in text


def test_a_draft_shows_its_groups_to_the_uploader_only_as_a_plan(app):
    upload(app.run(), MAPLE_HOLLOW[2])
    goto(app, "school")
    assert "is a draft" in said(app)
    assert "Kindergarten and Specialists and support" in unescape(said(app))
    goto(app, "teams")
    assert words.DRAFT_TEAMS in said(app)


def publish(app, path, survey_id: int = 1) -> None:
    upload(app, path)
    app.checkbox(key=f"closed_{survey_id}").check()
    app.button(key=f"do_publish_{survey_id}").click().run()
    assert not app.exception


def test_a_promise_is_tightened_and_groups_grow(app):
    publish(app.run(), MAPLE_HOLLOW[2])
    goto(app, "school")
    app.number_input(key="tighter_1").set_value(9)
    app.button(key="do_tighten_1").click().run()
    assert not app.exception
    assert store_of(app).surveys()[0].promise == 9
    text = unescape(said(goto(app, "school")))
    assert "fewer than 9 people" in text
    assert "five or more" not in text


def test_a_later_version_that_would_tell_too_much_is_held_with_the_reason(app, tmp_path):
    publish(app.run(), MAPLE_HOLLOW[2])
    lines = MAPLE_HOLLOW[2].read_text(encoding="utf-8-sig").splitlines(keepends=True)
    shorter = tmp_path / "later.csv"
    shorter.write_text("".join(lines[:-1]), encoding="utf-8-sig")
    upload(app, shorter)
    app.button(key=next(button.key for button in app.button if button.key.startswith("keep_"))).click().run()
    app.checkbox(key="closed_2").check()
    app.button(key="do_publish_2").click().run()
    assert not app.exception
    assert "fewer than five people were added" in said(app).replace("\\", "")
    assert {saved.id: saved.state for saved in store_of(app).surveys()} == {1: "published", 2: "draft"}


@pytest.mark.parametrize("stem", ["school", "teams", "leaders_and_teachers"])
def test_an_empty_store_says_what_to_do_next(app, stem: str):
    goto(app.run(), stem)
    assert not app.exception
    assert app.get("page_link")


def test_anybody_may_try_to_unmask_people(sample):
    page(sample, "school")
    sample.button(key=next(button.key for button in sample.button if button.key.startswith("unmask_"))).click().run()
    assert not sample.exception
    text = unescape(said(sample))
    assert "Nobody could be unmasked from what would be published." in text
    assert re.search(r"Tried [1-9][\d,]* ways to add and subtract what is shown: 0 leave", text)


def test_groups_of_an_earlier_version_say_as_of_when(app, tmp_path):
    for survey_id, people in ((1, FIRST), (2, [*FIRST, *map(person, range(32, 39))])):
        path = tmp_path / "Pulse.csv"
        path.write_text(csv_text([HEADER, *people]), encoding="utf-8")
        upload(app.run() if survey_id == 1 else app, path)
        keep = [button.key for button in app.button if button.key and button.key.startswith("keep_")]
        if keep:
            app.button(key=keep[0]).click().run()
        app.checkbox(key=f"closed_{survey_id}").check()
        app.button(key=f"do_publish_{survey_id}").click().run()
        assert not app.exception
    assert [saved.id for saved in store_of(app).surveys()] == [2]
    start = words.AS_OF.split("{")[0]
    for stem in ("teams", "school"):
        assert start in said(goto(app, stem))
    assert "39 teachers answered" in said(goto(app, "school"))
    assert "39" not in said(goto(app, "teams"))


def test_what_is_agreed_is_asked_at_publication_stands_everywhere_and_is_tightened(app):
    upload(app.run(), MAPLE_HOLLOW[2])
    app.checkbox(key="closed_1").check()
    app.number_input(key="writers_1").set_value(12)
    app.toggle(key="counts_1").set_value(True)
    app.button(key="do_publish_1").click().run()
    assert not app.exception
    (saved,) = store_of(app).surveys()
    assert saved.agreed == Agreed(12, counts=True)
    line = "fewer than 5 people; groups in counts, comments from 12 writers on"
    for stem in ("overview", "learning_modes", "conditions", "teams", "leaders_and_teachers", "downloads", "tensions"):
        assert line in said(goto(app, stem))
    assert re.search(r"\d+ of \d+, (like|higher|lower)", unescape(said(goto(app, "teams"))))
    assert "counts stand where they tell nobody's answer" in unescape(said(goto(app, "school")))
    assert "at least 12 people wrote" in said(app)
    app.toggle(key="bands_1").set_value(True)
    app.button(key="do_tighten_1").click().run()
    assert store_of(app).surveys()[0].agreed == Agreed(12)
    assert "groups in bands" in said(goto(app, "teams"))
