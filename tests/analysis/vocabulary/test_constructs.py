"""Which construct a rated item belongs to: on labels written before the first run, and on both sides of a middle."""

import csv
from pathlib import Path

import pytest

from analysis.vocabulary.constructs import CONSTRUCTS, TENSION, construct_of
from analysis.vocabulary.scales import is_two_sided
from analysis.vocabulary.tensions import known_tension, poles

with Path(__file__).with_name("constructs_test.csv").open(encoding="utf-8", newline="") as file:
    LABELS = [(row["construct"] or None, row["section"] or None, row["wording"]) for row in csv.DictReader(file)]


def test_labels_written_before_the_first_run_are_mostly_known_and_hardly_ever_mistaken():
    found = [(construct, construct_of(wording, section)) for construct, section, wording in LABELS]
    wrong = [pair for pair in found if pair[1] not in (pair[0], None)]
    assert sum(expected == got for expected, got in found) >= 0.85 * len(found), found
    assert len(wrong) <= 0.05 * len(found), wrong


def test_every_construct_has_a_pattern_but_the_tension():
    with (Path(__file__).parents[3] / "analysis/vocabulary/constructs.csv").open(encoding="utf-8") as table:
        assert {row["construct"] for row in csv.DictReader(table)} == set(CONSTRUCTS) - {TENSION}


@pytest.mark.parametrize(
    ("labels", "two_sided"),
    [
        (("-3", "0", "3"), True),
        (("-2 left", "0", "2 right"), True),
        (("1", "5"), False),
        ((), False),
        (("0", "-1"), False),
    ],
)
def test_two_sided_scales(labels: tuple[str, ...], two_sided: bool):
    assert is_two_sided(labels) is two_sided


@pytest.mark.parametrize(
    ("wording", "ends"),
    [
        ("Grow slowly:Spread quickly", ("Grow slowly", "Spread quickly")),
        ("Keep the plan ... Change the plan", ("Keep the plan", "Change the plan")),
        ("Alone vs. together", ("Alone", "together")),
        ("Where should our school stand?", ("", "")),
        ("a:b:c", ("", "")),
    ],
)
def test_poles_of_a_two_sided_item(wording: str, ends: tuple[str, str]):
    assert poles(wording) == ends


def test_a_known_tension_tells_when_either_side_helps():
    name, left, right = known_tension("Grow our own experts:Bring in experts from outside")
    assert name == "Our own experts or from outside"
    assert left != right
    assert known_tension("Coffee:Tea") is None
