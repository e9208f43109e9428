"""Names and contact data masked, so that a comment tells what was said and not who said it or whom it is about."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from analysis.comments.contacts import contacts
from analysis.comments.names import NamesFound, find_names, named_spans, titles, tokens

NAME = "name"
PLACEHOLDER = re.compile(r"\[(?:name|e-mail|e-mail removed|link|account|phone|address|room)\]")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_LETTERS = re.compile(r"[^\W\d_]+")
_ROW_OF_NAMES = re.compile(r"\[name\](?:[\s.\-]{1,3}\[name\])+")
_MOST_ROUNDS = 20


@dataclass(frozen=True)
class Masker:
    """What is masked in the comments of one survey.

    ``found`` is what form tells. ``rulings`` are the uploader's: True for a word that is a name in whatever letters,
    False for one that is none. ``stood`` are words that were masked when the survey was published. All hold words in
    small letters.
    """

    found: NamesFound
    rulings: Mapping[str, bool] = field(default_factory=dict)
    stood: frozenset[str] = frozenset()

    @cached_property
    def names(self) -> frozenset[str]:
        """The words that are masked."""
        ruled = {word for word, is_name in self.rulings.items() if is_name}
        return frozenset(((self.found.names | self.stood) - self.kept) | ruled)

    @cached_property
    def kept(self) -> frozenset[str]:
        """The words that the uploader took back."""
        return frozenset(word for word, is_name in self.rulings.items() if not is_name)

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The letters without which a comment names nobody: titles and parts of names."""
        return titles().union(part for name in self.names for part in _LETTERS.findall(name))

    @cached_property
    def _any_letters(self) -> re.Pattern | None:
        """What is masked in whatever letters: names the uploader confirmed, and names that somebody wrote small."""
        ruled = {word for word, is_name in self.rulings.items() if is_name}
        longest_first = sorted((self.found.small - self.kept) | ruled, key=lambda word: (-len(word), word))
        words = "|".join(map(re.escape, longest_first))
        return re.compile(rf"(?<![^\W_])(?:{words})(?![^\W_])", re.IGNORECASE) if words else None

    def mask(self, text: str) -> str:
        """Return a comment with "[name]" and the like in the place of what points to a person.

        Masking twice changes nothing: it goes on until there is nothing left to mask.
        """
        return self.read(text)[0]

    def read(self, text: str) -> tuple[str, frozenset[str]]:
        """Return a comment masked, and the words in it, in small letters, that were masked as names."""
        named: set[str] = set()
        for _ in range(_MOST_ROUNDS):
            spans = list(self._spans(text))
            if not spans:
                return text, frozenset(named)
            named.update(word for *_, word in spans if word)
            text = _without(text, spans)
        return f"[{NAME}]", frozenset(named)

    def _spans(self, text: str) -> Iterator[tuple[int, int, str, str]]:
        """Yield start, end, kind and name of what is masked, outside of what is masked already."""
        held = [hit.span() for hit in PLACEHOLDER.finditer(text)] if "[" in text else []
        found = [(start, end, kind, "") for start, end, kind in contacts(text)]
        if not self._parts.isdisjoint(map(str.casefold, _LETTERS.findall(text))):
            found += [(start, end, NAME, word) for start, end, word in named_spans(text, self.names, self.kept)]
        if self._any_letters:
            found += [(*hit.span(), NAME, hit[0].casefold()) for hit in self._any_letters.finditer(text)]
        for span in found:
            if not any(span[0] < end and start < span[1] for start, end in held):
                yield span


def masker(
    texts: Iterable[str],
    ordinary: Iterable[str] = (),
    rulings: Mapping[str, bool] | None = None,
    stood: Iterable[str] = (),
) -> Masker:
    """Return what to mask in these comments.

    Parameters
    ----------
    texts : iterable of str
        All comments of a survey.
    ordinary : iterable of str
        The survey's own wordings and answers, whose words name nobody.
    rulings : mapping, optional
        What the uploader said: word in small letters to whether it is a name.
    stood : iterable of str
        Words that were masked when the survey was published.
    """
    plain = {word.casefold() for text in ordinary for word in _WORD.findall(text)}
    return Masker(find_names(texts, plain), dict(rulings or {}), frozenset(stood))


def holds_masks(text: str) -> bool:
    """Return whether something was masked in a comment, here or while the file was read."""
    return "[" in text and PLACEHOLDER.search(text) is not None


def staff_words(names: str, texts: Iterable[str]) -> frozenset[str]:
    """Return the words of a staff list that occur in comments with a capital, to be masked; the list is not kept.

    Parameters
    ----------
    names : str
        Names in any order, separated by anything.
    texts : iterable of str
        All comments of a survey.
    """
    listed = {word.casefold() for word in _WORD.findall(names) if len(word) > 1}
    return frozenset(token.key for text in texts for token in tokens(text) if token.key in listed and token.capital)


def _without(text: str, spans: Iterable[tuple[int, int, str, str]]) -> str:
    """Return a text with placeholders for spans; of overlapping ones the first names the kind and all of it goes."""
    parts, at = [], 0
    for start, end, kind, _ in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= at:
            parts += [text[at:start], f"[{kind}]"]
        at = max(at, end)
    return _ROW_OF_NAMES.sub(f"[{NAME}]", "".join([*parts, text[at:]]))
