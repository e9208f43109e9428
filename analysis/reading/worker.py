"""What the child process runs: one line of JSON and a file come in, two documents or a refusal go out.

It imports the reader and the standard library only, so that it starts in a few hundredths of a second.
"""

import json
import sys

from analysis.document import to_bytes
from analysis.errors import SurveyError
from analysis.reading import draft_here
from analysis.reading.assemble import survey_of
from analysis.reading.cells import sheets
from analysis.settings import Limits


def main() -> None:
    """Read the order and the file from standard input, answer on standard output."""
    order = json.loads(sys.stdin.buffer.readline())
    limits = Limits(**order["limits"])
    _confine(limits)
    data = sys.stdin.buffer.read()
    try:
        answer = _cells(data, limits) if order.get("cells") else _survey(data, order, limits)
    except SurveyError as refusal:
        answer = b"E" + str(refusal).encode("utf-8", "replace")
    sys.stdout.buffer.write(answer)


def _survey(data: bytes, order: dict[str, str], limits: Limits) -> bytes:
    draft = draft_here(data, order["filename"], limits, bytes.fromhex(order["secret"]))
    kept, survey = to_bytes(draft), to_bytes(survey_of(draft))
    return b"S%d\n%b%b" % (len(kept), kept, survey)


def _cells(data: bytes, limits: Limits) -> bytes:
    rows = sheets(data, limits)[0].rows
    return b"S" + json.dumps([list(row) for row in rows]).encode()


def _confine(limits: Limits) -> None:
    """Limit memory and processor time of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the parent's clock is the only limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
