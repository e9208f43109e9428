"""Where it is not certain how a file is laid out: what the uploader is asked, and what was done meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import decisions
from analysis.reading.layout import Layout
from analysis.survey import Ask

_READ_AS = {
    decisions.SCALE: "points on a scale of which no end is the better one",
    decisions.RISING: "points on a scale, the highest the best",
    decisions.LIST: "answers from a list",
}


@dataclass(frozen=True)
class Doubt:
    """A question about the layout of a file, and what was done until somebody answers it."""

    ask: Ask
    detail: str


def which_sheet(names: Sequence[str]) -> Doubt:
    """Ask which of several sheets holds the answers; the first one was read."""
    read, *others = (f"“{name}”" for name in names)
    detail = f"the sheet {read} was read; answers of people may also stand in {' and '.join(others)}"
    return Doubt(Ask(decisions.sheet(), "Which sheet holds the answers of this survey?", tuple(names)), detail)


def which_header(sheet: str | None, layouts: Sequence[Layout]) -> Doubt:
    """Ask which row of a table holds the questions; the first layout was taken."""
    choices = tuple(map(header_choice, layouts))
    if choices[0] == "0":
        detail = f"row {choices[1]} says what others answered too, so it was read as a person and no row as questions"
    elif "0" in choices:
        detail = f"row {choices[0]} was read as the questions, although it says what others answered too"
    else:
        detail = f"row {choices[0]} was read as the questions; row {choices[1]} may hold them as well"
    return Doubt(Ask(decisions.header(sheet), "Which row of the table holds the questions?", choices), detail)


def which_wave(names: Sequence[str], people: Sequence[int]) -> Doubt:
    """Ask which of several waves a survey is; all of them were read as one."""
    parts = [f"{name} ({n} people)" for name, n in zip(names, people, strict=True)]
    detail = f"answers of {', '.join(parts[:-1])} and {parts[-1]} were read as one survey"
    question = "This file holds answers of several times. Are they one survey?"
    return Doubt(Ask(decisions.wave(), question, (decisions.TOGETHER, *names)), detail)


def what_numbers_mean(high: int, low: int, wording: str, items: int, read_as: str) -> Doubt:
    """Ask what the numbers mean that some items are answered with; ``read_as`` is how they were read."""
    others = f", like {items - 1} more question{'s' if items > 2 else ''}" if items > 1 else ""
    question = f"“{wording}” is answered with the numbers {low} to {high} and no words{others}. What do they mean?"
    kinds = (decisions.SCALE, decisions.RISING, decisions.FALLING, decisions.LIST)
    choices = (read_as, *(kind for kind in kinds if kind != read_as and (high > 2 or kind != decisions.SCALE)))
    detail = f"the numbers {low} to {high} of “{wording}”{others} were read as {_READ_AS[read_as]}"
    return Doubt(Ask(decisions.numbers(high), question, choices), detail)


def header_choice(layout: Layout) -> str:
    """Return the number of the row with the questions, from 1; 0 where no row holds any."""
    return str(layout.skipped + 1) if layout.header_rows else "0"
