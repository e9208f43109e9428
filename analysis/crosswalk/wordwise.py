"""Two wordings word by word: what stayed, what went, what came."""

from difflib import SequenceMatcher

STAYED, WENT, CAME = "stayed", "went", "came"
Piece = tuple[str, str]


def word_by_word(earlier: str, later: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return the words of both wordings as pieces, each with what became of it.

    Parameters
    ----------
    earlier, later : str
        Two wordings.

    Returns
    -------
    (pieces of the earlier, pieces of the later)
        A piece is (STAYED, WENT or CAME, words); in the order of the wording. Case and punctuation at the ends of a
        word make no difference.
    """
    one, other = earlier.split(), later.split()
    matcher = SequenceMatcher(None, [_bare(word) for word in one], [_bare(word) for word in other], autojunk=False)
    before: list[Piece] = []
    after: list[Piece] = []
    for what, start, end, start_later, end_later in matcher.get_opcodes():
        for pieces, kind, words in ((before, WENT, one[start:end]), (after, CAME, other[start_later:end_later])):
            if words:
                pieces.append((STAYED if what == "equal" else kind, " ".join(words)))
    return tuple(before), tuple(after)


def _bare(word: str) -> str:
    return word.strip(".,;:?!…()[]\"'“”‘’«»¿¡").casefold() or word
