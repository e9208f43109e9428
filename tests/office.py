"""LibreOffice, for tests that open a file as somebody would: found, or the test is skipped, or fails if required."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import NoReturn

import pytest

PROGRAMS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
SECONDS = 180


def converted(path: Path, kind: str) -> Path:
    """Return a file that LibreOffice has opened and saved as another kind, beside it.

    Fails where the file is opened with a warning or a repair: then nothing is written, or something is said.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        without("No LibreOffice here: install libreoffice-impress and libreoffice-calc.")
    profile = f"-env:UserInstallation=file://{_profile()}"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(path.parent), str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    made = path.with_suffix(f".{kind.split(':')[0]}")
    assert made.exists(), ran.stdout + ran.stderr
    assert "rror" not in ran.stderr
    return made


@cache
def _profile() -> str:
    """Return a folder for the settings of LibreOffice, one for all tests of a run: the first start makes them."""
    from tempfile import mkdtemp

    return mkdtemp(prefix="same_room_office_")


def words_of(pdf: Path) -> list[str]:
    """Return the words of every page of a PDF, by the program pdftotext."""
    program = shutil.which("pdftotext")
    if program is None:
        without("No pdftotext here: install poppler-utils.")
    ran = subprocess.run(
        [program, "-layout", str(pdf), "-"], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return ran.stdout.split("\f")[:-1]


def without(reason: str) -> NoReturn:
    """Skip the test, or fail it where office programs are required."""
    if os.environ.get("SAME_ROOM_REQUIRE_OFFICE") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
