"""Numbers at the edge: nobody, one person, all alike, floats and NumPy's numbers; an answer or one plain sentence."""

import numpy as np
import pytest

from analysis import (
    agreement,
    binomial_intervals,
    finite_means,
    intervals,
    overall,
    perception,
    reliability,
    shrinkage,
    teams,
    tensions,
)
from analysis.ballots import choice_stages
from analysis.change import linked, squares, turnover, unlinked, verdict
from analysis.gaussian_ranks import gaussian_rank_sets
from analysis.permutations import split_p
from analysis.wholes import counted, whole

NOBODY = linked.Linked(0, 0, 0, 0)
REFUSED = [
    (agreement.dispersion, ([0, 0, 0],), "nobody answered"),
    (agreement.polarisation, ([5],), "two answers"),
    (agreement.lean, ([],), "two answers"),
    (tensions.consensus, ([0, 0],), "nobody answered"),
    (tensions.stance, ([],), "three answers"),
    (binomial_intervals.clopper_pearson, (5, 4), "5 of 4 is not a share"),
    (binomial_intervals.mid_p_interval, (0, 0), "0 of 0 is not a share"),
    (intervals.wilson_interval, (1.5, 4), "1.5 is not a whole number"),
    (intervals.nonresponse_bounds, ([0, 0], 0), "without anybody"),
    (finite_means.staff_mean, (0, 0.0, 0.0), "nobody answered"),
    (finite_means.staff_mean, (5, 3.0, 2.0, 4), "5 of 4 is not a sample"),
    (gaussian_rank_sets, ([1.0, 2.0], [0.0, 0.1]), "an error above 0"),
    (overall.friedman, ([[1], [2]],), "one option alone"),
    (overall.friedman, (np.zeros((0, 3)),), "nobody answered"),
    (overall.equal_shares, ([],), "no options"),
    (perception.cliffs_delta, ([], [(1, 2)]), "both sets need people"),
    (perception.gap, ([(1, 0)], [(1, 2)]), "each group needs somebody"),
    (perception.brunner_munzel, ([(1, 1)], [(1, 2)]), "two people"),
    (linked.linked_interval, (NOBODY,), "nobody has both answers"),
    (linked.tango_interval, (NOBODY,), "nobody has both answers"),
    (linked.score_change, ([(1, 0)],), "nobody has both answers"),
    (squares.bowker, ([[1, 2]],), "the same answers in both"),
    (squares.swap_p, ([],), "the same answers in both"),
    (turnover.turnover, ((), [1], [2]), "nobody stayed"),
    (unlinked.miettinen_nurminen_interval, (0, 0, 0, 0), "0 of 0 is not a share"),
    (unlinked.relative_effect, ([(1, 2)], []), "both sets need people"),
    (verdict.smallest_visible_change, (0, 0, 5), "0 of 0 is not a share"),
    (shrinkage.dirichlet_multinomial, ([[0, 0], [0, 0]],), "nobody answered"),
    (shrinkage.heterogeneity, ([1.0, 2.0], [0.0, 0.1]), "an error above 0"),
    (shrinkage.james_stein, ([], 1.0), "there are no means"),
    (split_p, ([(1.5, 2)], [(1, 2)]), "1.5 is not a whole number"),
    (counted, ([(1, -2)],), "fewer than nobody"),
    (whole, (float("nan"),), "nan is not a whole number"),
]


@pytest.mark.parametrize(("function", "given", "words"), REFUSED, ids=lambda value: getattr(value, "__name__", None))
def test_what_has_no_answer_is_refused_in_words(function, given, words):
    with pytest.raises(ValueError, match=words):
        function(*given)


ALIKE = [
    (overall.equal_shares, ([5],), (0.0, 1.0)),
    (overall.cochran_q, ([[1], [0]],), (0.0, 1.0)),
    (overall.friedman, ([[2, 2], [3, 3]],), overall.Friedman(0.0, 1.0, 0.0, 0.0, 1.0)),
    (split_p, ([(3, 5)], [(3, 7)]), 1.0),
    (squares.swap_p, ([[3, 0], [0, 2]],), 1.0),
    (linked.mcnemar_p, (0, 0), 1.0),
    (linked.linked_interval, (linked.Linked(0, 0, 0, 9),), None),
    (tensions.consensus, ([0, 7, 0],), 1.0),
    (agreement.dispersion, ([0, 7, 0],), 0.0),
    (unlinked.relative_effect, ([(3, 1)], [(3, 1)]), 0.5),
    (intervals.share_interval, (3, 3, 3), (1.0, 1.0)),
    (teams.fisher_freeman_halton, ([[3, 0], [5, 0]],), 1.0),
]


@pytest.mark.parametrize(("function", "given", "told"), ALIKE, ids=lambda value: getattr(value, "__name__", None))
def test_where_all_are_alike_nothing_is_found(function, given, told):
    found = function(*given)
    assert found == pytest.approx(told) if told is not None and not hasattr(told, "w") else found == (told or found)


def test_one_person_ranks_nothing_for_certain():
    assert overall.friedman([[1, 2, 3]]).f_p == 1.0


KINDS = [
    (linked.mcnemar_p, (7, 1)),
    (linked.score_change, ([(1, 4), (0, 3), (-1, 1)],)),
    (agreement.lean, ([4, 3, 2, 1, 0],)),
    (tensions.consensus, ([1, 2, 3],)),
    (split_p, ([(1, 2), (3, 1)], [(2, 2)])),
    (unlinked.newcombe_interval, (3, 7, 2, 9)),
    (unlinked.fisher_p, (3, 7, 2, 9)),
    (binomial_intervals.clopper_pearson, (3, 7)),
    (binomial_intervals.mid_p_interval, (3, 7)),
    (teams.teams_against_rest, ([0, 6, 7], [8, 6, 8])),
    (reliability.item_rest, ([[1, 0], [0, 1]],)),
]


@pytest.mark.parametrize(("function", "given"), KINDS, ids=lambda value: getattr(value, "__name__", None))
def test_floats_numpy_numbers_and_arrays_give_what_plain_numbers_give(function, given):
    def turned(value, kind):
        return [turned(one, kind) for one in value] if isinstance(value, list | tuple) else kind(value)

    plain = repr(function(*given))
    for kind in (float, np.int64, np.float64):
        assert repr(function(*turned(given, kind))) == plain


def test_ranks_as_floats_are_ranks():
    whole_ranks, floats = choice_stages([[1, 2, 3], [1, 0, 0]]), choice_stages([[1.0, 2.0, 3.0], [1.0, 0.0, 0.0]])
    assert (whole_ranks.remaining == floats.remaining).all()
    assert (whole_ranks.wins == floats.wins).all()
