"""Text as it is compared and as it is shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.vocabulary.text import normalise, tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Peer   Coaching ", "peer coaching"),
        ("Peer\u2010coaching \u2013 in\u2011house \u2212 yes", "peer coaching in house yes"),
        ("CAP (communaut\u00e9 d\u2019apprentissage)", "cap communaute d apprentissage"),
        ("Investigaci\u00f3n-acci\u00f3n", "investigacion accion"),
        ("Investigacio\u0301n", "investigacion"),
        ("a colleague\u2019s classroom", "a colleague classroom"),
        ("a colleague\u00b4s classroom", "a colleague classroom"),
        ("PLC's", "plc"),
        ("teachers' convention", "teachers convention"),
        ("\ufeffStaff\u00a0meet\u200bings\u00ad", "staff meetings"),
        ("\uff30\uff2c\uff23 \ufb01eld", "plc field"),
        ("Stra\u00dfe", "strasse"),
        ("CONFERENCES!!", "conferences"),
        ("snake_case & more", "snake case more"),
        ("\U0001f600", ""),
        ("", ""),
    ],
)
def test_normalise(text, expected):
    assert normalise(text) == expected


@given(st.text())
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text())
def test_normalised_text_has_no_capitals_and_single_blanks(text):
    found = normalise(text)
    assert found == found.casefold()
    assert found == " ".join(found.split(" ")).strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  Peer\u00a0coaching\t(in-house)\r\n", "Peer coaching (in-house)"),
        ("\ufeffGrades 1\u20132", "Grades 1\u20132"),
        ("Visiting a colleague\u2019s\u200b classroom!", "Visiting a colleague\u2019s classroom!"),
        ("\u200c\u200dTeam\u200d\u200c meetings", "Team meetings"),
        ("\U0001f469\u200d\U0001f3eb Teacher", "\U0001f469\u200d\U0001f3eb Teacher"),
        ("\u00c9t\u00e9", "\u00c9t\u00e9"),
    ],
)
def test_tidy_changes_only_what_nobody_sees(text, expected):
    assert tidy(text) == expected


@given(st.text())
def test_tidying_is_harmless(text):
    assert tidy(tidy(text)) == tidy(text)
    assert normalise(tidy(text)) == normalise(text)
