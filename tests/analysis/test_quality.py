"""How people answered, by hand."""

from array import array

from analysis.quality import quality_of
from analysis.survey import ANSWERED, NONRESPONSE, Item, Responses, Scale
from tests.analysis.surveys import choice, survey


def grid(number: int, codes: list[int]) -> tuple[Item, Responses]:
    """Return one row of a grid; -1 is a blank."""
    scale = Scale("agreement", ("No", "Yes"), ("Yes",))
    item = Item(f"g{number}", f"Row {number}", "Grid", "likert", (number,), ("No", "Yes"), (), scale)
    state = array("b", [ANSWERED if code >= 0 else NONRESPONSE for code in codes])
    return item, Responses(state, (array("h", codes),))


def comments(texts: list[str]) -> tuple[Item, Responses]:
    item = Item("c", "Why?", None, "open_ended", (9,))
    return item, Responses(array("b", [ANSWERED if text else NONRESPONSE for text in texts]), (), tuple(texts))


def test_counts_by_hand():
    rows = [[1, 1, 0, -1], [1, 0, 0, -1], [1, 1, 0, -1], [1, 0, 0, -1], [1, 1, 0, 1], [1, 1, 0, -1], [1, 1, 0, -1]]
    asked = survey(
        *(grid(at, codes) for at, codes in enumerate(rows)), comments(["More time, please.", "", "None.", ""])
    )
    found = quality_of(asked)
    assert (found.base_n, found.half_blank, found.stopped_early) == (4, 1, 1)
    assert (found.same_throughout, found.grid_n) == (2, 3)
    assert (found.short_comments, found.comment_n) == (1, 2)


def test_a_short_grid_says_nothing():
    asked = survey(*(grid(at, [1, 1]) for at in range(4)))
    assert (quality_of(asked).same_throughout, quality_of(asked).grid_n) == (0, 0)


def test_without_answers_nothing_is_counted():
    found = quality_of(survey(choice("a", ("x",), ["", ""])))
    assert (found.half_blank, found.stopped_early, found.comment_n) == (2, 0, 0)
