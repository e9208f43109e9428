"""The words of learning modes, arranged for looking up: built once from the tables.

A *stem* is a word without plural and final e. A *skeleton* is the tuple of stems of a text without its small words,
with LIST where it lists ("and", "or", a comma, a slash) and GLOSS where it explains (brackets, a colon, a dash), so
that "Visits to another school" and "visit other schools" are the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from analysis.vocabulary import table
from analysis.vocabulary.text import normalise

Skeleton = tuple[str, ...]
Modes = tuple[str, ...]
Key = TypeVar("Key", str, Skeleton)

LIST, GLOSS = MARKS = (",", "(")
ANY: Modes = ("*",)
SPECIAL = ("other", "none")
SYNONYM_COLUMNS = ("canonical_en", "canonical_fr", "canonical_es", "synonyms_en", "synonyms_fr", "synonyms_es")
SEPARATORS = re.compile(r"([,;/&+•|]|[()\[\]]|:(?!\S)|\s[-\u2010-\u2015]\s)")
# Both genders in one word: enseignant·e·s, enseignant(e)s, compañeros/as, compañer@s.
BOTH_GENDERS = (
    (re.compile(r"(?<=\w{2})(?:[·•]\w{1,3})+"), ""),
    (re.compile(r"(?<=\w{2})\((?:e|s|es|a|as|o|os)\)s?"), ""),
    (re.compile(r"(?<=\w{3})/-?(?:e|es|a|as|o|os)\b"), ""),
    (re.compile(r"(?<=\w{3})@(?=s?\b)"), "o"),
)


@dataclass(frozen=True)
class Index:
    """Everything a label is compared with.

    ``whole`` maps normalised wordings to the modes they can mean; ``phrases`` skeletons that count inside a longer
    label; ``entries`` those that count only as an entry of a list. One mode is a synonym; several, the usual one first,
    or none at all are a reason to ask; ANY says nothing. ``compact`` maps wordings without blanks to themselves.
    ``hints`` are stems that speak of learning without naming one mode; ``doubts`` turn a label round ("not");
    ``tails`` are words that may follow Other or None; ``known`` are all stems that are no spelling mistake.
    ``longest`` is the number of stems in the longest phrase.
    """

    whole: Mapping[str, Modes]
    phrases: Mapping[Skeleton, Modes]
    entries: Mapping[Skeleton, Modes]
    compact: Mapping[str, str]
    hints: frozenset[str]
    doubts: frozenset[str]
    tails: frozenset[str]
    known: frozenset[str]
    longest: int


@cache
def index() -> Index:
    """Build the index from ``learning_modes.csv`` and ``ambiguous_labels.csv``."""
    wordings = [(normalise(wording), skeleton(wording), mode) for wording, mode in _wordings()]
    reasons = [(normalise(label), skeleton(label), _listed(means)) for label, means in _rows("ambiguous")]
    whole = _claims((text, mode) for text, _, mode in wordings)
    whole |= {text: modes for text, _, modes in reasons if modes != ANY}
    claims = _claims((key, mode) for _, key, mode in wordings if key and mode not in SPECIAL)
    entries = {key: claims[key] for key in _only_whole(wordings).intersection(claims)}
    phrases = {key: modes for key, modes in claims.items() if key not in entries}
    phrases |= {key: modes for _, key, modes in reasons}
    used = frozenset(word for key in phrases for word in key)
    vague, ordinary, doubts = _stems("vague") | _stems("whole_only"), _stems("known"), _stems("doubt")
    return Index(
        whole=whole,
        phrases=phrases,
        entries=entries,
        compact={text.replace(" ", ""): text for text in whole},
        hints=used - ordinary - doubts | vague,
        doubts=doubts,
        tails=frozenset(word for tail, _ in _rows("tail") for word in normalise(tail).split()),
        known=used | vague | ordinary | doubts | set(MARKS),
        longest=max(map(len, phrases)),
    )


def stem(word: str) -> str:
    """Return a normalised word without plural and final e ("studies", "classe", "reuniones": study, class, reunion)."""
    if len(word) <= 3:
        return word
    if word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


def skeleton(text: str) -> Skeleton:
    """Return the skeleton of a text; words that mean the same here ("peer", "colleague") become one."""
    for pattern, replacement in BOTH_GENDERS:
        text = pattern.sub(replacement, text)
    found: list[str] = []
    for word in _words_and_marks(text):
        if word not in MARKS or (found and found[-1] not in MARKS):
            found.append(word)
        elif found and word == LIST:
            found[-1] = LIST
    return tuple(found[:-1] if found and found[-1] in MARKS else found)


def _words_and_marks(text: str) -> Iterator[str]:
    aliases, small, joiners = _aliases(), _normalised("small"), _normalised("joiner")
    for number, piece in enumerate(SEPARATORS.split(text)):
        if number % 2:
            yield LIST if piece in ",;/&+•|" else GLOSS
            continue
        for word in normalise(piece).split():
            if word in joiners:
                yield LIST
            elif word not in small:
                yield aliases.get(stem(word), stem(word))


def _rows(kind: str) -> Iterator[tuple[str, str]]:
    return ((row["label"], row["means"]) for row in table("ambiguous_labels") if row["kind"] == kind)


@cache
def _normalised(kind: str) -> frozenset[str]:
    return frozenset(normalise(label) for label, _ in _rows(kind))


@cache
def _aliases() -> dict[str, str]:
    return {stem(normalise(word)): stem(normalise(meaning)) for word, meaning in _rows("alias")}


@cache
def _stems(kind: str) -> frozenset[str]:
    return frozenset(word for label, _ in _rows(kind) for word in skeleton(label))


def _listed(means: str) -> Modes:
    return tuple(filter(None, means.split("|")))


def _wordings() -> Iterator[tuple[str, str]]:
    """Every wording of every mode, in all languages, with its mode."""
    for row in table("learning_modes"):
        for column in SYNONYM_COLUMNS:
            yield from ((wording, row["mode_code"]) for wording in _listed(row[column]))


def _claims(pairs: Iterator[tuple[Key, str]]) -> dict[Key, Modes]:
    """Map each key to all modes that claim it."""
    claims: dict[Key, dict[str, None]] = defaultdict(dict)
    for key, mode in pairs:
        claims[key][mode] = None
    return {key: tuple(modes) for key, modes in claims.items()}


def _only_whole(wordings: list[tuple[str, Skeleton, str]]) -> set[Skeleton]:
    """Skeletons that name a mode only as a whole label: those of the table, and what is left of "Ed.D." or "pro-d"."""
    single = {key for text, key, _ in wordings if " " not in text}
    remains = {key for _, key, _ in wordings if len(key) < 2} - single
    return remains | {skeleton(label) for label, _ in _rows("whole_only")}
