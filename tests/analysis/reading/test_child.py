"""A file that hurts the reader hurts the child process alone."""

import subprocess
import sys

import pytest

from analysis.document import to_bytes
from analysis.errors import SurveyError
from analysis.reading import child, read_cells, read_export, read_here
from analysis.settings import Limits
from tests.analysis.reading.tables import csv_text, timestamped

ROWS = timestamped(["Team", "How useful?"], [[f"Grade {at % 3}", str(at % 5 + 1)] for at in range(20)])
DATA = csv_text(ROWS).encode()


def test_the_child_reads_what_this_process_reads() -> None:
    assert to_bytes(read_export(DATA, "survey.csv")) == to_bytes(read_here(DATA, "survey.csv"))


def test_the_cells_of_a_list_come_as_text_whatever_they_hold() -> None:
    rows = [["Name", "Team"], ["Ann Müller 学", "Grade 3"], ["=1+1", ""]]
    assert read_cells(csv_text(rows).encode()) == rows
    with pytest.raises(SurveyError):
        read_cells(b"%PDF-1.4")


def test_a_refusal_arrives_word_for_word() -> None:
    with pytest.raises(SurveyError) as here:
        read_here(b"%PDF-1.4", "x.pdf")
    with pytest.raises(SurveyError) as there:
        read_export(b"%PDF-1.4", "x.pdf")
    assert str(there.value) == str(here.value)


def test_a_filename_in_any_script_arrives() -> None:
    assert read_export(DATA, "Umfrage für Lehrkräfte 学校.csv").name == "Umfrage für Lehrkräfte 学校"


def died_of(monkeypatch: pytest.MonkeyPatch, code: str, limits: Limits = Limits()) -> str:
    """Return the sentence the user reads where the child runs this code instead of the reader."""
    original = subprocess.run

    def run(command, **options):
        return original([sys.executable, "-c", code], **options)

    monkeypatch.setattr(child.subprocess, "run", run)
    with pytest.raises(SurveyError) as caught:
        read_export(DATA, "survey.csv", limits)
    return str(caught.value)


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "import os, signal; os.kill(os.getpid(), getattr(signal, 'SIGKILL', signal.SIGTERM))",
        "raise SystemExit(3)",
        "1 / 0",
        "print('X nonsense')",
        "pass",
        "import sys; sys.stdout.write('S not a document')",
    ],
)
def test_a_child_that_dies_gives_one_sentence(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    sentence = died_of(monkeypatch, code)
    assert "\n" not in sentence
    assert sentence == child._FAILED


def test_a_child_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_GRACE", 0)
    assert "could not be read" in died_of(monkeypatch, "import time; time.sleep(60)", Limits(seconds=1))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the memory of a process reliably")
def test_a_child_that_wants_too_much_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = csv_text(
        [[f"question {at}" for at in range(200)], *([f"answer {y} {x}" for x in range(200)] for y in range(2_000))]
    )
    with pytest.raises(SurveyError) as caught:
        read_export(wide.encode(), "survey.csv", Limits(memory=90_000_000))
    assert "memory" in str(caught.value)
    assert read_export(DATA, "survey.csv").respondents == 20
