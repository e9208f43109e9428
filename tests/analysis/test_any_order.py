"""Years compared give the same whatever the order of people, questions and answers, and however often they are."""

import csv
import io
import json
from array import array
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.comparison import compare
from analysis.comparison_report import comparison_document
from analysis.crosswalk.links import CHOICES
from analysis.mode_years import placed_modes
from analysis.reading import read_here
from analysis.settings import FEWEST_FOR_CHANGE
from analysis.survey import NO_CODE, Item, Responses, Scale, Survey
from sample_data import MAPLE_HOLLOW, PROMISE, STAFF
from tests.analysis.surveys import choice, rated, survey

YEARS = [read_here(export.read_bytes(), export.name) for export in MAPLE_HOLLOW]
LABELS = ("2023", "2024", "2025")


def told(earlier: Survey, later: Survey, rulings=None) -> str:
    """Return everything that ``compare`` tells as one text, its lists in an order of their own."""
    return json.dumps(_sorted(comparison_document(compare(earlier, later, rulings), (STAFF, STAFF))), sort_keys=True)


def _sorted(thing):
    if isinstance(thing, dict):
        return {key: _sorted(value) for key, value in thing.items()}
    if isinstance(thing, list):
        return sorted(map(_sorted, thing), key=lambda one: json.dumps(one, sort_keys=True))
    return thing


def turned(found: Survey, random: Random) -> Survey:
    """Return a survey with its people, its questions and the answers of its lists in another order."""
    people = random.sample(range(found.respondents), found.respondents)
    both = [_turned(item, found.responses[item.item_id], people, random) for item in found.items]
    random.shuffle(both)
    responses = {item.item_id: answers for item, answers in both}
    return replace(found, items=tuple(item for item, _ in both), responses=responses, marks=(), contents=())


def _turned(item: Item, answers: Responses, people: list[int], random: Random) -> tuple[Item, Responses]:
    codes = [array(column.typecode, [column[at] for at in people]) for column in answers.codes]
    if item.item_type in ("single_choice", "select_all", "ranking"):
        places = random.sample(range(len(item.options)), len(item.options))
        options = tuple(item.options[place] for place in places)
        if item.item_type == "single_choice":
            kept = {old: new for new, old in enumerate(places)} | {NO_CODE: NO_CODE}
            codes = [array(codes[0].typecode, [kept.get(code, code) for code in codes[0]])]
        else:
            codes = [codes[place] for place in places]
        item = replace(item, options=options)
    state = array(answers.state.typecode, [answers.state[at] for at in people])
    texts = tuple(answers.texts[at] for at in people) if answers.texts else ()
    return item, Responses(state, tuple(codes), texts)


@pytest.mark.parametrize("pair", [(0, 1), (1, 2), (0, 2)])
@pytest.mark.parametrize("seed", range(2))
def test_the_sample_school_is_compared_alike_in_any_order(pair, seed):
    one, other = (YEARS[at] for at in pair)
    random = Random(seed)
    assert told(turned(one, random), turned(other, random)) == told(one, other) == told(one, other)


@pytest.mark.parametrize("seed", range(2))
def test_places_over_the_years_are_alike_in_any_order(seed):
    random = Random(seed)
    staff = (STAFF,) * 3
    mixed = placed_modes([turned(year, random) for year in YEARS], LABELS, staff, PROMISE)
    assert sorted(mixed, key=repr) == sorted(placed_modes(YEARS, LABELS, staff, PROMISE), key=repr)


def test_a_file_in_another_order_of_rows_is_compared_alike():
    head, *rows = _rows(MAPLE_HOLLOW[2])
    for seed in range(2):
        body = Random(seed).sample(rows[2:], len(rows) - 2)
        out = io.StringIO(newline="")
        csv.writer(out).writerows([head, *rows[:2], *body])
        mixed = read_here(out.getvalue().encode(), MAPLE_HOLLOW[2].name)
        assert told(YEARS[1], mixed) == told(YEARS[1], YEARS[2])


def _rows(path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))


SCALE = Scale("frequency", ("Never", "Rarely", "Sometimes", "Often", "Always"), ("Often", "Always"))
ASKED = "Which learning was the most valuable for you?"
WORDINGS = (
    "I have time to plan with my team", "I do not have time to plan with my team", "My team has time to plan with me",
    "How often do you have time to plan?", "Our meetings are useful", "Our meetings are a waste of time", "Time",
)  # fmt: skip
OPTIONS = (
    "Workshops", "Workshops and conferences", "Conferences", "Peer coaching", "Coaching pairs", "Sofa circle", "Other",
    "Coaching",
)  # fmt: skip


@st.composite
def any_year(draw) -> Survey:
    """Return a year with some questions and one most-valued question, few people and many ties."""
    people = draw(st.integers(1, 14))
    wordings = draw(st.lists(st.sampled_from(WORDINGS), min_size=1, max_size=5, unique=True))
    listed = draw(st.lists(st.sampled_from(OPTIONS), min_size=1, max_size=5, unique=True))
    answers = st.lists(st.sampled_from(("", *SCALE.labels)), min_size=people, max_size=people)
    pairs = [rated(wording, SCALE, draw(answers)) for wording in wordings]
    pairs = [(replace(item, wording=item.item_id, section=None), given_) for item, given_ in pairs]
    named = draw(st.lists(st.sampled_from(("", *listed)), min_size=people, max_size=people))
    item, responses = choice("v", tuple(listed), named)
    return survey(*pairs, (replace(item, wording=ASKED, purpose="most_valuable"), responses))


@settings(max_examples=60, deadline=None)
@given(any_year(), any_year(), st.randoms(use_true_random=False), st.sampled_from(("", *CHOICES)))
def test_any_two_years_are_compared_alike_in_any_order_and_never_across_what_is_not_one(one, other, random, ruled):
    links = compare(one, other).items
    rulings = {change.link.key: ruled for change in links if ruled and change.link.earlier and change.link.later}
    text = told(one, other, rulings)
    assert text == told(turned(one, random), turned(other, random), rulings)
    document = json.loads(text)
    assert "NaN" not in text
    for entry in (*document["items"], *document["modes"], *document["families"]):
        compared = entry["change_pp"] is not None
        assert compared <= (entry["line"] != "break")
        assert compared or (entry["verdict"], entry["smallest_visible_pp"]) == (None, None)
        told_of = entry.get("favourable", entry)
        bases = [told_of[side]["base_n"] for side in ("earlier", "later") if compared]
        assert (entry["verdict"] is not None) == (compared and min(bases) >= FEWEST_FOR_CHANGE)
