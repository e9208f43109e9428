"""Spreadsheets that people edited by hand: covers, legends, totals, pivots, merged headers, and odd file formats."""

import io
import zipfile

import pytest

from analysis.errors import SurveyError
from tests.analysis.reading.exports import AGREE, lines, pick, reasons
from tests.analysis.reading.tables import SHARED, csv_text, document, document_of, options, types, workbook, xlsx_bytes

HEADER = ["Which team?", "Trained?", "I am trusted", "I have time", "What would help?"]
EXPORTS = SHARED / "exports"
KINDS = ["single_choice", "single_choice", "likert", "likert", "open_ended"]


def person(at: int) -> list[str]:
    """Return what one person answered."""
    own = [pick(["Grade 1", "Grade 2", "Library"], at), pick(["Yes", "No"], at)]
    return [*own, pick("12345", at), pick("45321", at), f"More time for {at} things would help."]


def people(n: int) -> list[list[str]]:
    """Return what some people answered."""
    return list(map(person, range(n)))


@pytest.mark.parametrize("n", [8, 30, 60])
def test_titles_above(n: int) -> None:
    found = document_of([["Staff survey 2025"], ["Please do not share", "draft"], [], HEADER, *people(n)])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("spreadsheet", 1, n)
    assert lines(found, "rows_above_header")[0]["n"] == 3
    assert types(found) == KINDS


@pytest.mark.parametrize("n", [12, 40])
def test_the_sheet_with_one_row_per_person(n: int) -> None:
    cover = [["Staff survey"], ["Prepared by", "the office"], ["Date", "May 2025"]]
    codes = [["Question", "Code", "Meaning"], *([HEADER[at % 5], str(at % 5), f"Label {at}"] for at in range(3 * n))]
    pivot = [["Row Labels", "Count of Trained?"], ["Grade 1", "4"], ["Grade 2", "4"], ["Grand Total", "8"]]
    found = document(workbook(Cover=cover, Codebook=codes, Answers=[HEADER, *people(n)], Pivot=pivot))
    assert (found["sheet"], found["respondents"], types(found)) == ("Answers", n, KINDS)
    assert lines(found, "sheets_not_read")[0]["n"] == 3


def test_raw_answers_and_a_copy() -> None:
    copy = [HEADER, *people(20)]
    assert document(workbook(Copy=copy, Raw_data=copy, Coding=copy))["sheet"] == "Raw data"


def test_totals_and_averages() -> None:
    table = [HEADER, *people(20), ["Total", "20", "20", "20"], ["Average", "", "3.0", "2.8"], ["รวม", "20"]]
    found = document_of(table)
    assert reasons(found) == dict.fromkeys((22, 23, 24), "summary")
    assert (found["respondents"], types(found)) == (20, KINDS)


@pytest.mark.parametrize(
    "row",
    [
        ["", "", "3.05", "2.9"],
        ["Average (n = 20)", "", "3.0"],
        ["Mean score:", "", "3", "3"],
        ["", "Total", "60", "58"],
    ],
)
def test_one_line_of_figures(row: list[str]) -> None:
    assert reasons(document_of([HEADER, *people(20), row])) == {22: "summary"}


@pytest.mark.parametrize("n", [8, 30])
def test_average_is_an_answer_too(n: int) -> None:
    rows = [[pick(["Poor", "Average", "Good"], at), pick("12345", at), pick(AGREE, at)] for at in range(n)]
    assert document_of([["Our meetings", "Rating", "I am trusted"], *rows])["respondents"] == n


@pytest.mark.parametrize("n", [8, 30])
@pytest.mark.parametrize("titled", [False, True])
def test_a_legend_beside_the_table(n: int, titled: bool) -> None:
    table = [[*HEADER, "", "Legend" if titled else "", "Meaning" if titled else ""]]
    table += [[*row, "", str(at + 1), f"Level {at}"] if at < 5 else row for at, row in enumerate(people(n))]
    found = document_of(table)
    assert (found["respondents"], types(found)) == (n, KINDS)
    assert [column["role"] for column in found["metadata"]] == ["legend"] * 3
    assert len(lines(found, "legend_not_read")) == 1


def test_a_legend_longer_than_the_table() -> None:
    table = [[*HEADER, "", "1 = never"]]
    table += [[*(person(at) if at < 8 else [""] * 5), "", f"{at + 2} = often {at}"] for at in range(11)]
    found = document_of(table)
    assert (found["respondents"], types(found)) == (8, KINDS)
    assert reasons(found) == dict.fromkeys((10, 11, 12), "empty")


def test_a_late_question_is_no_legend() -> None:
    rows = [[*row, "", "Yes" if at in (1, 4, 20) else ""] for at, row in enumerate(people(30))]
    found = document_of([[*HEADER, "", "Do you want a coach?"], *rows])
    assert found["items"][-1]["wording"] == "Do you want a coach?"
    assert found["items"][-1]["base_n"] == 3


@pytest.mark.parametrize(
    "pivot",
    [
        [["Row Labels", "Count of Trained?"], ["Grade 1", "10"], ["Grade 2", "10"], ["Grand Total", "30"]],
        [["Team", "n"], ["Grade 1", "10"], ["Grade 2", "10"], ["Library", "10"]],
        [["", "", "Mean", "2.9"], ["", "", "Top box", "41%"], ["", "", "Low box", "12%"]],
        [["Average", "", "3.1", "3.2"], ["% agree", "", "40%", "50%"], ["Responses", "", "12", "12"]],
        [["Collected by the office in May."]],
    ],
)
@pytest.mark.parametrize("n", [12, 30])
def test_a_pivot_table_below(pivot: list[list[str]], n: int) -> None:
    found = document_of([HEADER, *people(n), [], [], *pivot])
    assert found["respondents"] == n
    below = dict.fromkeys(range(n + 4, n + 4 + len(pivot)), "summary")
    assert reasons(found) == {n + 2: "empty", n + 3: "empty"} | below
    assert types(found) == KINDS


def test_people_below_a_blank_row_stay() -> None:
    late = [["", "", "3", "", ""], person(31), ["Grade 1", "Yes", "", "", ""], ["Library", "No", "5", "", ""]]
    found = document_of([HEADER, *people(15), [], *people(10), [], *late])
    assert (found["respondents"], set(reasons(found).values())) == (29, {"empty"})


@pytest.mark.parametrize("n", [8, 30])
@pytest.mark.parametrize("titles", [[], [["Staff survey 2025"], []]])
def test_merged_header_cells(n: int, titles: list[list[str]]) -> None:
    above = ["Which team?", "How true is this?", "", "", "Which did you attend?", "", "What would help?"]
    below = ["", "I am trusted", "I have time", "My team listens", "Coaching", "Reading", ""]
    rows = [
        [
            pick(["Grade 1", "Grade 2"], at),
            pick(AGREE, at),
            pick(AGREE, at // 2),
            pick(AGREE, at // 3),
            pick(["x", ""], at),
            pick(["x", "x", ""], at),
            f"More time for {at} things would help.",
        ]
        for at in range(n)
    ]
    found = document_of([*titles, above, below, *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("spreadsheet", 2, n)
    assert types(found) == ["single_choice", "likert", "likert", "likert", "select_all", "open_ended"]
    assert [item["section"] for item in found["items"]] == [None, *["How true is this?"] * 3, None, None]
    assert options(found["items"][4])["Coaching"] == (n + 1) // 2
    assert found["items"][4]["columns"] == [5, 6]


def test_one_header_with_a_nameless_column_stays_one() -> None:
    rows = [[pick(["Grade 1", "Grade 2"], at), pick(["Yes", "No"], at), pick("12345", at)] for at in range(20)]
    found = document_of([["Team", "", "Rating"], *rows])
    assert (found["header_rows"], found["respondents"]) == (1, 20)


def test_blank_columns_and_the_index_of_r() -> None:
    rows = [[str(at + 1), *row[:2], "", *row[2:]] for at, row in enumerate(people(20))]
    found = document_of([["", *HEADER[:2], "", *HEADER[2:]], *rows[:9], [], *rows[9:]])
    assert [(column["column"], column["role"]) for column in found["metadata"]] == [(1, "row_number")]
    assert (found["respondents"], types(found)) == (20, KINDS)
    assert [item["columns"] for item in found["items"]] == [[2], [3], [5], [6], [7]]


def test_what_r_writes_for_a_blank() -> None:
    rows = [[text if (at + place) % 7 else "NA" for place, text in enumerate(person(at))] for at in range(21)]
    found = document_of([HEADER, *rows])
    assert [(item["base_n"], item["item_nonresponse"]) for item in found["items"]] == [(18, 3)] * 5
    assert types(found) == KINDS
    assert [line["n"] for line in lines(found, "blank_restored")] == [3] * 5
    rows[0][0] = ""
    assert options(document_of([HEADER, *rows])["items"][1])["NA"] == 3


def test_what_was_typed_beside_merged_options() -> None:
    above, below = ["Team", "Which did you attend?", "", ""], ["", "Coaching", "Reading", "Other"]
    rows = [
        [
            pick(["Grade 1", "Grade 2"], at),
            pick(["x", ""], at),
            pick(["x", "x", ""], at),
            f"Club {at}" if at < 4 else "",
        ]
        for at in range(20)
    ]
    found = document_of([above, below, *rows])
    assert [item["columns"] for item in found["items"]] == [[1], [2, 3, 4]]
    assert found["items"][1]["other_text_n"] == 4


def web_page(rows: list[list[str]]) -> str:
    """Return rows as a web page, with a menu and a script around the table."""
    body = "".join("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>\n" for row in rows)
    script = "<script>document.write('<table><tr><td>no</td></tr></table>')</script>"
    menu = "<table><tr><td>Menu</td></tr></table>"
    return f"<html><head>{script}<style>td {{}}</style></head><body>{menu}<table border=1>{body}</table></body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_web_page_named_xls(encoding: str) -> None:
    rows = [[f"{text} &amp; so<br>on" if text.startswith("More") else text for text in row] for row in people(20)]
    found = document(web_page([HEADER, *rows]).encode(encoding), "answers.xls")
    assert (found["platform"], found["respondents"], types(found)) == ("spreadsheet", 20, KINDS)


def test_spans_of_a_web_page() -> None:
    rows = "".join(f"<tr><td>{pick(['A', 'B'], at)}<td>{pick(AGREE, at)}<td>{pick(AGREE, at // 2)}" for at in range(12))
    head = "<tr><th rowspan=2>Team<th colspan=2>How true is this?<tr><th>I am trusted<th>I have time"
    found = document(f"<table>{head}{rows}</table>".encode(), "answers.xls")
    assert (found["header_rows"], found["respondents"]) == (2, 12)
    assert [item["section"] for item in found["items"]] == [None, *["How true is this?"] * 2]


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><h1>Log in</h1><form><input type=password></form></body></html>",
        "<!DOCTYPE html><table><tr><td>Name<td><input><tr><td>Password<td><input type='password'></table>",
        "<html><script>var a = '<table><tr><td>1<td>2<tr><td>3<td>4</table>'</script></html>",
        '<table><tr><td colspan="999999999">x</td></tr></table>',
    ],
)
def test_a_web_page_without_answers_is_refused(page: str) -> None:
    with pytest.raises(SurveyError, match="web page"):
        document(page.encode(), "answers.xls")


def ods(rows: list[list[str]]) -> bytes:
    """Return an OpenDocument spreadsheet written without any library."""
    names = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    body = "".join(f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {names}><office:body><office:spreadsheet>'
        f'<table:table table:name="Answers">{body}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", '<?xml version="1.0"?><manifest/>')
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        ods([HEADER, *people(20)]),
        xlsx_bytes([HEADER, *people(20)]),
        b"sep=;\r\n" + csv_text([HEADER, *people(20)], ";", "\r\n").encode(),
        csv_text([HEADER, *people(20)], "\t").encode("utf-16"),
        csv_text([HEADER, *people(20)], ";", "\r").encode("cp1252"),
    ],
    ids=["ods", "xlsx", "sep", "utf-16", "mac"],
)
def test_every_format_says_the_same(data: bytes) -> None:
    found = document(data)
    assert (found["platform"], found["respondents"], types(found)) == ("spreadsheet", 20, KINDS)


@pytest.mark.skipif(not EXPORTS.exists(), reason="the shared exports are not here")
@pytest.mark.parametrize(
    ("name", "respondents", "scales"),
    [("carpentries_instructor_training_2018.csv", 967, 6), ("niblse_instructors_2022.csv", 509, 0)],
)
def test_real_tables(name: str, respondents: int, scales: int) -> None:
    found = document((EXPORTS / "mixed_or_cleaned" / name).read_bytes())
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("spreadsheet", 1, respondents)
    agree = [item for item in found["items"] if "Strongly Agree" in options(item)]
    assert [item["item_type"] for item in agree] == ["likert"] * scales
