"""What may be shown of what people wrote in their own words."""

from dataclasses import dataclass

from analysis.comments import CodedComment, CodedQuestion, WordCount, word_counts
from analysis.disclosure.promise import Withheld, check_promise
from analysis.settings import FEWEST_FOR_WORDS, FEWEST_WRITERS


@dataclass(frozen=True)
class ReleasedTheme:
    """One theme and how many people wrote about it."""

    code: str
    label: str
    n: int


@dataclass(frozen=True)
class ReleasedComment:
    """One comment, names masked, how many people wrote exactly that, and its themes by code."""

    text: str
    people: int
    themes: tuple[str, ...]


@dataclass(frozen=True)
class ReleasedComments:
    """What may be shown of one question answered in own words.

    ``written_n`` wrote anything, ``usable_n`` more than "none". ``themes`` count what all of them wrote, so that
    choosing what may be read does not bend the picture; ``comments``, in the order of the alphabet, ``words`` and
    ``phrases`` are those of comments that were approved.
    """

    wording: str
    kind: str
    written_n: int
    usable_n: int
    themes: tuple[ReleasedTheme, ...]
    words: tuple[WordCount, ...]
    phrases: tuple[WordCount, ...]
    comments: tuple[ReleasedComment, ...]


def release_comments(
    question: CodedQuestion, promise: int, writers: int = FEWEST_WRITERS
) -> ReleasedComments | Withheld:
    """Return what may be shown of one question answered in own words: nothing unless enough teachers wrote.

    Enough are ten, or more where the school agreed so (``writers``) or promised more.

    Teachers only: nothing here depends on what school leaders wrote. Comments leave once approved, words from three
    people on; a theme that the school made may be as narrow as a word, and leaves from three people on as well.
    """
    check_promise(promise)
    fewest = max(FEWEST_WRITERS, promise, writers)
    if question.usable_n < fewest:
        return Withheld(question.wording, fewest)
    approved = tuple(comment for comment in question.comments if comment.approved and comment.people)
    return _comments(question, approved, FEWEST_FOR_WORDS)


def comments_for_uploader(question: CodedQuestion) -> ReleasedComments:
    """Return a draft's question for the one who holds the raw file anyway: all teachers' comments, names masked."""
    return _comments(question, tuple(comment for comment in question.comments if comment.people), 1)


def _comments(question: CodedQuestion, shown: tuple[CodedComment, ...], fewest: int) -> ReleasedComments:
    texts = [(comment.text, comment.people) for comment in shown]
    themes = (ReleasedTheme(theme.code, theme.label, question.theme_n[theme.code]) for theme in question.codebook)
    own = {theme.code for theme in question.codebook if theme.own}
    together: dict[str, ReleasedComment] = {}
    for comment in shown:
        same = together.get(comment.text)
        people = comment.people + (same.people if same else 0)
        together[comment.text] = ReleasedComment(comment.text, people, same.themes if same else comment.themes)
    return ReleasedComments(
        question.wording,
        question.kind,
        question.written_n,
        question.usable_n,
        tuple(theme for theme in themes if theme.n >= (fewest if theme.code in own else 1)),
        word_counts(texts, 1, fewest),
        word_counts(texts, 2, fewest),
        tuple(together.values()),
    )
