"""What leaves of comments: approved ones from ten writers on, words from three people, and nothing else in any byte."""

import json
from dataclasses import asdict, replace
from random import Random

import pytest

from analysis.comments import Rulings, Theme, default_codebook, worklist
from analysis.comments.written import comment_key
from analysis.disclosure import Withheld, comments_for_uploader, release_comments
from analysis.errors import SurveyError
from analysis.findings import quotes_finding, theme_finding, word_finding
from tests.analysis.comments.written_surveys import survey_of

SHARED = [f"More time to plan, idea {letter * 3}" for letter in "abcdefghij"]
CANARIES = ["Xylograph in my room", "I need time, said Mrs. Zwickelhuber", "zeppelinic time"]


def keys(texts):
    return frozenset(comment_key("c", text) for text in texts)


def question(texts, approved=(), leaders=(), **rulings):
    (found,) = worklist(survey_of(*texts, leaders=leaders), Rulings(approved=keys(approved), **rulings)).questions
    return found


def everything(released):
    """Return all that a reader could get: the released table and its findings as JSON."""
    findings = [
        theme_finding(released, "teachers"),
        word_finding(released, "teachers"),
        quotes_finding(released, "teachers"),
    ]
    return json.dumps([asdict(released), *map(asdict, findings)], ensure_ascii=False)


def test_only_approved_comments_leave_and_no_word_of_the_others():
    shown = everything(release_comments(question([*SHARED, *CANARIES], SHARED), 5))
    assert all(text in shown for text in SHARED)
    for word in ("Xylograph", "xylograph", "zwickel", "Zwickel", "zeppelin", "Mrs", "said"):
        assert word not in shown


def test_a_masked_name_leaves_nowhere_even_from_an_approved_comment():
    shown = everything(release_comments(question([*SHARED, CANARIES[1]], [*SHARED, CANARIES[1]]), 5))
    assert "I need time, said [name]" in shown
    assert "wickel" not in shown


def test_themes_count_what_all_wrote_whether_approved_or_not():
    released = release_comments(question([*SHARED, *CANARIES], SHARED[:1]), 5)
    assert {theme.label: theme.n for theme in released.themes}["Time"] == 12
    assert released.usable_n == 13
    assert len(released.comments) == 1


@pytest.mark.parametrize(("writers", "promise"), [(9, 5), (10, 11), (0, 5)])
def test_fewer_writers_than_ten_or_than_promised_show_nothing(writers, promise):
    texts = [*SHARED[:writers], "n/a"]
    released = release_comments(question(texts, texts), promise)
    assert released == Withheld("Wording of c", max(10, promise))
    assert quotes_finding(released, "teachers").headline.startswith("Fewer than")
    assert not any(text in everything(released) for text in SHARED)


def test_leaders_do_not_count_as_writers_and_leave_no_trace():
    texts = [*SHARED, "Aardvark seen by me"]
    released = release_comments(question(texts, texts, leaders=(10,)), 5)
    assert released == release_comments(question(SHARED, SHARED), 5)
    assert isinstance(release_comments(question(SHARED, SHARED, leaders=(0,)), 5), Withheld)


def test_what_a_leader_wrote_does_not_decide_what_is_masked():
    texts = [*SHARED, "We sang with Orff", "orff and orff"]
    released = release_comments(question(texts, texts, leaders=(11,)), 5)
    assert "We sang with [name]" in [comment.text for comment in released.comments]


def test_words_leave_from_three_people_on():
    texts = [*SHARED, "rare word", "rare word two", "common word three"]
    released = release_comments(question(texts, texts), 5)
    assert {word.text: word.n for word in released.words} == {"time": 10, "plan": 10, "idea": 10, "word": 3}
    assert [phrase.text for phrase in released.phrases] == []
    assert {word.text for word in comments_for_uploader(question(texts)).words} >= {"rare", "common", "aaa"}


def test_a_theme_of_the_school_leaves_from_three_people_on():
    def labels(*added):
        book = (*default_codebook(), Theme("own z", "Zeppelins", ("zeppelin*",), True))
        released = release_comments(question([*SHARED, "a zeppelin", *added], codebook=book), 5)
        return {theme.label for theme in released.themes}

    assert "Zeppelins" not in labels("two zeppelins")
    assert "Zeppelins" in labels("two zeppelins", "three zeppelins")


def test_the_order_of_rows_leaves_no_trace():
    texts = [*SHARED, *CANARIES, "Zebra", "aardvark"]
    mixed = Random(2).sample(texts, len(texts))
    assert release_comments(question(mixed, texts), 5) == release_comments(question(texts, texts), 5)
    shown = [comment.text for comment in release_comments(question(mixed, texts), 5).comments]
    assert shown == sorted(shown, key=str.casefold)


def test_comments_that_are_the_same_once_masked_stand_once():
    texts = [*SHARED, "Ask Mrs. Aa", "Ask Mrs. Bb"]
    released = release_comments(question(texts, texts), 5)
    assert [(comment.text, comment.people) for comment in released.comments if "Ask" in comment.text] == [
        ("Ask [name]", 2)
    ]


def test_a_looser_promise_than_any_is_refused():
    with pytest.raises(SurveyError, match="cannot be below"):
        release_comments(question(SHARED), 2)


def test_the_sentences_count_people():
    released = release_comments(question([*SHARED, "Choice", "my choice", "n/a"], SHARED), 5)
    themes = theme_finding(released, "teachers")
    assert themes.headline == "10 of 12 teachers who commented wrote about “Time” and 2 about “Choice”."
    assert themes.base == "12 teachers wrote a comment here; one more wrote “none” or the like."
    assert [(row.label, row.n, row.base_n) for row in themes.rows] == [("Time", 10, 12), ("Choice", 2, 12)]
    assert (
        word_finding(released, "teachers").headline
        == "Words used by most people: “idea” (10), “plan” (10) and “time” (10)."
    )
    quotes = quotes_finding(released, "teachers")
    assert quotes.headline == "10 of 12 comments may be read here."
    assert [row.label for row in quotes.rows] == SHARED
    assert quotes_finding(released, "teachers", "choice").headline.startswith("No comment on this theme")


def test_nothing_approved_and_no_theme_are_said_in_words():
    released = release_comments(question([f"qwx{letter}" for letter in "abcdefghij"]), 5)
    assert theme_finding(released, "teachers").headline == "No theme of the codebook was found in these comments."
    assert quotes_finding(released, "teachers").headline == "No comment has been approved for showing yet."
    assert word_finding(released, "teachers").headline == "No word is shared by enough people to be counted."


def test_more_themes_than_a_sentence_holds_are_cut_before_a_tie():
    released = release_comments(question(SHARED), 5)
    themes = [replace(theme, n=n) for theme, n in zip(default_themes(), (9, 8, 5, 5, 1), strict=False)]
    told = theme_finding(replace(released, themes=tuple(themes)), "teachers").headline
    assert told == "9 of 10 teachers who commented wrote about “Time” and 8 about “Choice”."


def default_themes():
    from analysis.disclosure import ReleasedTheme

    return [ReleasedTheme(theme.code, theme.label, 0) for theme in default_codebook()]
