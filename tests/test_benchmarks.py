"""The benchmark knows its figures, measures one from end to end, and refuses a name that is none."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import data
from benchmarks.__main__ import FIGURES, main
from benchmarks.measure import KEYS, Figure, Side, measured

ROOT = Path(__file__).resolve().parents[1]
NAMES = {
    "read_xlsx",
    "read_csv",
    "upload_to_finding",
    "text_to_codes",
    "counts",
    "rank_sets",
    "plackett_luce",
    "plackett_luce_refits",
    "statistics_all",
    "statistics_peers",
    "release_plan",
    "deck",
    "handout",
    "workbook",
    "pictures",
    "page_rerun",
    "page_browser",
    "first_page",
    "growth",
}


def test_every_figure_has_its_name():
    assert set(FIGURES) == NAMES


def test_a_figure_is_measured_from_end_to_end():
    command = [sys.executable, "-m", "benchmarks", "--quick", "rank_sets"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=True)
    lines = list(map(json.loads, done.stdout.splitlines()))
    assert [(line["name"], line["n"], line["peer"]) for line in lines] == [
        ("rank_sets", 60, None),
        ("rank_sets", 200, None),
    ]
    for line in lines:
        assert tuple(line) == KEYS
        assert line["ratio_to_floor"] == pytest.approx(line["ours_s"] / line["floor_s"], rel=0.01)
        assert line["peak_mb"] > 1
        assert line["repeats"] == 3


def test_a_name_that_is_none_is_refused_with_one_line(capsys):
    assert main(["rank_sets", "rank_set"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("No figure is called rank_set. There are: ")
    assert err.count("\n") == 1


def test_a_peer_that_is_not_installed_is_left_out_with_a_word(capfd):
    there, absent = Side("here", "benchmarks.reading:floor_upload"), Side("absent", "no_such_module:task")
    line = measured(Figure("example", 1, there, peer=absent, warm_up=False), 1)
    assert (line["peer"], line["peer_s"], line["ratio_to_peer"]) == (None, None, None)
    assert "example: no absent: No module named 'no_such_module'" in capfd.readouterr().err


@pytest.mark.parametrize("kind", data.KINDS)
def test_the_export_that_is_read_is_the_same_each_time_and_is_read_in_full(kind):
    from analysis.reading import read_here

    export = data.KINDS[kind](60)
    assert data.KINDS[kind](60) == export
    survey = read_here(export, f"survey.{kind}")
    assert survey.respondents == 60
    assert {item.item_type for item in survey.items} == {
        "single_choice",
        "likert",
        "select_all",
        "number",
        "open_ended",
    }
    assert set(survey.first("took_part").options) == set(data.LEARNING)


def test_rankings_put_every_option_in_a_place():
    ranks = data.rankings(50, 6)
    assert (ranks.min(), ranks.max(), ranks.shape) == (1, 6, (50, 6))
    assert (ranks.sum(axis=1) == 21).all()


def test_our_rank_sets_are_those_of_the_floor():
    from benchmarks import numbers

    ours, floor = numbers.ours_rank_sets(60, 8)(), numbers.floor_rank_sets(60, 8)()
    assert [ranks.tolist() for ranks in ours] == [ranks.tolist() for ranks in floor]
