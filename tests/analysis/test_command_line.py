"""The command line is a contract: keys, exit codes, one plain line for a refusal."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from analysis.__main__ import main
from sample_data import MAPLE_HOLLOW

ROOT = Path(__file__).parents[2]
READ_KEYS = {
    "platform", "sheet", "header_rows", "rows", "respondents", "excluded", "metadata", "identity_removed", "items",
    "receipt",
}  # fmt: skip
ITEM_KEYS = {
    "item_id", "wording", "section", "columns", "item_type", "base_n", "item_nonresponse", "not_asked", "outside_scale",
    "options", "other_text_n",
}  # fmt: skip


def run(capsys: pytest.CaptureFixture, *arguments: str) -> tuple[int, str, str]:
    """Return exit code, standard output and standard error of one command."""
    try:
        code = main([str(argument) for argument in arguments])
    except SystemExit as ended:
        code = ended.code
    said = capsys.readouterr()
    return code, said.out, said.err


@pytest.mark.parametrize("export", MAPLE_HOLLOW, ids=lambda path: path.stem)
def test_read_tells_everything_and_accounts_for_everybody(capsys, export):
    code, out, _ = run(capsys, "read", export, "--json")
    document = json.loads(out)
    assert code == 0
    assert set(document) >= READ_KEYS
    assert document["rows"] == document["respondents"] + len(document["excluded"])
    for item in document["items"]:
        assert set(item) >= ITEM_KEYS
        outside = sum(entry["n"] for entry in item["outside_scale"])
        known = item["base_n"] + outside + item["item_nonresponse"] + item["not_asked"]
        assert known == document["respondents"]


def test_rank_is_not_rounded_and_names_count_and_base(capsys):
    code, out, _ = run(capsys, "rank", MAPLE_HOLLOW[2], "--staff", 48, "--json")
    document = json.loads(out)
    assert code == 0
    assert set(document) == {"item", "base_n", "staff_n", "ranking", "verdict", "sentence"}
    first = document["ranking"][0]
    assert set(first) == {"mode", "option", "n", "share", "interval", "rank", "rank_interval"}
    assert (first["mode"], first["n"], first["share"]) == ("peer_coaching", 27, 27 / 46)
    assert first["interval"] == [27 / 48, 29 / 48]
    assert (document["base_n"], document["staff_n"], document["verdict"]) == (46, 48, "certain")
    assert "27 of 46" in document["sentence"]


def test_rank_of_a_named_item_and_of_everyone(capsys):
    read = json.loads(run(capsys, "read", MAPLE_HOLLOW[2], "--json")[1])
    took_part = next(item["item_id"] for item in read["items"] if item["purpose"] == "took_part")
    document = json.loads(run(capsys, "rank", MAPLE_HOLLOW[2], "--item", took_part, "--everyone", "--json")[1])
    assert (document["item"]["item_id"], document["base_n"]) == (took_part, 49)


def test_without_json_a_principal_can_read_it(capsys):
    assert "27 of 46 teachers named" in run(capsys, "rank", MAPLE_HOLLOW[2], "--staff", 48)[1]
    text = run(capsys, "read", MAPLE_HOLLOW[0])[1]
    assert "40 people answered" in text
    assert "earlier answers of somebody who answered again left out" in text.lower()


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["read", "nowhere.csv"], "There is no file"),
        (["read", "."], "cannot be opened"),
        (["rank", MAPLE_HOLLOW[2], "--staff", "45"], "46 people answered"),
        (["rank", MAPLE_HOLLOW[2], "--item", "none"], "no item none"),
        (["rank", MAPLE_HOLLOW[2], "--staff", "many"], "many"),
        (["paint", MAPLE_HOLLOW[2]], "paint"),
        ([], "COMMAND"),
    ],
)
def test_a_refusal_is_one_line_and_exit_code_2(capsys, arguments, expected):
    code, out, err = run(capsys, *arguments)
    assert (code, out) == (2, "")
    assert len(err.strip().splitlines()) == 1
    assert expected in err


def test_a_file_that_is_no_table_is_refused(capsys, tmp_path):
    picture = tmp_path / "export.xlsx"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    code, out, err = run(capsys, "read", picture)
    assert (code, out) == (2, "")
    assert err.startswith("This is a picture, not a survey export. Export the answers as a spreadsheet")
    assert err.count("\n") == 1


def test_it_runs_as_a_module_from_anywhere(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "analysis", "rank", MAPLE_HOLLOW[1], "--staff", "48"],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    assert "20 of 43 teachers" in done.stdout
