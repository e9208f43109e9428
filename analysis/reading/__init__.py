"""Bytes of an export to a Survey: what the file says, in a form that can be counted, with a receipt of every step."""

from analysis.errors import SurveyError
from analysis.settings import Limits
from analysis.survey import Survey

__all__ = ["read_export", "read_here"]


def read_export(data: bytes, filename: str, limits: Limits = Limits()) -> Survey:
    """Return the survey in an exported file, read in a child process so that no file can harm the caller.

    Parameters
    ----------
    data
        The file as it came from the platform.
    filename
        Its name; it gives the survey a title and decides nothing.
    limits
        What reading may cost.

    Raises
    ------
    SurveyError
        The file cannot be read; the message says what to do.
    """
    from analysis.reading.child import read_in_child

    return read_in_child(data, filename, limits)


def read_here(data: bytes, filename: str, limits: Limits = Limits()) -> Survey:
    """Return the survey like ``read_export``, but in this process: for the child itself and for tests."""
    from analysis.reading.assemble import survey_of
    from analysis.reading.cells import sheets

    try:
        return survey_of(sheets(data, limits), data, filename)
    except MemoryError as error:
        raise SurveyError(
            "This file needs more memory than a survey export can. Upload one survey at a time."
        ) from error
