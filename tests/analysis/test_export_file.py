"""Whatever stands under the name of an export: its bytes, or one plain line and exit code 2."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.errors import SurveyError
from analysis.export_file import bytes_of, one_line, shown

ROOT = Path(__file__).parents[2]
needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes and devices with names")


def refusal(path: object, most: int = 100) -> str:
    """Return the sentence with which a path is refused."""
    with pytest.raises(SurveyError) as caught:
        bytes_of(str(path), most)
    return str(caught.value)


def test_a_file_is_read_as_far_as_its_size_can_be_told(tmp_path: Path) -> None:
    export = tmp_path / "answers.csv"
    export.write_bytes(b"a,b\n1,2\n")
    assert bytes_of(str(export), 100) == b"a,b\n1,2\n"
    assert bytes_of(str(export), 3) == b"a,b\n"


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "There is no file" in refusal(tmp_path / "nothing.csv")
    assert "cannot be opened" in refusal(tmp_path)
    assert "cannot be opened" in refusal("a\0b.csv")


@needs_pipes
def test_nobody_waits_for_a_pipe_or_reads_a_device_to_its_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "zeros.csv").symlink_to("/dev/zero")
    (tmp_path / "circle.csv").symlink_to("circle.csv")
    assert "is no file" in refusal(tmp_path / "pipe.csv")
    assert "is no file" in refusal(tmp_path / "zeros.csv")
    assert "cannot be opened" in refusal(tmp_path / "circle.csv")


@needs_pipes
def test_a_link_to_a_file_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "real.csv").write_bytes(b"a,b\n")
    (tmp_path / "link.csv").symlink_to("real.csv")
    assert bytes_of(str(tmp_path / "link.csv"), 100) == b"a,b\n"


def test_a_refusal_is_one_line_whatever_the_file_is_called(tmp_path: Path) -> None:
    name = str(tmp_path / "a\nb\x1b[31m\u202ec.csv")
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "read", name], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "\x1b" not in done.stderr
    assert "\u202e" not in done.stderr


def test_names_are_shown_short() -> None:
    assert shown("answers.csv") == "answers.csv"
    assert shown("x" * 300 + ".csv").endswith("xxx.csv")
    assert len(shown("x" * 300)) < 90
    assert one_line(" a\r\n\tb\u200b ") == "a b"
