"""Reading in a limited child process: a hostile file can kill the child, and nothing else."""

import json
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

from analysis.document import from_bytes
from analysis.errors import SurveyError
from analysis.reading import watchdog
from analysis.reading.draft import Draft
from analysis.settings import Limits
from analysis.survey import Survey

_ROOT = Path(__file__).resolve().parents[2]
READ, REFUSED = b"S", b"E"
_GRACE = 5
_FAILED = (
    "This file could not be read: it takes more time or memory than a survey export should. "
    "Open it in a spreadsheet program, save it as a new .xlsx or .csv file and upload that."
)


def read_in_child(data: bytes, filename: str, limits: Limits, secret: bytes = b"") -> tuple[Draft, Survey]:
    """Return the draft and the survey that a child process reads within its limits of time and memory.

    Raises
    ------
    SurveyError
        The child refused the file, ran into a limit, or died of it.
    """
    return _sent(_answer({"filename": filename, "secret": secret.hex()}, data, limits))


def cells_in_child(data: bytes, limits: Limits) -> list[list[str]]:
    """Return the text cells of the first sheet that holds anything, read as `read_in_child` reads."""
    return json.loads(_answer({"cells": "yes"}, data, limits))


def _answer(order: dict[str, str], data: bytes, limits: Limits) -> bytes:
    """Return what a child answers to an order; SurveyError as in `read_in_child`."""
    sent = json.dumps({**order, "limits": asdict(limits)}).encode() + b"\n" + data
    command = [sys.executable, "-m", "analysis.reading.worker"]
    try:
        done = (_run_watched if watchdog.needed() else _run)(command, sent, limits)
    except subprocess.TimeoutExpired as error:
        raise SurveyError(_FAILED) from error
    answer, body = done.stdout[:1], done.stdout[1:]
    if done.returncode == 0 and answer == READ:
        return body
    if done.returncode == 0 and answer == REFUSED:
        raise SurveyError(body.decode("utf-8", "replace"))
    raise SurveyError(_FAILED)


def _run(command: list[str], sent: bytes, limits: Limits) -> subprocess.CompletedProcess:
    return subprocess.run(
        command, input=sent, capture_output=True, cwd=_ROOT, timeout=limits.seconds + _GRACE, check=False
    )


def _run_watched(command: list[str], sent: bytes, limits: Limits) -> subprocess.CompletedProcess:
    """Run a child as ``_run`` does, and end it once it holds too much memory."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, cwd=_ROOT) as running:
        watchdog.watched(running, limits.memory)
        try:
            out, err = running.communicate(sent, timeout=limits.seconds + _GRACE)
        except BaseException:
            running.kill()
            raise
    return subprocess.CompletedProcess(command, running.returncode, out, err)


def _sent(body: bytes) -> tuple[Draft, Survey]:
    """Return what a child sent; a child that died while sending it sent nothing."""
    length, _, documents = body.partition(b"\n")
    try:
        cut = int(length)
        return from_bytes(documents[:cut], Draft), from_bytes(documents[cut:])
    except (SurveyError, ValueError) as error:
        raise SurveyError(_FAILED) from error
