"""Real exports counted a second time, by nothing but a description of each file's layout and the csv module.

``layouts/*.txt`` describe the files as somebody sees who opens them; nothing there was made by the reader. A file is
described by a line ``file PATH headers=N``, with ``encoding=``, ``delimiter=`` and ``blank=`` (a text that means an
empty cell) where they are not the usual ones, and ``only=COLUMN:TEXT`` for the rows that count. Then come its items:
column numbers from 1, what is typed beside them behind a +.

- ``about``: columns that are no answers; ``nobody``: a question that nobody was shown, which is no item
- ``choice``, ``scale``, ``ordered`` (a choice whose options have an order: either will do), ``open``, ``number``,
  ``date``: one item per column, ``off=`` what lies outside the scale (_ for a blank, | between two)
- ``joined``: several answers in a cell, ``by=`` what joins them, ``listed=`` how often an option occurs at least; what
  is rarer was typed. A comma with a blank behind it does not join where they are joined ``by=,``
- ``ticks`` (one column per option, filled where ticked), ``yesno`` (Yes, No, N/A where not shown), ``marked`` (1 and 0,
  of which nobody can tell a blank), ``spread`` (one column per option, of which everybody has one), ``places`` (the
  option put in each place)
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

LAYOUTS = Path(__file__).parent / "layouts"
TYPES = {
    "choice": {"single_choice"},
    "scale": {"likert"},
    "ordered": {"single_choice", "likert"},
    "open": {"open_ended"},
    "number": {"number"},
    "date": {"date"},
    "joined": {"select_all"},
    "ticks": {"select_all"},
    "yesno": {"select_all"},
    "marked": {"select_all"},
    "spread": {"single_choice"},
    "places": {"ranking"},
    "nobody": set(),
}
TOGETHER = ("ticks", "yesno", "marked", "spread", "places", "nobody")


@dataclass(frozen=True)
class Known:
    """An item as it stands in a file: its columns, what type it may be, how many answered, how often each option."""

    columns: tuple[int, ...]
    types: frozenset[str]
    answered: int
    counts: Counter
    off: frozenset[str] = frozenset()
    typed: int = 0


@dataclass(frozen=True)
class Described:
    """A described file: settings of its first line, its lines of items as (kinds, columns, typed beside, settings)."""

    path: str
    settings: dict[str, str]
    lines: list[tuple[str, dict[str, str], list[str]]] = field(default_factory=list)


def described() -> list[Described]:
    """Return the description of every file."""
    found: list[Described] = []
    for path in sorted(LAYOUTS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.strip() or line.startswith("#"):
                continue
            kind, *words = line.split()
            settings = dict(word.replace("_", " ").split("=", 1) for word in words if "=" in word)
            if kind == "file":
                found.append(Described(words[0], settings))
            else:
                found[-1].lines.append((kind, settings, [word for word in words if "=" not in word]))
    return found


def plain(text: str) -> str:
    """Return a text without regard to blanks and capitals, whole numbers without a decimal point."""
    text = " ".join(text.replace("\ufeff", "").split()).casefold()
    return text.removesuffix(".0") if re.fullmatch(r"\d+\.0", text) else text


def table(file: Described, data: bytes) -> tuple[list[str], list[list[str]]]:
    """Return the last header of every column and the rows that count, blank where a cell says nothing."""
    text = data.decode(file.settings.get("encoding", "utf-8-sig"))
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=file.settings.get("delimiter", ",")))
    first = int(file.settings["headers"])
    width = max(map(len, rows))
    blank = file.settings.get("blank")
    cells = [[text.strip() for text in row] + [""] * (width - len(row)) for row in rows]
    people = [["" if text == blank else text for text in row] for row in cells[first:]]
    if "only" in file.settings:
        column, _, wanted = file.settings["only"].partition(":")
        people = [row for row in people if row[int(column) - 1] == wanted]
    return cells[first - 1], people


def numbers(word: str) -> list[int]:
    """Return the numbers in ``3-6+7``."""
    ends = ([int(end) for end in part.split("-")] for part in word.split("+"))
    return [at for first, *last in ends for at in range(first, (last or [first])[0] + 1)]


def known_items(file: Described, data: bytes) -> tuple[int, list[Known]]:
    """Return how many people count, and the items of a file."""
    header, people = table(file, data)
    return len(people), [item for line in file.lines if line[0] != "about" for item in _items(line, header, people)]


def _items(line: tuple[str, dict[str, str], list[str]], header: list[str], people: list[list[str]]) -> Iterator[Known]:
    kinds, settings, words = line
    kind = kinds.split("|")[0]
    types = frozenset().union(*(TYPES[each] for each in kinds.split("|")))
    for word in words:
        options, _, typed = word.partition("+")
        beside = numbers(typed) if typed else []
        if kind in TOGETHER:
            yield _of_columns(kind, numbers(options), beside, types, header, people)
        else:
            yield from (_of_column(kind, at, beside, types, settings, people) for at in numbers(options))


def _of_column(kind: str, at: int, beside: list[int], types: frozenset, settings: dict, people: list) -> Known:
    cells = [row[at - 1] for row in people]
    off = frozenset(map(plain, settings.get("off", "").split("|"))) - {""}
    said = [cell for cell in cells if cell]
    written = sum(any(row[column - 1] for column in beside) for row in people)
    if kind == "joined":
        counts, written = _joined(said, settings, written)
    else:
        counts = Counter(map(plain, said))
    return Known((at, *beside), types, len(said), counts, off, written)


def _joined(cells: list[str], settings: dict[str, str], written: int) -> tuple[Counter, int]:
    joint = r",(?! )" if settings["by"] == "," else re.escape(settings["by"])
    parts = [[plain(part) for part in re.split(joint, cell) if part.strip()] for cell in cells]
    counts = Counter(part for own in parts for part in set(own))
    least = int(settings.get("listed", 0))
    rare = {part for part, n in counts.items() if n < least}
    return Counter({part: n for part, n in counts.items() if part not in rare}), (
        sum(bool(rare.intersection(own)) for own in parts) or written
    )


TICKED = {"ticks": bool, "spread": bool, "nobody": bool}
TICKED |= {"yesno": lambda cell: cell == "Yes", "marked": lambda cell: cell == "1"}


def _of_columns(
    kind: str, own: list[int], beside: list[int], types: frozenset, header: list[str], people: list
) -> Known:
    columns = (*own, *beside)
    blank = ("", "0") if kind == "marked" else ("", "N/A")
    shown = [[row[at - 1] for at in columns if row[at - 1] not in blank] for row in people]
    counts: Counter = Counter()
    if kind == "places":
        counts.update(plain(cell) for row in shown for cell in row)
    else:
        for at in own:
            counts[plain(header[at - 1])] += sum(TICKED[kind](row[at - 1]) for row in people)
    typed = sum(any(row[at - 1] for at in beside) for row in people)
    return Known(columns, types, sum(map(bool, shown)), counts, frozenset(), typed)
