"""Columns of answers: every count is drawn, nothing runs, and what is not seen is told."""

from analysis.strips import html_strip
from analysis.survey import Finding, Row


def finding(*rows: Row, chart: str = "diverging") -> Finding:
    return Finding("f", "Split <b>", "46 answered.", chart, rows, None, "Two thirds left.")


def test_columns_are_as_high_as_they_are_frequent_and_poles_stand_at_the_ends():
    drawn = html_strip(finding(Row("t", 4, 12, "Alone & quiet", column="-1"), Row("t", 8, 12, "Together", column="1")))
    assert "height:2.25rem" in drawn
    assert "height:4.50rem" in drawn
    assert drawn.index("Alone &amp; quiet") < drawn.index("Together")
    assert 'role="img" aria-label="Two thirds left."' in drawn


def test_what_people_wrote_is_shown_letter_by_letter():
    drawn = html_strip(finding(Row("<script>", 1, 2, "<i>", column="<img src=x>"), Row("b", 1, 2, column="2")))
    assert "<img" not in drawn
    assert "<i>" not in drawn


def test_nobody_at_all_is_no_division_by_nothing():
    assert "height:0.00rem" in html_strip(finding(Row("a", 0, 0, column="1")))


def test_favourable_answers_are_marked_only_where_a_side_is_better():
    rows = (Row("t", 1, 2, marked=True, column="Often"), Row("t", 1, 2, column="Never"))
    assert "#0072B2" in html_strip(finding(*rows, chart="distribution"))
    assert "#0072B2" not in html_strip(finding(*rows))
