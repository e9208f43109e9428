"""Pictures of the cycle as light HTML: they print, follow light and dark, and say in words what they show.

All text is escaped here, so that whatever people write is shown letter by letter.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from html import escape

from coaching.evidence import EvidenceGrid
from coaching.priority import HIGHER, Measurement, Priority, way
from coaching.report import KIND_WORDS, day, number, progress_sentence
from coaching.roadmap import DONE, DROPPED, IN_PROGRESS, NOT_STARTED, Action, is_overdue

STATE_WORDS = {NOT_STARTED: "not started", IN_PROGRESS: "in progress", DONE: "done", DROPPED: "dropped"}
STATE_SIGNS = {NOT_STARTED: "○", IN_PROGRESS: "◐", DONE: "●", DROPPED: "–"}

_LEFT, _RIGHT = 6.0, 94.0
_AROUND = (-0.08, 1.06)


def progress_html(priority: Priority, values: Sequence[Measurement]) -> str:
    """Return the way from where a team started to where it wants to be; to the right is always better."""
    if priority.baseline is None or priority.target is None:
        return ""
    now = values[-1] if values else None
    reached = way(priority, now.value) if now else 0.0
    begun = f"{priority.baseline_on:%B}" if priority.baseline_on else "start"
    marks = [("start", 0.0, begun, number(priority.baseline)), ("goal", 1.0, "target", number(priority.target))]
    if now:
        marks.append(("now", reached or 0.0, f"now, {day(now.on)}", number(now.value)))
    end = _place(reached or 0.0)
    begin = _place(0.0)
    bar = f'<span class="way-done" style="left:{min(begin, end):.1f}%;width:{abs(end - begin):.1f}%"></span>'
    return (
        f'<div class="way" role="img" aria-label="{escape(progress_sentence(priority, now))}">'
        f'<span class="way-line"></span>{bar}{"".join(map(_mark, marks))}</div>'
    )


def _mark(mark: tuple[str, float, str, str]) -> str:
    kind, share, words, value = mark
    return (
        f'<span class="way-mark way-{kind}" style="left:{_place(share):.1f}%">'
        f'<span class="way-dot"></span><span class="way-text"><b>{escape(value)}</b> {escape(words)}</span></span>'
    )


def _place(share: float) -> float:
    """Return where a share of the way stands, in percent of the width; what is far outside stays at the edge."""
    inside = min(max(share, _AROUND[0]), _AROUND[1])
    return 12.0 + inside * 76.0


def timeline_html(actions: Sequence[Action], name: Callable[[str], str], start: date, end: date, today: date) -> str:
    """Return the roadmap: a line for each action, its day in the year, its state in a sign and in words."""
    if not actions:
        return ""
    start, end = min(start, actions[0].due), max(end, actions[-1].due)
    months = "".join(
        f'<span class="road-month" style="left:{_at(first, start, end):.1f}%">{first:%b}</span>'
        for first in _months(start, end)
    )
    line = (
        f'<span class="road-today" style="left:{_at(today, start, end):.1f}%"></span>' if start <= today <= end else ""
    )
    head = f'<div class="road-row road-head"><span></span><span class="road-track">{months}</span></div>'
    shown = line if start <= today <= end else ""
    rows = "".join(_row(action, name(action.owner), (start, end, today), shown) for action in actions)
    return f'<div class="road">{head}{rows}</div>'


def _row(action: Action, owner: str, when: tuple[date, date, date], line: str) -> str:
    start, end, today = when
    late = is_overdue(action, today)
    state = "overdue" if late else STATE_WORDS[action.state]
    place = _at(action.due, start, end)
    side = " road-left" if place > 70 else ""
    about = " · ".join(filter(None, (owner, f"{action.due.day} {action.due:%b}", state)))
    return (
        f'<div class="road-row"><span class="road-title">{escape(action.title)}</span>'
        f'<span class="road-track">{line}<span class="road-dot road-{"late" if late else action.state}{side}" '
        f'style="left:{place:.1f}%"><span aria-hidden="true">{STATE_SIGNS[action.state]}</span>'
        f'<span class="road-about">{escape(about)}</span></span></span></div>'
    )


def _at(on: date, start: date, end: date) -> float:
    share = (on - start).days / max((end - start).days, 1)
    return _LEFT + share * (_RIGHT - _LEFT)


def _months(start: date, end: date) -> Iterable[date]:
    first = date(start.year, start.month, 1)
    while first <= end:
        if first >= start:
            yield first
        first = date(first.year + first.month // 12, first.month % 12 + 1, 1)


def grid_html(found: EvidenceGrid) -> str:
    """Return evidence by kind and month as a table; a kind of which there is nothing says so."""
    head = "".join(f'<th scope="col">{month:%b}</th>' for month in found.months)
    rows = "".join(
        f'<tr{" class=none" if not any(counts) else ""}><th scope="row">{escape(KIND_WORDS[kind])}</th>'
        + (
            "".join(f"<td>{_cell(n)}</td>" for n in counts)
            if any(counts)
            else f'<td colspan="{len(counts)}">nothing yet</td>'
        )
        + "</tr>"
        for kind, counts in zip(found.kinds, found.counts, strict=True)
    )
    return (
        '<table class="kinds"><caption>Pieces of evidence by kind and month</caption>'
        f'<thead><tr><th scope="col">Kind</th>{head}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _cell(n: int) -> str:
    return f'<span class="kinds-n">{n}</span>' if n else ""


def done_bar_html(done: int, total: int) -> str:
    """Return a progress bar of a roadmap: how many actions of how many are done."""
    share = 100 * done / total if total else 0
    words = f"{done} of {total} actions done"
    return (
        f'<div class="done" role="img" aria-label="{words}"><span class="done-track"><span class="done-fill" '
        f'style="width:{share:.0f}%"></span></span><span class="done-words">{words}</span></div>'
    )


def direction_words(priority: Priority) -> str:
    """Return what is better, in two words."""
    return "higher is better" if priority.direction == HIGHER else "lower is better"
