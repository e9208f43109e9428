"""What is measured on: surveys as schools would export them, and ballots, the same at every run.

Run as ``python -m benchmarks.data KIND N PATH`` it writes one file; figures make their files in a process of its own,
because a child starts with the peak memory of its parent on record.
"""

import csv
import io
import random
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from itertools import product
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
SEED = 2025

LEARNING = (
    "Coaching, in our own school",
    "Team meetings (planning, student work)",
    "Workshops, in person",
    "Reading, self-study",
    "Mentoring",
    "Conferences",
    "Visits to other classrooms",
    "Staff meetings",
)
BARRIERS = ("Time", "Money, materials", "No substitute teachers", "Topics that do not fit", "Too much, at once")
ROLES = ("Classroom teacher",) * 9 + ("Special education teacher",) * 2 + ("Principal",)
TEAMS = (*(f"Grade {grade}" for grade in range(1, 9)), "Specialists")
YEARS = ("0-3", "4-10", "11-20", "21+")
AGREE = ("Strongly disagree", "Disagree", "Agree", "Strongly agree")
OFTEN = ("Never", "Rarely", "Sometimes", "Often", "Always")
GRIDS = (("My own learning", AGREE), ("Team meetings", AGREE), ("Our learning this year", AGREE), ("How often", OFTEN))
ROWS = (
    "I focus on one question over time",
    "I try things I learned from colleagues",
    "I check student work to see what helped",
    "I ask for feedback on my teaching",
    "I come prepared",
    "I share evidence with others",
    "I ask questions that move us forward",
    "I leave with a clear next step",
    "I had enough time to use what I learned",
    "It was relevant to my students",
    "I had a say in what I learned",
    "I am trusted as a professional",
)
COMMENTS = tuple(
    " ".join(parts)
    for parts in product(
        ("More time, please.", "Thank you!", "It helped a lot;", "I am not sure:", "Honestly,", "Next year", "So far"),
        ("coaching with a colleague", "the workshop in May", "our team's planning", "reading groups", "the new plan"),
        ("changed how I start a lesson,", "was well led,", 'felt like "one more thing",', "fits my students,"),
        ("and I would do it again.", "but the time was short.", "and I want to see it in class.", "as others said."),
        ("", "Keep it.", "Fewer topics\nwould be more."),
    )
)


def table(n: int) -> list[Sequence[str]]:
    """Return a header of 60 columns and n rows of answers, as Google Forms would export them."""
    rng = random.Random(SEED)
    columns = [
        ("Timestamp", [f"5/{1 + at % 28}/2025 {8 + at % 9:02}:{at // 60 % 60:02}:{at % 60:02}" for at in range(n)]),
        ("What is your role?", rng.choices(ROLES, k=n)),
        ("Which team are you on?", _some(rng, TEAMS, n)),
        ("Years of teaching experience", _some(rng, YEARS, n)),
        ("What learning did you take part in this year? (check all that apply)", _ticks(rng, LEARNING, n)),
        ("Which learning was most valuable for you?", _some(rng, LEARNING, n)),
        ("What would you like more of? (check all that apply)", _ticks(rng, LEARNING, n)),
        ("What stands in the way? (check all that apply)", _ticks(rng, BARRIERS, n)),
        *((f"{stem} [{row}]", _some(rng, scale, n)) for stem, scale in GRIDS for row in ROWS),
        ("How many hours did you spend on it?", _some(rng, tuple(map(str, range(1, 61))), n)),
        *((f"Comments: what {verb}?", _some(rng, COMMENTS, n, blank=0.55)) for verb in ("helped", "did not", "next")),
    ]
    return [tuple(name for name, _ in columns), *zip(*(cells for _, cells in columns), strict=True)]


def _some(rng: random.Random, options: Sequence[str], n: int, blank: float = 0.04) -> list[str]:
    """Return n answers, the first options more often than the last, some of them blank."""
    each = range(len(options), 0, -1)
    weights = [(1 - blank) * weight / sum(each) for weight in each]
    return rng.choices(("", *options), (blank, *weights), k=n)


def _ticks(rng: random.Random, options: Sequence[str], n: int) -> list[str]:
    """Return n cells with the ticked options joined as the form joins them."""
    sets = range(2 ** len(options))
    cells = [", ".join(option for at, option in enumerate(options) if held >> at & 1) for held in sets]
    return rng.choices(cells, k=n)


def select_all(n: int) -> tuple[list[tuple[str, ...]], list[list[str]]]:
    """Return six questions of ten labels each, 60 labels in all, and n cells to each question."""
    rng = random.Random(SEED)
    offered = (*LEARNING, "Online courses", "Lesson study")
    labels = [tuple(f"{label}: {team}" for label in offered) for team in TEAMS[:6]]
    return labels, [_ticks(rng, names, n) for names in labels]


def csv_bytes(n: int) -> bytes:
    """Return the export as comma-separated text."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(table(n))
    return text.getvalue().encode()


def xlsx_bytes(n: int) -> bytes:
    """Return the export as a workbook with shared strings, as spreadsheet programs and platforms write it."""
    shared: dict[str, int] = {}
    rows = "".join(f"<row>{_cells(row, shared)}</row>" for row in table(n))
    strings = "".join(f'<si><t xml:space="preserve">{escape(text)}</t></si>' for text in shared)
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{_TYPES}</Types>',
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Answers" sheetId="1" r:id="r0"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _relations(
            ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_SHEET}"><sheetData>{rows}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_SHEET}">{strings}</sst>',
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            entry = zipfile.ZipInfo(name)  # Dated 1980, where "now" would make each file another.
            archive.writestr(entry, f'<?xml version="1.0" encoding="UTF-8"?>{text}', zipfile.ZIP_DEFLATED)
    return file.getvalue()


_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' + "".join(
    f'<Override PartName="/xl/{part}.xml" '
    f'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"/>'
    for part, kind in (
        ("workbook", "sheet.main"),
        ("worksheets/sheet1", "worksheet"),
        ("sharedStrings", "sharedStrings"),
    )
)


def _relations(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _cells(row: Sequence[str], shared: dict[str, int]) -> str:
    numbers = (shared.setdefault(text, len(shared)) if text else None for text in row)
    return "".join("<c/>" if number is None else f'<c t="s"><v>{number}</v></c>' for number in numbers)


def rankings(n: int, options: int):
    """Return n full rankings drawn from a Plackett-Luce model with worths 1 to 3: array of ranks, people x options."""
    import numpy as np

    rng = np.random.default_rng(SEED)
    liked = np.log(np.linspace(3, 1, options)) + rng.gumbel(size=(n, options))
    return liked.argsort(axis=1)[:, ::-1].argsort(axis=1) + 1


KINDS: dict[str, Callable[[int], bytes]] = {"csv": csv_bytes, "xlsx": xlsx_bytes}


def made(folder: Path, kind: str, n: int) -> str:
    """Return the path of the export of this kind with n respondents, written now unless it is there."""
    path = folder / f"survey_{n}.{kind}"
    if not path.exists():
        subprocess.run([sys.executable, "-m", "benchmarks.data", kind, str(n), path], cwd=ROOT, check=True)
    return str(path)


if __name__ == "__main__":
    Path(sys.argv[3]).write_bytes(KINDS[sys.argv[1]](int(sys.argv[2])))
