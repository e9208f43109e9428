"""Two wordings side by side: the same, reworded, to be asked about, or different.

A wrong "same" makes a trend of two questions, so a small change of words is trusted only where nothing was exchanged,
turned round or put in another order; all else that looks alike is asked.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.crosswalk.links import ASK, DIFFERENT, REWORDED, SAME
from analysis.crosswalk.polarity import moved, turned
from analysis.settings import ASK_FROM, FEWEST_SHARED_WORDS, REWORDED_FROM
from analysis.vocabulary.spelling import LONG_WORD, SIMILAR
from analysis.vocabulary.wordings import KNOWN_LANGUAGES, content, language_of, plain, stem_of

_ORDER = (DIFFERENT, ASK, REWORDED, SAME)
_SLIP_FROM, _LONG = 7, 8


@dataclass(frozen=True)
class Wording:
    """What a person read: the wording under its heading, in a language (None where it cannot be told)."""

    text: str
    section: str = ""
    language: str | None = None


@dataclass(frozen=True)
class Judgement:
    """What two wordings are to each other, how alike (0 to 1), in plain words why, and whether one turns the other."""

    match: str
    score: float
    reason: str
    turned: bool = False


def worded(text: str, section: str | None = None, usual: str | None = None) -> Wording:
    """Return a wording with its language, ``usual`` where its own words do not tell."""
    return Wording(text, section or "", language_of(f"{section or ''} {text}") or usual)


def judge(earlier: Wording, later: Wording) -> Judgement:
    """Return what two wordings are to each other; the same both ways round.

    Wordings in two languages are never compared by text.
    """
    if earlier.language and later.language and earlier.language != later.language:
        return Judgement(DIFFERENT, 0.0, "written in two languages")
    language = earlier.language or later.language or _likely(f"{earlier.text} {later.text}")
    headings = _headings(earlier.section, later.section, language)
    if plain(earlier.text) == plain(later.text) and plain(earlier.text) and headings in ("none", "same"):
        return Judgement(SAME, 1.0, "the same words")
    found = max(
        (_compared(earlier, later, *pair, language) for pair in _contents(earlier, later, language)),
        key=lambda judged: (_ORDER.index(judged.match), judged.score),
    )
    if found.match == REWORDED and headings == "other":
        return replace(found, match=ASK, reason="they stand under different headings")
    return found


def _likely(text: str) -> str:
    """Return the language of a few words by one small word; English for fewer, none that is known for more."""
    return language_of(text, 1) or ("en" if len(text.split()) < _LONG else "")


def _headings(one: str, other: str, language: str) -> str:
    """Return how two headings differ: none (one says nothing), same, alike, other."""
    if plain(one) == plain(other):
        return "same"
    first, second = set(content(one, language)), set(content(other, language))
    if not first and not second:
        return "none"
    if not first or not second:
        return "one"
    return "alike" if 4 * len(first & second) >= len(first) + len(second) else "other"


def _contents(earlier: Wording, later: Wording, language: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Return the contents to compare; where only one stands under a heading also with that heading's words."""
    rows = content(earlier.text, language), content(later.text, language)
    heads = content(earlier.section, language), content(later.section, language)
    if bool(heads[0]) == bool(heads[1]):
        return [rows]
    return [rows, (heads[0] + rows[0], heads[1] + rows[1])]


def _compared(
    earlier: Wording, later: Wording, one: tuple[str, ...], other: tuple[str, ...], language: str
) -> Judgement:
    from rapidfuzz import fuzz

    rest, shared = list(other), 0
    gone = []
    for word in one:
        twin = _twin(word, rest)
        if twin is None:
            gone.append(word)
        else:
            rest.remove(twin)
            shared += 1
    if not shared:
        return Judgement(DIFFERENT, 0.0, "no words in common")
    overlap = 2 * shared / (len(one) + len(other))
    score = (overlap + fuzz.token_sort_ratio(" ".join(one), " ".join(other)) / 100) / 2
    around = turned(earlier.text, later.text, one, other, language)
    said = _Said(gone, rest, {stem_of(word, language): word for word in plain(f"{earlier.text} {later.text}").split()})
    doubt = around or _doubt(one, other, said, language)
    if not doubt and (not gone and not rest):
        return Judgement(REWORDED, 1.0, "the same content in other words")
    if not doubt and shared >= FEWEST_SHARED_WORDS and overlap >= REWORDED_FROM:
        return Judgement(REWORDED, score, said.added())
    if score < ASK_FROM:
        return Judgement(DIFFERENT, score, "few words in common", bool(around))
    return Judgement(ASK, score, doubt or said.added(), bool(around))


@dataclass(frozen=True)
class _Said:
    """The stems that only one of two wordings holds, and the words they stand for."""

    gone: Sequence[str]
    come: Sequence[str]
    words: Mapping[str, str]

    def added(self) -> str:
        return f"one of them adds {self.listed(self.gone or self.come)}"

    def listed(self, stems: Sequence[str]) -> str:
        return ", ".join(f"“{self.words.get(stem, stem).replace('_', ' ')}”" for stem in stems)


def _doubt(one: tuple[str, ...], other: tuple[str, ...], said: _Said, language: str) -> str:
    """Return why two wordings with words in common may not mean the same, empty where nothing speaks for it."""
    if moved(one, other):
        return "the same words stand in another order"
    if said.gone and said.come:
        return f"{said.listed(said.gone)} became {said.listed(said.come)}"
    if (said.gone or said.come) and language not in KNOWN_LANGUAGES:
        return "this language is not known well enough here"
    return ""


def _twin(word: str, others: Sequence[str]) -> str | None:
    """Return the same word among others, or the one it may be a slip of the pen for."""
    if word in others:
        return word
    if len(word) < _SLIP_FROM:
        return None
    from rapidfuzz import fuzz
    from rapidfuzz.distance import OSA

    slips = 2 if len(word) >= LONG_WORD else 1
    alike = [other for other in others if len(other) >= _SLIP_FROM and other[0] == word[0]]
    near = [other for other in alike if OSA.distance(word, other) <= slips and fuzz.ratio(word, other) >= SIMILAR]
    return min(near, default=None)
