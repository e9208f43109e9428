"""Exports of Alchemer, SoSci Survey and Wenjuanxing: people, types, counts."""

import pytest

from tests.analysis.reading.exports import AGREE, bases, columns, pick, reasons, roles_by_column, sections
from tests.analysis.reading.tables import SHARED, document, document_of, options, types
from tests.analysis.reading.wrappers import stamp


def alchemer(people: int) -> list[list[str]]:
    """Return an export of Alchemer: every third response is partial."""
    header = ["Response ID", "Time Started", "Date Submitted", "Status", "IP Address", "Which team are you on?"]
    header += ["Other - Write In:Which team are you on?", "Coaching:How useful was it?", "Reading: How useful was it?"]
    header += ["Workshops:Note: which did you attend?", "Mentoring:Note: which did you attend?"]
    header += ["Other - Write In:Note: which did you attend?", "Idea #1:What would help?", "Idea #2:What would help?"]
    rows = [
        [
            str(at + 1),
            stamp(at),
            stamp(at),
            "Partial" if at % 3 == 2 else "Complete",
            f"10.0.0.{at}",
            pick(["Grade 1", "Grade 2", "Other - Write In"], at // 3),
            "Library" if at // 3 % 3 == 2 else "",
            pick(AGREE, at // 3),
            pick(AGREE, at // 2),
            pick(["Workshops", ""], at),
            pick(["", "", "Mentoring", "Mentoring"], at),
            "Books" if at == 0 else "",
            f"Time for {at} things",
            f"A room of {at} chairs" if at % 2 else "",
        ]
        for at in range(people)
    ]
    return [header, *rows]


@pytest.mark.parametrize("people", [9, 30, 60])
def test_alchemer(people: int) -> None:
    found = document_of(alchemer(people))
    assert (found["platform"], found["header_rows"], found["rows"]) == ("alchemer", 1, people)
    assert found["respondents"] == people * 2 // 3
    assert set(reasons(found).values()) == {"unfinished"}
    assert roles_by_column(found) == {1: "respondent_id", 2: "timestamp", 3: "timestamp", 4: "status", 5: "ip_address"}
    assert columns(found) == [[6, 7], [8], [9], [10, 11, 12], [13], [14]]
    assert types(found) == ["single_choice", "likert", "likert", "select_all", "open_ended", "open_ended"]
    useful, helps = "How useful was it?", "What would help?"
    assert sections(found) == [None, useful, useful, None, helps, helps]
    assert [item["wording"] for item in found["items"][3:]] == ["Note: which did you attend?", "Idea #1", "Idea #2"]
    assert found["items"][0]["other_text_n"] == options(found["items"][0])["Other - Write In"]
    assert set(options(found["items"][3])) == {"Workshops", "Mentoring"}
    assert found["items"][3]["other_text_n"] == 1


@pytest.mark.skipif(not (SHARED / "exports").exists(), reason="the shared exports are not here")
def test_the_notebook_survey_of_alchemer() -> None:
    found = document(((SHARED / "exports") / "alchemer" / "jupyter_notebook_ux_2015.csv").read_bytes())
    assert (found["platform"], found["header_rows"], found["rows"]) == ("alchemer", 1, 1706)
    assert found["respondents"] == 779
    assert list(reasons(found).values()) == ["unfinished"] * 927
    assert roles_by_column(found) == {1: "timestamp", 2: "timestamp", 3: "status"}
    kinds = dict(zip(map(tuple, columns(found)), types(found), strict=True))
    assert kinds[(10, 11)] == "single_choice"
    assert kinds[(30, 31)] == "select_all"
    lists = [*range(7, 10), *range(12, 30), *range(34, 37)]
    assert {kinds[(column,)] for column in lists} == {"open_ended"}
    assert len(found["items"]) == 32


SOSCI = ["CASE", "SERIAL", "REF", "QUESTNNR", "MODE", "STARTED"]
SOSCI_END = ["TIME001", "TIME_SUM", "LASTDATA", "FINISHED", "Q_VIEWER", "LASTPAGE", "MAXPAGE", "MISSING", "DEG_TIME"]


def sosci(people: int, labels: bool = False) -> list[list[str]]:
    """Return an export of SoSci Survey: one admin, one unfinished; the last question was shown to half."""
    ticked = ("nicht gewählt", "ausgewählt") if labels else ("1", "2")
    codes = ["AB01", "AB02_01", "AB02_02", "AB03", "AB03_01", "AB03_02", "AB03_02a", "AB04_01", "AB05"]
    texts = ["Ihre Rolle", "Wie nützlich war: Coaching", "Wie nützlich war: Lesen"]
    texts += ["Formate: Ausweichoption (negativ) oder Anzahl ausgewählter Optionen", "Formate: Kurs"]
    texts += ["Formate: Sonstiges", "Formate: Sonstiges (offene Eingabe)", "Was würde helfen?", "Nur für manche"]
    rows = []
    for at in range(people):
        metadata = [str(at + 1), "", "", "base", "admin" if at == 3 else "interview", stamp(at)]
        kurs, other = ticked[at % 2], ticked[at % 3 == 0]
        answers = [pick("12", at), pick(["1", "2", "3", "-9"], at), pick("123", at), str(at % 3), kurs, other]
        answers += ["Podcast" if at % 3 == 0 else "", f"Mehr Zeit für {at} Dinge, bitte.", pick(["1", "", "2", ""], at)]
        end = ["12", "90", stamp(at), "0" if at == 5 else "1", "0", "4", "4", "0", "0"]
        rows.append(metadata + answers + end)
    return [SOSCI + codes + SOSCI_END, [f"{code} (text)" for code in SOSCI] + texts + SOSCI_END, *rows]


@pytest.mark.parametrize("labels", [False, True])
def test_sosci(labels: bool) -> None:
    found = document_of(sosci(24, labels))
    assert (found["platform"], found["header_rows"], found["rows"], found["respondents"]) == ("sosci", 2, 24, 22)
    assert reasons(found) == {6: "test", 8: "unfinished"}
    assert [line["action"] for line in found["receipt"] if line["action"] == "advice"] == ["advice"]
    assert columns(found) == [[7], [8], [9], [11, 12, 13], [14], [15]]
    assert types(found)[3:5] == ["select_all", "open_ended"]
    assert sections(found)[:4] == [None, "Wie nützlich war", "Wie nützlich war", None]
    assert bases(found["items"][1]) == (17, 5, 0)
    kinds = found["items"][3]
    assert (kinds["wording"], kinds["base_n"], kinds["other_text_n"]) == ("Formate", 22, 7)
    assert options(kinds) == {"Kurs": 10, "Sonstiges": 7}
    assert bases(found["items"][5]) == (12, 0, 10)
    expected = {1: "respondent_id", 2: "respondent_id", 5: "status", 6: "timestamp", 10: "counter", 19: "finished"}
    assert roles_by_column(found).items() >= expected.items()
    assert set(roles_by_column(found)) == {*range(1, 7), 10, *range(16, 25)}


def test_sosci_without_labels() -> None:
    codes, _, *rows = sosci(24)
    found = document_of([codes, *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("sosci", 1, 22)
    assert found["items"][3]["columns"] == [11, 12, 13]
    assert options(found["items"][3]) == {"AB03_01": 10, "AB03_02": 7}


def test_sosci_with_a_choice_beside_which_people_type() -> None:
    codes, labels = [*SOSCI, "AB01", "AB01_03", *SOSCI_END], [*SOSCI, "Ihre Rolle", "Ihre Rolle: Sonstige", *SOSCI_END]
    end = ["12", "90", stamp(0), "1", "0", "4", "4", "0", "0"]
    rows = [
        [str(at), "", "", "base", "interview", stamp(at), pick("123", at), "Koch" if at % 3 == 2 else "", *end]
        for at in range(12)
    ]
    found = document_of([codes, labels, *rows])
    assert [(item["columns"], item["other_text_n"]) for item in found["items"]] == [([7, 8], 4)]


def wenjuanxing(people: int) -> list[list[str]]:
    """Return an export of Wenjuanxing."""
    header = [
        "序号",
        "提交答卷时间",
        "所用时间",
        "来源",
        "来源详情",
        "来自IP",
        "1、您的职务是",
        "2、您参加过哪些培训[多选题]",
    ]
    header += ["3、您的看法—教研很有帮助", "3、您的看法—时间充足", "4、您有什么建议？", "5、仅教师回答"]
    rows = [
        [
            str(at + 1),
            f"2025/5/12 19:{at:02}:50",
            f"{100 + at}秒",
            "微信",
            "N/A",
            f"10.0.0.{at}(福建-南平)",
            pick(["教师", "组长", "其他〖图书馆〗"], at),
            pick(["讲座┋读书", "讲座", "读书┋其他〖网课〗"], at),
            pick("12345", at),
            pick("54321", at),
            f"第{at}条建议：希望多一点时间。",
            pick(["是", "否", "(跳过)"], at),
        ]
        for at in range(people)
    ]
    return [header, *rows]


@pytest.mark.parametrize("people", [12, 48])
def test_wenjuanxing(people: int) -> None:
    found = document_of(wenjuanxing(people))
    third = people // 3
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("wenjuanxing", 1, people)
    assert roles_by_column(found) == {
        1: "row_number",
        2: "timestamp",
        3: "duration",
        4: "custom",
        5: "custom",
        6: "ip_address",
    }
    assert columns(found) == [[7], [8], [9], [10], [11], [12]]
    assert types(found) == ["single_choice", "select_all", "likert", "likert", "open_ended", "single_choice"]
    assert options(found["items"][0]) == {"教师": third, "组长": third, "其他": third}
    assert options(found["items"][1]) == {"讲座": 2 * third, "读书": 2 * third, "其他": third}
    assert [item["other_text_n"] for item in found["items"][:2]] == [third, third]
    assert sections(found)[2:4] == ["您的看法", "您的看法"]
    assert found["items"][0]["wording"] == "您的职务是"
    assert bases(found["items"][5]) == (2 * third, 0, third)
