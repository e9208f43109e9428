"""Columns to items: which columns belong together, what type they are, and what everyone answered."""

import hashlib
import re
from array import array
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from analysis import decisions
from analysis.decisions import Repairs
from analysis.reading import cleaning
from analysis.reading.columns import Column, pooled
from analysis.reading.encode import (
    answered_any,
    encode,
    never_shown,
    placed_ranks,
    spread_choice,
    spread_ranks,
    spread_ticks,
    typed_beside,
    with_not_asked,
)
from analysis.reading.groups import groups, hold_ranks, hold_ticks
from analysis.reading.item_types import Typed, Wish, item_type
from analysis.reading.layout import NOT_SHOWN, Head, Layout
from analysis.reading.select_all import ASKS_FOR_SEVERAL
from analysis.reading.teams import merge_teams
from analysis.reading.write_ins import typed_apart, with_typed
from analysis.survey import Item, ReceiptLine, Responses
from analysis.vocabulary.purposes import may_be, purpose_of
from analysis.vocabulary.text import normalise, tidy

_MOST_OPTIONS = 40


@dataclass
class Built:
    """Items under construction, in file order, with the lines of the receipt that building them wrote.

    ``hidden`` holds, for columns that tell, who was not shown the question.
    """

    items: list[Item] = field(default_factory=list)
    responses: dict[str, Responses] = field(default_factory=dict)
    lines: list[ReceiptLine] = field(default_factory=list)
    decided: Mapping[str, str] = field(default_factory=dict)
    typed: dict[int, tuple[str, ...]] = field(default_factory=dict)
    hidden: dict[int, array] = field(default_factory=dict)

    def add(self, item: Item, responses: Responses) -> None:
        """Add an item with its purpose; a wording that stands twice gets a number behind its id."""
        own, again = item_id(item.section, item.wording), 2
        unique = own
        while unique in self.responses:
            unique, again = f"{own}-{again}", again + 1
        purpose = self.decided.get(decisions.purpose(unique)) or purpose_of(item.wording, item.section, item.item_type)
        purpose = None if purpose == decisions.NONE else purpose
        self.items.append(replace(item, item_id=unique, purpose=purpose))
        hidden = [self.hidden[column - 1] for column in item.columns if column - 1 in self.hidden]
        self.responses[unique] = with_not_asked(responses, hidden)


def item_id(section: str | None, wording: str) -> str:
    """Return the id of a wording: the same words in the same section give the same id in any file."""
    plain = re.sub(r"\A(q?\d{1,3} )", "", normalise(wording)) or normalise(wording)
    text = f"{normalise(section or '')}|{plain}"
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:10]


def build(
    layout: Layout, columns: Sequence[Column], answers: Sequence[int], decided: Mapping[str, str] | None = None
) -> Built:
    """Return the items that stand in these columns (``answers``: their numbers, counted from 0)."""
    built = Built(decided=decided or {})
    columns = _repaired(built, layout, columns, answers)
    layout, known = _first_look(layout, columns, answers)
    for members in groups(layout.heads, answers):
        own = [at for at in members if not layout.heads[at].companion]
        stem = layout.heads[members[0]].stem or ""
        if hold_ticks(layout.heads, columns, own):
            _add_ticks(built, layout, columns, members)
        elif any(layout.heads[at].rank for at in own):
            _add_places(built, layout, columns, own)
        elif len(own) > 1 and hold_ranks(stem, columns, own):
            ranks = spread_ranks([columns[at] for at in own])
            built.add(_spread_item(layout, own, "ranking"), Responses(answered_any([columns[at] for at in own]), ranks))
        else:
            _add_columns(built, layout, columns, members, known)
    return built


def _full_wording(layout: Layout, at: int) -> str:
    head = layout.heads[at]
    return tidy(f"{head.stem or ''} {head.text}")


def _id_of(layout: Layout, at: int) -> str:
    """Return the id of the item that a column alone makes."""
    head = layout.heads[at]
    section = tidy(head.stem) if head.stem and not head.companion else None
    return item_id(section, tidy(head.text) or f"Column {at + 1}")


def _repaired(built: Built, layout: Layout, columns: Sequence[Column], answers: Sequence[int]) -> list[Column]:
    """Return the columns with the damage undone that other programs did, each repair a line of the receipt."""
    columns = list(columns)
    for at in answers:
        where, full = tidy(layout.heads[at].text), _full_wording(layout, at)
        columns[at] = _meant(built, columns[at], layout.heads[at], at)
        columns[at], blanks = cleaning.blanks(columns[at], where, layout.unanswered)
        if layout.typed_in:
            columns[at], built.typed[at] = typed_apart(columns[at], layout.typed_in)
        repairs = Repairs(_id_of(layout, at), built.decided)
        columns[at], whole = cleaning.whole_numbers(columns[at], where, repairs)
        expected = may_be(full, ("team", "experience"))
        columns[at], dates = cleaning.undo_excel_dates(columns[at], where, expected, repairs)
        columns[at] = cleaning.same_options(columns[at], repairs.item_id, built.decided)
        built.lines += blanks + whole + dates
    return columns


def _meant(built: Built, column: Column, head: Head, at: int) -> Column:
    """Return a column that says what its cells mean; who was not shown the question is kept apart."""
    if not head.means:
        return column
    if NOT_SHOWN in head.means.values():
        built.hidden[at] = never_shown(column, head.means)
    for text, n in column.filled().items() if not head.option else ():
        if (meant := head.means.get(text, NOT_SHOWN)) != NOT_SHOWN:
            built.lines.append(ReceiptLine("code_read", tidy(head.text), n, f"'{text}' became '{meant}'"))
    return column.map(lambda text: head.means.get(text, text).replace(NOT_SHOWN, ""))


def _first_look(layout: Layout, columns: Sequence[Column], answers: Sequence[int]) -> tuple[Layout, frozenset[str]]:
    """Return the layout with the one delimiter this file joins answers by, and the options that stand whole in it."""
    known, joints = set(), Counter()
    for at in answers:
        cells = columns[at].filled()
        if not len(cells) > 1:
            continue
        typed = item_type(columns[at], _full_wording(layout, at), layout, ())
        if typed.ticks and typed.ticks.delimiter:
            joints[typed.ticks.delimiter] += 1
        elif typed.item_type == "single_choice" and len(cells) <= _MOST_OPTIONS:
            known.update(text for text, n in cells.items() if n > 1)
    most = max(joints.values(), default=0)
    usual = tuple(joint for joint in layout.delimiters if joints[joint] == most)[:1] if most else layout.delimiters
    return replace(layout, delimiters=usual), frozenset(known)


def _spread_item(layout: Layout, own: Sequence[int], kind: str) -> Item:
    wording = tidy(layout.heads[own[0]].stem or "")
    options = tuple(layout.heads[at].text for at in own)
    return Item("", wording, None, kind, tuple(at + 1 for at in own), options)


def _add_ticks(built: Built, layout: Layout, columns: Sequence[Column], members: Sequence[int]) -> None:
    """Add a question that stands in one column per option: select-all, or single choice where nobody ticked two."""
    own = [at for at in members if not layout.heads[at].companion]
    companions = [columns[at] for at in members if layout.heads[at].companion]
    ticks = spread_ticks([columns[at] for at in own])
    state = answered_any([columns[at] for at in members])
    several = any(sum(row) > 1 for row in zip(*ticks, strict=True))
    asked = ASKS_FOR_SEVERAL.search(normalise(layout.heads[own[0]].stem or ""))
    told = asked or layout.heads[own[0]].option
    single = not several and not told and len(own) > 2 and state.count(0) >= _MOST_OPTIONS // 4
    item = _spread_item(layout, own, "single_choice" if single else "select_all")
    item = replace(item, columns=tuple(at + 1 for at in members))
    codes = (spread_choice(ticks),) if single else tuple(ticks)
    built.add(item, Responses(state, codes, typed_beside(companions)))


def _add_places(built: Built, layout: Layout, columns: Sequence[Column], own: Sequence[int]) -> None:
    """Add a ranking that stands in one column per place, each holding the option put there."""
    ranked = placed_ranks({layout.heads[at].rank: columns[at] for at in own})
    item = replace(_spread_item(layout, own, "ranking"), options=tuple(ranked))
    built.add(item, Responses(answered_any([columns[at] for at in own]), tuple(ranked.values())))


def _add_columns(
    built: Built, layout: Layout, columns: Sequence[Column], members: Sequence[int], known: Collection[str]
) -> None:
    """Add one item per column; typed companions go to the item before them; the rows of a grid share one scale."""
    shared = _shared_scale(layout, columns, members)
    for at in members:
        head, column = layout.heads[at], columns[at]
        if not column.answered:
            detail = f"column {at + 1} holds no answers and is no item"
            built.lines.append(ReceiptLine("empty_column", tidy(head.text) or f"column {at + 1}", 1, detail))
        elif head.companion and at != members[0] and built.items:
            _attach(built, column, at)
        else:
            _add_column(built, layout, column, at, known, shared)


def _shared_scale(layout: Layout, columns: Sequence[Column], members: Sequence[int]) -> Typed | None:
    """Return the scale of a grid, read from the answers to all its rows, or None."""
    own = [at for at in members if not layout.heads[at].companion and columns[at].answered]
    if len(own) < 2:
        return None
    typed = item_type(pooled([columns[at] for at in own]), _full_wording(layout, own[0]), layout, ())
    return typed if typed.item_type == "likert" else None


def _attach(built: Built, column: Column, at: int) -> None:
    """Give what was typed beside an item's options to that item."""
    item = built.items[-1]
    before = built.responses[item.item_id]
    written = typed_beside([column])
    if before.texts:
        written = tuple(" / ".join(filter(None, pair)) for pair in zip(before.texts, written, strict=True))
    built.items[-1] = replace(item, columns=(*item.columns, at + 1))
    built.responses[item.item_id] = replace(before, texts=written)


def _add_column(
    built: Built, layout: Layout, column: Column, at: int, known: Collection[str], shared: Typed | None
) -> None:
    head, full = layout.heads[at], _full_wording(layout, at)
    wording = tidy(head.text) or f"Column {at + 1}"
    repairs = Repairs(_id_of(layout, at), built.decided)
    wish = _wish(repairs)
    if head.open and not wish.item_type:
        wish = replace(wish, item_type="open_ended")
    column, lines = _cleaned(column, wording, full, item_type(column, full, layout, known, wish), repairs)
    alone = wish.item_type or wish.scale or wish.favourable is not None
    typed = item_type(column, full, layout, known, wish) if alone or not shared else shared
    if typed.ticks:
        lines += _kept_whole(wording, typed, column, repairs)
    options, outside, scale, responses = encode(column, typed)
    responses = with_typed(responses, built.typed.get(at, ()))
    section = tidy(head.stem) if head.stem and not head.companion else None
    built.lines += lines
    built.add(Item("", wording, section, typed.item_type, (at + 1,), options, outside, scale), responses)


def _wish(repairs: Repairs) -> Wish:
    """Return what was decided about the type of an item."""
    decided, own = repairs.decided, repairs.item_id
    favourable = decided.get(decisions.favourable(own))
    return Wish(
        decided.get(decisions.item_type(own)),
        decisions.as_list(decided.get(decisions.scale(own), "")),
        None if favourable is None else decisions.as_list(favourable),
        lambda option: repairs.wanted("option_kept_whole", option),
    )


def _cleaned(
    column: Column, wording: str, full: str, typed: Typed, repairs: Repairs
) -> tuple[Column, list[ReceiptLine]]:
    """Return a column with one spelling per answer, and one name per team."""
    if typed.item_type not in ("single_choice", "likert"):
        return column, []
    names = may_be(full, ("team", "role"))
    column, lines = cleaning.merge_spellings(column, wording, names, repairs)
    if typed.item_type == "single_choice" and may_be(full, ("team",)):
        column, teams = merge_teams(column, wording, repairs)
        lines += teams
    return column, lines


def _kept_whole(wording: str, typed: Typed, column: Column, repairs: Repairs) -> list[ReceiptLine]:
    """Return a line for every option that holds the sign which joins answers."""
    lines = []
    for option in typed.ticks.fused:
        number = typed.ticks.options.index(option)
        n = sum(count for text, count in column.filled().items() if number in typed.ticks.ticks[text])
        detail = f"'{option}' holds the sign that joins answers and was not cut"
        lines.append(ReceiptLine("option_kept_whole", wording, n, detail, repairs.key("option_kept_whole", option)))
    return lines
