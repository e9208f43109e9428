"""The command line is a contract: keys, exit codes, one plain line for a refusal."""

import csv
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
ROW_KEYS = {"mode", "option", "n", "share", "interval", "rank", "rank_interval"}
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
    assert set(first) == ROW_KEYS
    assert (first["mode"], first["n"], first["share"]) == ("peer_coaching", 27, 27 / 46)
    assert first["interval"] == [27 / 48, 29 / 48]
    assert (document["base_n"], document["staff_n"], document["verdict"]) == (46, 48, "certain")
    assert "27 of 46" in document["sentence"]


def test_rank_of_a_named_item_and_of_everyone(capsys):
    read = json.loads(run(capsys, "read", MAPLE_HOLLOW[2], "--json")[1])
    took_part = next(item["item_id"] for item in read["items"] if item["purpose"] == "took_part")
    document = json.loads(run(capsys, "rank", MAPLE_HOLLOW[2], "--item", took_part, "--everyone", "--json")[1])
    assert (document["item"]["item_id"], document["base_n"]) == (took_part, 49)


def written(folder: Path, name: str, rows: list[list[str]]) -> Path:
    """Write an export."""
    export = folder / name
    with export.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return export


def surveymonkey_ranking(folder: Path) -> Path:
    """One column per option, holding its rank; fourteen rank all, two only their best."""
    head = ["Respondent ID", "Collector ID", "Start Date", "Rank these from most to least useful to your teaching."]
    ballots = ["123"] * 9 + ["213"] * 3 + ["321"] * 2 + ["1  "] * 2
    people = [[str(118555197051 + at), "458210077", f"05/02/2025 08:{at:02}:13 AM"] for at in range(len(ballots))]
    answers = [person + [rank.strip() for rank in ballot] for person, ballot in zip(people, ballots, strict=True)]
    first, second = [*head, "", ""], ["", "", "", "Peer coaching", "Workshop", "Webinar"]
    return written(folder, "Monkey.csv", [first, second, *answers])


def google_grid(folder: Path) -> Path:
    """A grid of three learning modes on a scale of usefulness, and a question that stands alone."""
    stem = "How useful was this to your teaching?"
    modes = ("Peer coaching", "Workshop", "Webinar")
    head = ["Timestamp", *(f"{stem} [{mode}]" for mode in modes), "I feel supported at this school."]
    labels = ["Not at all useful", "Slightly useful", "Moderately useful", "Very useful", "Extremely useful"]
    rows = [["Agree", "Disagree", "Strongly agree"][at % 3] for at in range(16)]
    answers = [
        [
            f"5/{at + 2}/2025 8:10:13",
            labels[4 - at % 2],
            labels[2 + (at == 3)],
            labels[at % 3] if at < 12 else "",
            alone,
        ]
        for at, alone in enumerate(rows)
    ]
    return written(folder, "Grid.csv", [head, *answers])


def microsoft_ranking(folder: Path) -> Path:
    """Whole orders in one cell each."""
    head = ["ID", "Start time", "Completion time", "Email", "Name", "Rank the ways of learning by their value to you."]
    orders = ["Peer coaching;Workshop;Webinar;"] * 9 + ["Workshop;Webinar;Peer coaching;"] * 3
    times = [f"5/{at + 2}/2025 8:10:13" for at in range(len(orders))]
    rows = [[str(at + 1), times[at], times[at], "anonymous", "", order] for at, order in enumerate(orders)]
    return written(folder, "Forms.csv", [head, *rows])


def shared_points(folder: Path) -> Path:
    """A hundred points shared out over three rows."""
    head = ["Timestamp", *(f"Share 100 points by value to you [{row}]" for row in ("Coaching", "Workshop", "Webinar"))]
    shares = [("70", "30", ""), ("60", "25", "15"), ("45", "30", "25"), ("20", "50", "30")] * 3
    return written(folder, "Points.csv", [head, *([f"5/{at + 2}/2025 8:10:13", *row] for at, row in enumerate(shares))])


def item_of(capsys: pytest.CaptureFixture, export: Path, kind: str) -> dict:
    """Return the first item of this type."""
    return next(
        item for item in json.loads(run(capsys, "read", export, "--json")[1])["items"] if item["item_type"] == kind
    )


def test_rank_of_options_in_columns_counts_the_unranked_as_offered(capsys, tmp_path):
    export = surveymonkey_ranking(tmp_path)
    item = item_of(capsys, export, "ranking")
    code, out, _ = run(capsys, "rank", export, "--item", item["item_id"], "--staff", 18, "--json", "--strength")
    document = json.loads(out)
    assert (code, document["base_n"], document["verdict"]) == (0, 16, "certain")
    first = document["ranking"][0]
    assert set(first) == ROW_KEYS | {"mean_rank", "mean_points", "base_n"}
    assert (first["option"], first["mode"], first["n"], first["share"]) == (
        "Peer coaching",
        "peer_coaching",
        11,
        11 / 16,
    )
    assert (
        first["mean_rank"] == next(o["mean_rank"] for o in item["options"] if o["option"] == "Peer coaching") == 23 / 16
    )
    assert [row["mean_points"] for row in document["ranking"]] == [25 / 16, 18 / 16, 5 / 16]
    assert document["sentence"].startswith("11 of 16 people ranked “Peer coaching” first: number one over all ranks")
    assert [entry["option"] for entry in document["strength"]] == ["Peer coaching", "Workshop", "Webinar"]
    assert sum(entry["worth"] for entry in document["strength"]) == pytest.approx(1)
    assert all(set(entry) == {"option", "worth", "quasi_se"} for entry in document["strength"])


def test_rank_of_a_row_of_a_grid_ranks_all_its_rows(capsys, tmp_path):
    export = google_grid(tmp_path)
    item = item_of(capsys, export, "likert")
    document = json.loads(run(capsys, "rank", export, "--item", item["item_id"], "--json")[1])
    assert (document["item"]["item_id"], document["item"]["columns"]) == (item["item_id"], [2, 3, 4])
    rows = [(row["option"], row["n"], row["base_n"], row["mean_score"], row["rank"]) for row in document["ranking"]]
    assert rows == [
        ("Peer coaching", 16, 16, 4.5, 1),
        ("Workshop", 1, 16, 49 / 16, 2),
        ("Webinar", 0, 12, 2, 3),
    ]
    assert set(document["ranking"][0]) == ROW_KEYS | {"mean_score", "base_n"}
    assert document["sentence"] == "16 of 16 people rated “Peer coaching” favourably: clearly first over all answers."


def test_rank_of_whole_orders_is_found_without_naming_it(capsys, tmp_path):
    export = microsoft_ranking(tmp_path)
    document = json.loads(run(capsys, "rank", export, "--json")[1])
    assert document["item"]["item_type"] == "ranking"
    assert [(row["option"], row["n"]) for row in document["ranking"]] == [
        ("Peer coaching", 9), ("Workshop", 3), ("Webinar", 0),
    ]  # fmt: skip


def test_rank_of_shared_points(capsys, tmp_path):
    export = shared_points(tmp_path)
    item = item_of(capsys, export, "number")
    document = json.loads(run(capsys, "rank", export, "--item", item["item_id"], "--staff", 12, "--json")[1])
    assert [(row["option"], row["n"], row["mean_points"], row["rank"]) for row in document["ranking"]] == [
        ("Coaching", 9, 48.75, 1), ("Workshop", 3, 33.75, 2), ("Webinar", 0, 17.5, 3),
    ]  # fmt: skip
    assert document["verdict"] == "certain"


def test_the_text_says_what_the_order_goes_by_and_how_strong_it_is(capsys, tmp_path):
    export = microsoft_ranking(tmp_path)
    text = run(capsys, "rank", export, "--strength")[1]
    assert "The order goes by all ranks" in text
    assert "of a hundred people choosing one" in text
    assert "   9 of 12   75 %" in text


@pytest.mark.parametrize(
    ("make", "kind", "options", "expected"),
    [
        (google_grid, "alone", [], "stands alone"),
        (google_grid, "likert", ["--strength"], "put options in order"),
        (google_grid, "likert", ["--staff", "15"], "16 people answered this question"),
    ],
)
def test_what_cannot_be_ranked_is_refused_in_one_line(capsys, tmp_path, make, kind, options, expected):
    export = make(tmp_path)
    items = json.loads(run(capsys, "read", export, "--json")[1])["items"]
    item = items[-1] if kind == "alone" else items[0]
    code, out, err = run(capsys, "rank", export, "--item", item["item_id"], *options)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert expected in err


def test_without_json_a_principal_can_read_it(capsys):
    assert "27 of 46 teachers named" in run(capsys, "rank", MAPLE_HOLLOW[2], "--staff", 48)[1]
    text = run(capsys, "read", MAPLE_HOLLOW[0])[1]
    assert "40 people answered" in text
    assert "further rows of people who answered more than once left out" in text.lower()


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


def test_deck_puts_the_slides_of_the_latest_export_where_it_is_told(capsys, tmp_path):
    out = tmp_path / "meeting.pptx"
    options = ("--out", out, "--staff", 48, "--school", "Maple Hollow")
    code, said, _ = run(capsys, "deck", *MAPLE_HOLLOW, *options, "--json")
    document = json.loads(said)
    assert code == 0
    assert [slide["topic"] for slide in document["slides"]][:2] == ["thanks", "first"]
    assert document["slides"][0]["headline"] == "46 of 48 teachers answered."
    assert document["left_out"]
    first = out.read_bytes()
    code, said, _ = run(capsys, "deck", *reversed(MAPLE_HOLLOW), *options)
    assert (code, out.read_bytes()) == (0, first)
    assert "Read back:" in said
    assert "46 of 48 teachers answered." in said


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--out", "nowhere/there/x.pptx"), "cannot be written"),
        (("--out", "x.pptx", "--staff", "5"), "at least 46 could have"),
        (("--out", "x.pptx", "--promise", "2"), "cannot be below 3"),
        ((), "--out"),
    ],
)
def test_deck_refuses_in_one_line_and_writes_nothing(capsys, tmp_path, monkeypatch, options, said):
    export = MAPLE_HOLLOW[2]
    monkeypatch.chdir(tmp_path)
    code, out, error = run(capsys, "deck", export, *options)
    assert (code, out) == (2, "")
    assert said in error
    assert error.count("\n") == 1
    assert not list(tmp_path.iterdir())
