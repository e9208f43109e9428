"""Every hostile file the reader is tried with, by kind, and the process that judges one of them.

The judge runs alone, so that what it measures is the cost of one file: ``python -m tests.analysis.reading.hostile``
takes a name in the first line of its standard input and the file behind it, and answers with one line of JSON.
"""

import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tests.analysis.reading import hostile_archives, hostile_parts, hostile_texts
from tests.analysis.reading.hostile_base import Case

ROOT = Path(__file__).resolve().parents[3]
KINDS = (
    hostile_archives.bombs, hostile_archives.entities, hostile_archives.protected, hostile_archives.damaged,
    hostile_archives.impossible, hostile_parts.pointers, hostile_parts.torn, hostile_parts.placed,
    hostile_parts.worded, hostile_parts.repeated, hostile_parts.packed, hostile_texts.foreign, hostile_texts.blank,
    hostile_texts.encodings, hostile_texts.quotes, hostile_texts.sizes, hostile_texts.answers,
)  # fmt: skip


def corpus() -> list[Case]:
    """Return every case, kind by kind."""
    return [case for kind in KINDS for case in kind()]


def judged(case: Case, folder: Path) -> dict:
    """Return what reading a case gave: ``read`` or ``refused`` or ``raised``, seconds and megabytes of the child.

    ``folder`` is an empty one; ``left`` are the files that stay in it.
    """
    command = [sys.executable, "-m", "tests.analysis.reading.hostile"]
    sent = case.filename.encode() + b"\n" + case.build()
    surroundings = {**os.environ, "TMPDIR": str(folder)}
    done = subprocess.run(command, input=sent, capture_output=True, cwd=ROOT, env=surroundings, check=True)
    return {**json.loads(done.stdout), "said": done.stderr.decode(), "left": [path.name for path in folder.iterdir()]}


def _main() -> None:
    from analysis.reading import read_export

    filename = sys.stdin.buffer.readline().decode().rstrip("\n")
    data = sys.stdin.buffer.read()
    start = time.monotonic()
    answer = _answer(read_export, data, filename)
    answer["seconds"] = time.monotonic() - start
    answer["megabytes"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1_000
    print(json.dumps(answer))


def _answer(read_export, data: bytes, filename: str) -> dict:
    from analysis.errors import SurveyError

    try:
        survey = read_export(data, filename)
    except SurveyError as refusal:
        return {"refused": str(refusal)}
    except BaseException as error:  # a panic of the parser is one, too
        return {"raised": repr(error)}
    receipt = survey.receipt
    seen = {at for item in survey.items for at in item.columns}
    seen |= {found.column for found in (*receipt.metadata, *receipt.identity_removed)}
    told = [line.action for line in receipt.lines]
    return {"read": [receipt.rows, len(seen)], "people": survey.respondents, "told": told, "tallies": _tallies(survey)}


def _tallies(survey) -> list:
    """Return what of every item with few options was chosen how often."""
    items = [item for item in survey.items if 0 < len(item.options) < 10]
    counts = [(item, Counter(survey.responses[item.item_id].codes[0])) for item in items]
    return [{option: n[at] for at, option in enumerate(item.options) if n[at]} for item, n in counts]


if __name__ == "__main__":
    _main()
