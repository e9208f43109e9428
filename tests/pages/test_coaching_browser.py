"""A team walks through a whole year in a real browser, from an empty store to what each teacher took away."""

import re

from tests.pages.conftest import settled, take

STAFF = """Name;Team;Role
Ada B.;Grade 3;Team lead
Ben C.;Grade 3;Teacher
Eva F.;Grade 4;Team lead
Fay G.;Grade 4;Teacher
Di E.;;Principal"""


def button(page, name: str, last: bool = False):
    """Press a button by its words, the first or the last that is on the page."""
    found = page.get_by_role("button", name=name, exact=True)
    (found.last if last else found.first).click()
    settled(page)


def fill(page, label: str, text: str) -> None:
    """Write into the first field with a label."""
    field = page.get_by_label(label, exact=True).first
    field.fill(text)
    field.press("Tab")


def choose(page, label: str, option: str) -> None:
    """Choose an option of a box by the beginning of its words."""
    box = page.get_by_label(label, exact=True).first
    if box.input_value().startswith(option):
        return
    take(page, box, option, typed=True)


def part(page, name: str) -> None:
    """Choose a part of a page."""
    page.get_by_role("radio", name=name, exact=True).first.click()
    settled(page)


def unfold(page, title: str) -> None:
    """Open what is folded under a title, unless it is open."""
    summary = page.locator("summary", has_text=title).first
    if summary.locator("xpath=..").get_attribute("open") is None:
        summary.click()
    settled(page)


def read(page, text: str) -> None:
    """Wait until a text can be read."""
    page.get_by_text(text).first.wait_for()


def downloaded(page, name: str) -> str:
    """Press a download button and return the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).first.click()
    return download.value.path().read_text(encoding="utf-8")


def visit(page, address: str, path: str, who: str) -> None:
    """Open a page of coaching as somebody."""
    page.goto(f"{address}/{path}")
    settled(page)
    choose(page, "I am", who)
    settled(page)


def set_up(page, address: str) -> None:
    """September: the year, the staff from a pasted list, the coordinator, a date, the log."""
    page.goto(f"{address}/school_year")
    button(page, "Begin a school year")
    page.get_by_label("Or paste the lines").fill(STAFF)
    button(page, "Take the list in")
    read(page, "Ada B. and Ben C.")
    choose(page, "Coordinator of the rounds", "Ben C.")
    button(page, "Save")
    part(page, "Calendar of the year")
    fill(page, "What is it?", "Top priority chosen by every team")
    button(page, "Add a day")
    read(page, "Top priority chosen by every team")
    part(page, "Who was in the room")
    fill(page, "Which?", "Four questions")
    for label, number in (("School leaders, start to end", "1"), ("Teachers, start to end", "4")):
        fill(page, label, number)
    button(page, "Add a training or meeting")
    read(page, "Four questions")


def choose_a_priority(page, address: str) -> None:
    """October: the team answers four questions, chooses, and starts with a roadmap."""
    visit(page, address, "priorities", "Ada B.")
    button(page, "Begin")
    page.get_by_role("tab", name="Our priority").click()
    settled(page)
    fill(page, "Title in a few words", "Explaining in math")
    fill(page, "What one problem do we want to solve for our students?", "Answers without reasons.")
    fill(page, "What do you count?", "students who explain with a reason")
    for label, number in (
        ("Out of how many students?", "62"),
        ("Where you started", "14"),
        ("Where you want to be", "45"),
    ):
        fill(page, label, number)
    button(page, "Save")
    read(page, "Explaining in math")
    for state, why in (("chosen", "We see it in every class."), ("under way", "The roadmap is ready.")):
        page.get_by_role("tab", name="Our priority").click()
        choose(page, "New state", state)
        fill(page, "Why?", why)
        button(page, "Change the state")
        read(page, f"It is {state}.")
    page.get_by_role("tab", name="Roadmap").click()
    for action in ("Read one summary", "Try it for three weeks"):
        fill(page, "What will you do?", action)
        button(page, "Add an action", last=True)
        read(page, action)


def show_evidence(page) -> None:
    """November: one action is done, one piece of evidence is there, a value is measured."""
    page.get_by_role("radiogroup").nth(1).get_by_role("radio", name="done", exact=True).click()
    settled(page)
    page.get_by_role("tab", name="Evidence").click()
    fill(page, "What is it?", "Samples before and after")
    button(page, "Add evidence")
    read(page, "1 piece: only one kind so far, work sample.")
    page.get_by_role("tab", name="Our priority").click()
    fill(page, "Now", "33")
    button(page, "Add a new value")
    read(page, "14 → 33 of 62 students who explain with a reason")


def take_part(page, address: str) -> None:
    """January: everybody says whether they want to be coached, and when they are free."""
    for who in ("Ada B.", "Ben C.", "Eva F.", "Fay G."):
        visit(page, address, "sessions", who)
        page.get_by_role("radio", name="Yes", exact=True).click()
        periods = page.get_by_label("When are you free, with cover for your class?")
        for period in ("A", "B"):
            take(page, periods, period, exact=True)
        page.keyboard.press("Escape")
        button(page, "Save", last=True)


def meet(page, address: str) -> None:
    """February: the coordinator proposes, partners say yes, and each session closes with a next step."""
    visit(page, address, "sessions", "Ben C.")
    part(page, "The round")
    choose(page, "Kind", "pairs in classrooms")
    button(page, "Save", last=True)
    read(page, "4 of 4 teachers said yes")
    button(page, "Propose who meets whom")
    read(page, "Round 1: 2 pairs.")
    for who, step in (("Ben C.", "Wait five seconds"), ("Ada B.", "Borrow the frames")):
        visit(page, address, "sessions", who)
        button(page, "Yes, I will come")
        read(page, "You said yes.")
        unfold(page, "Close the session")
        fill(page, "The question I asked", "Who spoke?")
        fill(page, "My next step", step)
        button(page, "Close the session", last=True)
        read(page, "Write one idea you take with you")
        fill(page, "One idea I take with me", "Sticks with names")
        button(page, "Close the session", last=True)
        read(page, step)


def finish(page, address: str) -> None:
    """June: the priority is reached, with a reason."""
    visit(page, address, "priorities", "Ada B.")
    page.get_by_role("tab", name="Our priority").click()
    choose(page, "New state", "reached")
    fill(page, "Why?", "47 of 62 in May.")
    button(page, "Change the state")
    read(page, "It is reached.")


def leaders_and_the_screen(page, address: str) -> None:
    """What leaders and the staff screen see at the end of the year, and what they do not."""
    visit(page, address, "priorities", "Di E.")
    read(page, "1 of 2 teams has chosen a top priority.")
    read(page, "1 of 2 actions done")
    body = page.inner_text("body")
    assert "Ben C." not in body
    visit(page, address, "sessions", "Di E.")
    part(page, "The round")
    read(page, "2 of 2 groups held")
    assert not re.search("Wait five seconds|Borrow the frames|Sticks with names", page.inner_text("body"))


def papers(page, address: str, browser) -> None:
    """The brief fits one printed page and needs nobody else; the calendar is one that phones take."""
    visit(page, address, "priorities", "Ada B.")
    brief = downloaded(page, "Print the page for the meeting")
    assert "Explaining in math" in brief
    calendar = downloaded(page, "Put the dates in my calendar")
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert "SUMMARY:Try it for three weeks" in calendar
    paper = browser.new_page()
    paper.set_content(brief)
    printed = paper.pdf(prefer_css_page_size=True)
    paper.close()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1


def test_a_team_walks_through_a_whole_year(fresh_server, page, browser, foreign):
    page.set_default_timeout(30_000)
    set_up(page, fresh_server)
    choose_a_priority(page, fresh_server)
    show_evidence(page)
    papers(page, fresh_server, browser)
    take_part(page, fresh_server)
    meet(page, fresh_server)
    finish(page, fresh_server)
    leaders_and_the_screen(page, fresh_server)
    assert foreign == []


def test_two_people_write_at_once_in_two_browsers(fresh_server, page, browser):
    page.goto(fresh_server)
    page.get_by_role("button", name="Look around in the sample school").click()
    page.get_by_role("heading", name="27 of 46 teachers named").first.wait_for()
    other = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    for visitor, who in ((page, "Tara K."), (other, "Uma R.")):
        visit(visitor, fresh_server, "priorities", who)
        visitor.get_by_role("tab", name="Our priority").click()
    fill(page, "Title in a few words", "Fractions on a line")
    button(page, "Save")
    read(page, "Fractions on a line")
    fill(other, "Title in a few words", "Fractions as points")
    button(other, "Save")
    read(other, "Tara K. changed this while you were writing")
    shown = other.inner_text("body")
    assert "Fractions on a line" in shown
    assert "Fractions as points" in shown
    button(other, "Put mine in its place")
    read(other, "Grade 4: Fractions as points")
    other.context.close()
