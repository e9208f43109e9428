"""A later export of the same survey: recognised by the marks of its people, and how it differs from the earlier one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from analysis.reading.marks import RECORD
from analysis.survey import Item, Survey
from analysis.tabulate import same_answers

_HALF, _FEW = 0.5, 3
_TELL_APART = 0.8
_SAME_QUESTION = 0.95


@dataclass(frozen=True)
class Links:
    """Who of an earlier export is who of a later one: pairs of places (earlier, later), and the places without other.

    Of ``changed`` the mark is the same and the content is not. Somebody who is recognised by the time of answering
    alone and edits the answer later is removed and added: two places, one person.
    """

    same: tuple[tuple[int, int], ...]
    changed: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]


@dataclass(frozen=True)
class Difference:
    """How a later export differs: numbers of people, and questions as they are worded, in the order of the files."""

    same: int
    changed: int
    added: int
    removed: int
    new_questions: tuple[str, ...]
    dropped_questions: tuple[str, ...]
    renamed_questions: tuple[tuple[str, str], ...]
    reordered: bool

    @property
    def nothing(self) -> bool:
        """Whether both say the same."""
        questions = (*self.new_questions, *self.dropped_questions, *self.renamed_questions)
        return not (self.changed or self.added or self.removed or questions or self.reordered)


def link(
    earlier: Sequence[str], earlier_contents: Sequence[str], later: Sequence[str], later_contents: Sequence[str]
) -> Links:
    """Return who is who: by mark, and by content where the marks of one file are not those of the other.

    Of several alike each is taken once.

    Parameters
    ----------
    earlier, later
        Marks, under one key; empty where the file had none.
    earlier_contents, later_contents
        Contents of the same people, in the same order.
    """
    by_mark = _pairs(*(tuple(mark.partition(".")[0] for mark in marks) for marks in (earlier, later)))
    was, is_now = ({pair[side] for pair in by_mark} for side in (0, 1))
    same_marks = len(by_mark) >= _HALF * min(len(earlier), len(later)) > 0
    by_content = [] if same_marks else _pairs(earlier_contents, later_contents, was, is_now)
    alike = [earlier_contents[one] == later_contents[other] for one, other in by_mark]
    pairs = by_mark + by_content
    was, is_now = ({pair[side] for pair in pairs} for side in (0, 1))
    return Links(
        tuple(sorted([pair for pair, same in zip(by_mark, alike, strict=True) if same] + by_content)),
        tuple(pair for pair, same in zip(by_mark, alike, strict=True) if not same),
        tuple(at for at in range(len(earlier_contents)) if at not in was),
        tuple(at for at in range(len(later_contents)) if at not in is_now),
    )


def _pairs(
    earlier: Sequence[str], later: Sequence[str], taken: Iterable[int] = (), taken_later: Iterable[int] = ()
) -> list[tuple[int, int]]:
    places: dict[str, list[int]] = {}
    taken, taken_later = set(taken), set(taken_later)
    for at, mark in enumerate(earlier):
        if mark and at not in taken:
            places.setdefault(mark, []).append(at)
    found = ((places[mark].pop(0), at) for at, mark in enumerate(later) if at not in taken_later and places.get(mark))
    return sorted(found)


def is_later_export(
    earlier: Sequence[str], earlier_contents: Sequence[str], later: Sequence[str], later_contents: Sequence[str]
) -> bool:
    """Return whether two exports hold the same people in the same survey: half of the smaller one is in the other.

    By content only where contents tell people apart: in a survey of two questions many answer alike every year. People
    come back every year, so that the same people are no sign, but the same times of answering are.
    """
    least = min(len(earlier_contents), len(later_contents))
    enough = max(_HALF * least, min(_FEW, least), 1)
    if len(_pairs(*map(_records, (earlier, later)))) >= enough:
        return True
    contents = (earlier_contents, later_contents)
    tell_apart = all(len(set(found)) >= _TELL_APART * len(found) for found in contents)
    return tell_apart and least >= _FEW and len(_pairs(*contents)) >= enough


def _records(marks: Sequence[str]) -> list[str]:
    """Return of every mark the part that no other survey has, empty where there is none."""
    parts = (mark.split(".") for mark in marks)
    return [next((part for part in found if part.startswith(RECORD)), "") for found in parts]


def difference(earlier: Survey, later: Survey) -> Difference:
    """Return how a later export of a survey differs from an earlier one.

    A question is renamed where another one of its type holds nearly all of the answers of the people in both.
    """
    links = link(earlier.marks, earlier.contents, later.marks, later.contents)
    ids, ids_later = ([item.item_id for item in survey.items] for survey in (earlier, later))
    gone = [item for item in earlier.items if item.item_id not in ids_later]
    new = [item for item in later.items if item.item_id not in ids]
    renamed = _renamed(earlier, later, gone, new, (*links.same, *links.changed))
    was, is_now = ({pair[side].item_id for pair in renamed} for side in (0, 1))
    return Difference(
        len(links.same),
        len(links.changed),
        len(links.added),
        len(links.removed),
        tuple(_title(item) for item in new if item.item_id not in is_now),
        tuple(_title(item) for item in gone if item.item_id not in was),
        tuple((_title(one), _title(other)) for one, other in renamed),
        [at for at in ids if at in ids_later] != [at for at in ids_later if at in ids],
    )


def _renamed(
    earlier: Survey, later: Survey, gone: Sequence[Item], new: Sequence[Item], people: Sequence[tuple[int, int]]
) -> list[tuple[Item, Item]]:
    found, free = [], list(new)
    for item in gone:
        alike = (other for other in free if other.item_type == item.item_type)
        shares = [(_share(same_answers(earlier, item, later, other, people)), other) for other in alike]
        share, best = max(shares, key=lambda pair: pair[0], default=(0, None))
        if share >= _SAME_QUESTION:
            found.append((item, best))
            free.remove(best)
    return found


def _share(counts: tuple[int, int]) -> float:
    same, either = counts
    return same / either if either >= _FEW else 0


def _title(item: Item) -> str:
    return f"{item.section}: {item.wording}" if item.section else item.wording
