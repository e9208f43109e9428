"""Answer scales of two waves: what nobody chose is no change of scale, what was not offered is."""

from math import comb

import pytest
from scipy.stats import hypergeom

from analysis.crosswalk.scales import match_scales, nobody, offered
from analysis.survey import Counts, Scale
from analysis.vocabulary.scales import read_scale
from tests.analysis.surveys import rated

AGREE = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")
CLEAR = ("Not at all clear", "Slightly clear", "Moderately clear", "Very clear", "Extremely clear")


def answers(**n: int) -> Counts:
    """Return counts of a likert item by label ("_" for a blank)."""
    labels = tuple(label.replace("_", " ").lstrip() for label in n)
    read = read_scale(labels)
    item, _ = rated("a", Scale(read.scale_id, read.labels, read.favourable), [labels[0]])
    by_label = dict(zip(labels, n.values(), strict=True))
    return Counts(item, "teachers", sum(n.values()), tuple(by_label[label] for label in item.options))


def of(labels: tuple[str, ...], *n: int) -> Counts:
    return answers(**{f"_{label}".replace(" ", "_"): count for label, count in zip(labels, n, strict=True)})


def match(one: Counts, other: Counts, also: tuple[str, ...] = ()) -> str:
    """Return how two scales match where the survey of the first holds another item with the labels ``also``."""
    more = [rated("b", Scale(read.scale_id, read.labels), [])[0] for read in (also and [read_scale(also)])]
    return match_scales(one, other, offered(one.item, more), offered(other.item, [])).match


def test_the_same_labels_in_any_writing_are_one_scale():
    assert match(of(AGREE, 1, 2, 3, 4, 5), of(tuple(label.upper() for label in AGREE), 5, 4, 3, 2, 1)) == "same"


def test_another_length_is_another_scale():
    four = AGREE[:2] + AGREE[3:]
    assert match(of(four, 5, 9, 13, 11), of(AGREE, 4, 8, 9, 12, 10)) == "changed"
    assert match(of(tuple("12345"), 3, 5, 9, 9, 7), of(tuple("1234567"), 3, 5, 9, 9, 7, 5, 6)) == "changed"
    assert match(of(AGREE, 4, 8, 9, 12, 10), of(CLEAR, 4, 8, 9, 12, 10)) == "changed"


def test_a_label_that_nobody_chose_is_no_change_where_another_question_offers_it():
    without = of(AGREE[1:], 3, 6, 20, 12)
    one_chose_it = of(AGREE, 1, 3, 6, 20, 12)
    assert match(without, one_chose_it) == "unsure"
    assert match(without, one_chose_it, AGREE) == "same"
    many_chose_it = of(AGREE, 15, 3, 6, 12, 8)
    assert match(without, many_chose_it, AGREE) == "unsure"
    assert match(without, many_chose_it) == "changed"


def test_labels_under_other_names_at_the_same_places_are_renamed():
    seldom = ("Never", "Seldom", "Sometimes", "Often", "Always")
    rarely = ("Never", "Rarely", "Sometimes", "Often", "Always")
    assert match(of(seldom, 1, 2, 3, 4, 5), of(rarely, 1, 2, 3, 4, 5)) == "renamed"
    valuable = tuple(label.replace("clear", "valuable") for label in CLEAR)
    assert match(of(CLEAR, 1, 2, 3, 4, 5), of(valuable, 1, 2, 3, 4, 5)) == "renamed"


def test_other_favourable_answers_make_another_scale():
    one, other = of(AGREE, 1, 2, 3, 4, 5), of(AGREE, 1, 2, 3, 4, 5)
    good = Scale(other.item.scale.scale_id, AGREE, ("Strongly agree",))
    turned = Scale(other.item.scale.scale_id, AGREE[::-1], other.item.scale.favourable)
    for scale in (good, turned):
        item = rated("a", scale, [])[0]
        assert match(one, Counts(item, "teachers", 15, (1, 2, 3, 4, 5))) == "changed"


@pytest.mark.parametrize(("chosen", "where", "without"), [(3, 46, 44), (0, 10, 10), (1, 46, 44), (12, 30, 25)])
def test_the_chance_that_nobody_chose_it_is_hypergeometric(chosen, where, without):
    outside = hypergeom(where + without, chosen, without).pmf(0)
    assert nobody(chosen, where, without) == pytest.approx(outside, rel=1e-9)
    assert nobody(chosen, where, without) == comb(where, chosen) / comb(where + without, chosen)
