"""Several answers of one list together: by hand, and against trying all ticks that anybody could have made."""

from itertools import combinations_with_replacement, product
from random import Random

from analysis.disclosure.bands import Band
from analysis.disclosure.lists import Listed, gives_away_together

A, B = (("A",), ()), (("B",), ())


def listed(ticks: dict, bands: dict, alone: bool = False) -> Listed:
    """Return an answer ticked by so many of each team, with bands by team as (low, high)."""
    return Listed(ticks, {(0, pair[0]): Band(*ends, 0) for pair, ends in bands.items()}, alone)


def test_what_neither_of_two_answers_tells_both_may_tell_together():
    answered = {A: 6, B: 6}
    # Nobody of B reads books, so all of B visit others: the list has no third answer, or hardly anybody took it.
    books = listed({A: 6, B: 0}, {B: (0, 0)})
    visits = listed({A: 2, B: 6}, {})
    assert gives_away_together(answered, [books, visits])
    assert gives_away_together(answered, [books, visits, listed({A: 1, B: 0}, {})])
    assert not gives_away_together(answered, [listed({A: 4, B: 2}, {B: (0, 2)}), listed({A: 4, B: 5}, {})])


def test_an_answer_that_goes_with_no_other_tells_of_all_others():
    answered = {A: 3, B: 6}
    # Between two and three of A ticked "none of these"; the third knows what the others did not tick, if he did not.
    none, books = {A: 2, B: 3}, {A: 1, B: 3}
    together = [listed(none, {A: (2, 3)}, alone=True), listed(books, {})]
    apart = [listed(none, {A: (2, 3)}), listed(books, {}), listed({A: 3, B: 6}, {})]
    assert gives_away_together(answered, together) == tried(answered, together)
    assert gives_away_together(answered, apart) == tried(answered, apart)


def test_it_agrees_with_trying_everything():
    random, seen = Random(4), []
    for _ in range(60):
        answered = {A: random.randint(2, 4), B: random.randint(2, 4)}
        alone = random.random() < 0.3
        vectors = [v for v in product((0, 1), repeat=2) if any(v) and not (alone and all(v))]
        people = {pair: [random.choice(vectors) for _ in range(n)] for pair, n in answered.items()}
        answers = []
        for at in range(2):
            ticks = {pair: sum(v[at] for v in chosen) for pair, chosen in people.items()}
            bands = {pair: (max(0, n - random.randint(0, 2)), min(answered[pair], n + random.randint(0, 2)))
                     for pair, n in ticks.items() if random.random() < 0.6}  # fmt: skip
            answers.append(listed(ticks, bands, alone and not at))
        seen.append(tried(answered, answers))
        assert gives_away_together(answered, answers) is seen[-1]
    assert 10 < sum(seen) < 50


def tried(answered: dict, answers: list[Listed]) -> bool:
    """Return whether anything is certain, by listing what everybody of every team could have ticked."""
    lonely = [at for at, one in enumerate(answers) if one.alone]
    vectors = [v for v in product((0, 1), repeat=len(answers))
               if any(v) and (sum(v) == 1 or not any(v[at] for at in lonely))]  # fmt: skip
    totals = [sum(one.n.values()) for one in answers]
    worlds = []
    for chosen in product(*(combinations_with_replacement(vectors, n) for n in answered.values())):
        counts = [{pair: sum(v[at] for v in own) for pair, own in zip(answered, chosen, strict=True)}
                  for at in range(len(answers))]  # fmt: skip
        fits = all(band.low <= counts[at][pair] <= band.high
                   for at, one in enumerate(answers) for pair in answered
                   if (band := one.bands.get((0, pair[0]))))  # fmt: skip
        if fits and [sum(found.values()) for found in counts] == totals:
            worlds.append(dict(zip(answered, chosen, strict=True)))
    readers = [None, *product(answered, vectors)]
    return any(_certain(answered, worlds, reader, totals) for reader in readers)


def _certain(answered: dict, worlds: list[dict], reader: tuple | None, totals: list[int]) -> bool:
    mine = [world for world in worlds if reader is None or reader[1] in world[reader[0]]]
    for at, total in enumerate(totals):
        own = reader[1][at] if reader else 0
        for pair, n in answered.items():
            here = reader is not None and reader[0] == pair
            others = n - here
            plain = total - own in (0, sum(answered.values()) - (reader is not None))
            said = {sum(v[at] for v in world[pair]) - own * here for world in mine}
            if mine and others and not plain and said in ({0}, {others}):
                return True
    return False
