"""What changed from year to year, in words: the expected numbers of the sample school, and no false trend."""

from dataclasses import replace

from analysis.change.verdict import share_change
from analysis.charts import question_figure, slope_figure
from analysis.crosswalk.lineage import lineage
from analysis.disclosure import Withheld
from analysis.disclosure.over_years import release_change
from analysis.findings.change import change_finding, change_rows, change_words
from analysis.findings.places import modes_finding
from analysis.findings.question_years import question_finding, years_rows
from analysis.mode_years import placed_modes
from analysis.reading import read_here
from analysis.yearly import over_years, released_changes
from sample_data import MAPLE_HOLLOW, PROMISE, STAFF

YEARS = [read_here(export.read_bytes(), export.name) for export in MAPLE_HOLLOW]
LABELS = ("2023", "2024", "2025")
LATEST = released_changes(YEARS[1], YEARS[2], (STAFF, STAFF), PROMISE)


def test_what_changed_most_is_said_with_counts():
    found = change_finding(LATEST, LABELS[1:], "teachers")
    assert "+37 points, from 20 of 44 to 38 of 46" in found.headline
    assert found.rows[0].column == "2024"
    assert found.rows[1].marked
    rows = change_rows(LATEST)
    assert [row[3] for row in rows[:3]] == ["+37 points", "+32 points", "+27 points"]
    assert {row[4] for row in rows if "WHAT you learned" in row[0]} == {"some change"}
    assert all(row[4].startswith("about the same; a change below") for row in rows if "asked for" in row[0])


def test_the_false_trend_is_not_told():
    found = change_finding(released_changes(YEARS[0], YEARS[1], (STAFF, STAFF), PROMISE), LABELS[:2], "teachers")
    assert found.rows == ()
    assert "can be compared" in found.headline
    assert "Not compared" in found.base


def test_too_few_answers_are_withheld_and_too_few_for_a_word_have_none():
    link = ("same", "solid", "the same words")
    assert isinstance(release_change(("a", "a"), ((2, 4), (20, 40)), link, None, PROMISE), Withheld)
    few = release_change(("a", "a"), ((2, 8), (8, 9)), link, share_change((2, 8), (8, 9)), PROMISE)
    assert change_words(few) == "too few answers for a word"
    assert change_words(replace(few, change=None)) == "not compared"


def test_places_over_the_years_with_hollow_points_where_they_are_not_certain():
    found = modes_finding(placed_modes(YEARS, LABELS, (STAFF,) * 3, PROMISE), LABELS, "teachers")
    assert "12 of 38 in 2023, 20 of 43 in 2024 and 27 of 46 in 2025" in found.headline
    assert "Number one since 2024, whatever the others would have said" in found.headline
    figure = slope_figure(found)
    points = [trace for trace in figure.data if trace.mode == "markers"]
    assert list(points[0].marker.symbol) == ["circle-open", "circle", "circle"]
    assert all(trace.hoverinfo == "skip" for trace in figure.data)
    assert modes_finding(placed_modes(YEARS[:1], LABELS[:1], (STAFF,), PROMISE), LABELS, "teachers") is None


def over(words: str, surveys=YEARS, decided=None):
    strand = next(one for one in lineage(surveys, decided) if words in one.last.wording)
    return over_years(strand, surveys, LABELS, (STAFF,) * 3, PROMISE)


def test_one_question_over_the_years_keeps_every_wording_and_breaks_at_another_scale():
    years = over("ask a colleague for")
    rows = years_rows(years)
    assert [row[2] for row in rows] == ["24 of 38", "21 of 44", "32 of 46"]
    assert "another scale" in rows[1][3]
    assert rows[2][3] == "a similar question: the wording changed"
    found = question_finding(years, "Feedback", "teachers")
    assert found.headline == (
        "Favourable answers to “Feedback”: 21 of 44 in 2024 and 32 of 46 in 2025. 2024 to 2025: +22 points, clear "
        "change. 2023 cannot be compared with 2024."
    )
    assert [row.link for row in found.rows] == ["", "break", "dotted"]
    assert found.rows[2].low <= 32 / 46 <= found.rows[2].high
    lines = [trace for trace in question_figure(found).data if trace.mode == "lines" and trace.line.width == 4]
    assert [(list(line.x), line.line.dash) for line in lines] == [([1, 2], "dot")]


def test_a_question_that_a_year_left_out_is_never_joined_by_a_solid_line():
    item = next(item for item in YEARS[1].items if "Protected time" in item.wording)
    without = replace(YEARS[1], items=tuple(one for one in YEARS[1].items if one != item))
    years = over(item.wording, (YEARS[1], without, YEARS[1]))
    found = question_finding(years, "It", "teachers")
    assert [row.link for row in found.rows] == ["", "dotted"]
    assert years_rows(years)[2][3] == "2024 did not ask it"
    assert years_rows(years)[1][1:3] == ("not asked", "")
    assert question_finding(years[:2], "It", "teachers") is None
