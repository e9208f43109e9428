"""Exports with bytes changed anywhere: a survey or a refusal in words, nothing else."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from analysis.errors import SurveyError
from analysis.reading import read_here
from analysis.survey import Survey
from tests.analysis.reading.hostile_base import TABLE, csv, saved
from tests.analysis.reading.hostile_old import old_workbook

SAMPLES = Path(__file__).resolve().parents[3] / "sample_data"
KINDS = ("google", "qualtrics", "csv", "utf-16", "xlsx", "xls")
QUICK = settings(
    max_examples=40, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from((0, 1, 5, 200)),
        st.binary(max_size=6) | st.sampled_from((b'"', b"\r", b"\n\n", b",", b"\0", b";", b"\xff\xfe", b"=1+1")),
    ),
    min_size=1,
    max_size=5,
)


@cache
def sample(kind: str) -> bytes:
    """Return a sound export."""
    if kind == "google":
        return (SAMPLES / "year1_2023_google_forms.csv").read_bytes()
    if kind == "qualtrics":
        return (SAMPLES / "year3_2025_qualtrics.csv").read_bytes()[:20_000]
    if kind == "xlsx":
        return saved()
    return old_workbook(TABLE) if kind == "xls" else csv(TABLE).encode("utf-16" if kind == "utf-16" else "utf-8")


def changed(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    """Return data in which, at each place, some bytes have been replaced by others."""
    for place, removed, added in changes:
        at = int(place * len(data))
        data = data[:at] + added + data[at + removed :]
    return data


def read_or_refused(data: bytes) -> bool:
    """Return whether data is a survey, or refused in one line that ends as a sentence does."""
    try:
        return isinstance(read_here(data, "answers"), Survey)
    except SurveyError as refusal:
        return str(refusal).endswith(".") and "\n" not in str(refusal)


@pytest.mark.parametrize("kind", KINDS)
@QUICK
@given(changes=CHANGES)
def test_a_changed_export_is_read_or_refused(kind: str, changes: list[tuple[float, int, bytes]]) -> None:
    assert read_or_refused(changed(sample(kind), changes))


@QUICK
@given(data=st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert read_or_refused(data)
