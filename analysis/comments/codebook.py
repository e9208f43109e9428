"""Themes by key words: a small codebook that a school can read, argue with and change.

No topic model: at thirty to a hundred comments its topics change with every run, while words chosen by people and
counted by comment stay what they are.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from analysis.errors import SurveyError
from analysis.vocabulary import table
from analysis.vocabulary.text import normalise

MOST_THEMES, MOST_KEYWORDS, LONGEST = 40, 400, 60
_LANGUAGES = ("en", "fr", "es")
_NO_LABEL = "A theme needs a name of at most {longest} letters."
_TWICE = "Two themes have the name “{label}”: give each its own."
_NO_WORDS = "The theme “{label}” needs key words: without them it finds nothing."
_TOO_SHORT = "The key word “{word}” would fit nearly everything: give at least three letters before the star."
_TOO_MANY = f"A codebook holds at most {MOST_THEMES} themes with {MOST_KEYWORDS} key words each."


@dataclass(frozen=True)
class Theme:
    """One theme: its code, what it is called, and its key words.

    A key word is a word or several ("each other"); a star at the end stands for any ending ("coach*"). Accents and
    capitals make no difference. ``own`` tells that the school made or changed it.
    """

    code: str
    label: str
    keywords: tuple[str, ...]
    own: bool = False


Codebook = tuple[Theme, ...]


@cache
def default_codebook() -> Codebook:
    """Return the themes that come with the product, with key words in English, French and Spanish."""
    return tuple(
        Theme(row["theme"], row["label"], _split("|".join(row[f"keywords_{code}"] for code in _LANGUAGES)))
        for row in table("comment_themes")
    )


def edited(rows: Iterable[tuple[str, str, str]]) -> Codebook:
    """Return a codebook from what a person typed.

    Parameters
    ----------
    rows : iterable of (code, label, key words)
        Key words are separated by commas, semicolons, bars or lines. A new theme has an empty code. Rows without label
        and key words are left out.

    Raises
    ------
    SurveyError
        A theme without name or key words, two of one name, a key word that fits everything, or too many.
    """
    themes: list[Theme] = []
    for code, label, typed in rows:
        label, words = " ".join(label.split()), _split(typed)
        if label or words:
            themes.append(_marked(Theme(code or f"own {normalise(label)}", label, words)))
            _check(themes)
    return tuple(themes)


def to_text(codebook: Codebook) -> str:
    """Return a codebook as the text that is kept."""
    return json.dumps([[theme.code, theme.label, list(theme.keywords)] for theme in codebook], ensure_ascii=False)


def from_text(text: str | None) -> Codebook:
    """Return a codebook from the text that is kept; the default one from None."""
    if text is None:
        return default_codebook()
    return tuple(_marked(Theme(code, label, tuple(words))) for code, label, words in json.loads(text))


def _marked(theme: Theme) -> Theme:
    own = theme not in default_codebook()
    return Theme(theme.code, theme.label, theme.keywords, own)


def _split(typed: str) -> tuple[str, ...]:
    parts = typed.replace(";", "|").replace(",", "|").replace("\n", "|").split("|")
    return tuple(dict.fromkeys(word for word in (" ".join(part.split()) for part in parts) if word))


def _check(themes: Sequence[Theme]) -> None:
    theme = themes[-1]
    if not theme.label or len(theme.label) > LONGEST:
        raise SurveyError(_NO_LABEL.format(longest=LONGEST))
    if normalise(theme.label) in {normalise(other.label) for other in themes[:-1]}:
        raise SurveyError(_TWICE.format(label=theme.label))
    if not any(normalise(word) for word in theme.keywords):
        raise SurveyError(_NO_WORDS.format(label=theme.label))
    for word in theme.keywords:
        if word.endswith("*") and len(normalise(word)) < 3:
            raise SurveyError(_TOO_SHORT.format(word=word))
    if len(themes) > MOST_THEMES or len(theme.keywords) > MOST_KEYWORDS:
        raise SurveyError(_TOO_MANY)


@cache
def health() -> Theme:
    """Return the words about health, which ask for a second look before a comment is shown."""
    rows = (row["words"] for row in table("comment_words") if row["kind"] == "health")
    return Theme("health", "Health", tuple(word for row in rows for word in _split(row)))


class Coder:
    """Finds the themes of comments; every word is looked up once."""

    def __init__(self, codebook: Codebook):
        self._order = {theme.code: place for place, theme in enumerate(codebook)}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._stems: list[tuple[tuple[str, ...], str]] = []
        for theme in codebook:
            for keyword in theme.keywords:
                self._add(theme.code, keyword)
        self._starts = lru_cache(maxsize=1 << 16)(self._starting)

    def _add(self, code: str, keyword: str) -> None:
        words = normalise(keyword).split()
        if not words:
            return
        if keyword.endswith("*"):
            words[-1] += "*"
        if words[0].endswith("*"):
            self._stems.append((tuple(words), code))
        else:
            self._phrases.setdefault(words[0], []).append((tuple(words), code))

    def _starting(self, word: str) -> tuple[tuple[tuple[str, ...], str], ...]:
        """Return the key words whose first word this is."""
        stems = ((words, code) for words, code in self._stems if word.startswith(words[0][:-1]))
        return (*self._phrases.get(word, ()), *stems)

    def themes(self, text: str) -> tuple[str, ...]:
        """Return the codes of the themes of a comment, in the order of the codebook."""
        words = normalise(text).split()
        found = set()
        for at, word in enumerate(words):
            for keyword, code in self._starts(word):
                if code not in found and (len(keyword) == 1 or _follows(keyword, words[at : at + len(keyword)])):
                    found.add(code)
        return tuple(sorted(found, key=self._order.__getitem__))


def _follows(keyword: tuple[str, ...], words: Sequence[str]) -> bool:
    if len(words) < len(keyword):
        return False
    *firsts, last = keyword
    ending = words[-1].startswith(last[:-1]) if last.endswith("*") else words[-1] == last
    return ending and list(words[:-1]) == firsts


def labels(codebook: Codebook) -> Mapping[str, str]:
    """Return what the themes are called, by code."""
    return {theme.code: theme.label for theme in codebook}
