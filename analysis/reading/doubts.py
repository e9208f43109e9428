"""Where it is not certain how a file is laid out: what the uploader is asked, and what was done meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import decisions
from analysis.reading.layout import Layout
from analysis.survey import Ask


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


def header_choice(layout: Layout) -> str:
    """Return the number of the row with the questions, from 1; 0 where no row holds any."""
    return str(layout.skipped + 1) if layout.header_rows else "0"
