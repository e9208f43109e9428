"""Comments in a real browser: hostile ones run nothing, and the uploader approves one with the keyboard's own box."""

import re

from pages.shared.words import comments as words
from tests.pages.comments_driving import export
from tests.pages.test_browser import choose, drop, text

HOSTILE = (
    "time ![x](http://elsewhere.example/a.png)",
    "time <img src=x onerror=document.title=1>",
    "time [a](javascript:document.title=2) <script>document.title=3</script>",
)


def test_hostile_comments_are_text_wherever_they_stand(fresh_server, page, foreign, tmp_path):
    drop(page, fresh_server, export(tmp_path, [*HOSTILE, *(f"time to plan {letter}" for letter in "abcdefghi")]))
    page.goto(f"{fresh_server}/comments")
    page.get_by_role("heading", name="12 of 12 people who commented wrote about “Time”.").wait_for()
    shown = text(page)
    assert "time ![x](" in shown
    assert "<script>document.title=3</script>" in shown
    choose(page, words.WORD, "time")
    page.locator("summary", has_text=words.RECODE).click()
    choose(page, words.RECODE_WHICH, HOSTILE[1])
    assert page.title() not in "123"
    assert foreign == []


def test_a_comment_is_approved_and_then_read(fresh_server, page):
    page.goto(fresh_server)
    page.get_by_role("button", name="Look around in the sample school").click()
    page.get_by_role("heading", name="27 of 46 teachers named").wait_for()
    page.goto(f"{fresh_server}/comments?year=2025")
    page.get_by_text("35 of 37 comments may be read here.").wait_for()
    assert "careful about what I show" not in page.content()
    page.get_by_text(words.WORK_OPEN).click()
    page.get_by_text("careful about what I show").wait_for()
    box = page.get_by_role("checkbox", name="Comment 2 may be read")
    page.locator("label", has=box).click()
    page.get_by_role("button", name=words.KEEP).click()
    page.get_by_text(re.compile("^36 of 37 comments may be read here")).wait_for()
