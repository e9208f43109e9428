"""Pages to print: whole files that need nothing else, so that they open anywhere, also without internet."""

from collections.abc import Sequence
from html import escape

from coaching.looks import PAPER, STYLE
from coaching.rounds import AgendaLine, Criterion
from coaching.starters import SENTENCE_STARTERS


def paper(title: str, body: str) -> str:
    """Return a whole file around the body of a page."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f'{STYLE}{PAPER}</head><body><main class="paper">{body}</main></body></html>'
    )


def listed(title: str, lines: Sequence[str], empty: str = "") -> str:
    """Return a heading with a list, or what to say where there is nothing."""
    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
    return f"<h2>{escape(title)}</h2>" + (f"<ul>{items}</ul>" if items else f"<p>{escape(empty)}</p>")


def criteria_html(criteria: Sequence[Criterion]) -> str:
    """Return the criteria of a good session as a table: what it looks, sounds and feels like."""
    rows = "".join(
        f'<tr><th scope="row">{escape(found.text)}</th><td>{escape(found.looks)}</td>'
        f"<td>{escape(found.sounds)}</td><td>{escape(found.feels)}</td></tr>"
        for found in criteria
    )
    return (
        '<table class="looks"><caption class="quiet">A good session</caption><thead><tr><th scope="col">Criterion</th>'
        '<th scope="col">Looks like</th><th scope="col">Sounds like</th><th scope="col">Feels like</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def agenda_lines(agenda: Sequence[AgendaLine]) -> list[str]:
    """Return an agenda with its minutes."""
    return [f"{line.minutes} min: {line.text}" for line in agenda]


def card_html(
    title: str, about: Sequence[str], bring: Sequence[str], agenda: Sequence[AgendaLine], criteria: Sequence[Criterion]
) -> str:
    """Return the card of a session, to be printed: who and when, what to bring, the agenda, how to begin sentences."""
    minutes = sum(line.minutes for line in agenda)
    parts = [
        f"<h1>{escape(title)}</h1>",
        "".join(f"<p>{escape(line)}</p>" for line in about),
        '<div class="columns"><div>',
        listed("What to bring", bring),
        listed(f"Agenda: {minutes} minutes, then change places", agenda_lines(agenda)),
        "</div><div>",
        listed("How to begin a sentence", SENTENCE_STARTERS),
        listed("Before you part", ("One question I asked", "One idea I take with me", "My next step, with a date")),
        "</div></div>",
        criteria_html(criteria) if criteria else "",
    ]
    return paper(title, "".join(parts))
