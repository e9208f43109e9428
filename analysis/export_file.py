"""A file named on the command line to bytes, whatever stands under that name: a folder, a device, a pipe, a giant."""

import os
import stat
from pathlib import Path

from analysis.errors import SurveyError

_LONGEST_NAME = 80
_AT_ONCE = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def bytes_of(path: str, most: int) -> bytes:
    """Return the content of a file, no more than one byte beyond ``most``, so that its size can still be refused.

    Raises
    ------
    SurveyError
        There is no such file, it may not be read, or it is no file but a folder, a device or a pipe.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY | _AT_ONCE)  # a pipe nobody writes to must not keep anybody waiting
        with os.fdopen(descriptor, "rb") as file:
            if stat.S_ISREG(os.fstat(descriptor).st_mode):
                return file.read(most + 1) or b""
    except FileNotFoundError as error:
        raise SurveyError(f"There is no file {shown(path)}. Check the name and the folder.") from error
    except (OSError, ValueError) as error:
        raise SurveyError(f"{shown(path)} cannot be opened. Check that it is a file you may read.") from error
    raise SurveyError(f"{shown(path)} is no file. Save the export as a file and name that.")


def shown(path: str) -> str:
    """Return a path as it is named in a sentence: the end of it where it is long."""
    text = str(Path(path))
    return text if len(text) <= _LONGEST_NAME else f"…{text[-_LONGEST_NAME:]}"


def one_line(text: str) -> str:
    """Return a sentence as one line without anything that steers a terminal."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
