"""Published figures: the numbers of the collection they come from, each with source and year, only where they fit."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from analysis.published_figures import beside, context, published_figures, sentence
from analysis.vocabulary import table
from analysis.vocabulary.modes import codes

COLLECTED = Path(__file__).resolve().parents[3] / "shared" / "data" / "vocabulary" / "benchmarks.csv"


@pytest.mark.skipif(not COLLECTED.exists(), reason="the collection of published figures is not here")
def test_every_figure_is_as_collected_with_its_evidence():
    with COLLECTED.open(encoding="utf-8", newline="") as lines:
        collected = {row["bench_id"]: row for row in csv.DictReader(lines)}
    for row in table("published_figures"):
        known = collected[row["benchmark_id"]]
        assert Decimal(row["value"]) == Decimal(known["value"])
        assert (row["year"], row["evidence"]) == (known["year"], known["evidence"])


def test_no_figure_is_hearsay_and_each_has_a_source_and_a_reason_where_it_asks_otherwise():
    for row, figure in zip(table("published_figures"), published_figures(), strict=True):
        assert figure.evidence in ("T", "A")
        assert figure.source
        assert figure.mode in ("", *codes())
        assert row["question"] in ("alike", "different")
        if figure.unit == "percent":
            assert bool(figure.why_different) == (row["question"] == "different")
            assert 0 < figure.value < 100


def test_a_share_in_words():
    told = [sentence(figure) for figure in beside("took_part", ["team_meeting", "peer_observation"])]
    source = "(Schools and Staffing Survey 2011-12, as told by the Economic Policy Institute in 2019)"
    assert told == [
        f"67 % of US public school teachers observed another teacher or were observed in the past 12 months {source}. "
        "A different question: being observed counts there as well.",
        "81 % of US public school teachers met regularly with other teachers to work on instruction in the past 12 "
        f"months {source}.",
    ]


def test_a_half_is_rounded_up_as_everywhere():
    (figure,) = beside("cond_choice")
    assert sentence(figure).startswith("76 % of")


@pytest.mark.parametrize(
    ("purpose", "modes", "first", "n"),
    [
        ("took_part", ["school_visit", None], "school_visit", 1),
        ("took_part", ["conference", "workshop"], None, 1),
        ("took_part", [], None, 0),
        ("want_more", ["school_visit"], None, 0),
        ("most_valuable", ["peer_coaching"], "peer_coaching", 1),
        ("most_valuable", ["peer_coaching"], None, 0),
        ("most_valuable", ["workshop"], "workshop", 0),
        (None, ["workshop"], None, 0),
    ],
)
def test_context_stands_only_where_it_fits(purpose, modes, first, n):
    assert len(context(purpose, modes, first)) == n


def test_the_effect_of_coaching_is_told_with_what_was_studied():
    (told,) = context("most_valuable", ["peer_coaching"], "peer_coaching")
    assert "teaching gains 0.49 of the usual spread among teachers, and what students achieve 0.18 of" in told
    assert "coaches by profession, not colleagues" in told
