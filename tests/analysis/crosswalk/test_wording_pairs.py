"""Pairs of wordings as schools rewrite them, labelled by hand; half of them were never looked at while tuning.

``held_out`` was written before the first run. On wordings its first score is its present one: 12 of 12 same, 12 of 13
reworded, 13 of 13 to ask, 11 of 11 different, and none of 19 turned wordings taken for the same or reworded. Of the
scale changes the first run found 5 of 8 and asked about three; the rule for labels that nobody chose was changed then,
and all 8 are found, so that figure is no clean first score. ``unseen`` was written a second time, against the finished
code: of 59 its first run joined one that people would not ("my" and "every classroom"); words that say of how many or
where are asked about since.
"""

import csv
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from analysis.crosswalk import match_items
from analysis.survey import Item, Scale, Survey
from analysis.vocabulary.scales import read_scale
from tests.analysis.surveys import rated, survey

LABELS = {
    "freq5": ("Almost never", "Once in a while", "Sometimes", "Often", "Almost always"),
    "freq4": ("Never", "Sometimes", "Often", "Always"),
    "agree4": ("Strongly disagree", "Disagree", "Agree", "Strongly agree"),
    "agree5": ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree"),
    "agree7": (
        "Strongly disagree", "Disagree", "Somewhat disagree", "Neutral", "Somewhat agree", "Agree", "Strongly agree",
    ),
    "extent5": ("Not at all", "A little", "Somewhat", "Quite a bit", "A great deal"),
    "progress4": ("Not started", "Started", "Partly reached", "Reached"),
    "points5": tuple("12345"),
    "points7": tuple("1234567"),
    "points10": tuple(map(str, range(1, 11))),
}  # fmt: skip
GRADES = ("Not at all", "Slightly", "Moderately", "Very", "Extremely")
GRADED = {"clear5": "clear", "value5": "valuable", "confident5": "confident", "comfort5": "comfortable"}
GRADED |= {"willing5": "willing", "relevant5": "relevant"}
LABELS |= {name: tuple(f"{grade} {word}" for grade in GRADES) for name, word in GRADED.items()}

TRUTHS = ("same", "reworded", "scale_changed", "ask", "negated", "different")
GIVEN = ("same", "reworded", "scale_changed", "ask", "apart")
# Rows: what people say they are; columns: what is found.
CONFUSION = {
    "held_out": {
        "same": (12, 0, 0, 0, 0),
        "reworded": (0, 12, 0, 1, 0),
        "scale_changed": (0, 0, 8, 0, 0),
        "ask": (0, 0, 0, 13, 0),
        "negated": (0, 0, 0, 19, 0),
        "different": (0, 0, 0, 0, 11),
    },
    "tuned": {
        "same": (7, 0, 0, 0, 0),
        "reworded": (0, 15, 0, 2, 0),
        "scale_changed": (0, 0, 6, 0, 0),
        "ask": (0, 0, 0, 33, 0),
        "negated": (0, 0, 0, 34, 0),
        "different": (0, 0, 0, 0, 11),
    },
    "unseen": {
        "same": (4, 0, 0, 0, 0),
        "reworded": (0, 10, 0, 0, 0),
        "scale_changed": (0, 0, 0, 0, 0),
        "ask": (0, 0, 0, 12, 0),
        "negated": (0, 0, 0, 33, 0),
        "different": (0, 0, 0, 0, 0),
    },
}


@cache
def pairs() -> list[dict[str, str]]:
    """Return the labelled pairs."""
    with Path(__file__).with_name("wording_pairs.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def wave(pair: dict[str, str], side: str) -> Survey:
    """Return a survey of one question with the wording and scale of one side, three answers per label."""
    labels = LABELS[pair[f"scale_{side}"]]
    read = read_scale(labels)
    item, responses = rated(side, Scale(read.scale_id, read.labels, read.favourable), list(labels) * 3)
    item = Item(side, pair[side], pair[f"section_{side}"] or None, "likert", (1,), item.options, scale=item.scale)
    return survey((item, responses))


def found(pair: dict[str, str], sides: tuple[str, str] = ("earlier", "later")) -> str:
    """Return the match of a pair, "apart" where the two questions are not linked."""
    links = match_items(*(wave(pair, side) for side in sides))
    return links[0].match if len(links) == 1 else "apart"


@pytest.mark.parametrize("half", CONFUSION)
def test_the_confusion_of_labelled_pairs(half):
    counted = Counter((pair["truth"], found(pair)) for pair in pairs() if pair["set"] == half)
    matrix = {truth: tuple(counted[truth, given] for given in GIVEN) for truth in TRUTHS}
    print("", half, f"{'':14}{''.join(f'{given:>15}' for given in GIVEN)}", sep="\n")
    for truth, row in matrix.items():
        print(f"{truth:14}{''.join(f'{n:15}' for n in row)}")
    assert matrix == CONFUSION[half]


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair["later"][:40])
def test_no_pair_is_joined_that_people_would_not_join_and_both_ways_round_are_alike(pair):
    joined = {"same": {"same"}, "reworded": {"reworded"}}.get(pair["truth"], set())
    match = found(pair)
    assert match not in {"same", "reworded"} - joined
    assert match == found(pair, ("later", "earlier"))


def test_there_are_enough_pairs_and_half_were_held_out():
    halves = Counter(pair["set"] for pair in pairs())
    assert halves["held_out"] >= 75
    assert halves.total() >= 150
    assert {pair["language"] for pair in pairs()} >= {"en", "fr", "es", "de"}


@pytest.mark.parametrize(
    "later", ["New teachers in this school learn from each other", "Do teachers in this school learn?"]
)
def test_what_an_added_word_narrows_is_never_joined_by_a_solid_line(later):
    pair = {"scale_earlier": "agree5", "scale_later": "agree5", "section_earlier": "", "section_later": ""}
    pair |= {"earlier": "Teachers in this school learn from each other", "later": later}
    assert found(pair) != "same"
