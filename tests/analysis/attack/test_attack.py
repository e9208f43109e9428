"""The attack finds nothing in what is published, and finds what careless rules would publish."""

import json
from pathlib import Path
from random import Random

import pytest

import analysis.asked_by_block
import analysis.joint_test
from analysis.__main__ import main
from analysis.attack import attack
from analysis.attack.computing import Group, Question, Sum, exposed, told
from analysis.disclosure import by_block
from sample_data import MAPLE_HOLLOW
from tests.analysis.attack.random_exports import export

KEYS = {"structural": "exposed", "whole_numbers": "certain", "member": "certain", "versions": "exposed"}


def attacked(capsys: pytest.CaptureFixture, *arguments: str) -> tuple[int, dict]:
    code = main(["attack", *arguments, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_nothing_is_found_in_the_sample_school(capsys):
    code, document = attacked(capsys, *map(str, MAPLE_HOLLOW[1:]))
    assert code == 0
    assert {name: document[name][key] for name, key in KEYS.items()} == dict.fromkeys(KEYS, 0)
    assert document["structural"]["tried"] > 1000
    assert document["member"]["tried"] > 1000
    assert document["versions"]["tried"] == 0


def careless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Publish every block of the plan for every question, as dashboards with a smallest group do."""

    def shown(cells, plan, lot=b"", people=None):
        return by_block._known(by_block.in_blocks(cells, plan), plan)[2]

    monkeypatch.setattr(analysis.asked_by_block, "release_by_block", shown)


def test_what_the_gate_holds_back_is_found_without_the_gate(capsys, monkeypatch):
    careless(monkeypatch)
    code, document = attacked(capsys, str(MAPLE_HOLLOW[1]))
    assert code == 1
    assert document["member"]["certain"] > 0
    assert document["questions"]


def test_blocks_that_were_not_certified_are_found(capsys, monkeypatch, tmp_path: Path):
    careless(monkeypatch)
    plan = by_block.Plan(5, (("Grade 1",), ("Grade 2",), ("Grade 3",), ("Grade 4",)), (), 1)
    monkeypatch.setattr(analysis.joint_test, "plan_of", lambda surveys, promise: plan)
    path = export(tmp_path / "small.csv", Random(1), sizes={"Grade 1": 8, "Grade 2": 3, "Grade 3": 8, "Grade 4": 8})
    code, document = attacked(capsys, path)
    assert code == 1
    assert document["structural"]["exposed"] > 0


def test_a_late_answer_is_found_where_no_version_is_held(capsys, monkeypatch, tmp_path: Path):
    sizes = dict.fromkeys(("Grade 1", "Grade 2", "Grade 3", "Grade 4"), 8)
    first, later = (export(tmp_path / f"{n}.csv", Random(3), sizes, most=n) for n in (31, 32))
    code, document = attacked(capsys, first, later)
    assert (code, document["versions"]) == (0, {"tried": 0, "exposed": 0})
    monkeypatch.setattr(analysis.joint_test, "exposed", lambda *versions: ())
    monkeypatch.setattr(analysis.joint_test, "certain_together", lambda *versions: ())
    code, document = attacked(capsys, first, later)
    assert code == 1
    assert document["versions"]["exposed"] > 0
    assert document["whole_numbers"]["certain"] > 0
    assert main(["attack", first, later]) == 1
    assert "Do not publish it." in capsys.readouterr().out


def test_a_file_that_is_none_is_refused(capsys):
    assert main(["attack", "nothing.csv", "--json"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_page_can_be_told_how_much_is_done(tmp_path: Path):
    from analysis.reading import read_here

    path = export(tmp_path / "one.csv", Random(2), {"Grade 1": 9, "Grade 2": 9})
    survey = read_here(Path(path).read_bytes(), "one.csv")
    _, years = analysis.joint_test.release_together([survey], 5, b"key")
    told_: list[float] = []
    assert not attack(years, 5, told_.append).anything
    assert told_ == sorted(told_)
    assert told_[-1] == 1


EVERYONE, A, B = Sum(0), Sum(0, "team", "A"), Sum(0, "team", "B")


def groups(a: int, b: int, n_a: int = 0, n_b: int = 0) -> tuple[Group, ...]:
    return (
        Group(frozenset({EVERYONE, A}), frozenset(range(a)), n_a),
        Group(frozenset({EVERYONE, B}), frozenset(range(a, a + b)), n_b),
    )


def test_a_group_that_the_rest_leaves_is_exposed():
    assert exposed(groups(9, 5), 5)[1] == 0
    assert exposed(groups(9, 4), 5)[1] > 0


def test_bands_that_leave_only_one_answer_are_certain():
    bounds = {EVERYONE: (13, 13), A: (6, 9), B: (4, 5)}
    _, (outside, members) = told(Question("q", groups(9, 9, 9, 4), bounds))
    assert (outside, members > 0) == (0, True)
    _, (outside, _) = told(Question("q", groups(9, 9, 9, 4), bounds | {B: (4, 4)}))
    assert outside == 1
    assert told(Question("q", groups(9, 9, 8, 5), bounds | {A: (3, 9), B: (3, 9)}))[1] == (0, 0)


def test_what_the_whole_school_tells_in_any_case_does_not_count():
    assert told(Question("q", groups(9, 9, 9, 9), {EVERYONE: (18, 18)}))[1] == (0, 0)
    assert told(Question("q", groups(9, 9, 9, 8), {EVERYONE: (17, 17)}))[1] == (0, 0)
