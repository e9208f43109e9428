"""The staff meeting has ten topics; one without a finding is left out, and said to be left out."""

from dataclasses import replace

from analysis import meeting
from analysis.meeting import MOST_QUOTES, MOST_TENSIONS, TOPICS
from analysis.survey import Row
from tests.analysis.forms import FINDINGS, finding

RESPONSE = finding("share", finding_id="response")
VALUED = finding("ranking", finding_id="most_valuable")


def test_there_are_ten_topics_for_twenty_minutes():
    assert len(TOPICS) == 10
    assert all(topic.talk for topic in TOPICS if topic.name not in ("thanks", "next"))


def test_slides_follow_the_topics_and_leave_out_what_there_is_nothing_for():
    slides = meeting.slides([VALUED, RESPONSE], 5)
    assert [slide.topic for slide in slides] == ["thanks", "first", "next"]
    assert meeting.left_out([VALUED, RESPONSE]) == tuple(
        topic.label for topic in TOPICS if topic.name not in ("thanks", "first", "next")
    )


def test_the_first_slide_tells_the_promise():
    assert any("fewer than 7 people" in point for point in meeting.slides([RESPONSE], 7)[0].points)


def test_a_finding_over_years_stands_before_that_of_one():
    over_years = finding("slope", finding_id="most_valuable_years")
    assert meeting.slides([VALUED, over_years], 5)[0].finding == over_years


def test_topics_and_single_findings_are_chosen_and_ordered():
    bars = FINDINGS["bars"]
    slides = meeting.slides([RESPONSE, VALUED, bars], 5, ["next", "bars", "first"])
    assert [slide.finding.finding_id for slide in slides] == ["next", "bars", "most_valuable"]


def test_a_room_reads_few_quotations_and_two_tensions():
    many = finding("quotes", finding_id="comments", rows=tuple(Row(f"Comment {at}", 1, 30) for at in range(9)))
    tensions = finding("diverging", finding_id="tensions", rows=tuple(
        Row(label, 3, 46, column=str(at)) for label in "abc" for at in range(3)
    ))  # fmt: skip
    words, differ, _ = meeting.slides([many, tensions], 5)
    assert len(words.finding.rows) == MOST_QUOTES
    assert words.finding.headline == "4 of the 9 comments that may be read"
    assert len({row.label for row in differ.finding.rows}) == MOST_TENSIONS


def test_an_empty_finding_is_no_slide():
    assert [slide.topic for slide in meeting.slides([replace(VALUED, rows=())], 5)] == ["next"]
