"""Nouns as plain JSON and back; what surveys add to it is tested in tests/analysis/test_document.py."""

import json
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.plain import from_plain, to_plain


@dataclass(frozen=True)
class Step:
    text: str
    due: date | None
    done: tuple[date, ...] = ()


def back(noun):
    return from_plain(type(noun), json.loads(json.dumps(noun, default=to_plain)))


@given(st.text(), st.none() | st.dates(), st.lists(st.dates()))
def test_dates_and_nothing_come_back(text, due, done):
    step = Step(text, due, tuple(done))
    assert back(step) == step


def test_a_field_left_out_takes_its_default():
    assert from_plain(Step, {"text": "a", "due": None}) == Step("a", None)


@pytest.mark.parametrize("wrong", [{"text": 1, "due": None}, {"text": "a", "due": "soon"}, {"text": "a", "due": "x"}])
def test_what_does_not_fit_is_refused(wrong):
    with pytest.raises((TypeError, ValueError)):
        from_plain(Step, wrong)


def test_what_no_noun_holds_is_refused():
    with pytest.raises(TypeError, match="holds no set"):
        json.dumps({"a": {1}}, default=to_plain)
