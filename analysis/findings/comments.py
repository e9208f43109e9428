"""What people wrote, in words: which themes by how many people, which words, and the comments that may be read."""

from collections.abc import Sequence

from analysis.disclosure import ReleasedComments, ReleasedTheme, Withheld
from analysis.findings.words import joined, number_word, quoted
from analysis.survey import Finding, Row

_MOST_TOLD, _MOST_WORDS = 3, 20
_THEMES_NOTE = (
    "Themes are found by key words, which the school can read and change. One comment can hold several themes, "
    "so the counts do not add up."
)
_WORDS_NOTE = "Each person counts once for a word, however often it was written."
_COMMENTS_NOTE = (
    "In the order of the alphabet; names are masked. These comments were chosen by a person and do not stand for all."
)


def theme_finding(released: ReleasedComments | Withheld, who: str) -> Finding:
    """Return which themes people wrote about, one row per theme, most people first; ``who`` as in "teachers"."""
    if isinstance(released, Withheld):
        return _withheld("comment_themes", released, who)
    themes = sorted((theme for theme in released.themes if theme.n), key=lambda theme: -theme.n)
    told = _told(themes)
    rows = tuple(Row(theme.label, theme.n, released.usable_n, marked=theme in told) for theme in themes)
    listed = "; ".join(f"{row.label}: {row.n} of {row.base_n}" for row in rows)
    return Finding(
        "comment_themes",
        _themes_sentence(released, told, who),
        _base(released, who),
        "bars" if rows else "none",
        rows,
        _THEMES_NOTE if rows else None,
        f"Bar chart, the theme most people wrote about first. {listed}." if rows else "",
        released.wording,
    )


def word_finding(released: ReleasedComments | Withheld, who: str) -> Finding:
    """Return the words and two-word phrases that most people wrote, in the comments that may be read."""
    if isinstance(released, Withheld):
        return _withheld("comment_words", released, who)
    inside = {word for phrase in released.phrases for word in phrase.text.split() if _covers(released, phrase.n, word)}
    words = [word for word in released.words if word.text not in inside]
    counted = sorted((*words, *released.phrases), key=lambda word: -word.n)[:_MOST_WORDS]
    base_n = sum(comment.people for comment in released.comments)
    rows = tuple(Row(word.text, word.n, base_n) for word in counted)
    if not rows:
        headline = "No word is shared by enough people to be counted."
        return Finding("comment_words", headline, _read_base(released, who), "none", question=released.wording)
    first = joined([f"{quoted(row.label)} ({row.n})" for row in rows[:_MOST_TOLD]])
    listed = "; ".join(f"{row.label}: {row.n} of {row.base_n}" for row in rows)
    return Finding(
        "comment_words",
        f"Words used by most people: {first}.",
        _read_base(released, who),
        "bars",
        rows,
        _WORDS_NOTE,
        f"Bar chart, the word most people wrote first. {listed}.",
        released.wording,
    )


def quotes_finding(released: ReleasedComments | Withheld, who: str, theme: str | None = None) -> Finding:
    """Return the comments that may be read, one row each with how many people wrote exactly that.

    Parameters
    ----------
    released : ReleasedComments or Withheld
        One question.
    who : str
        What the people are called ("teachers").
    theme : str, optional
        Code of the only theme to show.
    """
    if isinstance(released, Withheld):
        return _withheld("comments", released, who)
    chosen = [comment for comment in released.comments if theme is None or theme in comment.themes]
    rows = tuple(Row(comment.text, comment.people, released.usable_n) for comment in chosen)
    if not released.comments:
        headline = "No comment has been approved for showing yet."
    elif not rows:
        headline = "No comment on this theme has been approved for showing."
    else:
        headline = f"{_people(rows, released)} of {released.usable_n} comments may be read here."
    return Finding(
        "comments",
        headline,
        _base(released, who),
        "quotes" if rows else "none",
        rows,
        _COMMENTS_NOTE if rows else None,
        headline,
        released.wording,
    )


def _themes_sentence(released: ReleasedComments, told: Sequence[ReleasedTheme], who: str) -> str:
    if not told:
        return "No theme of the codebook was found in these comments."
    first, *others = told
    rest = [f"{theme.n} about {quoted(theme.label)}" for theme in others]
    return (
        f"{joined([f'{first.n} of {released.usable_n} {who} who commented wrote about {quoted(first.label)}', *rest])}."
    )


def _told(themes: Sequence[ReleasedTheme]) -> list[ReleasedTheme]:
    """Return the themes of the headline: the first three, without a place that several share beyond them."""
    if len(themes) <= _MOST_TOLD:
        return list(themes)
    told = [theme for theme in themes if theme.n > themes[_MOST_TOLD].n]
    return told[:_MOST_TOLD] or list(themes[:_MOST_TOLD])


def _covers(released: ReleasedComments, n: int, word: str) -> bool:
    """Return whether a word is only ever counted within a phrase."""
    return any(counted.text == word and counted.n == n for counted in released.words)


def _people(rows: Sequence[Row], released: ReleasedComments) -> int:
    return min(sum(row.n for row in rows), released.usable_n)


def _base(released: ReleasedComments, who: str) -> str:
    said_nothing = released.written_n - released.usable_n
    rest = f"; {number_word(said_nothing)} more wrote “none” or the like" if said_nothing else ""
    return f"{released.usable_n} {who} wrote a comment here{rest}."


def _read_base(released: ReleasedComments, who: str) -> str:
    read = sum(comment.people for comment in released.comments)
    return f"Counted in the comments that may be read: those of {read} of {released.usable_n} {who} who wrote one."


def _withheld(finding_id: str, withheld: Withheld, who: str) -> Finding:
    least = number_word(withheld.promise)
    return Finding(
        finding_id,
        f"Fewer than {least} {who} wrote something here, so nothing of it is shown.",
        f"Comments are shown from {least} writers on.",
        "none",
        question=withheld.wording,
    )
