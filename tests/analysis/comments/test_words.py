"""Words are counted by people, shown from the number asked for, and found where they stand."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.comments.words import InContext, WordCount, in_context, search, word_counts
from tests.analysis.reading.naughty import naughty_strings

PEOPLE = [("Time. Time. Time.", 1), ("More time for planning", 2), ("du temps, du TEMPS", 1), ("Staff meetings", 1)]


def test_a_person_counts_once_for_a_word():
    assert word_counts(PEOPLE)[:3] == (WordCount("time", 3), WordCount("planning", 2), WordCount("meetings", 1))


def test_words_that_say_nothing_and_masks_are_not_counted():
    counted = {word.text for word in word_counts([("The [name] of our [e-mail removed] went to it, l'école 12", 1)])}
    assert counted == {"went", "école"}


def test_phrases_stay_within_a_clause():
    texts = [("Staff meetings, team time. Staff meetings", 1), ("staff [name] meetings", 1)]
    assert word_counts(texts, 2) == (WordCount("staff meetings", 1), WordCount("team time", 1))


def test_accents_and_capitals_make_one_word_as_most_write_it():
    assert word_counts([("École", 1), ("ecole", 1), ("école", 1)]) == (WordCount("école", 3),)


WORDS = st.sampled_from(["time", "Time", "temps", "coach", "école", "Ecole", "the", "[name]", "plan."])
TEXTS = st.lists(st.tuples(st.lists(WORDS, max_size=6).map(" ".join), st.integers(1, 3)), max_size=12)


@given(TEXTS, st.integers(1, 4), st.randoms())
def test_counts_are_of_people_whatever_the_order(texts, least, random):
    counted = word_counts(texts, 1, least)
    mixed = random.sample(texts, len(texts))
    assert word_counts(mixed, 1, least) == counted
    people = Counter()
    for text, n in texts:
        for word in {word.strip(".").lower().replace("é", "e") for word in text.split()}:
            people[word] += n
    assert {word.text.replace("é", "e"): word.n for word in counted} == {
        word: n for word, n in people.items() if n >= least and word not in ("the", "[name]")
    }


def test_a_word_stands_in_its_context_in_the_order_of_what_follows():
    texts = ["I need more time to plan", "Time flies", "sometimes", "the TIME is short"]
    assert in_context(texts, "time") == (
        InContext("", "Time", " flies"),
        InContext("the ", "TIME", " is short"),
        InContext("I need more ", "time", " to plan"),
    )
    assert in_context(texts, "more time") == (InContext("I need ", "more time", " to plan"),)
    assert in_context(texts, " ") == ()


def test_a_long_context_is_cut_at_a_blank():
    (place,) = in_context(["word " * 40 + "time" + " word" * 40], "time", width=12)
    assert (place.before, place.after) == ("… word word ", " word word …")


def test_search_finds_words_whatever_the_accents():
    assert search(["L'École", "the school", "écoles"], "ECOLE") == ("L'École", "écoles")
    assert search(["a"], "  ") == ()


@pytest.mark.parametrize("text", naughty_strings())
def test_naughty_strings_do_no_harm(text):
    word_counts([(text, 3)], 1, 3), word_counts([(text, 3)], 2, 3)
    assert all(f"{place.before}{place.word}{place.after}" for place in in_context([text], text))
    assert set(search([text], text)) <= {text}
