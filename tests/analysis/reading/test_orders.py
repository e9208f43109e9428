"""Orders of preference in one cell, told from ticks; twelve people put three options in order on each platform."""

from itertools import permutations

import pytest

from analysis.reading.orders import order_of
from tests.analysis.reading.exports import pick
from tests.analysis.reading.tables import document_of

ORDERS = [list(order) for order in permutations(("Coaching", "Books", "Visits"))]


@pytest.mark.parametrize(
    ("cells", "options"),
    [
        ({"A;B;C;": 1, "C;A;B;": 2}, ("A", "B", "C")),
        ({"A→B→C": 3, "C→A→B": 1}, ("A", "B", "C")),
        ({"A→B": 3, "C→A": 2}, ("A", "B", "C")),
        ({"A; B; C": 3, "C; A; B": 1, "B; A; C": 1}, ("A", "B", "C")),
        ({"A;B;C;": 1, "C;A;": 2}, None),
        ({"A;B;": 1, "B;A;": 2}, None),
        ({"A;B;C;": 9}, None),
        ({"A; B; C": 3, "A; B": 4, "B": 1}, None),
        ({"A; B; C": 5, "C; A; B": 2}, None),
        ({"A→A→B": 3, "B→C→A": 3}, None),
        ({"a → b, then c → d": 1, "e → f": 1}, None),
        ({}, None),
    ],
)
def test_an_order_holds_the_same_options_for_everyone(cells, options):
    found = order_of(cells, ("; ",))
    assert (found and found.options) == options


def stamps(at: int) -> list[str]:
    """Return two times of one day."""
    return [f"2025-05-{at + 1:02} 10:00:00", f"2025-05-{at + 1:02} 10:09:00"]


def microsoft(at: int, order: list[str]) -> list[str]:
    """Return a row of Microsoft Forms: every option closes with a semicolon."""
    return [str(at + 1), *stamps(at), "anonymous", "", ";".join(order) + ";"]


def wenjuanxing(at: int, order: list[str]) -> list[str]:
    """Return a row of Wenjuanxing: an arrow between the options."""
    return [str(at + 1), f"2025/5/{at + 1} 10:00:00", "194秒", "微信", "N/A", "1.2.3.4(北京)", "→".join(order)]


def formbricks(at: int, order: list[str]) -> list[str]:
    """Return a row of Formbricks: lists are joined by a semicolon and a blank."""
    return [str(at + 1), f"cm{at}x", stamps(at)[0], "Yes", "s1", "", "; ".join(order)]


HEADERS = {
    microsoft: ["ID", "Start time", "Completion time", "Email", "Name", "Rank these"],
    wenjuanxing: ["序号", "提交答卷时间", "所用时间", "来源", "来源详情", "来自IP", "1、请排序"],
    formbricks: ["No.", "Response ID", "Timestamp", "Finished", "Survey ID", "Tags", "1. Rank these"],
}


@pytest.mark.parametrize("platform", HEADERS)
@pytest.mark.parametrize("people", [6, 12, 31])
def test_a_ranking_in_one_column(platform, people):
    orders = [pick(ORDERS, at) for at in range(people)]
    found = document_of([HEADERS[platform], *(platform(at, order) for at, order in enumerate(orders))])
    (item,) = found["items"]
    assert (found["platform"], item["item_type"], item["base_n"]) == (
        platform.__name__.replace("soft", "soft_forms"),
        "ranking",
        people,
    )
    for option in item["options"]:
        places = [order.index(option["option"]) + 1 for order in orders]
        assert option["n"] == people
        assert option["first"] == places.count(1)
        assert option["mean_rank"] == pytest.approx(sum(places) / people)


def test_everybody_who_ticks_everything_ranks_nothing():
    rows = [formbricks(at, ORDERS[0]) for at in range(12)]
    (item,) = document_of([HEADERS[formbricks], *rows])["items"]
    assert item["item_type"] != "ranking"
