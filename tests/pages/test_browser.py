"""What only a real browser shows: uploads, deep links on a cold server, keys, and that nobody else is called."""

import csv
from pathlib import Path

import pytest

from sample_data import MAPLE_HOLLOW
from tests.pages.conftest import settled, take

CERTAIN = "number one, whatever the other two would have said"
FIRST_WORDS = {
    "": "What do your teachers learn from?",
    "learning_modes": "No survey is here yet",
    "upload": "Drop the export here",
}


def text(page) -> str:
    """Return what can be read on the page once it has settled."""
    settled(page)
    return page.inner_text("body")


def drop(page, address: str, path: Path) -> None:
    """Upload a file and wait until it is saved."""
    page.goto(f"{address}/upload")
    settled(page)
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("Saved as a draft that only you see").wait_for()
    settled(page)  # until then the elements of the run before may stand beside the new ones


def headline(page, words: str) -> None:
    """Wait for a headline that holds these words."""
    page.get_by_role("heading", name=words).first.wait_for()


def give_headcount(page, year: str, staff_n: int) -> None:
    """Open the card of a draft on the page Upload and say how many could have answered."""
    card = page.locator("details", has=page.locator("summary", has_text=f"{year} · "))
    if card.get_attribute("open") is None:
        card.locator("summary").first.click()
    settled(page)
    card.get_by_label("How many teachers could have answered?", exact=True).fill(str(staff_n))
    card.get_by_role("button", name="Save", exact=True).click()
    card.get_by_text(f"of {staff_n} teachers answered.").wait_for()


def test_a_principal_uploads_three_exports_and_sees_what_teachers_value_most(fresh_server, page, foreign):
    for path in MAPLE_HOLLOW:
        drop(page, fresh_server, path)
    for year in ("2025", "2024", "2023"):
        give_headcount(page, year, 48)
    page.get_by_role("link", name="Overview").click()
    headline(page, "27 of 46 teachers named")
    shown = text(page)
    assert CERTAIN in shown
    assert "20 of 43 teachers named" in shown
    assert "Too close to call between" in shown
    assert "This is a draft" in shown
    assert foreign == []


def test_a_shared_link_opens_its_view_on_a_server_nobody_has_visited(fresh_server, page, foreign):
    page.goto(fresh_server)
    page.get_by_role("button", name="Look around in the sample school").click()
    headline(page, "27 of 46 teachers named")
    page.goto(f"{fresh_server}/learning_modes?year=2023&question=Took+part")
    headline(page, "36 of 38 teachers took part in")
    assert foreign == []


@pytest.mark.parametrize("path", FIRST_WORDS)
def test_a_cold_server_shows_the_page_asked_for_and_no_other(fresh_server, page, path):
    page.goto(f"{fresh_server}/{path}")
    shown = text(page)
    assert FIRST_WORDS[path] in shown
    assert "Page not found" not in shown


def test_the_answers_of_a_file_cannot_reach_out_or_act(server, page, foreign, tmp_path):
    nasty = '![x](http://elsewhere.example/a.png)<img src="http://elsewhere.example/b.png" onerror="document.title=1">'
    options = [nasty, nasty, "Workshops", "Peer coaching", "Staff meetings"]
    export = tmp_path / "export.csv"
    with export.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(["Timestamp", "What is your role?", f"Which learning was most valuable? {nasty}"])
        table.writerows([f"5/1/2025 10:00:{at:02}", "Teacher", options[at % 5]] for at in range(20))
    drop(page, server, export)
    page.goto(f"{server}/learning_modes?year=2025")
    headline(page, "8 of 20 teachers named")
    assert "![x](http://elsewhere.example/a.png)<img src=" in text(page)
    assert page.title() != "1"
    assert foreign == []


@pytest.mark.parametrize("viewport", [(1366, 768), (1920, 1080), (390, 844)])
def test_nothing_runs_out_of_the_window(fresh_server, page, viewport):
    page.goto(fresh_server)
    page.get_by_role("button", name="Look around in the sample school").click()
    headline(page, "27 of 46 teachers named")
    for path in ("", "learning_modes", "comments", "cost", "upload"):
        page.goto(f"{fresh_server}/{path}")
        settled(page)
        main = page.locator('[data-testid="stMain"]')
        assert main.evaluate("element => element.scrollWidth - element.clientWidth") <= 1


def test_the_keyboard_alone_opens_the_sample_school(fresh_server, page):
    page.goto(fresh_server)
    settled(page)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText").startswith("Look around"):
            break
    page.keyboard.press("Enter")
    headline(page, "27 of 46 teachers named")


def choose(page, label: str, option: str) -> None:
    """Choose an option of the last box with this label."""
    take(page, page.get_by_label(label, exact=True).last, option, exact=True, typed=True)
    settled(page)


def test_a_wrong_team_an_option_and_a_scale_are_corrected_and_the_headline_follows(fresh_server, page, tmp_path):
    export = tmp_path / "spring.csv"
    teams, valued = ["Grade 3", "Dragons", "Grade 4"], ["Coaching circles", "Coach circle", "Workshops"]
    with export.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(
            [
                "Timestamp",
                "What is your role?",
                "Which team are you on?",
                "Which learning was most valuable?",
                "How often?",
            ]
        )
        for at in range(24):
            often = ["Often", "Sometimes", "Never"][at % 3]
            table.writerow([f"5/1/2025 10:00:{at:02}", "Teacher", teams[at % 3], valued[at % 3], often])
    drop(page, fresh_server, export)
    headline(page, "Too close to call between")
    page.get_by_text("Correct how a question was read").click()

    choose(page, "Which question?", "Which learning was most valuable?")
    choose(page, "Which answer?", "Coach circle")
    choose(page, "It means the same as", "Coaching circles")
    page.get_by_role("button", name="Count them together").click()
    headline(page, "16 of 24 teachers named “Coaching circles” as most valuable")

    choose(page, "Which question?", "Which team are you on?")
    choose(page, "Which answer?", "Dragons")
    choose(page, "It means the same as", "Grade 3")
    page.get_by_role("button", name="Count them together").click()
    page.get_by_text("16 of 24 people answered “Grade 3”").wait_for()

    choose(page, "Which question?", "How often?")
    page.get_by_text("8 of 24 people gave a favourable answer: “Often”.").wait_for()
    choose(page, "Favourable answers", "Sometimes")
    page.keyboard.press("Escape")  # the list of a box with several answers stays open
    page.get_by_role("button", name="Save", exact=True).last.click()
    page.get_by_text("16 of 24 people gave a favourable answer").wait_for()

    page.get_by_role("button", name="Take all back").click()
    headline(page, "Too close to call between")
