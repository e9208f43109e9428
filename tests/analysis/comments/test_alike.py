"""Near-duplicates are found among few and among very many comments."""

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comments import alike
from analysis.comments.alike import groups
from analysis.vocabulary.text import normalise

PASTED = "Please give us one period every two weeks that nobody can take away"
TEXTS = [
    PASTED,
    "More choice",
    f"{PASTED}!!",
    "More time to plan",
    PASTED.replace("weeks", "week"),
    "more  TIME to plan.",
    "",
]


def test_comments_that_say_the_same_are_grouped():
    assert groups(TEXTS) == ((0, 2, 4), (3, 5))


def test_nothing_to_group():
    assert groups([]) == groups(["one"]) == groups(["", "", "-"]) == ()


def test_groups_are_those_of_the_plain_definition(monkeypatch):
    """Cosine written out: sum over shared trigrams of weight squared over the lengths; weight log(1 + N / df)."""
    texts = [
        f"{word} for {other}" for word in ("more time", "more times", "less time") for other in ("us", "uss", "me")
    ]
    rows = [{f" {text} "[at : at + 3] for at in range(len(text))} for text in texts]
    known = sorted(set().union(*rows))
    table = np.array([[gram in row for gram in known] for row in rows]) * np.log(
        1 + len(rows) / np.sum([[g in r for g in known] for r in rows], 0)
    )
    unit = table / np.linalg.norm(table, axis=1, keepdims=True)
    trigrams = alike._trigrams(texts)
    assert np.allclose([[trigrams.cosine(i, j) for j in range(9)] for i in range(9)], unit @ unit.T)


@given(st.lists(st.sampled_from(TEXTS), max_size=8))
def test_groups_are_apart_and_whole(texts):
    found = groups(texts)
    members = [at for group in found for at in group]
    assert len(members) == len(set(members))
    plain = [normalise(text) for text in texts]
    for one in range(len(texts)):
        for other in range(one):
            if plain[one] and plain[one] == plain[other]:
                assert any({one, other} <= set(group) for group in found)


@pytest.mark.parametrize("start", ["", "x1 "])
def test_many_comments_keep_their_groups(monkeypatch, start):
    monkeypatch.setattr(alike, "ALL_PAIRS", 10)
    many = [f"{start}{chr(97 + at)}{chr(98 + at)} something quite its own {at * 7919}" for at in range(20)]
    assert (20, 21) in groups([*many, PASTED, f"{PASTED} thanks"])


def test_twenty_thousand_comments_take_seconds():
    words = np.random.default_rng(1).integers(0, 3000, (20_000, 12))
    texts = [" ".join(f"w{word}" for word in row) for row in words]
    began = time.perf_counter()
    assert groups([*texts, PASTED, f"{PASTED}!"])[-1] == (20_000, 20_001)
    assert time.perf_counter() - began < 20
