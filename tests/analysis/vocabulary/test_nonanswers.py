"""Texts that answer no question, in three languages and without any."""

import pytest

from analysis.vocabulary.nonanswers import says_nothing


@pytest.mark.parametrize("text", ["N/A", "none.", "I don't know", "Rien", "ningún comentario", "-", "…", " ", "--"])
def test_says_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize("text", ["No time", "None of us was asked", "7", "Nein danke"])
def test_says_something(text: str) -> None:
    assert not says_nothing(text)
