"""Wordings that turn the meaning round: negated, reversed, the other way about."""

from functools import cache

from analysis.vocabulary.wordings import (
    KNOWN_LANGUAGES,
    anchors,
    beginnings,
    endings,
    plain,
    poles,
    sides,
    stem_of,
    words_of,
)

Stems = tuple[str, ...]
_SHORTEST, _ROTATED = 3, 4


def turned(earlier: str, later: str, one: Stems, other: Stems, language: str) -> str:
    """Return in plain words how a wording turns another round, empty where nothing tells that it does.

    Parameters
    ----------
    earlier, later : str
        The wordings.
    one, other : tuple of str
        Their content (``vocabulary.wordings.content``).
    language : str
        One of ``KNOWN_LANGUAGES``.
    """
    if language not in KNOWN_LANGUAGES:
        return ""
    gone, come = set(one) - set(other), set(other) - set(one)
    said = {stem_of(word, language): word for word in plain(f"{earlier} {later}").split()}
    if _negations(one, language) != _negations(other, language):
        return "one of them says not, never, without or the like"
    for word in sorted(gone | come):
        if word in words_of("turning", language):
            return f"only one of them says “{said.get(word, word).replace('_', ' ')}”"
    for word, against in sorted((word, against) for word in gone for against in come):
        if opposite(word, against, language):
            return f"“{said.get(word, word)}” and “{said.get(against, against)}” are opposites"
    return _swapped(earlier, later, language)


def _negations(words: Stems, language: str) -> int:
    negating = words_of("negation", language)
    return sum(word in negating for word in words)


def opposite(one: str, other: str, language: str) -> bool:
    """Return whether two stems are opposites: listed as such, or one is the other with un-, dis-, -less."""
    if other in _against(language).get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    if len(short) < _SHORTEST:
        return False
    if any(long == start + short or long == start + short[0] + short for start in beginnings(language)):
        return True
    pairs = (
        (with_it.removesuffix(good), without.removesuffix(bad))
        for with_it, without in ((one, other), (other, one))
        for good, bad in endings(language)
        if with_it.endswith(good) and without.endswith(bad)
    )
    return any(root == other_root for root, other_root in pairs)


@cache
def _against(language: str) -> dict[str, frozenset[str]]:
    """Return the stems that are listed as opposites of each stem."""
    found: dict[str, set[str]] = {}
    for listed in sides("opposite", language):
        left, right = ({stem_of(word, language) for word in side} for side in listed)
        for one, other in ((left, right), (right, left)):
            for word in one:
                found.setdefault(word, set()).update(other)
    return {word: frozenset(others) for word, others in found.items()}


def _swapped(earlier: str, later: str, language: str) -> str:
    """Return how the two wordings say the same words of other ends, directions or people."""
    ends, ends_later = poles(earlier), poles(later)
    if ends and ends_later and ends != ends_later and ends == ends_later[::-1]:
        return "the two ends changed places"
    said, said_later = anchors(earlier), anchors(later)
    if any(said[number] != said_later[number] for number in said.keys() & said_later.keys()):
        return "the numbers mean something else"
    first, second = plain(earlier).split(), plain(later).split()
    for left, right in sides("subject", language):
        if (left & set(first) and right & set(second) and not left & set(second)) or (
            right & set(first) and left & set(second) and not left & set(first)
        ):
            return "one asks about oneself, the other about a group"
    way, way_later = _directions(first, language), _directions(second, language)
    for word in sorted(way.keys() & way_later.keys()):
        if way[word] and way_later[word] and not way[word] & way_later[word]:
            return f"they go different ways: from or to “{word}”"
    return ""


def _directions(words: list[str], language: str) -> dict[str, set[int]]:
    """Return for each stem on which side the words of direction before it stand ("from a colleague": 0, "to": 1)."""
    small = words_of("small", language)
    found: dict[str, set[int]] = {}
    for left, right in sides("direction", language):
        way: int | None = None
        for word in words:
            if word in left or word in right:
                way = int(word in right)
            elif stem_of(word, language) not in small:
                if way is not None:
                    found.setdefault(stem_of(word, language), set()).add(way)
                way = None
    return found


def moved(one: Stems, other: Stems) -> bool:
    """Return whether the words that two wordings share stand in another order, other than a clause put first.

    "At the end, how clear was the next step?" asks what "How clear was the next step at the end?" asks; "Teachers coach
    leaders" is not "Leaders coach teachers".
    """
    shared, rest = [], list(other)
    for word in one:
        if word in rest:
            rest.remove(word)
            shared.append(word)
    rest, ordered = list(shared), []
    for word in other:
        if word in rest:
            rest.remove(word)
            ordered.append(word)
    if ordered == shared:
        return False
    turns = (ordered[at:] + ordered[:at] for at in range(len(ordered)))
    return len(shared) < _ROTATED or shared not in turns
