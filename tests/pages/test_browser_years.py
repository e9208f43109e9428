"""Years in a real browser: another pair, one question with every wording, and a line that follows what is decided."""

import pytest
from playwright.sync_api import expect

from pages.shared.words import crosswalk as matching
from pages.shared.words import years as words
from tests.pages.conftest import settled
from tests.pages.test_browser import drop

OPTIONS = ("Peer coaching", "Workshops", "Peer coaching")
ASKED = ("Which learning was the most valuable for you?", "Which learning was the most valuable to you this year?")
CHART = "[data-testid=stPlotlyChart]"


def choose(page, label: str, option: str) -> None:
    """Choose an option of a field by typing it, as a person with a keyboard does."""
    field = page.get_by_role("combobox", name=label)
    field.click()
    field.fill(option)
    page.get_by_role("option", name=option).first.wait_for()
    page.keyboard.press("Enter")
    settled(page)


def test_another_pair_of_years_and_every_wording_of_a_question(fresh_server, page, foreign):
    page.goto(fresh_server)
    page.get_by_role("button", name="Look around in the sample school").click()
    page.get_by_role("heading", name="27 of 46 teachers named").first.wait_for()
    page.goto(f"{fresh_server}/year_over_year")
    page.get_by_role("heading", name="changed clearly").wait_for()
    choose(page, words.WHICH, "2023 and 2024")
    page.get_by_role("heading", name="No rated question of 2024 can be compared with 2023.").wait_for()
    assert "years=2023" in page.url
    choose(page, words.QUESTION, "ask a colleague for feedback")
    page.get_by_role("heading", name="2023 cannot be compared with 2024.").wait_for()
    table = page.locator("table", has_text=words.EVERY_WORDING)
    for wording in (
        "I ask colleagues for feedback",
        "Ask a colleague for feedback",
        "ask a colleague for feedback on your",
    ):
        expect(table).to_contain_text(wording)
    assert page.locator(CHART).count() == 2
    assert dashes(page.locator(CHART).last) == ["dotted"]
    assert foreign == []


def export(folder, year: int, wording: str):
    """Write an export of thirty people who named what was most valuable."""
    lines = [f'Timestamp,What is your role?,"{wording}"']
    lines += [f"{year}-05-{at + 1:02} 10:00:00,Teacher,{OPTIONS[at % 3]}" for at in range(30)]
    path = folder / f"survey {year}.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def dashes(chart) -> list[str]:
    """Return how the segments of a chart are drawn; strokes of intervals are wider than any line."""
    found = chart.locator(".scatterlayer path.js-line")
    styles = [found.nth(at).get_attribute("style") for at in range(found.count())]
    lines = [style for style in styles if "stroke-width: 6px" not in style]
    return ["dotted" if "dasharray" in style and "0px, 0px" not in style else "solid" for style in lines]


def decide(page, address: str, kind: str, choice: str) -> None:
    """Open the page Match the years and say what the two questions of a kind are to each other."""
    page.goto(f"{address}/crosswalk")
    settled(page)
    page.get_by_text(f"{kind} (").click()
    settled(page)
    page.get_by_text(matching.CHANGE, exact=True).click()
    settled(page)
    choose(page, matching.CHANGE_WHICH, ASKED[0])
    page.get_by_role("radio", name=choice, exact=True).last.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name=matching.SAVE).last.click()
    page.get_by_role("heading", name=matching.DECIDED).wait_for()
    settled(page)


@pytest.mark.parametrize(("choice", "drawn"), [("same", ["solid", "solid"]), ("different", [])])
def test_a_line_follows_what_is_decided_about_two_years(fresh_server, page, foreign, tmp_path, choice, drawn):
    for year, wording in zip((2024, 2025), ASKED, strict=True):
        drop(page, fresh_server, export(tmp_path, year, wording))
    page.goto(f"{fresh_server}/year_over_year")
    page.locator(f"{CHART} .scatterlayer path.point").first.wait_for()
    assert dashes(page.locator(CHART).first) == ["dotted", "dotted"]
    decide(page, fresh_server, "Reworded", matching.CHOICES[choice])
    page.goto(f"{fresh_server}/year_over_year")
    page.locator(f"{CHART} .scatterlayer path.point").first.wait_for()
    assert dashes(page.locator(CHART).first) == drawn
    assert ("the two years asked different questions" in page.locator("body").inner_text()) is (choice == "different")
    assert foreign == []
