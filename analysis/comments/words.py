"""Words and phrases counted by the people who wrote them, never by how often one of them did; and where they stand."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from analysis.comments.masking import PLACEHOLDER
from analysis.comments.names import stop_words
from analysis.vocabulary.text import normalise

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_CLAUSE = re.compile(r"[.!?…,;:()\[\]\"“”«»/\n]+")
_ELISION = re.compile(r"\A(?:[dlnsmtcj]|qu)['’](?=\w{2})", re.IGNORECASE)
_SHORTEST = 3


@dataclass(frozen=True)
class WordCount:
    """A word or phrase in small letters, as most people wrote it, and how many people did."""

    text: str
    n: int


@dataclass(frozen=True)
class InContext:
    """A word where it stands, with what is before and after it."""

    before: str
    word: str
    after: str


def word_counts(texts: Iterable[tuple[str, int]], length: int = 1, least: int = 1) -> tuple[WordCount, ...]:
    """Return words (``length`` 1) or two-word phrases (2) by the number of people who wrote them.

    Parameters
    ----------
    texts : iterable of (str, int)
        Comments, masked, each with the number of people who wrote it.
    length : int
        Words in a row; all of them must say something ("staff meetings", not "of the").
    least : int
        Fewest people for a word to be returned.

    Returns
    -------
    tuple of WordCount
        Most people first, then in the order of the alphabet; words that differ in accents or capitals are one.
    """
    people, forms = Counter(), defaultdict(Counter)
    for text, n in texts:
        found = _phrases(text, length)
        for key in {key for key, _ in found}:
            people[key] += n
        for key, form in found:
            forms[key][form] += n
    counted = (WordCount(_usual(forms[key]), n) for key, n in people.items() if n >= least)
    return tuple(sorted(counted, key=lambda word: (-word.n, normalise(word.text), word.text)))


def in_context(texts: Iterable[str], wanted: str, width: int = 60) -> tuple[InContext, ...]:
    """Return every place where a word or phrase stands, in the order of what follows it.

    ``width`` is how many letters before and after are kept, cut at a blank. Accents and capitals make no difference.
    """
    key = normalise(wanted).split()
    holding = (text for text in texts if " ".join(key) in normalise(text))
    found = {place for text in holding for place in _places(text, key, width)} if key else set()
    order = sorted(found, key=lambda place: (normalise(place.after), normalise(place.before), place.word))
    return tuple(order)


def search(texts: Iterable[str], wanted: str) -> tuple[str, ...]:
    """Return the texts that hold what somebody typed, in their order; nothing typed finds nothing."""
    key = normalise(wanted)
    return tuple(text for text in texts if key and key in normalise(text))


def _phrases(text: str, length: int) -> list[tuple[str, str]]:
    """Return the words of a comment, or its words in a row within one clause, as keys and as written."""
    found = []
    for clause in _CLAUSE.split(PLACEHOLDER.sub(" . ", text)):
        words = [_ELISION.sub("", word) for word in _WORD.findall(clause)]
        for at in range(len(words) - length + 1):
            row = words[at : at + length]
            if all(map(_says_something, row)):
                found.append((" ".join(map(normalise, row)), " ".join(row).lower()))
    return found


@lru_cache(maxsize=1 << 16)
def _says_something(word: str) -> bool:
    return len(word) >= _SHORTEST and word.casefold().replace("’", "'") not in stop_words()


def _usual(forms: Counter) -> str:
    return min(forms, key=lambda form: (-forms[form], form))


def _places(text: str, key: Sequence[str], width: int) -> Iterable[InContext]:
    words = list(_WORD.finditer(text))
    for at in range(len(words) - len(key) + 1):
        row = words[at : at + len(key)]
        if [normalise(_ELISION.sub("", word[0])) for word in row] == list(key):
            start, end = row[0].start(), row[-1].end()
            yield InContext(_tail(text[:start], width), text[start:end], _head(text[end:], width))


def _head(text: str, width: int) -> str:
    return text if len(text) <= width else text[:width].rsplit(" ", 1)[0] + " …"


def _tail(text: str, width: int) -> str:
    return text if len(text) <= width else "… " + text[-width:].split(" ", 1)[-1]
