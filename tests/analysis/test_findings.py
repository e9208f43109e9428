"""Sentences no stronger than the evidence."""

import pytest

from analysis.disclosure import ReleasedResponse, Withheld, for_uploader, release_ranking, release_response
from analysis.errors import SurveyError
from analysis.findings import joined, ordinal, percent, rank_words, ranking_finding, response_finding, verdict_sentence
from analysis.ranking import rank_item
from analysis.scores import rank_scores
from analysis.survey import Counts, Item, PairCounts, Scale
from analysis.tabulate import constant_sum_scores, grid_scores, ranking_scores
from tests.analysis.surveys import ordered, points, rated, survey


def ranking(
    counts: dict[str, int], staff_n: int | None = None, modes: list[str | None] | None = None, kind="single_choice"
):
    """Return the ranking of a question with these counts."""
    item = Item("q", "Which was the most valuable?", None, kind, (1,), tuple(counts), purpose="most_valuable")
    n = tuple(counts.values())
    prefer = tuple(tuple(0 if i == j else n[i] for j in range(len(n))) for i in range(len(n)))
    return rank_item(
        Counts(item, "teachers", sum(n), n), PairCounts(item, sum(n), prefer), modes or [None] * len(n), staff_n
    )


def sentence(counts: dict[str, int], staff_n: int | None = None) -> str:
    """Return the verdict on these counts in words."""
    return verdict_sentence(for_uploader(ranking(counts, staff_n)), "teachers")


@pytest.mark.parametrize(
    ("counts", "staff_n", "expected"),
    [
        (
            {"A": 27, "B": 6, "C": 6, "D": 3, "E": 2, "F": 1, "G": 1},
            48,
            "27 of 46 teachers named “A” as most valuable: number one, whatever the other two would have said.",
        ),
        (
            {"A": 27, "B": 18},
            46,
            "27 of 45 teachers named “A” as most valuable: number one, whatever the other one would have said.",
        ),
        ({"A": 27, "B": 19}, 46, "27 of 46 teachers named “A” as most valuable: number one, and everybody answered."),
        ({"A": 40, "B": 5}, None, "40 of 45 teachers named “A” as most valuable: clearly first."),
        (
            {"A": 12, "B": 11, "C": 10, "D": 0},
            None,
            "Too close to call between “A”, “B” and “C”: 12 of 33 teachers named “A” as most valuable.",
        ),
        ({"A": 10, "B": 10}, 20, "Too close to call between “A” and “B”: 10 of 20 teachers each."),
        (
            {"A": 5, "B": 1},
            6,
            "5 of 6 teachers named “A” as most valuable. With so few answers nothing can be called first.",
        ),
    ],
)
def test_the_headline_says_what_the_verdict_allows(counts, staff_n, expected):
    assert sentence(counts, staff_n) == expected


AGREEMENT = Scale("agreement", ("No", "Some", "Yes"), ("Yes",))


def scored(kind, *rows, staff_n=None):
    """Return the released ranking of what people ranked, rated or shared out among A and B."""
    if kind == "ranking":
        item, responses = ordered("r", ("A", "B"), [list(ballot) for ballot in zip(*rows, strict=True)])
        scores = ranking_scores(survey((item, responses)), item)
    else:
        make = rated if kind == "likert" else points
        pairs = [
            make(*((name, AGREEMENT) if kind == "likert" else (name,)), row)
            for name, row in zip("AB", rows, strict=True)
        ]
        door = grid_scores if kind == "likert" else constant_sum_scores
        scores = door(survey(*pairs), [item for item, _ in pairs])
    return release_ranking(rank_scores(scores, [None, None], staff_n), 5)


@pytest.mark.parametrize(
    ("released", "expected"),
    [
        (
            scored("ranking", [1] * 10 + [2] * 2, [2] * 10 + [1] * 2, staff_n=14),
            "10 of 12 teachers ranked “A” first: number one over all ranks, whatever the other two would have said.",
        ),
        (
            scored("likert", ["Yes"] * 12, ["Some"] * 12),
            "12 of 12 teachers rated “Row A” favourably: clearly first over all answers.",
        ),
        (
            scored("number", ["70"] * 11 + ["40"], ["30"] * 11 + ["60"]),
            "11 of 12 teachers gave “Row A” more points than any other: clearly first over all points.",
        ),
        (
            scored("ranking", [1, 2] * 6, [2, 1] * 6),
            "Too close to call between “A” and “B”: 6 of 12 teachers ranked “A” first.",
        ),
        (
            scored("likert", ["Yes"] * 8, ["Some"] * 7 + [""]),
            "8 of 8 teachers rated “Row A” favourably. With so few answers nothing can be called first.",
        ),
    ],
)
def test_the_headline_of_what_was_ranked_rated_or_shared_out(released, expected):
    assert verdict_sentence(released, "teachers") == expected
    assert ranking_finding(released, "teachers").caution.startswith("The order goes by all ")


def test_a_row_of_a_grid_that_too_few_answered_is_left_out_or_withholds_all():
    finding = ranking_finding(scored("likert", ["Yes"] * 12, ["Some"] * 10 + [""] * 2), "teachers")
    assert [(row.label, row.n, row.base_n) for row in finding.rows] == [("Row A", 12, 12), ("Row B", 0, 10)]
    assert isinstance(scored("likert", ["Yes"] * 8, ["Some"] * 4 + [""] * 4), Withheld)
    rows = [
        rated(name, AGREEMENT, row)
        for name, row in zip("ABC", (["Yes"] * 12, ["No"] * 12, ["Yes"] * 4 + [""] * 8), strict=True)
    ]
    found = rank_scores(grid_scores(survey(*rows), [item for item, _ in rows]), [None] * 3)
    assert [row.label for row in release_ranking(found, 5).rows] == ["Row A", "Row B"]
    assert [row.label for row in for_uploader(found).rows] == ["Row A", "Row B", "Row C"]


def test_rows_keep_count_base_and_possible_ranks():
    finding = ranking_finding(
        release_ranking(ranking({"A": 27, "B": 18, "Else": 1}, 48, [None, None, "other"]), 5), "teachers"
    )
    assert [(row.label, row.n, row.base_n, row.note, row.marked) for row in finding.rows] == [
        ("A", 27, 46, "1st", True),
        ("B", 18, 46, "2nd", False),
        ("Other, in their own words", 1, 46, "not ranked", False),
    ]
    assert finding.base == "46 of 48 teachers answered this question; two did not."
    assert "A: 27 of 46" in finding.alternative
    assert "Else" not in str(finding)


def test_what_is_too_close_is_marked_together():
    finding = ranking_finding(release_ranking(ranking({"A": 12, "B": 11, "C": 1}, 30), 5), "teachers")
    assert [row.marked for row in finding.rows] == [True, True, False]


def test_several_answers_and_an_unknown_headcount_are_cautions():
    item = Item("q", "Which?", None, "select_all", (1,), ("A", "B"), purpose="took_part")
    counted = Counts(item, "teachers", 30, (30, 10))
    found = rank_item(counted, PairCounts(item, 30, ((0, 20), (0, 0))), [None, None])
    finding = ranking_finding(release_ranking(found, 5), "teachers")
    assert finding.headline == "30 of 30 teachers took part in “A”: clearly first."
    assert "several" in finding.caution
    assert "How many could have answered is not known" in finding.caution


def test_fewer_answers_than_promised_are_withheld():
    few = ranking({"A": 3, "B": 1}, 6)
    assert release_ranking(few, 5) == Withheld("Which was the most valuable?", 5)
    finding = ranking_finding(release_ranking(few, 5), "teachers")
    assert (finding.rows, finding.chart) == ((), "none")
    assert not any(character.isdigit() and character != "5" for character in finding.headline + finding.base)
    assert release_response(4, 48, 5) == Withheld("", 5)


def test_nobody_can_promise_less_than_three():
    with pytest.raises(SurveyError, match="below 3"):
        release_ranking(ranking({"A": 30, "B": 1}), 2)


def test_response_says_how_many_could_have_answered():
    assert response_finding(ReleasedResponse(46, 48), "teachers").headline == "46 of 48 teachers answered."
    assert response_finding(ReleasedResponse(48, 48), "teachers").headline == "All 48 teachers answered."
    assert response_finding(ReleasedResponse(46, None), "teachers").headline == "46 teachers answered."


@pytest.mark.parametrize(
    ("n", "base_n", "expected"), [(1, 8, "13 %"), (1, 200, "1 %"), (27, 46, "59 %"), (0, 9, "0 %"), (9, 9, "100 %")]
)
def test_percentages_are_whole_and_round_half_away_from_zero(n, base_n, expected):
    assert percent(n, base_n) == expected


def test_words_for_ranks_and_lists():
    assert [ordinal(rank) for rank in (1, 2, 3, 4, 11, 12, 13, 21, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th",
    ]  # fmt: skip
    assert rank_words((2, 2)) == "2nd"
    assert rank_words((2, 4)) == "2nd to 4th"
    assert (joined(["a"]), joined(["a", "b"]), joined(["a", "b", "c"])) == ("a", "a and b", "a, b and c")
