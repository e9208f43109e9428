"""The page Match the years: what is asked, decided with a reason, undone, offered again, and what is matched."""

import pytest

from pages.shared.words import crosswalk as words
from tests.pages.conftest import settled
from tests.pages.driving import goto, said, store_of, upload

LEVELS = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")


def export(folder, year: int, *wordings: str):
    """Write an export of twenty people who rated these wordings."""
    rows = ["Timestamp,What is your role?," + ",".join(f'"{wording}"' for wording in wordings)]
    for at in range(20):
        rated = ",".join(LEVELS[(at + place) % 5] for place, _ in enumerate(wordings))
        rows.append(f"{year}-05-{at + 1:02} 10:00:00,Teacher,{rated}")
    path = folder / f"survey {year}.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@pytest.fixture
def two_years(app, tmp_path):
    """Return the app with two drafts, the page open: one question the same, one negated, one dropped, one new."""
    app.run()
    upload(app, export(tmp_path, 2024, "I plan lessons with my team", "Our meetings are useful", "I keep a diary"))
    upload(app, export(tmp_path, 2025, "I plan lessons with my team", "Our meetings are not useful", "Parents help"))
    return goto(app, "crosswalk")


def click(app, label: str):
    """Click the first button with this label."""
    next(button for button in app.button if button.label == label).click()
    return app.run()


def rulings(app):
    """Return what is kept about the two years."""
    earlier, later = store_of(app).surveys()[:2]
    return store_of(app).link_rulings(earlier.series, later.series)


def decide(app, choice: str, why: str = ""):
    """Answer the first question that is asked."""
    app.radio[0].set_value(choice)
    app.text_input[0].input(why)
    return click(app, words.SAVE)


def test_with_no_survey_and_with_one_it_says_what_to_do(app, tmp_path):
    assert "none is here" in said(goto(app.run(), "crosswalk"))
    upload(app, export(tmp_path, 2024, "I plan lessons with my team", "We share"))
    shown = said(goto(app, "crosswalk"))
    assert "only one is here" in shown
    assert app.get("page_link")


def test_a_negated_wording_is_asked_with_the_difference_marked_and_read_out(two_years):
    shown = said(two_years)
    assert '<ins class="room-diff"><span class="room-unseen">only in 2025: </span>not</ins>' in shown
    assert two_years.get("progress")[0].proto.text == words.PROGRESS.format(decided=0, all=1)
    assert len(two_years.radio) == 1
    assert "not, never, without" in shown.replace("\\", "")


def test_an_answer_is_kept_with_its_reason_changed_and_undone(two_years):
    decide(two_years, "different", "It was turned round.")
    (kept,) = rulings(two_years)
    assert (kept.choice, kept.why) == ("different", "It was turned round.")
    shown = said(two_years).replace("\\", "")
    assert words.ALL_DECIDED in shown
    assert "It was turned round." in shown
    click(two_years, words.UNDO)
    assert rulings(two_years) == ()
    decide(two_years, "reworded")
    assert [ruling.choice for ruling in rulings(two_years)] == ["reworded"]


def test_nothing_is_kept_without_a_choice(two_years):
    click(two_years, words.SAVE)
    assert rulings(two_years) == ()


def test_matched_questions_are_filtered_by_kind(two_years):
    assert "I plan lessons with my team" in said(two_years)
    kinds = two_years.segmented_control[0]
    assert {option.content for option in kinds.proto.options} >= {"The same (2)", "New (1)", "No longer asked (1)"}
    kinds.set_value("New (1)").run()
    assert "<td>Parents help</td>" in said(two_years)


def test_a_match_can_be_changed(two_years):
    field = next(found for found in two_years.selectbox if found.label == words.CHANGE_WHICH)
    key = next(key for key in field.options if "lessons" in key)
    field.select(key).run()
    two_years.radio[-1].set_value("different")
    two_years.text_input[-1].input("Another team.")
    [button for button in two_years.button if button.label == words.SAVE][-1].click()
    two_years.run()
    assert [(ruling.choice, ruling.why) for ruling in rulings(two_years)] == [("different", "Another team.")]


def test_two_questions_that_no_rule_joins_can_be_joined(two_years):
    two_years.segmented_control[0].set_value("New (1)").run()
    field = next(found for found in two_years.selectbox if found.label == words.CHANGE_WHICH)
    field.select(field.options[0]).run()
    partner = next(found for found in two_years.selectbox if found.label == words.PARTNER)
    partner.select(partner.options[0]).run()
    two_years.radio[-1].set_value("reworded")
    [button for button in two_years.button if button.label == words.SAVE][-1].click()
    two_years.run()
    assert [ruling.choice for ruling in rulings(two_years)] == ["reworded"]


def test_an_answer_is_offered_again_for_the_same_words_in_other_years(two_years, tmp_path):
    decide(two_years, "different", "It was turned round.")
    upload(two_years, export(tmp_path, 2026, "I plan lessons with my team", "Our meetings are useful"))
    upload(two_years, export(tmp_path, 2027, "I plan lessons with my team", "Our meetings are not useful"))
    goto(two_years, "crosswalk")
    years = next(found for found in two_years.selectbox if found.label == words.WHICH)
    assert years.options[:3] == ["2026 and 2027", "2025 and 2026", "2024 and 2025"]
    assert set(years.options[3:]) == {"2025 and 2027", "2024 and 2026", "2024 and 2027"}
    years.select("2026 and 2027").run()
    shown = said(two_years).replace("\\", "")
    assert "For 2024 and 2025 it was decided: different" in shown
    assert "It was turned round." in shown
    assert two_years.radio[0].value == "different"
    next(found for found in two_years.selectbox if found.label == words.WHICH).select("2024 and 2025").run()
    assert words.ALL_DECIDED in said(two_years)


def test_in_a_browser_an_answer_is_given_with_the_keyboard(fresh_server, page, foreign, tmp_path):
    for year, wording in ((2024, "Our meetings are useful"), (2025, "Our meetings are not useful")):
        page.goto(f"{fresh_server}/upload")
        settled(page)
        path = export(tmp_path, year, "I plan lessons with my team", wording)
        page.locator("input[type=file]").set_input_files(path)
        page.get_by_text("Saved as a draft that only you see").wait_for()
        settled(page)
    page.goto(f"{fresh_server}/crosswalk")
    page.get_by_text("0 of 1 decided").wait_for()
    assert page.locator("ins.room-diff").inner_text().endswith("not")
    page.get_by_role("radio", name="different").focus()
    page.keyboard.press("Space")
    page.get_by_label(words.REASON).fill("Turned round.")
    page.get_by_role("button", name=words.SAVE).click()
    page.get_by_text(words.ALL_DECIDED).wait_for()
    page.get_by_role("button", name=words.UNDO).click()
    page.get_by_text("0 of 1 decided").wait_for()
    assert foreign == []
