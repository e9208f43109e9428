"""Cells of several answers, taken apart on tables small enough to check by hand."""

from itertools import combinations

import pytest

from analysis.reading.select_all import ASKS_FOR_SEVERAL, split
from analysis.vocabulary.text import normalise


def ticked(cells: list[str], delimiter: str = ", ", known: tuple[str, ...] = (), write_ins: bool = True) -> dict | None:
    """Return how often each option was ticked, or None where the cells hold one answer each."""
    counts = {cell: cells.count(cell) for cell in cells}
    found = split(counts, (delimiter,), known, write_ins, asked=False)
    if found is None:
        return None
    n = dict.fromkeys(found.options, 0)
    for cell in cells:
        for at in found.ticks[cell]:
            n[found.options[at]] += 1
    return n


def test_plain_options() -> None:
    cells = ["Maths, Art", "Art", "Maths", "Maths, Art, Music", "Music"]
    assert ticked(cells) == {"Maths": 3, "Art": 3, "Music": 2}


def test_an_option_with_the_delimiter_stays_whole() -> None:
    walk = "Learning walks, in a group"
    cells = [f"{walk}, Mentoring"] * 4 + [walk] * 3 + [f"Staff meetings, {walk}"] * 4 + ["Mentoring"] * 3
    cells += ["Staff meetings, Mentoring"] * 2
    assert ticked(cells) == {"Staff meetings": 6, walk: 11, "Mentoring": 9}


def test_an_option_known_from_elsewhere_stays_whole() -> None:
    cells = ["Books, old and new, Talks", "Talks", "Books, old and new", "Talks, Visits", "Visits"]
    assert ticked(cells, known=("Books, old and new", "Talks", "Visits")) == {
        "Books, old and new": 2,
        "Talks": 3,
        "Visits": 2,
    }


def test_brackets_are_not_cut() -> None:
    outside = "Outside events (courses, conferences, etc.)"
    cells = [f"{outside}, Mentoring", outside, "Mentoring", f"Coaching, {outside}", "Coaching"]
    assert ticked(cells) == {"Coaching": 2, outside: 3, "Mentoring": 2}


def test_numbers_are_not_cut() -> None:
    assert ticked(["1,000 or more,Other", "Other", "1,000 or more", "Few,Other", "Few"], ",") == {
        "1,000 or more": 2,
        "Few": 2,
        "Other": 3,
    }


def test_a_bare_comma_before_a_blank_belongs_to_the_option() -> None:
    cells = ["Other, please say,Zoom", "Zoom", "Zoom,Teams", "Other, please say", "Teams"]
    assert ticked(cells, ",", write_ins=False) == {"Other, please say": 2, "Zoom": 3, "Teams": 2}


def test_what_was_typed_is_kept_apart() -> None:
    cells = ["A one, B two"] * 6 + ["A one, C three"] * 5 + ["B two, C three"] * 4 + ["A one"] * 3
    cells += ["A one, my cat", "B two, dinner, with friends"]
    found = split({cell: cells.count(cell) for cell in cells}, (", ",), (), True, False)
    assert sorted(found.options) == ["A one", "B two", "C three"]
    assert found.typed["A one, my cat"] == "my cat"
    assert found.typed["B two, dinner, with friends"] == "dinner, with friends"
    assert found.typed["A one"] == ""


def test_microsoft_forms_closes_every_list() -> None:
    assert ticked(["A;B;", "A;", "B;"], ";") == {"A": 2, "B": 2}
    assert ticked(["None;", "None;"], ";") == {"None": 2}


@pytest.mark.parametrize(
    "cells",
    [
        ["Agree, strongly", "Disagree, strongly", "Agree, a little", "Disagree, a little"],
        ["Yes, and my needs were met", "No", "Yes, but my needs were not met", "No"],
        ["In person, at school", "Online, at home", "In person, at school", "Online, at home", "Neither"],
        ["No", "Yes", "Yes"],
        ["Time, time and time again.", "More trust, less paper.", "I liked it."],
    ],
)
def test_one_answer_with_commas_stays_one(cells: list[str]) -> None:
    assert ticked(cells) is None


@pytest.mark.parametrize(
    "wording",
    [
        "Check all that apply",
        "(select all that apply)",
        "Choose up to three.",
        "Pick your top 3",
        "Cochez toutes les réponses qui s'appliquent",
        "Plusieurs réponses possibles",
        "Marque todas las que correspondan",
        "Selecciona hasta tres opciones",
        "Mehrfachnennungen möglich",
        "Tutte le risposte pertinenti",
        "Assinale todas as opções que se aplicam",
        "Meerdere antwoorden mogelijk",
        "Zaznacz wszystkie odpowiedzi",
    ],
)
def test_wordings_that_ask_for_several(wording: str) -> None:
    assert ASKS_FOR_SEVERAL.search(normalise(wording))


@pytest.mark.parametrize("wording", ["Which ONE was best?", "All teachers help me", "How many do you select?"])
def test_wordings_that_ask_for_one(wording: str) -> None:
    assert not ASKS_FOR_SEVERAL.search(normalise(wording))


def test_options_that_share_what_stands_before_their_comma() -> None:
    offered = ("Planning, with a colleague", "Planning, by myself", "Reading", "Writing")
    cells = [", ".join(own) for size in (1, 2, 3) for own in combinations(offered, size)] * 2
    assert ticked(cells) == dict.fromkeys(offered, 14)
