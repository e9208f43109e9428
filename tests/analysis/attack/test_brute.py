"""Random schools written as files, released by the command line, and attacked by somebody who tries everything."""

import json
from pathlib import Path
from random import Random

import pytest

from analysis.__main__ import main
from tests.analysis.attack.brute import Attacker, counts_in
from tests.analysis.attack.random_exports import HEADER, TOOK_PART, export

PROMISE = 5


def released(capsys: pytest.CaptureFixture, *arguments: str) -> dict:
    assert main(["release", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def school(random: Random) -> dict[str, int]:
    """Return a small school: few enough people to try all of their answers."""
    return {f"Grade {at}": random.randint(3, 7) for at in range(1, random.randint(3, 4) + 1)}


@pytest.mark.parametrize("seed", range(4))
def test_nobody_is_unmasked_by_trying_everything(capsys, tmp_path: Path, seed: int):
    random, shown, tried = Random(seed), 0, 0
    for number in range(5):
        path = tmp_path / f"{number}.csv"
        export(path, random, school(random), leads=random.choice((0.1, 0.3)))
        document = released(capsys, str(path))
        attacker = Attacker(path, document, HEADER[2], HEADER[3])
        for wording, base, total, tables in attacker.questions():
            cells = attacker.cells(TOOK_PART if "check all" in wording else wording, base)
            assert attacker.fewest(cells, tables, PROMISE) is None
            assert attacker.certain(cells, total, tables) == []
            shown += 1
        tried += bool(document["blocks"]["team"])
    assert tried > 1
    assert shown > 5


def test_no_block_is_smaller_than_promised_and_no_number_below_twenty_leaves(capsys, tmp_path: Path):
    random = Random(77)
    for promise in (5, 7):
        path = tmp_path / f"{promise}.csv"
        export(path, random, {f"Grade {at}": random.randint(3, 9) for at in range(1, 9)})
        document = released(capsys, str(path), "--promise", str(promise))
        sizes = {name: sum(row[HEADER[2]] == name for row in Attacker(path, document, *HEADER[2:4]).rows)
                 for name in (f"Grade {at}" for at in range(1, 9))}  # fmt: skip
        for block in document["blocks"]["team"]:
            assert sum(sizes[name] for name in block) >= promise
        for table in document["tables"]:
            assert table["breakdown"] is None or not table["base"].isdigit() or int(table["base"]) >= 20


def test_this_attacker_finds_what_is_there_to_find():
    cells = {("Grade 1", "teacher"): 6, ("Grade 2", "teacher"): 6, ("Grade 2", "lead"): 2}
    band = {"breakdown": "team", "block": ["Grade 1"], "values": {"favourable": "two thirds or more"}}
    other = {"breakdown": "team", "block": ["Grade 2"], "values": {"favourable": "up to a third"}}
    attacker = object.__new__(Attacker)
    assert attacker.certain(cells, 6, [band, other]) == []
    assert "('Grade 1', 'teacher') to everybody" in attacker.certain(cells, 8, [band, other])
    roles = [{"breakdown": "role", "block": [role]} for role in ("teacher", "lead")]
    assert attacker.fewest(cells, [band, other], PROMISE) is None
    assert attacker.fewest(cells, [band, other, *roles], PROMISE) == 2


@pytest.mark.parametrize(("words", "n", "counts"), [
    ("fewer than half", 5, {0, 1, 2}), ("up to a third", 9, {0, 1, 2, 3}), ("two thirds or more", 7, {5, 6, 7}),
    ("below 20 %", 12, {0, 1, 2}), ("50 to 60 %", 38, {19, 20, 21, 22}), ("80 % or more", 10, {8, 9, 10}),
])  # fmt: skip
def test_words_are_read_as_a_reader_reads_them(words: str, n: int, counts: set[int]):
    assert counts_in(words, n) == counts
