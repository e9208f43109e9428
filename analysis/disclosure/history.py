"""Everything ever published of one survey, and whether a later version of it may be published beside that.

Who saw the sums of an earlier version can subtract them from those of a later one. What is kept of a version for this
test holds no answers: who is recognised by which mark, in which block everybody was, and per question one hash per
person that tells whether an answer is still the same.

Who has the key of such a hash finds its answer by trying the few there are. While the survey is here that tells no more
than the answers beside it. With the survey these hashes go (``ledger.forget``); of everybody one hash of all answers
together stays, since without it a survey that is deleted and uploaded again could not be told from a changed one; only
of a survey of two or three questions could all be tried. Which question somebody changed is then not known any more,
and a version in which anybody changed anything is held.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

from analysis.disclosure.dependence import fewest_of_any
from analysis.versions import link

_SAME_QUESTION = 0.8
_BUDGET = 200_000


@dataclass(frozen=True)
class Told:
    """One thing that was shown of a question: how many of the whole school, and the bands of blocks.

    ``option`` is a hash of its words, None for favourable answers. ``bands`` are (side, block, low, high), side 0 for
    teams and 1 for roles. ``both_ways`` tells whether "nobody" tells what people answered as well as "everybody" does.
    """

    item_id: str
    option: str | None
    both_ways: bool
    n: int
    bands: tuple[tuple[int, str, int, int], ...] = ()


@dataclass(frozen=True)
class Published:
    """One version as it was published: its teachers in one order throughout, and what tells their answers apart.

    ``blocks`` are names of the team block and the role block of everybody. ``answers`` has one hash per person and
    question, under a key that is kept outside the database. ``by_block`` are the questions that were shown by block.
    ``promise`` is what was promised when it was published; tightened later, it cannot be kept for what was seen before.
    ``forgotten`` is a version that was deleted: its ``answers`` name the questions and hold no hash any more.
    ``answered`` tells per question who answered it on its scale ("1") or not ("0"); ``told`` is what was shown.
    """

    marks: tuple[str, ...]
    contents: tuple[str, ...]
    blocks: tuple[tuple[str, str], ...]
    answers: Mapping[str, tuple[str, ...]]
    by_block: tuple[str, ...]
    promise: int
    answered: Mapping[str, str] = field(default_factory=dict)
    told: tuple[Told, ...] = ()
    forgotten: bool = False

    def as_record(self) -> dict:
        """Return it as plain JSON, for the ledger; ``people`` recognise the survey after it was deleted."""
        return {"people": [list(self.marks), list(self.contents)], "version": asdict(self)}


def from_record(record: Mapping) -> Published | None:
    """Return what a line of the ledger keeps of a version, None for one that keeps nothing."""
    kept = record.get("version")
    if kept is None:
        return None
    answers = {item: tuple(hashes) for item, hashes in kept["answers"].items()}
    blocks = tuple((team, role) for team, role in kept["blocks"])
    told = tuple(Told(**one | {"bands": tuple(map(tuple, one["bands"]))}) for one in kept.get("told", ()))
    return Published(
        tuple(kept["marks"]),
        tuple(kept["contents"]),
        blocks,
        answers,
        tuple(kept["by_block"]),
        kept["promise"],
        kept.get("answered", {}),
        told,
        kept.get("forgotten", False),
    )


def exposed(earlier: Sequence[Published], new: Published, promise: int) -> tuple[str, ...]:
    """Return the questions of a new version by which fewer people than promised could be singled out.

    Parameters
    ----------
    earlier : sequence of Published
        Every version that was ever published, in the order of time.
    new : Published
        The version that may be published.
    promise : int
        Smallest number of people that anything computed from all versions may depend on.

    Returns
    -------
    tuple of str
        Item ids of the new version; empty if it may be published.
    """
    versions = [*earlier, new]
    people = numbered(versions)
    if not _can_be_told(versions, people):
        return tuple(new.answers)
    return tuple(item for item in new.answers if not _safe(item, versions, people, promise))


def _can_be_told(versions: Sequence[Published], people: Sequence[Sequence[int]]) -> bool:
    """Return whether it is known which answers changed: beside a forgotten version nothing may have changed at all."""
    for at, version in enumerate(versions):
        before = dict(zip(people[at], version.contents, strict=True))
        for later, numbers in zip(versions[at + 1 :], people[at + 1 :], strict=True):
            if version.forgotten or later.forgotten:
                pairs = zip(numbers, later.contents, strict=True)
                changed = any(before.get(number, content) != content for number, content in pairs)
                ids, ids_later = set(version.answers), set(later.answers)
                if changed or (ids - ids_later and ids_later - ids):
                    return False
    return True


def few_writers(earlier: Sequence[Published], new: Published, questions: Collection[str], promise: int) -> bool:
    """Return whether what people wrote differs from that of an earlier version by fewer people than promised.

    Comments tell more than counts, and who wrote nothing did not write the new ones. So blanks are no answers here.

    Parameters
    ----------
    earlier, new, promise
        As for `exposed`.
    questions : collection of str
        Item ids of the questions answered in own words.
    """
    versions = [*earlier, new]
    people = numbered(versions)
    known = not any(version.forgotten for version in versions)
    written = [[_written(version, own, question, known) for question in questions]
               for version, own in zip(versions, people, strict=True)]  # fmt: skip
    differ = ({number for number, _ in one ^ now} for before in written[:-1]
              for one, now in zip(before, written[-1], strict=True))  # fmt: skip
    return any(0 < len(found) < promise for found in differ)


def _written(version: Published, people: Sequence[int], question: str, known: bool) -> set[tuple[int, str]]:
    """Return who wrote to a question and, where known, what stands for it; none where the version does not hold it."""
    who = [at for at, answered in enumerate(version.answered.get(question, "")) if answered == "1"]
    return {(people[at], version.answers[question][at] if known else "") for at in who}


def numbered(versions: Sequence[Published]) -> list[list[int]]:
    """Return a number for everybody of every version; who is recognised has the number of before."""
    numbers: list[list[int]] = []
    free = 0
    for at, version in enumerate(versions):
        own: list[int | None] = [None] * len(version.contents)
        for before in reversed(range(at)):
            other = versions[before]
            found = link(other.marks, other.contents, version.marks, version.contents)
            for one, place in (*found.same, *found.changed):
                if own[place] is None and numbers[before][one] not in own:
                    own[place] = numbers[before][one]
        for place, number in enumerate(own):
            if number is None:
                own[place], free = free, free + 1
            else:
                free = max(free, number + 1)
        numbers.append(own)
    return numbers


def _safe(item: str, versions: Sequence[Published], people: Sequence[Sequence[int]], promise: int) -> bool:
    """Return whether no sums of one question over all versions depend on fewer people than promised.

    Each different answer of a person is one unknown, which enters the sums of the versions that hold it.
    """
    new = len(versions) - 1
    sums: dict[Hashable, set] = defaultdict(set)
    last: dict[int, Hashable] = {}
    for at, (version, numbers) in enumerate(zip(versions, people, strict=True)):
        name = item if at == new else name_before(item, versions[new], version, people[new], numbers)
        if name is None:
            continue
        for place, number in enumerate(numbers):
            unknown = unknown_of(version, name, place, number, last)
            sums[unknown] |= _entered(version, at, place, name in version.by_block)
    cells: dict[frozenset, set[int]] = defaultdict(set)
    for (number, _), entered in sums.items():
        cells[frozenset(entered)].add(number)
    return fewest_of_any(cells, promise, _distinct(people), _BUDGET) is None


def unknown_of(version: Published, name: str, place: int, number: int, last: dict) -> Hashable:
    """Return what stands for one answer of one person; it is that of before where nothing of the record has changed."""
    content = version.contents[place]
    before = last.get(number)
    same = before is not None and content and before[0] == content
    answer = before[1] if same else content if version.forgotten else version.answers[name][place]
    last[number] = (content, answer)
    return number, answer


def _entered(version: Published, at: int, place: int, by_block: bool) -> set[Hashable]:
    if not by_block:
        return {at}
    return {at, *((at, side, block) for side, block in enumerate(version.blocks[place]) if block)}


def name_before(
    item: str, new: Published, version: Published, people: Sequence[int], people_before: Sequence[int]
) -> str | None:
    """Return the id that a question had in an earlier version: the same, else that of one answered alike.

    A question that is new beside one that was dropped may be that one reworded. It counts as the one whose answers are
    most alike, for a reader would try that.
    """
    if item in version.answers:
        return item
    if version.forgotten or new.forgotten:
        return None
    dropped = [name for name in version.answers if name not in new.answers]
    place = {number: at for at, number in enumerate(people_before)}
    both = [(place[number], at) for at, number in enumerate(people) if number in place]
    shares = {
        name: sum(version.answers[name][one] == new.answers[item][other] for one, other in both) for name in dropped
    }
    best = max(shares, key=shares.__getitem__, default=None)
    alike = best is not None and shares[best] >= _SAME_QUESTION * len(both)
    resaved = best is not None and not any(shares.values())
    return best if alike or resaved else None


def _distinct(people: Sequence[Sequence[int]]):
    """Return how to count people: who left and who came later may be one person whose record was edited."""
    first, last = set(people[0]), set(people[-1])
    gone, came = first - last, last - first

    def size(found: Collection[int]) -> int:
        left, new = sum(number in gone for number in found), sum(number in came for number in found)
        return len(found) - left - new + max(left, new)

    return size
