"""Which words of comments may be names of people: found by form, told apart by what else is written.

No list of names is complete, so form decides: a capital inside a sentence, on a word that nobody writes small. What is
found is masked until the uploader takes it back; what only might be a name is offered, and stays until confirmed.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from analysis.vocabulary import table
from analysis.vocabulary.text import normalise

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…:;\n\r\u2022\u00b7*|>–—]")
_INITIAL = re.compile(r"\.?[\s.]*\Z")
_BETWEEN_NAMES = re.compile(r"[\s.\-]*\Z")
_POSSESSIVE = re.compile(r"['’]s?\Z", re.IGNORECASE)
_ELISION = re.compile(r"\A(?:[dlnsmtcj]|qu)['’](?=\w)", re.IGNORECASE)
_SMALL_TITLES = {"mr", "mrs", "ms", "mme", "mlle", "sra", "srta", "herr"}
_LONGEST_ACRONYM = 5


class Token(NamedTuple):
    """One word of a text: where its letters stand, the word without 's and d', and what stands before it.

    ``starts`` tells that it begins a sentence; ``before`` is the word before it, as it is written.
    """

    start: int
    end: int
    word: str
    starts: bool
    gap: str
    before: str
    before_at: int

    @property
    def key(self) -> str:
        """The word as names are compared."""
        return self.word.casefold()

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.word[0].isupper()


@dataclass(frozen=True)
class NamesFound:
    """Words that may name people, in small letters.

    ``names`` are masked unless taken back; ``doubtful`` begin a sentence and are written nowhere else, so they are only
    offered. ``small`` are names that somebody wrote in small letters, which are masked like that too. ``often`` counts
    the comments in which a word stands so that it may be a name.
    """

    names: frozenset[str]
    doubtful: frozenset[str]
    small: frozenset[str]
    often: Mapping[str, int]


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text that may matter to names: with a capital in them, or after a small title."""
    before, before_at, end = "", 0, 0
    small_titles = titles()
    for hit in _WORD.finditer(text):
        raw = hit[0]
        if not raw.islower() or before in small_titles:
            yield _token(text, hit.start(), raw, before, before_at, end)
        before, before_at, end = raw, hit.start(), hit.end()


def _token(text: str, start: int, raw: str, before: str, before_at: int, end: int) -> Token:
    gap = text[end:start]
    word = _POSSESSIVE.sub("", raw)
    elided = _ELISION.match(word)
    cut = elided.end() if elided and word[elided.end()].isupper() else 0
    ends = not before or _SENTENCE_END.search(gap) is not None
    goes_on = _INITIAL.match(gap) and (_is_initial(before) or before.casefold() in titles())
    starts = ends and not cut and not goes_on
    return Token(start + cut, start + len(word), word[cut:], starts, gap, before, before_at)


def find_names(texts: Iterable[str], ordinary: Collection[str] = ()) -> NamesFound:
    """Return the words in comments that may name people.

    Parameters
    ----------
    texts : iterable of str
        All comments of a survey; a word that somebody writes small is no name, unless it is a first name.
    ordinary : collection of str
        Words in small letters that are no names here: those of the survey's own questions and answers.

    Returns
    -------
    NamesFound
        Time grows with the number of words.
    """
    capitals, titled, beginning, small, often = set(), set(), set(), set(), Counter()
    plain, first = ordinary_words().union(ordinary), first_names()
    in_small = first - _words("either") - plain
    for text in texts:
        here = set(filter(str.islower, _LETTERS.findall(text)))
        small |= here
        often.update(here & in_small)
        shouted = text.upper() == text
        found = list(tokens(text))
        titled.update(token.key for token in found if token.before and _is_title(token))
        found = [token for token in found if token.capital]
        often.update({token.key for token in found} - (here & in_small))
        beginning.update(token.key for token in found if token.starts or shouted)
        capitals.update(token.key for token in found if not (token.starts or shouted or _is_acronym(token)))
    names = {word for word in capitals if _may_name(word, plain) and (word not in small or word in first)}
    names |= {word for word in titled if len(word) > 1 and word not in plain}
    names |= {word for word in beginning if word in first and word not in plain and word not in small}
    names |= small & in_small
    doubtful = {word for word in beginning if len(word) > 1 and _may_name(word, plain) and word not in small} - names
    return NamesFound(frozenset(names), frozenset(doubtful), frozenset(small & in_small), often)


def named_spans(text: str, names: Collection[str], kept: Collection[str]) -> Iterator[tuple[int, int, str]]:
    """Yield where people are named and by which word: words of ``names`` with a capital, and whatever follows a title.

    Parameters
    ----------
    text : str
        One comment.
    names : collection of str
        Words to mask, in small letters.
    kept : collection of str
        Words that are no names although they look like some; also after a title.
    """
    for token in tokens(text):
        key = token.key
        led = token.before and (_is_title(token) or (token.capital and key in names and _is_initial(token.before)))
        if key in kept or not (led or (token.capital and key in names)):
            continue
        close = led and _BETWEEN_NAMES.match(token.gap)
        if close or (token.capital and key in names):
            yield (token.before_at if close else token.start), token.end, key


def _is_title(token: Token) -> bool:
    """Return whether the word before is a title: "Mrs. Okafor", "mme roy"; not "MS math", "don de"."""
    title, word = token.before.casefold(), token.word
    if title not in titles() or token.key in titles():
        return False
    if title in ("m", "mm", "don", "sir") and not token.before[0].isupper():
        return False
    if word[0].isupper():
        return True
    return title in _SMALL_TITLES and not token.before.isupper() and token.key not in stop_words()


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word not in "IAÀYO"


def _is_acronym(token: Token) -> bool:
    """Return whether a word is written in capitals throughout, as "PLC" or "AND"; or is one letter, as "K"."""
    return len(token.word) == 1 or (token.word.isupper() and len(token.word) <= _LONGEST_ACRONYM)


def _may_name(word: str, plain: Collection[str]) -> bool:
    if word in plain or (word.endswith("s") and word[:-1] in plain):
        return False
    parts = re.split(r"['’\-]", word)
    return len(parts) == 1 or not all(part in plain for part in parts)


def _words(kind: str) -> frozenset[str]:
    rows = (row for row in table("comment_words") if row["kind"] == kind)
    return frozenset(word for row in rows for word in row["words"].split())


@cache
def stop_words() -> frozenset[str]:
    """Return words too common to say anything: the, et, que."""
    return _words("stop")


@cache
def titles() -> frozenset[str]:
    """Return what stands before a name: mrs, mme, señor."""
    return _words("title")


@cache
def ordinary_words() -> frozenset[str]:
    """Return words that are no names although they bear a capital: days, subjects, languages, products."""
    return _words("capital") | stop_words() | titles() | _words("particle")


@cache
def first_names() -> frozenset[str]:
    """Return first names that are seldom anything else, also without their accents."""
    names = {name for row in table("first_names") for name in row["names"].split()}
    return frozenset(names | {normalise(name) for name in names if "-" not in name})
