"""Exports of Alchemer, SoSci Survey, Wenjuanxing, Nextcloud Forms, Formbricks and Moodle: people, types, counts."""

import pytest

from tests.analysis.reading.tables import ROOT, document, document_of, options, types

AGREE = ("Disagree", "Agree", "Strongly agree")
EXPORTS = ROOT.parent / "shared" / "data" / "exports"


def pick(choices: object, at: int) -> str:
    """Return one of some choices, in turn."""
    return choices[at % len(choices)]


def stamp(at: int) -> str:
    """Return a time stamp that no two rows share."""
    return f"2025-05-02 08:{at // 60:02}:{at % 60:02}"


def roles(found: dict) -> dict[int, str]:
    """Return the roles of all columns that are no items."""
    return {column["column"]: column["role"] for column in (*found["metadata"], *found["identity_removed"])}


def columns(found: dict) -> list[list[int]]:
    """Return the columns of all items, in file order."""
    return [item["columns"] for item in found["items"]]


def sections(found: dict) -> list[str | None]:
    """Return the sections of all items, in file order."""
    return [item["section"] for item in found["items"]]


def reasons(found: dict) -> dict[int, str]:
    """Return why rows were left out."""
    return {row["row"]: row["reason"] for row in found["excluded"]}


def bases(item: dict) -> tuple[int, int, int]:
    """Return how many answered, how many did not, and how many were not asked."""
    return item["base_n"], item["item_nonresponse"], item["not_asked"]


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
    assert roles(found) == {1: "respondent_id", 2: "timestamp", 3: "timestamp", 4: "status", 5: "ip_address"}
    assert columns(found) == [[6, 7], [8], [9], [10, 11, 12], [13], [14]]
    assert types(found) == ["single_choice", "likert", "likert", "select_all", "open_ended", "open_ended"]
    useful, helps = "How useful was it?", "What would help?"
    assert sections(found) == [None, useful, useful, None, helps, helps]
    assert [item["wording"] for item in found["items"][3:]] == ["Note: which did you attend?", "Idea #1", "Idea #2"]
    assert found["items"][0]["other_text_n"] == options(found["items"][0])["Other - Write In"]
    assert set(options(found["items"][3])) == {"Workshops", "Mentoring"}
    assert found["items"][3]["other_text_n"] == 1


@pytest.mark.skipif(not EXPORTS.exists(), reason="the shared exports are not here")
def test_the_notebook_survey_of_alchemer() -> None:
    found = document((EXPORTS / "alchemer" / "jupyter_notebook_ux_2015.csv").read_bytes())
    assert (found["platform"], found["header_rows"], found["rows"]) == ("alchemer", 1, 1706)
    assert found["respondents"] == 779
    assert list(reasons(found).values()) == ["unfinished"] * 927
    assert roles(found) == {1: "timestamp", 2: "timestamp", 3: "status"}
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
    assert roles(found).items() >= expected.items()
    assert set(roles(found)) == {*range(1, 7), 10, *range(16, 25)}


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
    assert roles(found) == {1: "row_number", 2: "timestamp", 3: "duration", 4: "custom", 5: "custom", 6: "ip_address"}
    assert columns(found) == [[7], [8], [9], [10], [11], [12]]
    assert types(found) == ["single_choice", "select_all", "likert", "likert", "open_ended", "single_choice"]
    assert options(found["items"][0]) == {"教师": third, "组长": third, "其他": third}
    assert options(found["items"][1]) == {"讲座": 2 * third, "读书": 2 * third, "其他": third}
    assert [item["other_text_n"] for item in found["items"][:2]] == [third, third]
    assert sections(found)[2:4] == ["您的看法", "您的看法"]
    assert found["items"][0]["wording"] == "您的职务是"
    assert bases(found["items"][5]) == (2 * third, 0, third)


@pytest.mark.parametrize(
    "metadata",
    [
        ["User ID", "User display name", "Timestamp"],
        ["Benutzer-ID", "Anzeigename des Benutzers", "Zeitstempel"],
        ["ID de usuario", "Nombre para mostrar del usuario", "Marca de tiempo"],
    ],
)
def test_nextcloud_forms(metadata: list[str]) -> None:
    header = [*metadata, "Which role?", "Which formats?", "Useful? (Coaching)", "Useful? (Reading)", "Comments"]
    rows = [
        [
            "",
            "Anonymous user",
            f"2025-05-02T08:{at:02}:00+00:00",
            pick(["Teacher", "Lead"], at),
            pick(["Books; Talks", "Talks", "Books; Courses, online", "Courses, online"], at),
            pick(AGREE, at),
            pick(AGREE, at // 2),
            f"More time for {at} things would help; truly.",
        ]
        for at in range(16)
    ]
    found = document_of([header, *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("nextcloud_forms", 1, 16)
    assert roles(found) == {1: "respondent_id", 2: "name", 3: "timestamp"}
    assert types(found) == ["single_choice", "select_all", "likert", "likert", "open_ended"]
    assert options(found["items"][1]) == {"Books": 8, "Talks": 8, "Courses, online": 8}
    assert sections(found) == [None, None, "Useful?", "Useful?", None]


def test_formbricks() -> None:
    header = ["No.", "Response ID", "Timestamp", "Finished", "Survey ID", "Formbricks ID (internal)", "User ID", "Tags"]
    header += [
        "url",
        "1. Which role?",
        "1. Which role? - Option ID",
        "2. Which formats?",
        "2. Which formats? - Option ID",
    ]
    header += ["3. How useful - this year? - Coaching", "3. How useful - this year? - Reading", "4. What would help?"]
    rows = [
        [
            str(at + 1),
            f"cm{at}x",
            stamp(at),
            "No" if at == 4 else "Yes",
            "s1",
            "",
            "",
            "",
            "https://x.org/s/1",
            pick(["Teacher", "Lead"], at),
            pick(["a1", "a2"], at),
            pick(["Books; Talks", "Talks", "Books"], at),
            pick(["b1; b2", "b2", "b1"], at),
            pick(AGREE, at),
            pick(AGREE, at // 2),
            f"More time for {at} things would help, truly.",
        ]
        for at in range(31)
    ]
    found = document_of([header, *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("formbricks", 1, 30)
    assert reasons(found) == {6: "unfinished"}
    assert columns(found) == [[10], [12], [14], [15], [16]]
    assert types(found) == ["single_choice", "select_all", "likert", "likert", "open_ended"]
    assert [item["wording"] for item in found["items"][:3]] == ["Which role?", "Which formats?", "Coaching"]
    assert sections(found)[2:4] == ["How useful - this year?"] * 2
    assert options(found["items"][1]) == {"Books": 21, "Talks": 20}
    expected = {1: "row_number", 2: "respondent_id", 3: "timestamp", 4: "finished", 5: "custom", 11: "custom"}
    assert roles(found).items() >= expected.items()


@pytest.mark.parametrize("anonymous", [False, True])
def test_moodle(anonymous: bool) -> None:
    header = ["Full name", "Groups", "Email address", "Course", "Date", "(role) What is your role?"]
    header += ["(fmt) Which formats?", "(use) How useful &amp; clear was it?", "(open) What would help?"]
    rows = [
        [
            "Anonymous" if anonymous else f"Ann {at}",
            "Staff",
            "" if anonymous else f"a{at}@x.org",
            "PD",
            f"Friday, 2 May 2025, 8:{at:02} AM",
            pick(["Teacher", "Lead"], at),
            pick(["Books &amp; talks\nCourses", "Courses", "Books &amp; talks"], at),
            pick(AGREE, at),
            f"Time for {at} things, &quot;please&quot;.",
        ]
        for at in range(18)
    ]
    found = document_of([header, *rows])
    assert (found["platform"], found["header_rows"], found["respondents"]) == ("moodle", 1, 18)
    assert roles(found) == {1: "name", 2: "custom", 3: "email", 4: "custom", 5: "timestamp"}
    assert types(found) == ["single_choice", "select_all", "likert", "open_ended"]
    assert options(found["items"][1]) == {"Books & talks": 12, "Courses": 12}
    assert found["items"][2]["wording"] == "How useful & clear was it?"


@pytest.mark.parametrize(
    "header",
    [
        ["Full name", "Date", "Role", "Useful?"],
        ["No.", "Response", "Role", "Useful?"],
        ["User ID", "Which role?", "When?", "Useful?"],
        ["Status", "Date", "Role: mine", "Useful?"],
    ],
)
def test_a_plain_table_is_no_platform(header: list[str]) -> None:
    rows = [[f"x{at}", f"2025-05-{at + 10}", pick(["Teacher", "Lead"], at), pick("12345", at)] for at in range(12)]
    assert document_of([header, *rows])["platform"] == "spreadsheet"
