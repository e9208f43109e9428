"""Calendar files by RFC 5545: what a phone reads out of one is what was put in."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coaching.icalendar import CalendarEntry, ics

AT = "2025-03-03T12:00:00+00:00"
DAY = date(2025, 2, 28)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=200)


def read(content: bytes) -> list[tuple[str, str]]:
    """Return the properties of a calendar file as RFC 5545 says: unfold (3.1), then unescape (3.3.11)."""
    assert content.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    lines = content.decode().replace("\r\n ", "").split("\r\n")[:-1]
    named = (line.partition(":") for line in lines)
    return [(name, re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)) for name, _, value in named]


@given(TEXTS, TEXTS)
def test_any_title_comes_back(title, about):
    found = dict(read(ics([CalendarEntry("a", DAY, title, about)], "Grade 3", AT)))
    assert found["SUMMARY"] == title
    assert found.get("DESCRIPTION", "") == about


def test_a_line_break_in_a_title_makes_no_new_property():
    found = read(ics([CalendarEntry("a", DAY, "x\r\nATTACH:http://elsewhere\x00", "")], "n", AT))
    assert ("SUMMARY", "x\nATTACH:http://elsewhere") in found
    assert "ATTACH" not in [name for name, _ in found]


def test_it_has_what_phones_ask_for():
    entries = [CalendarEntry("b", DAY, "Second"), CalendarEntry("a", date(2025, 1, 31), "First")]
    found = read(ics(entries, "Coaching", AT))
    assert found[:2] == [("BEGIN", "VCALENDAR"), ("VERSION", "2.0")]
    assert [value for name, value in found if name == "DTSTART;VALUE=DATE"] == ["20250131", "20250228"]
    assert [value for name, value in found if name == "DTEND;VALUE=DATE"] == ["20250201", "20250301"]
    assert {value for name, value in found if name == "DTSTAMP"} == {"20250303T120000Z"}
    assert len({value for name, value in found if name == "UID"}) == 2
    assert found[-1] == ("END", "VCALENDAR")


def test_the_same_days_give_the_same_bytes():
    entries = [CalendarEntry("b", DAY, "Second"), CalendarEntry("a", DAY, "First")]
    assert ics(entries, "n", AT) == ics(entries[::-1], "n", AT)
