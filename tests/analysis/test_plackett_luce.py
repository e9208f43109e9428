"""Strength of preference against R's PlackettLuce, published tables, and plain arithmetic."""

from functools import cache
from itertools import permutations

import numpy as np
import pytest

from analysis.ballots import choice_stages
from analysis.plackett_luce import fit, quasi_variances, refits
from tests.analysis.cases import CASES, entries, table


@cache
def german():
    """Four goals put in order, and how many people gave every order."""
    *orders, people = table("pl-german-goals", "d_german.csv", skip=1).T
    return np.argsort(np.array(orders).T) + 1, people


@cache
def nascar(drivers):
    """Places in every race; whoever did not race was not offered."""
    lines = (CASES / "pl-nascar-partial" / "nascar_orderings.csv").read_text(encoding="utf-8").split()
    ranks = np.zeros((len(lines), drivers), dtype=int)
    for race, line in zip(ranks, lines, strict=True):
        finished = [int(driver) for driver in line.split(",") if 0 < int(driver) <= drivers]
        race[np.array(finished) - 1] = np.arange(1, len(finished) + 1)
    return fit(choice_stages(ranks, offered=ranks > 0), ghost=drivers == 87)


@cache
def pudding():
    """Fifteen pairs of puddings compared, with ties."""
    ranks, people = [], []
    for one, other, _, won, lost, tied in table("pl-pudding-ties", "pudding.csv", skip=1):
        for places, n in (((1, 2), won), ((2, 1), lost), ((1, 1), tied)):
            ballot = np.zeros(6, dtype=int)
            ballot[[one - 1, other - 1]] = places
            ranks.append(ballot)
            people.append(n)
    ranks = np.array(ranks)
    return fit(choice_stages(ranks, ranks > 0, people), ghost=False)


def standard_errors(strength):
    return np.sqrt(np.diag(strength.covariance))


@pytest.mark.parametrize("entry", entries("pl-german-goals"))
def test_german_goals(entry):
    ranks, people = german()
    strength = fit(choice_stages(ranks, weights=people), ghost=False)
    found = {
        "coef": strength.log_worth,
        "se": np.concatenate(([0], standard_errors(strength))),
        "loglik": strength.log_likelihood,
        "mean_rank": people @ ranks / people.sum(),
        "first_share": people @ (ranks == 1) / people.sum(),
        "pair_wins": np.einsum("i,ijk", people, ranks[:, :, None] < ranks[:, None, :]),
    }[entry["id"]]
    assert found == pytest.approx(np.array(entry["value"]), abs=entry["tol_abs"], rel=0)


@pytest.mark.parametrize("entry", entries("pl-pudding-ties"))
def test_pudding_with_ties(entry):
    strength = pudding()
    found = {
        "coef": strength.log_worth,
        "tie2": strength.log_ties[0],
        "worth": strength.worth,
        "loglik": strength.log_likelihood,
        "se": standard_errors(strength),
        "quasi_se": strength.quasi_se,
    }[entry["id"]]
    assert found == pytest.approx(np.array(entry["value"]), abs=entry["tol_abs"], rel=0)


@pytest.mark.parametrize("entry", entries("pl-nascar-partial"))
def test_races_that_few_drove_in(entry):
    names = (CASES / "pl-nascar-partial" / "nascar_drivers.csv").read_text(encoding="utf-8").split("\n")
    top = ["PJ Jones", "Scott Pruett", "Mark Martin", "Rusty Wallace", "Jimmie Johnson"]
    worth = {count: dict(zip(map(str.strip, names), nascar(count).worth, strict=False)) for count in (83, 87)}
    found = {
        "loglik83": nascar(83).log_likelihood,
        "worth_top": [worth[83][name] for name in top],
        "worth_all": worth[83],
        "worth87_npseudo": worth[87],
        "unranked_meaning": True,
    }[entry["id"]]
    assert found == pytest.approx(entry["value"], abs=entry["tol_abs"], rel=0)


def test_the_first_places_of_three_are_their_worths():
    ballots = [[1, 0, 0]] * 5 + [[0, 1, 0]] * 3 + [[0, 0, 1]] * 2
    assert fit(choice_stages(ballots), ghost=False).worth == pytest.approx([0.5, 0.3, 0.2])


def test_naming_only_the_best_is_not_the_same_as_offering_only_the_best():
    # Nearly everybody names A first or second; nine name only B. As if the others had not been offered, B never loses.
    ballots = np.array([[1, 0, 2]] * 10 + [[2, 0, 1]] * 10 + [[0, 1, 0]] * 9 + [[0, 1, 2]])
    assert fit(choice_stages(ballots)).worth.argmax() != 1
    assert fit(choice_stages(ballots, offered=ballots > 0)).worth.argmax() == 1


def test_with_the_ghost_there_is_always_an_answer():
    ballots = [[1, 2, 0]] * 10
    worth = fit(choice_stages(ballots)).worth
    assert worth[0] > worth[1] > worth[2] > 0
    assert fit(choice_stages([[0, 0, 0]])).worth == pytest.approx([1 / 3] * 3)
    with pytest.raises(ValueError, match="always or never wins"):
        fit(choice_stages(ballots), ghost=False)


@pytest.mark.parametrize("largest", [2, 3])
def test_ties_follow_the_formula_of_davidson_and_luce(largest):
    """At the maximum the expected wins and ties are those observed, summed over every choice there can be."""
    rng = np.random.default_rng(largest)
    ballots = rng.integers(1, largest + 1, (40, 4))
    ballots = ballots[(np.array([np.bincount(row, minlength=9).max() for row in ballots]) <= largest)]
    stages = choice_stages(ballots)
    strength = fit(stages, ghost=False)
    assert len(strength.log_ties) == largest - 1
    alpha, delta = np.exp(strength.log_worth), np.exp([0, *strength.log_ties])
    wins, ties = np.zeros(4), np.zeros(largest)
    for left, times in zip(stages.remaining, stages.times, strict=True):
        groups = {frozenset(order[:k]) for order in permutations(np.flatnonzero(left)) for k in range(1, largest + 1)}
        chance = {group: delta[len(group) - 1] * alpha[list(group)].prod() ** (1 / len(group)) for group in groups}
        for group, weight in chance.items():
            expected = times * weight / sum(chance.values())
            wins[list(group)] += expected / len(group)
            ties[len(group) - 1] += expected
    assert wins == pytest.approx(stages.wins)
    assert ties == pytest.approx(stages.ties)


def test_four_sharing_a_place_is_refused():
    with pytest.raises(ValueError, match="more than 3"):
        fit(choice_stages([[1, 1, 1, 1, 2]]))


def test_order_of_the_options_does_not_matter():
    ranks, people = german()
    turned = [2, 0, 3, 1]
    one, other = (fit(choice_stages(ballots, weights=people)) for ballots in (ranks, ranks[:, turned]))
    assert other.worth == pytest.approx(one.worth[turned])
    assert other.quasi_se == pytest.approx(one.quasi_se[turned])


def test_two_options_share_their_variance():
    assert quasi_variances(np.array([[0.0, 3.0], [3.0, 0.0]])) == pytest.approx([1.5, 1.5])


@pytest.mark.parametrize("ties", [False, True])
def test_refits_are_the_fits_one_by_one(ties):
    rng = np.random.default_rng(8)
    ballots = np.argsort(np.argsort(rng.normal(size=(40, 5)) + np.arange(5) * 0.4)) + 1
    ballots[:10][ballots[:10] > 3] = 0
    if ties:
        ballots[20:30][ballots[20:30] == 2] = 1
    weights = rng.multinomial(40, [1 / 40] * 40, size=120 if not ties else 8)
    found = refits(choice_stages(ballots, weights=weights))
    single = [fit(choice_stages(ballots, weights=weight)).worth for weight in weights]
    assert found == pytest.approx(np.array(single), abs=1e-10)
