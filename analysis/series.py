"""Exports of one survey over time: under which key their people are known, and to which series a new export belongs."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import blake2b
from typing import TypeVar

from analysis.reading.draft import Draft
from analysis.reading.marks import rekeyed
from analysis.survey import Survey
from analysis.versions import is_later_export

Marked = TypeVar("Marked", Survey, Draft)
People = tuple[Sequence[str], Sequence[str]]


def key_of(secret: bytes, purpose: str) -> bytes:
    """Return the key for one purpose that a secret gives."""
    return blake2b(purpose.encode(), key=secret, digest_size=32).digest()


def under_series(noun: Marked, secret: bytes, series: str) -> Marked:
    """Return a survey or draft whose people are known under the key of one series, as they leave reading.

    No two series share a mark, so who reads the database cannot join the years.
    """
    key = key_of(secret, series)
    if isinstance(noun, Draft):
        others = (replace(other, draft=under_series(other.draft, secret, series)) for other in noun.others)
        noun = replace(noun, others=tuple(others))
    return replace(noun, marks=rekeyed(noun.marks, key), contents=rekeyed(noun.contents, key))


def series_of(survey: Survey, known: Iterable[tuple[str, People]], secret: bytes) -> str | None:
    """Return the series that an export belongs to, as it leaves reading, or None.

    Parameters
    ----------
    survey
        What reading gave; without marks and contents it belongs to none.
    known
        Series and the people of one version, for every version that is here or was published.
    secret
        The key that reading was given.
    """
    if not survey.contents:
        return None
    for series, people in known:
        if is_later_export(*people, *people_of(under_series(survey, secret, series))):
            return series
    return None


def people_of(survey: Survey) -> tuple[list[str], list[str]]:
    """Return the marks and the contents of a survey's people, in an order of their own; empty where it has none."""
    marks = survey.marks or ("",) * len(survey.contents)
    pairs = sorted(zip(marks, survey.contents, strict=True))
    return [mark for mark, _ in pairs], [content for _, content in pairs]
