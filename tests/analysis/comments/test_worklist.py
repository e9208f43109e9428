"""The uploader's list: masked, coded, with what was decided; nothing of rows or order."""

from random import Random

import pytest

from analysis.comments import Rulings, Theme, default_codebook, worklist
from analysis.comments.written import comment_key
from analysis.reading import read_here
from sample_data import MAPLE_HOLLOW
from tests.analysis.comments.written_surveys import survey_of

TEXTS = (
    "More time with Mrs. Okafor",
    "more time with mrs okafor!",
    "I was on sick leave",
    "Choice",
    "Film helps Orff",
    "",
)


def listed(*texts, **rulings):
    return worklist(survey_of(*(texts or TEXTS)), Rulings(**rulings))


def test_comments_are_masked_coded_and_marked_for_a_second_look():
    (question,) = listed().questions
    found = {comment.text: comment for comment in question.comments}
    assert set(found) == {
        "More time with [name]",
        "more time with [name]!",
        "I was on sick leave",
        "Choice",
        "Film helps [name]",
    }
    assert found["More time with [name]"].themes == ("time",)
    assert {text for text, comment in found.items() if not comment.personal} == {"Choice"}
    assert found["More time with [name]"].alike == found["more time with [name]!"].alike > 0
    assert dict(question.theme_n)["time"] == 2


def test_names_are_listed_with_the_number_of_comments():
    names = {name.word: name for name in listed().names}
    assert {word: name.n for word, name in names.items()} == {"okafor": 2, "orff": 1}
    assert not any(name.ruled for name in names.values())
    assert [name.word for name in listed().doubtful] == ["film"]


def test_what_was_taken_back_is_listed_unmasked_and_what_was_confirmed_masked():
    ruled = listed(names={"orff": False, "film": True})
    assert {(name.word, name.masked) for name in ruled.names} == {("okafor", True), ("orff", False), ("film", True)}
    assert "[name] helps Orff" in [comment.text for comment in ruled.questions[0].comments]
    assert ruled.doubtful == ()


def test_decisions_go_by_question_and_words():
    key = comment_key("c", "Choice")
    (question,) = listed(approved=frozenset({key}), recoded={key: ("data", "gone")}).questions
    chosen = {comment.text: comment for comment in question.comments}["Choice"]
    assert chosen.approved
    assert chosen.themes == ("data",)
    assert sum(comment.approved for comment in question.comments) == 1


def test_what_only_leaders_wrote_cannot_be_approved():
    survey = survey_of("Mine", "Theirs", leaders=(0,))
    keys = frozenset(comment_key("c", text) for text in ("Mine", "Theirs"))
    (question,) = worklist(survey, Rulings(approved=keys)).questions
    assert {comment.text: comment.approved for comment in question.comments} == {"Mine": False, "Theirs": True}


def test_the_order_of_rows_leaves_no_trace():
    mixed = Random(5).sample(TEXTS, len(TEXTS))
    assert listed(*mixed) == listed()


def test_a_theme_of_the_school_counts_beside_the_others():
    book = (*default_codebook(), Theme("own film", "Film", ("film*",), True))
    assert dict(listed(codebook=book).questions[0].theme_n)["own film"] == 1


@pytest.mark.parametrize(("year", "personal", "names"), [(0, 2, ["bianchi"]), (1, 0, []), (2, 2, ["okafor"])])
def test_the_sample_school_has_four_comments_with_personal_data(year, personal, names):
    """F190: in 2023 a name and a health remark; in 2025 a name and an e-mail address."""
    found = worklist(read_here(MAPLE_HOLLOW[year].read_bytes(), MAPLE_HOLLOW[year].name))
    assert found.personal_n == personal
    assert [name.word for name in found.names] == names
