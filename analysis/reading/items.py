"""Columns to items: which columns belong together, what type they are, and what everyone answered."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from analysis import decisions
from analysis.decisions import Repairs
from analysis.reading import cleaning
from analysis.reading.built import Built, ids_of, section_of, wording_of
from analysis.reading.coded import coded_by, meant
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
)
from analysis.reading.groups import YES_OR_NO, groups, hold_ranks, hold_ticks, with_typed, without_marks
from analysis.reading.item_types import Typed, Wish, item_type, judged, typed_type, without_doubt
from analysis.reading.layout import NOT_SHOWN, Head, Layout
from analysis.reading.select_all import ASKS_FOR_SEVERAL
from analysis.reading.teams import merge_teams
from analysis.reading.typos import mended, misspelt
from analysis.reading.write_ins import typed_apart, with_written
from analysis.survey import Item, ReceiptLine, Responses
from analysis.vocabulary.purposes import may_be
from analysis.vocabulary.text import normalise, tidy

_MOST_OPTIONS = 40


def build(
    layout: Layout, columns: Sequence[Column], answers: Sequence[int], decided: Mapping[str, str] | None = None
) -> Built:
    """Return the items that stand in these columns (``answers``: their numbers, counted from 0)."""
    layout = replace(layout, heads=with_typed(layout.heads, columns, answers))
    built = Built(decided=decided or {}, ids=ids_of(layout, columns, answers))
    columns = _repaired(built, layout, columns, answers)
    built.coded = coded_by(layout, columns, answers)
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


def _repaired(built: Built, layout: Layout, columns: Sequence[Column], answers: Sequence[int]) -> list[Column]:
    """Return the columns with the damage undone that other programs did, each repair a line of the receipt."""
    columns = list(columns)
    for at in answers:
        where, full = tidy(layout.heads[at].text), _full_wording(layout, at)
        columns[at] = _meant(built, columns[at], layout.heads[at], at)
        columns[at], blanks = cleaning.blanks(columns[at], where, layout.unanswered)
        if layout.typed_in:
            columns[at], built.typed[at] = typed_apart(columns[at], layout.typed_in)
        repairs = built.repairs(at)
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
    """Return the layout with the one delimiter this file joins answers by, and the options that stand whole in it.

    What only joins options that are ticked elsewhere is no option itself.
    """
    known, ticked, joints = set(), set(), Counter()
    for at in answers:
        cells = columns[at].filled()
        if not len(cells) > 1:
            continue
        typed = item_type(columns[at], _full_wording(layout, at), layout, ())
        if typed.ticks and typed.ticks.delimiter:
            joints[typed.ticks.delimiter] += 1
            ticked.update(typed.ticks.options)
        elif typed.item_type == "single_choice" and len(cells) <= _MOST_OPTIONS:
            known.update(text for text, n in cells.items() if n > 1)
    most = max(joints.values(), default=0)
    usual = tuple(joint for joint in layout.delimiters if joints[joint] == most)[:1] if most else layout.delimiters
    joined = {text for text in known for joint in usual if most and joint in text and set(text.split(joint)) <= ticked}
    return replace(layout, delimiters=usual), frozenset(known - joined | (ticked if joined else set()))


def _spread_item(layout: Layout, own: Sequence[int], kind: str) -> Item:
    wording = tidy(layout.heads[own[0]].stem or "")
    options = tuple(layout.heads[at].text for at in own)
    return Item("", wording, layout.heads[own[0]].section, kind, tuple(at + 1 for at in own), options)


def _add_ticks(built: Built, layout: Layout, columns: Sequence[Column], members: Sequence[int]) -> None:
    """Add a question that stands in one column per option: select-all, or single choice where nobody ticked two."""
    own = [at for at in members if not layout.heads[at].companion]
    columns = {at: columns[at] if at not in own else without_marks(layout.heads[at], columns[at]) for at in members}
    companions = [columns[at] for at in members if layout.heads[at].companion]
    ticks = spread_ticks([columns[at] for at in own], [layout.heads[at].text for at in own])
    state = answered_any([columns[at] for at in members])
    several = any(sum(row) > 1 for row in zip(*ticks, strict=True))
    asked = ASKS_FOR_SEVERAL.search(normalise(layout.heads[own[0]].stem or ""))
    told = asked or layout.heads[own[0]].option
    options = {normalise(layout.heads[at].text) for at in own}
    exclusive = len(own) > 2 or options <= YES_OR_NO
    single = not several and not told and exclusive and state.count(0) >= _MOST_OPTIONS // 4
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
    columns, shared = _one_scale(built, layout, columns, members)
    is_grid = sum(not layout.heads[at].companion for at in members) > 1
    before = len(built.items)
    for at in members:
        head, column = layout.heads[at], columns[at]
        beside = head.companion and not is_grid and len(built.items) > before
        if not column.answered:
            detail = f"column {at + 1} holds no answers and is no item"
            built.lines.append(ReceiptLine("empty_column", tidy(head.text) or f"column {at + 1}", 1, detail))
        if beside:
            _attach(built, column, at)
        elif column.answered:
            _add_column(built, layout, column, at, known, shared)


def _one_scale(
    built: Built, layout: Layout, columns: Sequence[Column], members: Sequence[int]
) -> tuple[Sequence[Column], Typed | None]:
    """Return the columns with one spelling per label of a grid, and its scale, read from all its rows, or None."""
    own = [at for at in members if not layout.heads[at].companion and columns[at].answered]
    if len(own) < 2:
        return columns, None
    columns = _mended(built, layout, columns, own)
    pool, full = pooled([columns[at] for at in own]), _full_wording(layout, own[0])
    typed = item_type(pool, full, layout, ())
    if typed.item_type != "likert":
        return columns, None
    columns, before = list(columns), len(built.lines)
    for at in own:
        where, repairs = tidy(layout.heads[at].text), built.repairs(at)
        columns[at], lines = cleaning.merge_spellings(columns[at], where, True, repairs, pool.filled())
        built.lines += lines
    if len(built.lines) > before:
        typed = item_type(pooled([columns[at] for at in own]), full, layout, ())
    return columns, typed


def _mended(built: Built, layout: Layout, columns: Sequence[Column], own: Sequence[int]) -> Sequence[Column]:
    """Return the columns of a grid without labels that were misspelt in it."""
    slips = misspelt(pooled([columns[at] for at in own]).filled())
    if not slips:
        return columns
    columns = list(columns)
    for at in own:
        columns[at], lines = mended(columns[at], slips, tidy(layout.heads[at].text), built.repairs(at))
        built.lines += lines
    return columns


def _attach(built: Built, column: Column, at: int) -> None:
    """Give what was typed beside an item's options to that item."""
    item = built.items[-1]
    before = built.responses[item.item_id]
    written = typed_beside([column]) if column.answered else ()
    if before.texts and written:
        written = tuple(" / ".join(filter(None, pair)) for pair in zip(before.texts, written, strict=True))
    built.items[-1] = replace(item, columns=(*item.columns, at + 1))
    built.responses[item.item_id] = replace(before, texts=written or before.texts)


def _add_column(
    built: Built, layout: Layout, column: Column, at: int, known: Collection[str], shared: Typed | None
) -> None:
    head, full = layout.heads[at], _full_wording(layout, at)
    wording = wording_of(layout, at)
    repairs = built.repairs(at)
    wish = _wish(repairs)
    if (head.open or head.companion) and not wish.item_type:
        wish = replace(wish, item_type=typed_type(column))
    if shared and not (wish.item_type or wish.scale or head.companion):
        typed = judged(shared, wish)
    else:
        typed = item_type(column, full, layout, known, wish)
        cleaned = _cleaned(built, column, wording, full, typed, repairs)
        if cleaned is not column:
            column, typed = cleaned, item_type(cleaned, full, layout, known, wish)
    if not (wish.item_type or wish.scale):
        typed = judged(without_doubt(meant(built, typed, full), wording), wish)
    if typed.ticks:
        built.lines += _kept_whole(wording, typed, column, repairs)
    options, outside, scale, responses = encode(column, typed)
    responses = with_written(responses, built.typed.get(at, ()))
    item = Item(repairs.item_id, wording, section_of(head), typed.item_type, (at + 1,), options, outside, scale)
    built.add(item, responses)


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


def _cleaned(built: Built, column: Column, wording: str, full: str, typed: Typed, repairs: Repairs) -> Column:
    """Return a column with one spelling per answer, and one name per team."""
    if typed.item_type not in ("single_choice", "likert"):
        return column
    closed = typed.item_type == "likert" or may_be(full, ("team", "role"))
    column, lines = cleaning.merge_spellings(column, wording, closed, repairs)
    built.lines += lines
    column, lines = mended(column, misspelt(column.filled()), wording, repairs)
    built.lines += lines
    if typed.item_type == "single_choice" and may_be(full, ("team",)):
        column, lines = merge_teams(column, wording, repairs)
        built.lines += lines
    return column


def _kept_whole(wording: str, typed: Typed, column: Column, repairs: Repairs) -> list[ReceiptLine]:
    """Return a line for every option that holds the sign which joins answers."""
    lines = []
    for option in typed.ticks.fused:
        number = typed.ticks.options.index(option)
        n = sum(count for text, count in column.filled().items() if number in typed.ticks.ticks[text])
        detail = f"'{option}' holds the sign that joins answers and was not cut"
        lines.append(ReceiptLine("option_kept_whole", wording, n, detail, repairs.key("option_kept_whole", option)))
    return lines
