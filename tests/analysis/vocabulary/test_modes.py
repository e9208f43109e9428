"""Labels read as learning modes.

``learning_modes_test.csv`` is the acceptance set. ``more_labels.csv`` was written in four batches, each with what a
person would expect before the code had seen it.
"""

import csv
import subprocess
import sys
import time
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.vocabulary import table
from analysis.vocabulary.mode_index import SPECIAL, SYNONYM_COLUMNS, index
from analysis.vocabulary.modes import ModeMatch, canonical, family, match

ASK = ModeMatch(None, "ask")
LEARNING = [row for row in table("learning_modes") if row["family"]]


def labels(name):
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_right(row):
    found = match(row["raw_label"])
    return row["expected"] in (found.mode, {"ask": "ASK", "none": "UNMATCHED"}.get(found.how))


def test_acceptance_set():
    rows = labels("learning_modes_test.csv")
    assert len(rows) == 135
    assert sum(map(is_right, rows)) >= 130


def test_more_labels():
    rows = labels("more_labels.csv")
    assert sum(map(is_right, rows)) >= 0.97 * len(rows)


@pytest.mark.parametrize("name", ["learning_modes_test.csv", "more_labels.csv"])
def test_no_ambiguous_label_is_decided(name):
    assert [
        row["raw_label"] for row in labels(name) if row["expected"] == "ASK" and match(row["raw_label"]) != ASK
    ] == []


@pytest.mark.parametrize("name", ["learning_modes_test.csv", "more_labels.csv"])
def test_what_is_not_read_right_is_asked(name):
    wrong = [row["raw_label"] for row in labels(name) if not is_right(row) and match(row["raw_label"]).mode]
    assert wrong == []


def test_every_wording_is_its_own_mode():
    for row in table("learning_modes"):
        wordings = [wording for column in SYNONYM_COLUMNS for wording in row[column].split("|") if wording]
        assert [wording for wording in wordings if match(wording) != ModeMatch(row["mode_code"], "exact")] == []


def test_no_phrase_belongs_to_two_modes():
    ambiguous = {row["label"] for row in table("ambiguous_labels") if row["kind"] == "ambiguous"}
    shared = {text for text, modes in index().whole.items() if len(modes) > 1 and match(text) != ASK}
    assert shared == set()
    assert all(match(label) == ASK for label in ambiguous)


@pytest.mark.parametrize("joiner", [" or ", ", ", " and ", " / ", " & ", " + ", "; "])
def test_two_modes_in_one_label_are_asked(joiner):
    names = [(row["synonyms_en"].split("|")[0], row["synonyms_en"].split("|")[-1]) for row in LEARNING]
    labels_of_two = [one[0] + joiner + other[1] for one, other in permutations(names, 2)]
    assert [label for label in labels_of_two if match(label) != ASK] == []


@pytest.mark.parametrize("row", LEARNING, ids=lambda row: row["mode_code"])
def test_evaluation_beside_a_mode_is_never_learning(row):
    for wording in row["synonyms_en"].split("|"):
        assert match(f"{wording} and formal evaluation").mode in (None, "not_learning_evaluation")


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("PLC", ModeMatch("team_meeting", "exact")),
        ("PLC time with my grade team", ModeMatch("team_meeting", "phrase")),
        ("peer coching", ModeMatch("peer_coaching", "fuzzy")),
        ("Bookstudy", ModeMatch("book_study", "fuzzy")),
        ("Coaching entre enseignant\u00b7e\u00b7s", ModeMatch("peer_coaching", "phrase")),
        ("Observaci\u00f3n entre compa\u00f1eros/as", ModeMatch("peer_observation", "phrase")),
        ("Seeing other classrooms", ModeMatch("peer_observation", "exact")),
        ("Other, please describe", ModeMatch("other", "exact")),
        ("N/A", ModeMatch("none", "exact")),
        ("Professional learning", ASK),
        ("Profesional learning", ASK),
        ("Coaching or mentoring", ASK),
        ("Peer and instructional coaching", ASK),
        ("Workshop on peer coaching", ASK),
        ("Anything but staff meetings", ASK),
        ("Vrtual workshops", ASK),
        ("Conferences / wokshops", ASK),
        ("Snow days", ModeMatch(None, "none")),
        ("", ModeMatch(None, "none")),
        ("   ", ModeMatch(None, "none")),
        ("\U0001f600", ModeMatch(None, "none")),
    ],
)
def test_how_a_label_was_read(label, expected):
    assert match(label) == expected


@pytest.mark.parametrize(
    "word", ["Monitoring", "Introduction", "Indication", "Mastery", "Menor", "Concentration", "Camp"]
)
def test_other_words_are_not_misspelt_modes(word):
    assert match(word).mode is None


@pytest.mark.parametrize(
    "label", ["Other seminars", "None but the conference", "Nothing but webinars", "Otros talleres"]
)
def test_other_and_none_are_whole_labels(label):
    assert match(label).mode not in SPECIAL


@given(st.text())
def test_any_text_can_be_read(text):
    found = match(text)
    assert (found.mode is None) == (found.how in ("ask", "none"))


@given(st.lists(st.sampled_from(sorted(index().known)), max_size=8).map(" ".join))
def test_any_known_words_can_be_read(text):
    assert match(text).mode in {None, *(row["mode_code"] for row in table("learning_modes"))}


@pytest.mark.parametrize(
    "text",
    ["x", "peer coaching ", "coching, ", "team meetings and ", "\u00e9 ", "'s", "(e)", "ab\u00b7", "other this "],
)
def test_long_labels_stay_fast(text):
    match("")
    began = time.perf_counter()
    match((text * 10_000)[:10_000])
    assert time.perf_counter() - began < 2


def test_known_words_need_no_repair():
    code = (
        "import sys; from analysis.vocabulary.modes import match; match('Peer coaching'); match('Weekly PLC time');"
        " match('Coaching'); print('rapidfuzz' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_names_and_families():
    assert canonical("peer_coaching") == "Peer coaching between teachers in our school"
    assert family("peer_coaching") == "peer"
    assert family("not_learning_evaluation") == ""
    with pytest.raises(KeyError):
        canonical("coaching")


def test_a_table_that_is_not_there():
    with pytest.raises(FileNotFoundError):
        table("no_such_table")
