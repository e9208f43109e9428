"""Change in what is handed out: slides, workbook and handout of one, two and three years, read back."""

import io
from dataclasses import replace

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from analysis import meeting
from analysis.audit import audit_deck, audit_handout, audit_workbook
from analysis.crosswalk.links import DIFFERENT, ITEM, link_key
from analysis.deck import deck_of
from analysis.gathered import Wave, gathered
from analysis.handout import handout_of
from analysis.reading import read_here
from analysis.staff_meeting import imprint_of
from analysis.survey import Finding, Row
from analysis.workbook import table_of, workbook_of
from sample_data import MAPLE_HOLLOW, PROMISE, STAFF

YEARS = [read_here(export.read_bytes(), export.name) for export in MAPLE_HOLLOW]
IMPRINT = imprint_of("Maple Hollow", "2025", PROMISE)


def findings(*years, decided=None) -> dict[str, Finding]:
    found = gathered([Wave(year, STAFF) for year in years], PROMISE, decided)
    return {finding.finding_id: finding for finding in found}


THREE = findings(*YEARS)
SLIDES = meeting.slides(THREE.values(), PROMISE)


def slide(topic: str):
    """Return the slide of a topic as a program reads it."""
    deck = Presentation(io.BytesIO(deck_of(SLIDES, IMPRINT)))
    return deck.slides[[slide.topic for slide in SLIDES].index(topic)]


def test_one_year_has_no_change_and_more_years_have():
    assert {"moved", "most_valuable_years"}.isdisjoint(findings(YEARS[2]))
    assert len(THREE["moved"].rows) == 2 * 21
    assert {row.column for row in THREE["most_valuable_years"].rows} == {"2023", "2024", "2025"}
    assert [slide.finding.finding_id for slide in SLIDES if slide.topic in ("first", "moved")] == [
        "most_valuable_years", "moved",
    ]  # fmt: skip


def test_years_that_cannot_be_compared_give_a_sentence_and_no_slide():
    found = findings(*YEARS[:2])
    assert found["moved"].rows == ()
    assert "moved" not in [slide.topic for slide in meeting.slides(found.values(), PROMISE)]


def test_a_slide_of_what_moved_shows_rises_the_largest_fall_and_what_stayed():
    shown = next(slide.finding for slide in SLIDES if slide.topic == "moved")
    labels = list(dict.fromkeys(row.label for row in shown.rows))
    assert len(labels) == meeting.MOST_CHANGES
    assert "coaching session should look like" in labels[0]
    assert "the agenda asked for" in labels[-2]  # 39 of 44, then 41 of 46: nobody could call it a change
    assert "in WHAT you learned" in labels[-1]
    assert "17 more in the workbook" in shown.base
    few = replace(shown, rows=shown.rows[:4])
    assert meeting.slides([few], PROMISE, ["moved"])[0].finding == few


def test_lines_on_the_slide_are_dotted_and_the_notes_say_why():
    page = slide("first")
    chart = next(shape for shape in page.shapes if shape.has_chart).chart
    dashes = [each.get("val") for each in chart._chartSpace.iter(qn("a:prstDash"))]
    assert len(dashes) == len([series for series in chart.plots[0].series if "similar" in series.name]) > 3
    assert set(dashes) == {"sysDot"}
    notes = page.notes_slide.notes_text_frame.text
    assert "the question was reworded" in notes
    assert "similar, not asked in the same way" in notes
    assert "12 of 38 in 2023, 20 of 43 in 2024 and 27 of 46 in 2025" in page.shapes.title.text


def test_what_a_person_decided_breaks_the_line_on_the_slide_and_is_in_the_notes():
    asked = [next(item for item in year.items if item.purpose == "most_valuable") for year in YEARS[1:]]
    decided = {(0, 1): {link_key(ITEM, asked[0].item_id, asked[1].item_id): DIFFERENT}}
    found = findings(*YEARS[1:], decided=decided)["most_valuable_years"]
    assert {row.link for row in found.rows} == {"", "break"}
    slides = meeting.slides([found], PROMISE, ["first"])
    deck = deck_of(slides, IMPRINT)
    assert audit_deck(deck, slides, IMPRINT, PROMISE).problems == ()
    notes = Presentation(io.BytesIO(deck)).slides[0].notes_slide.notes_text_frame.text
    assert "not compared with what was before" in notes


@pytest.mark.parametrize("years", [YEARS[1:], YEARS])
def test_every_file_of_two_and_three_years_is_read_back_without_a_fault(years):
    found = findings(*years)
    slides = meeting.slides(found.values(), PROMISE)
    told = tuple(finding for finding in found.values() if finding.rows)
    assert audit_deck(deck_of(slides, IMPRINT), slides, IMPRINT, PROMISE).problems == ()
    assert audit_workbook(workbook_of(told, IMPRINT), told, IMPRINT, PROMISE).problems == ()
    assert audit_handout(handout_of(slides, IMPRINT, "a4"), slides, IMPRINT, PROMISE).problems == ()


def test_the_table_of_the_workbook_says_how_years_are_joined():
    heads, lines = table_of(THREE["most_valuable_years"])
    assert heads[1:5] == ["2023: count", "2023: of", "2023: share", "2023: in words"]
    assert lines[0][heads.index("2024: in words")] == "1st, similar, not asked in the same way"
    heads, lines = table_of(THREE["moved"])
    assert lines[0][heads.index("2025: in words")] == "clear change"


def test_a_line_over_very_many_years_fills_more_than_a_alphabet_of_columns():
    years = [str(year) for year in range(1990, 2026)]
    rows = [
        Row(label, 5 + at % 7, 40, "1st", column=year, link="break" if at else "")
        for label in ("Workshops", "Visits")
        for at, year in enumerate(years)
    ]
    found = Finding("most_valuable_years", "Many years.", "40 people.", "slope", tuple(rows), "No.", "Lines.")
    slides = meeting.slides([found], PROMISE, ["first"])
    assert audit_deck(deck_of(slides, IMPRINT), slides, IMPRINT, PROMISE).problems == ()
