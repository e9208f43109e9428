"""The nouns: small frozen tables that every other room passes on.

Counting is from 0 inside and from 1 in everything a person reads (columns and rows of a file count as a spreadsheet
counts them).
"""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field

ANSWERED, NONRESPONSE, NOT_ASKED = 0, -1, -2
NO_CODE = -1

ITEM_TYPES = ("single_choice", "likert", "select_all", "ranking", "number", "date", "open_ended")


@dataclass(frozen=True)
class Scale:
    """Ordered answer labels, worst to best or left to right, and which of them are favourable.

    ``favourable`` is empty where no side is the good one (two-sided items, shares, counts).
    """

    scale_id: str
    labels: tuple[str, ...]
    favourable: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """One item of a survey, with its wording as the respondents read it.

    ``section`` is the stem of a grid. ``columns`` are counted from 1. ``options`` are the answers a code stands for:
    scale order for likert, order of first appearance otherwise; ``outside`` are answers outside the scale ("Not
    applicable"), whose codes follow those of the options. ``purpose`` says what the item is for, where its wording
    tells: team, role, experience, most_valuable, took_part, want_more, goal, comment.
    """

    item_id: str
    wording: str
    section: str | None
    item_type: str
    columns: tuple[int, ...]
    options: tuple[str, ...] = ()
    outside: tuple[str, ...] = ()
    scale: Scale | None = None
    purpose: str | None = None


@dataclass(frozen=True)
class Responses:
    """What the respondents answered to one item; every array has one entry per respondent.

    ``state`` is ANSWERED, NONRESPONSE or NOT_ASKED. ``codes`` holds one array of option codes for single_choice and
    likert (NO_CODE without an answer), one 0/1 array per option for select_all, one array of ranks per option for
    ranking (0: not ranked), none otherwise. ``texts`` holds what was typed: the answer itself for number, date and
    open_ended, the write-in beside "Other" elsewhere; empty where nobody could type.
    """

    state: array
    codes: tuple[array, ...] = ()
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Excluded:
    """A row of the file (counted from 1) that is not a respondent, and why."""

    row: int
    reason: str


@dataclass(frozen=True)
class FileColumn:
    """A column (counted from 1) that is not an item: platform metadata, or identity that was removed."""

    column: int
    header: str
    role: str


@dataclass(frozen=True)
class ReceiptLine:
    """One thing reading did to what the file says: the action, where, how many cells or rows, and plain words.

    ``key`` is what a decision undoes it by; empty where it cannot be undone.
    """

    action: str
    where: str
    n: int
    detail: str
    key: str = ""


@dataclass(frozen=True)
class Ask:
    """A question to the uploader where two readings are plausible.

    ``choices`` are what a decision on ``key`` may choose; the first is how it was read, until somebody decides.
    """

    key: str
    question: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Receipt:
    """How a file was read: what it is, which rows and columns are not answers, and every repair."""

    platform: str
    sheet: str | None
    header_rows: int
    rows: int
    excluded: tuple[Excluded, ...] = ()
    metadata: tuple[FileColumn, ...] = ()
    identity_removed: tuple[FileColumn, ...] = ()
    lines: tuple[ReceiptLine, ...] = ()


@dataclass(frozen=True)
class Survey:
    """One wave: items, what was answered to each, and the receipt of reading it.

    ``digest`` is the SHA-256 of the file, in hex: the same file is the same survey. ``respondents`` is the number of
    people kept, leaders included. ``wave`` is the year most answers came in, where the file tells. ``decided`` are the
    decisions (key: choice) under which it was built. ``marks`` and ``contents`` recognise the respondents in a later
    export of the same survey (``reading.marks``), in the order of the responses; empty where reading had no secret.
    ``asks`` are the questions about the layout of the file.
    """

    name: str
    wave: str | None
    digest: str
    respondents: int
    items: tuple[Item, ...]
    responses: Mapping[str, Responses]
    receipt: Receipt
    decided: Mapping[str, str] = field(default_factory=dict)
    marks: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()

    def item(self, item_id: str) -> Item:
        """Return the item with this id; KeyError where there is none."""
        for item in self.items:
            if item.item_id == item_id:
                return item
        raise KeyError(item_id)

    def first(self, purpose: str) -> Item | None:
        """Return the first item that serves this purpose, or None."""
        return next((item for item in self.items if item.purpose == purpose), None)


@dataclass(frozen=True)
class Counts:
    """How many of one block of people gave each answer to one item.

    ``n`` follows ``item.options``, ``outside_n`` follows ``item.outside``. ``base_n`` counts people with an answer on
    the scale: ``base_n + sum(outside_n) + item_nonresponse + not_asked`` is the block's size. ``other_text_n`` counts
    write-ins.
    """

    item: Item
    block: str
    base_n: int
    n: tuple[int, ...]
    outside_n: tuple[int, ...] = ()
    item_nonresponse: int = 0
    not_asked: int = 0
    other_text_n: int = 0


@dataclass(frozen=True)
class PairCounts:
    """How many people chose option j and not option k, for every ordered pair; whole school only, never released.

    ``prefer[j][k]`` follows ``item.options`` both ways; the diagonal is 0.
    """

    item: Item
    base_n: int
    prefer: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class ScoreDifferences:
    """By how much people put option j above option k, for every pair; whole school only, never released.

    ``item.options`` are what is scored: the options of a ranking, the rows of a grid or of a constant sum. Scores are
    whole numbers of ``unit`` (0.5 where ties share a place). ``scored_n`` and ``totals`` are people with a score and
    the sum of their scores, per option; ``n`` counts those who ranked it first, answered favourably, or gave it most.
    ``base_n`` counts people with any score. ``differences[j][k]`` lists (difference, people) of those who scored both;
    ``widest`` is the greatest difference one person can make. ``mean_ranks`` only for rankings: of those who ranked
    the option, None where nobody did.
    """

    item: Item
    base_n: int
    unit: float
    widest: int
    n: tuple[int, ...]
    scored_n: tuple[int, ...]
    totals: tuple[int, ...]
    differences: tuple[tuple[tuple[tuple[int, int], ...], ...], ...]
    mean_ranks: tuple[float | None, ...] | None = None


@dataclass(frozen=True)
class Row:
    """One line of a finding's table: a label, a count with its base, and words for what the count allows to say.

    ``column`` is what a label has several rows for: the question, the wave, or the answer on a scale. ``link`` joins a
    wave to the row before of the same label: solid, dotted (a similar question), or break (nothing to compare).
    ``low`` and ``high`` are shares between 0 and 1. Where only a band may be shown ``n`` and ``base_n`` are None,
    ``low`` and ``high`` the ends of the band, and ``note`` says it in words.
    """

    label: str
    n: int | None
    base_n: int | None
    note: str = ""
    low: float | None = None
    high: float | None = None
    marked: bool = False
    column: str = ""
    link: str = ""

    @property
    def joined(self) -> str:
        """Return in words how a wave is joined to the row before, empty where nothing has to be said."""
        return {"dotted": "similar, not asked in the same way", "break": "not compared with what was before"}.get(
            self.link, ""
        )


@dataclass(frozen=True)
class Finding:
    """One thing to say: the same on a page, on a slide, in a handout and in JSON.

    ``headline`` is no stronger than the evidence; ``base`` says who answered; ``caution`` is what a reader must not
    conclude, or None; ``alternative`` tells the chart to those who do not see it. ``context`` is what others published,
    each with its source: no target, and nothing the school's people said.

    ``chart`` is one of: none; share (one row); bars, ranking (with ``low`` and ``high``) and profile, a row per bar;
    reach, bars side by side, a row per label and question; slope, lines over waves, and change, from one wave to
    another, a row per label and wave; distribution and diverging (around the middle answer), a row per label and answer
    in the order of the scale, the favourable ones or those told of marked; bands, a row per band; quotes, where a label
    is what people wrote. What a form does not know it shows as a table.
    """

    finding_id: str
    headline: str
    base: str
    chart: str
    rows: tuple[Row, ...] = field(default_factory=tuple)
    caution: str | None = None
    alternative: str = ""
    question: str = ""
    context: tuple[str, ...] = ()
