"""Bytes of an export to a Survey: what the file says, in a form that can be counted, with a receipt of every step.

Two steps: a ``Draft`` is what the file says without identity, a ``Survey`` what it means under the decisions of the
uploader. The first runs in a child process; the second is a pure function that can be run again at every decision.
"""

from analysis.errors import SurveyError
from analysis.reading.draft import Draft, draft_of
from analysis.settings import Limits
from analysis.survey import Survey

__all__ = ["Draft", "read_cells", "read_draft", "read_export", "read_here"]


def read_draft(data: bytes, filename: str, limits: Limits = Limits(), secret: bytes = b"") -> tuple[Draft, Survey]:
    """Return the draft in an exported file and the survey it is as yet, read in a child process.

    Parameters
    ----------
    data
        The file as it came from the platform.
    filename
        Its name; it gives the survey a title and decides nothing.
    limits
        What reading may cost.
    secret
        Key of the marks that recognise people in a later export; without one there are none.

    Raises
    ------
    SurveyError
        The file cannot be read; the message says what to do.
    """
    from analysis.reading.child import read_in_child

    return read_in_child(data, filename, limits, secret)


def read_cells(data: bytes, limits: Limits = Limits()) -> list[list[str]]:
    """Return the text cells of a list that is no survey, such as a staff list; see ``read_draft``."""
    from analysis.reading.child import cells_in_child

    return cells_in_child(data, limits)


def read_export(data: bytes, filename: str, limits: Limits = Limits()) -> Survey:
    """Return the survey in an exported file; see ``read_draft``."""
    return read_draft(data, filename, limits)[1]


def draft_here(data: bytes, filename: str, limits: Limits = Limits(), secret: bytes = b"") -> Draft:
    """Return the draft in a file, read in this process: for the child itself and for tests."""
    from analysis.reading.cells import sheets

    try:
        return draft_of(sheets(data, limits), data, filename, secret)
    except MemoryError as error:
        raise SurveyError("This file needs more memory than a survey can. Upload one survey at a time.") from error


def read_here(data: bytes, filename: str, limits: Limits = Limits()) -> Survey:
    """Return the survey in a file, read in this process."""
    from analysis.reading.assemble import survey_of

    return survey_of(draft_here(data, filename, limits))
