"""Charts hold a finding's rows and nothing else, and show its words letter by letter."""

import json

import pytest

from analysis.bars import html_bars, html_side_by_side, side_by_side
from analysis.charts import ranking_figure
from analysis.survey import Finding, Row

NASTY = '<img src=x onerror=alert(1)> $x^2$ & "quotes"'
FINDING = Finding(
    "most_valuable",
    "A first.",
    "46 answered.",
    "ranking",
    (Row("Coaching", 27, 46, "1st", marked=True), Row(NASTY, 6, 46, "2nd to 3rd"), Row("Rest", 0, 46)),
    alternative=f"Coaching: 27 of 46; {NASTY}",
)


def test_bars_hold_counts_and_escape_everything():
    html = html_bars(FINDING)
    assert "27 of 46" in html
    assert "<img" not in html
    assert 'role="img" aria-label="Coaching: 27 of 46' in html
    assert html.count('class="room-bar"') == 2
    assert html.count("room-marked") == 1
    assert "6 of 46" not in html_bars(FINDING, most=1)


@pytest.mark.parametrize("dark", [False, True])
def test_the_figure_is_drawn_from_the_rows_alone(dark):
    figure = json.loads(ranking_figure(FINDING, dark).to_json())
    bar = figure["data"][0]
    assert bar["x"] == [27, 6, 0]
    assert bar["text"] == ["<b>27 of 46</b>  1st", "<b>6 of 46</b>  2nd to 3rd", "<b>0 of 46</b>"]
    assert [label["text"][:10] for label in figure["layout"]["annotations"]] == ["<b>Coachin", "&lt;img sr", "Rest"]
    assert "<img" not in json.dumps(figure)
    assert "$" not in json.dumps(figure["layout"]["annotations"])


def test_no_row_no_bar():
    empty = Finding("x", "Nothing.", "", "ranking")
    assert "room-bar-fill" not in html_bars(empty)
    assert json.loads(ranking_figure(empty).to_json())["data"][0]["x"] == []


def reach(*rows: Row) -> Finding:
    return Finding("reach_value", "A gap.", "", "reach", rows, alternative=f"Bars: {NASTY}")


def test_questions_stand_side_by_side_and_what_is_missing_is_a_dash():
    finding = reach(
        Row("Walks", 9, 46, column="Took part"),
        Row(NASTY, 40, 46, column="Took part", marked=True),
        Row(NASTY, 0, 46, column="Most valuable", marked=True),
    )
    questions, lines = side_by_side(finding)
    assert questions == ("Took part", "Most valuable")
    assert lines[0] == ("Walks", (finding.rows[0], None))
    html = html_side_by_side(finding)
    assert html.index("Took part") < html.index("Most valuable") < html.index("Walks")
    assert [count in html for count in ("9 of 46", "40 of 46", "none of 46", ">–<")] == [True] * 4
    assert html.count("room-marked") == 2
    assert 'role="img" aria-label="Bars: &lt;img' in html
    assert "<img" not in html
    assert html.count("background:") == 2
