"""What people wrote in their own words, question by question; what two wrote alike stands once, with a count.

From here on a comment has no row: it is known by its question and its words, and stands in the order of the alphabet,
so that neither order nor key tells who wrote it, or which comments of two questions belong together.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.crosswalk import CHOICES, NOT_LEARNING, option_modes
from analysis.survey import Item, Survey
from analysis.tabulate import TEACHERS, count, members
from analysis.vocabulary.nonanswers import says_nothing
from analysis.vocabulary.text import normalise, tidy

COMMENT, WRITE_IN = "comment", "write_in"
_LEARNING = ("took_part", "most_valuable", "want_more")
_ABOUT_THE_PERSON = ("team", "role", "experience")


@dataclass(frozen=True)
class Comment:
    """One text: its key, and how many teachers and school leaders wrote exactly that."""

    key: str
    text: str
    people: int
    leaders: int


@dataclass(frozen=True)
class OpenQuestion:
    """One question answered in own words, and its comments in the order of the alphabet.

    ``kind`` is comment, or write_in for what was typed beside the options of a choice. ``written_n`` counts teachers
    who wrote anything, ``usable_n`` those who wrote more than "none" or "n/a"; ``leaders_n`` counts school leaders
    among those who wrote something usable.
    """

    item_id: str
    wording: str
    kind: str
    written_n: int
    usable_n: int
    leaders_n: int
    comments: tuple[Comment, ...]


def open_questions(survey: Survey) -> tuple[OpenQuestion, ...]:
    """Return the questions of a survey that hold own words, in its order.

    Those asked for own words are all there, so that being listed tells nothing; of the others those somebody typed in.

    Returns
    -------
    tuple of OpenQuestion
        Time grows with the number of comments.
    """
    teacher = members(survey, TEACHERS).tolist()
    found = (_question(item, _texts(survey, item), teacher) for item in survey.items)
    return tuple(question for question in found if question.kind == COMMENT or question.comments)


def wordings(survey: Survey) -> tuple[str, ...]:
    """Return the survey's own words: wordings, sections, options that more than one teacher chose."""
    words = dict.fromkeys(text for item in survey.items for text in (item.wording, item.section or "", *item.outside))
    for item in survey.items:
        if item.item_type == "likert":
            words |= dict.fromkeys(item.options)
        elif item.item_type in CHOICES:
            n = count(survey, item, TEACHERS).n
            words |= dict.fromkeys(option for option, people in zip(item.options, n, strict=True) if people > 1)
    return tuple(words)


def is_answer(text: str) -> bool:
    """Return whether a text says anything: not "none", "n/a", "rien", "-"."""
    return not says_nothing(text)


def comment_key(item_id: str, text: str) -> str:
    """Return the key of a comment; it depends on nothing but the question and the words."""
    data = f"{item_id}\0{text}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(data).hexdigest()[:24]


def _question(item: Item, texts: Iterable[tuple[int, str]], teacher: list[bool]) -> OpenQuestion:
    people, leaders = Counter(), Counter()
    written: set[int] = set()
    usable: dict[bool, set[int]] = {True: set(), False: set()}
    for person, text in texts:
        if teacher[person]:
            written.add(person)
        if is_answer(text):
            usable[teacher[person]].add(person)
            (people if teacher[person] else leaders)[text] += 1
    order = sorted({*people, *leaders}, key=lambda text: (normalise(text), text))
    comments = tuple(Comment(comment_key(item.item_id, text), text, people[text], leaders[text]) for text in order)
    kind = COMMENT if item.item_type == "open_ended" else WRITE_IN
    return OpenQuestion(item.item_id, item.wording, kind, len(written), len(usable[True]), len(usable[False]), comments)


def _texts(survey: Survey, item: Item) -> list[tuple[int, str]]:
    """Return who wrote what; a person may have typed beside the options and in the place of one."""
    typed = enumerate(survey.responses[item.item_id].texts)
    found = [(person, tidy(text)) for person, text in typed if text] if _is_free(item) else []
    return [(person, text) for person, text in found if text] + _typed_as_options(survey, item)


def _is_free(item: Item) -> bool:
    return item.item_type not in ("number", "date") and item.purpose not in _ABOUT_THE_PERSON


def _typed_as_options(survey: Survey, item: Item) -> list[tuple[int, str]]:
    """Return what stands among the options of a learning question although nothing says that it was offered."""
    if item.purpose not in _LEARNING or item.item_type not in CHOICES:
        return []
    named = option_modes(survey, count(survey, item, TEACHERS))
    typed = {at for at, hit in enumerate(named) if not hit.vouched and (hit.mode is None or hit.mode in NOT_LEARNING)}
    codes = survey.responses[item.item_id].codes
    if item.item_type == "single_choice":
        chosen = ((person, code) for person, code in enumerate(codes[0]) if code in typed)
    else:
        chosen = ((person, at) for at in typed for person, ticked in enumerate(codes[at]) if ticked == 1)
    return [(person, tidy(item.options[code])) for person, code in chosen]
