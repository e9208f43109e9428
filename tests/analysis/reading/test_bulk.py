"""What is done by NumPy for very many rows gives what plain Python gives, for every array and for whole surveys."""

import random
from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.document import to_bytes
from analysis.reading import bulk, delimited, draft_here
from analysis.reading.assemble import survey_of
from analysis.settings import Limits
from sample_data import MAPLE_HOLLOW
from tests.analysis.reading.tables import csv_text, timestamped, xlsx_bytes

SECRET = b"a key for the marks"


def both_ways(monkeypatch: pytest.MonkeyPatch, what):
    """Return what something is in plain Python, and what it is by NumPy."""
    results = []
    for least in (1 << 40, 0):
        monkeypatch.setattr(bulk, "LARGE_ROWS", least)
        results.append(what())
    return results


CODES = st.lists(st.integers(0, 3), max_size=12)


@settings(max_examples=100, deadline=None)
@given(CODES, st.sampled_from("BHi"), st.lists(st.integers(-2, 200), min_size=4, max_size=4))
def test_every_array_is_the_same(codes: list[int], typecode: str, table: list[int]) -> None:
    own, rows = array(typecode, codes), array("l", range(len(codes) - 1, -1, -2))
    beside = array("b", [code % 2 for code in codes])
    with pytest.MonkeyPatch.context() as monkeypatch:
        for what in (
            lambda: bulk.looked_up(table, own, "h"),
            lambda: bulk.looked_up(array("h", table), own, "h"),
            lambda: bulk.taken(own, rows),
            lambda: bulk.counted(own, 4),
            lambda: bulk.any_of([own, beside], len(own)),
            lambda: bulk.sum_of([own, beside], len(own)),
            lambda: bulk.narrowed(own, 4),
            lambda: bulk.repeated([own, beside], len(own)),
        ):
            python, numpy = both_ways(monkeypatch, what)
            assert python == numpy
            assert getattr(python, "typecode", "") == getattr(numpy, "typecode", "")


def test_no_columns_are_columns_of_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert both_ways(monkeypatch, lambda: bulk.any_of([], 3)) == [bytearray(3)] * 2
    assert both_ways(monkeypatch, lambda: bulk.sum_of([], 3)) == [array("i", [0, 0, 0])] * 2
    assert both_ways(monkeypatch, lambda: bulk.total([], [], 3, 12)) == [[bytes(12)] * 3] * 2


def test_long_sums_carry_and_wrap(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = 1 << 96
    table, codes = [0, whole - 1, 1 << 32, (1 << 64) - 1], [array("B", [0, 1, 2, 3, 1]), array("i", [0, 1, 2, 3, 0])]
    python, numpy = both_ways(monkeypatch, lambda: bulk.total([table, table], codes, 5, 12))
    assert python == numpy
    assert [int.from_bytes(found, "big") for found in python] == [
        0,
        2 * (whole - 1) % whole,
        1 << 33,
        2 * ((1 << 64) - 1),
        whole - 1,
    ]


def documents(data: bytes) -> tuple[bytes, bytes]:
    """Return the draft in a file and the survey it is, as they are stored."""
    draft = draft_here(data, "survey.csv", Limits(), SECRET)
    return to_bytes(draft), to_bytes(survey_of(draft))


@pytest.mark.parametrize("path", MAPLE_HOLLOW, ids=lambda path: path.name)
def test_a_school_is_read_the_same(monkeypatch: pytest.MonkeyPatch, path) -> None:
    python, numpy = both_ways(monkeypatch, lambda: documents(path.read_bytes()))
    assert python == numpy


def messy(rng: random.Random, n: int) -> list[list[str]]:
    """Return answers with all that reading repairs or leaves out: spellings, teams, blanks, repeats, totals, a wave."""
    team = ["Grade 1", "grade 1", "1st grade", "2-Jan", "Grade 2", "", " Grade 3 "]
    ticks = ["Coaching, in school", "Reading", "Workshops", "Other: a walk, and talk"]
    rows = [
        [
            rng.choice(team),
            ", ".join(rng.sample(ticks, rng.randint(0, 4))),
            rng.choice(["Agree", "agree", "Disagree", "Strongly agree", "Strongly disagree", "N/A", ""]),
            rng.choice(["4", "4.0", "5", ""]),
            rng.choice(
                ["Thank you.", "More time, please", "write to a.b@school.example.org", "", "Zu viel – auf einmal"]
            ),
            "x" if rng.random() < 0.3 else "",
        ]
        for _ in range(n)
    ]
    header = ["Team", "What helped? (check all that apply)", "I try things", "How useful?", "Comments", "Visits"]
    table = timestamped(header, rows)
    return [*table[:40], table[7], table[0], [""] * 7, *table[40:], ["Average", "", "", "", "4.4", "", ""]]


@pytest.mark.parametrize("written", [lambda rows: csv_text(rows).encode(), xlsx_bytes])
@pytest.mark.parametrize("seed", range(3))
def test_a_messy_file_is_read_the_same(monkeypatch: pytest.MonkeyPatch, seed: int, written) -> None:
    data = written(messy(random.Random(seed), 400))
    python, numpy = both_ways(monkeypatch, lambda: documents(data))
    assert python == numpy


def test_a_large_text_is_read_the_same_by_arrow(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [row for row in messy(random.Random(3), 400) if any(row)]
    data = csv_text(rows).encode()
    usual = documents(data)
    monkeypatch.setattr(delimited, "LARGE_TEXT", 0)
    monkeypatch.setattr(bulk, "LARGE_ROWS", 0)
    monkeypatch.setattr(delimited, "records", lambda *_: pytest.fail("left to the ordinary reader"))
    assert documents(data) == usual
