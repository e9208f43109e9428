"""What may be shown: the one door through which results leave towards pages and files.

So far the whole school only: every table here is about all teachers together, and is withheld where fewer answered
than the school promised. Nothing leaves by block. Options leave in their own words where something vouches that they
were offered (``crosswalk.option_modes``); that includes what two people typed alike.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from analysis.comments import CodedComment, CodedQuestion, WordCount, word_counts
from analysis.errors import SurveyError
from analysis.ranking import Ranking
from analysis.reach import Cell, Reach
from analysis.settings import FEWEST_FOR_WORDS, FEWEST_WRITERS, LOOSEST_PROMISE


@dataclass(frozen=True)
class ReleasedOption:
    """One row of a released ranking, as in ``ranking`` but without means; ``base_n`` is its own in a grid."""

    label: str
    mode: str | None
    n: int
    rank: int | None
    rank_interval: tuple[int, int] | None
    interval: tuple[float, float]
    base_n: int


@dataclass(frozen=True)
class ReleasedRanking:
    """A ranking of the whole school as it may be shown, with its base and the number of staff where known."""

    wording: str
    purpose: str | None
    item_type: str
    base_n: int
    staff_n: int | None
    rows: tuple[ReleasedOption, ...]
    verdict: str


@dataclass(frozen=True)
class ReleasedResponse:
    """How many people of the whole school answered; ``staff_n`` is None where the headcount is not known."""

    answered_n: int
    staff_n: int | None


@dataclass(frozen=True)
class ReleasedMode:
    """One learning mode and its counts by question; ``names`` are its options, the first is what it is called."""

    names: tuple[str, ...]
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class ReleasedReach:
    """Reach, value and wish of the whole school, as in ``reach``.

    ``bases`` counts who answered each question shown; ``withheld`` are questions that fewer answered than promised;
    ``several`` are those where people could choose several.
    """

    bases: Mapping[str, int]
    several: tuple[str, ...]
    withheld: tuple[str, ...]
    apart: bool
    rows: tuple[ReleasedMode, ...]


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


@dataclass(frozen=True)
class Withheld:
    """Nothing may be shown here: fewer people answered than was promised."""

    wording: str
    promise: int


def release_response(answered_n: int, staff_n: int | None, promise: int) -> ReleasedResponse | Withheld:
    """Return the response of the whole school, withheld if fewer answered than promised."""
    _check(promise)
    return ReleasedResponse(answered_n, staff_n) if answered_n >= promise else Withheld("", promise)


def release_ranking(ranking: Ranking, promise: int) -> ReleasedRanking | Withheld:
    """Return a whole-school ranking in words that were offered, withheld if fewer answered than promised.

    In a grid this goes by row; one that too few answered to be ranked is left out alone.

    Raises
    ------
    SurveyError
        The promise is looser than any school may give.
    """
    _check(promise)
    if min(row.base_n for row in ranking.rows if row.rank) < promise:
        return Withheld(ranking.item.wording, promise)
    rows = (replace(row, option=row.shown or row.option) for row in ranking.rows if row.base_n >= promise)
    return for_uploader(replace(ranking, rows=tuple(rows)))


def release_reach(reach: Reach, promise: int) -> ReleasedReach:
    """Return reach, value and wish of the whole school, without the questions that fewer answered than promised.

    Raises
    ------
    SurveyError
        The promise is looser than any school may give.
    """
    _check(promise)
    shown = {purpose: asked for purpose, asked in reach.questions.items() if asked.base_n >= promise}
    kept = (
        ReleasedMode(row.names, {purpose: cell for purpose, cell in row.cells.items() if purpose in shown})
        for row in reach.rows
    )
    return ReleasedReach(
        {purpose: asked.base_n for purpose, asked in shown.items()},
        tuple(purpose for purpose, asked in shown.items() if asked.several),
        tuple(purpose for purpose in reach.questions if purpose not in shown),
        bool(reach.apart),
        tuple(row for row in kept if row.cells),
    )


def release_comments(question: CodedQuestion, promise: int) -> ReleasedComments | Withheld:
    """Return what may be shown of one question answered in own words: nothing unless ten teachers or more wrote.

    Teachers only: nothing here depends on what school leaders wrote. Comments leave once approved, words from three
    people on; a theme that the school made may be as narrow as a word, and leaves from three people on as well.
    """
    _check(promise)
    fewest = max(FEWEST_WRITERS, promise)
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


def for_uploader(ranking: Ranking) -> ReleasedRanking:
    """Return a whole-school ranking for the one who holds the raw file anyway: nothing is withheld."""
    item = ranking.item
    rows = tuple(
        ReleasedOption(row.option, row.mode, row.n, row.rank, row.rank_interval, row.interval, row.base_n)
        for row in ranking.rows
    )
    return ReleasedRanking(
        item.wording, item.purpose, item.item_type, ranking.base_n, ranking.staff_n, rows, ranking.verdict
    )


def _check(promise: int) -> None:
    if promise < LOOSEST_PROMISE:
        raise SurveyError(
            f"The smallest group cannot be below {LOOSEST_PROMISE}: two people know each other's answers."
        )
