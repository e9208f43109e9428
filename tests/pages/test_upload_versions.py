"""A later export on the page Upload: listed before it is kept, left out, put back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import words
from tests.pages.driving import goto, said, store_of, upload

HEADER = "Timestamp,Email Address,Which team are you in?,What was most valuable for your learning this year?"
ANSWERS = ("Coaching from colleagues", "Reading books", "Visiting other classrooms")


def export(folder: Path, people: range, name: str, header: str = HEADER, changed: int = 0) -> Path:
    """Write an export of some people; one of them may have changed the answer."""
    lines = [
        f"3/{at}/2025 8:00:0{at % 7},t{at}@maple.example,Grade {at % 3},{ANSWERS[(at + (at == changed)) % 3]}"
        for at in people
    ]
    path = folder / name
    path.write_text("\n".join([header, *lines]), encoding="utf-8")
    return path


def key_of(app: AppTest, start: str) -> str:
    return next(button.key for button in app.button if button.key and button.key.startswith(start))


@pytest.fixture
def first(app: AppTest, tmp_path: Path) -> AppTest:
    """Return the app with one draft."""
    return upload(app.run(), export(tmp_path, range(1, 13), "Pulse(1-12).csv"))


@pytest.fixture
def later(tmp_path: Path) -> Path:
    header = HEADER.replace("Which team are you in?", "What is your team?")
    return export(tmp_path, range(2, 16), "Pulse(1-15).csv", header, changed=5)


def test_how_a_later_export_differs_is_listed_before_anything_is_kept(first: AppTest, later: Path):
    upload(first, later)
    assert not first.exception
    text = said(first)
    for sentence in (
        "10 people answered as before.", "3 more people answered.", "One person changed an answer.",
        "One answer is no longer there.", "“Which team are you in?” now reads “What is your team?”.",
    ):  # fmt: skip
        assert sentence in text
    assert len(store_of(first).surveys()) == 1
    assert store_of(first).surveys()[0].respondents == 12


def test_it_is_kept_with_what_was_decided_and_put_back(first: AppTest, later: Path):
    first.text_input(key="wave_1").set_value("2024/25")
    first.button(key="save_1").click().run()
    upload(first, later)
    first.button(key=key_of(first, "keep_")).click().run()
    assert not first.exception
    assert "Kept as a new version" in said(first)
    (saved,) = store_of(first).surveys()
    assert (saved.id, saved.wave, saved.respondents) == (2, "2024/25", 14)
    first.button(key="restore_1").click().run()
    assert [survey.id for survey in store_of(first).surveys()] == [1]
    assert not first.exception


def test_it_can_be_left_out(first: AppTest, later: Path):
    upload(first, later)
    first.button(key=key_of(first, "leave_")).click().run()
    assert "was left out" in said(first)
    assert [survey.id for survey in store_of(first).surveys()] == [1]


def test_beside_a_published_survey_it_is_a_draft(first: AppTest, later: Path):
    first.checkbox(key="closed_1").check()
    first.button(key="do_publish_1").click().run()
    upload(first, later)
    assert words.LATER_PUBLISHED[:40] in said(first)
    first.button(key=key_of(first, "keep_")).click().run()
    assert [(survey.id, survey.state) for survey in store_of(first).surveys()] == [(1, "published"), (2, "draft")]
    assert not goto(first, "overview").exception


def test_the_next_year_is_no_later_export(first: AppTest, tmp_path: Path):
    path = export(tmp_path, range(1, 13), "Pulse.csv", changed=3)
    lines = path.read_text(encoding="utf-8").replace("/2025", "/2026").split("\n")
    path.write_text("\n".join([lines[0], *(line.replace("books", "articles") for line in lines[1:])]), encoding="utf-8")
    upload(first, path)
    assert [survey.wave for survey in store_of(first).surveys()] == ["2025", "2026"]
