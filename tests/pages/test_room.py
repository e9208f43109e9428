"""Room mode in a real browser: led by keys alone, without any other computer, and back on its slide after sleep."""

import pytest

from tests.pages.conftest import settled
from tests.pages.test_browser import headline


@pytest.fixture
def room(fresh_server, page):
    """Return the page Present of the sample school."""
    page.goto(fresh_server)
    page.get_by_role("button", name="Look around in the sample school").click()
    headline(page, "27 of 46 teachers named")
    page.goto(f"{fresh_server}/present")
    settled(page)
    return page


def press(page, key: str, sees: str) -> None:
    """Press a key and wait for a sentence."""
    page.keyboard.press(key)
    page.get_by_role("heading", name=sees).wait_for()
    settled(page)


def start(page) -> None:
    """Start with the keyboard alone."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == "Start":
            break
    press(page, "Enter", "46 of 48 teachers answered.")


def test_the_keyboard_alone_leads_through_the_meeting(room, foreign):
    start(room)
    assert not room.get_by_role("link", name="Overview").is_visible()
    press(room, "ArrowRight", "You said, we did")
    press(room, "PageDown", "which comes first?")
    assert "27 of 46" not in room.inner_text("body")
    press(room, "ArrowRight", "27 of 46 in 2025")
    press(room, "PageUp", "which comes first?")
    press(room, "ArrowRight", "27 of 46 in 2025")
    room.keyboard.press("t")
    room.locator(".room-clock").wait_for()
    press(room, "ArrowRight", "comments that may be read")
    assert room.locator(".room-clock").count() == 0
    room.keyboard.press("Escape")
    room.get_by_role("button", name="Start").wait_for()
    assert foreign == []


def test_after_sleep_it_is_on_the_same_slide_and_the_clock_goes_on(room, foreign):
    start(room)
    press(room, "ArrowRight", "You said, we did")
    room.keyboard.press("t")
    room.locator(".room-clock").wait_for()
    settled(room)
    room.context.set_offline(True)
    room.context.set_offline(False)
    room.reload()
    room.get_by_role("heading", name="You said, we did").wait_for()
    assert room.locator(".room-clock").count() == 1
    press(room, "ArrowRight", "which comes first?")
    assert foreign == []


def test_another_reader_of_the_address_sees_the_same(room, browser):
    start(room)
    press(room, "ArrowRight", "You said, we did")
    context = browser.new_context()
    other = context.new_page()
    other.goto(room.url)
    other.get_by_role("heading", name="You said, we did").wait_for()
    assert other.locator(".room-stage").inner_html() == room.locator(".room-stage").inner_html()
    context.close()


@pytest.mark.parametrize("viewport", [(1366, 768), (1920, 1080)])
def test_every_slide_fits_the_screen_and_is_large(room, viewport):
    start(room)
    for _ in range(20):
        main = room.locator('[data-testid="stMain"]')
        last = room.get_by_role("button", name="Next").first.is_disabled()
        if last:
            break
        assert main.evaluate("e => Math.max(e.scrollWidth - e.clientWidth, e.scrollHeight - e.clientHeight)") <= 2
        size = room.locator(".room-stage h1").evaluate("e => parseFloat(getComputedStyle(e).fontSize)")
        assert size >= 0.02 * viewport[0]
        for picture in room.locator(".room-stage img").all():
            box = picture.bounding_box()
            wide, high = picture.evaluate("e => [e.width / e.naturalWidth, e.height / e.naturalHeight]")
            assert box["height"] > 0.2 * viewport[1]
            assert 24 * min(wide, high) >= 0.011 * viewport[0]
        room.keyboard.press("ArrowRight")
        settled(room)
    assert last


def test_what_is_typed_is_no_key_of_the_room(room):
    start(room)
    while not room.get_by_role("button", name="Next").first.is_disabled():
        room.keyboard.press("ArrowRight")
        settled(room)
    field = room.get_by_label("Who begins?")
    field.click()
    room.keyboard.type("the team t")
    room.keyboard.press("ArrowLeft")
    settled(room)
    assert field.input_value() == "the team t"
    assert room.locator(".room-clock").count() == 0
