"""Rank sets against csranks and exact enumeration; verdicts on schools one can count by hand."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from analysis.errors import SurveyError
from analysis.intervals import nonresponse_bounds
from analysis.ranking import holm, preference_p, rank_item, rank_sets
from analysis.survey import Counts, Item, PairCounts
from tests.analysis.cases import entries


def prefer_of(counts):
    """Single choice: whoever chose j did not choose k."""
    return [[x if j != k else 0 for k in range(len(counts))] for j, x in enumerate(counts)]


def counted(item_type, n, prefer, base_n):
    options = tuple(f"Option {i}" for i in range(len(n)))
    item = Item("q1", "Which was most valuable?", None, item_type, (1,), options)
    return Counts(item, "all", base_n, tuple(n)), PairCounts(item, base_n, tuple(map(tuple, prefer)))


def rank_choice(n, staff_n=None, modes=None):
    """Rank a single choice from its counts alone."""
    return rank_item(*counted("single_choice", n, prefer_of(n), sum(n)), modes or [None] * len(n), staff_n)


def rank_ticks(ticks, staff_n=None):
    """Rank a select-all item from a 0/1 matrix, respondents by options."""
    ticks = np.asarray(ticks)
    n, prefer = ticks.sum(axis=0).tolist(), (ticks.T @ (1 - ticks)).tolist()
    return rank_item(*counted("select_all", n, prefer, len(ticks)), [None] * len(n), staff_n)


def set_of_one(p, j, alpha, side):
    """Rank set that covers the rank of j alone: Holm over the pairs that concern j, of one side or both."""
    others = [k for k in range(len(p)) if k != j]
    above = [p[k][j] for k in others] if side != "upper" else []
    below = [p[j][k] for k in others] if side != "lower" else []
    adjusted = holm(above + below) <= alpha
    return 1 + adjusted[: len(above)].sum(), len(p) - adjusted[len(above) :].sum()


prefer_tables = (
    st.integers(2, 6)
    .flatmap(lambda j: st.lists(st.lists(st.integers(0, 25), min_size=j, max_size=j), min_size=j, max_size=j))
    .map(lambda rows: np.array(rows) * (1 - np.eye(len(rows), dtype=int)))
)
choices = st.lists(st.integers(0, 30), min_size=1, max_size=7).filter(lambda n: sum(n) > 0)


@pytest.mark.parametrize("entry", entries("finite-population-ranks"))
def test_finite_population_ranks_are_the_reference(entry):
    p = preference_p(prefer_of(entry["input"]["counts"]), entry["input"]["nonrespondents"])
    lower, upper = rank_sets(p)
    found = {"P": p, "L": lower, "U": upper}[entry["quantity"]]
    assert found == pytest.approx(np.array(entry["value"]), abs=entry["tol_abs"], rel=0)


@pytest.mark.parametrize("entry", entries("csranks-multinomial"))
def test_rank_sets_are_those_of_csranks(entry):
    _, scope, side, coverage = entry["id"].split("_")
    p = preference_p(prefer_of(entry["input"]))
    alpha = round(1 - float(coverage), 9)
    if scope == "marg":
        lower, upper = zip(*(set_of_one(p, j, alpha, side) for j in range(len(p))), strict=True)
    else:
        lower, upper = rank_sets(p, alpha)
    if side != "upper":
        assert list(lower) == entry["value"]["L"]
    if side != "lower":
        assert list(upper) == entry["value"]["U"]


@pytest.mark.parametrize("entry", entries("holm", "holm"))
def test_holm_is_the_reference(entry):
    assert holm(entry["input"]) == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


def test_holm_keeps_order_and_nothing():
    assert holm([0.5, 0.01, 0.02]).tolist() == [0.5, 0.03, 0.04]
    assert holm([]).tolist() == []


@given(prefer_tables)
def test_p_without_headcount_is_the_exact_sign_test(prefer):
    p = preference_p(prefer)
    for j, k in np.argwhere(prefer + prefer.T):
        sign_test = stats.binomtest(prefer[j, k], prefer[j, k] + prefer[k, j], alternative="greater")
        assert p[j, k] == pytest.approx(sign_test.pvalue, abs=1e-9, rel=0)
    assert (np.diag(p) == 1).all()


@given(prefer_tables, st.integers(0, 40))
def test_p_with_headcount_is_the_maximum_over_every_m(prefer, nonrespondents):
    p = preference_p(prefer, nonrespondents)
    for j, k in np.argwhere(prefer + prefer.T):
        b, total = prefer[j, k], prefer[j, k] + prefer[k, j]
        m = np.arange(total, total + nonrespondents + 1)
        assert p[j, k] == pytest.approx(stats.hypergeom.sf(b - 1, m, m // 2, total).max(), abs=1e-9, rel=0)


@given(prefer_tables, st.integers(0, 60))
def test_more_nonrespondents_never_narrow_a_rank_set(prefer, nonrespondents):
    nearer, further = preference_p(prefer, nonrespondents), preference_p(prefer, nonrespondents + 1)
    unlimited = preference_p(prefer)
    assert (nearer <= further + 1e-12).all()
    assert (np.where(further < 1, further, 0) <= unlimited + 1e-12).all()
    (low, high), (wider_low, wider_high) = rank_sets(nearer), rank_sets(further)
    assert (wider_low <= low).all()
    assert (high <= wider_high).all()


@given(choices, st.integers(0, 20))
def test_rank_interval_holds_the_rank_and_verdict_agrees(n, nonrespondents):
    ranking = rank_choice(n, sum(n) + nonrespondents)
    assert [row.n for row in ranking.rows] == sorted((x for x in n if x), reverse=True)
    for row in ranking.rows:
        assert row.rank == 1 + sum(x > row.n for x in n)
        assert row.rank_interval is None or row.rank_interval[0] <= row.rank <= row.rank_interval[1]
    if ranking.verdict == "certain":
        assert nonresponse_bounds([row.n for row in ranking.rows] + [0], nonrespondents).rank_worst[0] == 1
    if ranking.verdict != "too_close_to_call":
        assert ranking.base_n >= 10
        assert ranking.rows[0].rank_interval == (1, 1)


@given(st.data(), choices, st.none() | st.integers(0, 20))
def test_order_of_the_options_does_not_matter(data, n, nonrespondents):
    staff_n = None if nonrespondents is None else sum(n) + nonrespondents
    shuffled = data.draw(st.permutations(n))

    def results(ranking):
        rows = [(row.n, row.share, row.interval, row.rank, row.rank_interval) for row in ranking.rows]
        return rows, ranking.verdict

    assert results(rank_choice(n, staff_n)) == results(rank_choice(shuffled, staff_n))


@given(st.lists(st.integers(1, 40), min_size=1, max_size=7, unique=True))
def test_ranks_are_certain_once_everyone_answered(n):
    assume(sum(n) >= 10)
    ranking = rank_choice(n, sum(n))
    assert [row.rank_interval for row in ranking.rows] == [(i + 1, i + 1) for i in range(len(n))]
    assert ranking.verdict == "certain"


@pytest.mark.parametrize(
    ("n", "others", "base_n", "verdict", "may_be_first"),
    [
        ((12, 7, 6, 5, 4, 2, 1), 1, 38, "too_close_to_call", 5),
        ((20, 8, 6, 4, 2, 2, 1), 0, 43, "certain", 1),
        ((27, 6, 6, 3, 2, 1, 1), 0, 46, "certain", 1),
    ],
    ids=["2023", "2024", "2025"],
)
def test_maple_hollow(n, others, base_n, verdict, may_be_first):
    ranking = rank_choice((*n, others), 48, [None] * len(n) + ["other"])
    assert (ranking.base_n, ranking.verdict) == (base_n, verdict)
    assert sum(row.rank is not None and row.rank_interval[0] == 1 for row in ranking.rows) == may_be_first


@pytest.mark.parametrize(
    ("n", "staff_n", "verdict"),
    [
        ((20, 15), 39, "certain"),  # a lead of 5 and 4 who did not answer
        ((20, 15), 40, "clear"),  # all 5 others would have to choose the second: C(20, 5) / C(40, 5) = .024, twice
        ((20, 16), 41, "too_close_to_call"),  # four of them: C(20, 4) / C(40, 4) = .053
        ((30, 10), 60, "clear"),  # 20 did not answer
        ((30, 10), None, "clear"),
        ((30, 10), 59, "certain"),
        ((15, 15, 2), 32, "too_close_to_call"),  # a tie stays a tie
        ((9,), 9, "too_close_to_call"),  # fewer than ten answers
        ((10,), 19, "certain"),  # nobody else was named
        ((10,), 20, "clear"),
    ],
)
def test_verdicts_by_hand(n, staff_n, verdict):
    assert rank_choice(n, staff_n).verdict == verdict


def test_tie_at_the_top_shares_rank_one():
    ranking = rank_choice((2, 15, 15), 32)
    assert [(row.option, row.rank, row.rank_interval) for row in ranking.rows] == [
        ("Option 1", 1, (1, 2)),
        ("Option 2", 1, (1, 2)),
        ("Option 0", 3, (3, 3)),
    ]


def test_write_ins_and_none_are_listed_last_without_a_rank_and_unchosen_not_at_all():
    ranking = rank_choice((9, 4, 0, 3, 12), modes=["other", "workshop", "webinar", "none", "peer_coaching"])
    assert [(row.mode, row.n, row.rank) for row in ranking.rows] == [
        ("peer_coaching", 12, 1),
        ("workshop", 4, 2),
        ("other", 9, None),
        ("none", 3, None),
    ]
    assert [row.rank_interval is None for row in ranking.rows] == [False, False, True, True]
    assert ranking.rows[2].share == 9 / 28


def test_below_ten_answers_there_are_shares_but_no_rank_intervals():
    ranking = rank_choice((7, 2))
    assert [row.rank_interval for row in ranking.rows] == [None, None]
    assert [row.rank for row in ranking.rows] == [1, 2]
    assert rank_choice((8, 2)).rows[0].rank_interval == (1, 2)


def test_select_all_compares_those_who_ticked_one_of_two():
    both, first, second = [1, 1], [1, 0], [0, 1]
    ranking = rank_ticks([both] * 20 + [first] * 9 + [second], 33)
    assert [(row.n, row.share, row.rank_interval) for row in ranking.rows] == [
        (29, 29 / 30, (1, 1)),
        (21, 21 / 30, (2, 2)),
    ]
    assert ranking.verdict == "certain"
    assert rank_ticks([both] * 20 + [first] * 9 + [second]).verdict == "clear"  # 9 against 1, p = .0107
    assert rank_ticks([both] * 20 + [first] * 7 + [second] * 3).verdict == "too_close_to_call"


@pytest.mark.parametrize(
    ("item_type", "n", "modes", "staff_n", "message"),
    [
        ("single_choice", (0, 0), [None, None], None, "Nobody answered"),
        ("select_all", (4, 6), ["other", "none"], None, "Nobody chose an answer that can be ranked"),
        ("single_choice", (5, 6), [None, None], 10, "11 people answered this question, so the staff cannot be 10"),
    ],
)
def test_what_cannot_be_ranked_is_said_in_one_sentence(item_type, n, modes, staff_n, message):
    with pytest.raises(SurveyError, match=message) as failure:
        rank_item(*counted(item_type, n, prefer_of(n), sum(n)), modes, staff_n)
    assert str(failure.value).count(".") == 1


def test_a_hundred_thousand_answers_and_thirty_options():
    n = [2_000 + 100 * i for i in range(30)]
    finite, unlimited = rank_choice(n, 2 * sum(n)).rows[15], rank_choice(n).rows[15]
    assert finite.rank == unlimited.rank == 16
    assert unlimited.rank_interval[0] <= finite.rank_interval[0] < 16 < finite.rank_interval[1]
    assert finite.rank_interval[1] < unlimited.rank_interval[1]


def test_ranking_loads_no_scipy():
    code = "import sys, analysis.ranking; sys.exit(any(name.startswith('scipy') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2]).returncode == 0
