"""What two versions make certain together: by hand, against trying everything, and against the attack."""

from itertools import product
from random import Random

import numpy as np
import pytest

import analysis.joint_test
from analysis.attack import attack
from analysis.disclosure.between import _any_certain, certain_together
from analysis.disclosure.history import Published, Told, from_record
from analysis.joint_test import release_together
from analysis.reading import draft_here
from analysis.reading.assemble import survey_of
from tests.analysis.attack.random_exports import HEADER, people
from tests.analysis.reading.tables import csv_text

BLOCK = ("A", "")


def version(answers: str, bands: tuple = (), both_ways: bool = True) -> Published:
    """Return a version of one question: "y" favourable, "n" not, " " blank, one letter per person."""
    marks = tuple(f"r{at}" for at in range(len(answers)))
    told = Told("q", None, both_ways, answers.count("y"), bands)
    hashes = tuple(f"{mark}{answer}" for mark, answer in zip(marks, answers, strict=True))
    answered = "".join("01"[answer != " "] for answer in answers)
    return Published(marks, hashes, (BLOCK,) * len(marks), {"q": hashes}, (), 5, {"q": answered}, (told,))


@pytest.mark.parametrize(("earlier", "later", "certain"), [
    ("ynynynyn", "ynynynyn" + "yyyyyy", True),
    ("ynynynyn", "ynynynyn" + "yyyyyn", True),
    ("ynynynyn", "ynynynyn" + "yyyynn", False),
    ("ynynynyn", "ynynynyn" + "nnnnnn", True),
    ("ynynynyn", "ynynynyn" + "yyn   ", True),
    ("ynynynyn", "ynynynyn" + "yynn  ", False),
    ("ynynynyn", "ynynynyn" + "      ", False),
    ("ynynynyn", "ynynynyn", False),
    ("nnnnnnyn", "yyyyyyyn", True),
    ("nnyyynyn", "yynnnyyn", False),
])  # fmt: skip
def test_late_answers_are_certain_where_the_counts_leave_no_other(earlier: str, later: str, certain: bool):
    assert bool(certain_together([version(earlier)], version(later))) is certain


def test_that_nobody_chose_one_of_many_answers_tells_no_answer():
    earlier, later = (version(answers, both_ways=False) for answers in ("ynynynyn", "ynynynynnnnnnn"))
    assert certain_together([earlier], later) == ()


def test_bands_that_moved_are_certain_too():
    people_of = [("A", "")] * 8 + [("B", "")] * 8 + [("A", "")] * 6 + [("B", "")] * 6

    def at(answers: str, a: tuple[int, int], b: tuple[int, int]) -> Published:
        found = version(answers, ((0, "A", *a), (0, "B", *b)))
        return Published(found.marks, found.contents, tuple(people_of[: len(answers)]), found.answers, ("q",), 5,
                         found.answered, found.told)  # fmt: skip

    first = at("nnnnnnyy" + "yyyyyynn", (0, 2), (6, 8))
    assert certain_together([first], at("nnnnnnyy" + "yyyyyynn" + "ynyynn" + "ynnyyn", (3, 9), (5, 9))) == ()
    assert certain_together([first], at("nnnnnnyy" + "yyyyyynn" + "yyyyyy" + "ynnyyn", (8, 14), (6, 14))) == ("q",)


def test_a_version_that_does_not_tell_what_it_showed_counts_as_telling_all():
    old = version("ynynynyn")
    record = old.as_record()
    assert from_record(record) == old
    del record["version"]["answered"], record["version"]["told"]
    assert certain_together([from_record(record)], version("ynynynynyyynnn")) == ("q",)


@pytest.mark.parametrize("seed", range(4))
def test_it_agrees_with_trying_everything(seed: int):
    random, seen = np.random.default_rng(seed), 0
    for _ in range(60):
        both, gone, came = (int(n) for n in random.integers((2, 0, 1), (7, 4, 6)))
        groups = {frozenset({(0,), (1,)}): both, frozenset({(0,)}): gone, frozenset({(1,)}): came}
        groups = {label: n for label, n in groups.items() if n}
        truth = {label: int(random.integers(0, n + 1)) for label, n in groups.items()}
        totals = {name: sum(n for label, n in truth.items() if name in label) for name in ((0,), (1,))}
        expected = by_trying(groups, totals)
        assert _any_certain(groups, {name: (n, n) for name, n in totals.items()}, True) is expected
        seen += expected
    assert 5 < seen < 60


def by_trying(groups: dict, totals: dict) -> bool:
    labels = list(groups)
    worlds = [
        world
        for world in product(*(range(n + 1) for n in groups.values()))
        if all(sum(n for n, label in zip(world, labels, strict=True) if name in label) == total
               for name, total in totals.items())
    ]  # fmt: skip
    for own, answer in [(None, 0), *product(range(len(labels)), (0, 1))]:
        mine = worlds if own is None else [w for w in worlds if answer <= w[own] <= groups[labels[own]] - 1 + answer]
        asks = {name: int(own is not None and name in labels[own]) for name in totals}
        left = {name: total - answer * asks[name] for name, total in totals.items()}
        size = {name: sum(n for group, n in groups.items() if name in group) - asks[name] for name in totals}
        for at, label in enumerate(labels):
            others = groups[label] - (at == own)
            plain = any(left[name] in (0, size[name]) for name in label)
            said = {world[at] - answer * (at == own) for world in mine}
            if mine and others and not plain and said in ({0}, {others}):
                return True
    return False


def test_an_attack_on_random_versions_finds_nothing_and_would_without_the_test(monkeypatch):
    random, found_without = Random(12), 0
    for _ in range(4):
        rows = people(random, dict.fromkeys(("Grade 1", "Grade 2", "Grade 3"), 14), leads=0)
        first, later = rows[:5] + rows[14:19] + rows[28:33], rows
        surveys = [
            survey_of(draft_here(csv_text([HEADER, *some]).encode(), "Pulse.csv", secret=b"key"))
            for some in (first, later)
        ]
        years = release_together(surveys, 5, b"key")[1]
        assert not attack(years, 5).anything
        with monkeypatch.context() as careless:
            careless.setattr(analysis.joint_test, "certain_together", lambda *versions: ())
            found_without += attack(release_together(surveys, 5, b"key")[1], 5).anything
    assert found_without > 0
