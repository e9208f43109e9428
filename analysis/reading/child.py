"""Reading in a limited child process: a hostile file can kill the child, and nothing else."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from analysis.document import from_bytes
from analysis.errors import SurveyError
from analysis.settings import Limits
from analysis.survey import Survey

_ROOT = Path(__file__).resolve().parents[2]
READ, REFUSED = b"S", b"E"
_GRACE = 5
_FAILED = (
    "This file could not be read: it takes more time or memory than a survey export should. "
    "Open it in a spreadsheet program, save it as a new .xlsx or .csv file and upload that."
)


def read_in_child(data: bytes, filename: str, limits: Limits) -> Survey:
    """Return the survey that a child process reads within its limits of time and memory.

    Raises
    ------
    SurveyError
        The child refused the file, ran into a limit, or died of it.
    """
    order = json.dumps({"filename": filename, "limits": asdict(limits)}).encode() + b"\n"
    command = [sys.executable, "-m", "analysis.reading.worker"]
    try:
        done = subprocess.run(
            command, input=order + data, capture_output=True, cwd=_ROOT, timeout=limits.seconds + _GRACE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise SurveyError(_FAILED) from error
    answer, body = done.stdout[:1], done.stdout[1:]
    if done.returncode == 0 and answer == READ:
        return _survey(body)
    if done.returncode == 0 and answer == REFUSED:
        raise SurveyError(body.decode("utf-8", "replace"))
    raise SurveyError(_FAILED)


def _survey(body: bytes) -> Survey:
    """Return the survey a child sent; a child that died while sending it sent none."""
    try:
        return from_bytes(body)
    except SurveyError as error:
        raise SurveyError(_FAILED) from error
