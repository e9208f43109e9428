"""Every hostile file gets the answer it should, in time and within memory, and hurts nobody."""

import re
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from analysis.errors import SurveyError
from analysis.reading import child, read_export, watchdog
from analysis.settings import Limits
from tests.analysis.reading.hostile import KINDS, corpus, judged
from tests.analysis.reading.hostile_base import TABLE, Case, csv

CASES = corpus()
TALLIES = [dict(Counter(row[at] for row in TABLE[1:])) for at in range(3)]
SOUND = csv(TABLE).encode()
needs_linux = pytest.mark.skipif(sys.platform != "linux", reason="the judge measures as Linux does")


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict]:
    """Return what reading every case gave, four at a time."""
    folders = [tmp_path_factory.mktemp("reading") for _ in CASES]
    with ThreadPoolExecutor(4) as pool:
        return dict(zip((case.name for case in CASES), pool.map(judged, CASES, folders), strict=True))


def test_the_corpus_is_large_and_named_once() -> None:
    assert len(CASES) >= 270
    assert not [name for name, n in Counter(case.name for case in CASES).items() if n > 1]
    assert all(kind() for kind in KINDS)


@needs_linux
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_file_gets_its_answer(verdicts: dict[str, dict], case: Case) -> None:
    verdict = verdicts[case.name]
    assert "raised" not in verdict
    assert (verdict["said"], verdict["left"]) == ("", [])
    assert verdict["seconds"] < 5
    if isinstance(case.answer, tuple):
        assert verdict.get("read") == list(case.answer)
    elif isinstance(case.answer, str):
        assert case.answer in verdict.get("refused", "was read")
    if case.exact:
        assert [tally for tally in verdict["tallies"] if tally] == TALLIES
    if case.told:
        assert case.told in verdict["told"]
    if "refused" in verdict:
        assert is_plain(verdict["refused"])
        assert verdict["megabytes"] < 300


def is_plain(sentence: str) -> bool:
    """Return whether a refusal is one or two sentences of words, without paths, code or values."""
    sentences = re.findall(r"[.!?](?: |\Z)", sentence)
    code = re.search(r"[\n\r\\<>{}\[\]]|Traceback|Error|Exception|/\w+/|0x", sentence)
    return 1 <= len(sentences) <= 2 and sentence.endswith(".") and len(sentence) < 260 and not code


@needs_linux
def test_four_at_a_time_while_the_parent_answers() -> None:
    names = ("flat bomb", "string amplifier", "xlsx cut at 9/20", "a cell in the last corner")
    files = [case.build() for case in CASES if case.name in names]
    refusals = []

    def refused(data: bytes) -> None:
        with pytest.raises(SurveyError) as caught:
            read_export(data, "answers.xlsx")
        refusals.append(str(caught.value))

    threads = [threading.Thread(target=refused, args=(data,)) for data in files]
    for thread in threads:
        thread.start()
    assert read_export(SOUND, "answers.csv").respondents == 40
    for thread in threads:
        thread.join()
    assert len(refusals) == 4
    assert all(map(is_plain, refusals))


def sleeping() -> subprocess.Popen:
    """Return a process that would run for a minute."""
    return subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])


def test_the_watchdog_ends_a_child_that_grows() -> None:
    grown = iter([10, 20, 2_000])
    with sleeping() as process:
        watchdog.watched(process, 1_000, lambda _: next(grown)).join(10)
        assert process.wait(10) != 0


def test_the_watchdog_leaves_a_small_child_alone() -> None:
    with subprocess.Popen([sys.executable, "-c", "pass"]) as process:
        watchdog.watched(process, 1_000, lambda _: 10).join(10)
        assert process.wait(10) == 0


@needs_linux
def test_the_system_without_limits_is_watched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watchdog, "needed", lambda: True)
    monkeypatch.setattr(watchdog, "resident", lambda _: 10)
    assert read_export(SOUND, "answers.csv").respondents == 40
    monkeypatch.setattr(watchdog, "resident", lambda _: 1_000)
    with pytest.raises(SurveyError, match="time or memory"):
        read_export(SOUND, "answers.csv", Limits(memory=500))


@needs_linux
def test_a_watched_child_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child, "_GRACE", 0)
    with pytest.raises(subprocess.TimeoutExpired):
        child._run_watched([sys.executable, "-c", "import time; time.sleep(60)"], b"", Limits(seconds=1))


@pytest.mark.skipif(not Path("/bin/ps").exists(), reason="measures by ps")
def test_memory_is_measured_by_ps() -> None:
    with sleeping() as process:
        assert watchdog.resident(process.pid) > 1_000_000
        process.kill()
    assert watchdog.resident(process.pid) == 0
