"""Which learning mode a label names, or whether a person has to say.

A wrong match is worse than a question, so a label that could mean two modes is never decided here.
"""

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from analysis.vocabulary import table
from analysis.vocabulary.mode_index import SPECIAL, Skeleton, index, skeleton
from analysis.vocabulary.phrases import readings, unread
from analysis.vocabulary.spelling import nearest, repaired
from analysis.vocabulary.text import normalise

# Longer texts are answers, not options; looking for misspelt words in them would only take time.
LONGEST_LABEL = 300
SHORTEST_LETTERS = 6


@dataclass(frozen=True)
class ModeMatch:
    """What a label was read as.

    ``mode`` is a mode code, ``other``, ``none`` or ``not_learning_evaluation``; None where ``how`` is ``ask`` (it could
    mean several modes, or speaks of learning without naming one) or ``none`` (nothing in it is known).
    """

    mode: str | None
    how: Literal["exact", "phrase", "fuzzy", "ask", "none", "decided"]


ASK, NOTHING = ModeMatch(None, "ask"), ModeMatch(None, "none")


@lru_cache(maxsize=4096)
def match(label: str) -> ModeMatch:
    """Read a label as a learning mode.

    Parameters
    ----------
    label : str
        An option as respondents read it, or what one of them typed; English, French or Spanish.

    Returns
    -------
    ModeMatch
        ``exact``: a known wording; ``phrase``: known wordings within the label, all of one mode; ``fuzzy``: the same
        after its spelling was repaired. Everything but ``exact`` is for a person to confirm, once.
    """
    return _exact(label) or _special(label) or _within(label)


def is_wording(label: str) -> bool:
    """Return whether a label as a whole is a wording of the vocabulary, whatever it means."""
    return normalise(label) in index().whole


def canonical(mode: str) -> str:
    """Return the English name of a mode as it is shown; KeyError for a code that is not in the table."""
    return _modes()[mode]["canonical_en"]


def codes() -> tuple[str, ...]:
    """Return the codes of all modes, in the order of the table."""
    return tuple(_modes())


def family(mode: str) -> str:
    """Return the family of a mode (peer, team, ...), empty for those that are no learning; KeyError if unknown."""
    return _modes()[mode]["family"]


def in_house(mode: str) -> str:
    """Return whether a mode happens with the school's own people: Y, N or M (mixed), empty for what is no learning."""
    return _modes()[mode]["in_house"]


@cache
def _modes() -> dict[str, dict[str, str]]:
    return {row["mode_code"]: row for row in table("learning_modes")}


def _exact(label: str) -> ModeMatch | None:
    """Read a label that is a known wording as a whole."""
    modes = index().whole.get(normalise(label))
    if modes is None:
        return None
    return ModeMatch(*modes, "exact") if len(modes) == 1 else ASK


def _special(label: str) -> ModeMatch | None:
    """Read Other and None, which nothing may follow but a request to write ("please specify")."""
    words = normalise(label).split() if len(label) <= LONGEST_LABEL else []
    for end in range(len(words) - 1, 0, -1):
        if words[end] not in index().tails:
            return None
        found = _exact(" ".join(words[:end]))
        if found and found.mode in SPECIAL:
            return found
    return None


def _within(label: str) -> ModeMatch:
    """Read a label by the phrases in it; ask if it names no mode but speaks of learning."""
    words = skeleton(label)
    found = _phrase(words)
    if found != ASK and len(label) <= LONGEST_LABEL:
        mended = tuple(repaired(word, index().known) for word in words)
        found, words = _respelt(label, words, mended, found), mended
    speaks = found == NOTHING and (readings(words) or index().hints.intersection(words))
    return ASK if speaks else found


def _phrase(words: Skeleton) -> ModeMatch:
    """Read the known phrases in a skeleton: one mode, several (ask), or nothing definite."""
    found = readings(words)
    if all(len(modes) != 1 for modes in found):
        return NOTHING
    common = set(found[0]).intersection(*found)
    if len(common) != 1 or index().doubts.intersection(unread(words)):
        return ASK
    return ModeMatch(*common, "phrase")


def _respelt(label: str, words: Skeleton, mended: Skeleton, found: ModeMatch) -> ModeMatch:
    """Read a label again with its spelling repaired; ask if that gives another mode ("virtaul workshops")."""
    again = found if mended == words else _phrase(mended)
    if found.mode:
        return found if again == found else ASK
    if again == NOTHING:
        again = _by_letters(label, words)
    return ModeMatch(again.mode, "fuzzy") if again.mode else again


def _by_letters(label: str, words: Skeleton) -> ModeMatch:
    """Read a label as a wording with the same letters ("bookstudy"), or one like it with as many words.

    A label of known words alone is not misspelt, so "professional learning" is never "professional learning day".
    """
    text = normalise(label)
    letters, wordings = text.replace(" ", ""), index().compact
    if len(letters) < SHORTEST_LETTERS:
        return NOTHING
    if letters in wordings:
        return _exact(wordings[letters]) or NOTHING
    if " " not in text or index().known.issuperset(words):
        return NOTHING
    alike = (other for other in wordings.values() if other[0] == text[0] and other.count(" ") == text.count(" "))
    closest = nearest(text, list(alike))
    return _exact(closest) or NOTHING if closest else NOTHING
