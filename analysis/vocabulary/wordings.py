"""The words of a wording: what two surveys are compared by when a question was rewritten.

English, French, Spanish and German are known well enough to tell a small change from a turned meaning; of any other
language only equal wordings are.
"""

import re
from collections import Counter
from functools import cache, lru_cache

from analysis.vocabulary import table
from analysis.vocabulary.mode_index import stem
from analysis.vocabulary.text import normalise

KNOWN_LANGUAGES = ("en", "fr", "es", "de")
_NUMBERING = re.compile(
    r"\A\s*(?:(?:question|frage|pregunta|item|point|nr|no|q|f)\s*\.?\s*\d{1,3}[a-z]?\b\s*[).:\]–-]?\s*"
    r"|\(?\d{1,3}(?:\.\d{1,2})*\s*[).:\]]\s*(?=\D)|\d{1,2}(?:\.\d{1,2})+\s+|\d{1,3}\s*[–-]\s+(?=\D)|\(?[a-z]\d{0,2}\s*[).\]:]\s+"
    r"|[a-z]\d{1,2}\s+[–-]\s+)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d(?:\s*[-/–]\s*(?:\d{4}|\d\d))?\b")
_NOT = re.compile(r"\b(do|does|did|is|are|was|were|have|has|had|would|could|should|must|need)n ?t\b")
_CANNOT = re.compile(r"\b(?:can ?not|can ?t)\b")
_POLES = re.compile(r"(?<=[^\s\d]):(?=[^\s\d])|\s*(?:\|\||<-+>|↔|\bvs\.?\s)\s*")
_ANCHOR = re.compile(r"(?<!\d)(\d{1,2})\s*[=:]\s*([^,;()\d]+)")
# Scripts tell a language apart where its small words are not known here.
_SCRIPTS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "CYRILLIC", "ARABIC", "HEBREW", "GREEK", "THAI", "DEVANAGARI")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a wording without what carries no meaning: case, punctuation, numbering, short forms, which year."""
    text = _YEAR.sub(" ", _NUMBERING.sub("", text, count=1))
    text = _NOT.sub(r"\1 not", normalise(text))
    return " ".join(re.sub(r"\bwo(?:n ?t)\b", "will not", _CANNOT.sub("can not", text)).split())


@lru_cache(maxsize=4096)
def language_of(text: str, fewest: int = 2) -> str | None:
    """Return the language of a text (en, fr, es, de, it, pt, nl, or a script); None where nothing tells.

    By how many of its words are small words of each language; the one with most, if it has ``fewest`` and leads.
    """
    script = _script(text)
    if script:
        return script
    found = Counter(dict.fromkeys(_spoken(), 0))
    for word in normalise(text).split():
        found.update(language for language, words in _spoken().items() if word in words)
    (first, most), (_, second) = found.most_common(2)
    return first if most >= fewest and most > second else None


def _script(text: str) -> str | None:
    from unicodedata import name

    names = [name(char, "").split(" ")[0] for char in text if char.isalpha()]
    found = Counter(first for first in names if first in _SCRIPTS)
    return found.most_common(1)[0][0].lower() if found and 2 * found.total() >= len(names) else None


@cache
def _spoken() -> dict[str, frozenset[str]]:
    spoken = {row["language"]: row["words"] for row in table("comment_words") if row["kind"] == "stop"}
    spoken |= {row["language"]: row["words"] for row in table("wordings") if row["kind"] == "spoken"}
    return {language: frozenset(normalise(words).split()) for language, words in spoken.items()}


@cache
def _rows(kind: str, language: str) -> tuple[str, ...]:
    rows = table("wordings")
    return tuple(row["words"] for row in rows if row["kind"] == kind and row["language"] == language)


@cache
def words_of(kind: str, language: str) -> frozenset[str]:
    """Return the stems of all words of one kind (small, negation, turning, ...) in a language."""
    return frozenset(stem_of(word, language) for words in _rows(kind, language) for word in words.split())


@cache
def _phrases(kind: str, language: str) -> re.Pattern:
    listed = sorted((phrase for words in _rows(kind, language) for phrase in words.split("|")), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, listed))})\b")


@cache
def _alike(language: str) -> dict[str, str]:
    groups = [words.split() for words in _rows("alike", language)]
    digits = {word: str(n) for words in _rows("number", language) for n, word in enumerate(words.split(), 1)}
    return digits | {word: group[0] for group in groups for word in group}


@cache
def _joined(language: str) -> re.Pattern | None:
    phrases = sorted((word for word in _alike(language) if "_" in word), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(word.replace('_', ' ') for word in phrases)})\b") if phrases else None


@lru_cache(maxsize=1 << 14)
def stem_of(word: str, language: str) -> str:
    """Return what stands for a normalised word in all its forms: "takes" and "took", "colleague" and "coworker"."""
    alike = _alike(language)
    if word in alike:
        return alike[word]
    short = stem(word)
    if language == "en":
        for ending, least in (("ing", 6), ("ed", 5), ("ly", 6)):
            if short.endswith(ending) and len(short) >= least:
                short = short[: -len(ending)]
                short = short[:-1] if short[-1:] == short[-2:-1] and short[-1] not in "lsz" else short
                break
    return alike.get(short, stem(short))


@lru_cache(maxsize=4096)
def content(text: str, language: str | None) -> tuple[str, ...]:
    """Return the stems of a wording that carry its meaning, in order.

    Small words, instructions ("choose up to three"), the time ("this school year") and the frame of the answer ("how
    often") have gone: the scale tells the latter. The first word that asks is frame as well, a second one is not ("how
    much say in what you learned").
    """
    text = plain(text)
    if language not in KNOWN_LANGUAGES:
        return tuple(text.split())
    asked = bool(_phrases("asking", language).search(text))
    for kind in ("neutral", "asking", "frame"):
        text = _phrases(kind, language).sub(" ", text)
    joined = _joined(language)
    text = joined.sub(lambda found: found[0].replace(" ", "_"), text) if joined else text
    small, asking = _bare("small", language), _bare("question", language)
    kept = []
    for word in text.split():
        if word in asking and not asked:
            asked = True
        elif word not in small:
            kept.append(stem_of(word, language))
    return tuple(kept)


@cache
def _bare(kind: str, language: str) -> frozenset[str]:
    return frozenset(word for words in _rows(kind, language) for word in words.split())


@cache
def sides(kind: str, language: str) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Return the pairs of sides of one kind ("opposite", "direction", "subject") as plain words."""
    pairs = (words.split("|") for words in _rows(kind, language))
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, other in pairs)


@cache
def beginnings(language: str) -> frozenset[str]:
    """Return what turns a word round at its beginning ("un", "dis")."""
    return _bare("prefix", language)


@cache
def endings(language: str) -> tuple[tuple[str, str], ...]:
    """Return pairs of endings that are opposites ("ful", "less")."""
    return tuple(tuple(words.split()) for words in _rows("suffix", language))


def poles(text: str) -> tuple[str, ...]:
    """Return the two ends of a two-sided wording ("left:right"), in order; empty for other wordings."""
    parts = tuple(plain(part) for part in _POLES.split(text))
    return parts if len(parts) == 2 and all(parts) else ()


def anchors(text: str) -> dict[str, str]:
    """Return what a wording says that numbers mean ("1 = never, 5 = always")."""
    return {number: normalise(words) for number, words in _ANCHOR.findall(text)}
